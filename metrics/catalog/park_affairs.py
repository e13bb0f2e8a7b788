"""Who runs the parks: non-state parks, service companies, plots."""

from data_access.facts.land import (
    NONSTATE_ESTABLISHED,
    NONSTATE_OPERATING,
    PARKS_HANDED_OVER,
    PLOTS,
    SERVICE_COMPANIES_FORMED,
)
from metrics.formula import count
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت فنی و عمرانی"

nonstate_parks_establishment_licences = Indicator(
    title="شهرک‌های صنعتی غیردولتی دارای پروانه تأسیس",
    title_en="Non-state industrial parks holding an establishment licence",
    question="چند شهرک غیردولتی جواز تأسیس دارند؟",
    definition="شهرک‌های صنعتی غیردولتی که تا پایان دوره برای آن‌ها پروانه تأسیس معتبر صادر شده است.",
    definition_en=(
        "Non-state industrial parks for which an establishment licence has been issued and is valid, as "
        "of the end of the period."
    ),
    formula=count(NONSTATE_ESTABLISHED),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-2",
)

nonstate_parks_operating_licences = Indicator(
    title="شهرک‌های صنعتی غیردولتی دارای پروانه بهره‌برداری",
    title_en="Non-state industrial parks holding an operating licence",
    question="چند شهرک غیردولتی پروانهٔ بهره‌برداری دارند؟",
    definition="شهرک‌های صنعتی غیردولتی که تا پایان دوره برای آن‌ها پروانه بهره‌برداری معتبر صادر شده است.",
    definition_en=(
        "Non-state industrial parks for which an operating licence has been issued and is valid, as of "
        "the end of the period."
    ),
    formula=count(NONSTATE_OPERATING),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-2",
)

service_companies_formed = Indicator(
    title="شرکت‌های خدماتی تشکیل‌شده",
    title_en="Service companies formed",
    question="در این دوره چند شرکت خدماتی تشکیل شد؟",
    definition=(
        "شرکت‌های خدماتی که در دوره در اجرای قانون نحوه واگذاری مالکیت و اداره امور شهرک‌های صنعتی تشکیل "
        "و ثبت شده‌اند."
    ),
    definition_en=(
        "Park service companies registered within the period under the law on the transfer of ownership "
        "and administration of industrial parks."
    ),
    formula=count(SERVICE_COMPANIES_FORMED),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 3",
)

parks_handed_over = Indicator(
    title="شهرک‌ها و نواحی صنعتی واگذارشده به شرکت خدماتی",
    title_en="Parks and zones whose affairs were handed over to a service company",
    question="امور چند شهرک به شرکت خدماتی سپرده شد؟",
    definition="شهرک‌ها و نواحی صنعتی که اداره امور آن‌ها در دوره به شرکت خدماتی واگذار شده است.",
    definition_en=(
        "Parks and zones whose administration was handed over to a park service company within the period."
    ),
    formula=count(PARKS_HANDED_OVER),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 3; ch2 table 2 (caption only)",
)

plots_by_status = Indicator(
    title="قطعات زمین به تفکیک وضعیت",
    title_en="Plots by status",
    question="قطعات شهرک‌ها در چه وضعیتی هستند؟",
    definition=(
        "تعداد قطعات شهرک‌ها و نواحی صنعتی به تفکیک وضعیت ثبت‌شده در سامانه جامع مدیریت اطلاعات (MIS) در "
        "پایان دوره."
    ),
    definition_en=(
        "Plots of the parks and zones by their status in the management information system (category), as"
        " of the end of the period."
    ),
    formula=count(PLOTS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-1-3-3",
    dimension="status",
    note="گزارش شمار و نام وضعیت‌ها را نیاورده است.",
    note_en="The report gives neither counts nor the names of the statuses.",
)
