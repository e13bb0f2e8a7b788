"""Worked examples: what credit schemes were given, deposited, and have left."""

import pytest

from data_access.schema.support import support_budget, support_deposit, support_loan, support_return
from tests.conftest import ValueOf
from tests.examples import Given

BUDGETS = """
    scheme        | payment         | jalali_year | approved_mirr | allocated_mirr | received_mirr
    --------------+-----------------+-------------+---------------+----------------+--------------
    renovation    | cash            | 1400        | 9000          | 8000           | 7000
    renovation    | cash            | 1401        | 100           | 80             | 70
    credit_public | cash            | 1401        | 200           | 100            | 50
    credit_public | treasury_papers | 1401        | 300           |                | 5
    dairy         | cash            | 1401        |               | 20             |
    renovation    | cash            | 1402        | 4000          | 4000           | 4000
"""


@pytest.mark.parametrize(("code", "whole", "renovation", "public", "cash", "papers"), [
    ("support_budget_approved_mirr", 600, 100, 500, 200, 300),
    ("support_budget_allocated_mirr", 200, 80, 100, 100, None),
    ("support_received_mirr", 125, 70, 55, 50, 5),
])
def test_budgets(
    code: str, whole: float, renovation: float, public: float, cash: float, papers: float | None,
    given: Given, value_of: ValueOf,
) -> None:
    """Of the year; an amount unknown is left out, alone it makes the figure unknown, and so does no row."""
    given(support_budget, BUDGETS)
    assert whole == value_of(code)
    assert renovation == value_of(code, category="renovation")
    assert public == value_of(code, category="credit_public")
    assert cash == value_of(code, category="credit_public:cash")
    assert papers == value_of(code, category="credit_public:treasury_papers")
    assert value_of(code, category="credit_internal") is None
    assert value_of(code, period="1401-06") is None


def test_support_allocated_pct(given: Given, value_of: ValueOf) -> None:
    """Only where both are known: (80 + 100) of (100 + 200); neither the papers nor dairy."""
    given(support_budget, BUDGETS)
    assert 60 == value_of("support_allocated_pct")
    assert 80 == value_of("support_allocated_pct", category="renovation")
    assert 50 == value_of("support_allocated_pct", category="credit_public")
    assert 50 == value_of("support_allocated_pct", category="credit_public:cash")
    assert value_of("support_allocated_pct", category="credit_public:treasury_papers") is None
    assert value_of("support_allocated_pct", category="dairy") is None


DEPOSITS = """
    scheme          | payment         | funds_year | deposited_on | amount_mirr | bank_mirr
    ----------------+-----------------+------------+--------------+-------------+----------
    renovation      | cash            | 1400       | 1400-12-29   | 9000        | 9000
    renovation      | cash            | 1400       | 1401-01-01   | 40          | 80
    credit_public   | cash            | 1401       | 1401-06-01   | 100         | 300
    credit_public   | treasury_papers | 1401       | 1401-12-29   | 50          |
    credit_internal | cash            | 1401       | 1401-06-01   |             | 600
    renovation      | cash            | 1401       | 1402-01-01   | 7000        | 7000
"""


def test_support_deposited_mirr(given: Given, value_of: ValueOf) -> None:
    """By the day of the deposit, whatever year the funds are of."""
    given(support_deposit, DEPOSITS)
    assert 190 == value_of("support_deposited_mirr")
    assert 40 == value_of("support_deposited_mirr", category="renovation")
    assert 150 == value_of("support_deposited_mirr", category="credit_public")
    assert 50 == value_of("support_deposited_mirr", category="credit_public:treasury_papers")
    assert 100 == value_of("support_deposited_mirr", category="credit_public:cash")
    assert value_of("support_deposited_mirr", category="credit_internal") is None
    assert value_of("support_deposited_mirr", category="dairy") is None


def test_resources_of_the_bank(given: Given, value_of: ValueOf) -> None:
    """The multiple is of deposits with both amounts known: (80 + 300) to (40 + 100)."""
    given(support_deposit, DEPOSITS)
    assert 980 == value_of("support_bank_resources_mirr")
    assert 300 == value_of("support_bank_resources_mirr", category="credit_public")
    assert 380 / 140 == value_of("support_bank_multiple")
    assert 3 == value_of("support_bank_multiple", category="credit_public")
    assert value_of("support_bank_multiple", category="credit_internal") is None


def test_support_facilities_mirr(given: Given, value_of: ValueOf) -> None:
    """Deposits and the bank's own resources; where one of them is not known at all, neither is the sum."""
    given(support_deposit, DEPOSITS)
    assert 190 + 980 == value_of("support_facilities_mirr")
    assert 120 == value_of("support_facilities_mirr", category="renovation")
    assert value_of("support_facilities_mirr", category="credit_internal") is None


RETURNS = """
    scheme     | funds_year | amount_mirr
    -----------+------------+------------
    renovation | 1400       | 900
    renovation | 1401       | 5
    dairy      | 1401       | 0
    dairy      | 1402       | 70
"""


def test_support_returned_mirr(given: Given, value_of: ValueOf) -> None:
    """Of the funds of the year; nothing returned is a row of 0, no row is unknown."""
    given(support_return, RETURNS)
    assert 5 == value_of("support_returned_mirr")
    assert 0 == value_of("support_returned_mirr", category="dairy")
    assert value_of("support_returned_mirr", category="credit_public") is None
    assert value_of("support_returned_mirr", period="1401-12") is None


def test_support_remaining_mirr(given: Given, value_of: ValueOf) -> None:
    """100 + 30 of the year's funds deposited, even a day after it; 60 and 20 lent of them, 5 returned.
    Of credit_public nothing is on record as lent, so what remains of it is unknown.
    """
    given(support_deposit, """
        scheme        | funds_year | deposited_on | amount_mirr
        --------------+------------+--------------+------------
        renovation    | 1401       | 1401-06-01   | 100
        renovation    | 1401       | 1402-01-01   | 30
        renovation    | 1400       | 1401-01-01   | 9000
        credit_public | 1401       | 1401-06-01   | 500
    """)
    given(support_loan, """
        scheme     | funds_year | signed_on  | organisation_mirr | bank_mirr
        -----------+------------+------------+-------------------+----------
        renovation | 1401       | 1401-12-29 | 60                | 120
        renovation | 1401       | 1402-01-01 | 20                | 40
        renovation | 1400       | 1401-06-01 | 700               |
    """)
    given(support_return, RETURNS)
    assert 130 - 80 - 5 == value_of("support_remaining_mirr", category="renovation")
    assert value_of("support_remaining_mirr", category="credit_public") is None
    assert value_of("support_remaining_mirr", period="1401-12", category="renovation") is None
