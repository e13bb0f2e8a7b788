"""Requests for start-up services, as the public may see them: the country and provinces."""

from data_access.facts.desk import APPROVED, DECIDED, STARTUPS, SUBMITTED
from data_access.schema.desk_requests import request
from data_access.schema.desk_services import service
from metrics.formula import count
from metrics.indicator import Better, Indicator, Unit
from metrics.waiting import quantile_of_wait

OWNER = "دفتر فناوری اطلاعات و ارتباطات"
_IS_STARTUP = service.c.code == STARTUPS

startup_requests_submitted = Indicator(
    title="درخواست‌های ثبت‌شده خدمات نوپا",
    title_en="Start-up requests submitted",
    question="در این دوره درخواست‌های ثبت‌شده خدمات نوپا چند مورد است؟",
    definition="درخواست‌های خدمات کسب‌وکارهای نوپا که در دوره برای نخستین بار ثبت و ارسال شده است.",
    definition_en=(
        "Requests for start-up services registered and sent for the first time within the period."
    ),
    formula=count(SUBMITTED.only(_IS_STARTUP)),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="SLA (start-up services); desk guide",
    public=True,
)

startup_requests_decided = Indicator(
    title="درخواست‌های تعیین‌تکلیف‌شده خدمات نوپا",
    title_en="Start-up requests decided",
    question="در این دوره درخواست‌های تعیین‌تکلیف‌شده خدمات نوپا چند مورد است؟",
    definition="درخواست‌های خدمات کسب‌وکارهای نوپا که در دوره با هر نتیجه‌ای به پایان رسیده است.",
    definition_en="Requests for start-up services that ended within the period, with whatever result.",
    formula=count(DECIDED.only(_IS_STARTUP)),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="SLA (start-up services); desk guide",
    public=True,
)

startup_requests_approved = Indicator(
    title="درخواست‌های تأییدشده خدمات نوپا",
    title_en="Start-up requests approved",
    question="در این دوره درخواست‌های تأییدشده خدمات نوپا چند مورد است؟",
    definition="درخواست‌های خدمات کسب‌وکارهای نوپا که در دوره با تأیید به پایان رسیده است.",
    definition_en="Requests for start-up services that ended with approval within the period.",
    formula=count(APPROVED.only(_IS_STARTUP)),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="SLA (start-up services); desk guide",
    public=True,
)

startup_waiting_days_median = Indicator(
    title="میانه زمان انتظار درخواست‌های نوپا",
    title_en="Median waiting time of start-up requests",
    question="میانه زمان انتظار درخواست‌های نوپا چند روز است؟",
    definition=(
        "میانه روزهای ثبت تا پایان درخواست‌های خدمات نوپای ثبت‌شده در دوره به روش کاپلان-مایر؛ "
        "درخواست‌های باز سانسورشده از راست به شمار می‌آید."
    ),
    definition_en=(
        "Kaplan-Meier median of the calendar days from registration to the end for start-up requests "
        "submitted within the period; open requests are right-censored."
    ),
    formula=quantile_of_wait(
        SUBMITTED.only(_IS_STARTUP), request.c.registered_on, request.c.finished_on, 0.5
    ),
    unit=Unit.DAYS,
    better=Better.LOWER,
    owner=OWNER,
    source="SLA (start-up services); desk guide",
    public=True,
)
