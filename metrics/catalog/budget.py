"""Budgets: the national schemes, the provinces, and the money received."""

from data_access.facts.finance import PROVINCIAL_BUDGETS, SCHEME_BUDGETS, SCHEMES
from data_access.schema.finance import capital_scheme_budget, provincial_budget
from metrics.formula import count, percent, times, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت برنامه‌ریزی، مالی و پشتیبانی"
PER_THOUSAND = 1 / 1_000  # millions to billions
# A line of which one amount is unknown says nothing about the share: it is missing on both sides.
_AGREED, _ALLOCATED = capital_scheme_budget.c.agreement_mirr, capital_scheme_budget.c.allocation_mirr
_LOCAL_AGREED, _LOCAL_ALLOCATED = provincial_budget.c.agreement_mirr, provincial_budget.c.allocation_mirr

capital_national_agreement_birr = Indicator(
    title="موافقت‌نامه مبادله‌شده طرح‌های تملک دارایی سرمایه‌ای ملی",
    title_en="National capital schemes: agreements exchanged",
    question=("در این دوره موافقت‌نامه مبادله‌شده طرح‌های تملک دارایی سرمایه‌ای ملی چقدر است؟"),
    definition=("اعتبار موافقت‌نامه‌های مبادله‌شده طرح‌های تملک دارایی‌های سرمایه‌ای ملی دوره، به تفکیک طرح."),
    definition_en=(
        "Credit of the agreements exchanged for the national capital-asset schemes of the "
        "period, by scheme (category)."
    ),
    formula=times(total(SCHEME_BUDGETS, _AGREED, nothing=None), PER_THOUSAND),
    unit=Unit.BILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 52; ch4 prose 4-1-1",
    dimension="scheme",
)

capital_national_allocation_birr = Indicator(
    title="تخصیص طرح‌های تملک دارایی سرمایه‌ای ملی",
    title_en="National capital schemes: allocation",
    question="در این دوره تخصیص طرح‌های تملک دارایی سرمایه‌ای ملی چقدر است؟",
    definition=("اعتبار تخصیص‌یافته به طرح‌های تملک دارایی‌های سرمایه‌ای ملی در دوره، به تفکیک طرح."),
    definition_en=(
        "Credit allocated to the national capital-asset schemes within the period, by scheme (category)."
    ),
    formula=times(total(SCHEME_BUDGETS, _ALLOCATED, nothing=None), PER_THOUSAND),
    unit=Unit.BILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 52; ch4 prose 4-1-1, 4-2-7",
    dimension="scheme",
    note=("تخصیص طرح تصفیه‌خانه‌ها از موافقت‌نامه‌اش بیشتر است (۲۴۰۹ از ۲۱۷۷)."),
    note_en="The wastewater scheme got more than its agreement (2409 of 2177).",
)

capital_national_allocation_pct = Indicator(
    title="درصد تخصیص طرح‌های ملی",
    title_en="National capital schemes: share allocated",
    question="در این دوره درصد تخصیص طرح‌های ملی چند درصد است؟",
    definition="نسبت تخصیص به موافقت‌نامه مبادله‌شده طرح‌های ملی، به درصد.",
    definition_en=("Allocation of the national capital-asset schemes as a percentage of the agreements."),
    formula=percent(
        total(SCHEME_BUDGETS, _ALLOCATED, _AGREED.is_not(None), nothing=None),
        total(SCHEME_BUDGETS, _AGREED, _ALLOCATED.is_not(None), nothing=None),
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 52 (derived)",
    dimension="scheme",
    adds_up=False,
)

capital_schemes = Indicator(
    title="طرح‌های تملک دارایی سرمایه‌ای ملی",
    title_en="National capital schemes",
    question="در پایان دوره طرح‌های تملک دارایی سرمایه‌ای ملی چند مورد است؟",
    definition=(
        "طرح‌های تملک دارایی‌های سرمایه‌ای ملی در بودجه دوره (طرح ملی، ردیف متفرقه، حوزه "
        "زیرساخت، حوزه صنایع کوچک و متوسط)."
    ),
    definition_en=(
        "National capital-asset schemes in the budget of the period (category: national "
        "schemes, miscellaneous lines, infrastructure, small and medium industries)."
    ),
    formula=count(SCHEMES),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-1-1",
    dimension="kind",
    also=("field",),
)

capital_provincial_agreement_mirr = Indicator(
    title="موافقت‌نامه مبادله‌شده اعتبارات عمرانی استانی",
    title_en="Provincial capital credits: agreements exchanged",
    question=("در این دوره موافقت‌نامه مبادله‌شده اعتبارات عمرانی استانی چقدر است؟"),
    definition=(
        "اعتبارات عمرانی و تملک دارایی‌های سرمایه‌ای استانی که موافقت‌نامه آن در شرکت "
        "استانی برای دوره مبادله شده است."
    ),
    definition_en=(
        "Provincial development and capital-asset credits whose agreement was exchanged by "
        "the provincial company for the period."
    ),
    formula=total(PROVINCIAL_BUDGETS, _LOCAL_AGREED, nothing=None),
    unit=Unit.MILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 53; ch4 prose 4-1-1, 4-1-2",
)

capital_provincial_allocation_mirr = Indicator(
    title="تخصیص اعتبارات عمرانی استانی",
    title_en="Provincial capital credits: allocation",
    question="در این دوره تخصیص اعتبارات عمرانی استانی چقدر است؟",
    definition=("تخصیص دریافت‌شده اعتبارات عمرانی و تملک دارایی‌های سرمایه‌ای استانی در دوره."),
    definition_en=("Provincial development and capital-asset credits allocated within the period."),
    formula=total(PROVINCIAL_BUDGETS, _LOCAL_ALLOCATED, nothing=None),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 53; ch4 prose 4-1-1, 4-1-2",
)

capital_provincial_allocation_pct = Indicator(
    title="درصد تخصیص اعتبارات عمرانی استانی",
    title_en="Provincial capital credits: share allocated",
    question="در این دوره درصد تخصیص اعتبارات عمرانی استانی چند درصد است؟",
    definition=("نسبت تخصیص به موافقت‌نامه مبادله‌شده اعتبارات عمرانی استانی، به درصد."),
    definition_en=(
        "Allocation of the provincial capital credits as a percentage of the agreements exchanged."
    ),
    formula=percent(
        total(PROVINCIAL_BUDGETS, _LOCAL_ALLOCATED, _LOCAL_AGREED.is_not(None), nothing=None),
        total(PROVINCIAL_BUDGETS, _LOCAL_AGREED, _LOCAL_ALLOCATED.is_not(None), nothing=None),
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 prose 4-1-1, 4-1-2; ch4 table 53",
    note="متن گزارش از ارقام گردشده ۶۹ می‌نویسد؛ جدول ۶۸٫۴ می‌دهد.",
    note_en="The prose prints 69 from rounded figures; the table gives 68.4.",
)
