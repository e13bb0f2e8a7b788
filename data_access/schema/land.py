"""Land, utilities and workshops: what the organisation prepares in a park."""

from data_access.schema.base import amount, day, entity, link, not_negative, one_of, text, values_check

ACTIONS = ("create", "expand")
LAND_TYPES = ("national", "private", "state")
park_approval = entity(
    "park_approval",
    "Approvals of the creation or expansion of a park by the general assembly and the board",
    link("park", "Park or zone"),
    one_of("action", "Creation or expansion", ACTIONS),
    day("approved_on", "Day of approval"),
    amount("area_ha", "Approved area, hectares"),
    text("land_type", "Type of the land: national, private, state", optional=True),
    values_check("action", ACTIONS),
    *not_negative("area_ha"),
)

LAND_EVENTS = ("added", "operational_phase", "industrial", "registered_deed", "subdivided_deed")
land_event = entity(
    "land_event",
    "What happened to land of a park: added to the holdings, operational phase, industrial land, deeds",
    link("park", "Park or zone; empty = the source names none", optional=True),
    one_of("kind", "What happened", LAND_EVENTS),
    day("happened_on", "Day"),
    amount("area_ha", "Area, hectares"),
    values_check("kind", LAND_EVENTS),
    *not_negative("area_ha"),
)

UTILITIES = ("water", "power", "gas", "phone", "fibre")
SUPPLIES = ("new", "restored")
utility_supply = entity(
    "utility_supply",
    "Supplies of water (l/s), power (MW), gas, telephone or fibre that reached a park",
    link("park", "Park or zone; empty = recorded for the whole country only", optional=True),
    one_of("utility", "Which utility", UTILITIES),
    one_of("kind", "New, or an unusable source made usable again", SUPPLIES),
    day("supplied_on", "Day"),
    amount("capacity", "Capacity: l/s for water, MW for power, empty for the others"),
    amount("not_withdrawable", "Part of the capacity that cannot be withdrawn at present (drought), l/s"),
    values_check("utility", UTILITIES),
    values_check("kind", SUPPLIES),
    *not_negative("capacity", "not_withdrawable"),
)

BUILDERS = ("provincial_company", "private_sector")
workshop_unit = entity(
    "workshop_unit",
    "Workshop units built in parks",
    link("park", "Park or zone"),
    one_of("builder", "Who built it", BUILDERS),
    day("built_on", "Day of completion"),
    amount("area_m2", "Floor area, square metres"),
    values_check("builder", BUILDERS),
    *not_negative("area_m2"),
)

plot = entity(
    "plot",
    "Plots of the parks by status in the management information system",
    link("park", "Park or zone"),
    text("status", "Status of the plot"),
    amount("area_m2", "Area, square metres"),
    day("since", "Day from which it has the status"),
    day("until", "Day it lost the status", optional=True),
)

GREEN_WORKS = ("green_space", "drip_irrigation", "trees", "flower_lawn")
green_work = entity(
    "green_work",
    "Green space made in a park: hectares, kilometres of drip irrigation, saplings, hectares of flowers",
    link("park", "Park or zone"),
    one_of("kind", "What was made", GREEN_WORKS),
    day("done_on", "Day"),
    amount("quantity", "Quantity: ha, km, saplings, ha"),
    values_check("kind", GREEN_WORKS),
    *not_negative("quantity"),
)
GREEN_PLACES = ("public", "unit_plots")
green_area = entity(
    "green_area",
    "Measured green area of a park",
    link("park", "Park or zone"),
    one_of("place", "Public or on the plots of units", GREEN_PLACES),
    day("measured_on", "Day from which the measure holds"),
    day("until", "Day of the next measure", optional=True),
    amount("area_ha", "Area, hectares"),
    values_check("place", GREEN_PLACES),
    *not_negative("area_ha"),
)
