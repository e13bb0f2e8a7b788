"""Workshop units and the building of service centres."""

from data_access.facts.centres import (
    CENTRE_PROJECTS,
    CENTRE_PROJECTS_BY_NAME,
    CENTRE_SPENDING,
    CENTRES,
    WORKSHOPS_BUILT,
)
from data_access.schema.centres import centre_project, centre_spending
from metrics.formula import count, ratio, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"

workshop_units_built = Indicator(
    title="واحدهای کارگاهی احداث‌شده",
    title_en="Workshop units built",
    question="در این دوره چند واحد کارگاهی ساخته شد؟",
    definition="واحدهای کارگاهی که در دوره احداث شده است، به تفکیک سازنده (شرکت استانی، بخش خصوصی).",
    definition_en=(
        "Workshop units built in parks and zones within the period, by builder (category: provincial "
        "company, private sector)."
    ),
    formula=count(WORKSHOPS_BUILT),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 17",
    dimension="builder",
)

service_centres = Indicator(
    title="مراکز خدمات فناوری و کسب‌وکار",
    title_en="Technology and business service centres",
    question="چند مرکز خدمات فناوری و کسب‌وکار داریم و در چه وضعیتی؟",
    definition=(
        "مراکز خدمات فناوری و کسب‌وکار به تفکیک وضعیت (به بهره‌برداری رسیده، در دست ساخت، مطالعه‌شده) در "
        "پایان دوره."
    ),
    definition_en=(
        "Technology and business service centres by status (category: operating, under construction, "
        "studied), as of the end of the period."
    ),
    formula=count(CENTRES),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 35",
    dimension="status",
)

tech_centre_projects = Indicator(
    title="پروژه‌های مراکز خدمات فناوری و کسب‌وکار در دست اجرا یا طراحی",
    title_en="Service centre projects under construction or in design",
    question="چند پروژهٔ مرکز خدمات در دست ساخت یا طراحی است؟",
    definition=(
        "پروژه‌های مراکز خدمات فناوری و کسب‌وکار شرکت‌های استانی از محل منابع ملی، به تفکیک در حال اجرا و"
        " در حال طراحی، در پایان دوره."
    ),
    definition_en=(
        "Service centre projects of the provincial companies financed from the national scheme, by status"
        " (category: under construction, in design), as of the end of the period."
    ),
    formula=count(CENTRE_PROJECTS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch2 prose 2-7",
    dimension="status",
)

tech_centre_credit_spent_mirr = Indicator(
    title="اعتبار هزینه‌شده مراکز خدمات فناوری و کسب‌وکار از منابع ملی",
    title_en="National credit of the service centre projects",
    question="چقدر اعتبار ملی برای مراکز خدمات هزینه شد؟",
    definition=(
        "اعتبار تخصیص‌یافته و هزینه‌شده از منابع ملی برای پروژه‌های مراکز خدمات فناوری و کسب‌وکار در دوره."
    ),
    definition_en=(
        "Credit from national funds allocated to and spent on service centre projects within the period."
    ),
    formula=total(CENTRE_SPENDING, centre_spending.c.amount_mirr),
    unit=Unit.MILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch2 table 18; ch2 prose 2-7",
    dimension="centre",
)

tech_centre_floor_area_m2 = Indicator(
    title="مساحت زیربنای مراکز خدمات فناوری و کسب‌وکار در دست اجرا",
    title_en="Floor area of the service centre projects",
    question="زیربنای پروژه‌های مراکز خدمات چقدر است؟",
    definition="مساحت زیربنای پروژه‌های مراکز خدمات فناوری و کسب‌وکار در پایان دوره.",
    definition_en="Floor area of the service centre projects under way, as of the end of the period.",
    formula=total(CENTRE_PROJECTS_BY_NAME, centre_project.c.floor_area_m2),
    unit=Unit.SQUARE_METRES,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch2 table 18",
    dimension="centre",
)

tech_centre_progress_pct = Indicator(
    title="پیشرفت فیزیکی مراکز خدمات فناوری و کسب‌وکار",
    title_en="Physical progress of the service centre projects",
    question="پروژه‌های مراکز خدمات چقدر پیش رفته‌اند؟",
    definition="درصد پیشرفت فیزیکی هر پروژه مرکز خدمات فناوری و کسب‌وکار در پایان دوره.",
    definition_en="Physical progress of each service centre project, as of the end of the period.",
    formula=ratio(
        total(CENTRE_PROJECTS_BY_NAME, centre_project.c.progress_pct * centre_project.c.floor_area_m2),
        total(
            CENTRE_PROJECTS_BY_NAME,
            centre_project.c.floor_area_m2,
            centre_project.c.progress_pct.is_not(None),
        ),
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 18",
    dimension="centre",
)
