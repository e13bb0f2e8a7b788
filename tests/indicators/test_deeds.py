"""Worked examples: registered deeds and their subdivision into plots."""

from data_access.schema.land import land_event
from data_access.schema.places import park
from tests.conftest import ValueOf
from tests.examples import Given

STATE_PARKS = """
    id | province_code | state_owned
    ---+---------------+------------
    1  | IR-07         | yes
    2  | IR-08         | yes
"""


def test_registered_deeds(given: Given, value_of: ValueOf) -> None:
    """60 of 80 ha; a subdivided deed is not a second registered one."""
    given(park, STATE_PARKS)
    given(land_event, """
        park_id | kind            | happened_on | area_ha
        --------+-----------------+-------------+--------
        1       | added           | 1380-01-01  | 80
        1       | registered_deed | 1385-01-01  | 40
        1       | registered_deed | 1401-01-01  | 15
        2       | registered_deed | 1401-12-29  | 5
        2       | registered_deed | 1402-01-01  | 10
        1       | subdivided_deed | 1401-06-01  | 30
    """)
    assert 60 == value_of("land_registered_deed_ha")
    assert 60 / 80 * 100 == value_of("land_registered_deed_pct")
    assert 20 == value_of("land_registered_deed_added_ha")


def test_parks_registered_deed_added(given: Given, value_of: ValueOf) -> None:
    """Two deeds of one park make one park; an unknown area still is a deed;
    deeds of no named park name none.
    """
    given(park, STATE_PARKS)
    given(land_event, """
        park_id | kind            | happened_on | area_ha
        --------+-----------------+-------------+--------
        1       | registered_deed | 1401-01-01  | 15
        1       | registered_deed | 1401-06-01  | 5
        2       | registered_deed | 1401-12-29  |
                | registered_deed | 1401-06-01  | 9
        3       | registered_deed | 1402-01-01  | 10
        4       | subdivided_deed | 1401-06-01  | 10
    """)
    assert 2 == value_of("parks_registered_deed_added")


def test_subdivided_deeds(given: Given, value_of: ValueOf) -> None:
    """Out of the land with a registered deed (40 ha), not of all the land held (80 ha)."""
    given(park, STATE_PARKS)
    given(land_event, """
        park_id | kind            | happened_on | area_ha
        --------+-----------------+-------------+--------
        1       | added           | 1380-01-01  | 80
        1       | registered_deed | 1385-01-01  | 40
        1       | subdivided_deed | 1386-01-01  | 8
        1       | subdivided_deed | 1401-01-01  | 1.5
        2       | subdivided_deed | 1401-12-29  | 0.5
        2       | subdivided_deed | 1402-01-01  | 10
        2       | subdivided_deed | 1401-06-01  |
    """)
    assert 10 == value_of("land_subdivided_deed_ha")
    assert 10 / 40 * 100 == value_of("land_subdivided_deed_pct")
    assert 2 == value_of("land_subdivided_deed_added_ha")


def test_shares_without_land_or_deeds(value_of: ValueOf) -> None:
    assert 0 == value_of("land_registered_deed_ha")
    assert value_of("land_registered_deed_pct") is None
    assert value_of("land_subdivided_deed_pct") is None
