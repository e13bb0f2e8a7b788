"""Clusters on their way: identified, studied, running and finished."""

from data_access.facts.clusters import (
    AT_STEP,
    FEASIBILITY,
    FEASIBILITY_UNDER_WAY,
    FINISHED,
    FINISHED_IN,
    IDENTIFIED,
    MAP_UPDATES,
    RUNNING,
    STARTED,
)
from metrics.formula import count, plus
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"

clusters_identified = Indicator(
    title="خوشه‌های کسب‌وکار شناسایی‌شده",
    title_en="Business clusters identified",
    question="در پایان دوره خوشه‌های کسب‌وکار شناسایی‌شده چند مورد است؟",
    definition=("خوشه‌های کسب‌وکار شناسایی‌شده در مطالعه فراگیر و به‌روزرسانی نقشه‌های استانی در پایان دوره."),
    definition_en=(
        "Clusters identified by the national study and the updates of the provincial maps, "
        "as of the end of the period."
    ),
    formula=count(IDENTIFIED),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 prose 3-1-2-1",
)

cluster_map_updates = Indicator(
    title="به‌روزرسانی مطالعه شناسایی و اولویت‌بندی خوشه‌های کسب‌وکار",
    title_en="Cluster-map updates",
    question=("در این دوره به‌روزرسانی مطالعه شناسایی و اولویت‌بندی خوشه‌های کسب‌وکار چند مورد است؟"),
    definition=("مطالعات به‌روزرسانی شناسایی و اولویت‌بندی خوشه‌های کسب‌وکار استان‌ها که در دوره انجام شده است."),
    definition_en=(
        "Provincial studies updating the identification and ranking of clusters completed within the period."
    ),
    formula=count(MAP_UPDATES),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 26, 28; ch3 prose 3-1-2-1; cluster form stage CL-1",
    note=("جدول ۲۶ گزارش ۸ مورد و متن و فهرست نام‌ها ۷ مورد دارد؛ ۷ مورد نام دارد."),
    note_en=("Table 26 prints 8, the prose and the list of names 7; seven are named."),
)

cluster_feasibility_completed = Indicator(
    title="مطالعات امکان‌سنجی توسعه خوشه خاتمه‌یافته",
    title_en="Cluster feasibility studies completed",
    question=("در این دوره مطالعات امکان‌سنجی توسعه خوشه خاتمه‌یافته چند مورد است؟"),
    definition=("مطالعات امکان‌سنجی توسعه خوشه‌های کسب‌وکار که در دوره خاتمه یافته است."),
    definition_en=("Feasibility studies of developing a cluster completed within the period."),
    formula=count(FEASIBILITY),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 26, 29; ch3 prose 3-1-2-2; cluster form stage CL-2",
)

cluster_feasibility_running = Indicator(
    title="مطالعات امکان‌سنجی خوشه در حال انجام در سال",
    title_en="Cluster feasibility studies under way in the year",
    question=("در این دوره مطالعات امکان‌سنجی خوشه در حال انجام در سال چند مورد است؟"),
    definition=(
        "مطالعات امکان‌سنجی توسعه خوشه که در دوره در حال انجام بوده است، با احتساب مطالعات "
        "خاتمه‌یافته در همان دوره."
    ),
    definition_en=(
        "Feasibility studies in progress at any time within the period, including those completed in it."
    ),
    formula=count(FEASIBILITY_UNDER_WAY),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 prose 3-1-2-2",
)

clusters_running = Indicator(
    title="پروژه‌های توسعه خوشه‌ای در حال اجرا",
    title_en="Cluster development projects running",
    question="در پایان دوره پروژه‌های توسعه خوشه‌ای در حال اجرا چند مورد است؟",
    definition=("پروژه‌های توسعه خوشه‌ای که آغاز شده و تا پایان دوره خاتمه نیافته است."),
    definition_en=("Cluster development projects started and not finished, as of the end of the period."),
    formula=count(RUNNING),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 26, 30; ch3 prose 3-1-2-3",
    note=("گزارش در دو جدول ۵۴ و در متن ۲۷ (آغازشدهٔ سال) می‌نویسد؛ استان‌ها ۵۳ می‌شود و یک خوشه استان ندارد."),
    note_en=(
        "Printed 54 in two tables and 27 (those started in the year) in the prose; the "
        "provinces add up to 53, one cluster has none."
    ),
)

