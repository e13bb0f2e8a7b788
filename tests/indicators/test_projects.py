"""Worked examples: projects under construction, each at the one stage it has reached."""

from data_access.schema.places import park
from data_access.schema.units import project, project_stage
from tests.conftest import ValueOf
from tests.examples import Given


def test_projects_under_construction(given: Given, value_of: ValueOf) -> None:
    """Project 1 moved on the last day, 2 moved a day later, 3 reached operation, 4 begins after the year."""
    given(park, """
        id | province_code
        ---+--------------
        1  | IR-07
        2  | IR-08
    """)
    given(project, """
        id | park_id | started_on | ended_on
        ---+---------+------------+-----------
        1  | 1       | 1390-01-01 |
        2  | 2       | 1390-01-01 |
        3  | 2       | 1390-01-01 | 1401-12-29
        4  | 2       | 1402-01-01 |
    """)
    given(project_stage, """
        project_id | stage                  | entered_on | left_on
        -----------+------------------------+------------+-----------
        1          | land_allocated         | 1390-01-01 | 1401-12-29
        1          | fencing_walling        | 1401-12-29 |
        2          | land_allocated         | 1390-01-01 | 1402-01-01
        2          | fencing_walling        | 1402-01-01 |
        3          | machinery_installation | 1390-01-01 | 1401-12-29
        4          | land_allocated         | 1402-01-01 |
    """)
    assert 2 == value_of("projects_under_construction")
    assert 1 == value_of("projects_under_construction", category="land_allocated")
    assert 1 == value_of("projects_under_construction", category="fencing_walling")
    assert 0 == value_of("projects_under_construction", category="machinery_installation")
    assert 1 == value_of("projects_under_construction", provinces={"IR-07"})
    assert 3 == value_of("projects_under_construction", "1402")
