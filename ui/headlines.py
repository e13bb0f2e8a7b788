"""The indicators of the overview, which every reader meets first."""

HEADLINES = (
    "parks_operating", "land_added_ha", "industrial_land_added_ha", "contracts_signed", "contracts_in_force",
    "units_operating", "units_commissioned", "employment", "parks_with_water_pct", "power_added_mw",
    "workshop_units_built", "units_connected_wwtp_added",
)
PLANNED_BY_PROVINCE = (
    "land_added_ha", "water_added_lps", "power_added_mw", "parks_phone_added", "parks_fibre_added",
    "wwtp_modules_commissioned", "parks_wwtp_commissioned",
)
