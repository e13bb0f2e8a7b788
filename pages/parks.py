"""Parks and utilities: where are the parks; which have water, power, gas, phone, fibre, which lack them?"""

from ui import cards, coverage, filters, maps, places, query
from ui.page import page, part

MAPPED = (
    "parks_operating", "parks_approved", "parks_with_land", "parks_with_water_pct", "parks_with_gas_pct",
    "parks_with_phone_pct", "parks_with_power", "parks_with_fibre", "water_capacity_lps", "water_added_lps",
    "power_capacity_mw", "power_added_mw",
)
HEADLINES = (
    "parks_approved", "parks_with_land", "parks_operating", "parks_with_water", "parks_with_power",
    "parks_with_gas", "parks_with_phone", "parks_with_fibre", "water_capacity_lps",
    "water_not_withdrawable_lps", "power_capacity_mw",
)
SHARES = ("parks_with_water_pct", "parks_with_gas_pct", "parks_with_phone_pct")
UTILITIES = ("parks_with_water", "parks_with_power", "parks_with_gas", "parks_with_phone", "parks_with_fibre")

with page("parks") as frame:
    choice = filters.bar(frame.reader)
    with part("map"):
        maps.with_table(choice, MAPPED)
    with part("parks_of_province"):
        places.parks(choice)
    with part("coverage"):
        coverage.shares(query.readings(SHARES, choice.scope), choice)
        coverage.matrix("parks_operating", UTILITIES, choice)
    with part("headlines"):
        cards.grid(query.readings(HEADLINES, choice.scope), province=choice.province)
