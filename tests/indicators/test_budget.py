"""Worked examples: schemes of the national budget; what was agreed and allocated, national and provincial."""

import pytest

from data_access.database import Database
from data_access.schema.finance import capital_scheme, capital_scheme_budget, provincial_budget
from tests.conftest import ValueOf
from tests.examples import Given
from tests.indicators.parts import missing

SCHEMES = """
    id | code     | kind                        | since      | until
    ---+----------+-----------------------------+------------+-----------
    1  | scheme_1 | infrastructure              | 1401-01-01 |
    2  | scheme_2 | infrastructure              | 1390-01-01 | 1402-01-01
    3  | scheme_3 | small_and_medium_industries | 1401-12-29 |
    4  | scheme_4 | miscellaneous_lines         | 1390-01-01 |
    5  | scheme_5 | miscellaneous_lines         | 1390-01-01 | 1401-12-29
    6  | scheme_6 | small_and_medium_industries | 1402-01-01 |
"""
# Millions of rials. Of scheme 3 only the agreement is known, of scheme 4 only the allocation.
BUDGETS = """
    capital_scheme_id | jalali_year | agreement_mirr | allocation_mirr
    ------------------+-------------+----------------+----------------
    1                 | 1401        | 2000           | 2500
    2                 | 1401        | 3000           | 1500
    3                 | 1401        | 4000           |
    4                 | 1401        |                | 9000
    1                 | 1400        | 7000           | 7000
"""


def test_schemes(given: Given, value_of: ValueOf) -> None:
    """At the end of the year: schemes of either field are national, the lines beside them are of no field."""
    given(capital_scheme, SCHEMES)
    assert 4 == value_of("capital_schemes")
    assert 3 == value_of("capital_schemes", category="national_schemes")
    assert 1 == value_of("capital_schemes", category="miscellaneous_lines")
    assert 2 == value_of("capital_schemes", category="infrastructure")
    assert 1 == value_of("capital_schemes", category="small_and_medium_industries")


def test_national_amounts(given: Given, value_of: ValueOf) -> None:
    """In billions, of the year only; what is unknown adds nothing. Of scheme 6 there is no line."""
    given(capital_scheme, SCHEMES)
    given(capital_scheme_budget, BUDGETS)
    assert 9 == pytest.approx(value_of("capital_national_agreement_birr"))
    assert 13 == pytest.approx(value_of("capital_national_allocation_birr"))
    assert 2 == pytest.approx(value_of("capital_national_agreement_birr", category="scheme_1"))
    assert 2.5 == pytest.approx(value_of("capital_national_allocation_birr", category="scheme_1"))
    assert value_of("capital_national_agreement_birr", category="scheme_4") is None
    assert value_of("capital_national_allocation_birr", category="scheme_6") is None


def test_national_share(given: Given, value_of: ValueOf, database: Database) -> None:
    """4000 of 5000: a scheme of which one amount is unknown is missing on both sides. It may exceed 100."""
    given(capital_scheme, SCHEMES)
    given(capital_scheme_budget, BUDGETS)
    assert 4000 / 5000 * 100 == value_of("capital_national_allocation_pct")
    assert 125 == value_of("capital_national_allocation_pct", category="scheme_1")
    assert value_of("capital_national_allocation_pct", category="scheme_3") is None
    assert value_of("capital_national_allocation_pct", category="scheme_4") is None
    assert 2 == missing("capital_national_allocation_pct", database)


def test_provincial_amounts(given: Given, value_of: ValueOf, database: Database) -> None:
    """In millions. 600 of 1000 where both are known; IR-09 agreed and nobody knows what it got."""
    given(provincial_budget, """
        province_code | jalali_year | agreement_mirr | allocation_mirr
        --------------+-------------+----------------+----------------
        IR-07         | 1401        | 600            | 500
        IR-08         | 1401        | 400            | 100
        IR-09         | 1401        | 5000           |
        IR-10         | 1401        | 0              | 0
        IR-07         | 1402        | 7000           | 7000
    """)
    assert 6000 == value_of("capital_provincial_agreement_mirr")
    assert 600 == value_of("capital_provincial_allocation_mirr")
    assert 60 == value_of("capital_provincial_allocation_pct")
    assert 100 / 400 * 100 == value_of("capital_provincial_allocation_pct", provinces={"IR-08"})
    assert value_of("capital_provincial_allocation_mirr", provinces={"IR-09"}) is None
    assert value_of("capital_provincial_allocation_pct", provinces={"IR-09"}) is None
    assert 0 == value_of("capital_provincial_agreement_mirr", provinces={"IR-10"})
    assert value_of("capital_provincial_allocation_pct", provinces={"IR-10"}) is None
    assert 1 == missing("capital_provincial_allocation_pct", database)


@pytest.mark.parametrize("code", [
    "capital_national_agreement_birr", "capital_national_allocation_birr", "capital_national_allocation_pct",
    "capital_provincial_agreement_mirr", "capital_provincial_allocation_mirr",
    "capital_provincial_allocation_pct",
])
def test_budgets_of_less_than_a_year(code: str, given: Given, value_of: ValueOf) -> None:
    """An amount of a year is none of its months, its seasons or another year: unknown, not 0."""
    given(capital_scheme_budget, """
        jalali_year | agreement_mirr | allocation_mirr
        ------------+----------------+----------------
        1401        | 5000           | 5000
    """)
    given(provincial_budget, """
        jalali_year | agreement_mirr | allocation_mirr
        ------------+----------------+----------------
        1401        | 5000           | 5000
    """)
    assert value_of(code) is not None
    assert [None] * 4 == [value_of(code, period) for period in ("1401-06", "1401-S4", "1400", "1402")]
