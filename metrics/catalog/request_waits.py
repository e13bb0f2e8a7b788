"""How long requests wait: with the current holder, in each step, in all; and whether in time."""

from data_access.facts.desk import DAYS_WITH_US, DUE, ENDED_BY_THEN, IN_TIME, SUBMITTED
from data_access.schema.desk_requests import request
from metrics.formula import share
from metrics.indicator import Better, Indicator, Unit
from metrics.waiting import quantile_of, quantile_of_wait

OWNER = "دفتر فناوری اطلاعات و ارتباطات"

waiting_days_median = Indicator(
    title="میانه زمان کل انتظار",
    title_en="Median total waiting time",
    question="میانه زمان کل انتظار چند روز است؟",
    definition=(
        "میانه روزهای تاریخ درخواست تا پایان فرایند برای درخواست‌های ثبت‌شده در دوره به روش "
        "کاپلان-مایر؛ درخواست‌های باز در تاریخ مبنا سانسورشده از راست به شمار می‌آید."
    ),
    definition_en=(
        "Kaplan-Meier median of the calendar days from the request date to the end of the process "
        "for the requests submitted within the period, with open requests right-censored at the "
        "reference date."
    ),
    formula=quantile_of_wait(SUBMITTED, request.c.registered_on, request.c.finished_on, 0.5),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (request date, waiting time)",
    dimension="service",
    note=(
        "میانه درخواست‌های پایان‌یافته به‌تنهایی کوتاه‌تر از واقع است. زمان نزد متقاضی هم در آن است."
    ),
    note_en=(
        "A median of finished requests alone is too short. Time with the applicant is included."
    ),
)

waiting_days_p90 = Indicator(
    title="صدک نودم زمان کل انتظار",
    title_en="90th percentile of the total waiting time",
    question="صدک نودم زمان کل انتظار چند روز است؟",
    definition=(
        "صدک نودم روزهای تاریخ درخواست تا پایان فرایند برای درخواست‌های ثبت‌شده در دوره به روش "
        "کاپلان-مایر؛ درخواست‌های باز در تاریخ مبنا سانسورشده از راست به شمار می‌آید."
    ),
    definition_en=(
        "Kaplan-Meier 90th percentile of the calendar days from the request date to the end of the "
        "process for the requests submitted within the period, with open requests right-censored at "
        "the reference date."
    ),
    formula=quantile_of_wait(SUBMITTED, request.c.registered_on, request.c.finished_on, 0.9),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (request date, waiting time)",
    dimension="service",
    note="برای دوره‌های تازه بیشتر خالی است؛ هرگز بزرگ‌ترین مقدار دیده‌شده نیست.",
    note_en=(
        "Often not reached for a recent period: then empty, never the largest observed value."
    ),
)

waiting_days_organisation_median = Indicator(
    title="میانه زمان انتظار نزد سازمان",
    title_en="Median waiting time inside the organisation",
    question="میانه زمان انتظار نزد سازمان چند روز است؟",
    definition=(
        "میانه روزهای «در حال گردش» هر درخواست در سازمان، بدون زمانی که در انتظار اصلاح متقاضی بوده "
        "است. به روش کاپلان-مایر و برای درخواست‌های ثبت‌شده در دوره؛ درخواست‌های باز سانسورشده از "
        "راست به شمار می‌آید."
    ),
    definition_en=(
        "Kaplan-Meier median of the calendar days a request spends in steps of the organisation and "
        "the system, without the time it waits for the applicant, for the requests submitted within "
        "the period; open requests are right-censored."
    ),
    formula=quantile_of(SUBMITTED, DAYS_WITH_US, 0.5, over=ENDED_BY_THEN),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (inbox groups)",
    dimension="service",
    note="راهنما نمی‌گوید زمان نزد متقاضی به حساب می‌آید یا نه؛ هر دو را ببینید.",
    note_en="The guide does not say whether time with the applicant counts: see both figures.",
)

decided_in_time_pct = Indicator(
    title="سهم تعیین‌تکلیف در زمان وعده‌داده‌شده",
    title_en="Share decided within the promised time",
    question="در این دوره سهم تعیین‌تکلیف در زمان وعده‌داده‌شده چند درصد است؟",
    definition=(
        "نسبت درخواست‌های تعیین‌تکلیف‌شده در زمان اعلام‌شده به همه درخواست‌هایی که مهلت اعلام‌شده "
        "آن‌ها در دوره به پایان رسیده است، اعم از بسته یا باز. درخواست‌های بدون زمان اعلام‌شده کنار "
        "گذاشته می‌شود."
    ),
    definition_en=(
        "Requests decided within the announced time as a percentage of the requests whose announced "
        "time ended within the period, decided or still open. Requests without an announced time are "
        "left out."
    ),
    formula=share(DUE, IN_TIME),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="desk guide (time needed announced per service); SLA (announced time)",
    dimension="service",
    adds_up=False,
    note="درخواست باز گذشته از مهلت، وعده عمل‌نشده است.",
    note_en="An open request past its time is a promise missed.",
)
