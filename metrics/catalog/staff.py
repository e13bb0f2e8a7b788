"""Staff: training, letters and welfare."""

from data_access.facts.organisation import LETTERS, STAFF_COURSES, WELFARE_ROUNDS
from data_access.schema.organisation import staff_course
from metrics.formula import count, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت برنامه‌ریزی، مالی و پشتیبانی"

staff_training_courses = Indicator(
    title="دوره‌های آموزشی کارکنان",
    title_en="Staff training courses",
    question="در این دوره دوره‌های آموزشی کارکنان چند مورد است؟",
    definition="دوره‌های آموزشی کارکنان سازمان که در دوره برگزار شده است.",
    definition_en=("Training courses for the staff of the organisation held within the period."),
    formula=count(STAFF_COURSES),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 61 (23 rows, no total printed)",
    dimension="course",
)

staff_training_participants = Indicator(
    title="شرکت‌کنندگان دوره‌های آموزشی کارکنان",
    title_en="Participants of staff training",
    question="در این دوره شرکت‌کنندگان دوره‌های آموزشی کارکنان چند نفر است؟",
    definition="تعداد شرکت در دوره‌های آموزشی کارکنان در دوره، به تفکیک دوره.",
    definition_en=("Participations in the staff training courses held within the period, by course."),
    formula=total(STAFF_COURSES, staff_course.c.participants),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 61",
    dimension="course",
    note="گزارش جمعی چاپ نمی‌کند؛ ردیف‌ها ۷۱۶ می‌شود.",
    note_en="No total is printed; the rows add up to 716.",
)

staff_training_managers = Indicator(
    title="مدیران شرکت‌کننده در دوره‌های آموزشی کارکنان",
    title_en="Managers among the participants of staff training",
    question=("در این دوره مدیران شرکت‌کننده در دوره‌های آموزشی کارکنان چند نفر است؟"),
    definition=("تعداد شرکت مدیران در دوره‌های آموزشی کارکنان در دوره که بخشی از کل شرکت‌کنندگان است."),
    definition_en=(
        "Participations of managers in the staff training courses held within the period, "
        "by course; part of staff_training_participants."
    ),
    formula=total(STAFF_COURSES, staff_course.c.managers),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 61",
    dimension="course",
)

staff_training_hours = Indicator(
    title="ساعت دوره‌های آموزشی کارکنان",
    title_en="Course hours of staff training",
    question="در این دوره ساعت دوره‌های آموزشی کارکنان چقدر است؟",
    definition="ساعت دوره‌های آموزشی کارکنان برگزارشده در دوره، به تفکیک دوره.",
    definition_en=("Hours of the staff training courses held within the period, by course."),
    formula=total(STAFF_COURSES, staff_course.c.hours),
    unit=Unit.HOURS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 61",
    dimension="course",
)

staff_training_person_hours = Indicator(
    title="نفرساعت آموزش کارکنان",
    title_en="Person-hours of staff training",
    question="در این دوره نفرساعت آموزش کارکنان چقدر است؟",
    definition=("حاصل‌ضرب شرکت‌کنندگان در ساعت دوره‌های آموزشی کارکنان در دوره، به تفکیک دوره."),
    definition_en=(
        "Participants times hours of the staff training courses held within the period, by course."
    ),
    formula=total(STAFF_COURSES, staff_course.c.participants * staff_course.c.hours),
    unit=Unit.PERSON_HOURS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 table 61",
    dimension="course",
)

letters_registered = Indicator(
    title="نامه‌های ثبت‌شده دبیرخانه",
    title_en="Letters registered",
    question="در این دوره نامه‌های ثبت‌شده دبیرخانه چند مورد است؟",
    definition="نامه‌های ثبت‌شده دبیرخانه در دوره به تفکیک وارده، صادره و داخلی.",
    definition_en=(
        "Letters registered by the secretariat within the period (category: incoming, outgoing, internal)."
    ),
    formula=count(LETTERS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 62",
    dimension="direction",
)

welfare_rounds = Indicator(
    title="مراحل اعطای سبد کالا و کمک رفاهی",
    title_en="Rounds of welfare aid to staff",
    question="در این دوره مراحل اعطای سبد کالا و کمک رفاهی چند مورد است؟",
    definition="مراحل اعطای سبد کالا و کمک‌های رفاهی به کارکنان در دوره.",
    definition_en=("Rounds of goods baskets and welfare aid given to staff within the period."),
    formula=count(WELFARE_ROUNDS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-2-4",
)