clusters_started = Indicator(
    title="پروژه‌های توسعه خوشه‌ای آغازشده",
    title_en="Cluster development projects started",
    question="در این دوره پروژه‌های توسعه خوشه‌ای آغازشده چند مورد است؟",
    definition=("پروژه‌های توسعه خوشه‌ای که در دوره با انتخاب عامل توسعه خوشه آغاز شده است."),
    definition_en=(
        "Cluster development projects whose agent was engaged and that started within the period."
    ),
    formula=count(STARTED),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 31; ch3 prose 3-1-2-3",
)

clusters_finished_year = Indicator(
    title="پروژه‌های توسعه خوشه‌ای خاتمه‌یافته در سال",
    title_en="Cluster development projects finished in the year",
    question=("در این دوره پروژه‌های توسعه خوشه‌ای خاتمه‌یافته در سال چند مورد است؟"),
    definition="پروژه‌های توسعه خوشه‌ای که در دوره خاتمه یافته است.",
    definition_en="Cluster development projects finished within the period.",
    formula=count(FINISHED_IN),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 26, 30, 32; ch3 prose 3-1-2-3",
)

clusters_finished = Indicator(
    title="پروژه‌های توسعه خوشه‌ای خاتمه‌یافته (تجمعی)",
    title_en="Cluster development projects finished, cumulative",
    question=("در پایان دوره پروژه‌های توسعه خوشه‌ای خاتمه‌یافته (تجمعی) چند مورد است؟"),
    definition=("پروژه‌های توسعه خوشه‌ای که از آغاز برنامه تا پایان دوره خاتمه یافته است."),
    definition_en=(
        "Cluster development projects finished since the start of the programme, as of the end of the period."
    ),
    formula=count(FINISHED),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 30; ch3 prose 3-1-2-3",
    note=("ستون استان‌های جدول ۳۰ جمعاً ۱۲۷ است؛ با نام‌ها (مرکزی ۵، قم ۷) ۱۲۹ می‌شود."),
    note_en=("The provinces of table 30 add up to 127; by the names (Markazi 5, Qom 7) it is 129."),
)

clusters_supported = Indicator(
    title="خوشه‌های تحت حمایت",
    title_en="Clusters supported",
    question="در پایان دوره خوشه‌های تحت حمایت چند مورد است؟",
    definition=("خوشه‌های دارای پروژه توسعه در حال اجرا یا خاتمه‌یافته در پایان دوره."),
    definition_en=("Clusters with a development project running or finished, as of the end of the period."),
    formula=plus(count(RUNNING), count(FINISHED)),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-1-1 (base of table 27)",
)

clusters_by_stage = Indicator(
    title="خوشه‌ها به تفکیک مرحله خدمت",
    title_en="Clusters by stage of the service",
    question="در پایان دوره خوشه‌ها به تفکیک مرحله خدمت چند مورد است؟",
    definition=(
        "تعداد خوشه‌ها در هر مرحله خدمت (شناسایی و اولویت‌بندی، امکان‌سنجی، مطالعه شناختی، "
        "پیاده‌سازی پروژه و برنامه‌های عمل) در پایان دوره؛ هر خوشه یک بار شمرده می‌شود."
    ),
    definition_en=(
        "Clusters at each stage of the cluster service (category: identification and "
        "ranking, feasibility study, diagnostic study, implementation), as of the end of "
        "the period; each cluster is counted once at the stage it has reached."
    ),
    formula=count(AT_STEP),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="cluster form (four processes); ch3 tables 26, 29, 30",
    dimension="stage",
    also=("step",),
)
