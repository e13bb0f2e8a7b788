"""The summary income statement of the organisation."""

from data_access.facts.finance import ORGANISATION
from data_access.schema.finance import statement_line
from metrics.formula import plus, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت برنامه‌ریزی، مالی و پشتیبانی"

org_operating_revenue_mirr = Indicator(
    title="درآمدهای عملیاتی (سازمان)",
    title_en="Operating revenue (organisation)",
    question="در این دوره درآمدهای عملیاتی (سازمان) چقدر است؟",
    definition="درآمدهای عملیاتی در چکیده صورت سود و زیان سازمان برای سال مالی.",
    definition_en=(
        "Operating revenue in the summary income statement of the organisation for the fiscal year; line."
    ),
    formula=total(
        ORGANISATION, statement_line.c.amount_mirr, statement_line.c.line == "operating_revenue", nothing=None
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 63",
)

org_sga_expenses_mirr = Indicator(
    title="هزینه‌های فروش، اداری و عمومی (سازمان)",
    title_en="Selling, administrative and general expenses (organisation)",
    question="در این دوره هزینه‌های فروش، اداری و عمومی (سازمان) چقدر است؟",
    definition=(
        "هزینه‌های فروش، اداری و عمومی در چکیده صورت سود و زیان سازمان برای سال مالی؛ هزینه با علامت منفی."
    ),
    definition_en=(
        "Selling, administrative and general expenses in the summary income statement of "
        "the organisation for the fiscal year; expense, written as a negative number."
    ),
    formula=total(
        ORGANISATION, statement_line.c.amount_mirr, statement_line.c.line == "sga_expenses", nothing=None
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 63",
)

org_other_expenses_mirr = Indicator(
    title="سایر هزینه‌ها (سازمان)",
    title_en="Other expenses (organisation)",
    question="در این دوره سایر هزینه‌ها (سازمان) چقدر است؟",
    definition=("سایر هزینه‌ها در چکیده صورت سود و زیان سازمان برای سال مالی؛ هزینه با علامت منفی."),
    definition_en=(
        "Other expenses in the summary income statement of the organisation for the fiscal "
        "year; expense, written as a negative number."
    ),
    formula=total(
        ORGANISATION, statement_line.c.amount_mirr, statement_line.c.line == "other_expenses", nothing=None
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 63",
)

org_operating_profit_mirr = Indicator(
    title="سود (زیان) عملیاتی (سازمان)",
    title_en="Operating profit (loss) (organisation)",
    question="در این دوره سود (زیان) عملیاتی (سازمان) چقدر است؟",
    definition="سود (زیان) عملیاتی در چکیده صورت سود و زیان سازمان برای سال مالی.",
    definition_en=(
        "Operating profit (loss) in the summary income statement of the organisation for "
        "the fiscal year; result."
    ),
    formula=plus(
        org_operating_revenue_mirr.formula, org_sga_expenses_mirr.formula, org_other_expenses_mirr.formula
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 63",
)

org_nonoperating_net_mirr = Indicator(
    title="خالص سایر درآمدها و هزینه‌های غیرعملیاتی (سازمان)",
    title_en="Other non-operating income and expenses (organisation)",
    question=("در این دوره خالص سایر درآمدها و هزینه‌های غیرعملیاتی (سازمان) چقدر است؟"),
    definition=("خالص سایر درآمدها و هزینه‌های غیرعملیاتی در چکیده صورت سود و زیان سازمان برای سال مالی."),
    definition_en=(
        "Other non-operating income and expenses in the summary income statement of the "
        "organisation for the fiscal year; line."
    ),
    formula=total(
        ORGANISATION, statement_line.c.amount_mirr, statement_line.c.line == "nonoperating_net", nothing=None
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 63",
)

org_profit_before_tax_mirr = Indicator(
    title="سود پیش از مالیات (سازمان)",
    title_en="Profit before tax (organisation)",
    question="در این دوره سود پیش از مالیات (سازمان) چقدر است؟",
    definition="سود پیش از مالیات در چکیده صورت سود و زیان سازمان برای سال مالی.",
    definition_en=(
        "Profit before tax in the summary income statement of the organisation for the fiscal year; result."
    ),
    formula=plus(org_operating_profit_mirr.formula, org_nonoperating_net_mirr.formula),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 63",
)

org_income_tax_mirr = Indicator(
    title="مالیات بر درآمد (سازمان)",
    title_en="Income tax (organisation)",
    question="در این دوره مالیات بر درآمد (سازمان) چقدر است؟",
    definition=("مالیات بر درآمد در چکیده صورت سود و زیان سازمان برای سال مالی؛ هزینه با علامت منفی."),
    definition_en=(
        "Income tax in the summary income statement of the organisation for the fiscal "
        "year; expense, written as a negative number."
    ),
    formula=total(
        ORGANISATION, statement_line.c.amount_mirr, statement_line.c.line == "income_tax", nothing=None
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 63",
)

org_net_profit_mirr = Indicator(
    title="سود (زیان) خالص (سازمان)",
    title_en="Net profit (loss) (organisation)",
    question="در این دوره سود (زیان) خالص (سازمان) چقدر است؟",
    definition="سود (زیان) خالص در چکیده صورت سود و زیان سازمان برای سال مالی.",
    definition_en=(
        "Net profit (loss) in the summary income statement of the organisation for the fiscal year; result."
    ),
    formula=plus(org_profit_before_tax_mirr.formula, org_income_tax_mirr.formula),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 63",
)
