"""Worked examples: technology parks, who is in them, and what they achieve."""

import pytest

from data_access.schema.technology import (
    technology_park,
    technology_park_consultant,
    technology_park_project,
    technology_park_unit,
    technology_park_workshop,
)
from tests.conftest import ValueOf
from tests.examples import Given

PARKS = """
    id | province_code | operating_on | closed_on  | under_bylaw_1401
    ---+---------------+--------------+------------+-----------------
    1  | IR-07         | 1395-01-01   |            | no
    2  | IR-08         | 1401-12-29   |            | yes
    3  | IR-08         | 1401-01-01   | 1401-12-29 | yes
    4  | IR-08         | 1395-01-01   | 1402-01-01 | no
    5  | IR-08         | 1402-01-01   |            | yes
    6  | IR-09         | 1401-06-01   |            | no
"""


def test_technology_parks(given: Given, value_of: ValueOf) -> None:
    """In operation on the last day: 1, 2, 4 and 6."""
    given(technology_park, PARKS)
    assert 4 == value_of("technology_parks")
    assert 2 == value_of("technology_parks", provinces={"IR-08"})


def test_technology_parks_new(given: Given, value_of: ValueOf) -> None:
    """Only those of the bylaw (2 and 3), even if closed since; 6 is new but not under it."""
    given(technology_park, PARKS)
    assert 2 == value_of("technology_parks_new")
    assert 1 == value_of("technology_parks_new", period="1401-12")


def test_tech_park_workshop_units(given: Given, value_of: ValueOf) -> None:
    """Two units of one park built on one day are two."""
    given(technology_park, PARKS)
    given(technology_park_workshop, """
        technology_park_id | built_on
        -------------------+-----------
        1                  | 1400-12-29
        1                  | 1401-01-01
        1                  | 1401-01-01
        2                  | 1401-12-29
        2                  | 1402-01-01
    """)
    assert 3 == value_of("tech_park_workshop_units")
    assert 1 == value_of("tech_park_workshop_units", provinces={"IR-08"})


def test_tech_park_consultants(given: Given, value_of: ValueOf) -> None:
    """Who left on the last day is gone, the day after was still there."""
    given(technology_park, PARKS)
    given(technology_park_consultant, """
        technology_park_id | joined_on  | left_on
        -------------------+------------+-----------
        1                  | 1395-01-01 |
        1                  | 1395-01-01 | 1401-12-29
        1                  | 1395-01-01 | 1402-01-01
        2                  | 1401-12-29 |
        2                  | 1402-01-01 |
    """)
    assert 3 == value_of("tech_park_consultants")
    assert 2 == value_of("tech_park_consultants", provinces={"IR-07"})


def units(kind: str, other: str) -> str:
    """Allocated at the end of 1401: 1, 2, 3 and 4; of these 1 and 2 in operation."""
    return f"""
        id | technology_park_id | kind    | allocated_on | operating_on | left_on
        ---+--------------------+---------+--------------+--------------+-----------
        1  | 1                  | {kind}  | 1396-01-01   | 1397-01-01   |
        2  | 1                  | {kind}  | 1396-01-01   | 1401-12-29   | 1402-01-01
        3  | 2                  | {kind}  | 1401-12-29   | 1402-01-01   |
        4  | 2                  | {kind}  | 1400-01-01   |              |
        5  | 2                  | {kind}  | 1396-01-01   | 1397-01-01   | 1401-12-29
        6  | 2                  | {kind}  | 1402-01-01   |              |
        7  | 1                  | {other} | 1396-01-01   | 1397-01-01   |
    """


@pytest.mark.parametrize(("code", "kind", "other"), [
    ("tech_park_laboratories", "laboratory", "rd_unit"),
    ("tech_park_rd_units", "rd_unit", "production_unit"),
    ("tech_park_production_units", "production_unit", "laboratory"),
])
def test_units_by_state(code: str, kind: str, other: str, given: Given, value_of: ValueOf) -> None:
    """The operating are part of the allocated, so the whole is the allocated, each once."""
    given(technology_park, PARKS)
    given(technology_park_unit, units(kind, other))
    assert 4 == value_of(code)
    assert 4 == value_of(code, category="allocated")
    assert 2 == value_of(code, category="operating")
    assert 0 == value_of(code, category="operating", provinces={"IR-08"})
    assert 2 == value_of(code, provinces={"IR-08"})


def test_tech_park_ecosystem_units(given: Given, value_of: ValueOf) -> None:
    """Whatever they are: the four of one kind and the one of another."""
    given(technology_park, PARKS)
    given(technology_park_unit, units("laboratory", "production_unit"))
    assert 5 == value_of("tech_park_ecosystem_units")
    assert 3 == value_of("tech_park_ecosystem_units", provinces={"IR-07"})


def test_tech_park_projects(given: Given, value_of: ValueOf) -> None:
    """Each under its main effect."""
    given(technology_park, PARKS)
    given(technology_park_project, """
        technology_park_id | effect        | done_on
        -------------------+---------------+-----------
        1                  | employment    | 1400-12-29
        1                  | employment    | 1401-01-01
        2                  | employment    | 1401-12-29
        2                  | profitability | 1401-06-01
        2                  | waste         | 1402-01-01
    """)
    assert 3 == value_of("tech_park_projects")
    assert 2 == value_of("tech_park_projects", category="employment")
    assert 1 == value_of("tech_park_projects", category="profitability")
    assert 0 == value_of("tech_park_projects", category="waste")
    assert 2 == value_of("tech_park_projects", provinces={"IR-08"})
