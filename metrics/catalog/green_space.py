"""Green space: what was planted and how much of the land is green."""

from data_access.facts.environment import GREEN_AREAS, GREEN_WORKS
from data_access.facts.land import LAND_HELD
from data_access.schema.land import green_area, green_work, land_event
from metrics.formula import percent, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "دفتر محیط زیست، ایمنی و بهداشت"

green_space_added_ha = Indicator(
    title="مساحت فضای سبز ایجادشده",
    title_en="Green space created",
    question="چقدر فضای سبز ایجاد شد؟",
    definition="مساحت فضای سبز که در دوره در شهرک‌ها و نواحی صنعتی ایجاد شده است.",
    definition_en="Area of green space created in parks and zones within the period.",
    formula=total(GREEN_WORKS, green_work.c.quantity, green_work.c.kind == "green_space"),
    unit=Unit.HECTARES,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 21",
)

drip_irrigation_added_km = Indicator(
    title="آبیاری قطره‌ای اجراشده",
    title_en="Drip irrigation installed",
    question="چقدر آبیاری قطره‌ای اجرا شد؟",
    definition="طول آبیاری قطره‌ای که در دوره در شهرک‌ها و نواحی صنعتی اجرا شده است.",
    definition_en="Length of drip irrigation installed in parks and zones within the period.",
    formula=total(GREEN_WORKS, green_work.c.quantity, green_work.c.kind == "drip_irrigation"),
    unit=Unit.KILOMETRES,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 21",
)

trees_planted = Indicator(
    title="درخت و درختچه دائمی کاشته‌شده",
    title_en="Trees and permanent shrubs planted",
    question="چند اصله نهال کاشته شد؟",
    definition="تعداد اصله نهال درخت و درختچه دائمی که در دوره در شهرک‌ها و نواحی صنعتی کاشته شده است.",
    definition_en="Tree and permanent shrub saplings planted in parks and zones within the period.",
    formula=total(GREEN_WORKS, green_work.c.quantity, green_work.c.kind == "trees"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 21",
)

flower_lawn_area_ha = Indicator(
    title="مساحت گل‌کاری و چمن‌کاری",
    title_en="Flower and lawn area",
    question="چقدر گل و چمن کاشته شد؟",
    definition="مساحت گل‌کاری و چمن‌کاری انجام‌شده در دوره در شهرک‌ها و نواحی صنعتی.",
    definition_en="Area planted with flowers and lawn in parks and zones within the period.",
    formula=total(GREEN_WORKS, green_work.c.quantity, green_work.c.kind == "flower_lawn"),
    unit=Unit.HECTARES,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 21",
)

green_space_share_pct = Indicator(
    title="سهم فضای سبز از اراضی شهرک‌ها و نواحی صنعتی",
    title_en="Green space share of park land",
    question="چه سهمی از زمین شهرک‌ها سبز است؟",
    definition=(
        "نسبت مساحت فضای سبز به اراضی شهرک‌ها و نواحی صنعتی در پایان دوره، به تفکیک عمومی و اختصاصی "
        "واحدها، به درصد."
    ),
    definition_en=(
        "Green space as a percentage of park land: public green space and green space on the plots of "
        "units (category), as of the end of the period."
    ),
    formula=percent(total(GREEN_AREAS, green_area.c.area_ha), total(LAND_HELD, land_event.c.area_ha)),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-9",
    dimension="place",
    note="تنها حداقل قانونی چاپ شده است، نه سهم اندازه‌گیری‌شده.",
    note_en="Only the rule is printed, no measured share.",
)
