"""Rates of the desk: what ends against what comes in, what is approved, how it was sent."""

from data_access.facts.desk import APPROVED, DECIDED, SUBMITTED
from data_access.schema.desk_requests import request
from metrics.formula import count, mean, percent
from metrics.indicator import Better, Indicator, Unit

OWNER = "دفتر فناوری اطلاعات و ارتباطات"

requests_clearance_pct = Indicator(
    title="نسبت تعیین‌تکلیف به ورودی",
    title_en="Clearance rate",
    question="در این دوره نسبت تعیین‌تکلیف به ورودی چند درصد است؟",
    definition=(
        "نسبت درخواست‌های تعیین‌تکلیف‌شده به درخواست‌های ثبت‌شده در دوره، به درصد؛ کمتر از ۱۰۰ یعنی "
        "انباشت درخواست‌ها رو به افزایش است."
    ),
    definition_en=(
        "Requests decided as a percentage of the requests submitted within the period; below 100 the "
        "backlog grows."
    ),
    formula=percent(count(DECIDED), count(SUBMITTED)),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="desk guide (derived)",
    dimension="service",
    adds_up=False,
)

requests_approval_pct = Indicator(
    title="نرخ تأیید درخواست‌ها",
    title_en="Approval rate",
    question="در این دوره نرخ تأیید درخواست‌ها چند درصد است؟",
    definition=(
        "نسبت درخواست‌های تأییدشده به درخواست‌های تعیین‌تکلیف‌شده دوره، به تفکیک نوع فرایند، به "
        "درصد."
    ),
    definition_en=(
        "Requests approved as a percentage of the requests decided within the period, by process "
        "type (category)."
    ),
    formula=percent(count(APPROVED), count(DECIDED)),
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="desk guide (approve / not approved); flowcharts",
    dimension="service",
    adds_up=False,
    note=(
        "درخواست هویت هرگز رد نهایی نمی‌شود، پس نرخ آن به ۱۰۰ میل می‌کند؛ برگشت‌ها و عمر درخواست‌های "
        "باز را کنار آن ببینید."
    ),
    note_en=(
        "Identity requests are never finally rejected, so their rate tends to 100: look at returns "
        "and open age with it."
    ),
)

online_submission_pct = Indicator(
    title="سهم درخواست‌های ثبت‌شده توسط خود متقاضی",
    title_en="Share of requests submitted by the applicant online",
    question="در این دوره سهم درخواست‌های ثبت‌شده توسط خود متقاضی چند درصد است؟",
    definition=(
        "نسبت درخواست‌هایی که خود متقاضی از طریق درگاه ثبت کرده است به کل درخواست‌های ثبت‌شده دوره، "
        "به درصد. درخواست‌هایی که ثبت‌کننده آن‌ها معلوم نیست کنار گذاشته می‌شود."
    ),
    definition_en=(
        "Requests sent by the applicant through the portal as a percentage of the requests submitted "
        "within the period. Requests of which it is not known who sent them are left out."
    ),
    formula=percent(
        count(SUBMITTED, request.c.channel == "applicant"), count(SUBMITTED, request.c.channel.is_not(None))
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="desk guide (item 1)",
    dimension="service",
    adds_up=False,
)

visits_per_request = Indicator(
    title="میانگین مراجعه حضوری هر درخواست",
    title_en="In-person visits per request",
    question="میانگین مراجعه حضوری هر درخواست چند است؟",
    definition=(
        "حاصل تقسیم مراجعه‌های حضوری ثبت‌شده درخواست‌های تعیین‌تکلیف‌شده دوره بر تعداد آن‌ها؛ در "
        "مسیر الکترونیکی مراجعه‌ای وعده داده نشده است. درخواست‌هایی که شمار مراجعه آن‌ها ثبت نشده "
        "است کنار گذاشته می‌شود."
    ),
    definition_en=(
        "In-person visits recorded for the requests decided within the period divided by those "
        "requests; the electronic path promises none. Requests without a recorded number of visits "
        "are left out."
    ),
    formula=mean(DECIDED, request.c.visits),
    unit=Unit.VISITS_PER_REQUEST,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (no visit needed)",
    dimension="service",
    adds_up=False,
)
