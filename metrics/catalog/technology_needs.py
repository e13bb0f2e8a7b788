"""Technology needs: how many come in, how many are met, how long it takes."""

from data_access.facts.technology_needs import (
    AT_STEP,
    MET,
    MET_EVER,
    NEEDS,
    NEEDS_EVER,
    REVIEWS,
    STEPS_ENTERED,
)
from data_access.schema.technology_needs import tech_need, tech_need_step
from metrics.formula import count, percent, share
from metrics.indicator import Better, Indicator, Unit
from metrics.waiting import quantile_of_wait

OWNER = "معاونت صنایع کوچک"

tech_needs_identified = Indicator(
    title="نیازهای فناورانه شناسایی و مستندسازی‌شده",
    title_en="Technology needs identified",
    question="در این دوره نیازهای فناورانه شناسایی و مستندسازی‌شده چند مورد است؟",
    definition=("نیازهای فناورانه‌ای که در دوره در درگاه خدمات الکترونیک شناسایی و مستندسازی شده است."),
    definition_en=(
        "Technology needs identified and documented in the electronic services portal within the period."
    ),
    formula=count(NEEDS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-3-1; flowcharts A and B",
)

tech_needs_met = Indicator(
    title="نیازهای فناورانه رفع‌شده با حمایت",
    title_en="Technology needs fulfilled",
    question="در این دوره نیازهای فناورانه رفع‌شده با حمایت چند مورد است؟",
    definition="نیازهای فناورانه‌ای که در دوره از طریق درگاه حمایت و رفع شده است.",
    definition_en=(
        "Technology needs whose fulfilment was supported and completed through the portal within the period."
    ),
    formula=count(MET),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-3-1; flowcharts A and B",
)

tech_needs_met_pct = Indicator(
    title="نسبت نیازهای فناورانه رفع‌شده به شناسایی‌شده",
    title_en="Fulfilled against identified technology needs",
    question=("در این دوره نسبت نیازهای فناورانه رفع‌شده به شناسایی‌شده چند درصد است؟"),
    definition=("نسبت نیازهای فناورانه رفع‌شده به نیازهای شناسایی‌شده به‌صورت تجمعی تا پایان دوره، به درصد."),
    definition_en=(
        "Technology needs fulfilled as a percentage of the needs identified, cumulatively "
        "to the end of the period."
    ),
    formula=percent(count(MET_EVER), count(NEEDS_EVER)),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-3-1 (derived); flowcharts",
)

tech_needs_open = Indicator(
    title="نیازهای فناورانه در جریان رسیدگی",
    title_en="Technology needs in process",
    question="در پایان دوره نیازهای فناورانه در جریان رسیدگی چند مورد است؟",
    definition=("درخواست‌های نیاز فناورانه که در تاریخ مبنا هنوز در بخش تمام‌شده ثبت نشده است، به تفکیک گام."),
    definition_en=(
        "Technology-need requests not yet recorded as finished, by the step they are in "
        "(category), at the reference date."
    ),
    formula=count(AT_STEP),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="flowcharts A (TA-1 to TA-18) and B (TB-1 to TB-14)",
    dimension="step",
    note="نام گام‌ها از ماست؛ نمودارهای گردش کار نامی برای گام ندارند.",
    note_en="Codes of steps are ours: the flowcharts print none.",
)

tech_need_step_days_median = Indicator(
    title="میانه زمان هر گام فرایند نیاز فناورانه",
    title_en="Median time per step of the technology-need process",
    question="میانه زمان هر گام فرایند نیاز فناورانه چند روز است؟",
    definition=(
        "میانه روزهای توقف درخواست در هر گام فرایند نیاز فناورانه؛ گام‌های هنوز باز "
        "سانسورشده از راست به شمار می‌آید."
    ),
    definition_en=(
        "Median of the days a request spends in each step (category), with steps still open "
        "taken as right-censored (Kaplan-Meier)."
    ),
    formula=quantile_of_wait(STEPS_ENTERED, tech_need_step.c.entered_on, tech_need_step.c.left_on, 0.5),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="flowcharts A and B",
    dimension="step",
    adds_up=False,
)

tech_need_total_days_median = Indicator(
    title="میانه زمان کل فرایند نیاز فناورانه",
    title_en="Median total time of the technology-need process",
    question="میانه زمان کل فرایند نیاز فناورانه چند روز است؟",
    definition=(
        "میانه روزهای ثبت نیاز فناورانه تا ثبت در بخش تمام‌شده؛ درخواست‌های باز سانسورشده "
        "از راست به شمار می‌آید."
    ),
    definition_en=(
        "Kaplan-Meier median of the days from the registration of the need to its record as "
        "finished, with open requests right-censored."
    ),
    formula=quantile_of_wait(NEEDS_EVER, tech_need.c.registered_on, tech_need.c.finished_on, 0.5),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="flowcharts A and B",
)

tech_need_total_days_p90 = Indicator(
    title="صدک نودم زمان کل فرایند نیاز فناورانه",
    title_en="90th percentile of the total time of the technology-need process",
    question="صدک نودم زمان کل فرایند نیاز فناورانه چند روز است؟",
    definition=(
        "صدک نودم روزهای ثبت نیاز فناورانه تا ثبت در بخش تمام‌شده؛ درخواست‌های باز "
        "سانسورشده از راست به شمار می‌آید."
    ),
    definition_en=(
        "Kaplan-Meier 90th percentile of the days from the registration of the need to its "
        "record as finished, with open requests right-censored."
    ),
    formula=quantile_of_wait(NEEDS_EVER, tech_need.c.registered_on, tech_need.c.finished_on, 0.9),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="flowcharts A and B",
    note="تا منحنی به نود درصد نرسد خالی می‌ماند.",
    note_en="Empty until the curve reaches 90 percent.",
)

tech_need_return_rate_pct = Indicator(
    title="نرخ عدم تأیید در گام‌های بررسی نیاز فناورانه",
    title_en="Not-approved rate of the review steps",
    question=("در این دوره نرخ عدم تأیید در گام‌های بررسی نیاز فناورانه چند درصد است؟"),
    definition=(
        "نسبت نتایج «عدم تأیید» به کل نتایج بررسی گام‌های فرایند نیاز فناورانه در دوره، به تفکیک گام، به درصد."
    ),
    definition_en=(
        "Not-approved outcomes as a percentage of all review outcomes of the "
        "technology-need process within the period, by step (category)."
    ),
    formula=share(REVIEWS, tech_need_step.c.outcome == "not_approved"),
    unit=Unit.PERCENT,
    better=Better.LOWER,
    owner=OWNER,
    source="flowcharts A and B (7 and 5 labels of not approved)",
    dimension="step",
    adds_up=False,
)
