"""Deeds: how much of the land held has a registered or a subdivided deed."""

from data_access.facts.land import REGISTERED, REGISTERED_ADDED, SUBDIVIDED, SUBDIVIDED_ADDED
from data_access.schema.land import land_event
from metrics.catalog import land
from metrics.formula import distinct, percent, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت فنی و عمرانی"

land_registered_deed_ha = Indicator(
    title="اراضی دارای سند ثبتی",
    title_en="Land with a registered title deed",
    question="چقدر زمین سند ثبتی دارد؟",
    definition="مساحتی از اراضی در اختیار که تا پایان دوره برای آن سند ثبتی (مالکیت) اخذ شده است.",
    definition_en=(
        "Land held for which a registered title deed in the name of the company exists, as of the end of "
        "the period."
    ),
    formula=total(REGISTERED, land_event.c.area_ha),
    unit=Unit.HECTARES,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-4-1",
)

land_registered_deed_pct = Indicator(
    title="سهم اراضی دارای سند ثبتی از کل اراضی در اختیار",
    title_en="Share of the land held that has a registered deed",
    question="چه سهمی از زمین‌ها سند ثبتی دارد؟",
    definition="نسبت اراضی دارای سند ثبتی به کل اراضی در اختیار در پایان دوره، به درصد.",
    definition_en=(
        "Land with a registered title deed as a percentage of the land held, as of the end of the period."
    ),
    formula=percent(land_registered_deed_ha.formula, land.land_held_ha.formula),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch1 chart 5; ch2 prose 2-4-1",
)

land_registered_deed_added_ha = Indicator(
    title="سند ثبتی اخذشده",
    title_en="Land for which a registered deed was obtained",
    question="در این دوره برای چقدر زمین سند ثبتی گرفته شد؟",
    definition="مساحت اراضی که در دوره برای آن سند ثبتی اخذ شده است.",
    definition_en="Area of land for which a registered title deed was obtained within the period.",
    formula=total(REGISTERED_ADDED, land_event.c.area_ha),
    unit=Unit.HECTARES,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 tables 8, 9; ch2 prose 2-4-1",
)

parks_registered_deed_added = Indicator(
    title="شهرک‌ها و نواحی صنعتی دارای سند ثبتی جدید",
    title_en="Parks and zones for which a registered deed was obtained",
    question="برای چند شهرک سند ثبتی گرفته شد؟",
    definition="تعداد شهرک‌ها و نواحی صنعتی که در دوره برای آن‌ها سند ثبتی اخذ شده است.",
    definition_en="Parks and zones for which a registered title deed was obtained within the period.",
    formula=distinct(REGISTERED_ADDED, land_event.c.park_id),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-4-1",
)

land_subdivided_deed_ha = Indicator(
    title="اراضی دارای سند تفکیکی",
    title_en="Land with subdivided (plot-level) deeds",
    question="چقدر زمین سند تفکیکی دارد؟",
    definition="مساحتی از اراضی دارای سند ثبتی که تا پایان دوره برای آن سند تفکیکی صادر شده است.",
    definition_en=(
        "Land with a registered deed that has been subdivided into plot-level deeds, as of the end of the"
        " period."
    ),
    formula=total(SUBDIVIDED, land_event.c.area_ha),
    unit=Unit.HECTARES,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-4-1",
)

land_subdivided_deed_pct = Indicator(
    title="سهم اراضی دارای سند تفکیکی از اراضی دارای سند ثبتی",
    title_en="Share of registered-deed land with subdivided deeds",
    question="چه سهمی از زمین‌های سنددار تفکیک شده است؟",
    definition=(
        "نسبت اراضی دارای سند تفکیکی به اراضی دارای سند ثبتی (نه کل اراضی در اختیار) در پایان دوره، به درصد."
    ),
    definition_en=(
        "Land with subdivided deeds as a percentage of the land with a registered deed (not of the land "
        "held), as of the end of the period."
    ),
    formula=percent(land_subdivided_deed_ha.formula, land_registered_deed_ha.formula),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch1 chart 5; ch2 prose 2-4-1",
)

land_subdivided_deed_added_ha = Indicator(
    title="سند تفکیکی اخذشده",
    title_en="Land for which subdivided deeds were obtained",
    question="در این دوره برای چقدر زمین سند تفکیکی گرفته شد؟",
    definition="مساحت اراضی که در دوره برای آن سند تفکیکی اخذ شده است.",
    definition_en="Area of land for which subdivided (plot-level) deeds were obtained within the period.",
    formula=total(SUBDIVIDED_ADDED, land_event.c.area_ha),
    unit=Unit.HECTARES,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 tables 10, 11; ch2 prose 2-4-1",
)
