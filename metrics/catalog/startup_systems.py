"""Promises of the provider of start-up services about systems and answers; they are not ISIPO's."""

from data_access.facts.desk import END
from data_access.facts.desk_system import (
    CHANGES,
    DOWN,
    INCIDENTS,
    MINUTES,
    MINUTES_DOWN,
    OUTAGES,
    STARTUP_SERVICE,
    UNANNOUNCED,
)
from data_access.schema.desk_system import service_outage
from metrics.formula import count, minus, ratio, share, total
from metrics.indicator import Better, Indicator, Unit
from metrics.waiting import clock_between, quantile_of

OWNER = "دفتر فناوری اطلاعات و ارتباطات"
_ALL = total(STARTUP_SERVICE, MINUTES)
_NOTICE, _NOTICED = clock_between(service_outage.c.started_at, service_outage.c.noticed_at, END, 60)

sla_availability_pct = Indicator(
    title="دسترس‌پذیری سامانه‌ها",
    title_en="Availability of the systems",
    question="در این دوره دسترس‌پذیری سامانه‌ها چند درصد است؟",
    definition=(
        "نسبت دقیقه‌هایی که سامانه میز خدمت و سامانه ارائه خدمت هر دو در دسترس بوده‌اند به کل "
        "دقیقه‌های دوره، به درصد. این تعهد ارائه‌دهنده خدمت است، نه تعهد سازمان. قطعی هم‌زمان دو "
        "سامانه یک بار به شمار می‌آید."
    ),
    definition_en=(
        "Minutes in which both the desk system and the service system were available as a percentage "
        "of all minutes of the period. This is a promise of the provider, not of ISIPO. Outages of "
        "both systems at once count once."
    ),
    formula=ratio(minus(_ALL, total(DOWN, MINUTES_DOWN)), _ALL, 100),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="SLA section 4 (24 hours, 7 days)",
    note="توافق‌نامه شبانه‌روزی بودن را وعده می‌دهد ولی درصدی چاپ نمی‌کند.",
    note_en="The agreement promises 24x7 but prints no percentage.",
)

sla_outages = Indicator(
    title="قطعی‌های سامانه",
    title_en="Outages",
    question="در این دوره قطعی‌های سامانه چند مورد است؟",
    definition=(
        "دفعات خارج‌شدن سامانه میز خدمت یا سامانه ارائه خدمت از دسترس در دوره. این تعهد ارائه‌دهنده "
        "خدمت است، نه تعهد سازمان."
    ),
    definition_en=(
        "Interruptions of the desk system or the service system within the period. This is a promise "
        "of the provider, not of ISIPO."
    ),
    formula=count(OUTAGES),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="SLA section 4 (24 hours, 7 days)",
    dimension="system",
)

sla_outage_notice_pct = Indicator(
    title="سهم قطعی‌های اطلاع‌رسانی‌شده",
    title_en="Share of outages with a notice to users",
    question="در این دوره سهم قطعی‌های اطلاع‌رسانی‌شده چند درصد است؟",
    definition=(
        "نسبت قطعی‌هایی که برای آن‌ها اطلاع‌رسانی شده است به کل قطعی‌های دوره، به درصد. این تعهد "
        "ارائه‌دهنده خدمت است، نه تعهد سازمان."
    ),
    definition_en=(
        "Outages of the period for which a notice to users was published as a percentage of the "
        "outages. This is a promise of the provider, not of ISIPO."
    ),
    formula=share(OUTAGES, service_outage.c.noticed_at < END),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="SLA section 4 (clear notice when unavailable)",
    dimension="system",
    adds_up=False,
)

sla_outage_notice_minutes_median = Indicator(
    title="میانه فاصله قطعی تا اطلاع‌رسانی",
    title_en="Median minutes from outage to notice",
    question="میانه فاصله قطعی تا اطلاع‌رسانی چند دقیقه است؟",
    definition=(
        "میانه دقیقه‌های آغاز قطعی تا اطلاع‌رسانی به کاربران برای قطعی‌های دوره. قطعی‌های بدون "
        "اطلاع‌رسانی سانسورشده از راست به شمار می‌آید."
    ),
    definition_en=(
        "Median minutes from the start of an outage to the notice to users, for the outages of the "
        "period. Outages without a notice are right-censored."
    ),
    formula=quantile_of(OUTAGES, _NOTICE, 0.5, over=_NOTICED, told="minutes"),
    unit=Unit.MINUTES,
    better=Better.LOWER,
    owner=OWNER,
    source="SLA section 4 (clear notice when unavailable)",
    dimension="system",
    note="مهلتی چاپ نشده است.",
    note_en="No limit is printed.",
)

sla_changes_without_notice = Indicator(
    title="تغییرات اطلاع‌رسانی‌نشده",
    title_en="Changes without a notice",
    question="در این دوره تغییرات اطلاع‌رسانی‌نشده چند مورد است؟",
    definition=(
        "تغییرات فرایند، سامانه، مدارک یا ضوابط خدمت که در دوره از طریق میز خدمت اعلام نشده است؛ "
        "مقدار مورد تعهد صفر است. این تعهد ارائه‌دهنده خدمت است، نه تعهد سازمان."
    ),
    definition_en=(
        "Changes of process, system, document or rule of the service within the period not announced "
        "through the desk; the promise is zero. This is a promise of the provider, not of ISIPO."
    ),
    formula=count(CHANGES, UNANNOUNCED),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="SLA section 4 (provider promise 6)",
    dimension="change",
)

sla_security_incidents = Indicator(
    title="رخدادهای دسترسی غیرمجاز یا افشای اطلاعات",
    title_en="Unauthorised access or disclosure incidents",
    question="در این دوره رخدادهای دسترسی غیرمجاز یا افشای اطلاعات چند مورد است؟",
    definition=(
        "رخدادهای دسترسی غیرمجاز یا افشای اطلاعات ثبت‌نام‌کنندگان در دوره؛ مقدار مورد تعهد صفر است. "
        "این تعهد ارائه‌دهنده خدمت است، نه تعهد سازمان."
    ),
    definition_en=(
        "Incidents of unauthorised access to or disclosure of registrants' data within the period; "
        "the promise is zero. This is a promise of the provider, not of ISIPO."
    ),
    formula=count(INCIDENTS),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="SLA section 4 (provider promise 9)",
    dimension="incident",
)
