"""Public relations: openings, news, meetings and audience."""

from data_access.facts.organisation import (
    CHANNEL_MEMBERS,
    CONFERENCES,
    COUNCIL_SESSIONS,
    MESSAGES,
    NEWS,
    OPENINGS,
    PR_COURSES,
    PR_OUTPUTS,
)
from data_access.schema.public_relations import pr_course
from metrics.formula import count, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "روابط عمومی"

projects_opened = Indicator(
    title="طرح‌ها و پروژه‌های افتتاح‌شده در مناسبت‌ها",
    title_en="Projects opened on national occasions",
    question=("در این دوره طرح‌ها و پروژه‌های افتتاح‌شده در مناسبت‌ها چند مورد است؟"),
    definition=(
        "طرح‌های صنعتی و پروژه‌های عمرانی که در دوره به مناسبت روز صنعت و معدن، هفته دولت، "
        "دهه فجر و روز صنایع کوچک افتتاح شده است."
    ),
    definition_en=(
        "Projects opened on the day of industry and mining, government week, the Fajr "
        "decade and the day of small industries within the period (category: industrial, "
        "civil)."
    ),
    formula=count(OPENINGS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 prose 4-4-1",
    dimension="kind",
)

news_items = Indicator(
    title="خبرها و گزارش‌های منتشرشده",
    title_en="News items published",
    question="در این دوره خبرها و گزارش‌های منتشرشده چند مورد است؟",
    definition=(
        "خبرها و گزارش‌های منتشرشده در دوره (انعکاس در رسانه‌ها، وبگاه، کانال اطلاع‌رسانی و "
        "روز حمایت از صنایع کوچک)."
    ),
    definition_en=(
        "News items and reports published within the period (category: reflected in the "
        "media, on the website, on the channel, on the day of small industries by source)."
    ),
    formula=count(NEWS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-4-1, 4-4-4",
    dimension="channel",
    also=("occasion",),
    adds_up=False,
    note="گزارش «بیش از» می‌نویسد و دسته‌ها هم‌پوشان است؛ جمع نشود.",
    note_en=("Printed as more than; the categories overlap and must not be added."),
)

press_conferences = Indicator(
    title="نشست‌های خبری",
    title_en="Press conferences",
    question="در این دوره نشست‌های خبری چند مورد است؟",
    definition=("نشست‌های مطبوعاتی و خبری برگزارشده در دوره به تفکیک سازمان و شرکت‌های استانی."),
    definition_en=(
        "Press conferences held within the period (category: organisation, provincial companies)."
    ),
    formula=count(CONFERENCES),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-4-1",
    dimension="organiser",
)

information_council_sessions = Indicator(
    title="نشست‌های شورای اطلاع‌رسانی",
    title_en="Sessions of the information council",
    question="در این دوره نشست‌های شورای اطلاع‌رسانی چند مورد است؟",
    definition=("نشست‌های شورای اطلاع‌رسانی برگزارشده در دوره به تفکیک سازمان و شرکت‌های استانی."),
    definition_en=(
        "Sessions of the information council held within the period (category: "
        "organisation, provincial companies)."
    ),
    formula=count(COUNCIL_SESSIONS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-4-1",
    dimension="organiser",
)

pr_outputs = Indicator(
    title="سایر خروجی‌های روابط عمومی",
    title_en="Other public relations outputs",
    question="در این دوره سایر خروجی‌های روابط عمومی چند مورد است؟",
    definition=(
        "سایر خروجی‌های روابط عمومی در دوره (پوشش سفرهای استانی، رسانه‌های مخاطب، حضور در "
        "رادیو و تلویزیون، بریده جراید، تصاویر، محورهای روز صنایع کوچک، نشست‌های شورای "
        "فرهنگی)."
    ),
    definition_en=(
        "Other outputs of public relations within the period (category: provincial trips "
        "covered, media reached, radio and television appearances, press clippings, "
        "photographs, axes of the day of small industries, cultural council sessions)."
    ),
    formula=count(PR_OUTPUTS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-4",
    dimension="output",
    adds_up=False,
    note="دسته‌ها چیزهای جدا هستند و جمع نمی‌شوند.",
    note_en="The categories are different things and must not be added.",
)

pr_channel_members = Indicator(
    title="اعضای کانال اطلاع‌رسانی سازمان",
    title_en="Members of the information channel",
    question="در پایان دوره اعضای کانال اطلاع‌رسانی سازمان چند نفر است؟",
    definition="اعضای کانال اطلاع‌رسانی سازمان در شبکه‌های اجتماعی در پایان دوره.",
    definition_en=(
        "Members of the information channel of the organisation on social networks, as of "
        "the end of the period."
    ),
    formula=count(CHANNEL_MEMBERS),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 prose 4-4-4",
)

pr_sms_sent = Indicator(
    title="پیامک‌های روابط عمومی",
    title_en="Public relations messages",
    question="در این دوره پیامک‌های روابط عمومی چند مورد است؟",
    definition="پیامک‌های ارسال‌شده روابط عمومی در دوره.",
    definition_en="Text messages sent by public relations within the period.",
    formula=count(MESSAGES),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-4-4",
)

pr_training_person_hours = Indicator(
    title="نفرساعت آموزش روابط عمومی‌ها",
    title_en="Person-hours of public relations training",
    question="در این دوره نفرساعت آموزش روابط عمومی‌ها چقدر است؟",
    definition="نفرساعت آموزش روابط عمومی‌های سراسر کشور در دوره.",
    definition_en=(
        "Person-hours of training of the public relations staff of the country within the period."
    ),
    formula=total(PR_COURSES, pr_course.c.participants * pr_course.c.hours),
    unit=Unit.PERSON_HOURS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 prose 4-4-3",
)
