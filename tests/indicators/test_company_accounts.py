"""Worked examples: resources and expenses of the provincial companies, their shares and their surplus."""

import pytest

from data_access.database import Database
from data_access.schema.finance import company_account
from tests.conftest import ValueOf
from tests.examples import Given
from tests.indicators.parts import missing

CODES = [
    "company_resources_mirr", "company_operating_expenses_mirr", "company_nonoperating_expenses_mirr",
    "company_operating_expense_pct", "company_nonoperating_expense_pct", "company_surplus_mirr",
]
# Millions of rials. IR-07 and IR-08 are whole; of IR-09 the operating expenses are unknown, of IR-10 the
# line is missing, and of IR-11 the resources are unknown. The last line is of another year.
ACCOUNTS = """
    province_code | jalali_year | line                  | amount_mirr
    --------------+-------------+-----------------------+------------
    IR-07         | 1401        | resources             | 300
    IR-07         | 1401        | operating_expenses    | 200
    IR-07         | 1401        | nonoperating_expenses | 50
    IR-08         | 1401        | resources             | 100
    IR-08         | 1401        | operating_expenses    | 120
    IR-08         | 1401        | nonoperating_expenses | 10
    IR-09         | 1401        | resources             | 400
    IR-09         | 1401        | operating_expenses    |
    IR-09         | 1401        | nonoperating_expenses | 20
    IR-10         | 1401        | resources             | 200
    IR-10         | 1401        | nonoperating_expenses | 20
    IR-11         | 1401        | resources             |
    IR-11         | 1401        | operating_expenses    | 60
    IR-11         | 1401        | nonoperating_expenses | 60
    IR-07         | 1400        | resources             | 9000
"""


def test_lines(given: Given, value_of: ValueOf) -> None:
    """Sums of what is known; a company without the line, or with an unknown amount in it, is unknown."""
    given(company_account, ACCOUNTS)
    assert 1000 == value_of("company_resources_mirr")
    assert 380 == value_of("company_operating_expenses_mirr")
    assert 160 == value_of("company_nonoperating_expenses_mirr")
    assert 120 == value_of("company_operating_expenses_mirr", provinces={"IR-08"})
    assert value_of("company_operating_expenses_mirr", provinces={"IR-09"}) is None
    assert value_of("company_operating_expenses_mirr", provinces={"IR-10"}) is None
    assert 9000 == value_of("company_resources_mirr", "1400")


def test_shares_of_resources(given: Given, value_of: ValueOf, database: Database) -> None:
    """Only companies of which both are known: 320 of 400 in operation, 100 of 1000 beside it."""
    given(company_account, ACCOUNTS)
    assert 320 / 400 * 100 == value_of("company_operating_expense_pct")
    assert 100 / 1000 * 100 == value_of("company_nonoperating_expense_pct")
    assert 120 == value_of("company_operating_expense_pct", provinces={"IR-08"})
    assert value_of("company_operating_expense_pct", provinces={"IR-09"}) is None
    assert value_of("company_operating_expense_pct", provinces={"IR-10"}) is None
    assert value_of("company_operating_expense_pct", provinces={"IR-11"}) is None
    assert 5 == value_of("company_nonoperating_expense_pct", provinces={"IR-09"})
    assert 3 == missing("company_operating_expense_pct", database)


def test_surplus(given: Given, value_of: ValueOf, database: Database) -> None:
    """300 - 200 - 50 of the one, 100 - 120 - 10 of the other; the rest are known by half."""
    given(company_account, ACCOUNTS)
    assert 50 - 30 == value_of("company_surplus_mirr")
    assert -30 == value_of("company_surplus_mirr", provinces={"IR-08"})
    assert [None] * 3 == [value_of("company_surplus_mirr", provinces={f"IR-{n}"}) for n in ("09", "10", "11")]
    assert 3 == missing("company_surplus_mirr", database)


def test_no_resources_at_all(given: Given, value_of: ValueOf) -> None:
    """Resources of 0 are known, and no share can be had of them."""
    given(company_account, """
        line                  | amount_mirr
        ----------------------+------------
        resources             | 0
        operating_expenses    | 5
        nonoperating_expenses | 0
    """)
    assert value_of("company_operating_expense_pct") is None
    assert value_of("company_nonoperating_expense_pct") is None
    assert -5 == value_of("company_surplus_mirr")


@pytest.mark.parametrize("code", CODES)
def test_accounts_of_less_than_a_year(code: str, given: Given, value_of: ValueOf) -> None:
    """A month, a season and a year without accounts are unknown, not 0."""
    given(company_account, ACCOUNTS)
    assert value_of(code) is not None
    assert [None] * 3 == [value_of(code, period) for period in ("1401-12", "1401-S1", "1402")]
