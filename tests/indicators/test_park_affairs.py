"""Worked examples: non-state parks, service companies, plots by status."""

from data_access.schema.land import plot
from data_access.schema.places import park, service_company
from tests.conftest import ValueOf
from tests.examples import Given


def test_nonstate_licences(given: Given, value_of: ValueOf) -> None:
    """Each licence is counted by its own day; a state park with a licence is none of them;
    a withdrawn one is void.
    """
    given(park, """
        id | state_owned | establishment_licence_on | operating_licence_on | withdrawn_on
        ---+-------------+--------------------------+----------------------+-------------
        1  | no          | 1390-01-01               |                      |
        2  | no          | 1401-12-29               |                      |
        3  | no          |                          | 1401-12-29           |
        4  | no          | 1402-01-01               | 1402-01-01           |
        5  | no          | 1390-01-01               | 1392-01-01           | 1401-12-29
        6  | yes         | 1390-01-01               | 1392-01-01           |
        7  | no          |                          |                      |
    """)
    assert 2 == value_of("nonstate_parks_establishment_licences")
    assert 1 == value_of("nonstate_parks_operating_licences")


def test_service_companies_formed(given: Given, value_of: ValueOf) -> None:
    """Registered within the year: both its first and its last day, not the days around it."""
    given(service_company, """
        id | province_code | registered_on
        ---+---------------+--------------
        1  | IR-07         | 1400-12-29
        2  | IR-07         | 1401-01-01
        3  | IR-08         | 1401-12-29
        4  | IR-08         | 1402-01-01
    """)
    assert 2 == value_of("service_companies_formed")
    assert 1 == value_of("service_companies_formed", provinces={"IR-07"})


def test_parks_handed_over(given: Given, value_of: ValueOf) -> None:
    """Handed over within the year; a park that still runs itself is not counted."""
    given(park, """
        id | state_owned | handed_over_on
        ---+-------------+---------------
        1  | yes         | 1400-12-29
        2  | yes         | 1401-01-01
        3  | yes         | 1401-12-29
        4  | yes         | 1402-01-01
        5  | yes         |
        6  | no          | 1401-06-01
    """)
    assert 2 == value_of("parks_handed_over")


def test_plots_by_status(given: Given, value_of: ValueOf) -> None:
    """A plot has one status at a time: changed on the last day, it is already the new one."""
    given(plot, """
        park_id | status   | since      | until
        --------+----------+------------+-----------
        1       | free     | 1390-01-01 |
        1       | free     | 1390-01-01 | 1401-12-29
        1       | assigned | 1401-12-29 |
        2       | assigned | 1402-01-01 |
        2       | free     | 1390-01-01 | 1402-01-01
    """)
    assert 3 == value_of("plots_by_status")
    assert 2 == value_of("plots_by_status", category="free")
    assert 1 == value_of("plots_by_status", category="assigned")
