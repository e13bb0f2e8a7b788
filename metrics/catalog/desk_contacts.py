"""Notices to applicants and what they say in surveys."""

from data_access.facts.base import SPINE
from data_access.facts.desk_people import NOTICES, SURVEYS_ANSWERED, SURVEYS_SENT
from data_access.schema.desk_requests import satisfaction_survey, sms_notice
from metrics.formula import count, mean, share
from metrics.indicator import Better, Indicator, Unit

OWNER = "دفتر فناوری اطلاعات و ارتباطات"

sms_sent = Indicator(
    title="پیامک‌های اطلاع‌رسانی مراحل",
    title_en="SMS notices sent",
    question="در این دوره پیامک‌های اطلاع‌رسانی مراحل چند مورد است؟",
    definition="پیامک‌های اطلاع‌رسانی مراحل رسیدگی به درخواست که در دوره ارسال شده است.",
    definition_en="SMS notices about the stages of requests sent within the period.",
    formula=count(NOTICES),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="desk guide (item 7)",
    dimension="service",
    note="جدا از ۶۷۰۰ پیامک روابط عمومی است.",
    note_en="Not the 6700 messages of public relations (pr_sms_sent).",
)

sms_delivered_pct = Indicator(
    title="سهم پیامک‌های تحویل‌شده",
    title_en="Share of SMS notices delivered",
    question="در این دوره سهم پیامک‌های تحویل‌شده چند درصد است؟",
    definition="نسبت پیامک‌های تحویل‌شده به پیامک‌های ارسال‌شده دوره، به درصد.",
    definition_en="SMS notices delivered as a percentage of the SMS notices sent within the period.",
    formula=share(NOTICES, sms_notice.c.delivered),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="desk guide (item 7; note on blocked advertising SMS)",
    dimension="service",
    adds_up=False,
    note="شماره‌هایی که پیامک تبلیغاتی را بسته‌اند پیامک نمی‌گیرند.",
    note_en="Numbers that block advertising SMS do not receive the notices.",
)

surveys_sent = Indicator(
    title="نظرسنجی‌های ارسال‌شده",
    title_en="Satisfaction surveys sent",
    question="در این دوره نظرسنجی‌های ارسال‌شده چند مورد است؟",
    definition="نظرسنجی‌های الکترونیکی کیفیت خدمت که در دوره برای متقاضیان ارسال شده است.",
    definition_en=(
        "Electronic surveys on the quality of the service sent to applicants within the period."
    ),
    formula=count(SURVEYS_SENT),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="desk guide (item 8)",
    dimension="service",
)

survey_response_pct = Indicator(
    title="نرخ پاسخ به نظرسنجی",
    title_en="Survey response rate",
    question="در این دوره نرخ پاسخ به نظرسنجی چند درصد است؟",
    definition=(
        "نسبت نظرسنجی‌های ارسال‌شده در دوره که تا پایان آن پاسخ داده شده است به کل نظرسنجی‌های "
        "ارسال‌شده دوره، به درصد."
    ),
    definition_en=(
        "Surveys sent within the period that were answered by its end as a percentage of the surveys "
        "sent within the period."
    ),
    formula=share(SURVEYS_SENT, satisfaction_survey.c.answered_on < SPINE.c.stop),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="desk guide (item 8)",
    dimension="service",
    adds_up=False,
)

satisfaction_score = Indicator(
    title="میانگین رضایت متقاضیان",
    title_en="Mean satisfaction score",
    question="میانگین رضایت متقاضیان چند است؟",
    definition=(
        "میانگین امتیاز نظرسنجی‌های پاسخ‌داده‌شده در دوره با وزن تعداد پاسخ‌ها، به تفکیک خدمت."
    ),
    definition_en=(
        "Mean score of the surveys answered within the period, weighted by answers, by service "
        "(category)."
    ),
    formula=mean(SURVEYS_ANSWERED, satisfaction_survey.c.score),
    unit=Unit.SCORE,
    better=Better.HIGHER,
    owner=OWNER,
    source="desk guide (item 8)",
    dimension="service",
    adds_up=False,
    note="مقیاس چاپ نشده و ۱ تا ۵ فرض است؛ کنار نرخ پاسخ و شمار پاسخ‌ها ببینید.",
    note_en=(
        "No scale is printed, 1 to 5 is assumed: see it beside the response rate and the number of "
        "answers."
    ),
)
