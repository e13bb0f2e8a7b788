"""Technology parks: how many, who is in them, and what they achieve."""

from data_access.facts.technology import (
    ALLOCATED,
    CONSULTANTS,
    NEW_PARKS,
    PARKS,
    PROJECTS,
    UNITS_BY_STATE,
    WORKSHOPS,
)
from data_access.schema.technology import technology_park_unit
from metrics.formula import count, distinct
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"
IS_LABORATORY = technology_park_unit.c.kind == "laboratory"
IS_RD_UNIT = technology_park_unit.c.kind == "rd_unit"
IS_PRODUCTION_UNIT = technology_park_unit.c.kind == "production_unit"

technology_parks = Indicator(
    title="شهرک‌های فناوری به بهره‌برداری رسیده",
    title_en="Technology parks in operation",
    question="در پایان دوره شهرک‌های فناوری به بهره‌برداری رسیده چند مورد است؟",
    definition="شهرک‌های فناوری تخصصی که تا پایان دوره به بهره‌برداری رسیده‌اند.",
    definition_en=("Specialised technology parks in operation, as of the end of the period."),
    formula=count(PARKS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 37; ch3 prose 3-3-2",
)

technology_parks_new = Indicator(
    title="شهرک‌های فناوری جدید",
    title_en="New technology parks",
    question="در این دوره شهرک‌های فناوری جدید چند مورد است؟",
    definition=("شهرک‌های فناوری ایجادشده در اجرای مواد ۱۸ و ۱۹ آیین‌نامه مصوب سال ۱۴۰۱ هیئت وزیران."),
    definition_en=("Technology parks created under articles 18 and 19 of the 1401 bylaw since its approval."),
    formula=count(NEW_PARKS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-2",
)

tech_park_workshop_units = Indicator(
    title="واحدهای کارگاهی شهرک‌های فناوری جدید",
    title_en="Workshop units of the new technology parks",
    question="در این دوره واحدهای کارگاهی شهرک‌های فناوری جدید چند مورد است؟",
    definition=("واحدهای کارگاهی ایجادشده در اجرای مواد ۱۸ و ۱۹ آیین‌نامه مصوب سال ۱۴۰۱ هیئت وزیران."),
    definition_en=("Workshop units built under articles 18 and 19 of the 1401 bylaw since its approval."),
    formula=count(WORKSHOPS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-2",
)

tech_park_consultants = Indicator(
    title="مشاوران مستقر در مراکز خدمات شهرک‌های فناوری",
    title_en="Consultants based in technology parks",
    question=("در پایان دوره مشاوران مستقر در مراکز خدمات شهرک‌های فناوری چند مورد است؟"),
    definition=("مشاوران خدمات فنی و مهندسی مستقر در مراکز خدمات شهرک‌های فناوری در پایان دوره."),
    definition_en=(
        "Technical and engineering service consultants based in the service centres of the "
        "technology parks, as of the end of the period."
    ),
    formula=count(CONSULTANTS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 37; ch3 prose 3-3-2",
    also=("tech_park",),
)

tech_park_laboratories = Indicator(
    title="آزمایشگاه‌های شهرک‌های فناوری",
    title_en="Laboratories of technology parks",
    question="در پایان دوره آزمایشگاه‌های شهرک‌های فناوری چند مورد است؟",
    definition=("آزمایشگاه‌های شهرک‌های فناوری به تفکیک واگذارشده و به بهره‌برداری رسیده در پایان دوره."),
    definition_en=(
        "Laboratories in technology parks by state (category: allocated, operating), as of "
        "the end of the period; the operating ones are part of the allocated ones."
    ),
    formula=distinct(UNITS_BY_STATE.only(IS_LABORATORY), technology_park_unit.c.id),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 37",
    dimension="state",
    also=("tech_park",),
    adds_up=False,
)

tech_park_rd_units = Indicator(
    title="واحدهای تحقیق و توسعه شهرک‌های فناوری",
    title_en="R&D units of technology parks",
    question="در پایان دوره واحدهای تحقیق و توسعه شهرک‌های فناوری چند مورد است؟",
    definition=(
        "واحدهای تحقیق و توسعه شهرک‌های فناوری به تفکیک واگذارشده و به بهره‌برداری رسیده در پایان دوره."
    ),
    definition_en=(
        "Research and development units in technology parks by state (category: allocated, "
        "operating), as of the end of the period; the operating ones are part of the "
        "allocated ones."
    ),
    formula=distinct(UNITS_BY_STATE.only(IS_RD_UNIT), technology_park_unit.c.id),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 37",
    dimension="state",
    also=("tech_park",),
    adds_up=False,
)

tech_park_production_units = Indicator(
    title="واحدهای فناور تولیدی شهرک‌های فناوری",
    title_en="Technology production units of technology parks",
    question="در پایان دوره واحدهای فناور تولیدی شهرک‌های فناوری چند مورد است؟",
    definition=(
        "واحدهای فناور تولیدی شهرک‌های فناوری به تفکیک واگذارشده و به بهره‌برداری رسیده در پایان دوره."
    ),
    definition_en=(
        "Technology production units in technology parks by state (category: allocated, "
        "operating), as of the end of the period; the operating ones are part of the "
        "allocated ones."
    ),
    formula=distinct(UNITS_BY_STATE.only(IS_PRODUCTION_UNIT), technology_park_unit.c.id),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 37",
    dimension="state",
    also=("tech_park",),
    adds_up=False,
)

tech_park_ecosystem_units = Indicator(
    title="اجزای زیست‌بوم فناوری مستقر در شهرک‌های فناوری",
    title_en="Ecosystem units in technology parks",
    question=("در پایان دوره اجزای زیست‌بوم فناوری مستقر در شهرک‌های فناوری چند مورد است؟"),
    definition=(
        "آزمایشگاه‌ها، واحدهای تحقیق و توسعه و واحدهای فناور تولیدی که تا پایان دوره در "
        "شهرک‌های فناوری زمین گرفته‌اند."
    ),
    definition_en=(
        "Laboratories, R&D units and technology production units to which land of a "
        "technology park has been allocated, as of the end of the period."
    ),
    formula=count(ALLOCATED),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-2",
    also=("tech_park",),
)

tech_park_projects = Indicator(
    title="پروژه‌های انجام‌شده در شهرک‌های فناوری به تفکیک اثربخشی",
    title_en="Projects done in technology parks, by effect",
    question=("در این دوره پروژه‌های انجام‌شده در شهرک‌های فناوری به تفکیک اثربخشی چند مورد است؟"),
    definition=("پروژه‌های انجام‌شده در شهرک‌های فناوری در دوره، به تفکیک شاخص اثربخشی."),
    definition_en=(
        "Projects done in technology parks within the period, each under its main effect (category)."
    ),
    formula=count(PROJECTS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 38",
    dimension="effect",
)
