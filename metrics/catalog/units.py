"""Operating units: how many there are, whom they employ, how much land they hold."""

from data_access.facts.units import OPERATING_UNITS, UNITS_COMMISSIONED
from data_access.schema.units import operating_unit
from metrics.formula import count, mean, times, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت برنامه‌ریزی و سرمایه‌گذاری"
PER_HECTARE = 1 / 10_000  # square metres

units_operating = Indicator(
    title="واحدهای صنعتی به بهره‌برداری رسیده",
    title_en="Operating industrial units",
    question="چند واحد صنعتی به بهره‌برداری رسیده داریم؟",
    definition="واحدهای صنعتی مستقر در شهرک‌ها و نواحی صنعتی که تا پایان دوره به بهره‌برداری رسیده‌اند.",
    definition_en=(
        "Industrial units of parks and zones that have been put into operation, as of the end of the period."
    ),
    formula=count(OPERATING_UNITS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 tables 55, 56; ch4 prose 4-1-5",
)

units_commissioned = Indicator(
    title="واحدهای صنعتی به بهره‌برداری رسیده در سال",
    title_en="Units put into operation",
    question="در این دوره چند واحد به بهره‌برداری رسید؟",
    definition="واحدهای صنعتی شهرک‌ها و نواحی صنعتی که در دوره به بهره‌برداری رسیده‌اند.",
    definition_en="Industrial units of parks and zones put into operation within the period.",
    formula=count(UNITS_COMMISSIONED),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 tables 55, 56",
)

employment = Indicator(
    title="اشتغال واحدهای به بهره‌برداری رسیده",
    title_en="Employment of operating units",
    question="واحدها چند نفر را به کار گرفته‌اند؟",
    definition="تعداد شاغلان واحدهای به بهره‌برداری رسیده شهرک‌ها و نواحی صنعتی در پایان دوره.",
    definition_en="Persons employed in the operating units of parks and zones, as of the end of the period.",
    formula=total(OPERATING_UNITS, operating_unit.c.employment),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 tables 55, 57; ch4 prose 4-1-5",
)

employment_commissioned = Indicator(
    title="اشتغال واحدهای به بهره‌برداری رسیده در سال",
    title_en="Employment of the units put into operation",
    question="واحدهای تازه چند نفر را به کار گرفته‌اند؟",
    definition="تعداد شاغلان واحدهایی که در دوره به بهره‌برداری رسیده‌اند.",
    definition_en="Persons employed in the units put into operation within the period.",
    formula=total(UNITS_COMMISSIONED, operating_unit.c.employment),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 tables 55, 57",
)

employment_per_unit = Indicator(
    title="میانگین اشتغال هر واحد",
    title_en="Mean employment per unit",
    question="هر واحد به‌طور میانگین چند شاغل دارد؟",
    definition=(
        "حاصل تقسیم اشتغال واحدهای به بهره‌برداری رسیده در پایان دوره بر تعداد آن‌ها؛ "
        "واحدی که اشتغال آن معلوم نیست شمرده نمی‌شود."
    ),
    definition_en=(
        "Employment of the operating units divided by their number, as of the end of the period; units of "
        "unknown employment are left out."
    ),
    formula=mean(OPERATING_UNITS, operating_unit.c.employment),
    unit=Unit.PERSONS_PER_UNIT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 55",
)

employment_per_unit_commissioned = Indicator(
    title="میانگین اشتغال هر واحد، واحدهای تازه",
    title_en="Mean employment per unit, new units",
    question="هر واحد تازه به‌طور میانگین چند شاغل دارد؟",
    definition=(
        "حاصل تقسیم اشتغال بر تعداد واحدهایی که در دوره به بهره‌برداری رسیده‌اند؛ "
        "واحدی که اشتغال آن معلوم نیست شمرده نمی‌شود."
    ),
    definition_en=(
        "Employment of the units put into operation within the period divided by their number; units of "
        "unknown employment are left out."
    ),
    formula=mean(UNITS_COMMISSIONED, operating_unit.c.employment),
    unit=Unit.PERSONS_PER_UNIT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 55",
)

units_land_ha = Indicator(
    title="مساحت زمین واحدهای به بهره‌برداری رسیده",
    title_en="Land of operating units",
    question="واحدهای فعال چقدر زمین دارند؟",
    definition="مساحت زمین واحدهای به بهره‌برداری رسیده در پایان دوره.",
    definition_en="Area of land of the operating units, as of the end of the period.",
    formula=times(total(OPERATING_UNITS, operating_unit.c.land_m2), PER_HECTARE),
    unit=Unit.HECTARES,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 55",
)

units_land_commissioned_ha = Indicator(
    title="مساحت زمین واحدهای به بهره‌برداری رسیده در سال",
    title_en="Land of the units put into operation",
    question="واحدهای تازه چقدر زمین دارند؟",
    definition="مساحت زمین واحدهایی که در دوره به بهره‌برداری رسیده‌اند.",
    definition_en="Area of land of the units put into operation within the period.",
    formula=times(total(UNITS_COMMISSIONED, operating_unit.c.land_m2), PER_HECTARE),
    unit=Unit.HECTARES,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 55",
)

land_per_unit_m2 = Indicator(
    title="میانگین مساحت زمین هر واحد",
    title_en="Mean land area per unit",
    question="هر واحد به‌طور میانگین چقدر زمین دارد؟",
    definition=(
        "حاصل تقسیم مساحت زمین واحدهای به بهره‌برداری رسیده در پایان دوره بر تعداد آن‌ها؛ "
        "واحدی که زمین آن معلوم نیست شمرده نمی‌شود."
    ),
    definition_en=(
        "Land of the operating units divided by their number, as of the end of the period; units of unknown "
        "land are left out."
    ),
    formula=mean(OPERATING_UNITS, operating_unit.c.land_m2),
    unit=Unit.SQUARE_METRES_PER_UNIT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 55",
)

land_per_unit_commissioned_m2 = Indicator(
    title="میانگین مساحت زمین هر واحد، واحدهای تازه",
    title_en="Mean land area per unit, new units",
    question="هر واحد تازه به‌طور میانگین چقدر زمین دارد؟",
    definition=(
        "حاصل تقسیم مساحت زمین بر تعداد واحدهایی که در دوره به بهره‌برداری رسیده‌اند؛ "
        "واحدی که زمین آن معلوم نیست شمرده نمی‌شود."
    ),
    definition_en=(
        "Land of the units put into operation within the period divided by their number; units of unknown "
        "land are left out."
    ),
    formula=mean(UNITS_COMMISSIONED, operating_unit.c.land_m2),
    unit=Unit.SQUARE_METRES_PER_UNIT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 55",
)
