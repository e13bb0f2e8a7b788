"""Worked examples: accidents, and what parks have against fire and for health."""

import pytest

from data_access.schema.environment import accident, fire_drill, fire_hydrant, lesson_report, safety_facility
from data_access.schema.places import park
from tests.conftest import ValueOf
from tests.examples import Given

PARKS = """
    id | province_code
    ---+--------------
    1  | IR-07
    2  | IR-08
"""


def test_accidents(given: Given, value_of: ValueOf) -> None:
    """By the day of the accident, whether anybody was hurt or not; the days around the year do not count."""
    given(accident, """
        province_code | happened_on | injured
        --------------+-------------+--------
        IR-07         | 1400-12-29  | 1
        IR-07         | 1401-01-01  | 0
        IR-07         | 1401-12-29  | 5
        IR-08         | 1401-06-01  |
        IR-08         | 1402-01-01  | 1
    """)
    assert 3 == value_of("accidents")
    assert 1 == value_of("accidents", provinces={"IR-08"})


def test_change_of_accidents(given: Given, value_of: ValueOf) -> None:
    """1400 and 1401 had 3, the two years before 4: a quarter fewer. Older and later ones do not count."""
    given(accident, """
        province_code | happened_on
        --------------+------------
        IR-07         | 1397-12-29
        IR-07         | 1398-01-01
        IR-07         | 1398-06-01
        IR-07         | 1399-06-01
        IR-08         | 1399-12-30
        IR-07         | 1400-01-01
        IR-07         | 1400-12-29
        IR-07         | 1401-12-29
        IR-07         | 1402-01-01
    """)
    assert (3 - 4) / 4 * 100 == value_of("accidents_change_pct")
    assert (0 - 1) / 1 * 100 == value_of("accidents_change_pct", provinces={"IR-08"})


def test_change_from_no_accidents(given: Given, value_of: ValueOf) -> None:
    """Nothing to compare with is no growth of any percentage."""
    given(accident, """
        happened_on
        -----------
        1401-06-01
    """)
    assert value_of("accidents_change_pct") is None


def test_lesson_reports(given: Given, value_of: ValueOf) -> None:
    """A report sent to units everywhere counts for the country; an empty province is then unknown."""
    given(lesson_report, """
        province_code | issued_on
        --------------+-----------
        IR-07         | 1401-01-01
                      | 1401-12-29
                      | 1402-01-01
        IR-07         | 1400-12-29
    """)
    assert 2 == value_of("accident_lesson_reports")
    assert 1 == value_of("accident_lesson_reports", provinces={"IR-07"})
    assert value_of("accident_lesson_reports", provinces={"IR-08"}) is None


def _facilities(kind: str, other: str) -> str:
    """In service at the end: three. Of the year: two, one of which was given up on its last day."""
    return f"""
        park_id | kind    | in_service_on | out_of_service_on
        --------+---------+---------------+------------------
        1       | {kind}  | 1390-01-01    |
        1       | {kind}  | 1400-12-29    | 1402-01-01
        2       | {kind}  | 1401-12-29    |
        2       | {kind}  | 1401-01-01    | 1401-12-29
        2       | {kind}  | 1402-01-01    |
        2       | {other} | 1401-06-01    |
    """


@pytest.mark.parametrize(("code", "kind", "other"), [
    ("fire_stations", "fire_station", "fire_engine"), ("fire_engines", "fire_engine", "fire_station"),
    ("health_centres", "health_centre", "ambulance"), ("ambulances", "ambulance", "health_centre"),
])
def test_facilities(code: str, kind: str, other: str, given: Given, value_of: ValueOf) -> None:
    """In service at the end of the last day: what came on it is in, what left on it is out."""
    given(park, PARKS)
    given(safety_facility, _facilities(kind, other))
    assert 3 == value_of(code)
    assert 1 == value_of(code, provinces={"IR-08"})
    assert 2 == value_of(code, "1400")


@pytest.mark.parametrize(("code", "kind", "other"), [
    ("fire_stations_added", "fire_station", "fire_engine"),
    ("fire_engines_added", "fire_engine", "fire_station"),
])
def test_facilities_added(code: str, kind: str, other: str, given: Given, value_of: ValueOf) -> None:
    """Taken into service within the year, whether still in service at its end or not."""
    given(park, PARKS)
    given(safety_facility, _facilities(kind, other))
    assert 2 == value_of(code)
    assert 0 == value_of(code, provinces={"IR-07"})
    assert 1 == value_of(code, "1400")


def test_hydrants(given: Given, value_of: ValueOf) -> None:
    given(park, PARKS)
    given(fire_hydrant, """
        park_id | installed_on
        --------+-------------
        1       | 1400-12-29
        1       | 1401-01-01
        1       | 1401-01-01
        2       | 1401-12-29
        2       | 1402-01-01
    """)
    assert 3 == value_of("fire_hydrants_installed")
    assert 1 == value_of("fire_hydrants_installed", provinces={"IR-08"})


def test_drills(given: Given, value_of: ValueOf) -> None:
    """Two drills in one park are two; the days around the year do not count."""
    given(park, PARKS)
    given(fire_drill, """
        park_id | held_on
        --------+-----------
        1       | 1400-12-29
        1       | 1401-01-01
        1       | 1401-06-01
        2       | 1401-12-29
        2       | 1402-01-01
    """)
    assert 3 == value_of("fire_drills")
    assert 2 == value_of("fire_drills", provinces={"IR-07"})
