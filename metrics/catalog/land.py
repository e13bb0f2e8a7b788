"""Land: what is held, prepared and ready to be assigned."""

from data_access.facts.land import (
    INDUSTRIAL,
    INDUSTRIAL_ADDED,
    LAND_ADDED,
    LAND_HELD,
    OPERATIONAL_PHASE_ADDED,
)
from data_access.schema.land import land_event
from metrics.catalog import contracts
from metrics.formula import minus, percent, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت فنی و عمرانی"

land_held_ha = Indicator(
    title="مساحت اراضی در اختیار شهرک‌ها و نواحی صنعتی",
    title_en="Land held by the parks and zones",
    question="چقدر زمین در اختیار داریم؟",
    definition=(
        "مساحت اراضی خریداری، تملک یا تحویل‌شده که در پایان دوره در اختیار شهرک‌ها و نواحی صنعتی دولتی است."
    ),
    definition_en=(
        "Land at the disposal of the state parks and zones (bought, acquired or transferred), as of the "
        "end of the period."
    ),
    formula=total(LAND_HELD, land_event.c.area_ha),
    unit=Unit.HECTARES,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 6",
)

land_added_ha = Indicator(
    title="اراضی در اختیار اضافه‌شده",
    title_en="Land added to the holdings",
    question="در این دوره چقدر زمین تملک شد؟",
    definition=(
        "مساحت اراضی که در دوره با خرید، تملک یا تحویل به اراضی در اختیار شهرک‌ها و نواحی صنعتی افزوده "
        "شده است."
    ),
    definition_en="Land bought, acquired or transferred to parks and zones within the period.",
    formula=total(LAND_ADDED, land_event.c.area_ha),
    unit=Unit.HECTARES,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 tables 6, 7",
)

land_operational_phase_added_ha = Indicator(
    title="مساحت فاز عملیاتی ایجادشده",
    title_en="Land that entered the operational phase",
    question="چقدر زمین به فاز عملیاتی رسید؟",
    definition="مساحتی از اراضی شهرک‌ها و نواحی صنعتی که در دوره وارد فاز عملیاتی شده است.",
    definition_en="Area of park and zone land brought into the operational phase within the period.",
    formula=total(OPERATIONAL_PHASE_ADDED, land_event.c.area_ha),
    unit=Unit.HECTARES,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 5",
)

industrial_land_added_ha = Indicator(
    title="زمین صنعتی ایجادشده",
    title_en="Industrial land created",
    question="چقدر زمین صنعتی تازه ایجاد شد؟",
    definition="مساحت زمین صنعتی قابل واگذاری که در دوره در شهرک‌ها و نواحی صنعتی ایجاد شده است.",
    definition_en="Area of industrial (assignable) land created in parks and zones within the period.",
    formula=total(INDUSTRIAL_ADDED, land_event.c.area_ha),
    unit=Unit.HECTARES,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 5",
)

industrial_land_ha = Indicator(
    title="مساحت کل زمین صنعتی",
    title_en="Total industrial land",
    question="روی هم چقدر زمین صنعتی داریم؟",
    definition=(
        "مجموع زمین صنعتی قابل واگذاری شهرک‌ها و نواحی صنعتی، اعم از واگذارشده و آماده واگذاری، در پایان دوره."
    ),
    definition_en=(
        "Industrial (assignable) land of the parks and zones, assigned and not yet assigned together, as "
        "of the end of the period."
    ),
    formula=total(INDUSTRIAL, land_event.c.area_ha),
    unit=Unit.HECTARES,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch1 chart 3 (base; no area printed)",
)

industrial_land_assigned_pct = Indicator(
    title="سهم زمین صنعتی واگذارشده",
    title_en="Share of industrial land assigned",
    question="چه سهمی از زمین صنعتی واگذار شده است؟",
    definition="نسبت زمین صنعتی واگذارشده به متقاضیان به کل زمین صنعتی در پایان دوره، به درصد.",
    definition_en=(
        "Industrial land assigned to applicants (contracts in force) as a percentage of all industrial "
        "land, as of the end of the period."
    ),
    formula=percent(contracts.land_assigned_in_force_ha.formula, industrial_land_ha.formula),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch1 chart 3",
)

industrial_land_available_pct = Indicator(
    title="سهم زمین صنعتی آماده واگذاری",
    title_en="Share of industrial land ready to be assigned",
    question="چه سهمی از زمین صنعتی آمادهٔ واگذاری است؟",
    definition="نسبت زمین صنعتی آماده واگذاری به کل زمین صنعتی در پایان دوره، به درصد.",
    definition_en=(
        "Industrial land not yet assigned and ready to be assigned as a percentage of all industrial "
        "land, as of the end of the period."
    ),
    formula=percent(
        minus(industrial_land_ha.formula, contracts.land_assigned_in_force_ha.formula),
        industrial_land_ha.formula,
    ),
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch1 chart 3",
)
