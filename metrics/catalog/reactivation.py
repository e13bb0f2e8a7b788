"""Idle units: how many, how many came back, and how."""

from dataclasses import replace

from data_access.facts.programmes import CAPACITY_RISES, IDLE, RESTARTED
from data_access.schema.reactivation import idle_unit
from metrics.formula import count, percent, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"

# All restarts, whatever the method: not split by it, so that each method is a share of the whole.
RESTARTED_BY_ANY = replace(RESTARTED, dimensions={"province": idle_unit.c.province_code})

idle_units = Indicator(
    title="واحدهای راکد و غیرفعال",
    title_en="Idle units",
    question="در پایان دوره واحدهای راکد و غیرفعال چند مورد است؟",
    definition=(
        "واحدهای صنعتی شهرک‌ها و نواحی صنعتی که پس از بهره‌برداری از تولید بازمانده‌اند، در "
        "پایان دوره، به تفکیک علت."
    ),
    definition_en=(
        "Industrial units of parks and zones that had reached operation and do not produce, "
        "as of the end of the period, by cause where recorded (category)."
    ),
    formula=count(IDLE),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="ch3 prose 3-7 (project); ch4 prose 4-1-3-2 (monitoring module)",
    dimension="cause",
    adds_up=False,
    note="گزارش شمار واحدهای راکد و علت‌ها را نمی‌نویسد؛ ردیف‌ها ساختگی است.",
    note_en=("The report prints neither the number of idle units nor causes: the rows are generated."),
)

idle_units_restarted = Indicator(
    title="واحدهای راکد بازفعال‌شده",
    title_en="Idle units restarted",
    question="در این دوره واحدهای راکد بازفعال‌شده چند مورد است؟",
    definition="واحدهای صنعتی راکد (غیرفعال) که در دوره به چرخه تولید بازگشته‌اند.",
    definition_en=("Idle industrial units brought back to production within the period."),
    formula=count(RESTARTED),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-7",
    dimension="method",
)

idle_units_restarted_jobs = Indicator(
    title="اشتغال واحدهای بازفعال‌شده",
    title_en="Employment of the restarted units",
    question="در این دوره اشتغال واحدهای بازفعال‌شده چند نفر است؟",
    definition="تعداد شاغلان واحدهای راکدی که در دوره به چرخه تولید بازگشته‌اند.",
    definition_en=("Persons employed in the idle units brought back to production within the period."),
    formula=total(RESTARTED, idle_unit.c.jobs),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-7",
)

idle_restart_method_pct = Indicator(
    title="سهم روش‌های بازفعال‌سازی واحدهای راکد",
    title_en="Restarts by method",
    question="در این دوره سهم روش‌های بازفعال‌سازی واحدهای راکد چند درصد است؟",
    definition="سهم هر روش از واحدهای راکد بازفعال‌شده دوره، به درصد.",
    definition_en=(
        "Units restarted by each method (category) as a percentage of the units restarted within the period."
    ),
    formula=percent(count(RESTARTED), count(RESTARTED_BY_ANY)),
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 list 3-7",
    dimension="method",
)

units_raised_above_half = Indicator(
    title="واحدهای ارتقایافته از ظرفیت زیر ۵۰ درصد به بالای ۵۰ درصد",
    title_en="Units raised above half of their capacity",
    question=("در این دوره واحدهای ارتقایافته از ظرفیت زیر ۵۰ درصد به بالای ۵۰ درصد چند مورد است؟"),
    definition=("واحدهای صنعتی که در دوره ظرفیت تولید آن‌ها از زیر ۵۰ درصد به بالای ۵۰ درصد رسیده است."),
    definition_en=(
        "Industrial units whose capacity use rose from below 50 percent to above 50 percent "
        "within the period."
    ),
    formula=count(CAPACITY_RISES),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-7",
)
