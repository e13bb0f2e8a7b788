"""Exports of small industries, exhibitions with what came of them, and standards."""

from sqlalchemy import UniqueConstraint

from data_access.schema.base import (
    amount,
    day,
    entity,
    in_order,
    in_province,
    link,
    not_negative,
    number,
    one_of,
    text,
    values_check,
)

export_declaration = entity(
    "export_declaration",
    "Export declarations of small and medium enterprises of parks and zones in the MIS",
    number(),
    in_province(),
    text("enterprise", "Code of the enterprise"),
    day("declared_on", "Day of the declaration"),
    amount("value_usd", "Value, US dollars"),
    *not_negative("value_usd"),
)
consortium_export = entity(
    "consortium_export",
    "Exports through export consortia",
    number(),
    text("consortium", "Code of the consortium"),
    day("exported_on", "Day of the export"),
    amount("value_usd", "Value, US dollars"),
    *not_negative("value_usd"),
)
emc = entity(
    "emc",
    "Export management companies",
    number(),
    day("identified_on", "Day it was identified"),
    day("left_on", "Day it left", optional=True),
    in_order("identified_on", "left_on"),
)
GRADES = ("grade_two", "grade_three", "preliminary_approval")
emc_grade = entity(
    "emc_grade",
    "Grades and preliminary approvals of export management companies",
    link("emc", "Export management company"),
    one_of("grade", "Grade", GRADES),
    day("granted_on", "Day it was granted"),
    day("ended_on", "Day it ended", optional=True),
    values_check("grade", GRADES),
    UniqueConstraint("emc_id", "grade", "granted_on"),
)
emc_contract = entity(
    "emc_contract",
    "Contracts of export management companies with small and medium enterprises",
    number(),
    link("emc", "Export management company"),
    day("signed_on", "Day of signature"),
)
emc_export = entity(
    "emc_export",
    "Exports done by export management companies for small and medium enterprises",
    number(),
    link("emc", "Export management company"),
    day("exported_on", "Day of the export"),
    amount("value_usd", "Value, US dollars"),
    *not_negative("value_usd"),
)
PLACES = ("domestic", "foreign")
exhibition = entity(
    "exhibition",
    "Exhibitions whose participants were supported",
    number(),
    in_province(),
    one_of("place", "In the country or abroad", PLACES),
    day("held_on", "Day it opened"),
    values_check("place", PLACES),
)
exhibition_unit = entity(
    "exhibition_unit",
    "Industrial units supported to attend an exhibition; a row per unit and exhibition",
    number(),
    link("exhibition", "Exhibition"),
    in_province(),
)
AGREEMENTS = ("contract", "memorandum")
exhibition_agreement = entity(
    "exhibition_agreement",
    "Contracts and cooperation agreements concluded by supported units at exhibitions",
    number(),
    link("exhibition_unit", "The attendance it came from"),
    one_of("kind", "Contract or agreement", AGREEMENTS),
    day("signed_on", "Day of signature"),
    values_check("kind", AGREEMENTS),
)
permanent_exhibition = entity(
    "permanent_exhibition",
    "Permanent exhibitions in parks, centres and provincial offices; a row per year of activity",
    number(),
    in_province(),
    day("opened_on", "First day of its activity in the year"),
)
permanent_exhibition_unit = entity(
    "permanent_exhibition_unit",
    "Industrial units that showed products in a permanent exhibition",
    number(),
    link("permanent_exhibition", "Permanent exhibition"),
    day("joined_on", "Day it joined"),
)
standard_certificate = entity(
    "standard_certificate",
    "Domestic and foreign standard certificates obtained with support",
    number(),
    in_province(),
    day("obtained_on", "Day it was obtained"),
)
