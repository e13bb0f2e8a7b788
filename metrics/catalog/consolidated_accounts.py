"""The summary income statement of the organisation and the companies together."""

from data_access.facts.finance import CONSOLIDATED
from data_access.schema.finance import statement_line
from metrics.formula import plus, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت برنامه‌ریزی، مالی و پشتیبانی"

consolidated_operating_revenue_mirr = Indicator(
    title="درآمدهای عملیاتی (تلفیقی)",
    title_en="Operating revenue (consolidated)",
    question="در این دوره درآمدهای عملیاتی (تلفیقی) چقدر است؟",
    definition=("درآمدهای عملیاتی در چکیده صورت سود و زیان تلفیقی سازمان و شرکت‌های استانی برای سال مالی."),
    definition_en=(
        "Operating revenue in the summary income statement of the organisation and the "
        "provincial companies together (consolidated) for the fiscal year; line."
    ),
    formula=total(
        CONSOLIDATED, statement_line.c.amount_mirr, statement_line.c.line == "operating_revenue", nothing=None
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 64",
)

consolidated_operating_cost_mirr = Indicator(
    title="بهای تمام‌شده درآمدهای عملیاتی (تلفیقی)",
    title_en="Cost of operating revenue (consolidated)",
    question="در این دوره بهای تمام‌شده درآمدهای عملیاتی (تلفیقی) چقدر است؟",
    definition=(
        "بهای تمام‌شده درآمدهای عملیاتی در چکیده صورت سود و زیان تلفیقی سازمان و شرکت‌های "
        "استانی برای سال مالی؛ هزینه با علامت منفی."
    ),
    definition_en=(
        "Cost of operating revenue in the summary income statement of the organisation and "
        "the provincial companies together (consolidated) for the fiscal year; expense, "
        "written as a negative number."
    ),
    formula=total(
        CONSOLIDATED, statement_line.c.amount_mirr, statement_line.c.line == "operating_cost", nothing=None
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 64",
)

consolidated_gross_profit_mirr = Indicator(
    title="سود ناخالص (تلفیقی)",
    title_en="Gross profit (consolidated)",
    question="در این دوره سود ناخالص (تلفیقی) چقدر است؟",
    definition=("سود ناخالص در چکیده صورت سود و زیان تلفیقی سازمان و شرکت‌های استانی برای سال مالی."),
    definition_en=(
        "Gross profit in the summary income statement of the organisation and the "
        "provincial companies together (consolidated) for the fiscal year; result."
    ),
    formula=plus(consolidated_operating_revenue_mirr.formula, consolidated_operating_cost_mirr.formula),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 64",
)

consolidated_admin_expenses_mirr = Indicator(
    title="هزینه‌های اداری و عمومی (تلفیقی)",
    title_en="Administrative and general expenses (consolidated)",
    question="در این دوره هزینه‌های اداری و عمومی (تلفیقی) چقدر است؟",
    definition=(
        "هزینه‌های اداری و عمومی در چکیده صورت سود و زیان تلفیقی سازمان و شرکت‌های استانی "
        "برای سال مالی؛ هزینه با علامت منفی."
    ),
    definition_en=(
        "Administrative and general expenses in the summary income statement of the "
        "organisation and the provincial companies together (consolidated) for the fiscal "
        "year; expense, written as a negative number."
    ),
    formula=total(
        CONSOLIDATED, statement_line.c.amount_mirr, statement_line.c.line == "sga_expenses", nothing=None
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 64",
)

consolidated_other_income_mirr = Indicator(
    title="سایر درآمدها (تلفیقی)",
    title_en="Other income (consolidated)",
    question="در این دوره سایر درآمدها (تلفیقی) چقدر است؟",
    definition=("سایر درآمدها در چکیده صورت سود و زیان تلفیقی سازمان و شرکت‌های استانی برای سال مالی."),
    definition_en=(
        "Other income in the summary income statement of the organisation and the "
        "provincial companies together (consolidated) for the fiscal year; line."
    ),
    formula=total(
        CONSOLIDATED, statement_line.c.amount_mirr, statement_line.c.line == "other_income", nothing=None
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 64",
)

consolidated_other_expenses_mirr = Indicator(
    title="سایر هزینه‌ها (تلفیقی)",
    title_en="Other expenses (consolidated)",
    question="در این دوره سایر هزینه‌ها (تلفیقی) چقدر است؟",
    definition=(
        "سایر هزینه‌ها در چکیده صورت سود و زیان تلفیقی سازمان و شرکت‌های استانی برای سال "
        "مالی؛ هزینه با علامت منفی."
    ),
    definition_en=(
        "Other expenses in the summary income statement of the organisation and the "
        "provincial companies together (consolidated) for the fiscal year; expense, written "
        "as a negative number."
    ),
    formula=total(
        CONSOLIDATED, statement_line.c.amount_mirr, statement_line.c.line == "other_expenses", nothing=None
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 64",
)
