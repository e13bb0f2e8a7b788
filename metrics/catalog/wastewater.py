"""Wastewater: treatment plants and modules, their capacity and how they run."""

from sqlalchemy import not_

from data_access.facts.environment import FIRST_PLANTS, OWN_MODULES, OWN_MODULES_COMMISSIONED, PLANTS
from data_access.schema.environment import treatment_module, treatment_plant
from metrics.formula import count, distinct, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "دفتر محیط زیست، ایمنی و بهداشت"

parks_wwtp_commissioned = Indicator(
    title="تصفیه‌خانه‌های فاضلاب به بهره‌برداری رسیده در سال (شهرک/ناحیه)",
    title_en="Parks and zones whose wastewater treatment plant was commissioned",
    question="تصفیه‌خانهٔ چند شهرک راه افتاد؟",
    definition="شهرک‌ها و نواحی صنعتی که تصفیه‌خانه فاضلاب آن‌ها در دوره به بهره‌برداری رسیده است.",
    definition_en=(
        "Parks and zones whose first wastewater treatment plant was put into operation within the period."
    ),
    formula=count(FIRST_PLANTS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 tables 19, 20; ch2 prose 2-8, 2-10-2",
)

wwtp_modules_commissioned = Indicator(
    title="مدول‌های تصفیه‌خانه فاضلاب به بهره‌برداری رسیده در سال",
    title_en="Wastewater treatment modules commissioned",
    question="چند مدول تازه به تصفیه‌خانه‌ها افزوده شد؟",
    definition=(
        "مدول‌های تصفیه‌خانه فاضلاب که در دوره به بهره‌برداری رسیده‌اند؛ تصفیه‌خانه‌های نخست شهرک‌ها "
        "دوباره شمرده نمی‌شود."
    ),
    definition_en=(
        "Additional treatment modules put into operation within the period; the first plants of "
        "parks_wwtp_commissioned are not counted again."
    ),
    formula=count(OWN_MODULES_COMMISSIONED, not_(treatment_module.c.first_of_plant)),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 tables 19, 20; ch2 prose 2-8, 2-10-2",
)

wwtp_modules = Indicator(
    title="مدول‌های تصفیه‌خانه فاضلاب در حال بهره‌برداری",
    title_en="Wastewater treatment modules in operation",
    question="چند مدول تصفیه‌خانه کار می‌کند؟",
    definition=(
        "مدول‌های تصفیه‌خانه فاضلاب که در پایان دوره در حال بهره‌برداری هستند؛ باید مشخص شود اتصال به "
        "تصفیه‌خانه شهری در آن شمرده شده است یا نه."
    ),
    definition_en=(
        "Treatment modules in operation, as of the end of the period; say whether connections to city "
        "plants are included."
    ),
    formula=count(OWN_MODULES),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-8, 2-8-1, 2-10-2",
    note="اتصال به تصفیه‌خانه‌های شهری شمرده نشده است؛ با آن‌ها ۲۶۹ مدول می‌شود.",
    note_en="Connections to city plants are not counted; with them the report says 269.",
)

wwtp_plants = Indicator(
    title="تصفیه‌خانه‌های فاضلاب در حال بهره‌برداری یا متصل به تصفیه‌خانه شهری",
    title_en="Treatment plants in operation or connected to a city plant",
    question="چند تصفیه‌خانه، از آنِ شهرک یا شهر، به شهرک‌ها خدمت می‌دهد؟",
    definition=(
        "تصفیه‌خانه‌های فاضلاب اجراشده، به بهره‌برداری رسیده یا متصل به تصفیه‌خانه فاضلاب شهری در پایان دوره."
    ),
    definition_en=(
        "Wastewater treatment plants built and in operation, or connected to a city plant, as of the end "
        "of the period."
    ),
    formula=count(PLANTS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-2",
)

parks_with_wwtp = Indicator(
    title="شهرک‌ها و نواحی صنعتی دارای تصفیه‌خانه فاضلاب",
    title_en="Parks and zones with a wastewater treatment plant",
    question="چند شهرک تصفیه‌خانه دارند؟",
    definition=(
        "شهرک‌ها و نواحی صنعتی که در پایان دوره دست‌کم یک مدول تصفیه‌خانه فاضلاب در حال بهره‌برداری دارند."
    ),
    definition_en=(
        "Parks and zones with at least one treatment module in operation, as of the end of the period."
    ),
    formula=distinct(OWN_MODULES, treatment_plant.c.park_id),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-8",
)

wwtp_capacity_m3_day = Indicator(
    title="ظرفیت تصفیه‌خانه‌های فاضلاب در حال بهره‌برداری",
    title_en="Capacity of treatment modules in operation",
    question="ظرفیت تصفیه روی هم چقدر است؟",
    definition="مجموع ظرفیت مدول‌های تصفیه‌خانه فاضلاب در حال بهره‌برداری در پایان دوره.",
    definition_en="Total design capacity of the treatment modules in operation, as of the end of the period.",
    formula=total(OWN_MODULES, treatment_module.c.capacity_m3_day),
    unit=Unit.CUBIC_METRES_PER_DAY,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 23; ch2 prose 2-10-2",
)
