"""Credit schemes: contracts, units and jobs."""

from dataclasses import replace

from data_access.facts.support import LOANS, LOANS_OF_FUNDS
from data_access.schema.support import support_loan
from metrics.formula import count, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"
VALUE = support_loan.c.organisation_mirr + support_loan.c.bank_mirr

support_contracts = Indicator(
    title="قراردادهای تسهیلات طرح‌های حمایتی",
    title_en="Support schemes: loan contracts",
    question="در این دوره قراردادهای تسهیلات طرح‌های حمایتی چند مورد است؟",
    definition=("قراردادهای تسهیلات منعقدشده با بانک عامل از محل وجوه دوره به تفکیک طرح."),
    definition_en=(
        "Loan contracts concluded with the agent bank from the funds of the period, by scheme (category)."
    ),
    formula=replace(count(LOANS_OF_FUNDS), nothing=None),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 44, 47",
    dimension="scheme",
)

support_contract_value_mirr = Indicator(
    title="مبلغ قراردادهای تسهیلات طرح‌های حمایتی",
    title_en="Support schemes: value of loan contracts",
    question="در این دوره مبلغ قراردادهای تسهیلات طرح‌های حمایتی چقدر است؟",
    definition=("مبلغ قراردادهای تسهیلات از محل وجوه دوره به تفکیک طرح: جمع سهم بانک و سهم سازمان."),
    definition_en=(
        "Value of the loan contracts from the funds of the period, by scheme (category): the shares "
        "of the bank and of the organisation together."
    ),
    formula=total(LOANS_OF_FUNDS, VALUE, nothing=None),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 41, 44, 47",
    dimension="scheme",
    note="برای نوسازی فقط سهم سازمان چاپ شده است.",
    note_en="For renovation only the share of the organisation is printed.",
)

support_contract_value_bank_mirr = Indicator(
    title="مبلغ قراردادهای تسهیلات، سهم بانک",
    title_en="Value of loan contracts, share of the bank",
    question="در این دوره مبلغ قراردادهای تسهیلات، سهم بانک چقدر است؟",
    definition=("سهم بانک عامل از مبلغ قراردادهای تسهیلات منعقدشده از محل اعتبار دوره، به تفکیک طرح."),
    definition_en=(
        "Share of the bank in the value of the loan contracts from the funds of the period, by scheme."
    ),
    formula=total(LOANS_OF_FUNDS, support_loan.c.bank_mirr, nothing=None),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 41, 44, 47",
    dimension="scheme",
)

support_contract_value_organisation_mirr = Indicator(
    title="مبلغ قراردادهای تسهیلات، سهم سازمان",
    title_en="Value of loan contracts, share of the organisation",
    question="در این دوره مبلغ قراردادهای تسهیلات، سهم سازمان چقدر است؟",
    definition=("سهم سازمان از مبلغ قراردادهای تسهیلات منعقدشده از محل اعتبار دوره، به تفکیک طرح."),
    definition_en=(
        "Share of the organisation in the value of the loan contracts from the funds of the "
        "period, by scheme."
    ),
    formula=total(LOANS_OF_FUNDS, support_loan.c.organisation_mirr, nothing=None),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 41, 44, 47",
    dimension="scheme",
)

support_units = Indicator(
    title="واحدها و طرح‌های بهره‌مند از تسهیلات حمایتی",
    title_en="Units and projects that used the support schemes",
    question=("در این دوره واحدها و طرح‌های بهره‌مند از تسهیلات حمایتی چند مورد است؟"),
    definition=("واحدها و طرح‌های صنعتی که تسهیلات گرفته‌اند، به تفکیک طرح و نوع استفاده."),
    definition_en=("Industrial units and projects that obtained a loan, by scheme and use (category)."),
    formula=count(LOANS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 42, 45, 48; ch3 prose 3-4-2, 3-5-1-1, 3-6-1",
    dimension="scheme",
    also=("use",),
)

support_jobs = Indicator(
    title="اشتغال ایجاد و تثبیت‌شده در طرح‌های حمایتی",
    title_en="Jobs created or kept by the support schemes",
    question=("در این دوره اشتغال ایجاد و تثبیت‌شده در طرح‌های حمایتی چند نفر است؟"),
    definition="اشتغال ایجاد یا تثبیت‌شده در واحدهای تسهیلات‌گیرنده به تفکیک طرح.",
    definition_en=("Jobs created or kept in the units that obtained a loan, by scheme (category)."),
    formula=total(LOANS, support_loan.c.jobs),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 41, 45; ch3 prose 3-4-1, 3-4-2, 3-5-1-1, 3-6-1",
    dimension="scheme",
    note="شغل ایجادشده و حفظ‌شده با هم چاپ شده و جدا شدنی نیست.",
    note_en=("Created and kept jobs are printed together and cannot be separated."),
)
