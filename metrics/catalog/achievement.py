"""How the plans of all indicators fared: figures over the catalogue itself."""

from metrics.formula import ACHIEVEMENT, GROWTH, ON_PLAN, OverCatalogue
from metrics.indicator import Better, Indicator, Unit

_PLANNING = "معاونت برنامه‌ریزی و سرمایه‌گذاری"

plan_achievement_pct = Indicator(
    title="درصد تحقق برنامه",
    title_en="Achievement of the plan",
    question="هر شاخص برنامه‌دار چند درصد برنامهٔ خود را محقق کرده است؟",
    definition="نسبت عملکرد به برنامه برای هر شاخص، محدوده و دوره دارای برنامه، بدون سقف، به درصد.",
    definition_en="Actual as a percentage of the plan for any indicator, scope and period with a plan,"
    " without a cap.",
    formula=OverCatalogue(
        ACHIEVEMENT, "actual / plan * 100 of the same indicator, scope and period", ("indicator",),
        is_ratio=True,
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=_PLANNING,
    source="فصل ۲ جدول‌های ۳، ۵، ۶، ۸، ۱۰، ۱۹ و ۲۱؛ فصل ۳ جدول‌های ۲۶، ۳۴، ۴۲، ۴۵، ۴۸، ۴۹، ۵۳، ۵۴ و ۵۶ تا ۶۳",
    dimension="indicator",
    adds_up=False,
    note="برای همهٔ شاخص‌ها با هم عددی ندارد، چون یکاهایشان یکی نیست؛ آن را به تفکیک شاخص ببینید. گزارش بعضی"
    " تحقق‌ها را تا ۱۰۰ بریده و بعضی را نه؛ اینجا هیچ‌کدام بریده نمی‌شود.",
    note_en="It has no figure for all indicators together, as their units differ: read it by indicator."
    " The report caps some achievements at 100 and not others; none is capped here.",
)

growth_pct = Indicator(
    title="رشد نسبت به دوره پیش",
    title_en="Growth on the previous period",
    question="هر شاخص برنامه‌دار نسبت به دورهٔ پیش چند درصد رشد کرده است؟",
    definition="درصد تغییر هر شاخص نسبت به دوره پیش.",
    definition_en="Change of an indicator against the previous period as a percentage of the previous"
    " period.",
    formula=OverCatalogue(
        GROWTH, "(value of the period - value of the previous period) / value of the previous period * 100",
        ("indicator",), is_ratio=True,
    ),
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    owner=_PLANNING,
    source="فصل ۳ جدول ۲۷؛ فصل ۴ جدول‌های ۶۶ و ۶۷",
    dimension="indicator",
    adds_up=False,
    note="برای همهٔ شاخص‌ها با هم عددی ندارد؛ آن را به تفکیک شاخص ببینید.",
    note_en="It has no figure for all indicators together: read it by indicator.",
)

indicators_on_plan = Indicator(
    title="شاخص‌های تحقق‌یافته",
    title_en="Indicators that reached their plan",
    question="چند شاخص به برنامهٔ خود رسیده‌اند؟",
    definition="تعداد شاخص‌های دارای برنامه که عملکرد آن‌ها در دوره به برنامه رسیده یا از آن گذشته است.",
    definition_en="Indicators with a plan whose actual reached or passed it within the period, for a scope.",
    formula=OverCatalogue(ON_PLAN, "number of indicators with plan_achievement_pct of 100 or more"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=_PLANNING,
    source="جدول‌های برنامهٔ فصل‌های ۲ و ۳ (محاسبه‌شده)",
    note="در شاخصی که کمتر بودنش بهتر است، برنامه سقف است و ماندن در آن تحقق به شمار می‌آید. شاخص بی‌عملکرد"
    " معلوم تحقق‌یافته شمرده نمی‌شود.",
    note_en="Where lower is better the plan is a limit, and keeping it counts as reaching it. An indicator"
    " whose actual is unknown does not count as reached.",
)
