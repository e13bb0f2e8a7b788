"""Clusters: how far has each come, which are late, and what did the programme change?"""

from ui import cards, clusters, filters, maps, query, splits
from ui.page import page, part

MAPPED = (
    "clusters_running", "clusters_finished", "clusters_identified", "clusters_started",
    "clusters_over_three_years", "cluster_enterprises", "cluster_employment",
)
HEADLINES = (
    "clusters_identified", "clusters_supported", "clusters_running", "clusters_started",
    "clusters_finished_year", "clusters_finished", "clusters_over_three_years",
    "cluster_finished_within_three_years_pct", "cluster_duration_months_mean", "cluster_action_plans",
    "cluster_documents", "cluster_service_recipients",
)
ISPX = (
    "ispx_units_registered", "ispx_marketing_activities", "ispx_capacity_activities",
    "ispx_contract_value_mirr", "ispx_secretariats",
)

with page("clusters") as frame:
    choice = filters.bar(frame.reader)
    with part("pipeline"):
        clusters.pipeline(choice)
    with part("cluster_figures"):
        cards.grid(query.readings(HEADLINES, choice.scope), province=choice.province)
    with part("effects"):
        clusters.effects(choice)
    with part("cluster_list"):
        clusters.register(choice)
    with part("map"):
        maps.with_table(choice, MAPPED)
    with part("networks_of"):
        splits.split("cluster_networks", choice)
    with part("ispx"):
        cards.grid(query.readings(ISPX, choice.scope), province=choice.province)
