"""Business clusters: who they are, the stages they pass, and what is measured in them."""

from sqlalchemy import UniqueConstraint

from data_access.schema.base import (
    amount,
    day,
    entity,
    in_order,
    in_province,
    link,
    number,
    one_of,
    text,
    values_check,
)

cluster = entity(
    "cluster",
    "Business clusters of the national study and of the provincial maps",
    number(),
    text("name_fa", "Persian name; empty = the report does not name it", optional=True),
    text("name_en", "English name", optional=True),
    in_province(optional=True),
    day("agent_engaged_on", "Day the development agent was engaged: the project starts", optional=True),
)
STEPS = (
    "identified",
    "ranked",
    "feasibility",
    "diagnostic_study",
    "action_plan",
    "implementation_year_1",
    "implementation_year_2",
    "implementation_year_3",
)
cluster_stage = entity(
    "cluster_stage",
    "History of a cluster: each step with the days it was entered and left; one at a time",
    link("cluster", "Cluster"),
    one_of("step", "Step of the cluster service", STEPS),
    day("entered_on", "Day it was entered"),
    day("left_on", "Day it was completed; the last step completed = the project is finished", optional=True),
    values_check("step", STEPS),
    in_order("entered_on", "left_on"),
    UniqueConstraint("cluster_id", "step"),
)
cluster_map_update = entity(
    "cluster_map_update",
    "Provincial studies that update the identification and ranking of clusters",
    number(),
    text("name_fa", "Persian title"),
    in_province(),
    day("completed_on", "Day it was completed", optional=True),
)
MOMENTS = ("entry", "follow_up")
cluster_reading = entity(
    "cluster_reading",
    "Measurements of one supported cluster on one day: at entry, before intervention, and later every year",
    link("cluster", "Cluster"),
    one_of("moment", "At entry or later", MOMENTS),
    day("read_on", "Day the reading stands for"),
    amount("enterprises", "Enterprises"),
    amount("bdsp", "Business development service providers"),
    amount("bdsp_projects", "Projects done by them so far"),
    amount("joint_activities", "Joint activities of the members so far"),
    amount("organisations", "Institutions and organisations involved"),
    amount("employment", "Persons employed"),
    amount("exports_musd", "Annual exports, million US dollars"),
    amount("sales_mirr", "Annual sales, million rials, in the doubtful unit of the report"),
    values_check("moment", MOMENTS),
    UniqueConstraint("cluster_id", "read_on"),
)
NETWORKS = ("association", "union", "cooperative", "consortium", "informal")
cluster_network = entity(
    "cluster_network",
    "Networks of the enterprises of a cluster",
    number(),
    link("cluster", "Cluster"),
    one_of("kind", "Form of the network", NETWORKS),
    day("formed_on", "Day it was formed"),
    day("dissolved_on", "Day it was dissolved", optional=True),
    values_check("kind", NETWORKS),
    in_order("formed_on", "dissolved_on"),
)
cluster_recipient = entity(
    "cluster_recipient",
    "An enterprise or member that received the cluster service on a day",
    link("cluster", "Cluster"),
    text("member", "Code of the enterprise or member"),
    day("served_on", "Day of the service"),
    UniqueConstraint("cluster_id", "member", "served_on"),
)
cluster_action_plan = entity(
    "cluster_action_plan",
    "Support action plans carried out for a cluster whose project is finished",
    number(),
    link("cluster", "Cluster"),
    day("carried_out_on", "Day it was carried out"),
)
cluster_agent_course = entity(
    "cluster_agent_course",
    "Courses for cluster development agents and technical advisers",
    number(),
    day("held_on", "Day it was held"),
)
DOCUMENTS = ("book", "magazine", "film", "other")
cluster_document = entity(
    "cluster_document",
    "Documents of the experience of cluster development",
    number(),
    link("cluster", "Cluster; empty = about several", optional=True),
    one_of("kind", "What it is", DOCUMENTS),
    day("produced_on", "Day it was produced"),
    values_check("kind", DOCUMENTS),
)
