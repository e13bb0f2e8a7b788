"""Parks: how many are approved, hold land and assign it, and who administers them."""

from data_access.facts.land import APPROVALS, PARKS_APPROVED, PARKS_OPERATING, PARKS_WITH_LAND
from data_access.schema.land import park_approval
from metrics.formula import count, percent, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت فنی و عمرانی"

parks_approved = Indicator(
    title="شهرک‌ها و نواحی صنعتی مصوب",
    title_en="Approved parks and zones",
    question="چند شهرک و ناحیهٔ دولتی مصوب داریم؟",
    definition=(
        "شهرک‌ها و نواحی صنعتی دولتی که ایجاد آن‌ها تصویب شده و تا پایان دوره لغو نشده است؛ شهرک‌های "
        "صنعتی غیردولتی شمرده نمی‌شود."
    ),
    definition_en=(
        "State industrial parks and zones whose creation has been approved and not withdrawn, as of the "
        "end of the period. Non-state parks are excluded."
    ),
    formula=count(PARKS_APPROVED),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch1 chart 4 (base of the 89.7 percent; no count printed)",
    note="شمار شهرک‌های مصوب در گزارش چاپ نشده است؛ از سهم‌های نمودار ۴ برمی‌آید.",
    note_en="The report prints no count; it follows from the shares of chart 4.",
)

parks_with_land = Indicator(
    title="شهرک‌ها و نواحی صنعتی دارای زمین",
    title_en="Parks and zones with land",
    question="چند شهرک و ناحیه زمین دارند؟",
    definition="شهرک‌ها و نواحی صنعتی مصوب دولتی که تا پایان دوره زمین آن‌ها خریداری، تملک یا تحویل شده است.",
    definition_en=(
        "Approved state parks and zones that hold land (bought, acquired or transferred), as of the end "
        "of the period."
    ),
    formula=count(PARKS_WITH_LAND),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch1 chart 4 (base of six shares; no count printed)",
    note="شمار شهرک‌های زمین‌دار در گزارش چاپ نشده است؛ از سهم‌های نمودار ۴ برمی‌آید.",
    note_en="The report prints no count; it follows from the shares of chart 4.",
)

parks_operating = Indicator(
    title="شهرک‌ها و نواحی صنعتی در حال بهره‌برداری (واگذاری زمین)",
    title_en="Parks and zones in operation",
    question="چند شهرک و ناحیه در حال واگذاری زمین‌اند؟",
    definition="شهرک‌ها و نواحی صنعتی دولتی که تا پایان دوره در حال واگذاری زمین به متقاضیان هستند.",
    definition_en=(
        "State parks and zones that are assigning land to applicants (the report: in operation, that is, "
        "assigning land), as of the end of the period."
    ),
    formula=count(PARKS_OPERATING),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-5-2, 2-5-5, 2-5-6",
)

parks_with_land_pct = Indicator(
    title="سهم شهرک‌ها و نواحی صنعتی دارای زمین از کل مصوب",
    title_en="Share of approved parks and zones that have land",
    question="چه سهمی از شهرک‌های مصوب زمین دارند؟",
    definition=(
        "نسبت شهرک‌ها و نواحی صنعتی دارای زمین به کل شهرک‌ها و نواحی صنعتی مصوب در پایان دوره، به درصد."
    ),
    definition_en=(
        "Parks and zones with land as a percentage of the approved parks and zones, as of the end of the "
        "period."
    ),
    formula=percent(parks_with_land.formula, parks_approved.formula),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch1 chart 4",
)

parks_operating_of_land_pct = Indicator(
    title="سهم شهرک‌ها و نواحی صنعتی به بهره‌برداری رسیده از شهرک‌های دارای زمین",
    title_en="Share of parks and zones with land that are in operation",
    question="چه سهمی از شهرک‌های زمین‌دار به بهره‌برداری رسیده‌اند؟",
    definition=(
        "نسبت شهرک‌ها و نواحی صنعتی در حال بهره‌برداری به شهرک‌ها و نواحی صنعتی دارای زمین در پایان دوره،"
        " به درصد."
    ),
    definition_en=(
        "Parks and zones in operation as a percentage of the parks and zones with land, as of the end of "
        "the period."
    ),
    formula=percent(parks_operating.formula, parks_with_land.formula),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch1 chart 4",
)

parks_approved_new = Indicator(
    title="شهرک‌ها و نواحی صنعتی دولتی مصوب در سال (ایجاد و توسعه)",
    title_en="Parks and zones whose creation or expansion was approved",
    question="در این دوره ایجاد یا توسعهٔ چند شهرک تصویب شد؟",
    definition=(
        "تعداد مصوبه‌های ایجاد یا توسعه شهرک‌ها و نواحی صنعتی دولتی در دوره که به تصویب مجمع عمومی و "
        "هیئت‌مدیره شرکت مادر تخصصی رسیده است."
    ),
    definition_en=(
        "State parks and zones whose creation or expansion was approved by the general assembly and the "
        "board of the parent company within the period; one row per approval."
    ),
    formula=count(APPROVALS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch2 table 1; ch2 prose 2-1-2",
    dimension="action",
)

parks_approved_new_area_ha = Indicator(
    title="مساحت شهرک‌ها و نواحی صنعتی دولتی مصوب در سال",
    title_en="Area of the parks and zones approved",
    question="مساحت ایجاد و توسعه‌های مصوب این دوره چقدر است؟",
    definition="مجموع مساحت ایجاد و توسعه شهرک‌ها و نواحی صنعتی دولتی که در دوره تصویب شده است.",
    definition_en="Area of the creations and expansions approved within the period.",
    formula=total(APPROVALS, park_approval.c.area_ha),
    unit=Unit.HECTARES,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch2 table 1; ch2 prose 2-1-2",
    dimension="action",
)
