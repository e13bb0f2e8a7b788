"""Units and effluent: which units treatment plants serve, and where treated water is used again."""

from data_access.facts.environment import (
    EFFLUENT_REUSE,
    EFFLUENT_REUSE_NEW,
    UNITS_CONNECTED,
    UNITS_CONNECTED_NEW,
    UNITS_COVERED,
)
from data_access.schema.environment import effluent_reuse, plant_connection
from metrics.catalog import units
from metrics.formula import count, distinct, percent
from metrics.indicator import Better, Indicator, Unit

OWNER = "دفتر محیط زیست، ایمنی و بهداشت"

units_connected_wwtp = Indicator(
    title="واحدهای صنعتی متصل به تصفیه‌خانه فاضلاب",
    title_en="Industrial units connected to a treatment plant",
    question="چند واحد به تصفیه‌خانه متصل است؟",
    definition="واحدهای صنعتی به بهره‌برداری رسیده که تا پایان دوره به تصفیه‌خانه فاضلاب متصل شده‌اند.",
    definition_en=(
        "Operating industrial units physically connected to a wastewater treatment plant, as of the end "
        "of the period."
    ),
    formula=distinct(UNITS_CONNECTED, plant_connection.c.operating_unit_id),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 23; ch2 prose 2-10-2",
)

units_connected_wwtp_added = Indicator(
    title="واحدهای صنعتی متصل‌شده به تصفیه‌خانه فاضلاب در سال",
    title_en="Units newly connected to a treatment plant",
    question="در این دوره چند واحد به تصفیه‌خانه متصل شد؟",
    definition="واحدهای صنعتی که در دوره به تصفیه‌خانه فاضلاب متصل شده‌اند.",
    definition_en="Industrial units connected to a wastewater treatment plant within the period.",
    formula=count(UNITS_CONNECTED_NEW),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 22; ch2 prose 2-10-2",
)

units_covered_wwtp = Indicator(
    title="واحدهای صنعتی تحت پوشش تصفیه‌خانه فاضلاب",
    title_en="Industrial units covered by treatment plants",
    question="تصفیه‌خانه‌ها چند واحد را زیر پوشش دارند؟",
    definition=(
        "واحدهای صنعتی واقع در محدوده تحت پوشش تصفیه‌خانه فاضلاب، اعم از متصل یا متصل‌نشده، در پایان دوره."
    ),
    definition_en=(
        "Operating industrial units in parks and zones that a treatment plant serves, connected or not "
        "yet connected, as of the end of the period."
    ),
    formula=distinct(UNITS_COVERED, plant_connection.c.operating_unit_id),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-2",
)

units_covered_wwtp_pct = Indicator(
    title="سهم واحدهای صنعتی تحت پوشش تصفیه‌خانه فاضلاب",
    title_en="Share of units covered by treatment plants",
    question="چه سهمی از واحدها زیر پوشش تصفیه‌خانه‌اند؟",
    definition=(
        "نسبت واحدهای تحت پوشش تصفیه‌خانه فاضلاب به کل واحدهای به بهره‌برداری رسیده در پایان دوره، به درصد."
    ),
    definition_en=(
        "Units covered by treatment plants as a percentage of the operating units, as of the end of the "
        "period."
    ),
    formula=percent(units_covered_wwtp.formula, units.units_operating.formula),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-2",
)

units_connected_wwtp_pct = Indicator(
    title="سهم واحدهای صنعتی متصل به تصفیه‌خانه از واحدهای تحت پوشش",
    title_en="Share of covered units that are connected",
    question="چه سهمی از واحدهای زیر پوشش متصل شده‌اند؟",
    definition="نسبت واحدهای متصل به تصفیه‌خانه فاضلاب به واحدهای تحت پوشش در پایان دوره، به درصد.",
    definition_en=(
        "Units connected to a treatment plant as a percentage of the units covered, as of the end of the "
        "period."
    ),
    formula=percent(units_connected_wwtp.formula, units_covered_wwtp.formula),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 23 and prose 2-10-2 (derived)",
)

parks_effluent_reuse = Indicator(
    title="شهرک‌ها و نواحی صنعتی دارای سیستم استفاده مجدد از پساب",
    title_en="Parks and zones with an effluent reuse system",
    question="چند شهرک پساب را بازچرخانی می‌کنند؟",
    definition="شهرک‌ها و نواحی صنعتی که تا پایان دوره سیستم استفاده مجدد از پساب دارند.",
    definition_en=(
        "Parks and zones with a system for the reuse of treated effluent, as of the end of the period."
    ),
    formula=distinct(EFFLUENT_REUSE, effluent_reuse.c.park_id),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-8",
)

parks_effluent_reuse_added = Indicator(
    title="سیستم‌های استفاده مجدد از پساب ایجادشده در سال",
    title_en="Effluent reuse systems realised",
    question="در این دوره چند سامانهٔ بازچرخانی پساب راه افتاد؟",
    definition="شهرک‌ها و نواحی صنعتی که در دوره دارای سیستم استفاده مجدد از پساب شده‌اند.",
    definition_en="Parks and zones that obtained an effluent reuse system within the period.",
    formula=count(EFFLUENT_REUSE_NEW),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-8",
)
