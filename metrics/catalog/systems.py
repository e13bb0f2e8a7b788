"""Booklets, systems and devices."""

from data_access.facts.organisation import (
    BOOKLET_INDICATORS,
    BOOKLETS,
    DEVICES,
    MODULES,
    NATIONAL_PERMITS,
    PLOT_STATUSES,
    PLOT_STATUSES_DROPPED,
)
from metrics.formula import count
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت برنامه‌ریزی و سرمایه‌گذاری"

booklets_published = Indicator(
    title="کتابچه‌های آماری منتشرشده",
    title_en="Statistical booklets published",
    question="در این دوره کتابچه‌های آماری منتشرشده چند مورد است؟",
    definition="کتابچه‌های منتشرشده در دوره (آمارنامه، شاخص‌نامه، شناسنامه آماری).",
    definition_en=("Booklets published within the period (category: statistics, indicators, park identity)."),
    formula=count(BOOKLETS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-1-3-1",
    dimension="booklet",
)

booklet_indicators = Indicator(
    title="شاخص‌های عملکردی شاخص‌نامه",
    title_en="Performance indicators in the indicator booklet",
    question="در پایان دوره شاخص‌های عملکردی شاخص‌نامه چند مورد است؟",
    definition="شاخص‌های عملکردی استان‌ها که در شاخص‌نامه فصلی منتشر می‌شود.",
    definition_en=("Performance indicators per province published in the quarterly indicator booklet."),
    formula=count(BOOKLET_INDICATORS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-1-3-1",
    note="گزارش این ۱۰۹ شاخص را نام نمی‌برد.",
    note_en="The report does not list these 109 indicators.",
)

eservice_modules = Indicator(
    title="سامانه‌های درگاه خدمات الکترونیک",
    title_en="Systems of the electronic services portal",
    question="در پایان دوره سامانه‌های درگاه خدمات الکترونیک چند مورد است؟",
    definition=("سامانه‌های فعال درگاه خدمات الکترونیک در پایان دوره، به تفکیک موجود، اصلاح‌شده و ایجادشده."),
    definition_en=(
        "Systems of the electronic services portal in use, as of the end of the period, by "
        "state (category: in portal, amended, created)."
    ),
    formula=count(MODULES),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 prose 4-1-3-2",
    dimension="state",
)

national_permit_portal_permits = Indicator(
    title="مجوزهای متصل به درگاه ملی مجوزها",
    title_en="Permits on the national permits portal",
    question="در پایان دوره مجوزهای متصل به درگاه ملی مجوزها چند مورد است؟",
    definition=("مجوزهای شهرک‌های صنعتی غیردولتی متصل به درگاه ملی مجوزها در پایان دوره."),
    definition_en=(
        "Permits of non-state industrial parks connected to the national permits portal, as "
        "of the end of the period."
    ),
    formula=count(NATIONAL_PERMITS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 prose 4-1-3-2",
)

mis_plot_statuses = Indicator(
    title="وضعیت‌های تعریف‌شده قطعات در MIS",
    title_en="Plot statuses defined in the MIS",
    question="در پایان دوره وضعیت‌های تعریف‌شده قطعات در MIS چند مورد است؟",
    definition=(
        "وضعیت‌های قطعات که در پایان دوره در سامانه جامع مدیریت اطلاعات تعریف شده و کنار گذاشته نشده است."
    ),
    definition_en=(
        "Plot statuses defined in the management information system and not dropped, as of the end of the "
        "period."
    ),
    formula=count(PLOT_STATUSES),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="ch4 prose 4-1-3-3",
    note="وضعیت‌های پیش از تغییر شاخص جداست.",
    note_en="Those defined before the change are a figure of their own.",
)

mis_plot_statuses_before = Indicator(
    title="وضعیت‌های پیشین قطعات در MIS",
    title_en="Former plot statuses of the MIS",
    question="در پایان دوره وضعیت‌های پیشین قطعات در MIS چند مورد است؟",
    definition=("تعداد وضعیت‌های قطعات که پیش از تغییر تعریف شده بود و تا پایان دوره کنار گذاشته شده است."),
    definition_en=(
        "Plot statuses that were defined before the change and had been dropped by the end of the period."
    ),
    formula=count(PLOT_STATUSES_DROPPED),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="ch4 prose 4-1-3-3",
)

it_equipment_bought = Indicator(
    title="تجهیزات فناوری اطلاعات خریداری‌شده",
    title_en="IT equipment bought",
    question="در این دوره تجهیزات فناوری اطلاعات خریداری‌شده چند مورد است؟",
    definition=("دستگاه‌های خریداری‌شده در دوره (رایانه یکپارچه، سرور، ذخیره‌ساز، دستگاه نوار)."),
    definition_en=(
        "Devices bought within the period (category: all-in-one computers, servers, storage "
        "devices, tape devices)."
    ),
    formula=count(DEVICES),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-1-3-4",
    dimension="device",
)
