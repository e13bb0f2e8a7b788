"""Duties of those who ask for start-up services: true data, within the system, contact data kept."""

from sqlalchemy import or_

from data_access.facts.base import SPINE, days_between
from data_access.facts.desk import STARTUPS, SUBMITTED
from data_access.facts.desk_people import STARTUP_ACCOUNTS
from data_access.facts.desk_stays import RETURNS_OF_STARTUPS
from data_access.schema.desk_requests import portal_account, request, request_step
from data_access.schema.desk_services import service
from metrics.formula import count, percent, total
from metrics.indicator import Better, Indicator, Unit
from metrics.waiting import quantile_of

OWNER = "دفتر فناوری اطلاعات و ارتباطات"
_IS_STARTUP = service.c.code == STARTUPS
_STARTUPS = SUBMITTED.only(_IS_STARTUP)
_CONFIRMED = portal_account.c.contact_confirmed_on
_REACHED = STARTUP_ACCOUNTS.only(or_(_CONFIRMED.is_(None), SPINE.c.stop > _CONFIRMED))

sla_documents_outside_system = Indicator(
    title="مدارک دریافت‌شده خارج از سامانه",
    title_en="Documents received outside the system",
    question="در این دوره مدارک دریافت‌شده خارج از سامانه چند مورد است؟",
    definition=(
        "مدارک متقاضیان نوپا که در دوره خارج از سامانه اعلام‌شده دریافت شده است (تعهد متقاضی). بر "
        "پایه روز ثبت درخواست شمرده می‌شود."
    ),
    definition_en=(
        "Documents of start-up applicants received outside the announced system within the period (a "
        "duty of the applicant). Counted by the day the request was submitted."
    ),
    formula=total(_STARTUPS, request.c.documents_outside),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="SLA section 4 (applicant duty 1)",
)

sla_returns_wrong_data_pct = Indicator(
    title="سهم برگشت به علت اطلاعات نادرست",
    title_en="Share of returns for wrong data",
    question="در این دوره سهم برگشت به علت اطلاعات نادرست چند درصد است؟",
    definition=(
        "نسبت برگشت‌های ناشی از اطلاعات نادرست یا ناقص متقاضی به کل برگشت‌های درخواست‌های نوپا در "
        "دوره، به درصد. برگشت‌های بدون علت ثبت‌شده کنار گذاشته می‌شود."
    ),
    definition_en=(
        "Returns caused by wrong or incomplete data of the applicant as a percentage of all returns "
        "of start-up requests within the period. Returns without a recorded reason are left out."
    ),
    formula=percent(
        count(RETURNS_OF_STARTUPS, request_step.c.reason == "wrong_data"),
        count(RETURNS_OF_STARTUPS, request_step.c.reason.is_not(None)),
    ),
    unit=Unit.PERCENT,
    better=Better.LOWER,
    owner=OWNER,
    source="SLA section 4 (applicant duty 3)",
    dimension="step",
    adds_up=False,
)

sla_contact_data_age_days_median = Indicator(
    title="میانه عمر اطلاعات تماس",
    title_en="Median age of contact data",
    question="میانه عمر اطلاعات تماس چند روز است؟",
    definition=(
        "میانه روزهای گذشته از آخرین تأیید یا تغییر اطلاعات تماس ثبت‌نام‌کنندگان فعال در تاریخ مبنا. "
        "فعال یعنی موبایل و ایمیل تأیید شده است؛ تنها آخرین تأیید ثبت می‌شود، پس حساب‌هایی که پس از "
        "تاریخ مبنا تأیید شده‌اند در آن نیستند."
    ),
    definition_en=(
        "Median days since the contact data of active start-up registrants were last confirmed or "
        "changed, at the reference date. Active means mobile and e-mail confirmed; only the last "
        "confirmation is recorded, so accounts confirmed after the reference date are not in it."
    ),
    formula=quantile_of(_REACHED, days_between(_CONFIRMED, SPINE.c.stop) - 1, 0.5),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="SLA section 4 (applicant duty 5)",
)
