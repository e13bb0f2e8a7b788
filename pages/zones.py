"""Special zones: how far is each with its permits, its documents and its infrastructure?"""

from ui import cards, filters, query, zones
from ui.page import page, part

ZONES = (
    "sez_total", "sez_in_assignment", "sez_area_ha", "sez_units_operating", "sez_units_licensed",
)

with page("zones") as frame:
    choice = filters.bar(frame.reader)
    with part("zones"):
        cards.grid(query.readings(ZONES, choice.scope), province=choice.province)
    with part("zone_matrix"):
        zones.matrix(choice)
