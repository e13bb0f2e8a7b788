"""Environment: studies, approvals and certificates."""

from data_access.facts.environment import CERTIFICATES, STUDIES_APPROVED, STUDIES_DONE
from data_access.schema.environment import certificate, study
from metrics.formula import count
from metrics.indicator import Better, Indicator, Unit

OWNER = "دفتر محیط زیست، ایمنی و بهداشت"

wwtp_reuse_studies = Indicator(
    title="مطالعات طراحی تصفیه‌خانه فاضلاب و سیستم‌های استفاده مجدد از پساب",
    title_en="Design studies for treatment plants and effluent reuse",
    question="چند مطالعهٔ تصفیه و بازچرخانی انجام شد؟",
    definition="مطالعات طراحی تصفیه‌خانه فاضلاب و سیستم‌های استفاده مجدد از پساب که در دوره انجام شده است.",
    definition_en=(
        "Design studies for treatment plants and effluent reuse systems carried out within the period."
    ),
    formula=count(STUDIES_DONE, study.c.kind == "treatment_and_reuse"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 22",
)

wwtp_design_studies_approved = Indicator(
    title="مطالعات طراحی تصفیه‌خانه فاضلاب بررسی و تصویب‌شده",
    title_en="Treatment plant design studies approved",
    question="چند طرح تصفیه‌خانه تأیید شد؟",
    definition="مطالعات طراحی تصفیه‌خانه فاضلاب که در دوره بررسی و تصویب شده است.",
    definition_en="Treatment plant design studies reviewed and approved within the period.",
    formula=count(STUDIES_APPROVED, study.c.kind == "treatment_design"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-3",
)

effluent_reuse_studies_approved = Indicator(
    title="مطالعات استفاده مجدد از پساب بررسی و تصویب‌شده",
    title_en="Effluent reuse studies approved",
    question="چند مطالعهٔ بازچرخانی تأیید شد؟",
    definition="مطالعات استفاده مجدد از پساب که در دوره بررسی و تصویب شده است.",
    definition_en="Effluent reuse studies reviewed and approved within the period.",
    formula=count(STUDIES_APPROVED, study.c.kind == "effluent_reuse"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-3",
)

eia_studies = Indicator(
    title="مطالعات ارزیابی اثرات زیست‌محیطی",
    title_en="Environmental impact assessment studies",
    question="چند ارزیابی زیست‌محیطی انجام شد؟",
    definition="شهرک‌ها و نواحی صنعتی که در دوره مطالعات ارزیابی اثرات زیست‌محیطی آن‌ها انجام شده است.",
    definition_en=(
        "Parks and zones for which an environmental impact assessment study was done within the period."
    ),
    formula=count(STUDIES_DONE, study.c.kind == "impact_assessment"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 22",
)

eia_approvals = Indicator(
    title="مصوبات ارزیابی زیست‌محیطی اخذشده",
    title_en="Environmental assessment approvals obtained",
    question="چند مصوبهٔ ارزیابی زیست‌محیطی گرفته شد؟",
    definition="شهرک‌ها و نواحی صنعتی که در دوره از طریق کمیته کشوری مصوبه ارزیابی زیست‌محیطی گرفته‌اند.",
    definition_en=(
        "Parks and zones that obtained an environmental assessment approval through the national "
        "committee within the period."
    ),
    formula=count(STUDIES_APPROVED, study.c.kind == "impact_assessment"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-3",
)

iso14001_systems = Indicator(
    title="سیستم‌های مدیریت زیست‌محیطی (ایزو ۱۴۰۰۱) مستقرشده",
    title_en="ISO 14001 systems established",
    question="چند سامانهٔ مدیریت زیست‌محیطی برپاست؟",
    definition=(
        "سیستم‌های مدیریت زیست‌محیطی ایزو ۱۴۰۰۱ که تا پایان دوره در شهرک‌ها و نواحی صنعتی مستقر شده است."
    ),
    definition_en=(
        "ISO 14001 environmental management systems established in parks and zones, as of the end of the "
        "period."
    ),
    formula=count(CERTIFICATES, certificate.c.kind == "iso14001"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-3",
)

green_industry_plaques = Indicator(
    title="لوح‌های صنعت سبز دریافت‌شده",
    title_en="Green industry plaques received",
    question="چند لوح صنعت سبز گرفته‌ایم؟",
    definition=(
        "لوح‌های صنعت سبز که سازمان حفاظت محیط زیست تا پایان دوره به سازمان و شرکت‌های تابعه داده است."
    ),
    definition_en=(
        "Green industry plaques awarded by the Department of Environment to the organisation and its "
        "companies, cumulative to the end of the period."
    ),
    formula=count(CERTIFICATES, certificate.c.kind == "green_industry"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-8-1",
)
