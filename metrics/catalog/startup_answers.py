"""Promises of the provider of start-up services about complaints and answers; they are not ISIPO's."""

from data_access.facts.base import SPINE
from data_access.facts.desk import END
from data_access.facts.desk_people import STARTUP_COMPLAINTS, STARTUP_QUESTIONS, STARTUP_SURVEYS
from data_access.schema.desk_requests import complaint, desk_question, satisfaction_survey
from metrics.formula import count, mean, share
from metrics.indicator import Better, Indicator, Unit
from metrics.waiting import clock_between, quantile_of, quantile_of_wait

OWNER = "دفتر فناوری اطلاعات و ارتباطات"
_ANSWER, _ANSWERED = clock_between(desk_question.c.asked_at, desk_question.c.answered_at, END, 3600)

sla_complaints_received = Indicator(
    title="شکایت‌های خدمات نوپا",
    title_en="Start-up service complaints received",
    question="در این دوره شکایت‌های خدمات نوپا چند مورد است؟",
    definition="شکایت‌های خدمات کسب‌وکارهای نوپا که در دوره از کانال‌های مجاز ثبت شده است.",
    definition_en=(
        "Complaints about the start-up service registered through the permitted channels within the "
        "period."
    ),
    formula=count(STARTUP_COMPLAINTS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="SLA section 4 (provider promise 5); SLA section 7",
    dimension="subject",
)

sla_complaints_announced_pct = Indicator(
    title="سهم شکایت‌های دارای نتیجه اعلام‌شده",
    title_en="Share of complaints with an announced result",
    question="در این دوره سهم شکایت‌های دارای نتیجه اعلام‌شده چند درصد است؟",
    definition=(
        "نسبت شکایت‌های ثبت‌شده دوره که نتیجه بررسی کمیته به متقاضی اعلام شده است به کل شکایت‌های "
        "ثبت‌شده دوره، به درصد. این تعهد ارائه‌دهنده خدمت است، نه تعهد سازمان."
    ),
    definition_en=(
        "Complaints registered within the period whose result the committee has announced, as a "
        "percentage of the complaints registered within the period. This is a promise of the "
        "provider, not of ISIPO."
    ),
    formula=share(STARTUP_COMPLAINTS, complaint.c.announced_on < SPINE.c.stop),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="SLA section 7",
    dimension="subject",
    adds_up=False,
)

sla_complaint_days_median = Indicator(
    title="میانه زمان رسیدگی به شکایت خدمات نوپا",
    title_en="Median resolution time of start-up complaints",
    question="میانه زمان رسیدگی به شکایت خدمات نوپا چند روز است؟",
    definition=(
        "میانه روزهای ثبت شکایت خدمات نوپا تا اعلام نتیجه؛ شکایت‌های باز سانسورشده از راست به شمار "
        "می‌آید. شکایت‌های ثبت‌شده در دوره در نظر گرفته می‌شود."
    ),
    definition_en=(
        "Kaplan-Meier median of the days from the registration of a start-up complaint to the "
        "announcement of its result, with open ones right-censored. The complaints registered within "
        "the period are taken."
    ),
    formula=quantile_of_wait(
        STARTUP_COMPLAINTS, complaint.c.registered_on, complaint.c.announced_on, 0.5
    ),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="SLA section 7",
    dimension="subject",
    note="مهلتی چاپ نشده است.",
    note_en="No time limit is printed.",
)

sla_first_answer_hours_median = Indicator(
    title="میانه زمان نخستین پاسخ به پرسش",
    title_en="Median time to first answer",
    question="میانه زمان نخستین پاسخ به پرسش چند ساعت است؟",
    definition=(
        "میانه ساعت‌های طرح پرسش در کانال‌های اعلام‌شده تا نخستین پاسخ؛ پرسش‌های بی‌پاسخ سانسورشده "
        "از راست به شمار می‌آید. پرسش‌های طرح‌شده در دوره در نظر گرفته می‌شود."
    ),
    definition_en=(
        "Kaplan-Meier median of the hours from a question in the announced channels to its first "
        "answer, with unanswered questions right-censored. The questions asked within the period are "
        "taken."
    ),
    formula=quantile_of(STARTUP_QUESTIONS, _ANSWER, 0.5, over=_ANSWERED, told="hours"),
    unit=Unit.HOURS,
    better=Better.LOWER,
    owner=OWNER,
    source="SLA section 4 (provider promise 7)",
    note="اولویت بالا وعده داده شده ولی زمانی چاپ نشده است.",
    note_en="High priority is promised, no time is printed.",
)

sla_courtesy_score = Indicator(
    title="امتیاز ادب و صبوری کارشناسان",
    title_en="Courtesy score of the experts",
    question="امتیاز ادب و صبوری کارشناسان چند است؟",
    definition=(
        "میانگین امتیاز گویه ادب، احترام و صبوری کارشناسان در نظرسنجی متقاضیان نوپا در دوره. این "
        "تعهد ارائه‌دهنده خدمت است، نه تعهد سازمان."
    ),
    definition_en=(
        "Mean score of the courtesy item of the survey answered by start-up applicants within the "
        "period. This is a promise of the provider, not of ISIPO."
    ),
    formula=mean(STARTUP_SURVEYS, satisfaction_survey.c.courtesy),
    unit=Unit.SCORE,
    better=Better.HIGHER,
    owner=OWNER,
    source="SLA section 4 (provider promise 10)",
    note="مقیاس چاپ نشده و ۱ تا ۵ فرض است؛ توافق‌نامه نظرسنجی نام نمی‌برد.",
    note_en="No scale is printed, 1 to 5 is assumed; the agreement names no survey.",
)
