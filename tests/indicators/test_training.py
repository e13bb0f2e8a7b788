"""Worked examples: courses for industrial units, what came of them, skill centres and tours."""

from data_access.schema.training import industrial_tour, skill_centre, training_course
from tests.conftest import ValueOf
from tests.examples import Given

# Four courses of 1401, one on either side of it. Of one nobody knows who came, of one what it was about.
COURSES = """
    province_code | type             | topic    | held_on    | participants
    --------------+------------------+----------+------------+-------------
    IR-07         | managerial       | topic_01 | 1400-12-29 | 100
    IR-07         | managerial       | topic_01 | 1401-01-01 | 20
    IR-07         | skill            | topic_02 | 1401-06-01 | 10
    IR-08         | skill            |          | 1401-06-01 |
    IR-08         | entrepreneurship | topic_02 | 1401-12-29 | 30
    IR-08         | skill            | topic_02 | 1402-01-01 | 100
"""


def test_courses_and_their_participants(given: Given, value_of: ValueOf) -> None:
    """First and last day included; a course of unknown attendance is a course all the same."""
    given(training_course, COURSES)
    assert 4 == value_of("training_courses")
    assert 2 == value_of("training_courses", provinces={"IR-08"})
    assert 60 == value_of("training_persons")
    assert 30 == value_of("training_persons", provinces={"IR-08"})
    assert 0 == value_of("training_persons", provinces={"IR-09"})


def test_courses_by_type_and_by_topic(given: Given, value_of: ValueOf) -> None:
    """The two skill courses are of two topics, one of them unknown; topics split courses and no people."""
    given(training_course, COURSES)
    assert 2 == value_of("training_courses", category="skill")
    assert 1 == value_of("training_courses", category="topic_01")
    assert 2 == value_of("training_courses", category="topic_02")
    assert 0 == value_of("training_courses", category="topic_15")
    assert 20 == value_of("training_persons", category="managerial")
    assert 10 == value_of("training_persons", category="skill")


def test_courses_of_a_month(given: Given, value_of: ValueOf) -> None:
    given(training_course, COURSES)
    assert 2 == value_of("training_courses", "1401-06")
    assert 0 == value_of("training_courses", "1401-07")


def test_skill_courses(given: Given, value_of: ValueOf) -> None:
    """Two of the four courses, ten people in the one whose attendance is known."""
    given(training_course, COURSES)
    assert 2 == value_of("skill_courses")
    assert 10 == value_of("skill_trainees")
    assert 2 / 4 * 100 == value_of("skill_courses_pct")
    assert 1 / 2 * 100 == value_of("skill_courses_pct", provinces={"IR-07"})


def test_skill_course_nobody_counted(given: Given, value_of: ValueOf) -> None:
    given(training_course, COURSES)
    assert 1 == value_of("skill_courses", provinces={"IR-08"})
    assert value_of("skill_trainees", provinces={"IR-08"}) is None


def test_no_courses_have_no_share_and_no_score(given: Given, value_of: ValueOf) -> None:
    """Another year's course says nothing about this one."""
    given(training_course, """
        type  | held_on    | participants | reaction_score | learning_score
        ------+------------+--------------+----------------+---------------
        skill | 1400-06-01 | 10           | 90             | 80
    """)
    assert 0 == value_of("training_courses")
    assert value_of("skill_courses_pct") is None
    assert value_of("training_reaction_pct") is None
    assert value_of("training_learning_pct") is None


def test_scores_weigh_by_participants(given: Given, value_of: ValueOf) -> None:
    """Ten people at 90 and thirty at 70 are 75, not 80. A course without a score, or one of unknown
    attendance, weighs nothing; nor does last year's.
    """
    given(training_course, """
        held_on    | participants | reaction_score | learning_score
        -----------+--------------+----------------+---------------
        1401-01-01 | 10           | 90             | 60
        1401-12-29 | 30           | 70             |
        1401-06-01 | 50           |                | 80
        1401-06-01 |              | 10             | 10
        1400-12-29 | 40           | 10             | 10
    """)
    assert (10 * 90 + 30 * 70) / 40 == value_of("training_reaction_pct")
    assert (10 * 60 + 50 * 80) / 60 == value_of("training_learning_pct")


def test_scores_of_unknown_attendance(given: Given, value_of: ValueOf) -> None:
    given(training_course, """
        held_on    | participants | reaction_score | learning_score
        -----------+--------------+----------------+---------------
        1401-06-01 |              | 90             | 80
    """)
    assert value_of("training_reaction_pct") is None
    assert value_of("training_learning_pct") is None


def test_skill_centres(given: Given, value_of: ValueOf) -> None:
    """At the end of the year. The first centre was built and then opened on the last day: one centre,
    operating; the last two are begun too late and given up in time.
    """
    given(skill_centre, """
        province_code | status             | since      | until
        --------------+--------------------+------------+-----------
        IR-07         | under_construction | 1395-01-01 | 1401-12-29
        IR-07         | operating          | 1401-12-29 |
        IR-07         | operating          | 1390-01-01 | 1402-01-01
        IR-08         | under_construction | 1400-01-01 |
        IR-08         | under_construction | 1402-01-01 |
        IR-08         | under_construction | 1395-01-01 | 1401-06-01
    """)
    assert 3 == value_of("skill_centres")
    assert 2 == value_of("skill_centres", category="operating")
    assert 1 == value_of("skill_centres", category="under_construction")
    assert 1 == value_of("skill_centres", provinces={"IR-08"})
    assert 4 == value_of("skill_centres", "1401-05")


def test_tours(given: Given, value_of: ValueOf) -> None:
    """A tour of unknown attendance is a tour; days outside the year are none."""
    given(industrial_tour, """
        province_code | held_on    | participants
        --------------+------------+-------------
        IR-07         | 1400-12-29 | 50
        IR-07         | 1401-01-01 | 15
        IR-07         | 1401-06-01 |
        IR-08         | 1401-12-29 | 25
        IR-09         | 1401-12-29 |
        IR-08         | 1402-01-01 | 50
    """)
    assert 4 == value_of("industrial_tours")
    assert 2 == value_of("industrial_tours", provinces={"IR-07"})
    assert 40 == value_of("industrial_tour_participants")
    assert 15 == value_of("industrial_tour_participants", provinces={"IR-07"})
    assert value_of("industrial_tour_participants", provinces={"IR-09"}) is None
    assert 0 == value_of("industrial_tour_participants", provinces={"IR-10"})
