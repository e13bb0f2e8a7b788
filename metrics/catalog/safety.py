"""Safety: accidents, fire stations and engines, hydrants and drills, health centres."""

from data_access.facts.safety import (
    ACCIDENTS,
    ACCIDENTS_OF_TWO_YEARS,
    ACCIDENTS_OF_TWO_YEARS_BEFORE,
    DRILLS,
    FACILITIES,
    FACILITIES_NEW,
    HYDRANTS,
    LESSON_REPORTS,
)
from data_access.schema.environment import safety_facility
from metrics.formula import count, minus, percent
from metrics.indicator import Better, Indicator, Unit

OWNER = "دفتر محیط زیست، ایمنی و بهداشت"

accidents = Indicator(
    title="حوادث ثبت‌شده",
    title_en="Accidents registered",
    question="در این دوره چند حادثه ثبت شد؟",
    definition=(
        "حوادث به‌وقوع‌پیوسته در شهرک‌ها، نواحی صنعتی و واحدهای مستقر که در دوره در سامانه ثبت حوادث ثبت "
        "شده است."
    ),
    definition_en=(
        "Accidents in parks, zones and their units registered in the accident system of the organisation "
        "within the period."
    ),
    formula=count(ACCIDENTS),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="ch2 prose 2-10-4; ch4 prose 4-1-3-2 (accident module)",
    note="شمار حادثه‌ها در گزارش نیامده است.",
    note_en="The report prints no count of accidents.",
)

accidents_change_pct = Indicator(
    title="تغییر تعداد حوادث نسبت به دوره پیش",
    title_en="Change of accidents against the previous period",
    question="حادثه‌های دو سال نسبت به دو سال پیش از آن چه تغییری کرد؟",
    definition=(
        "تغییر تعداد کل حوادث در دو سال شمسیِ منتهی به سالِ آخرین روز دوره نسبت به دو سال پیش از آن، به درصد؛ "
        "کاهش منفی است."
    ),
    definition_en=(
        "Change of the number of all accidents in the two whole Jalali years up to the year of the period's "
        "last day, against the two years before; a reduction is negative."
    ),
    formula=percent(
        minus(count(ACCIDENTS_OF_TWO_YEARS), count(ACCIDENTS_OF_TWO_YEARS_BEFORE)),
        count(ACCIDENTS_OF_TWO_YEARS_BEFORE),
    ),
    unit=Unit.PERCENT,
    better=Better.LOWER,
    owner=OWNER,
    source="ch2 prose 2-10-4",
)

accident_lesson_reports = Indicator(
    title="گزارش‌های درس‌آموزی از حوادث",
    title_en="Lessons-learned accident reports",
    question="چند گزارش درس‌آموزی از حوادث فرستاده شد؟",
    definition=(
        "گزارش‌های درس‌آموزی از حوادث شهرک‌ها و نواحی صنعتی که در دوره تهیه و به واحدهای صنعتی ابلاغ شده است."
    ),
    definition_en=(
        "Lessons-learned reports on accidents in parks, zones and units prepared and sent to industrial "
        "units within the period."
    ),
    formula=count(LESSON_REPORTS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-4",
)

fire_stations = Indicator(
    title="ایستگاه‌های آتش‌نشانی شهرک‌ها و نواحی صنعتی",
    title_en="Fire stations",
    question="چند ایستگاه آتش‌نشانی داریم؟",
    definition="ایستگاه‌های آتش‌نشانی موجود در شهرک‌ها و نواحی صنعتی در پایان دوره.",
    definition_en="Fire stations in parks and zones, as of the end of the period.",
    formula=count(FACILITIES, safety_facility.c.kind == "fire_station"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 24; ch2 prose 2-10-4",
)

fire_stations_added = Indicator(
    title="ایستگاه‌های آتش‌نشانی جدید",
    title_en="Fire stations added",
    question="چند ایستگاه آتش‌نشانی افزوده شد؟",
    definition="ایستگاه‌های آتش‌نشانی که در دوره احداث و تجهیز شده است.",
    definition_en="Fire stations built or equipped within the period.",
    formula=count(FACILITIES_NEW, safety_facility.c.kind == "fire_station"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 24",
)

fire_engines = Indicator(
    title="خودروهای آتش‌نشانی شهرک‌ها و نواحی صنعتی",
    title_en="Fire engines",
    question="چند خودروی آتش‌نشانی داریم؟",
    definition="خودروهای آتش‌نشانی مستقر در شهرک‌ها و نواحی صنعتی در پایان دوره.",
    definition_en="Fire engines in parks and zones, as of the end of the period.",
    formula=count(FACILITIES, safety_facility.c.kind == "fire_engine"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 24; ch2 prose 2-10-4",
)

fire_engines_added = Indicator(
    title="خودروهای آتش‌نشانی جدید",
    title_en="Fire engines added",
    question="چند خودروی آتش‌نشانی افزوده شد؟",
    definition="خودروهای آتش‌نشانی که در دوره خریداری، تجهیز و مستقر شده است.",
    definition_en="Fire engines bought and stationed within the period.",
    formula=count(FACILITIES_NEW, safety_facility.c.kind == "fire_engine"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 24",
)

fire_hydrants_installed = Indicator(
    title="شیرهای آتش‌نشانی نصب‌شده",
    title_en="Fire hydrants installed",
    question="چند شیر آتش‌نشانی نصب شد؟",
    definition="دستگاه‌های شیر آتش‌نشانی که در دوره در شهرک‌ها و نواحی صنعتی تهیه و نصب شده است.",
    definition_en="Fire hydrants procured and installed in parks and zones within the period.",
    formula=count(HYDRANTS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-4",
)

fire_drills = Indicator(
    title="مانورهای اطفای حریق",
    title_en="Firefighting drills",
    question="چند مانور اطفای حریق برگزار شد؟",
    definition="مانورهای اطفای حریق برگزارشده در شهرک‌ها و نواحی صنعتی در دوره.",
    definition_en="Firefighting drills held in parks and zones within the period.",
    formula=count(DRILLS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-4",
)

health_centres = Indicator(
    title="مراکز بهداشت به بهره‌برداری رسیده",
    title_en="Health centres in operation",
    question="چند مرکز بهداشت کار می‌کند؟",
    definition="مراکز بهداشت شهرک‌ها و نواحی صنعتی که تا پایان دوره به بهره‌برداری رسیده است.",
    definition_en="Health centres in operation in parks and zones, as of the end of the period.",
    formula=count(FACILITIES, safety_facility.c.kind == "health_centre"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-5",
)

ambulances = Indicator(
    title="آمبولانس‌های مراکز بهداشت",
    title_en="Ambulances at the health centres",
    question="چند آمبولانس در خدمت است؟",
    definition="آمبولانس‌های در حال خدمت در مراکز بهداشت شهرک‌ها و نواحی صنعتی در پایان دوره.",
    definition_en=(
        "Ambulances in service at the health centres of parks and zones, as of the end of the period."
    ),
    formula=count(FACILITIES, safety_facility.c.kind == "ambulance"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-5",
)
