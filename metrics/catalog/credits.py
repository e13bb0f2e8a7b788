"""Money received from the treasury, paid to the companies and settled."""

from data_access.facts.finance import ADVANCES_OWED, ADVANCES_SETTLED, GRANTS, RECEIPTS, SESSIONS
from data_access.schema.finance import advance_payment, capital_receipt, company_grant
from metrics.formula import count, percent, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت برنامه‌ریزی، مالی و پشتیبانی"

capital_credit_received_mirr = Indicator(
    title="اعتبار تملک دارایی دریافت‌شده از خزانه",
    title_en="Capital credit received from the treasury",
    question="در این دوره اعتبار تملک دارایی دریافت‌شده از خزانه چقدر است؟",
    definition=(
        "اعتبار تملک دارایی دریافت‌شده از خزانه در دوره، به تفکیک نقد، اسناد خزانه اسلامی و حواله قیر."
    ),
    definition_en=(
        "Capital credit received from the treasury within the period, by means (category: "
        "cash, Islamic treasury bills, bitumen vouchers)."
    ),
    formula=total(RECEIPTS, capital_receipt.c.amount_mirr),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 prose 4-2-7",
    dimension="means",
)

grant_to_companies_mirr = Indicator(
    title="کمک بلاعوض به شرکت‌های تابعه",
    title_en="Grants to the provincial companies",
    question="در این دوره کمک بلاعوض به شرکت‌های تابعه چقدر است؟",
    definition="کمک بلاعوض پرداخت‌شده سازمان به شرکت‌های تابعه استانی در دوره.",
    definition_en=("Grants paid by the organisation to the provincial companies within the period."),
    formula=total(GRANTS, company_grant.c.amount_mirr),
    unit=Unit.MILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-2-7; ch4 table 63 (other expenses)",
)

prior_advances_settled_pct = Indicator(
    title="تسویه مانده پیش‌پرداخت‌ها و علی‌الحساب‌های سنواتی",
    title_en="Prior-year advances settled",
    question=("در این دوره تسویه مانده پیش‌پرداخت‌ها و علی‌الحساب‌های سنواتی چند درصد است؟"),
    definition=(
        "سهم تسویه‌شده مانده علی‌الحساب و پیش‌پرداخت‌های سال‌های قبل طرح تملک دارایی‌های سرمایه‌ای در دوره، به درصد."
    ),
    definition_en=(
        "Share of the balance of on-account and advance payments of earlier years of the "
        "capital scheme settled within the period."
    ),
    formula=percent(
        total(ADVANCES_SETTLED, advance_payment.c.amount_mirr),
        total(ADVANCES_OWED, advance_payment.c.amount_mirr),
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 prose 4-2-7",
)

finance_working_group_sessions = Indicator(
    title="جلسات کارگروه منطقه‌ای مالی",
    title_en="Regional finance working-group sessions",
    question="در این دوره جلسات کارگروه منطقه‌ای مالی چند مورد است؟",
    definition=(
        "جلسات کارگروه منطقه‌ای با مدیران عامل و مدیران مالی شرکت‌های تابعه که در دوره برگزار شده است."
    ),
    definition_en=(
        "Regional working-group sessions with managing directors and financial managers of "
        "the provincial companies held within the period."
    ),
    formula=count(SESSIONS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-2-7",
)
