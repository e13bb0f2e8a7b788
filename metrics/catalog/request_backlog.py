"""Requests that are open: how many, how old, with whom, and which are late."""

from sqlalchemy import not_

from data_access.facts.desk import AGE, LATE, OPEN, PROMISED, WITH_APPLICANT
from data_access.facts.desk_stays import HELD
from data_access.schema.desk_requests import request_step
from metrics.formula import count, distinct, percent, ratio
from metrics.indicator import Better, Indicator, Unit
from metrics.waiting import quantile_of

OWNER = "دفتر فناوری اطلاعات و ارتباطات"

requests_open = Indicator(
    title="درخواست‌های باز",
    title_en="Open requests (backlog)",
    question="در پایان دوره درخواست‌های باز چند مورد است؟",
    definition=(
        "درخواست‌های ثبت و ارسال‌شده‌ای که در تاریخ مبنا پایان نیافته‌اند، به تفکیک وضعیت «در انتظار "
        "اقدام» متقاضی و «در حال گردش» در سازمان و نوع فرایند."
    ),
    definition_en=(
        "Requests sent and not finished at the reference date, by status (category: waiting for "
        "action by the applicant, in progress inside the organisation) and process type."
    ),
    formula=count(OPEN),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (inbox groups waiting for action and in progress)",
    dimension="status",
    also=("service", "age"),
    note="دو وضعیت را جدا ببینید: تنها درخواست‌های در حال گردش منتظر سازمان است.",
    note_en="See the two statuses apart: only requests in progress wait for the organisation.",
)

requests_waiting_for_action = Indicator(
    title="درخواست‌های در انتظار اقدام متقاضی",
    title_en="Requests waiting for the applicant",
    question="در پایان دوره درخواست‌های در انتظار اقدام متقاضی چند مورد است؟",
    definition="درخواست‌های بازی که در تاریخ مبنا در گامی هستند که متقاضی باید انجام دهد.",
    definition_en=(
        "Requests open at the reference date that stand in a step which the applicant must do."
    ),
    formula=count(OPEN.only(WITH_APPLICANT)),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="desk guide (inbox group waiting for action)",
    dimension="service",
    also=("age",),
)

requests_in_progress = Indicator(
    title="درخواست‌های در حال گردش در سازمان",
    title_en="Requests in progress",
    question="در پایان دوره درخواست‌های در حال گردش در سازمان چند مورد است؟",
    definition="درخواست‌های بازی که در تاریخ مبنا نزد سازمان یا سامانه است و منتظر متقاضی نیست.",
    definition_en=(
        "Requests open at the reference date that stand with the organisation or the system and do "
        "not wait for the applicant."
    ),
    formula=count(OPEN.only(not_(WITH_APPLICANT))),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (inbox group in progress)",
    dimension="service",
    also=("age",),
)

requests_open_by_age = Indicator(
    title="درخواست‌های باز به تفکیک عمر",
    title_en="Open requests by age",
    question="در پایان دوره درخواست‌های باز به تفکیک عمر چند مورد است؟",
    definition=(
        "درخواست‌های باز در تاریخ مبنا به تفکیک روزهای گذشته از تاریخ درخواست (۰ تا ۷، ۸ تا ۳۰، ۳۱ "
        "تا ۹۰، ۹۱ تا ۱۸۰ و بیش از ۱۸۰ روز)."
    ),
    definition_en=(
        "Open requests at the reference date by the calendar days since their request date "
        "(category: 0-7, 8-30, 31-90, 91-180, over 180 days)."
    ),
    formula=count(OPEN),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (request date, waiting time)",
    dimension="age",
    also=("service",),
    note="بازه‌های عمر تنظیم ماست؛ اسناد بازه‌ای نام نبرده‌اند.",
    note_en="The bands are our setting: the documents name none.",
)

requests_open_oldest_days = Indicator(
    title="عمر قدیمی‌ترین درخواست باز",
    title_en="Age of the oldest open request",
    question="عمر قدیمی‌ترین درخواست باز چند روز است؟",
    definition="روزهای گذشته از تاریخ قدیمی‌ترین درخواست باز در تاریخ مبنا.",
    definition_en=(
        "Calendar days since the request date of the oldest request open at the reference date."
    ),
    formula=quantile_of(OPEN, AGE, 1),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (request date)",
    dimension="service",
    note="برای چند استان بزرگ‌ترین مقدار است، نه جمع.",
    note_en="Over provinces it is the largest, never the sum.",
)

requests_overdue = Indicator(
    title="درخواست‌های باز گذشته از زمان وعده‌داده‌شده",
    title_en="Open requests past the promised time",
    question="در پایان دوره درخواست‌های باز گذشته از زمان وعده‌داده‌شده چند مورد است؟",
    definition=(
        "درخواست‌های باز در تاریخ مبنا که زمان اعلام‌شده رسیدگی آن‌ها گذشته است؛ فرایندهای بدون زمان "
        "اعلام‌شده شمرده نمی‌شود."
    ),
    definition_en=(
        "Open requests at the reference date whose announced time has passed; requests of processes "
        "without an announced time are left out."
    ),
    formula=count(LATE),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source=(
        "desk guide (time needed must be announced per service); SLA (keep to the announced time)"
    ),
    dimension="service",
    also=("age",),
    note="زمان وعده در اسناد چاپ نشده است و برای هر خدمت باید وارد شود.",
    note_en="No announced time is printed in the documents: it is entered per service.",
)

requests_late_pct = Indicator(
    title="سهم درخواست‌های باز دیرکرده",
    title_en="Share of open requests that are late",
    question="در این دوره سهم درخواست‌های باز دیرکرده چند درصد است؟",
    definition=(
        "نسبت درخواست‌های باز گذشته از زمان وعده‌داده‌شده به درخواست‌های بازی که زمان وعده‌داده‌شده "
        "دارند، در تاریخ مبنا و به درصد."
    ),
    definition_en=(
        "Open requests past the promised time as a percentage of the open requests that have a "
        "promised time, at the reference date."
    ),
    formula=percent(count(LATE), count(PROMISED)),
    unit=Unit.PERCENT,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (derived)",
    dimension="service",
    adds_up=False,
)

requests_open_per_holder = Indicator(
    title="درخواست‌های باز در کارتابل هر نفر",
    title_en="Open requests per current holder",
    question="در پایان دوره درخواست‌های باز در کارتابل هر نفر چند مورد است؟",
    definition=(
        "درخواست‌های بازی که در تاریخ مبنا در کارتابل کسی است، تقسیم بر شمار دارندگانی که دست‌کم یک "
        "درخواست باز دارند."
    ),
    definition_en=(
        "Open requests that are in somebody's inbox at the reference date divided by the number of "
        "holders who have at least one."
    ),
    formula=ratio(
        count(HELD, request_step.c.holder_id.is_not(None)), distinct(HELD, request_step.c.holder_id)
    ),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (field current)",
    dimension="role",
    also=("service",),
    note=(
        "رقم شخصی است و برای مدیر واحد؛ نه برای همگان. درخواست‌های نزد متقاضی و سامانه دارنده ندارد."
    ),
    note_en=(
        "A personal figure, for the manager of the unit and never public. Requests with the "
        "applicant or the system have no holder."
    ),
)
