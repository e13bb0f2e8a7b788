"""Works: workshops, centres, treatment, environment, safety and zones - what was built, what is in use?"""

from ui import cards, charts, filters, maps, query, splits
from ui.page import page, part

MAPPED = (
    "workshop_units_built", "parks_with_wwtp", "wwtp_modules", "wwtp_capacity_m3_day",
    "units_covered_wwtp_pct", "units_connected_wwtp", "units_connected_wwtp_pct", "parks_effluent_reuse",
    "fire_stations", "fire_engines", "hsee_courses", "green_space_added_ha",
)
WORKSHOPS = (
    "workshop_units_built", "service_centres", "tech_centre_projects", "tech_centre_progress_pct",
    "service_centre_consultants", "consulting_contracts", "clinic_services",
)
WASTEWATER = (
    "parks_with_wwtp", "wwtp_plants", "wwtp_modules", "wwtp_capacity_m3_day", "parks_wwtp_commissioned",
    "wwtp_modules_commissioned", "units_covered_wwtp", "units_covered_wwtp_pct", "units_connected_wwtp",
    "units_connected_wwtp_added", "parks_wwtp_good_operation", "parks_effluent_reuse",
)
ENVIRONMENT = (
    "eia_studies", "eia_approvals", "iso14001_systems", "green_industry_plaques", "green_space_added_ha",
    "drip_irrigation_added_km", "trees_planted", "flower_lawn_area_ha", "green_space_share_pct",
)
SAFETY = (
    "fire_stations", "fire_engines", "health_centres", "ambulances", "fire_hydrants_installed", "fire_drills",
    "accidents_change_pct", "hsee_audits", "hsee_courses", "hsee_trainees",
)
FIRE = ("fire_stations", "fire_engines")
ZONES = ("sez_total", "sez_in_assignment", "sez_area_ha", "sez_units_operating", "sez_units_licensed")

with page("works") as frame:
    choice = filters.bar(frame.reader)
    with part("map"):
        maps.with_table(choice, MAPPED)
    with part("wastewater"):
        cards.grid(query.readings(WASTEWATER, choice.scope), province=choice.province)
    with part("workshops"):
        cards.grid(query.readings(WORKSHOPS, choice.scope), province=choice.province)
        splits.split("workshop_units_built", choice)
    with part("environment"):
        cards.grid(query.readings(ENVIRONMENT, choice.scope), province=choice.province)
    with part("safety"):
        cards.grid(query.readings(SAFETY, choice.scope), province=choice.province)
        charts.line(query.years(FIRE, choice.scope), FIRE, "fire")
    with part("zones"):
        cards.grid(query.readings(ZONES, choice.scope), province=choice.province)
