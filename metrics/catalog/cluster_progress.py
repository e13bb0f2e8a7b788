"""What the cluster programme did: recipients of its service, action plans, courses and documents."""

from data_access.facts.clusters import (
    ACTION_PLANS,
    AGENT_COURSES,
    DOCUMENTS,
    MEMBER_AND_MONTH,
    MONTH,
    RECIPIENTS,
)
from metrics.formula import count, distinct, ratio
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"

cluster_service_recipients = Indicator(
    title="خدمت‌گیرندگان خدمت توسعه خوشه در ماه",
    title_en="Recipients of the cluster service per month",
    question="در این دوره خدمت‌گیرندگان خدمت توسعه خوشه در ماه چند مورد است؟",
    definition=("تعداد بنگاه‌ها و ذی‌نفعانی که در ماه از خدمت توسعه خوشه بهره گرفته‌اند."),
    definition_en=("Distinct enterprises and members that received the cluster service in a month."),
    formula=ratio(distinct(RECIPIENTS, MEMBER_AND_MONTH), distinct(RECIPIENTS, MONTH)),
    unit=Unit.COUNT_PER_MONTH,
    better=Better.HIGHER,
    owner=OWNER,
    source="cluster form (100 recipients, month ticked)",
    note="میانگین ماه‌های دوره؛ هر عضو در هر ماه یک بار.",
    note_en=("Mean over the months of the period with a service; a member counts once a month."),
)

cluster_action_plans = Indicator(
    title="برنامه‌های عمل حمایتی اجراشده از خوشه‌های خاتمه‌یافته",
    title_en="Support action plans for finished clusters",
    question=("در این دوره برنامه‌های عمل حمایتی اجراشده از خوشه‌های خاتمه‌یافته چند مورد است؟"),
    definition=("برنامه‌های عمل حمایتی که در دوره برای خوشه‌های خاتمه‌یافته اجرا شده است."),
    definition_en=(
        "Support action plans carried out within the period for clusters whose project is finished."
    ),
    formula=count(ACTION_PLANS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 26",
)

cluster_agent_courses = Indicator(
    title="دوره‌های آموزش و بازآموزی عاملان توسعه خوشه (CDA و TA)",
    title_en="Courses for cluster development agents",
    question=("در این دوره دوره‌های آموزش و بازآموزی عاملان توسعه خوشه (CDA و TA) چند مورد است؟"),
    definition=("دوره‌های آموزشی CDA و TA و بازآموزی عاملان توسعه خوشه‌های کسب‌وکار که در دوره برگزار شده است."),
    definition_en=(
        "Training and refresher courses for cluster development agents and technical "
        "advisers held within the period."
    ),
    formula=count(AGENT_COURSES),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 26",
)

cluster_documents = Indicator(
    title="مستندسازی تجارب توسعه خوشه‌ای",
    title_en="Cluster experiences documented",
    question="در این دوره مستندسازی تجارب توسعه خوشه‌ای چند مورد است؟",
    definition=("کتاب، مجله، فیلم و سایر مستندات تجارب توسعه خوشه‌ای که در دوره تهیه شده است."),
    definition_en=(
        "Books, magazines, films and other documents of cluster development experience "
        "produced within the period."
    ),
    formula=count(DOCUMENTS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 26",
)
