"""What the supported clusters had before the programme, and what they have now: organisation."""

from data_access.facts.cluster_effects import AT_ENTRY, LATEST, NETWORKS, NETWORKS_AT_ENTRY
from data_access.schema.clusters import cluster_reading
from metrics.formula import count, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"

cluster_enterprises = Indicator(
    title="بنگاه‌های خوشه‌های تحت حمایت",
    title_en="Enterprises in supported clusters",
    question="در پایان دوره بنگاه‌های خوشه‌های تحت حمایت چند مورد است؟",
    definition="تعداد بنگاه‌های خوشه‌های تحت حمایت در پایان دوره، طبق آخرین سنجش هر خوشه.",
    definition_en=(
        "Enterprises of the supported clusters as of the end of the period, by the last reading "
        "of each cluster."
    ),
    formula=total(LATEST, cluster_reading.c.enterprises),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 27; ch3 prose 3-1-1-4",
)

cluster_enterprises_before = Indicator(
    title="بنگاه‌های خوشه‌های تحت حمایت، پیش از مداخله",
    title_en="Enterprises in supported clusters, before intervention",
    question=("در پایان دوره بنگاه‌های خوشه‌های تحت حمایت، پیش از مداخله چند مورد است؟"),
    definition=("همین رقم در بدو ورود هر خوشه به برنامه، در تاریخ‌های گوناگون: بنگاه‌های خوشه‌های تحت حمایت."),
    definition_en=(
        "The same figure when each cluster entered the programme, at different dates: "
        "enterprises in supported clusters."
    ),
    formula=total(AT_ENTRY, cluster_reading.c.enterprises),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 table 27; ch3 prose 3-1-1-4",
)

cluster_networks = Indicator(
    title="شبکه‌های خوشه‌های تحت حمایت",
    title_en="Networks in supported clusters",
    question="در پایان دوره شبکه‌های خوشه‌های تحت حمایت چند مورد است؟",
    definition=(
        "شبکه‌های سخت و نرم (انجمن، اتحادیه، تعاونی، کنسرسیوم و شبکه ثبت‌نشده) خوشه‌های تحت "
        "حمایت در پایان دوره."
    ),
    definition_en=(
        "Networks (associations, unions, cooperatives, consortia, informal networks) of the "
        "supported clusters, as of the end of the period."
    ),
    formula=count(NETWORKS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 27; ch3 prose 3-1-1-1",
    dimension="network",
)

cluster_networks_before = Indicator(
    title="شبکه‌های خوشه‌های تحت حمایت، پیش از مداخله",
    title_en="Networks in supported clusters, before intervention",
    question=("در پایان دوره شبکه‌های خوشه‌های تحت حمایت، پیش از مداخله چند مورد است؟"),
    definition=("همین رقم در بدو ورود هر خوشه به برنامه، در تاریخ‌های گوناگون: شبکه‌های خوشه‌های تحت حمایت."),
    definition_en=(
        "The same figure when each cluster entered the programme, at different dates: "
        "networks in supported clusters."
    ),
    formula=count(NETWORKS_AT_ENTRY),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 table 27; ch3 prose 3-1-1-1",
)

cluster_joint_activities = Indicator(
    title="فعالیت‌های مشترک در خوشه‌های تحت حمایت",
    title_en="Joint activities in supported clusters",
    question="در پایان دوره فعالیت‌های مشترک در خوشه‌های تحت حمایت چند مورد است؟",
    definition=("فعالیت‌های مشترک شبکه‌های خوشه‌های تحت حمایت تا پایان دوره، طبق آخرین سنجش هر خوشه."),
    definition_en=(
        "Joint activities of the members of the supported clusters to the end of the period, by the "
        "last reading of each cluster."
    ),
    formula=total(LATEST, cluster_reading.c.joint_activities),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-1-1-1",
)

cluster_joint_activities_before = Indicator(
    title="فعالیت‌های مشترک در خوشه‌های تحت حمایت، پیش از مداخله",
    title_en="Joint activities in supported clusters, before intervention",
    question=("در پایان دوره فعالیت‌های مشترک در خوشه‌های تحت حمایت، پیش از مداخله چند مورد است؟"),
    definition=(
        "همین رقم در بدو ورود هر خوشه به برنامه، در تاریخ‌های گوناگون: فعالیت‌های مشترک در خوشه‌های تحت حمایت."
    ),
    definition_en=(
        "The same figure when each cluster entered the programme, at different dates: joint "
        "activities in supported clusters."
    ),
    formula=total(AT_ENTRY, cluster_reading.c.joint_activities),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 prose 3-1-1-1",
)

cluster_organisations = Indicator(
    title="نهادها و سازمان‌های درگیر در توسعه خوشه‌ها",
    title_en="Organisations involved in cluster development",
    question=("در پایان دوره نهادها و سازمان‌های درگیر در توسعه خوشه‌ها چند مورد است؟"),
    definition=(
        "نهادها و سازمان‌های درگیر در فرایند توسعه خوشه‌های تحت حمایت در پایان دوره، طبق آخرین سنجش هر خوشه."
    ),
    definition_en=(
        "Institutions and organisations involved in the development of the supported "
        "clusters as of the end of the period, by the last reading of each cluster."
    ),
    formula=total(LATEST, cluster_reading.c.organisations),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 27; ch3 prose 3-1-1-3",
)

cluster_organisations_before = Indicator(
    title="نهادها و سازمان‌های درگیر در توسعه خوشه‌ها، پیش از مداخله",
    title_en="Organisations involved in cluster development, before intervention",
    question=("در پایان دوره نهادها و سازمان‌های درگیر در توسعه خوشه‌ها، پیش از مداخله چند مورد است؟"),
    definition=(
        "همین رقم در بدو ورود هر خوشه به برنامه، در تاریخ‌های گوناگون: نهادها و سازمان‌های "
        "درگیر در توسعه خوشه‌ها."
    ),
    definition_en=(
        "The same figure when each cluster entered the programme, at different dates: "
        "organisations involved in cluster development."
    ),
    formula=total(AT_ENTRY, cluster_reading.c.organisations),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 table 27; ch3 prose 3-1-1-3",
)
