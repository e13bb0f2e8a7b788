"""Health, safety, environment and energy: audits, meetings and courses."""

from data_access.facts.safety import AUDITS, COURSES, MEETINGS
from data_access.schema.environment import hsee_audit, hsee_course
from metrics.formula import count, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "دفتر محیط زیست، ایمنی و بهداشت"

hsee_audits = Indicator(
    title="واحدهای صنعتی ممیزی‌شده و دارای شناسنامه HSEE",
    title_en="Units audited and given an HSEE profile",
    question="چند واحد ممیزی و دارای شناسنامه شد؟",
    definition=(
        "واحدهای صنعتی که در دوره توسط شرکت‌های مشاور ممیزی و برای آن‌ها شناسنامه HSEE تهیه شده است (فاز نخست)."
    ),
    definition_en=(
        "Industrial units audited by consultants and given an HSEE profile within the period (first phase)."
    ),
    formula=count(AUDITS, hsee_audit.c.kind == "unit_first_phase"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-4, 2-10-5",
)

hsee_phase2_audits = Indicator(
    title="ممیزی فاز دوم HSEE واحدهای پرخطر",
    title_en="Second-phase HSEE audits of high-risk units",
    question="چند واحد پرخطر ممیزی مرحلهٔ دوم شد؟",
    definition="واحدهای صنعتی پرخطر که در دوره ممیزی فاز دوم HSEE آن‌ها انجام شده است.",
    definition_en="High-risk industrial units given the second-phase HSEE audit within the period.",
    formula=count(AUDITS, hsee_audit.c.kind == "unit_second_phase"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-4",
)

hsee_park_profiles = Indicator(
    title="شهرک‌ها و نواحی صنعتی دارای شناسنامه HSEE جدید",
    title_en="Parks and zones given an HSEE profile",
    question="برای چند شهرک شناسنامه تکمیل شد؟",
    definition="شهرک‌ها و نواحی صنعتی که در دوره شناسنامه HSEE آن‌ها تکمیل شده است.",
    definition_en="Parks and zones for which an HSEE profile was completed within the period.",
    formula=count(AUDITS, hsee_audit.c.kind == "park_profile"),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-5",
)

hsee_joint_meetings = Indicator(
    title="نشست‌های مشترک HSEE با دستگاه‌های اجرایی و تشکل‌ها",
    title_en="Joint HSEE meetings with executive bodies and associations",
    question="چند نشست مشترک برگزار شد؟",
    definition=(
        "نشست‌های مشترک با دستگاه‌های اجرایی و تشکل‌ها در حوزه ایمنی، بهداشت، محیط زیست و انرژی در دوره."
    ),
    definition_en=(
        "Joint meetings with executive bodies and trade associations on safety, health, environment and "
        "energy within the period."
    ),
    formula=count(MEETINGS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch2 prose 2-10-5",
)

hsee_courses = Indicator(
    title="دوره‌های آموزشی HSEE",
    title_en="HSEE training courses",
    question="چند دورهٔ آموزشی برگزار شد؟",
    definition="دوره‌های آموزشی ایمنی، بهداشت، محیط زیست و انرژی برگزارشده در شهرک‌ها و نواحی صنعتی در دوره.",
    definition_en="HSEE training courses held in parks and zones within the period.",
    formula=count(COURSES),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-5",
)

hsee_trainees = Indicator(
    title="شرکت‌کنندگان دوره‌های آموزشی HSEE",
    title_en="Participants of HSEE courses",
    question="چند نفر در دوره‌ها شرکت کردند؟",
    definition="تعداد نفرات شرکت‌کننده در دوره‌های HSEE در دوره؛ هر فرد به تعداد دوره‌ها شمرده می‌شود.",
    definition_en=(
        "Participations in the HSEE courses held within the period; a person in two courses counts twice."
    ),
    formula=total(COURSES, hsee_course.c.participants),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-5",
)

hsee_training_person_hours = Indicator(
    title="نفرساعت آموزش HSEE",
    title_en="Person-hours of HSEE training",
    question="چند نفرساعت آموزش داده شد؟",
    definition="مجموع نفرساعت دوره‌های آموزشی HSEE برگزارشده در دوره.",
    definition_en="Participants times course hours of the HSEE courses held within the period.",
    formula=total(COURSES, hsee_course.c.participants * hsee_course.c.hours),
    unit=Unit.PERSON_HOURS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-10-5",
)
