"""Requests of the electronic desk: how many come in, end, and with what result."""

from data_access.facts.desk import APPROVED, DECIDED, SUBMITTED, WITHOUT_RESULT
from metrics.formula import count, minus
from metrics.indicator import Better, Indicator, Unit

OWNER = "دفتر فناوری اطلاعات و ارتباطات"

requests_submitted = Indicator(
    title="درخواست‌های ثبت‌شده",
    title_en="Requests submitted",
    question="در این دوره درخواست‌های ثبت‌شده چند مورد است؟",
    definition=(
        "درخواست‌هایی که صاحب آن‌ها در دوره برای نخستین بار «ثبت و ارسال» کرده است، به تفکیک نوع "
        "فرایند؛ ثبت موقت و ارسال مجدد پس از عدم تأیید شمرده نمی‌شود."
    ),
    definition_en=(
        "Requests registered and sent by their owner for the first time within the period, by "
        "process type (category). Drafts and re-sendings after a return are not counted."
    ),
    formula=count(SUBMITTED),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source=(
        "desk guide (inbox fields request and request date; forms end with save draft and "
        "register-and-send)"
    ),
    dimension="service",
)

requests_decided = Indicator(
    title="درخواست‌های تعیین‌تکلیف‌شده",
    title_en="Requests decided",
    question="در این دوره درخواست‌های تعیین‌تکلیف‌شده چند مورد است؟",
    definition=(
        "درخواست‌هایی که در دوره با هر نتیجه‌ای به پایان رسیده و در وضعیت «تمام‌شده/آرشیو» قرار "
        "گرفته‌اند، به تفکیک نوع فرایند."
    ),
    definition_en=(
        "Requests that reached their end (status finished / archive) within the period, with "
        "whatever result, by process type (category)."
    ),
    formula=count(DECIDED),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="desk guide (inbox group finished / archive); flowcharts (last box)",
    dimension="service",
    note="نتیجه «عدم تأیید» در بررسی، برگشت است نه پایان؛ راهنما رد نهایی نمی‌شناسد.",
    note_en=(
        "A review that does not approve is a return, not an end: the guide knows no final rejection."
    ),
)

requests_approved = Indicator(
    title="درخواست‌های تأییدشده",
    title_en="Requests approved",
    question="در این دوره درخواست‌های تأییدشده چند مورد است؟",
    definition=(
        "درخواست‌های تعیین‌تکلیف‌شده دوره که بررسی نهایی آن‌ها «تأیید» بوده و فرایند تا پایان پیش "
        "رفته است."
    ),
    definition_en=(
        "Requests decided within the period whose last review was approved and whose process was "
        "carried to its end."
    ),
    formula=count(APPROVED),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="desk guide (review outcomes); flowcharts A and B",
    dimension="service",
)

requests_ended_without_result = Indicator(
    title="درخواست‌های پایان‌یافته بدون نتیجه",
    title_en="Requests ended without result",
    question="در این دوره درخواست‌های پایان‌یافته بدون نتیجه چند مورد است؟",
    definition=(
        "درخواست‌های تعیین‌تکلیف‌شده دوره که بدون تأیید پایان یافته‌اند (رد پروپوزال، عدم عقد "
        "تفاهم‌نامه، انصراف متقاضی، بسته‌شدن به علت عدم پیگیری)."
    ),
    definition_en=(
        "Requests decided within the period that ended without approval (category: proposal "
        "rejected, no memorandum, withdrawn by the applicant, closed for inactivity)."
    ),
    formula=count(WITHOUT_RESULT),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="flowcharts B (proposal rejected, no memorandum); desk guide",
    dimension="reason",
    also=("service",),
    note=(
        "تنها دو علت نخست در اسناد است؛ درخواست پایان‌یافته‌ای که نتیجه آن ثبت نشده است شمرده "
        "نمی‌شود."
    ),
    note_en=(
        "Only the first two reasons are in the documents. A request that ended with no result "
        "recorded is not counted."
    ),
)

requests_net_change = Indicator(
    title="تغییر خالص درخواست‌های باز",
    title_en="Net change of the backlog",
    question="در این دوره تغییر خالص درخواست‌های باز چند مورد است؟",
    definition=(
        "درخواست‌های ثبت‌شده در دوره منهای درخواست‌های تعیین‌تکلیف‌شده در دوره؛ عدد مثبت یعنی انباشت "
        "درخواست‌های باز بیشتر شده است."
    ),
    definition_en=(
        "Requests submitted less requests decided within the period; above zero the backlog has "
        "grown."
    ),
    formula=minus(count(SUBMITTED), count(DECIDED)),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (derived)",
    dimension="service",
)
