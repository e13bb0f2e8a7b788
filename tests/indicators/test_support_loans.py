"""Worked examples: loan contracts of the credit schemes, the units that used them, and their jobs."""

import pytest

from data_access.schema.support import support_loan
from tests.conftest import ValueOf
from tests.examples import Given

# Of the funds of 1401: 2 to 5. Signed in 1401: 1 to 4, and 7 of the time before the records by year.
LOANS = """
    id | scheme        | province_code | funds_year | signed_on  | organisation_mirr | bank_mirr | jobs
    ---+---------------+---------------+------------+------------+-------------------+-----------+-----
    1  | renovation    | IR-07         | 1400       | 1401-01-01 | 9000              | 9000      | 10
    2  | renovation    | IR-07         | 1401       | 1401-06-01 | 100               | 200       | 20
    3  | renovation    | IR-08         | 1401       | 1401-12-29 | 30                |           |
    4  | credit_public | IR-08         | 1401       | 1401-06-01 | 50                | 100       | 5
    5  | credit_public | IR-08         | 1401       | 1402-01-01 | 2                 | 4         | 300
    6  | credit_public | IR-08         | 1400       | 1400-12-29 | 7000              | 7000      | 400
    7  | dairy         | IR-08         |            | 1401-06-01 |                   |           | 1
"""


def test_support_contracts(given: Given, value_of: ValueOf) -> None:
    """By the funds, not by the day of signature; of a scheme without any on record the number is unknown."""
    given(support_loan, LOANS)
    assert 4 == value_of("support_contracts")
    assert 2 == value_of("support_contracts", category="renovation")
    assert 3 == value_of("support_contracts", provinces={"IR-08"})
    assert value_of("support_contracts", category="dairy") is None
    assert value_of("support_contracts", period="1401-06") is None


@pytest.mark.parametrize(("code", "whole", "renovation", "public"), [
    ("support_contract_value_mirr", 300 + 150 + 6, 300, 156),
    ("support_contract_value_bank_mirr", 200 + 100 + 4, 200, 104),
    ("support_contract_value_organisation_mirr", 100 + 30 + 50 + 2, 130, 52),
])
def test_values_of_contracts(
    code: str, whole: float, renovation: float, public: float, given: Given, value_of: ValueOf
) -> None:
    """A contract of which one share is unknown has no known value, but its other share counts."""
    given(support_loan, LOANS)
    assert whole == value_of(code)
    assert renovation == value_of(code, category="renovation")
    assert public == value_of(code, category="credit_public")
    assert value_of(code, category="dairy") is None
    assert value_of(code, period="1401-06") is None


def test_support_units(given: Given, value_of: ValueOf) -> None:
    """By the day of signature, with or without a year of funds."""
    given(support_loan, LOANS)
    assert 5 == value_of("support_units")
    assert 3 == value_of("support_units", category="renovation")
    assert 0 == value_of("support_units", category="credit_internal")
    assert 2 == value_of("support_units", provinces={"IR-07"})
    assert 1 == value_of("support_units", period="1401-12")


def test_support_units_by_use(given: Given, value_of: ValueOf) -> None:
    """The same use of two schemes is two categories; a loan of unknown use is in none, but in its scheme."""
    given(support_loan, """
        scheme        | signed_on  | use
        --------------+------------+-------------------
        renovation    | 1401-01-01 | modernised
        renovation    | 1401-12-29 | working_capital
        renovation    | 1402-01-01 | working_capital
        renovation    | 1401-06-01 |
        credit_public | 1401-06-01 | working_capital
        credit_public | 1400-12-29 | projects_completed
    """)
    assert 3 == value_of("support_units", category="renovation")
    assert 1 == value_of("support_units", category="renovation:modernised")
    assert 1 == value_of("support_units", category="renovation:working_capital")
    assert 1 == value_of("support_units", category="credit_public:working_capital")
    assert 0 == value_of("support_units", category="credit_public:projects_completed")


def test_support_jobs(given: Given, value_of: ValueOf) -> None:
    """Of the units counted above; 3 is not known to have created or kept any, nor to have none."""
    given(support_loan, LOANS)
    assert 10 + 20 + 5 + 1 == value_of("support_jobs")
    assert 30 == value_of("support_jobs", category="renovation")
    assert value_of("support_jobs", category="renovation", provinces={"IR-08"}) is None
    assert 0 == value_of("support_jobs", category="credit_internal")
