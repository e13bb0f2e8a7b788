"""Credit schemes: budgets, deposits with agent banks, loans from them and what went back."""

from sqlalchemy import UniqueConstraint

from data_access.schema.base import (
    amount,
    day,
    entity,
    in_province,
    number,
    one_of,
    values_check,
    whole,
)

SCHEMES = ("renovation", "credit_public", "credit_internal", "dairy")
PAYMENTS = ("cash", "treasury_papers")
support_budget = entity(
    "support_budget",
    "Budget of a credit scheme for a year: amounts",
    one_of("scheme", "Scheme", SCHEMES),
    one_of("payment", "In cash or in treasury papers", PAYMENTS),
    whole("jalali_year", "Jalali year of the budget"),
    amount("approved_mirr", "Approved, million rials"),
    amount("allocated_mirr", "Allocated, million rials"),
    amount("received_mirr", "Received from the treasury, million rials"),
    values_check("scheme", SCHEMES),
    values_check("payment", PAYMENTS),
    UniqueConstraint("scheme", "payment", "jalali_year"),
)
support_deposit = entity(
    "support_deposit",
    "Deposits with an agent bank, with the facilities the bank adds from its own resources",
    number(),
    one_of("scheme", "Scheme", SCHEMES),
    one_of("payment", "In cash or in treasury papers", PAYMENTS),
    whole("funds_year", "Jalali year of the funds"),
    day("deposited_on", "Day of the deposit"),
    amount("amount_mirr", "Deposited, million rials"),
    amount("bank_mirr", "Ceiling of the facilities from the bank's own resources, million rials"),
    values_check("scheme", SCHEMES),
    values_check("payment", PAYMENTS),
)
USES = ("modernised", "projects_completed", "working_capital")
support_loan = entity(
    "support_loan",
    "Loan contracts of industrial units and projects with the agent bank",
    number(),
    one_of("scheme", "Scheme", SCHEMES),
    in_province(),
    whole("funds_year", "Jalali year of the funds; empty = before the records by year", optional=True),
    day("signed_on", "Day of signature"),
    one_of("use", "What the loan was for", USES, optional=True),
    amount("organisation_mirr", "Share of the organisation, million rials"),
    amount("bank_mirr", "Share of the bank, million rials"),
    amount("jobs", "Jobs created or kept, persons"),
    values_check("scheme", SCHEMES),
    values_check("use", USES),
)
support_return = entity(
    "support_return",
    "Amounts of the funds of a year that went back to the treasury",
    one_of("scheme", "Scheme", SCHEMES),
    whole("funds_year", "Jalali year of the funds"),
    amount("amount_mirr", "Amount, million rials"),
    values_check("scheme", SCHEMES),
    UniqueConstraint("scheme", "funds_year"),
)
