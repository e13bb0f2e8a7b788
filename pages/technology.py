"""Technology and service centres: who is there, what do they achieve, how long does a need wait?"""

from ui import cards, filters, maps, query, splits
from ui.page import page, part

MAPPED = (
    "tech_needs_identified", "tech_needs_met", "kb_units_operating", "kb_candidates", "kb_land_companies",
    "innovation_centres", "fan_bazaars", "service_centres", "consulting_contracts",
)
CENTRES = (
    "service_centres", "service_centre_consultants", "consulting_contracts", "consulting_contract_value_birr",
    "tech_centre_projects", "tech_centre_progress_pct", "clinic_services",
    "clinic_assessors",
)
PARKS = ("technology_parks", "tech_park_consultants", "tech_park_ecosystem_units", "tech_park_projects")
IN_PARKS = ("tech_park_consultants", "tech_park_ecosystem_units")
PARTS = ("tech_park_laboratories", "tech_park_rd_units", "tech_park_production_units")
NEEDS = (
    "tech_needs_identified", "tech_needs_met", "tech_needs_met_pct", "tech_needs_open",
    "tech_need_total_days_median", "tech_need_total_days_p90", "tech_need_proposal_rejected",
    "tech_need_no_mou", "tech_need_subsidy_mirr", "tech_need_subsidy_payment_days_median",
)
STEPS = ("tech_needs_open", "tech_need_step_days_median", "tech_need_return_rate_pct")
MARKETS = ("fan_bazaars", "fan_bazaars_launched", "innovation_centres", "innovation_centres_launched")
KNOWLEDGE = ("kb_candidates", "kb_candidates_identified", "kb_approved", "kb_units_operating", "kb_land_ha")

with page("technology") as frame:
    choice = filters.bar(frame.reader)
    with part("service_centres"):
        cards.grid(query.readings(CENTRES, choice.scope), province=choice.province)
        splits.split("service_centre_projects", choice)
    with part("technology_parks"):
        cards.grid(query.readings(PARKS, choice.scope), province=choice.province)
        splits.members(IN_PARKS, "tech_park", choice, "tech_parks")
        splits.several(PARTS, "state", choice, "tech_park_parts")
        splits.split("tech_park_projects", choice)
    with part("technology_needs"):
        cards.grid(query.readings(NEEDS, choice.scope), province=choice.province)
        splits.several(STEPS, "step", choice, "need_steps")
    with part("technology_markets"):
        cards.grid(query.readings(MARKETS, choice.scope), province=choice.province)
        splits.split("fanbazaar_deals", choice)
        cards.grid(query.readings(KNOWLEDGE, choice.scope), province=choice.province)
    with part("map"):
        maps.with_table(choice, MAPPED)
