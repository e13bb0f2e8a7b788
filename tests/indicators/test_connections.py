"""Worked examples: gas, telephone and fibre."""

from data_access.schema.land import utility_supply
from data_access.schema.places import park
from tests.conftest import ValueOf
from tests.examples import Given
from tests.indicators.supplies import PARKS, supplies


def test_parks_with_gas(given: Given, value_of: ValueOf) -> None:
    """Operating parks only: 1 (once, though supplied twice) and 3 out of 1, 2 and 3;
    of five parks with land.
    """
    given(park, PARKS)
    given(utility_supply, supplies("gas"))
    assert 2 == value_of("parks_with_gas")
    assert 0 == value_of("parks_with_gas", provinces={"IR-08"})
    assert 2 / 5 * 100 == value_of("parks_with_gas_of_land_pct")


def test_parks_with_gas_pct(given: Given, value_of: ValueOf) -> None:
    """Of three operating parks 1 and 3 have it; a year on park 4 operates and 2 has gas, too."""
    given(park, PARKS)
    given(utility_supply, supplies("gas"))
    assert 100 == value_of("parks_with_gas_pct", "1402")
    assert value_of("parks_with_gas_pct", provinces={"IR-08"}) is None


def test_parks_gas_added(given: Given, value_of: ValueOf) -> None:
    """First supplied within the year, operating or not: 3 and 4; the second supply of 1 is no first one."""
    given(park, PARKS)
    given(utility_supply, supplies("gas"))
    assert 2 == value_of("parks_gas_added")
    assert 1 == value_of("parks_gas_added", "1402")


def test_parks_with_phone(given: Given, value_of: ValueOf) -> None:
    """As with gas: operating parks only."""
    given(park, PARKS)
    given(utility_supply, supplies("phone"))
    assert 2 == value_of("parks_with_phone")
    assert 2 / 5 * 100 == value_of("parks_with_phone_of_land_pct")
    assert 100 == value_of("parks_with_phone_pct", "1402")
    assert value_of("parks_with_phone_pct", provinces={"IR-08"}) is None


def test_parks_phone_added(given: Given, value_of: ValueOf) -> None:
    given(park, PARKS)
    given(utility_supply, supplies("phone"))
    assert 2 == value_of("parks_phone_added")
    assert 1 == value_of("parks_phone_added", provinces={"IR-08"})


def test_parks_with_fibre(given: Given, value_of: ValueOf) -> None:
    """Operating or not: 1, 3 and 4, out of five parks with land;
    neither the withdrawn nor the non-state park.
    """
    given(park, PARKS)
    given(utility_supply, supplies("fibre"))
    assert 3 == value_of("parks_with_fibre")
    assert 3 / 5 * 100 == value_of("parks_with_fibre_of_land_pct")
    assert 1 == value_of("parks_with_fibre", "1400")


def test_parks_fibre_added(given: Given, value_of: ValueOf) -> None:
    given(park, PARKS)
    given(utility_supply, supplies("fibre"))
    assert 2 == value_of("parks_fibre_added")
    assert 0 == value_of("parks_fibre_added", "1400")


def test_no_parks_at_all(value_of: ValueOf) -> None:
    """Counts of nothing are 0, shares of nothing unknown."""
    assert 0 == value_of("parks_with_gas")
    assert value_of("parks_with_gas_pct") is None
    assert value_of("parks_with_gas_of_land_pct") is None
    assert value_of("parks_with_phone_pct") is None
    assert value_of("parks_with_phone_of_land_pct") is None
    assert value_of("parks_with_fibre_of_land_pct") is None
