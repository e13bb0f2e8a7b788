"""Training: courses, people, quality, skill centres and tours."""

from data_access.facts.programmes import COURSES, SKILL_CENTRES, SKILL_COURSES, TOURS
from data_access.schema.training import industrial_tour, training_course
from metrics.formula import count, ratio, share, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"

training_courses = Indicator(
    title="دوره‌های آموزشی برگزارشده",
    title_en="Training courses held",
    question="در این دوره دوره‌های آموزشی برگزارشده چند مورد است؟",
    definition=(
        "دوره‌های آموزشی کارآفرینان و شاغلان واحدهای صنعتی که در دوره برگزار شده است، به تفکیک نوع و موضوع."
    ),
    definition_en=(
        "Training courses for entrepreneurs and staff of industrial units held within the "
        "period, also by type and topic (category)."
    ),
    formula=count(COURSES),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 49, 50, 51",
    dimension="type",
    also=("topic",),
    note=("نام پانزده موضوع در گزارش نیست و شمار هر کدام درصد گردشدهٔ ۴۶۵۴ است."),
    note_en=("The names of the fifteen topics are missing and their counts are rounded percents of 4654."),
)

training_persons = Indicator(
    title="نفرات آموزش‌دیده",
    title_en="Persons trained",
    question="در این دوره نفرات آموزش‌دیده چند نفر است؟",
    definition=("تعداد نفرات شرکت‌کننده در دوره‌های آموزشی دوره؛ هر فرد به تعداد دوره‌ها شمرده می‌شود."),
    definition_en=(
        "Participations in the training courses held within the period; a person in two courses counts twice."
    ),
    formula=total(COURSES, training_course.c.participants),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 49",
    dimension="type",
    note="نفر-دوره: کسی که در دو دوره بوده دو بار شمرده می‌شود.",
    note_en="Participations: a person in two courses counts twice.",
)

skill_courses = Indicator(
    title="دوره‌های مهارتی برگزارشده",
    title_en="Skill courses held",
    question="در این دوره دوره‌های مهارتی برگزارشده چند مورد است؟",
    definition=("دوره‌های مهارتی (حین کار) برگزارشده در دوره که بخشی از دوره‌های آموزشی است."),
    definition_en=("Skill (on-the-job) courses held within the period; they are part of training_courses."),
    formula=count(SKILL_COURSES),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 50, 52",
)

skill_courses_pct = Indicator(
    title="سهم دوره‌های مهارتی از کل دوره‌های آموزشی",
    title_en="Share of skill courses",
    question=("در این دوره سهم دوره‌های مهارتی از کل دوره‌های آموزشی چند درصد است؟"),
    definition="نسبت دوره‌های مهارتی به کل دوره‌های آموزشی دوره، به درصد.",
    definition_en=("Skill courses as a percentage of the training courses held within the period."),
    formula=share(COURSES, training_course.c.type == "skill"),
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 table 50; ch3 prose 3-8-2",
)

skill_trainees = Indicator(
    title="نفرات تحت آموزش مهارتی",
    title_en="Persons trained in skill courses",
    question="در این دوره نفرات تحت آموزش مهارتی چند نفر است؟",
    definition="تعداد نفرات شرکت‌کننده در دوره‌های مهارتی دوره.",
    definition_en="Participations in the skill courses held within the period.",
    formula=total(SKILL_COURSES, training_course.c.participants),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 52",
)

training_reaction_pct = Indicator(
    title="متوسط ارزیابی سطح واکنش شرکت‌کنندگان",
    title_en="Mean reaction score of participants",
    question="در این دوره متوسط ارزیابی سطح واکنش شرکت‌کنندگان چند درصد است؟",
    definition=("میانگین امتیاز واکنش شرکت‌کنندگان از دوره‌های آموزشی دوره، از ۱۰۰، با وزن تعداد شرکت‌کنندگان."),
    definition_en=(
        "Mean score of the reaction of participants to the courses held within the period, "
        "on a scale of 100, weighted by participants."
    ),
    formula=ratio(
        total(COURSES, training_course.c.reaction_score * training_course.c.participants),
        total(COURSES, training_course.c.participants, training_course.c.reaction_score.is_not(None)),
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-8-1",
)

training_learning_pct = Indicator(
    title="متوسط نرخ یادگیری شرکت‌کنندگان",
    title_en="Mean learning rate of participants",
    question="در این دوره متوسط نرخ یادگیری شرکت‌کنندگان چند درصد است؟",
    definition=("میانگین نرخ یادگیری شرکت‌کنندگان دوره‌های آموزشی دوره، از ۱۰۰، با وزن تعداد شرکت‌کنندگان."),
    definition_en=(
        "Mean learning rate of the participants of the courses held within the period, on a "
        "scale of 100, weighted by participants."
    ),
    formula=ratio(
        total(COURSES, training_course.c.learning_score * training_course.c.participants),
        total(COURSES, training_course.c.participants, training_course.c.learning_score.is_not(None)),
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-8-1",
)

skill_centres = Indicator(
    title="مراکز ارتقای مهارت",
    title_en="Skill promotion centres",
    question="در پایان دوره مراکز ارتقای مهارت چند مورد است؟",
    definition=("مراکز ارتقای مهارت به تفکیک به بهره‌برداری رسیده و در حال ساخت و تجهیز در پایان دوره."),
    definition_en=(
        "Skill promotion centres by status (category: operating, under construction and "
        "equipping), as of the end of the period."
    ),
    formula=count(SKILL_CENTRES),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-8-2",
    dimension="status",
)

industrial_tours = Indicator(
    title="تورهای صنعتی برگزارشده",
    title_en="Industrial tours held",
    question="در این دوره تورهای صنعتی برگزارشده چند مورد است؟",
    definition="تورهای صنعتی داخلی برگزارشده در دوره.",
    definition_en="Domestic industrial tours held within the period.",
    formula=count(TOURS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 53",
)

industrial_tour_participants = Indicator(
    title="شرکت‌کنندگان تورهای صنعتی",
    title_en="Participants of industrial tours",
    question="در این دوره شرکت‌کنندگان تورهای صنعتی چند نفر است؟",
    definition="تعداد نفرات شرکت‌کننده در تورهای صنعتی داخلی دوره.",
    definition_en=("Participants of the domestic industrial tours held within the period."),
    formula=total(TOURS, industrial_tour.c.participants),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 53",
)
