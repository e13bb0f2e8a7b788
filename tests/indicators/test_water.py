"""Worked examples: water secured, drawn, restored, and the parks that have it."""

from common.period import Period
from data_access.database import Database
from data_access.schema.land import utility_supply
from data_access.schema.places import park
from metrics import compute
from metrics.scope import Rights, Scope
from tests.conftest import ValueOf
from tests.examples import Given
from tests.indicators.supplies import PARKS, supplies


def test_water_secured(given: Given, value_of: ValueOf) -> None:
    """New water only: restored water was secured before; what cannot be drawn now is part of it."""
    given(utility_supply, """
        park_id | utility | kind     | supplied_on | capacity | not_withdrawable
        --------+---------+----------+-------------+----------+-----------------
        1       | water   | new      | 1400-12-29  | 100      | 30
        1       | water   | new      | 1401-01-01  | 20       |
        2       | water   | new      | 1401-12-29  | 2.5      | 0.5
        2       | water   | new      | 1402-01-01  | 1000     | 900
        2       | water   | restored | 1401-06-01  | 7        |
        2       | power   | new      | 1401-06-01  | 500      |
    """)
    assert 122.5 == value_of("water_capacity_lps")
    assert 30.5 == value_of("water_not_withdrawable_lps")
    assert 22.5 == value_of("water_added_lps")


def test_water_of_unknown_flow(given: Given, value_of: ValueOf) -> None:
    """A source whose flow nobody measured is not a source of 0."""
    given(utility_supply, """
        park_id | utility | supplied_on
        --------+---------+------------
        1       | water   | 1401-06-01
    """)
    assert value_of("water_added_lps") is None
    assert value_of("water_not_withdrawable_lps") is None
    assert 0 == value_of("water_added_lps", "1400")


def test_water_restored(given: Given, value_of: ValueOf) -> None:
    """The shortage covered is new plus restored; both figures are the country's and have no provinces."""
    given(utility_supply, """
        park_id | utility | kind     | supplied_on | capacity
        --------+---------+----------+-------------+---------
        1       | water   | new      | 1401-06-01  | 20
                | water   | restored | 1401-01-01  | 7
        1       | water   | restored | 1401-12-29  | 0.5
                | water   | restored | 1402-01-01  | 100
                | water   | restored | 1400-12-29  | 100
                | power   | restored | 1401-06-01  | 100
    """)
    assert 7.5 == value_of("water_restored_lps")
    assert 27.5 == value_of("water_added_total_lps")
    assert value_of("water_restored_lps", provinces={"IR-00"}) is None
    assert value_of("water_added_total_lps", provinces={"IR-00"}) is None
    assert 20 == value_of("water_added_lps", provinces={"IR-00"})


def test_parks_with_water(given: Given, value_of: ValueOf) -> None:
    """Operating parks only: 1 (once, though supplied twice) and 3; of five parks with land."""
    given(park, PARKS)
    given(utility_supply, supplies("water"))
    assert 2 == value_of("parks_with_water")
    assert 2 / 5 * 100 == value_of("parks_with_water_of_land_pct")


def test_parks_without_water_are_listed(given: Given, database: Database, value_of: ValueOf) -> None:
    """Parks 1 and 2 operated in 1400 and only 1 had water; the one that lacks it can be named."""
    given(park, PARKS)
    given(utility_supply, supplies("water"))
    scope = Scope(Period.parse("1400"), Rights("managing_director"))
    lacking = compute.rows("parks_with_water_pct", scope, database, lacking=True)
    assert 1 / 2 * 100 == value_of("parks_with_water_pct", "1400")
    assert [2] == list(lacking["id"])


def test_parks_water_added(given: Given, value_of: ValueOf) -> None:
    """First supplied within the year: 3 and 4; the second supply of 1 is no first one."""
    given(park, PARKS)
    given(utility_supply, supplies("water"))
    assert 2 == value_of("parks_water_added")
    assert 1 == value_of("parks_water_added", provinces={"IR-08"})


def test_shares_of_no_parks(value_of: ValueOf) -> None:
    assert 0 == value_of("parks_with_water")
    assert value_of("parks_with_water_pct") is None
    assert value_of("parks_with_water_of_land_pct") is None
