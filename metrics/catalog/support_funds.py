"""Credit schemes: what was approved, allocated, received and deposited."""

from sqlalchemy import and_

from data_access.facts.support import BUDGETS, DEPOSITS, DEPOSITS_OF_FUNDS, LOANS_OF_FUNDS, RETURNS_OF_FUNDS
from data_access.schema.support import support_budget, support_deposit, support_loan, support_return
from metrics.formula import minus, percent, plus, ratio, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"
BOTH_KNOWN = and_(support_deposit.c.amount_mirr.is_not(None), support_deposit.c.bank_mirr.is_not(None))

support_budget_approved_mirr = Indicator(
    title="بودجه مصوب طرح‌های حمایتی",
    title_en="Support schemes: budget approved",
    question="در این دوره بودجه مصوب طرح‌های حمایتی چقدر است؟",
    definition=(
        "بودجه مصوب دوره به تفکیک طرح (نوسازی و تجدید ساختار، کمک‌های فنی و اعتباری از "
        "منابع عمومی، همان از منابع داخلی، صنایع لبنی)."
    ),
    definition_en=(
        "Budget approved for the period, by scheme (category: renovation, technical and "
        "credit aid from public funds, the same from internal resources, dairy)."
    ),
    formula=total(BUDGETS, support_budget.c.approved_mirr, nothing=None),
    unit=Unit.MILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 tables 40, 43, 46; chart 16",
    dimension="scheme",
    also=("payment",),
)

support_budget_allocated_mirr = Indicator(
    title="بودجه تخصیص‌یافته طرح‌های حمایتی",
    title_en="Support schemes: budget allocated",
    question="در این دوره بودجه تخصیص‌یافته طرح‌های حمایتی چقدر است؟",
    definition="بودجه تخصیص‌یافته به سازمان در دوره به تفکیک طرح.",
    definition_en=("Budget allocated to the organisation for the period, by scheme (category)."),
    formula=total(BUDGETS, support_budget.c.allocated_mirr, nothing=None),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 40, 43; chart 16",
    dimension="scheme",
    also=("payment",),
)

