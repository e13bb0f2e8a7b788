"""Technology parks, technology markets and needs, knowledge-based units and innovation centres."""

from sqlalchemy import UniqueConstraint

from data_access.schema.base import (
    amount,
    day,
    entity,
    flag,
    in_order,
    in_province,
    link,
    not_negative,
    number,
    one_of,
    text,
    values_check,
    whole,
)

technology_park = entity(
    "technology_park",
    "Specialised technology parks",
    text("name_fa", "Persian name"),
    text("name_en", "English name", optional=True),
    in_province(),
    day("operating_on", "Day it came into operation"),
    day("closed_on", "Day it closed", optional=True),
    flag("under_bylaw_1401", "Created under articles 18 and 19 of the bylaw of 1401"),
    UniqueConstraint("province_code", "name_fa"),
    in_order("operating_on", "closed_on"),
)
PARTS = ("laboratory", "rd_unit", "production_unit")
technology_park_unit = entity(
    "technology_park_unit",
    "Laboratories, research and production units that have land of a technology park",
    number(),
    link("technology_park", "Technology park"),
    one_of("kind", "What it is", PARTS),
    day("allocated_on", "Day the land was allocated"),
    day("operating_on", "Day it came into operation", optional=True),
    day("left_on", "Day it left", optional=True),
    values_check("kind", PARTS),
    in_order("allocated_on", "operating_on"),
)
technology_park_workshop = entity(
    "technology_park_workshop",
    "Workshop units built under articles 18 and 19 of the bylaw of 1401",
    number(),
    link("technology_park", "Technology park"),
    day("built_on", "Day it was completed"),
)
technology_park_consultant = entity(
    "technology_park_consultant",
    "Consultants based in the service centre of a technology park",
    number(),
    link("technology_park", "Technology park"),
    day("joined_on", "Day from which it is based there"),
    day("left_on", "Day it left", optional=True),
    in_order("joined_on", "left_on"),
)
EFFECTS = (
    "production_capacity",
    "profitability",
    "restart_of_units",
    "domestic_sales",
    "employment",
    "fuel_use",
    "waste",
)
technology_park_project = entity(
    "technology_park_project",
    "Projects done in technology parks, each under its main effect",
    number(),
    link("technology_park", "Technology park"),
    one_of("effect", "Main effect", EFFECTS),
    day("done_on", "Day it was done"),
    values_check("effect", EFFECTS),
)
fan_bazaar = entity(
    "fan_bazaar",
    "Regional technology markets",
    in_province(),
    day("launched_on", "Day it was launched"),
    day("closed_on", "Day it closed", optional=True),
    UniqueConstraint("province_code", "launched_on"),
    in_order("launched_on", "closed_on"),
)
DEALS = ("marketing_of_knowledge_based_products", "investment_attracted", "industrial_needs_met")
fan_bazaar_deal = entity(
    "fan_bazaar_deal",
    "Deals of the technology markets",
    number(),
    in_province(),
    one_of("kind", "What the deal was about", DEALS),
    day("done_on", "Day of the deal"),
    amount("value_mirr", "Value, million rials"),
    values_check("kind", DEALS),
    *not_negative("value_mirr"),
)
kb_unit = entity(
    "kb_unit",
    "Industrial units able to become knowledge-based, and those that became so",
    number(),
    in_province(),
    day("identified_on", "Day it was identified as a candidate", optional=True),
    day("approved_on", "Day the science office approved it, with help", optional=True),
    day("operating_on", "Day from which it operates as a knowledge-based unit", optional=True),
    day("ended_on", "Day it ceased to be one", optional=True),
)
kb_land = entity(
    "kb_land",
    "Land whose use was assigned to a knowledge-based company",
    number(),
    in_province(),
    day("assigned_on", "Day of the assignment"),
    amount("area_m2", "Area, square metres"),
    *not_negative("area_m2"),
)
innovation_centre = entity(
    "innovation_centre",
    "Innovation centres of the cluster and dominant industry programme",
    text("name_fa", "Persian name"),
    text("name_en", "English name", optional=True),
    in_province(),
    day("launched_on", "Day it was launched"),
    day("closed_on", "Day it closed", optional=True),
    UniqueConstraint("province_code", "name_fa"),
    in_order("launched_on", "closed_on"),
)
SIZES = ("small", "other")
country_units = entity(
    "country_units",
    "Industrial units of the country by size, as another body counts them: amounts, not our own rows",
    one_of("size", "Small or other", SIZES),
    day("as_of", "Day of the count"),
    whole("units", "Number of units"),
    values_check("size", SIZES),
    UniqueConstraint("size", "as_of"),
)
