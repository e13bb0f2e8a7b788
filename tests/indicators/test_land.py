"""Worked examples: land held, prepared and ready to be assigned."""

from data_access.schema.land import land_event
from data_access.schema.places import park
from data_access.schema.units import contract
from tests.conftest import ValueOf
from tests.examples import Given

STATE_PARKS = """
    id | province_code | state_owned
    ---+---------------+------------
    1  | IR-07         | yes
    2  | IR-08         | yes
    3  | IR-08         | no
"""


def test_land_held_and_added(given: Given, value_of: ValueOf) -> None:
    """What is held is all that was ever added;
    what deeds or phases say of the same land is not added again.
    """
    given(park, STATE_PARKS)
    given(land_event, """
        park_id | kind            | happened_on | area_ha
        --------+-----------------+-------------+--------
        1       | added           | 1380-01-01  | 100
        1       | added           | 1401-01-01  | 20
        2       | added           | 1401-12-29  | 3
        2       | added           | 1402-01-01  | 1000
        2       | registered_deed | 1401-06-01  | 500
        1       | added           | 1401-06-01  |
        3       | added           | 1401-06-01  | 7000
    """)
    assert 123 == value_of("land_held_ha")
    assert 100 == value_of("land_held_ha", "1400")
    assert 23 == value_of("land_added_ha")
    assert 3 == value_of("land_added_ha", provinces={"IR-08"})


def test_land_without_a_park(given: Given, value_of: ValueOf) -> None:
    """What the source names no park for counts for the country;
    a province without rows is then unknown, not 0.
    """
    given(park, STATE_PARKS)
    given(land_event, """
        park_id | kind  | happened_on | area_ha
        --------+-------+-------------+--------
                | added | 1401-06-01  | 40
        1       | added | 1401-06-01  | 2
    """)
    assert 42 == value_of("land_added_ha")
    assert 42 == value_of("land_held_ha")
    assert value_of("land_added_ha", provinces={"IR-08"}) is None


def test_land_operational_phase_added_ha(given: Given, value_of: ValueOf) -> None:
    given(park, STATE_PARKS)
    given(land_event, """
        park_id | kind              | happened_on | area_ha
        --------+-------------------+-------------+--------
        1       | operational_phase | 1400-12-29  | 100
        1       | operational_phase | 1401-01-01  | 20
        1       | operational_phase | 1401-12-29  | 3
        1       | operational_phase | 1402-01-01  | 1000
        1       | added             | 1401-06-01  | 500
    """)
    assert 23 == value_of("land_operational_phase_added_ha")


def test_industrial_land(given: Given, value_of: ValueOf) -> None:
    """Created within the year, and all there is at its end."""
    given(park, STATE_PARKS)
    given(land_event, """
        park_id | kind       | happened_on | area_ha
        --------+------------+-------------+--------
        1       | industrial | 1400-12-29  | 100
        1       | industrial | 1401-01-01  | 20
        1       | industrial | 1401-12-29  | 3
        1       | industrial | 1402-01-01  | 1000
        1       | added      | 1401-06-01  | 500
    """)
    assert 23 == value_of("industrial_land_added_ha")
    assert 123 == value_of("industrial_land_ha")


def test_industrial_land_assigned_pct(given: Given, value_of: ValueOf) -> None:
    """Of 8 ha 5 are under contracts in force (50,000 m2) and 1 was returned,
    so 3 are ready to be assigned.
    """
    given(park, STATE_PARKS)
    given(land_event, """
        park_id | kind       | happened_on | area_ha
        --------+------------+-------------+--------
        1       | industrial | 1390-01-01  | 8
    """)
    given(contract, """
        park_id | signed_on  | ended_on   | area_m2
        --------+------------+------------+--------
        1       | 1391-01-01 |            | 40000
        1       | 1391-01-01 | 1402-01-01 | 10000
        1       | 1391-01-01 | 1401-12-29 | 10000
        1       | 1402-01-01 |            | 20000
    """)
    assert 5 / 8 * 100 == value_of("industrial_land_assigned_pct")
    assert 3 / 8 * 100 == value_of("industrial_land_available_pct")


def test_shares_of_no_industrial_land(given: Given, value_of: ValueOf) -> None:
    """Contracts without any industrial land on record give no share."""
    given(contract, """
        signed_on  | area_m2
        -----------+--------
        1391-01-01 | 40000
    """)
    assert value_of("industrial_land_assigned_pct") is None
    assert value_of("industrial_land_available_pct") is None
