"""Budget lines and lines of account: of the national schemes, the organisation and the 31 companies."""

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
    whole,
)

KINDS = ("infrastructure", "small_and_medium_industries", "miscellaneous_lines")
capital_scheme = entity(
    "capital_scheme",
    "National schemes for the acquisition of capital assets",
    text("code", "Code of the scheme, scheme_ and the number in the budget law"),
    text("name_fa", "Persian name"),
    text("name_en", "English name", optional=True),
    one_of("kind", "National scheme of infrastructure or of small industry, or miscellaneous line", KINDS),
    day("since", "Day from which it stands in the budget"),
    day("until", "Day it left the budget", optional=True),
    UniqueConstraint("code"),
    values_check("kind", KINDS),
)
capital_scheme_budget = entity(
    "capital_scheme_budget",
    "Budget of a national scheme for a year: amounts",
    link("capital_scheme", "Scheme"),
    whole("jalali_year", "Jalali year"),
    amount("agreement_mirr", "Agreement exchanged, million rials"),
    amount("allocation_mirr", "Allocated, million rials"),
    UniqueConstraint("capital_scheme_id", "jalali_year"),
)
provincial_budget = entity(
    "provincial_budget",
    "Provincial development and capital-asset credits of a company for a year: amounts",
    in_province(),
    whole("jalali_year", "Jalali year"),
    amount("agreement_mirr", "Agreement exchanged, million rials"),
    amount("allocation_mirr", "Allocated, million rials"),
    UniqueConstraint("province_code", "jalali_year"),
)
MEANS = ("cash", "treasury_bills", "bitumen_vouchers")
capital_receipt = entity(
    "capital_receipt",
    "Capital credit received from the treasury",
    number(),
    one_of("means", "Means of payment", MEANS),
    day("received_on", "Day it was received"),
    amount("amount_mirr", "Amount, million rials"),
    values_check("means", MEANS),
    *not_negative("amount_mirr"),
)
company_grant = entity(
    "company_grant",
    "Grants paid by the organisation to the provincial companies",
    number(),
    in_province(),
    day("paid_on", "Day of payment"),
    amount("amount_mirr", "Amount, million rials"),
    *not_negative("amount_mirr"),
)
advance_payment = entity(
    "advance_payment",
    "On-account and advance payments of the capital schemes",
    number(),
    day("paid_on", "Day of payment"),
    day("settled_on", "Day it was settled", optional=True),
    amount("amount_mirr", "Amount, million rials"),
    in_order("paid_on", "settled_on"),
    *not_negative("amount_mirr"),
)
finance_session = entity(
    "finance_session",
    "Regional working-group sessions with managing directors and financial managers",
    number(),
    day("held_on", "Day it was held"),
)
ACCOUNTS = ("resources", "operating_expenses", "nonoperating_expenses")
company_account = entity(
    "company_account",
    "Lines of the yearly accounts of a provincial company: amounts",
    in_province(),
    whole("jalali_year", "Jalali year"),
    one_of("line", "Line", ACCOUNTS),
    amount("amount_mirr", "Amount, million rials"),
    values_check("line", ACCOUNTS),
    UniqueConstraint("province_code", "jalali_year", "line"),
)
STATEMENTS = ("organisation", "consolidated")
LINES = (
    "operating_revenue",
    "operating_cost",
    "sga_expenses",
    "other_income",
    "other_expenses",
    "finance_costs",
    "nonoperating_net",
    "income_tax",
)
statement_line = entity(
    "statement_line",
    "Lines of a summary income statement, results left out: amounts, expenses negative",
    one_of("statement", "Of the organisation alone or with the companies", STATEMENTS),
    whole("jalali_year", "Fiscal year"),
    one_of("line", "Line", LINES),
    amount("amount_mirr", "Amount, million rials"),
    values_check("statement", STATEMENTS),
    values_check("line", LINES),
    UniqueConstraint("statement", "jalali_year", "line"),
)
