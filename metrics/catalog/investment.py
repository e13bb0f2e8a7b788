"""Investment: what operating units cost, and what came from abroad."""

from sqlalchemy import func

from data_access.facts.units import (
    FOREIGN_INVESTMENTS,
    FOREIGN_INVESTMENTS_HELD,
    OPERATING_UNITS,
    PFS_STUDIES,
    UNITS_COMMISSIONED,
)
from data_access.schema.units import foreign_investment, operating_unit
from metrics.formula import count, distinct, mean, times, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت برنامه‌ریزی و سرمایه‌گذاری"
PER_THOUSAND = 1 / 1_000  # millions to billions
# Several investments in one unit are one unit; an investment that names no unit is one of its own.
INVESTED_UNIT = func.coalesce(foreign_investment.c.operating_unit_id, -foreign_investment.c.id)

units_investment_birr = Indicator(
    title="سرمایه‌گذاری واحدهای به بهره‌برداری رسیده",
    title_en="Investment of operating units",
    question="در واحدهای فعال چقدر سرمایه‌گذاری شده است؟",
    definition=(
        "میزان سرمایه‌گذاری واحدهای به بهره‌برداری رسیده در پایان دوره، به قیمت زمان بهره‌برداری هر واحد."
    ),
    definition_en=(
        "Investment of the operating units at the prices of the time each started, as of the end of the "
        "period."
    ),
    formula=times(total(OPERATING_UNITS, operating_unit.c.investment_mirr), PER_THOUSAND),
    unit=Unit.BILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 55",
    note="به قیمت سال شروع هر واحد؛ سال‌ها را با هم نسنجید.",
    note_en="At the prices of each unit's start: do not compare years.",
)

units_investment_commissioned_birr = Indicator(
    title="سرمایه‌گذاری واحدهای به بهره‌برداری رسیده در سال",
    title_en="Investment of the units put into operation",
    question="در واحدهای تازه چقدر سرمایه‌گذاری شده است؟",
    definition="میزان سرمایه‌گذاری واحدهایی که در دوره به بهره‌برداری رسیده‌اند.",
    definition_en="Investment of the units put into operation within the period.",
    formula=times(total(UNITS_COMMISSIONED, operating_unit.c.investment_mirr), PER_THOUSAND),
    unit=Unit.BILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 55",
)

investment_per_unit_mirr = Indicator(
    title="میانگین سرمایه‌گذاری هر واحد",
    title_en="Mean investment per unit",
    question="هر واحد به‌طور میانگین چقدر سرمایه برده است؟",
    definition=(
        "حاصل تقسیم سرمایه‌گذاری واحدهای به بهره‌برداری رسیده در پایان دوره بر تعداد آن‌ها؛ "
        "واحدی که سرمایه‌گذاری آن معلوم نیست شمرده نمی‌شود."
    ),
    definition_en=(
        "Investment of the operating units divided by their number, as of the end of the period; units of "
        "unknown investment are left out."
    ),
    formula=mean(OPERATING_UNITS, operating_unit.c.investment_mirr),
    unit=Unit.MILLION_RIALS_PER_UNIT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 55",
)

investment_per_unit_commissioned_mirr = Indicator(
    title="میانگین سرمایه‌گذاری هر واحد، واحدهای تازه",
    title_en="Mean investment per unit, new units",
    question="هر واحد تازه به‌طور میانگین چقدر سرمایه برده است؟",
    definition=(
        "حاصل تقسیم سرمایه‌گذاری بر تعداد واحدهایی که در دوره به بهره‌برداری رسیده‌اند؛ "
        "واحدی که سرمایه‌گذاری آن معلوم نیست شمرده نمی‌شود."
    ),
    definition_en=(
        "Investment of the units put into operation within the period divided by their number; units of "
        "unknown investment are left out."
    ),
    formula=mean(UNITS_COMMISSIONED, operating_unit.c.investment_mirr),
    unit=Unit.MILLION_RIALS_PER_UNIT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 55",
)

fdi_projects = Indicator(
    title="سرمایه‌گذاری‌های خارجی مستقیم",
    title_en="Direct foreign investments",
    question="در این دوره چند سرمایه‌گذاری خارجی انجام شد؟",
    definition="سرمایه‌گذاری‌های خارجی مستقیم انجام‌شده در شهرک‌ها و نواحی صنعتی در دوره.",
    definition_en="Direct foreign investments in parks and zones within the period.",
    formula=count(FOREIGN_INVESTMENTS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-17",
)

fdi_musd = Indicator(
    title="مبلغ سرمایه‌گذاری خارجی مستقیم",
    title_en="Amount of direct foreign investment",
    question="چقدر سرمایهٔ خارجی آمد؟",
    definition="مبلغ سرمایه‌گذاری‌های خارجی مستقیم در شهرک‌ها و نواحی صنعتی در دوره.",
    definition_en="Amount of the direct foreign investments in parks and zones within the period.",
    formula=total(FOREIGN_INVESTMENTS, foreign_investment.c.amount_musd),
    unit=Unit.MILLION_DOLLARS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-17",
)

fdi_jobs = Indicator(
    title="اشتغال سرمایه‌گذاری خارجی",
    title_en="Jobs of foreign investment",
    question="سرمایه‌گذاری خارجی چند شغل ساخت؟",
    definition="اشتغال ایجادشده با سرمایه‌گذاری‌های خارجی مستقیم دوره.",
    definition_en="Jobs created by the direct foreign investments of the period.",
    formula=total(FOREIGN_INVESTMENTS, foreign_investment.c.jobs),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-17",
)

fdi_units = Indicator(
    title="واحدهای صنعتی دارای سرمایه‌گذاری خارجی",
    title_en="Units with foreign investment",
    question="چند واحد سرمایهٔ خارجی دارند؟",
    definition="واحدهای صنعتی دارای سرمایه‌گذاری خارجی مستقر در شهرک‌ها و نواحی صنعتی در پایان دوره.",
    definition_en=(
        "Industrial units with foreign investment based in parks and zones, as of the end of the period."
    ),
    formula=distinct(FOREIGN_INVESTMENTS_HELD, INVESTED_UNIT),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-17",
)

fdi_stock_musd = Indicator(
    title="مانده سرمایه‌گذاری خارجی",
    title_en="Stock of foreign investment",
    question="روی هم چقدر سرمایهٔ خارجی در واحدهاست؟",
    definition="سرمایه‌گذاری خارجی واحدهای دارای سرمایه خارجی در پایان دوره.",
    definition_en="Foreign investment of the units with foreign investment, as of the end of the period.",
    formula=total(FOREIGN_INVESTMENTS_HELD, foreign_investment.c.amount_musd),
    unit=Unit.MILLION_DOLLARS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-17",
)

pfs_studies = Indicator(
    title="مطالعات امکان‌سنجی (PFS) جذب سرمایه‌گذاری خارجی",
    title_en="Feasibility studies (PFS) for foreign investment",
    question="چند مطالعهٔ امکان‌سنجی برای جذب سرمایهٔ خارجی پذیرفته شد؟",
    definition="مطالعات امکان‌سنجی (PFS) واحدهای متقاضی جذب سرمایه خارجی که در دوره حمایت یا تأیید شده است.",
    definition_en=(
        "Feasibility studies of units seeking foreign investment supported or approved within the period."
    ),
    formula=count(PFS_STUDIES),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-17-1",
)
