"""The groups of managers sent to Germany."""

from data_access.facts.programmes import GIZ_ATTENDED, GIZ_GROUPS, GIZ_REGISTERED
from data_access.schema.training import giz_group, giz_manager
from metrics.formula import count, mean, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"

giz_participants = Indicator(
    title="شرکت‌کنندگان دوره آموزشی GIZ آلمان",
    title_en="Participants of the GIZ course in Germany",
    question="در این دوره شرکت‌کنندگان دوره آموزشی GIZ آلمان چند نفر است؟",
    definition="مدیران واحدهای صنعتی که در دوره آموزشی GIZ آلمان شرکت کرده‌اند.",
    definition_en=("Managers of industrial units who attended the GIZ course in Germany within the period."),
    formula=count(GIZ_ATTENDED),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 59; ch3 prose 3-14-1",
)

giz_registered = Indicator(
    title="پیش‌ثبت‌نام‌شدگان دوره GIZ",
    title_en="Managers pre-registered for the GIZ course",
    question="در این دوره پیش‌ثبت‌نام‌شدگان دوره GIZ چند نفر است؟",
    definition=("مدیرانی که در دوره پیش از مصاحبه و ارزیابی برای دوره GIZ ثبت‌نام کرده‌اند."),
    definition_en=(
        "Managers who registered for the GIZ course within the period before interview and assessment."
    ),
    formula=count(GIZ_REGISTERED),
    unit=Unit.PERSONS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 prose 3-14-1",
)

giz_jobs_created = Indicator(
    title="اشتغال ایجادشده گروه‌های اعزامی دوره GIZ",
    title_en="Jobs created by the GIZ groups",
    question="در این دوره اشتغال ایجادشده گروه‌های اعزامی دوره GIZ چند نفر است؟",
    definition=("شغل‌های ایجادشده گروه‌های اعزامی به آلمان بر پایه گزارش شرکت‌کنندگان."),
    definition_en=("Jobs created by the groups sent to Germany, as reported by the participants."),
    formula=total(GIZ_ATTENDED, giz_manager.c.jobs_created),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-14-1",
    note="دوره‌اش گفته نشده است: از آغاز برنامه.",
    note_en="The period is not stated: since the start of the programme.",
)

giz_contracts_meur = Indicator(
    title="قراردادهای گروه‌های اعزامی دوره GIZ",
    title_en="Contracts of the GIZ groups",
    question="در این دوره قراردادهای گروه‌های اعزامی دوره GIZ چقدر است؟",
    definition="مبلغ قراردادهای منعقدشده گروه‌های اعزامی به آلمان.",
    definition_en="Value of the contracts concluded by the groups sent to Germany.",
    formula=total(GIZ_ATTENDED, giz_manager.c.contracts_meur),
    unit=Unit.MILLION_EUROS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-14-1",
    note="گزارش «بیش از ۲۰۰» می‌نویسد و دوره‌اش را نمی‌گوید.",
    note_en="Printed as more than 200; the period is not stated.",
)

giz_companies_visited = Indicator(
    title="شرکت‌های آلمانی بازدیدشده در دوره GIZ",
    title_en="German companies visited by the GIZ groups",
    question="در این دوره شرکت‌های آلمانی بازدیدشده در دوره GIZ چند مورد است؟",
    definition=("شرکت‌های آلمانی که شرکت‌کنندگان در دوره جداگانه از آن‌ها بازدید کرده‌اند."),
    definition_en=("German companies visited individually by the participants within the period."),
    formula=total(GIZ_ATTENDED, giz_manager.c.individual_visits),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-14-1",
    note="بازدید جمعی هر گروه و میانگین هر شرکت شاخص‌های جداست.",
    note_en=("Joint visits of the groups and the mean per company are figures of their own."),
)

giz_companies_visited_jointly = Indicator(
    title="شرکت‌های آلمانی بازدیدشده به‌صورت جمعی در هر گروه",
    title_en="German companies visited jointly, per group",
    question=("در این دوره شرکت‌های آلمانی بازدیدشده به‌صورت جمعی در هر گروه چند مورد است؟"),
    definition=("میانگین شرکت‌های آلمانی که هر گروه اعزامی دوره با هم بازدید کرده است."),
    definition_en=(
        "Mean number of German companies that each group sent within the period visited together."
    ),
    formula=mean(GIZ_GROUPS, giz_group.c.joint_visits),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-14-1",
)

giz_companies_visited_per_participant = Indicator(
    title="میانگین شرکت‌های آلمانی بازدیدشدهٔ هر شرکت‌کننده",
    title_en="Mean number of German companies visited per participant",
    question=("در این دوره میانگین شرکت‌های آلمانی بازدیدشدهٔ هر شرکت‌کننده چند مورد است؟"),
    definition=("میانگین بازدیدهای جداگانهٔ شرکت‌کنندگانی که شمار بازدیدشان معلوم است."),
    definition_en=("Mean number of individual visits of the participants whose visits are known."),
    formula=mean(GIZ_ATTENDED, giz_manager.c.individual_visits),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-14-1",
)
