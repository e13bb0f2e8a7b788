"""The yearly accounts of the 31 provincial companies."""

from data_access.facts.finance import COMPANIES, COMPANY_ACCOUNTS, NONOPERATING, OPERATING
from data_access.schema.finance import company_account
from metrics.formula import percent, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت برنامه‌ریزی، مالی و پشتیبانی"
# A company of which one line is unknown says nothing about a share or a surplus: it is missing on both sides.
_RESOURCES, _OPERATING, _NONOPERATING = (
    line.c.amount_mirr for line in (company_account, OPERATING, NONOPERATING)
)

company_resources_mirr = Indicator(
    title="منابع شرکت‌های استانی",
    title_en="Resources of the provincial companies",
    question="در این دوره منابع شرکت‌های استانی چقدر است؟",
    definition="منابع شرکت استانی در دوره.",
    definition_en=("Resources (income of all kinds) of the provincial company within the period."),
    formula=total(
        COMPANY_ACCOUNTS, company_account.c.amount_mirr, company_account.c.line == "resources", nothing=None
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 tables 65, 66",
    note="جمع چاپ‌شدهٔ ۱۴۰۰ آذربایجان غربی را ندارد.",
    note_en="The printed total of 1400 leaves out West Azerbaijan.",
)

company_operating_expenses_mirr = Indicator(
    title="هزینه‌های عملیاتی شرکت‌های استانی",
    title_en="Operating expenses of the provincial companies",
    question="در این دوره هزینه‌های عملیاتی شرکت‌های استانی چقدر است؟",
    definition="هزینه‌های عملیاتی شرکت استانی در دوره.",
    definition_en="Operating expenses of the provincial company within the period.",
    formula=total(
        COMPANY_ACCOUNTS,
        company_account.c.amount_mirr,
        company_account.c.line == "operating_expenses",
        nothing=None,
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 tables 65, 67",
    note="جمع چاپ‌شدهٔ ۱۴۰۰ آذربایجان غربی را ندارد.",
    note_en="The printed total of 1400 leaves out West Azerbaijan.",
)

company_nonoperating_expenses_mirr = Indicator(
    title="هزینه‌های غیرعملیاتی شرکت‌های استانی",
    title_en="Non-operating expenses of the provincial companies",
    question="در این دوره هزینه‌های غیرعملیاتی شرکت‌های استانی چقدر است؟",
    definition="هزینه‌های غیرعملیاتی شرکت استانی در دوره.",
    definition_en=("Non-operating expenses of the provincial company within the period."),
    formula=total(
        COMPANY_ACCOUNTS,
        company_account.c.amount_mirr,
        company_account.c.line == "nonoperating_expenses",
        nothing=None,
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 65",
)

company_operating_expense_pct = Indicator(
    title="نسبت هزینه‌های عملیاتی به منابع شرکت‌های استانی",
    title_en="Operating expenses as a share of resources",
    question=("در این دوره نسبت هزینه‌های عملیاتی به منابع شرکت‌های استانی چند درصد است؟"),
    definition="نسبت هزینه‌های عملیاتی به منابع شرکت استانی در دوره، به درصد.",
    definition_en=(
        "Operating expenses as a percentage of the resources of the provincial company within the period."
    ),
    formula=percent(
        total(COMPANIES, _OPERATING, _RESOURCES.is_not(None), nothing=None),
        total(COMPANIES, _RESOURCES, _OPERATING.is_not(None), nothing=None),
    ),
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 65",
    note="تنها شرکت‌هایی که هم منابع و هم این هزینه‌شان معلوم است؛ ردیف جمع ۸۲ چاپ شده و ارقامش ۸۳٫۳ می‌دهد.",
    note_en=(
        "Only companies of which both the resources and these expenses are known; the total row prints 82, "
        "its figures give 83.3."
    ),
)

company_nonoperating_expense_pct = Indicator(
    title="نسبت هزینه‌های غیرعملیاتی به منابع شرکت‌های استانی",
    title_en="Non-operating expenses as a share of resources",
    question=("در این دوره نسبت هزینه‌های غیرعملیاتی به منابع شرکت‌های استانی چند درصد است؟"),
    definition="نسبت هزینه‌های غیرعملیاتی به منابع شرکت استانی در دوره، به درصد.",
    definition_en=(
        "Non-operating expenses as a percentage of the resources of the provincial company within the period."
    ),
    formula=percent(
        total(COMPANIES, _NONOPERATING, _RESOURCES.is_not(None), nothing=None),
        total(COMPANIES, _RESOURCES, _NONOPERATING.is_not(None), nothing=None),
    ),
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 65",
    note="تنها شرکت‌هایی که هم منابع و هم این هزینه‌شان معلوم است.",
    note_en="Only companies of which both the resources and these expenses are known.",
)

company_surplus_mirr = Indicator(
    title="مازاد منابع بر هزینه‌های شرکت‌های استانی",
    title_en="Surplus of the provincial companies",
    question="در این دوره مازاد منابع بر هزینه‌های شرکت‌های استانی چقدر است؟",
    definition=("مازاد منابع شرکت استانی بر هزینه‌های عملیاتی و غیرعملیاتی آن در دوره."),
    definition_en=(
        "Resources less operating and non-operating expenses of the provincial company within the period."
    ),
    formula=total(COMPANIES, _RESOURCES - _OPERATING - _NONOPERATING, nothing=None),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 65 (derived)",
    note="تنها شرکت‌هایی که هر سه رقمشان معلوم است.",
    note_en="Only companies of which all three amounts are known.",
)
