"""Services to the supported clusters, before the programme and now."""

from data_access.facts.cluster_effects import AT_ENTRY, LATEST
from data_access.schema.clusters import cluster_reading
from metrics.formula import total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"

cluster_bdsp = Indicator(
    title="ارائه‌دهندگان خدمات توسعه کسب‌وکار درگیر در خوشه‌ها",
    title_en="Business development service providers involved",
    question=("در پایان دوره ارائه‌دهندگان خدمات توسعه کسب‌وکار درگیر در خوشه‌ها چند مورد است؟"),
    definition=(
        "ارائه‌دهندگان خدمات توسعه کسب‌وکار (BDSp) درگیر در فرایند توسعه خوشه‌های تحت حمایت "
        "در پایان دوره، طبق آخرین سنجش هر خوشه."
    ),
    definition_en=(
        "Business development service providers (BDSp) involved in the development of the "
        "supported clusters as of the end of the period, by the last reading of each cluster."
    ),
    formula=total(LATEST, cluster_reading.c.bdsp),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 27; ch3 prose 3-1-1-2",
)

cluster_bdsp_before = Indicator(
    title="ارائه‌دهندگان خدمات توسعه کسب‌وکار درگیر در خوشه‌ها، پیش از مداخله",
    title_en=("Business development service providers involved, before intervention"),
    question=("در پایان دوره ارائه‌دهندگان خدمات توسعه کسب‌وکار درگیر در خوشه‌ها، پیش از مداخله چند مورد است؟"),
    definition=(
        "همین رقم در بدو ورود هر خوشه به برنامه، در تاریخ‌های گوناگون: ارائه‌دهندگان خدمات "
        "توسعه کسب‌وکار درگیر در خوشه‌ها."
    ),
    definition_en=(
        "The same figure when each cluster entered the programme, at different dates: "
        "business development service providers involved."
    ),
    formula=total(AT_ENTRY, cluster_reading.c.bdsp),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 table 27; ch3 prose 3-1-1-2",
)

cluster_bdsp_projects = Indicator(
    title="پروژه‌های انجام‌شده توسط ارائه‌دهندگان خدمات توسعه کسب‌وکار",
    title_en="Projects done by the service providers",
    question=("در پایان دوره پروژه‌های انجام‌شده توسط ارائه‌دهندگان خدمات توسعه کسب‌وکار چند مورد است؟"),
    definition=("پروژه‌های انجام‌شده توسط BDSpها در خوشه‌های تحت حمایت تا پایان دوره، طبق آخرین سنجش هر خوشه."),
    definition_en=(
        "Projects done by business development service providers in the supported clusters "
        "to the end of the period, by the last reading of each cluster."
    ),
    formula=total(LATEST, cluster_reading.c.bdsp_projects),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-1-1-2",
)

cluster_bdsp_projects_before = Indicator(
    title=("پروژه‌های انجام‌شده توسط ارائه‌دهندگان خدمات توسعه کسب‌وکار، پیش از مداخله"),
    title_en="Projects done by the service providers, before intervention",
    question=(
        "در پایان دوره پروژه‌های انجام‌شده توسط ارائه‌دهندگان خدمات توسعه کسب‌وکار، پیش از مداخله چند مورد است؟"
    ),
    definition=(
        "همین رقم در بدو ورود هر خوشه به برنامه، در تاریخ‌های گوناگون: پروژه‌های انجام‌شده "
        "توسط ارائه‌دهندگان خدمات توسعه کسب‌وکار."
    ),
    definition_en=(
        "The same figure when each cluster entered the programme, at different dates: "
        "projects done by the service providers."
    ),
    formula=total(AT_ENTRY, cluster_reading.c.bdsp_projects),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 prose 3-1-1-2",
)
