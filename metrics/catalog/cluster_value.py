"""What the supported clusters had before the programme, and what they have now: jobs and money."""

from data_access.facts.cluster_effects import AT_ENTRY, LATEST, SINCE_ENTRY, added
from data_access.schema.clusters import cluster_reading
from metrics.formula import times, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"
PER_THOUSAND = 1 / 1_000  # millions to billions
BOTH_TIMES = "فقط خوشه‌هایی که هم در بدو ورود و هم در آخرین سنجش اندازه‌گیری شده‌اند."
BOTH_TIMES_EN = "Only clusters measured both at entry and at their last reading."

cluster_employment = Indicator(
    title="اشتغال خوشه‌های تحت حمایت",
    title_en="Employment in supported clusters",
    question="در پایان دوره اشتغال خوشه‌های تحت حمایت چند نفر است؟",
    definition="تعداد شاغلان خوشه‌های تحت حمایت در پایان دوره، طبق آخرین سنجش هر خوشه.",
    definition_en=(
        "Persons employed in the supported clusters as of the end of the period, by the last "
        "reading of each cluster."
    ),
    formula=total(LATEST, cluster_reading.c.employment),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 27; ch3 prose 3-1-1-5",
    note="به شهرک‌ها محدود نیست؛ با اشتغال شهرک‌ها جمع نشود.",
    note_en="Not limited to parks: never add it to the employment of parks.",
)

cluster_employment_before = Indicator(
    title="اشتغال خوشه‌های تحت حمایت، پیش از مداخله",
    title_en="Employment in supported clusters, before intervention",
    question=("در پایان دوره اشتغال خوشه‌های تحت حمایت، پیش از مداخله چند نفر است؟"),
    definition=("همین رقم در بدو ورود هر خوشه به برنامه، در تاریخ‌های گوناگون: اشتغال خوشه‌های تحت حمایت."),
    definition_en=(
        "The same figure when each cluster entered the programme, at different dates: "
        "employment in supported clusters."
    ),
    formula=total(AT_ENTRY, cluster_reading.c.employment),
    unit=Unit.PERSONS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 table 27; ch3 prose 3-1-1-5",
)

cluster_exports_musd = Indicator(
    title="صادرات سالانه خوشه‌های تحت حمایت",
    title_en="Annual exports of supported clusters",
    question="در پایان دوره صادرات سالانه خوشه‌های تحت حمایت چقدر است؟",
    definition=("ارزش صادرات سالانه بنگاه‌های خوشه‌های تحت حمایت در پایان دوره، طبق آخرین سنجش هر خوشه."),
    definition_en=(
        "Annual exports of the enterprises of the supported clusters as of the end of the period, by "
        "the last reading of each cluster."
    ),
    formula=total(LATEST, cluster_reading.c.exports_musd),
    unit=Unit.MILLION_DOLLARS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 27; ch3 prose 3-1-1-6",
    note=("گزارش ۲٫۱ و ۲٫۲ میلیارد دلار و رشد ۶ درصد می‌نویسد؛ از این دو رقم ۴٫۸ درصد درمی‌آید."),
    note_en=("Printed 2.1 and 2.2 billion with a growth of 6 percent; the two figures give 4.8."),
)

cluster_exports_before_musd = Indicator(
    title="صادرات سالانه خوشه‌های تحت حمایت، پیش از مداخله",
    title_en="Annual exports of supported clusters, before intervention",
    question=("در پایان دوره صادرات سالانه خوشه‌های تحت حمایت، پیش از مداخله چقدر است؟"),
    definition=(
        "همین رقم در بدو ورود هر خوشه به برنامه، در تاریخ‌های گوناگون: صادرات سالانه خوشه‌های تحت حمایت."
    ),
    definition_en=(
        "The same figure when each cluster entered the programme, at different dates: "
        "annual exports of supported clusters."
    ),
    formula=total(AT_ENTRY, cluster_reading.c.exports_musd),
    unit=Unit.MILLION_DOLLARS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 table 27; ch3 prose 3-1-1-6",
)

