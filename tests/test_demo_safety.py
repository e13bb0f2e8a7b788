"""Fire stations, audits, courses and accidents of the demo, counted by hand against the report."""

import numpy as np
import pytest

from common.period import Period
from data_access import report
from data_access.demo.courses import sizes
from tests.demo import Ask

IN_1401 = "BETWEEN DATE '2022-03-21' AND DATE '2023-03-20'"
YEARS = range(1391, 1402)


@pytest.mark.parametrize(
    ("kind", "code"), [("fire_station", "fire_stations"), ("fire_engine", "fire_engines")]
)
def test_the_stock_at_the_end_of_each_year_is_the_printed_one(sql: Ask, kind: str, code: str) -> None:
    question = "SELECT count(*) FROM safety_facility WHERE kind = '{}' AND in_service_on < DATE '{}'"
    stock = {year: sql(question.format(kind, Period.of_year(year).stop))[0][0] for year in YEARS}
    assert {year: report.value(code, period=str(year), table_no="24") for year in YEARS} == stock


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("fire_station", "fire_stations_added"),
        ("fire_engine", "fire_engines_added"),
    ],
)
def test_what_came_into_service_in_1401(sql: Ask, kind: str, code: str) -> None:
    question = f"SELECT count(*) FROM safety_facility WHERE kind = '{kind}' AND in_service_on {IN_1401}"
    assert [(report.value(code),)] == sql(question)


def test_health_centres_and_ambulances(sql: Ask) -> None:
    question = """SELECT kind, count(*) FROM safety_facility WHERE kind IN ('health_centre', 'ambulance')
                  GROUP BY kind ORDER BY kind"""
    assert [
        ("ambulance", report.value("ambulances")),
        ("health_centre", report.value("health_centres")),
    ] == sql(question)


def test_a_facility_comes_into_service_in_a_park_that_operates(sql: Ask) -> None:
    question = """SELECT count(*) FROM safety_facility f JOIN park k ON k.id = f.park_id
                  WHERE k.operating_on IS NULL OR f.in_service_on < k.operating_on OR NOT k.state_owned"""
    assert [(0,)] == sql(question)


@pytest.mark.parametrize(
    ("table", "day", "code"),
    [
        ("fire_hydrant", "installed_on", "fire_hydrants_installed"),
        ("fire_drill", "held_on", "fire_drills"),
        ("hsee_meeting", "held_on", "hsee_joint_meetings"),
    ],
)
def test_events_of_1401(sql: Ask, table: str, day: str, code: str) -> None:
    assert [(report.value(code),)] == sql(f"SELECT count(*) FROM {table} WHERE {day} {IN_1401}")


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("unit_first_phase", "hsee_audits"),
        ("unit_second_phase", "hsee_phase2_audits"),
        ("park_profile", "hsee_park_profiles"),
    ],
)
def test_audits_of_1401(sql: Ask, kind: str, code: str) -> None:
    question = f"SELECT count(*) FROM hsee_audit WHERE kind = '{kind}' AND audited_on {IN_1401}"
    assert [(report.value(code, period_type="year"),)] == sql(question)


def test_audits_of_the_first_phase_in_all(sql: Ask) -> None:
    question = "SELECT count(*) FROM hsee_audit WHERE kind = 'unit_first_phase'"
    assert [(report.value("hsee_audits", period_type="cumulative"),)] == sql(question)


@pytest.mark.parametrize(
    ("span", "where"),
    [
        ("year", f"held_on {IN_1401}"),
        ("cumulative", "held_on >= DATE '2016-03-20'"),
    ],
)
def test_courses_their_participants_and_person_hours(sql: Ask, span: str, where: str) -> None:
    codes = ("hsee_courses", "hsee_trainees", "hsee_training_person_hours")
    expected = tuple(report.value(code, period_type=span) for code in codes)
    question = f"SELECT count(*), sum(participants), sum(participants * hours) FROM hsee_course WHERE {where}"
    assert [expected] == sql(question)


def test_courses_last_some_hours_and_have_participants(sql: Ask) -> None:
    question = "SELECT count(*) FROM hsee_course WHERE hours NOT BETWEEN 1 AND 60 OR participants < 1"
    assert [(0,)] == sql(question)


@pytest.mark.parametrize("seed", range(20))
def test_courses_meet_their_totals_whatever_the_chance(seed: int) -> None:
    participants, hours = sizes(np.random.default_rng(seed), 60, 1300, 14_957)
    assert (60, 1300, 14_957) == (len(hours), participants.sum(), (participants * hours).sum())
    assert hours.min() >= 1
    assert participants.min() >= 1


def test_lessons_are_recorded_for_the_whole_country(sql: Ask) -> None:
    spans = ("year", "cumulative")
    question = f"SELECT sum(CASE WHEN issued_on {IN_1401} THEN 1 ELSE 0 END), count(*) FROM lesson_report"
    assert [tuple(report.value("accident_lesson_reports", period_type=span) for span in spans)] == sql(
        question
    )
    assert [(0,)] == sql("SELECT count(province_code) FROM lesson_report")


def test_accidents_of_two_years_fell_by_twelve_percent(sql: Ask) -> None:
    question = """SELECT sum(CASE WHEN c.jalali_year >= 1400 THEN 1.0 ELSE 0 END)
                       / sum(CASE WHEN c.jalali_year < 1400 THEN 1.0 ELSE 0 END)
                  FROM accident a JOIN calendar c ON c.day = a.happened_on"""
    ((quotient,),) = sql(question)
    change = report.value("accidents_change_pct", kind="published_percent")
    assert change == pytest.approx((float(quotient) - 1) * 100, abs=0.05)
