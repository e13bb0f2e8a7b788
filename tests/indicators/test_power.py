"""Worked examples: electric power."""

from data_access.schema.land import utility_supply
from data_access.schema.places import park
from tests.conftest import ValueOf
from tests.examples import Given
from tests.indicators.supplies import PARKS, supplies


def test_power_secured(given: Given, value_of: ValueOf) -> None:
    """Within the year and altogether; litres of water are no megawatts."""
    given(utility_supply, """
        park_id | utility | supplied_on | capacity
        --------+---------+-------------+---------
        1       | power   | 1400-12-29  | 100
        1       | power   | 1401-01-01  | 20
        1       | power   | 1401-12-29  | 2.5
        2       | power   | 1401-06-01  |
        2       | power   | 1402-01-01  | 1000
        2       | water   | 1401-06-01  | 500
    """)
    assert 22.5 == value_of("power_added_mw")
    assert 122.5 == value_of("power_capacity_mw")
    assert 100 == value_of("power_capacity_mw", "1400")


def test_power_without_a_park(given: Given, value_of: ValueOf) -> None:
    """Supplies that name no park count for the country; the other provinces are then unknown."""
    given(utility_supply, """
        park_id | utility | supplied_on | capacity
        --------+---------+-------------+---------
                | power   | 1390-06-01  | 40
    """)
    assert 40 == value_of("power_capacity_mw")
    assert value_of("power_capacity_mw", provinces={"IR-07"}) is None
    assert 0 == value_of("power_added_mw", provinces={"IR-07"})


def test_parks_with_power(given: Given, value_of: ValueOf) -> None:
    """Operating or not: 1, 3 and 4, out of five parks with land;
    neither the withdrawn nor the non-state park.
    """
    given(park, PARKS)
    given(utility_supply, supplies("power"))
    assert 3 == value_of("parks_with_power")
    assert 3 / 5 * 100 == value_of("parks_with_power_of_land_pct")


def test_parks_power_added(given: Given, value_of: ValueOf) -> None:
    """First supplied within the year: 3 and 4; the second supply of 1 is no first one."""
    given(park, PARKS)
    given(utility_supply, supplies("power"))
    assert 2 == value_of("parks_power_added")
    assert 1 == value_of("parks_power_added", "1402")


def test_share_of_no_parks_with_land(value_of: ValueOf) -> None:
    assert 0 == value_of("parks_with_power")
    assert value_of("parks_with_power_of_land_pct") is None