cluster_sales_birr = Indicator(
    title="فروش محصولات خوشه‌های تحت حمایت",
    title_en="Sales of supported clusters",
    question="در پایان دوره فروش محصولات خوشه‌های تحت حمایت چقدر است؟",
    definition=("ارزش کل فروش سالانه محصولات خوشه‌های تحت حمایت در پایان دوره، طبق آخرین سنجش هر خوشه."),
    definition_en=(
        "Annual sales of the products of the supported clusters as of the end of the period, by the "
        "last reading of each cluster."
    ),
    formula=times(total(LATEST, cluster_reading.c.sales_mirr), PER_THOUSAND),
    unit=Unit.BILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 27; ch3 prose 3-1-1-7",
    note=(
        "یکای مبلغ در گزارش نمی‌تواند درست باشد (صادرات همین خوشه‌ها ۲٫۲ میلیارد دلار است)؛ "
        "فقط رشد آن معنا دارد."
    ),
    note_en=(
        "The printed unit cannot be right (exports of the same clusters are 2.2 billion "
        "dollars): only the growth has meaning."
    ),
)

cluster_sales_before_birr = Indicator(
    title="فروش محصولات خوشه‌های تحت حمایت، پیش از مداخله",
    title_en="Sales of supported clusters, before intervention",
    question=("در پایان دوره فروش محصولات خوشه‌های تحت حمایت، پیش از مداخله چقدر است؟"),
    definition=(
        "همین رقم در بدو ورود هر خوشه به برنامه، در تاریخ‌های گوناگون: فروش محصولات خوشه‌های تحت حمایت."
    ),
    definition_en=(
        "The same figure when each cluster entered the programme, at different dates: sales "
        "of supported clusters."
    ),
    formula=times(total(AT_ENTRY, cluster_reading.c.sales_mirr), PER_THOUSAND),
    unit=Unit.BILLION_RIALS,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 table 27; ch3 prose 3-1-1-7",
    note=(
        "یکای مبلغ در گزارش نمی‌تواند درست باشد (صادرات همین خوشه‌ها ۲٫۲ میلیارد دلار است)؛ "
        "فقط رشد آن معنا دارد."
    ),
    note_en=(
        "The printed unit cannot be right (exports of the same clusters are 2.2 billion "
        "dollars): only the growth has meaning."
    ),
)

cluster_enterprises_added = Indicator(
    title="بنگاه‌های افزوده‌شده به خوشه‌های تحت حمایت",
    title_en="Enterprises added in supported clusters",
    question=("در این دوره بنگاه‌های افزوده‌شده به خوشه‌های تحت حمایت چند مورد است؟"),
    definition=("افزایش تعداد بنگاه‌های خوشه‌های تحت حمایت از آغاز مداخله تا پایان دوره."),
    definition_en=("Increase of the enterprises of the supported clusters since intervention."),
    formula=total(SINCE_ENTRY, added("enterprises")),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-1-1-4",
    note=BOTH_TIMES,
    note_en=BOTH_TIMES_EN,
)

cluster_employment_added = Indicator(
    title="اشتغال ایجادشده در خوشه‌های تحت حمایت",
    title_en="Jobs added in supported clusters",
    question="در این دوره اشتغال ایجادشده در خوشه‌های تحت حمایت چند نفر است؟",
    definition="افزایش اشتغال خوشه‌های تحت حمایت از آغاز مداخله تا پایان دوره.",
    definition_en=("Increase of employment of the supported clusters since intervention."),
    formula=total(SINCE_ENTRY, added("employment")),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-1-1-5",
    note=BOTH_TIMES,
    note_en=BOTH_TIMES_EN,
)

cluster_sales_added_birr = Indicator(
    title="افزایش فروش خوشه‌های تحت حمایت",
    title_en="Increase of sales of supported clusters",
    question="در این دوره افزایش فروش خوشه‌های تحت حمایت چقدر است؟",
    definition=("افزایش فروش محصولات خوشه‌های تحت حمایت از آغاز مداخله تا پایان دوره."),
    definition_en=("Increase of the sales of the supported clusters since intervention."),
    formula=times(total(SINCE_ENTRY, added("sales_mirr")), PER_THOUSAND),
    unit=Unit.BILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-1-1-7",
    note=(
        "یکای مبلغ در گزارش نمی‌تواند درست باشد (صادرات همین خوشه‌ها ۲٫۲ میلیارد دلار است)؛ "
        "فقط رشد آن معنا دارد."
    ),
    note_en=(
        "The printed unit cannot be right (exports of the same clusters are 2.2 billion "
        "dollars): only the growth has meaning."
    ),
)
