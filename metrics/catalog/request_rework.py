"""What is sent back and what that costs; requests that cannot be followed."""

from data_access.facts.base import days_between
from data_access.facts.desk import DECIDED, ON_THE_WAY, TRACEABLE, UNTRACKABLE
from data_access.facts.desk_stays import (
    AWAY,
    BACK_ON,
    CAME_BACK,
    RETURNED,
    RETURNS_AND_BACK,
    RETURNS_OF_DECIDED,
    RETURNS_THAT_CAME_BACK,
    REVIEWS,
)
from data_access.schema.desk_requests import request, request_step
from metrics.formula import count, distinct, percent, plus, ratio, share, total
from metrics.indicator import Better, Indicator, Unit
from metrics.waiting import quantile_of

OWNER = "دفتر فناوری اطلاعات و ارتباطات"

returned_outcomes_pct = Indicator(
    title="نرخ برگشت (عدم تأیید)",
    title_en="Return rate",
    question="در این دوره نرخ برگشت (عدم تأیید) چند درصد است؟",
    definition=(
        "نسبت بررسی‌های با نتیجه «عدم تأیید» به کل بررسی‌های ثبت‌شده در دوره، به تفکیک گام، به درصد."
    ),
    definition_en=(
        "Reviews with the outcome not approved as a percentage of all reviews recorded within the "
        "period, by step (category)."
    ),
    formula=share(REVIEWS, RETURNED),
    unit=Unit.PERCENT,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (two outcomes of every review form); flowcharts A and B",
    dimension="step",
    also=("service", "role"),
    adds_up=False,
)

requests_returned_pct = Indicator(
    title="سهم درخواست‌های برگشت‌خورده",
    title_en="Share of requests returned at least once",
    question="در این دوره سهم درخواست‌های برگشت‌خورده چند درصد است؟",
    definition=(
        "نسبت درخواست‌های تعیین‌تکلیف‌شده‌ای که دست‌کم یک بار برای اصلاح برگشت خورده‌اند به کل "
        "درخواست‌های تعیین‌تکلیف‌شده دوره، به درصد."
    ),
    definition_en=(
        "Requests decided within the period that were returned for correction at least once, as a "
        "percentage of the requests decided."
    ),
    formula=percent(distinct(RETURNS_OF_DECIDED, request.c.id), count(DECIDED)),
    unit=Unit.PERCENT,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (return for correction)",
    dimension="service",
    adds_up=False,
)

rounds_per_request = Indicator(
    title="میانگین دفعات ارسال هر درخواست",
    title_en="Mean rounds per request",
    question="میانگین دفعات ارسال هر درخواست چند بار است؟",
    definition=(
        "حاصل تقسیم دفعات ارسال (نخستین ارسال و ارسال‌های مجدد) درخواست‌های تعیین‌تکلیف‌شده دوره بر "
        "تعداد آن‌ها؛ عدد یک یعنی تأیید بدون برگشت."
    ),
    definition_en=(
        "Sendings of the requests decided within the period (the first one and every re-sending "
        "after a return) divided by those requests; 1 means right the first time."
    ),
    formula=ratio(plus(count(DECIDED), count(RETURNS_OF_DECIDED)), count(DECIDED)),
    unit=Unit.ROUNDS_PER_REQUEST,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (cycle continues without limit)",
    dimension="service",
    adds_up=False,
    note="شمار دفعات طبق قاعده بی‌حد است؛ گزارش می‌شود و مانع نمی‌شود.",
    note_en="The number of rounds is unlimited by rule: it is reported, never blocked.",
)

return_days_lost = Indicator(
    title="روزهای ازدست‌رفته در برگشت‌ها",
    title_en="Days lost in returns",
    question="روزهای ازدست‌رفته در برگشت‌ها چند روز است؟",
    definition=(
        "جمع روزهای میان برگشت و رسیدن دوباره درخواست به همان گام، برای برگشت‌هایی که در دوره "
        "بازگشته‌اند؛ آنچه هنوز بازنگشته است در آن نیست."
    ),
    definition_en=(
        "Calendar days between a return and the moment the request reached the same step again, added up "
        "over the returns that came back within the period; what is not back yet is not in it."
    ),
    formula=total(RETURNS_THAT_CAME_BACK, days_between(request_step.c.left_on, BACK_ON)),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (return for correction)",
    dimension="step",
    also=("reason", "service"),
)

return_days_median = Indicator(
    title="میانه زمان هر برگشت",
    title_en="Median time of a return",
    question="میانه زمان هر برگشت چند روز است؟",
    definition=(
        "میانه روزهای میان هر برگشت دوره و رسیدن دوباره درخواست به همان گام به روش کاپلان-مایر؛ "
        "برگشت‌هایی که هنوز بازنگشته یا درخواستشان پایان یافته است سانسورشده از راست به شمار می‌آید."
    ),
    definition_en=(
        "Kaplan-Meier median of the calendar days from each return of the period until the request "
        "reaches the same step again; returns that are not back yet, or whose request has ended, are "
        "right-censored."
    ),
    formula=quantile_of(RETURNS_AND_BACK, AWAY, 0.5, over=CAME_BACK),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (return for correction)",
    dimension="step",
    also=("reason", "service"),
)

tracking_code_defects = Indicator(
    title="درخواست‌های بدون کد رهگیری یکتا",
    title_en="Requests without a unique tracking code",
    question="در پایان دوره درخواست‌های بدون کد رهگیری یکتا چند مورد است؟",
    definition=(
        "درخواست‌های فاقد کد رهگیری یا دارای کد تکراری در تاریخ مبنا؛ مقدار مورد تعهد صفر است."
    ),
    definition_en=(
        "Requests without a tracking code or with a code used twice, at the reference date; the "
        "promise is zero."
    ),
    formula=count(UNTRACKABLE),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (item 5; inbox field request)",
    dimension="service",
)

request_trace_complete_pct = Indicator(
    title="سهم درخواست‌های دارای گردش کار و سوابق کامل",
    title_en="Share of requests with a complete trace",
    question="در این دوره سهم درخواست‌های دارای گردش کار و سوابق کامل چند درصد است؟",
    definition=(
        "نسبت درخواست‌هایی که دارنده فعلی، زمان انتظار و فهرست گردش کار آن‌ها قابل نمایش است به کل "
        "درخواست‌های باز یا تعیین‌تکلیف‌شده دوره، به درصد. درخواست باز باید در پایان دوره در گامی "
        "باشد و اگر نزد سازمان است دارنده داشته باشد؛ درخواست پایان‌یافته نباید گام باز داشته باشد."
    ),
    definition_en=(
        "Requests whose current holder, waiting time and list of past steps can all be shown, as a "
        "percentage of the requests open or decided within the period. An open request must stand in "
        "a step at the end of the period, with a holder if it is with the organisation; an ended one "
        "must have steps and none of them open."
    ),
    formula=share(ON_THE_WAY, TRACEABLE),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="desk guide (item 6; inbox fields current, waiting time, workflow, report)",
    dimension="service",
    adds_up=False,
)