support_allocated_pct = Indicator(
    title="درصد تخصیص بودجه طرح‌های حمایتی",
    title_en="Support schemes: share allocated",
    question="در این دوره درصد تخصیص بودجه طرح‌های حمایتی چند درصد است؟",
    definition="نسبت بودجه تخصیص‌یافته به بودجه مصوب به تفکیک طرح، به درصد.",
    definition_en=("Budget allocated as a percentage of the budget approved, by scheme (category)."),
    formula=percent(
        total(
            BUDGETS,
            support_budget.c.allocated_mirr,
            support_budget.c.approved_mirr.is_not(None),
            nothing=None,
        ),
        total(
            BUDGETS,
            support_budget.c.approved_mirr,
            support_budget.c.allocated_mirr.is_not(None),
            nothing=None,
        ),
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 40, 43",
    dimension="scheme",
    also=("payment",),
    adds_up=False,
    note="فقط طرح‌هایی که بودجه مصوب و تخصیصشان هر دو معلوم است.",
    note_en="Only schemes whose approved budget and allocation are both known.",
)

support_received_mirr = Indicator(
    title="دریافتی طرح‌های حمایتی از خزانه",
    title_en="Support schemes: received from the treasury",
    question="در این دوره دریافتی طرح‌های حمایتی از خزانه چقدر است؟",
    definition="مبلغ دریافت‌شده از خزانه در دوره به تفکیک طرح.",
    definition_en=("Amount received from the treasury within the period, by scheme (category)."),
    formula=total(BUDGETS, support_budget.c.received_mirr, nothing=None),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 40, 43",
    dimension="scheme",
    also=("payment",),
)

support_deposited_mirr = Indicator(
    title="وجوه واریزی طرح‌های حمایتی به بانک عامل",
    title_en="Support schemes: deposited with the agent bank",
    question="در این دوره وجوه واریزی طرح‌های حمایتی به بانک عامل چقدر است؟",
    definition="وجوه واریزشده به حساب بانک عامل در دوره به تفکیک طرح.",
    definition_en=("Amount deposited with the agent bank within the period, by scheme (category)."),
    formula=total(DEPOSITS, support_deposit.c.amount_mirr, nothing=None),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 40, 41, 43, 44, 46, 47; ch3 prose 3-4-1, 3-5-2",
    dimension="scheme",
    also=("payment",),
)

support_bank_resources_mirr = Indicator(
    title="منابع بانکی طرح‌های حمایتی",
    title_en="Support schemes: resources of the bank",
    question="در این دوره منابع بانکی طرح‌های حمایتی چقدر است؟",
    definition="سقف تسهیلات بانک عامل از محل منابع داخلی خود به تفکیک طرح.",
    definition_en=("Ceiling of facilities the agent bank adds from its own resources, by scheme (category)."),
    formula=total(DEPOSITS, support_deposit.c.bank_mirr, nothing=None),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 41, 44, 46, 47",
    dimension="scheme",
)

support_bank_multiple = Indicator(
    title="نسبت منابع بانکی به وجوه اداره‌شده",
    title_en="Support schemes: bank resources per unit of funds",
    question="در این دوره نسبت منابع بانکی به وجوه اداره‌شده چقدر است؟",
    definition="نسبت منابع بانک عامل به وجوه واریزشده به تفکیک طرح.",
    definition_en=("Resources of the bank divided by the funds deposited, by scheme (category)."),
    formula=ratio(
        total(DEPOSITS, support_deposit.c.bank_mirr, BOTH_KNOWN, nothing=None),
        total(DEPOSITS, support_deposit.c.amount_mirr, BOTH_KNOWN, nothing=None),
    ),
    unit=Unit.MULTIPLE,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 table 41; ch3 prose 3-5-2",
    dimension="scheme",
    adds_up=False,
)

support_facilities_mirr = Indicator(
    title="جمع تسهیلات قابل پرداخت طرح‌های حمایتی",
    title_en="Support schemes: facilities payable",
    question="در این دوره جمع تسهیلات قابل پرداخت طرح‌های حمایتی چقدر است؟",
    definition=("جمع وجوه واریزی و منابع بانک عامل که قابل پرداخت به‌صورت تسهیلات است، به تفکیک طرح."),
    definition_en=(
        "Deposits and resources of the bank together, the facilities that can be paid, by scheme (category)."
    ),
    formula=plus(
        total(DEPOSITS, support_deposit.c.amount_mirr, nothing=None),
        total(DEPOSITS, support_deposit.c.bank_mirr, nothing=None),
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 41, 44, 46, 47",
    dimension="scheme",
)

support_returned_mirr = Indicator(
    title="وجوه برگشتی طرح‌های حمایتی به خزانه",
    title_en="Support schemes: returned to the treasury",
    question="در این دوره وجوه برگشتی طرح‌های حمایتی به خزانه چقدر است؟",
    definition="مبلغ برگشتی به خزانه از محل وجوه دوره به تفکیک طرح.",
    definition_en=("Amount returned to the treasury from the funds of the period, by scheme (category)."),
    formula=total(RETURNS_OF_FUNDS, support_return.c.amount_mirr, nothing=None),
    unit=Unit.MILLION_RIALS,
    better=Better.LOWER,
    owner=OWNER,
    source="ch3 tables 44, 47",
    dimension="scheme",
)

support_remaining_mirr = Indicator(
    title="مانده وجوه اداره‌شده",
    title_en="Support schemes: administered funds remaining",
    question="در پایان دوره مانده وجوه اداره‌شده چقدر است؟",
    definition=("باقی‌مانده وجوه اداره‌شده دوره که هنوز تعهد نشده است، به تفکیک طرح."),
    definition_en=("Administered funds of the period not yet committed, by scheme (category)."),
    formula=minus(
        minus(
            total(DEPOSITS_OF_FUNDS, support_deposit.c.amount_mirr, nothing=None),
            total(LOANS_OF_FUNDS, support_loan.c.organisation_mirr, nothing=None),
        ),
        total(RETURNS_OF_FUNDS, support_return.c.amount_mirr, nothing=None),
    ),
    unit=Unit.MILLION_RIALS,
    better=Better.LOWER,
    owner=OWNER,
    source="ch3 table 47",
    dimension="scheme",
    note=("سپردهٔ همان سال منهای سهم سازمان از قراردادها منهای برگشتی به خزانه."),
    note_en=(
        "Deposits of the year's funds less the organisation's share of the contracts less what went back."
    ),
)
