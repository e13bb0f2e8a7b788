"""Worked examples: audits, meetings and courses on safety, health, environment and energy."""

import pytest

from data_access.schema.environment import hsee_audit, hsee_course, hsee_meeting
from tests.conftest import ValueOf
from tests.examples import Given


@pytest.mark.parametrize(("code", "kind", "other"), [
    ("hsee_audits", "unit_first_phase", "unit_second_phase"),
    ("hsee_phase2_audits", "unit_second_phase", "park_profile"),
    ("hsee_park_profiles", "park_profile", "unit_first_phase"),
])
def test_audits(code: str, kind: str, other: str, given: Given, value_of: ValueOf) -> None:
    """Of one kind, first and last day included; the other kinds are figures of their own."""
    given(hsee_audit, f"""
        province_code | kind    | audited_on
        --------------+---------+-----------
        IR-07         | {kind}  | 1400-12-29
        IR-07         | {kind}  | 1401-01-01
        IR-08         | {kind}  | 1401-12-29
        IR-08         | {kind}  | 1402-01-01
        IR-08         | {other} | 1401-06-01
    """)
    assert 2 == value_of(code)
    assert 1 == value_of(code, provinces={"IR-08"})
    assert 0 == value_of(code, provinces={"IR-00"})


def test_joint_meetings(given: Given, value_of: ValueOf) -> None:
    given(hsee_meeting, """
        province_code | held_on
        --------------+-----------
        IR-07         | 1400-12-29
        IR-07         | 1401-01-01
        IR-07         | 1401-12-29
        IR-08         | 1402-01-01
    """)
    assert 2 == value_of("hsee_joint_meetings")
    assert 0 == value_of("hsee_joint_meetings", provinces={"IR-08"})


COURSES = """
    province_code | held_on    | participants | hours
    --------------+------------+--------------+------
    IR-07         | 1400-12-29 | 500          | 100
    IR-07         | 1401-01-01 | 20           | 8
    IR-07         | 1401-12-29 | 10           | 1.5
    IR-08         | 1401-06-01 | 0            | 4
    IR-08         | 1402-01-01 | 700          | 200
"""


def test_courses(given: Given, value_of: ValueOf) -> None:
    """A course counts even when nobody came; the days around the year do not."""
    given(hsee_course, COURSES)
    assert 3 == value_of("hsee_courses")
    assert 1 == value_of("hsee_courses", provinces={"IR-08"})


def test_trainees(given: Given, value_of: ValueOf) -> None:
    """Participants of the courses of the year, first and last day included."""
    given(hsee_course, COURSES)
    assert 30 == value_of("hsee_trainees")
    assert 0 == value_of("hsee_trainees", provinces={"IR-08"})


def test_person_hours(given: Given, value_of: ValueOf) -> None:
    """Course by course, not all participants times all hours."""
    given(hsee_course, COURSES)
    assert 20 * 8 + 10 * 1.5 == value_of("hsee_training_person_hours")
    assert 0 == value_of("hsee_training_person_hours", provinces={"IR-08"})
