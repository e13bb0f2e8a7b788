"""Complaints through the permitted channels: received, resolved, open, and how long they take."""

from data_access.facts.desk import DECIDED
from data_access.facts.desk_people import COMPLAINTS, COMPLAINTS_OPEN, COMPLAINTS_RESOLVED
from data_access.schema.desk_requests import complaint
from metrics.formula import count, percent
from metrics.indicator import Better, Indicator, Unit
from metrics.waiting import quantile_of_wait

OWNER = "دفتر فناوری اطلاعات و ارتباطات"

complaints_received = Indicator(
    title="شکایت‌های دریافت‌شده",
    title_en="Complaints received",
    question="در این دوره شکایت‌های دریافت‌شده چند مورد است؟",
    definition=(
        "شکایت‌هایی که در دوره در سامانه بازرسی و رسیدگی به شکایات ثبت شده است، به تفکیک موضوع."
    ),
    definition_en=(
        "Complaints registered in the complaints module within the period, by subject (category)."
    ),
    formula=count(COMPLAINTS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-1-3-2 (complaints module); SLA section 7",
    dimension="subject",
    also=("service",),
    note="شماری چاپ نشده است.",
    note_en="No count is printed.",
)

complaints_resolved = Indicator(
    title="شکایت‌های رسیدگی‌شده",
    title_en="Complaints resolved",
    question="در این دوره شکایت‌های رسیدگی‌شده چند مورد است؟",
    definition="شکایت‌هایی که نتیجه رسیدگی آن‌ها در دوره به شاکی اعلام شده است.",
    definition_en="Complaints whose result was announced to the complainant within the period.",
    formula=count(COMPLAINTS_RESOLVED),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 prose 4-1-3-2; SLA section 7",
    dimension="subject",
    also=("service",),
)

complaints_open = Indicator(
    title="شکایت‌های باز",
    title_en="Open complaints",
    question="در پایان دوره شکایت‌های باز چند مورد است؟",
    definition="شکایت‌های ثبت‌شده‌ای که نتیجه آن‌ها تا تاریخ مبنا اعلام نشده است.",
    definition_en="Complaints registered whose result has not been announced at the reference date.",
    formula=count(COMPLAINTS_OPEN),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="ch4 prose 4-1-3-2; SLA section 7",
    dimension="subject",
    also=("service",),
)

complaint_days_median = Indicator(
    title="میانه زمان رسیدگی به شکایت",
    title_en="Median complaint resolution time",
    question="میانه زمان رسیدگی به شکایت چند روز است؟",
    definition=(
        "میانه روزهای ثبت شکایت تا اعلام نتیجه به روش کاپلان-مایر؛ شکایت‌های باز سانسورشده از راست "
        "به شمار می‌آید. شکایت‌های ثبت‌شده در دوره در نظر گرفته می‌شود."
    ),
    definition_en=(
        "Kaplan-Meier median of the calendar days from the registration of a complaint to the "
        "announcement of its result, with open complaints right-censored. The complaints registered "
        "within the period are taken."
    ),
    formula=quantile_of_wait(COMPLAINTS, complaint.c.registered_on, complaint.c.announced_on, 0.5),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="SLA section 7; ch4 prose 4-1-3-2",
    dimension="subject",
    also=("service",),
    note="مهلتی چاپ نشده است.",
    note_en="No time limit is printed.",
)

complaint_days_p90 = Indicator(
    title="صدک نودم زمان رسیدگی به شکایت",
    title_en="90th percentile of complaint resolution time",
    question="صدک نودم زمان رسیدگی به شکایت چند روز است؟",
    definition=(
        "صدک نودم روزهای ثبت شکایت تا اعلام نتیجه به روش کاپلان-مایر؛ شکایت‌های باز سانسورشده از "
        "راست به شمار می‌آید. شکایت‌های ثبت‌شده در دوره در نظر گرفته می‌شود."
    ),
    definition_en=(
        "Kaplan-Meier 90th percentile of the calendar days from the registration of a complaint to "
        "the announcement of its result, with open complaints right-censored. The complaints "
        "registered within the period are taken."
    ),
    formula=quantile_of_wait(COMPLAINTS, complaint.c.registered_on, complaint.c.announced_on, 0.9),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="SLA section 7; ch4 prose 4-1-3-2",
    dimension="subject",
    also=("service",),
)

complaints_per_100_decided = Indicator(
    title="شکایت به ازای هر ۱۰۰ درخواست تعیین‌تکلیف‌شده",
    title_en="Complaints per 100 requests decided",
    question="در این دوره شکایت به ازای هر ۱۰۰ درخواست تعیین‌تکلیف‌شده چند درصد است؟",
    definition="نسبت شکایت‌های دریافت‌شده به درخواست‌های تعیین‌تکلیف‌شده دوره، به درصد.",
    definition_en="Complaints received as a percentage of the requests decided within the period.",
    formula=percent(count(COMPLAINTS), count(DECIDED)),
    unit=Unit.PERCENT,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide; SLA section 7 (derived)",
    dimension="service",
)
