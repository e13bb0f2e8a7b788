"""How treatment plants are run: rating, monitoring, processes and who pays."""

from data_access.facts.environment import (
    MONITORING_PARAMETERS,
    MONITORING_ROUNDS,
    PLANT_RATINGS,
    PLANTS_OF_THE_NATION,
)
from data_access.schema.environment import plant_rating, treatment_plant
from metrics.formula import count, distinct, percent, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "دفتر محیط زیست، ایمنی و بهداشت"
_AID, _COST = treatment_plant.c.government_aid_mirr, treatment_plant.c.cost_mirr

parks_wwtp_good_operation = Indicator(
    title="شهرک‌ها و نواحی صنعتی دارای تصفیه‌خانه با وضعیت بهره‌برداری مطلوب",
    title_en="Parks with a treatment plant in good operating condition",
    question="تصفیه‌خانهٔ چند شهرک خوب کار می‌کند؟",
    definition=(
        "شهرک‌ها و نواحی صنعتی که وضعیت بهره‌برداری تصفیه‌خانه آن‌ها در پایان دوره مطلوب ارزیابی شده است."
    ),
    definition_en=(
        "Parks and zones whose treatment plant is rated in good operating condition, as of the end of the"
        " period."
    ),
    formula=distinct(PLANT_RATINGS, treatment_plant.c.park_id, plant_rating.c.good),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 22",
)

wwtp_monitoring_rounds = Indicator(
    title="پایش تصفیه‌خانه‌های فاضلاب",
    title_en="Monitoring rounds of treatment plants",
    question="تصفیه‌خانه‌ها چند نوبت پایش شدند؟",
    definition="دفعات پایش پارامترهای تعیین‌شده در تصفیه‌خانه‌های فاضلاب در دوره.",
    definition_en=(
        "Monitoring rounds of the set parameters carried out at treatment plants within the period."
    ),
    formula=count(MONITORING_ROUNDS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-3",
)

wwtp_monitoring_parameters = Indicator(
    title="پارامترهای تعیین‌شده پایش تصفیه‌خانه‌ها",
    title_en="Parameters set for treatment plant monitoring",
    question="چند پارامتر پایش می‌شود؟",
    definition="تعداد پارامترهایی که برای پایش تصفیه‌خانه‌های فاضلاب تعیین شده است.",
    definition_en="Number of effluent parameters set for monitoring at treatment plants.",
    formula=count(MONITORING_PARAMETERS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch2 prose 2-10-3",
)

wwtp_process_types = Indicator(
    title="انواع فرایندهای تصفیه فاضلاب مورد استفاده",
    title_en="Treatment processes in use",
    question="چند فرایند تصفیه به کار رفته است؟",
    definition="تعداد فرایندهای مختلف تصفیه که در پایان دوره در تصفیه‌خانه‌های فاضلاب به کار گرفته شده است.",
    definition_en=(
        "Different treatment processes in use in the treatment plants, as of the end of the period."
    ),
    formula=distinct(PLANTS_OF_THE_NATION, treatment_plant.c.process),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch2 prose 2-8-1",
)

wwtp_government_share_pct = Indicator(
    title="سهم کمک دولت در هزینه احداث تصفیه‌خانه فاضلاب",
    title_en="Government share of the cost of treatment plants",
    question="دولت چه سهمی از هزینهٔ تصفیه‌خانه‌ها را می‌پردازد؟",
    definition="سهم کمک دولت از هزینه احداث تصفیه‌خانه‌های فاضلاب صنعتی، به درصد.",
    definition_en="Share of the cost of building treatment plants that the government pays as aid.",
    # A plant whose cost or aid is not known says nothing about the share: it is missing on both sides.
    formula=percent(
        total(PLANTS_OF_THE_NATION, _AID, _COST.is_not(None)),
        total(PLANTS_OF_THE_NATION, _COST, _AID.is_not(None)),
    ),
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch2 prose 2-8-3",
    note="تنها تصفیه‌خانه‌هایی که هم هزینه و هم کمک دولت به آن‌ها معلوم است.",
    note_en="Only plants of which both the cost and the aid are known.",
)
