"""Applicants, assignment contracts, industrial projects, operating units and their investment."""

from data_access.schema.base import (
    amount,
    day,
    entity,
    flag,
    in_order,
    in_province,
    link,
    not_negative,
    one_of,
    text,
    values_check,
    whole,
)

APPLICANTS = ("person", "company")
applicant = entity(
    "applicant",
    "Applicants and contract parties; personal data, kept apart",
    one_of("kind", "Natural person or company", APPLICANTS),
    text("name", "Name (personal data)"),
    text("national_id", "National identity or company number (personal data)", optional=True),
    values_check("kind", APPLICANTS),
)

ENDINGS = ("cancelled", "terminated", "returned")
contract = entity(
    "contract",
    "Contracts that assign the right to exploit industrial land",
    text("number", "Number of the contract"),
    link("park", "Park or zone"),
    link("applicant", "Party of the contract", optional=True),
    day("signed_on", "Day of signature"),
    amount("area_m2", "Assigned area, square metres"),
    day("ended_on", "Day it was cancelled, terminated or returned", optional=True),
    one_of("end_reason", "How it ended", ENDINGS, optional=True),
    flag("transferred", "Taken over from another body (section 4-3: Agricultural Jihad)"),
    day("converted_on", "Day a transferred contract became one of the company", optional=True),
    values_check("end_reason", ENDINGS),
    in_order("signed_on", "ended_on"),
    *not_negative("area_m2"),
)

project = entity(
    "project",
    "Industrial projects on assigned land that have not reached operation",
    link("contract", "Its assignment contract; empty = none on record", optional=True),
    link("park", "Park or zone"),
    day("started_on", "Day the land was allotted"),
    day("ended_on", "Day it reached operation or was given up", optional=True),
    in_order("started_on", "ended_on"),
)
STAGES = ("land_allocated", "fencing_walling", "shed_erection", "production_halls", "machinery_installation")
project_stage = entity(
    "project_stage",
    "History of a project: each construction stage with the days it was entered and left; one at a time",
    link("project", "Project"),
    one_of("stage", "Construction stage", STAGES),
    day("entered_on", "Day it reached the stage"),
    day("left_on", "Day it reached the next stage, operation or its end", optional=True),
    values_check("stage", STAGES),
    in_order("entered_on", "left_on"),
)

operating_unit = entity(
    "operating_unit",
    "Industrial units put into operation",
    link("contract", "Its assignment contract; empty = none on record", optional=True),
    link("park", "Park or zone"),
    text("name", "Name of the unit", optional=True),
    day("licence_on", "Day of the operating licence"),
    day("closed_on", "Day it left the park", optional=True),
    whole("employment", "Persons employed; empty = not known", optional=True),
    amount("investment_mirr", "Investment at the prices of its start, million rials"),
    amount("land_m2", "Land area, square metres"),
    in_order("licence_on", "closed_on"),
    *not_negative("employment", "investment_mirr", "land_m2"),
)

foreign_investment = entity(
    "foreign_investment",
    "Direct foreign investments in units of parks",
    in_province(optional=True),
    link("operating_unit", "Unit; empty = not named", optional=True),
    day("invested_on", "Day of the investment"),
    amount("amount_musd", "Amount, million US dollars"),
    whole("jobs", "Jobs created", optional=True),
    day("ended_on", "Day the foreign share ended", optional=True),
    *not_negative("amount_musd", "jobs"),
)
PFS_STEPS = ("supported", "approved")
pfs_study = entity(
    "pfs_study",
    "Feasibility studies of units that seek foreign investment",
    in_province(optional=True),
    one_of("step", "Supported or approved", PFS_STEPS),
    day("decided_on", "Day"),
    values_check("step", PFS_STEPS),
)
