"""Land and contracts: how much is held, deeded, assigned; how many contracts are signed, in force, ended?"""

from ui import cards, charts, filters, maps, query
from ui.page import page, part

MAPPED = (
    "contracts_signed", "contracts_in_force", "contracts_ended", "land_assigned_ha",
    "land_assigned_in_force_ha", "land_returned_ha", "land_held_ha", "land_added_ha",
    "land_registered_deed_added_ha", "land_subdivided_deed_added_ha", "industrial_land_ha",
    "industrial_land_assigned_pct", "land_registered_deed_pct",
)
LAND = (
    "land_held_ha", "land_added_ha", "land_operational_phase_added_ha", "industrial_land_added_ha",
    "industrial_land_ha", "industrial_land_assigned_pct", "land_registered_deed_added_ha",
    "land_registered_deed_pct", "land_subdivided_deed_added_ha", "land_subdivided_deed_pct",
)
CONTRACTS = (
    "contracts_signed", "contracts_in_force", "contracts_ended", "land_assigned_ha",
    "land_assigned_in_force_ha", "land_returned_ha", "contracts_operating_pct",
    "contracts_under_construction_pct", "contracts_transferred_unconverted_pct",
    "land_assigned_in_operation_pct",
)

with page("land") as frame:
    choice = filters.bar(frame.reader)
    with part("map"):
        maps.with_table(choice, MAPPED)
    with part("contracts"):
        cards.grid(query.readings(CONTRACTS, choice.scope), province=choice.province)
        charts.line(query.months(("contracts_signed", "contracts_ended"), choice.scope),
                    ("contracts_signed", "contracts_ended"), "contracts")
    with part("land_held"):
        cards.grid(query.readings(LAND, choice.scope), province=choice.province)
    with part("against_plan"):
        charts.by_province("land_added_ha", choice, "land-plan")
