"""Overview: where does the organisation stand against its plan, what changed, and where to look?"""

from ui import cards, filters, query, story
from ui.page import page, part

HEADLINES = (
    "parks_operating", "land_added_ha", "industrial_land_added_ha", "contracts_signed", "contracts_in_force",
    "units_operating", "units_commissioned", "employment", "parks_with_water_pct", "power_added_mw",
    "workshop_units_built", "units_connected_wwtp_added",
)
PLANNED_BY_PROVINCE = (
    "land_added_ha", "water_added_lps", "power_added_mw", "parks_phone_added", "parks_fibre_added",
    "wwtp_modules_commissioned", "parks_wwtp_commissioned",
)

with page("overview") as frame:
    choice = filters.bar(frame.reader)
    readings = query.readings(HEADLINES, choice.scope)
    story.what_changed(readings, choice.province)
    cards.grid(readings, query.months(HEADLINES, choice.scope), choice.province)
    with part("red_list"):
        story.red_list(query.behind_plan(PLANNED_BY_PROVINCE, choice.scope), choice.scope)
