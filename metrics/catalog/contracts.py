"""Contracts: how much industrial land is assigned, what stays in force and what comes back."""

from sqlalchemy import and_, or_

from data_access.facts import SPINE
from data_access.facts.units import CONTRACTS_ENDED, CONTRACTS_IN_FORCE, CONTRACTS_SIGNED
from data_access.schema.units import contract
from metrics.catalog import projects, units
from metrics.formula import count, percent, share, times, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت برنامه‌ریزی و سرمایه‌گذاری"
PER_HECTARE = 1 / 10_000  # square metres
NOT_CONVERTED = and_(
    contract.c.transferred, or_(contract.c.converted_on.is_(None), contract.c.converted_on >= SPINE.c.stop)
)

contracts_signed = Indicator(
    title="قراردادهای واگذاری حق بهره‌برداری منعقدشده در سال",
    title_en="Land assignment contracts signed",
    question="در این دوره چند قرارداد واگذاری بسته شد؟",
    definition="تعداد قراردادهای واگذاری حق بهره‌برداری از زمین که در دوره منعقد شده است.",
    definition_en=(
        "Contracts assigning the right to exploit industrial land that were signed within the period."
    ),
    formula=count(CONTRACTS_SIGNED),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 54",
)

contracts_in_force = Indicator(
    title="قراردادهای واگذاری حق بهره‌برداری جاری",
    title_en="Land assignment contracts in force",
    question="چند قرارداد واگذاری پابرجاست؟",
    definition="قراردادهای واگذاری حق بهره‌برداری از زمین که منعقد شده و تا پایان دوره فسخ یا عودت نشده است.",
    definition_en=(
        "Land assignment contracts signed and not cancelled or returned, as of the end of the period."
    ),
    formula=count(CONTRACTS_IN_FORCE),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 54 (columns to the end of 1400 and of 1401)",
    note="ستون گزارش «تجمعی» نام دارد ولی قراردادهای پابرجاست.",
    note_en="The report calls the column cumulative; it is what is in force.",
)

contracts_ended = Indicator(
    title="قراردادهای فسخ‌شده یا عودت‌شده",
    title_en="Land assignment contracts ended",
    question="چند قرارداد فسخ، اقاله یا مسترد شد؟",
    definition="قراردادهای واگذاری حق بهره‌برداری که در دوره فسخ، اقاله یا عودت شده است.",
    definition_en="Land assignment contracts cancelled, rescinded or returned within the period.",
    formula=count(CONTRACTS_ENDED),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 54 (derived)",
)

land_assigned_ha = Indicator(
    title="مساحت زمین صنعتی واگذارشده در سال",
    title_en="Industrial land assigned",
    question="در این دوره چقدر زمین واگذار شد؟",
    definition="مساحت زمین صنعتی که حق بهره‌برداری آن با قراردادهای منعقدشده در دوره واگذار شده است.",
    definition_en=(
        "Area of industrial land whose right of exploitation was assigned by contracts signed within the "
        "period."
    ),
    formula=times(total(CONTRACTS_SIGNED, contract.c.area_m2), PER_HECTARE),
    unit=Unit.HECTARES,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 54",
)

land_assigned_in_force_ha = Indicator(
    title="مساحت زمین صنعتی واگذارشده (قراردادهای جاری)",
    title_en="Industrial land under contracts in force",
    question="چقدر زمین زیر قراردادهای پابرجاست؟",
    definition="مساحت زمین صنعتی موضوع قراردادهای واگذاری جاری در پایان دوره.",
    definition_en=(
        "Area of industrial land under land assignment contracts in force, as of the end of the period."
    ),
    formula=times(total(CONTRACTS_IN_FORCE, contract.c.area_m2), PER_HECTARE),
    unit=Unit.HECTARES,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 54 (columns to the end of 1400 and of 1401)",
)

land_returned_ha = Indicator(
    title="مساحت زمین صنعتی آزادشده",
    title_en="Industrial land returned",
    question="چقدر زمین برگشت؟",
    definition="مساحت زمین صنعتی که در دوره با فسخ، اقاله یا عودت قراردادها آزاد شده است.",
    definition_en=(
        "Area of industrial land freed by contracts cancelled, rescinded or returned within the period."
    ),
    formula=times(total(CONTRACTS_ENDED, contract.c.area_m2), PER_HECTARE),
    unit=Unit.HECTARES,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 54 (derived)",
    note="در گزارش چاپ نشده و از ستون‌های جدول ۵۴ برمی‌آید.",
    note_en="Not printed; it follows from the columns of table 54.",
)

contracts_operating_pct = Indicator(
    title="سهم قراردادهای به بهره‌برداری رسیده",
    title_en="Share of contracts that reached operation",
    question="چه سهمی از قراردادها به بهره‌برداری رسیده است؟",
    definition="نسبت واحدهای به بهره‌برداری رسیده به کل قراردادهای جاری در پایان دوره، به درصد.",
    definition_en=(
        "Operating units as a percentage of the land assignment contracts in force, as of the end of the "
        "period."
    ),
    formula=percent(units.units_operating.formula, contracts_in_force.formula),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch1 chart 2",
)

contracts_under_construction_pct = Indicator(
    title="سهم قراردادهای در حال ساخت‌وساز",
    title_en="Share of contracts under construction",
    question="چه سهمی از قراردادها در دست ساخت است؟",
    definition="نسبت طرح‌های در حال ساخت‌وساز به کل قراردادهای جاری در پایان دوره، به درصد.",
    definition_en=(
        "Projects under construction as a percentage of the land assignment contracts in force, as of the"
        " end of the period."
    ),
    formula=percent(projects.projects_under_construction.formula, contracts_in_force.formula),
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch1 chart 2",
)

contracts_transferred_unconverted_pct = Indicator(
    title="سهم قراردادهای انتقالی تبدیل وضعیت‌نشده",
    title_en="Share of transferred contracts not yet converted",
    question="چه سهمی از قراردادهای انتقالی هنوز تبدیل نشده است؟",
    definition=(
        "نسبت قراردادهای انتقالی که هنوز تبدیل وضعیت نشده است به کل قراردادهای جاری در پایان دوره، به درصد."
    ),
    definition_en=(
        "Contracts taken over from another body (section 4-3 names the Agricultural Jihad organisation) "
        "and not yet converted into the contracts of the company, as a percentage of the contracts in "
        "force."
    ),
    formula=share(CONTRACTS_IN_FORCE, NOT_CONVERTED),
    unit=Unit.PERCENT,
    better=Better.LOWER,
    owner=OWNER,
    source="ch1 chart 2; ch4 prose 4-3",
)

land_assigned_in_operation_pct = Indicator(
    title="سهم زمین واگذارشده متعلق به واحدهای به بهره‌برداری رسیده",
    title_en="Share of assigned land held by operating units",
    question="چه سهمی از زمین واگذارشده در دست واحدهای فعال است؟",
    definition="نسبت مساحت زمین واحدهای به بهره‌برداری رسیده به کل زمین واگذارشده در پایان دوره، به درصد.",
    definition_en=(
        "Land of the operating units as a percentage of the land under contracts in force, as of the end "
        "of the period."
    ),
    formula=percent(units.units_land_ha.formula, land_assigned_in_force_ha.formula),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch1 chart 1",
)
