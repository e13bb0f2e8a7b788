"""Budgets and accounts: amounts of a year, receipts, grants and advances."""

from dataclasses import replace

from sqlalchemy import FromClause, and_, case, or_

from data_access.facts.base import SPINE, Condition, Fact, flow, of_year, standing
from data_access.schema.finance import (
    advance_payment,
    capital_receipt,
    capital_scheme,
    capital_scheme_budget,
    company_account,
    company_grant,
    finance_session,
    provincial_budget,
    statement_line,
)

SCHEME_BUDGETS = replace(
    of_year(capital_scheme_budget),
    rows=capital_scheme_budget.join(
        capital_scheme, capital_scheme.c.id == capital_scheme_budget.c.capital_scheme_id
    ),
    dimensions={"scheme": capital_scheme.c.code},
    members={"scheme": capital_scheme.c.code},
)
_KIND = capital_scheme.c.kind
SCHEMES = Fact(
    capital_scheme,
    capital_scheme,
    standing(capital_scheme.c.since, capital_scheme.c.until),
    stock=True,
    dimensions={
        "kind": case((_KIND == "miscellaneous_lines", _KIND), else_="national_schemes"),
        "field": case((_KIND != "miscellaneous_lines", _KIND)),
    },
    members={
        "kind": ("national_schemes", "miscellaneous_lines"),
        "field": ("infrastructure", "small_and_medium_industries"),
    },
)
PROVINCIAL_BUDGETS = of_year(provincial_budget, place="province")
RECEIPTS = flow(capital_receipt, "received_on", "nation", {"means": capital_receipt.c.means})
GRANTS = flow(company_grant, "paid_on", "province")
ADVANCES_SETTLED = flow(advance_payment, "settled_on", "nation").only(
    advance_payment.c.paid_on < SPINE.c.start
)
# The balance at the start of the period: paid before it and not settled before it.
ADVANCES_OWED = Fact(
    advance_payment,
    advance_payment,
    advance_payment.c.paid_on < SPINE.c.start,
    stock=False,
    where=or_(advance_payment.c.settled_on.is_(None), advance_payment.c.settled_on >= SPINE.c.start),
)
SESSIONS = flow(finance_session, "held_on", "nation")
COMPANY_ACCOUNTS = of_year(company_account, place="province")
# The resources of a company beside its expenses of the same year.
OPERATING, NONOPERATING = company_account.alias("operating"), company_account.alias("nonoperating")


def _same_company(line: FromClause, name: str) -> Condition:
    return and_(
        line.c.province_code == company_account.c.province_code,
        line.c.jalali_year == company_account.c.jalali_year,
        line.c.line == name,
    )


COMPANIES = replace(
    COMPANY_ACCOUNTS,
    rows=company_account.outerjoin(OPERATING, _same_company(OPERATING, "operating_expenses")).outerjoin(
        NONOPERATING, _same_company(NONOPERATING, "nonoperating_expenses")
    ),
    where=company_account.c.line == "resources",
)
_STATEMENT = of_year(statement_line)
ORGANISATION = _STATEMENT.only(statement_line.c.statement == "organisation")
CONSOLIDATED = _STATEMENT.only(statement_line.c.statement == "consolidated")
