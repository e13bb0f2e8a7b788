"""Credit schemes: budgets and funds of a year, deposits and loans."""

from dataclasses import replace

from sqlalchemy import case

from data_access.facts.base import flow, of_year
from data_access.schema.support import (
    PAYMENTS,
    USES,
    support_budget,
    support_deposit,
    support_loan,
    support_return,
)

_BY_PAYMENT = tuple(f"credit_public:{payment}" for payment in PAYMENTS)
_BY_USE = (
    "renovation:modernised",
    "renovation:working_capital",
    "credit_public:projects_completed",
    "credit_public:working_capital",
)


BUDGETS = replace(
    of_year(
        support_budget,
        dimensions={
            "scheme": support_budget.c.scheme,
            "payment": case(
                (support_budget.c.scheme == "credit_public", "credit_public:" + support_budget.c.payment)
            ),
        },
    ),
    members={"payment": _BY_PAYMENT},
)
DEPOSITS = replace(
    flow(
        support_deposit,
        "deposited_on",
        "nation",
        {
            "scheme": support_deposit.c.scheme,
            "payment": case(
                (support_deposit.c.scheme == "credit_public", "credit_public:" + support_deposit.c.payment)
            ),
        },
    ),
    members={"payment": _BY_PAYMENT},
)
DEPOSITS_OF_FUNDS = of_year(support_deposit, "funds_year", dimensions={"scheme": support_deposit.c.scheme})
LOANS = replace(
    flow(
        support_loan,
        "signed_on",
        "province",
        {
            "scheme": support_loan.c.scheme,
            "use": case((support_loan.c.use.in_(USES), support_loan.c.scheme + ":" + support_loan.c.use)),
        },
    ),
    members={"use": _BY_USE},
)
LOANS_OF_FUNDS = of_year(support_loan, "funds_year", "province", {"scheme": support_loan.c.scheme})
RETURNS_OF_FUNDS = of_year(support_return, "funds_year", dimensions={"scheme": support_return.c.scheme})
