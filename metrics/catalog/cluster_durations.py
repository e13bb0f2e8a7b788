"""How long clusters take: at each step, in each stage and over the whole project, beside the three years."""

from data_access.facts.clusters import (
    ENTERED,
    FINISHED,
    FINISHED_IN,
    OVER_THREE_YEARS,
    PROJECT_DAYS,
    STAGE_LEFT_ON,
    STAGES_ENTERED,
    THREE_YEARS,
)
from data_access.schema.clusters import cluster_stage
from metrics.formula import count, mean, percent, plus, times
from metrics.indicator import Better, Indicator, Unit
from metrics.waiting import quantile_of_wait

OWNER = "معاونت صنایع کوچک"
MONTHS_PER_DAY = 12 / 365.2425

cluster_stage_days_median = Indicator(
    title="میانه زمان هر مرحله خدمت خوشه",
    title_en="Median time in each stage of the cluster service",
    question="میانه زمان هر مرحله خدمت خوشه چند روز است؟",
    definition=(
        "میانه روزهای توقف خوشه در هر مرحله خدمت؛ مراحل هنوز ناتمام سانسورشده از راست به شمار می‌آید."
    ),
    definition_en=(
        "Median of the days a cluster spends in each stage (category), with stages still "
        "open taken as right-censored (Kaplan-Meier)."
    ),
    formula=quantile_of_wait(STAGES_ENTERED, cluster_stage.c.entered_on, STAGE_LEFT_ON, 0.5),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="cluster form (four processes)",
    dimension="stage",
    note="مرحله از نخستین گام آن تا پایان آخرین گام آن است.",
    note_en="A stage lasts from its first step to the end of its last.",
)

cluster_step_days_median = Indicator(
    title="میانه زمان هر گام خوشه",
    title_en="Median time at each step of a cluster",
    question="خوشه معمولاً چند روز در هر گام می‌ماند؟",
    definition=(
        "میانه روزهای توقف خوشه در هر گام از شناسایی تا سال سوم اجرا؛ گام‌های هنوز ناتمام سانسورشده از "
        "راست به شمار می‌آید."
    ),
    definition_en=(
        "Median of the days a cluster spends at each step from identification to the third year, with steps "
        "still open taken as right-censored (Kaplan-Meier)."
    ),
    formula=quantile_of_wait(ENTERED, cluster_stage.c.entered_on, cluster_stage.c.left_on, 0.5),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="cluster form (four processes)",
    dimension="step",
)

cluster_duration_months_mean = Indicator(
    title="متوسط مدت پروژه توسعه خوشه",
    title_en="Mean duration of cluster development projects",
    question="متوسط مدت پروژه توسعه خوشه چند ماه است؟",
    definition=(
        "میانگین مدت پروژه‌های توسعه خوشه‌ای خاتمه‌یافته در دوره، از آغاز تا خاتمه، برای "
        "مقایسه با متوسط سه‌ساله فرم خدمت."
    ),
    definition_en=(
        "Mean time from start to finish of the cluster development projects finished within "
        "the period; compare with the three years of the form."
    ),
    formula=times(mean(FINISHED_IN, PROJECT_DAYS), MONTHS_PER_DAY),
    unit=Unit.MONTHS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source=(
        "cluster form (average duration three years); ch3 prose 3-1-2-3 (agent engaged for "
        "at least three years)"
    ),
    note="فرم خدمت مدت متوسط سه سال می‌نویسد، نه مهلت؛ ماه = ۳۰٫۴۴ روز.",
    note_en=("The form states a mean of three years, not a limit; a month is 30.44 days."),
)

clusters_over_three_years = Indicator(
    title="پروژه‌های توسعه خوشه‌ای در حال اجرا با عمر بیش از سه سال",
    title_en="Running cluster projects older than three years",
    question=("در پایان دوره پروژه‌های توسعه خوشه‌ای در حال اجرا با عمر بیش از سه سال چند مورد است؟"),
    definition=(
        "پروژه‌های توسعه خوشه‌ای که در پایان دوره بیش از ۳۶ ماه از آغاز آن‌ها گذشته و هنوز در حال اجراست."
    ),
    definition_en=(
        "Cluster development projects still running more than 36 months after their start, "
        "as of the end of the period."
    ),
    formula=count(OVER_THREE_YEARS),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="cluster form (average duration three years)",
)

cluster_finished_within_three_years_pct = Indicator(
    title="سهم پروژه‌های توسعه خوشه‌ای خاتمه‌یافته تا سه سال",
    title_en="Share of cluster projects finished within three years",
    question=("در این دوره سهم پروژه‌های توسعه خوشه‌ای خاتمه‌یافته تا سه سال چند درصد است؟"),
    definition=(
        "نسبت پروژه‌های خاتمه‌یافته ظرف ۳۶ ماه از آغاز به کل پروژه‌هایی که ۳۶ ماه از آغاز "
        "آن‌ها گذشته است، به درصد."
    ),
    definition_en=(
        "Projects finished within 36 months of their start as a percentage of the projects "
        "whose 36 months have passed."
    ),
    formula=percent(
        count(FINISHED, PROJECT_DAYS <= THREE_YEARS),
        plus(count(FINISHED, PROJECT_DAYS.is_not(None)), count(OVER_THREE_YEARS)),
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="cluster form (average duration three years)",
    note=(
        "سه سال در فرم میانگین است نه مهلت؛ برای سنجش است، نه تخلف. پروژهٔ زود خاتمه‌یافته پیش از "
        "گذشت ۳۶ ماه هم شمرده می‌شود و پروژهٔ بی‌تاریخ آغاز شمرده نمی‌شود."
    ),
    note_en=(
        "Three years is an average in the form, not a limit: a comparison, not a breach. A project "
        "finished early counts before its 36 months have passed; one of unknown start does not count."
    ),
)
