"""Business clinics: who is registered in them and what they deliver."""

from data_access.facts.centres import (
    CLINIC_APPROVED,
    CLINIC_APPROVED_BY_FIELD,
    CLINIC_EVENTS,
    CLINIC_EVENTS_OF_THE_NATION,
    CLINIC_MEMBERS,
    CLINIC_MEMBERS_OF_THE_NATION,
)
from data_access.schema.centres import clinic_event, clinic_member
from metrics.formula import count, distinct, percent
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"

consultant_workshops_provinces = Indicator(
    title="استان‌های برگزارکننده کارگاه توانمندسازی مشاوران",
    title_en="Provinces with a consultants workshop",
    question="در چند استان کارگاه توانمندسازی مشاوران برگزار شد؟",
    definition=(
        "استان‌هایی که در دوره کارگاه آموزشی توانمندسازی مشاوران و توسعه فناوری در آن‌ها برگزار شده است."
    ),
    definition_en=(
        "Provinces in which a workshop on the empowerment of consultants and technology development was "
        "held within the period."
    ),
    formula=distinct(
        CLINIC_EVENTS_OF_THE_NATION,
        clinic_event.c.province_code,
        clinic_event.c.kind == "consultants_workshop",
    ),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-1-1",
)

business_clinics_new = Indicator(
    title="کلینیک‌های کسب‌وکار راه‌اندازی‌شده",
    title_en="Business clinics launched",
    question="چند کلینیک کسب‌وکار تازه راه افتاد؟",
    definition="کلینیک‌های کسب‌وکار که در دوره با محوریت مراکز خدمات فناوری و کسب‌وکار راه‌اندازی شده است.",
    definition_en="New business clinics launched around the service centres within the period.",
    formula=count(CLINIC_EVENTS, clinic_event.c.kind == "clinic_launched"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-1-1",
)

business_clinic_managers_selected = Indicator(
    title="مدیران منتخب کلینیک‌های کسب‌وکار",
    title_en="Business clinic managers selected",
    question="چند مدیر کلینیک برگزیده شد؟",
    definition="مدیران کلینیک‌های کسب‌وکار که در دوره مصاحبه و انتخاب شده‌اند.",
    definition_en="Business clinic managers interviewed and selected within the period.",
    formula=count(CLINIC_EVENTS, clinic_event.c.kind == "manager_selected"),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-1-1",
)

clinic_assessors = Indicator(
    title="ارزیابان معتمد عضو سامانه خدمات کلینیکی",
    title_en="Trusted assessors registered",
    question="چند ارزیاب معتمد ثبت شده است؟",
    definition="ارزیابان معتمد عضو سامانه خدمات کلینیکی در پایان دوره.",
    definition_en="Trusted assessors registered in the clinic services system, as of the end of the period.",
    formula=count(CLINIC_MEMBERS, clinic_member.c.role == "assessor"),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-1-1",
)

clinic_consultants = Indicator(
    title="مشاوران و ارائه‌دهندگان خدمات عضو سامانه خدمات کلینیکی",
    title_en="Consultants registered in the clinic services system",
    question="چند مشاور در سامانهٔ کلینیک ثبت شده است؟",
    definition="مشاوران و ارائه‌دهندگان خدمات توسعه کسب‌وکار عضو سامانه خدمات کلینیکی در پایان دوره.",
    definition_en=(
        "Consultants and providers of business development services registered in the clinic services "
        "system, as of the end of the period."
    ),
    formula=count(CLINIC_MEMBERS, clinic_member.c.role == "consultant"),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-1-1",
)

clinic_field_groups = Indicator(
    title="گروه‌های اصلی حوزه‌های نیازمند خدمات کلینیکی",
    title_en="Main groups of clinic fields",
    question="مشاوران در چند گروه رشته ثبت شده‌اند؟",
    definition="تعداد گروه‌های اصلی حوزه‌های فعالیت که مشاوران در آن‌ها عضو شده‌اند.",
    definition_en="Main groups of fields in which consultants are registered.",
    formula=distinct(
        CLINIC_MEMBERS_OF_THE_NATION, clinic_member.c.field, clinic_member.c.role == "consultant"
    ),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 prose 3-3-1-1",
)

clinic_consultants_field_pct = Indicator(
    title="سهم مشاوران تأیید صلاحیت‌شده به تفکیک حوزه فعالیت",
    title_en="Approved consultants by field",
    question="مشاوران تأییدشده در هر رشته چه سهمی دارند؟",
    definition="سهم هر حوزه فعالیت از مشاوران تأیید صلاحیت‌شده سامانه خدمات کلینیکی در پایان دوره، به درصد.",
    definition_en=(
        "Approved consultants of each field (category) as a percentage of all approved consultants of the"
        " clinic services system, as of the end of the period."
    ),
    formula=percent(count(CLINIC_APPROVED_BY_FIELD), count(CLINIC_APPROVED)),
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 chart 14",
    dimension="field",
)

clinic_services = Indicator(
    title="خدمات کلینیکی ارائه‌شده",
    title_en="Clinic services delivered",
    question="کلینیک‌ها چند خدمت ارائه کردند؟",
    definition=(
        "خدمات کلینیکی (عارضه‌یابی، خدمات توسعه کسب‌وکار و پروژه‌های بهبود) ارائه‌شده از طریق سامانه در دوره."
    ),
    definition_en=(
        "Clinic services (diagnosis, business development services, improvement projects) delivered "
        "through the system within the period."
    ),
    formula=count(CLINIC_EVENTS, clinic_event.c.kind == "service_delivered"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-1-1",
)
