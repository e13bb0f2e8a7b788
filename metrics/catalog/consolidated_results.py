"""The summary income statement of all: from operating profit to net profit."""

from data_access.facts.finance import CONSOLIDATED
from data_access.schema.finance import statement_line
from metrics.catalog import consolidated_accounts
from metrics.formula import plus, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت برنامه‌ریزی، مالی و پشتیبانی"

consolidated_operating_profit_mirr = Indicator(
    title="سود (زیان) عملیاتی (تلفیقی)",
    title_en="Operating profit (loss) (consolidated)",
    question="در این دوره سود (زیان) عملیاتی (تلفیقی) چقدر است؟",
    definition=("سود (زیان) عملیاتی در چکیده صورت سود و زیان تلفیقی سازمان و شرکت‌های استانی برای سال مالی."),
    definition_en=(
        "Operating profit (loss) in the summary income statement of the organisation and "
        "the provincial companies together (consolidated) for the fiscal year; result."
    ),
    formula=plus(
        consolidated_accounts.consolidated_gross_profit_mirr.formula,
        consolidated_accounts.consolidated_admin_expenses_mirr.formula,
        consolidated_accounts.consolidated_other_income_mirr.formula,
        consolidated_accounts.consolidated_other_expenses_mirr.formula,
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 64",
)

consolidated_finance_costs_mirr = Indicator(
    title="هزینه‌های مالی (تلفیقی)",
    title_en="Finance costs (consolidated)",
    question="در این دوره هزینه‌های مالی (تلفیقی) چقدر است؟",
    definition=(
        "هزینه‌های مالی در چکیده صورت سود و زیان تلفیقی سازمان و شرکت‌های استانی برای سال "
        "مالی؛ هزینه با علامت منفی."
    ),
    definition_en=(
        "Finance costs in the summary income statement of the organisation and the "
        "provincial companies together (consolidated) for the fiscal year; expense, written "
        "as a negative number."
    ),
    formula=total(
        CONSOLIDATED, statement_line.c.amount_mirr, statement_line.c.line == "finance_costs", nothing=None
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 64",
)

consolidated_nonoperating_net_mirr = Indicator(
    title="خالص سایر درآمدها و هزینه‌های غیرعملیاتی (تلفیقی)",
    title_en="Other non-operating income and expenses (consolidated)",
    question=("در این دوره خالص سایر درآمدها و هزینه‌های غیرعملیاتی (تلفیقی) چقدر است؟"),
    definition=(
        "خالص سایر درآمدها و هزینه‌های غیرعملیاتی در چکیده صورت سود و زیان تلفیقی سازمان و "
        "شرکت‌های استانی برای سال مالی."
    ),
    definition_en=(
        "Other non-operating income and expenses in the summary income statement of the "
        "organisation and the provincial companies together (consolidated) for the fiscal "
        "year; line."
    ),
    formula=total(
        CONSOLIDATED, statement_line.c.amount_mirr, statement_line.c.line == "nonoperating_net", nothing=None
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 64",
)

consolidated_profit_before_tax_mirr = Indicator(
    title="سود پیش از مالیات (تلفیقی)",
    title_en="Profit before tax (consolidated)",
    question="در این دوره سود پیش از مالیات (تلفیقی) چقدر است؟",
    definition=("سود پیش از مالیات در چکیده صورت سود و زیان تلفیقی سازمان و شرکت‌های استانی برای سال مالی."),
    definition_en=(
        "Profit before tax in the summary income statement of the organisation and the "
        "provincial companies together (consolidated) for the fiscal year; result."
    ),
    formula=plus(
        consolidated_operating_profit_mirr.formula,
        consolidated_finance_costs_mirr.formula,
        consolidated_nonoperating_net_mirr.formula,
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 64",
)

consolidated_income_tax_mirr = Indicator(
    title="مالیات بر درآمد (تلفیقی)",
    title_en="Income tax (consolidated)",
    question="در این دوره مالیات بر درآمد (تلفیقی) چقدر است؟",
    definition=(
        "مالیات بر درآمد در چکیده صورت سود و زیان تلفیقی سازمان و شرکت‌های استانی برای سال "
        "مالی؛ هزینه با علامت منفی."
    ),
    definition_en=(
        "Income tax in the summary income statement of the organisation and the provincial "
        "companies together (consolidated) for the fiscal year; expense, written as a "
        "negative number."
    ),
    formula=total(
        CONSOLIDATED, statement_line.c.amount_mirr, statement_line.c.line == "income_tax", nothing=None
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 64",
)

consolidated_net_profit_mirr = Indicator(
    title="سود (زیان) خالص (تلفیقی)",
    title_en="Net profit (loss) (consolidated)",
    question="در این دوره سود (زیان) خالص (تلفیقی) چقدر است؟",
    definition=("سود (زیان) خالص در چکیده صورت سود و زیان تلفیقی سازمان و شرکت‌های استانی برای سال مالی."),
    definition_en=(
        "Net profit (loss) in the summary income statement of the organisation and the "
        "provincial companies together (consolidated) for the fiscal year; result."
    ),
    formula=plus(consolidated_profit_before_tax_mirr.formula, consolidated_income_tax_mirr.formula),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 64",
)
