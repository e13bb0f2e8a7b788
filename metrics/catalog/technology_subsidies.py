"""Technology needs: refusals, support subsidies and satisfaction."""

from data_access.facts.technology_needs import NO_MEMORANDUM, REJECTED, SUBSIDIES, SUBSIDIES_EVER, SURVEYS
from data_access.schema.technology_needs import tech_need_subsidy, tech_need_survey
from metrics.formula import count, mean, total
from metrics.indicator import Better, Indicator, Unit
from metrics.waiting import quantile_of_wait

OWNER = "معاونت صنایع کوچک"

tech_need_proposal_rejected = Indicator(
    title="پروپوزال‌های ردشده",
    title_en="Proposals rejected",
    question="در این دوره پروپوزال‌های ردشده چند مورد است؟",
    definition=("پروپوزال‌های نیاز فناورانه که در دوره با نتیجه «رد پروپوزال» پایان یافته است."),
    definition_en=(
        "Technology-need proposals that ended with the outcome proposal rejected within the period."
    ),
    formula=count(REJECTED),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="flowcharts B",
)

tech_need_no_mou = Indicator(
    title="نیازهای بدون عقد تفاهم‌نامه",
    title_en="Needs ended without a memorandum",
    question="در این دوره نیازهای بدون عقد تفاهم‌نامه چند مورد است؟",
    definition=("نیازهای فناورانه که در دوره با نتیجه «عدم عقد تفاهم‌نامه» پایان یافته است."),
    definition_en=("Technology needs that ended with the outcome no memorandum concluded within the period."),
    formula=count(NO_MEMORANDUM),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="flowcharts B",
)

tech_need_subsidy_mirr = Indicator(
    title="یارانه حمایتی رفع نیاز فناورانه",
    title_en="Support subsidy allotted",
    question="در این دوره یارانه حمایتی رفع نیاز فناورانه چقدر است؟",
    definition="یارانه حمایتی تخصیص‌یافته در دوره، به تفکیک مشاور و فناور.",
    definition_en=(
        "Support subsidy allotted within the period, by receiver (category: consultant, technologist)."
    ),
    formula=total(SUBSIDIES, tech_need_subsidy.c.amount_mirr),
    unit=Unit.MILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="flowcharts A (TA-15) and B (TB-10, TB-12)",
    dimension="receiver",
)

tech_need_subsidy_payment_days_median = Indicator(
    title="میانه فاصله تأیید تا پرداخت یارانه حمایتی",
    title_en="Median time from approval to payment of the subsidy",
    question="میانه فاصله تأیید تا پرداخت یارانه حمایتی چند روز است؟",
    definition=(
        "میانه روزهای تأیید نهایی یارانه تا تاریخ ثبت‌شده پرداخت؛ موارد پرداخت‌نشده "
        "سانسورشده از راست به شمار می‌آید."
    ),
    definition_en=(
        "Kaplan-Meier median of the days from the final approval of the subsidy to the "
        "recorded date of payment, unpaid ones right-censored."
    ),
    formula=quantile_of_wait(
        SUBSIDIES_EVER, tech_need_subsidy.c.approved_on, tech_need_subsidy.c.paid_on, 0.5
    ),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="flowcharts B (TB-13)",
)

tech_need_consultant_satisfaction = Indicator(
    title="رضایت از مشاور توسعه فناوری",
    title_en="Satisfaction with the consultant",
    question="در این دوره رضایت از مشاور توسعه فناوری چقدر است؟",
    definition="میانگین امتیاز نظرسنجی رضایت از مشاور که در دوره تکمیل شده است.",
    definition_en=(
        "Mean score of the survey of satisfaction with the consultant filled in within the period."
    ),
    formula=mean(SURVEYS, tech_need_survey.c.score),
    unit=Unit.SCORE,
    better=Better.HIGHER,
    owner=OWNER,
    source="flowcharts B (TB-9)",
    note=("کارشناس استان پر می‌کند نه متقاضی؛ مقیاس بیان نشده و ۱ تا ۵ فرض شده است."),
    note_en=(
        "Filled in by the provincial expert, not the applicant; the scale is not stated, 1 to 5 is assumed."
    ),
)
