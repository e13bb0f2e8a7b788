"""Units: how many operate and whom do they employ, and how far are the projects that will join them?"""

from ui import cards, charts, filters, maps, query
from ui.page import page, part

MAPPED = (
    "units_operating", "units_commissioned", "employment", "employment_commissioned", "employment_per_unit",
    "projects_under_construction", "contracts_operating_pct", "land_per_unit_m2",
)
UNITS = (
    "units_operating", "units_commissioned", "employment", "employment_commissioned", "employment_per_unit",
    "units_land_ha", "land_per_unit_m2", "units_investment_birr", "units_investment_commissioned_birr",
    "investment_per_unit_mirr",
)
FOREIGN = ("fdi_projects", "fdi_musd", "fdi_jobs", "fdi_units", "fdi_stock_musd", "pfs_studies")

with page("units") as frame:
    choice = filters.bar(frame.reader)
    with part("map"):
        maps.with_table(choice, MAPPED)
    with part("units"):
        cards.grid(query.readings(UNITS, choice.scope), province=choice.province)
        charts.line(query.months(("units_commissioned",), choice.scope), ("units_commissioned",), "units")
    with part("projects"):
        charts.by_stage("projects_under_construction", choice, "stages")
    with part("foreign"):
        cards.grid(query.readings(FOREIGN, choice.scope), province=choice.province)
