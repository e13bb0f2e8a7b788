"""Promises of the provider of start-up services, measured on requests; they are not ISIPO's."""

from sqlalchemy import case, or_

from data_access.facts.desk import DECIDED, DUE, IN_TIME, STARTUPS, SUBMITTED
from data_access.facts.desk_stays import DEVIATIONS
from data_access.schema.desk_requests import request
from data_access.schema.desk_services import service
from metrics.formula import count, share, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "دفتر فناوری اطلاعات و ارتباطات"
_IS_STARTUP = service.c.code == STARTUPS
_STARTUPS, _DECIDED = SUBMITTED.only(_IS_STARTUP), DECIDED.only(_IS_STARTUP)
_COMPLETE_AND_DUE = DUE.only(_IS_STARTUP).only(
    or_(request.c.complete.is_(None), request.c.complete)   # one still open has no verdict yet
)
_ABOVE = case(
    (request.c.visits > service.c.announced_visits, 1), (request.c.visits <= service.c.announced_visits, 0)
)

sla_in_announced_time_pct = Indicator(
    title="سهم خدمات نوپا در زمان اعلام‌شده",
    title_en="Start-up requests served within the announced time",
    question="در این دوره سهم خدمات نوپا در زمان اعلام‌شده چند درصد است؟",
    definition=(
        "نسبت درخواست‌های کسب‌وکارهای نوپا با مدارک کامل که در زمان اعلام‌شده میز خدمت پاسخ "
        "گرفته‌اند به همه این درخواست‌ها که مهلتشان در دوره پایان یافته است، به درصد. این تعهد "
        "ارائه‌دهنده خدمت است، نه تعهد سازمان. درخواستی که کامل‌بودن مدارک آن هنوز ثبت نشده است "
        "کامل به شمار می‌آید."
    ),
    definition_en=(
        "Start-up requests with complete documents and no defect served within the time announced on "
        "the desk, as a percentage of such requests whose announced time ended within the period. "
        "This is a promise of the provider, not of ISIPO. A request whose completeness is not "
        "recorded yet counts as complete."
    ),
    formula=share(_COMPLETE_AND_DUE, IN_TIME),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="SLA section 4 (provider promise 1)",
    note="زمان در میز خدمت است نه در توافق‌نامه.",
    note_en="The time is on the desk, not in the agreement.",
)

sla_extra_documents = Indicator(
    title="مدارک درخواستی خارج از فهرست اعلام‌شده",
    title_en="Documents asked beyond the announced list",
    question="در این دوره مدارک درخواستی خارج از فهرست اعلام‌شده چند مورد است؟",
    definition=(
        "مدارکی که در دوره خارج از فهرست اعلام‌شده از متقاضیان نوپا خواسته شده است؛ مقدار مورد تعهد "
        "صفر است. این تعهد ارائه‌دهنده خدمت است، نه تعهد سازمان. بر پایه روز ثبت درخواست شمرده "
        "می‌شود."
    ),
    definition_en=(
        "Documents asked from start-up applicants within the period that are not in the announced "
        "list; the promise is zero. This is a promise of the provider, not of ISIPO. Counted by the "
        "day the request was submitted."
    ),
    formula=total(_STARTUPS, request.c.extra_documents),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="SLA section 4 (provider promise 2)",
)

sla_process_deviations = Indicator(
    title="انحراف از فرایند اعلام‌شده",
    title_en="Deviations from the announced process",
    question="در این دوره انحراف از فرایند اعلام‌شده چند مورد است؟",
    definition=(
        "گام‌هایی از درخواست‌های نوپا که در دوره آغاز شده است و گام پیش از آن‌ها طبق فرایند "
        "اعلام‌شده به آن‌ها نمی‌رسد (حذف، اضافه یا جابه‌جایی گام)؛ مقدار مورد تعهد صفر است. این تعهد "
        "ارائه‌دهنده خدمت است، نه تعهد سازمان."
    ),
    definition_en=(
        "Steps of start-up requests entered within the period to which the step before does not lead "
        "in the announced process (a step skipped, added or out of order); the promise is zero. This "
        "is a promise of the provider, not of ISIPO."
    ),
    formula=count(DEVIATIONS),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="SLA section 4 (provider promise 3)",
    dimension="step",
    note="فهرست گام‌ها فرض ماست؛ توافق‌نامه فهرستی ندارد.",
    note_en="The list of steps is our assumption: the agreement has none.",
)

sla_visits_above_announced = Indicator(
    title="درخواست‌های با مراجعه حضوری بیش از حد اعلام‌شده",
    title_en="Requests with more visits than announced",
    question="در این دوره درخواست‌های با مراجعه حضوری بیش از حد اعلام‌شده چند مورد است؟",
    definition=(
        "درخواست‌های نوپای تعیین‌تکلیف‌شده دوره که مراجعه حضوری آن‌ها بیش از تعداد اعلام‌شده میز "
        "خدمت بوده است؛ مقدار مورد تعهد صفر است. این تعهد ارائه‌دهنده خدمت است، نه تعهد سازمان. تا "
        "شمار اعلام‌شده ثبت نشده باشد نامعلوم است."
    ),
    definition_en=(
        "Start-up requests decided within the period with more in-person visits than the number "
        "announced on the desk; the promise is zero. This is a promise of the provider, not of "
        "ISIPO. Unknown until the announced number is recorded."
    ),
    formula=total(_DECIDED, _ABOVE),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="SLA section 4 (provider promise 8)",
    note="شمار اعلام‌شده در میز خدمت است نه در توافق‌نامه.",
    note_en="The announced number is on the desk, not in the agreement.",
)

sla_fees_collected_irr = Indicator(
    title="وجوه دریافت‌شده از کسب‌وکارهای نوپا",
    title_en="Fees collected from start-ups",
    question="در این دوره وجوه دریافت‌شده از کسب‌وکارهای نوپا چند ریال است؟",
    definition=(
        "وجوهی که در دوره بابت خدمت از کسب‌وکارهای نوپای واجد شرایط گرفته شده است؛ خدمت رایگان و "
        "مقدار مورد تعهد صفر است. این تعهد ارائه‌دهنده خدمت است، نه تعهد سازمان. بر پایه روز ثبت "
        "درخواست شمرده می‌شود."
    ),
    definition_en=(
        "Fees collected for the service from start-ups that meet the conditions within the period; "
        "the service is free, so the promise is zero. This is a promise of the provider, not of "
        "ISIPO. Counted by the day the request was submitted."
    ),
    formula=total(_STARTUPS, request.c.fee_irr),
    unit=Unit.RIALS,
    better=Better.LOWER,
    owner=OWNER,
    source="SLA section 6",
    note="ردیف‌ها نمی‌گویند کدام کسب‌وکار واجد شرایط است؛ همه درخواست‌ها به شمار می‌آید.",
    note_en="The rows do not say which start-up meets the conditions: all requests count.",
)
