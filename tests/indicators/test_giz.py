"""Worked examples: managers who registered for the course in Germany, who went, and what came of it."""

from data_access.schema.training import giz_group, giz_manager
from tests.conftest import ValueOf
from tests.examples import Given

# Of 1401: three who attended and one who did not go. One went last year, one goes next year.
MANAGERS = """
    id | giz_group_id | registered_on | attended_on | jobs_created | individual_visits | contracts_meur
    ---+--------------+---------------+-------------+--------------+-------------------+---------------
    1  | 1            | 1400-11-01    | 1400-12-29  | 50           | 9                 | 7
    2  | 2            | 1400-12-29    | 1401-01-01  | 4            | 2                 | 0.5
    3  | 2            | 1401-01-01    | 1401-12-29  | 6            | 5                 |
    4  |              | 1401-06-01    | 1401-06-01  |              |                   | 1.5
    5  |              | 1401-12-29    |             | 90           | 9                 | 9
    6  | 3            | 1401-12-29    | 1402-01-01  | 90           | 9                 | 9
    7  |              | 1402-01-01    |             |              |                   |
"""


def test_who_registered_and_who_attended(given: Given, value_of: ValueOf) -> None:
    """Each by its own day: registered in the last days of 1400 and attended in 1401 is of both years."""
    given(giz_manager, MANAGERS)
    assert 4 == value_of("giz_registered")
    assert 3 == value_of("giz_participants")
    assert 1 == value_of("giz_participants", "1400")
    assert 2 == value_of("giz_registered", "1400")


def test_what_came_of_it(given: Given, value_of: ValueOf) -> None:
    """Of those who attended in the year, as far as they reported; who did not go reached nothing there."""
    given(giz_manager, MANAGERS)
    assert 10 == value_of("giz_jobs_created")
    assert 2 == value_of("giz_contracts_meur")
    assert 7 == value_of("giz_companies_visited")


def test_visits_of_each_participant(given: Given, value_of: ValueOf) -> None:
    """Seven visits of the two whose visits are known."""
    given(giz_manager, MANAGERS)
    assert 7 / 2 == value_of("giz_companies_visited_per_participant")


def test_visits_of_each_group(given: Given, value_of: ValueOf) -> None:
    """Mean of the groups of the year whose visits are known; groups do not multiply by their members."""
    given(giz_group, """
        id | travelled_on | joint_visits
        ---+--------------+-------------
        1  | 1400-12-29   | 90
        2  | 1401-01-01   | 10
        3  | 1401-12-29   | 15
        4  | 1401-06-01   |
        5  | 1402-01-01   | 90
    """)
    given(giz_manager, """
        giz_group_id | registered_on | attended_on
        -------------+---------------+------------
        2            | 1400-11-01    | 1401-01-01
        2            | 1400-11-01    | 1401-01-01
    """)
    assert 25 / 2 == value_of("giz_companies_visited_jointly")


def test_a_year_without_a_course(given: Given, value_of: ValueOf) -> None:
    """Nobody went: no jobs and no visits, and no mean of them."""
    given(giz_manager, """
        registered_on | attended_on
        --------------+------------
        1401-06-01    |
    """)
    assert 0 == value_of("giz_participants")
    assert 0 == value_of("giz_jobs_created")
    assert 0 == value_of("giz_contracts_meur")
    assert 0 == value_of("giz_companies_visited")
    assert value_of("giz_companies_visited_per_participant") is None
    assert value_of("giz_companies_visited_jointly") is None


def test_what_nobody_reported(given: Given, value_of: ValueOf) -> None:
    given(giz_manager, """
        registered_on | attended_on
        --------------+------------
        1401-05-01    | 1401-06-01
    """)
    assert 1 == value_of("giz_participants")
    assert value_of("giz_jobs_created") is None
    assert value_of("giz_contracts_meur") is None
    assert value_of("giz_companies_visited") is None
