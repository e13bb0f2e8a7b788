"""How long requests stay in a step, and with whom they are now."""

from data_access.facts.desk_stays import DAYS_HELD, ENTERED, HELD
from data_access.schema.desk_requests import request_step
from metrics.indicator import Better, Indicator, Unit
from metrics.waiting import quantile_of, quantile_of_wait

OWNER = "دفتر فناوری اطلاعات و ارتباطات"

waiting_current_days_median = Indicator(
    title="میانه زمان انتظار نزد دارنده فعلی",
    title_en="Median waiting time at the current holder",
    question="میانه زمان انتظار نزد دارنده فعلی چند روز است؟",
    definition=(
        "میانه روزهایی که درخواست‌های باز در تاریخ مبنا در کارتابل دارنده فعلی مانده‌اند، به تفکیک "
        "نقش."
    ),
    definition_en=(
        "Median of the calendar days the open requests have been in the inbox of their current "
        "holder at the reference date, by role of the holder (category)."
    ),
    formula=quantile_of(HELD, DAYS_HELD, 0.5),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (fields current and waiting time)",
    dimension="role",
    also=("service", "step"),
    note=(
        "راهنما نمی‌گوید زمان انتظار نزد هر دارنده از نو آغاز می‌شود یا نه؛ اینجا از ورود به گام "
        "کنونی شمرده می‌شود. این زمان سپری‌شده است نه زمان کامل خدمت."
    ),
    note_en=(
        "The guide does not say whether its waiting time restarts at each holder; here it does, with "
        "the current step. Elapsed times are not complete times of service."
    ),
)

waiting_current_days_p90 = Indicator(
    title="صدک نودم زمان انتظار نزد دارنده فعلی",
    title_en="90th percentile of the waiting time at the current holder",
    question="صدک نودم زمان انتظار نزد دارنده فعلی چند روز است؟",
    definition=(
        "صدک نودم روزهایی که درخواست‌های باز در تاریخ مبنا در کارتابل دارنده فعلی مانده‌اند."
    ),
    definition_en=(
        "90th percentile of the calendar days the open requests have been in the inbox of their "
        "current holder at the reference date."
    ),
    formula=quantile_of(HELD, DAYS_HELD, 0.9),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (fields current and waiting time)",
    dimension="role",
    also=("service", "step"),
    note=(
        "راهنما نمی‌گوید زمان انتظار نزد هر دارنده از نو آغاز می‌شود یا نه؛ اینجا از ورود به گام "
        "کنونی شمرده می‌شود. این زمان سپری‌شده است نه زمان کامل خدمت."
    ),
    note_en=(
        "The guide does not say whether its waiting time restarts at each holder; here it does, with "
        "the current step. Elapsed times are not complete times of service."
    ),
)

step_days_median = Indicator(
    title="میانه زمان هر گام",
    title_en="Median time per step",
    question="میانه زمان هر گام چند روز است؟",
    definition=(
        "میانه روزهای توقف درخواست در هر گام به روش کاپلان-مایر؛ گام‌های باز در تاریخ مبنا سانسورشده "
        "از راست به شمار می‌آید. گام‌هایی که در دوره آغاز شده است در نظر گرفته می‌شود."
    ),
    definition_en=(
        "Kaplan-Meier median of the calendar days a request stays in each step (category), with "
        "steps open at the reference date right-censored. The stays that began within the period are "
        "taken."
    ),
    formula=quantile_of_wait(ENTERED, request_step.c.entered_on, request_step.c.left_on, 0.5),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (workflow list); flowcharts A and B",
    dimension="step",
    also=("service", "role"),
    note="هر ورود به گام یک توقف است.",
    note_en="Each visit of a step counts as one stay.",
)

step_days_p90 = Indicator(
    title="صدک نودم زمان هر گام",
    title_en="90th percentile of the time per step",
    question="صدک نودم زمان هر گام چند روز است؟",
    definition=(
        "صدک نودم روزهای توقف درخواست در هر گام به روش کاپلان-مایر؛ گام‌های باز در تاریخ مبنا "
        "سانسورشده از راست به شمار می‌آید. گام‌هایی که در دوره آغاز شده است در نظر گرفته می‌شود."
    ),
    definition_en=(
        "Kaplan-Meier 90th percentile of the calendar days a request stays in each step (category), "
        "with steps open at the reference date right-censored. The stays that began within the "
        "period are taken."
    ),
    formula=quantile_of_wait(ENTERED, request_step.c.entered_on, request_step.c.left_on, 0.9),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (workflow list); flowcharts A and B",
    dimension="step",
    also=("service", "role"),
    note="تا منحنی به نود درصد نرسد خالی می‌ماند.",
    note_en="Empty until the curve reaches 90 percent.",
)
