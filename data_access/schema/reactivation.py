"""Idle units, how they came back to production, and units that came to use more of their capacity."""

from data_access.schema.base import (
    amount,
    day,
    entity,
    in_order,
    in_province,
    number,
    one_of,
    values_check,
)

METHODS = (
    "full_transfer_to_new_investor",
    "raw_materials_supply",
    "market_problem_solved",
    "partnership_with_new_investor",
    "new_product",
    "loan_obtained",
    "infrastructure_problems_solved",
    "transfer_by_bank_to_new_investor",
    "partner_dispute_solved",
    "technology_upgrade",
    "legal_problems_solved",
    "rescission_to_original_owner",
    "other_methods",
)
CAUSES = ("raw_materials", "market", "finance", "ownership", "infrastructure", "technology", "legal")
idle_unit = entity(
    "idle_unit",
    "Industrial units that had reached operation and stopped producing",
    number(),
    in_province(),
    day("stopped_on", "Day production stopped"),
    one_of("cause", "Cause, where recorded", CAUSES, optional=True),
    day("restarted_on", "Day it came back to production", optional=True),
    one_of("method", "How it was brought back", METHODS, optional=True),
    amount("jobs", "Persons employed after the restart"),
    values_check("cause", CAUSES),
    values_check("method", METHODS),
    in_order("stopped_on", "restarted_on"),
)
capacity_rise = entity(
    "capacity_rise",
    "Industrial units whose use of capacity rose from below to above 50 percent",
    number(),
    in_province(),
    day("raised_on", "Day it was recorded"),
)
