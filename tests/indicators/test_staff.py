"""Worked examples: courses for the staff, letters of the secretariat and welfare."""

from data_access.schema.organisation import letter, staff_course, welfare_round
from tests.conftest import ValueOf
from tests.examples import Given

# Course A twice in the year; of B nobody knows the hours, of C nobody knows who came.
COURSES = """
    code | held_on    | participants | managers | hours
    -----+------------+--------------+----------+------
    A    | 1400-12-29 | 90           | 90       | 90
    A    | 1401-01-01 | 10           | 4        | 8
    A    | 1401-06-01 | 5            |          | 16
    B    | 1401-06-01 | 20           | 1        |
    C    | 1401-12-29 |              |          | 30
    C    | 1402-01-01 | 90           | 90       | 90
"""


def test_courses(given: Given, value_of: ValueOf) -> None:
    """A course held twice is two; first and last day included."""
    given(staff_course, COURSES)
    assert 4 == value_of("staff_training_courses")
    assert 2 == value_of("staff_training_courses", category="A")
    assert 1 == value_of("staff_training_courses", category="C")


def test_people_and_hours(given: Given, value_of: ValueOf) -> None:
    """Sums of what is known; hours are of courses, whoever came."""
    given(staff_course, COURSES)
    assert 35 == value_of("staff_training_participants")
    assert 5 == value_of("staff_training_managers")
    assert 54 == value_of("staff_training_hours")
    assert 15 == value_of("staff_training_participants", category="A")
    assert 4 == value_of("staff_training_managers", category="A")
    assert 24 == value_of("staff_training_hours", category="A")


def test_person_hours(given: Given, value_of: ValueOf) -> None:
    """10 * 8 + 5 * 16, course by course, not 35 people times 54 hours."""
    given(staff_course, COURSES)
    assert 160 == value_of("staff_training_person_hours")
    assert 160 == value_of("staff_training_person_hours", category="A")


def test_what_nobody_wrote_down(given: Given, value_of: ValueOf) -> None:
    """Unknown where not a single row is known; another year's row does not help."""
    given(staff_course, COURSES)
    assert value_of("staff_training_hours", category="B") is None
    assert value_of("staff_training_person_hours", category="B") is None
    assert value_of("staff_training_participants", category="C") is None
    assert value_of("staff_training_managers", category="C") is None
    assert value_of("staff_training_person_hours", category="C") is None


def test_letters_by_direction(given: Given, value_of: ValueOf) -> None:
    given(letter, """
        direction | registered_on
        ----------+--------------
        incoming  | 1400-12-29
        incoming  | 1401-01-01
        incoming  | 1401-06-01
        outgoing  | 1401-12-29
        internal  | 1402-01-01
    """)
    assert 3 == value_of("letters_registered")
    assert 2 == value_of("letters_registered", category="incoming")
    assert 1 == value_of("letters_registered", category="outgoing")
    assert 0 == value_of("letters_registered", category="internal")
    assert 1 == value_of("letters_registered", "1401-06")


def test_welfare(given: Given, value_of: ValueOf) -> None:
    given(welfare_round, """
        given_on
        ----------
        1400-12-29
        1401-01-01
        1401-12-29
        1402-01-01
    """)
    assert 2 == value_of("welfare_rounds")
    assert 1 == value_of("welfare_rounds", "1401-S4")
