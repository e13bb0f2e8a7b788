"""Knowledge-based units and the place of small industry in the country."""

from data_access.facts.technology import (
    COUNTRY_UNITS,
    KB_APPROVED,
    KB_CANDIDATES,
    KB_IDENTIFIED,
    KB_LAND,
    KB_OPERATING,
)
from data_access.schema.technology import SIZES, country_units, kb_land
from metrics.formula import count, percent, plus, times, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"
HECTARES_PER_M2 = 1 / 10_000
# Apart, so that small units alone, without a count of the others, are no share of 100.
SMALL_UNITS, OTHER_UNITS = (
    total(COUNTRY_UNITS, country_units.c.units, country_units.c.size == size, nothing=None) for size in SIZES
)

kb_candidates = Indicator(
    title="واحدهای صنعتی مستعد دانش‌بنیان شناسایی‌شده",
    title_en="Units able to become knowledge-based",
    question=("در پایان دوره واحدهای صنعتی مستعد دانش‌بنیان شناسایی‌شده چند مورد است؟"),
    definition=("واحدهای صنعتی شهرک‌ها و نواحی صنعتی که تا پایان دوره مستعد دانش‌بنیان شدن شناخته شده‌اند."),
    definition_en=(
        "Industrial units of parks and zones identified as able to become knowledge-based, "
        "as of the end of the period."
    ),
    formula=count(KB_CANDIDATES),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-4",
    note="گزارش «بیش از ۱۷۰۰» می‌نویسد.",
    note_en="Printed as more than 1700.",
)

kb_candidates_identified = Indicator(
    title="واحدهای مستعد دانش‌بنیان شناسایی‌شده در سال",
    title_en="Candidates identified in the year",
    question=("در این دوره واحدهای مستعد دانش‌بنیان شناسایی‌شده در سال چند مورد است؟"),
    definition="واحدهای صنعتی که در دوره مستعد دانش‌بنیان شدن شناسایی شده‌اند.",
    definition_en=("Industrial units identified within the period as able to become knowledge-based."),
    formula=count(KB_IDENTIFIED),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-4-1",
)

kb_approved = Indicator(
    title="واحدهای دانش‌بنیان‌شده و دارای تأییدیه",
    title_en="Units approved as knowledge-based",
    question="در این دوره واحدهای دانش‌بنیان‌شده و دارای تأییدیه چند مورد است؟",
    definition=(
        "واحدهایی که در دوره با کمک سازمان دانش‌بنیان شده و تأییدیه معاونت علمی ریاست‌جمهوری گرفته‌اند."
    ),
    definition_en=(
        "Units helped to become knowledge-based that obtained the approval of the "
        "presidential science office within the period."
    ),
    formula=count(KB_APPROVED),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-4-1",
)

kb_units_operating = Indicator(
    title="واحدهای صنعتی دانش‌بنیان به بهره‌برداری رسیده",
    title_en="Operating knowledge-based units",
    question=("در پایان دوره واحدهای صنعتی دانش‌بنیان به بهره‌برداری رسیده چند مورد است؟"),
    definition=(
        "واحدهای صنعتی دانش‌بنیان به بهره‌برداری رسیده در شهرک‌ها و نواحی صنعتی و فناوری در پایان دوره."
    ),
    definition_en=(
        "Operating knowledge-based industrial units in industrial and technology parks and "
        "zones, as of the end of the period."
    ),
    formula=count(KB_OPERATING),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-4",
)

kb_land_companies = Indicator(
    title="شرکت‌های دانش‌بنیان دریافت‌کننده زمین",
    title_en="Knowledge-based companies given land",
    question="در این دوره شرکت‌های دانش‌بنیان دریافت‌کننده زمین چند مورد است؟",
    definition=("شرکت‌های دانش‌بنیان که در دوره حقوق انتفاع عرصه به آن‌ها واگذار شده است."),
    definition_en=(
        "Knowledge-based companies to which the right to use land was assigned within the period."
    ),
    formula=count(KB_LAND),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-4-1",
)

kb_land_ha = Indicator(
    title="مساحت زمین واگذارشده به شرکت‌های دانش‌بنیان",
    title_en="Land given to knowledge-based companies",
    question="در این دوره مساحت زمین واگذارشده به شرکت‌های دانش‌بنیان چقدر است؟",
    definition=("مساحت عرصه‌ای که در دوره حقوق انتفاع آن به شرکت‌های دانش‌بنیان واگذار شده است."),
    definition_en=("Area of land whose use was assigned to knowledge-based companies within the period."),
    formula=times(total(KB_LAND, kb_land.c.area_m2), HECTARES_PER_M2),
    unit=Unit.HECTARES,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-4-1",
)

small_industry_share_pct = Indicator(
    title="سهم صنایع کوچک از واحدهای صنعتی کشور",
    title_en="Share of small industries in industrial units",
    question="در این دوره سهم صنایع کوچک از واحدهای صنعتی کشور چند درصد است؟",
    definition="سهم صنایع کوچک از کل واحدهای صنعتی کشور، به درصد.",
    definition_en=("Small industries as a percentage of the industrial units of the country."),
    formula=percent(SMALL_UNITS, plus(SMALL_UNITS, OTHER_UNITS)),
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 prose 3-3-3",
    note="جملهٔ کلی گزارش بی‌تاریخ و بی‌منبع؛ زمینه است نه عملکرد.",
    note_en=("A general statement of the report without date or source: context, not performance."),
)
