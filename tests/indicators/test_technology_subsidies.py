"""Worked examples: refusals of technology needs, support subsidies and satisfaction."""

import pytest

from data_access.schema.technology_needs import tech_need, tech_need_subsidy, tech_need_survey
from tests.conftest import ValueOf
from tests.examples import Given


@pytest.mark.parametrize(("code", "outcome", "other"), [
    ("tech_need_proposal_rejected", "proposal_rejected", "no_memorandum"),
    ("tech_need_no_mou", "no_memorandum", "met"),
])
def test_refusals(code: str, outcome: str, other: str, given: Given, value_of: ValueOf) -> None:
    """By the day they ended, whenever they came in."""
    given(tech_need, f"""
        province_code | registered_on | finished_on | outcome
        --------------+---------------+-------------+----------
        IR-07         | 1400-01-01    | 1400-12-29  | {outcome}
        IR-07         | 1400-01-01    | 1401-01-01  | {outcome}
        IR-07         | 1401-01-01    | 1401-12-29  | {outcome}
        IR-07         | 1401-01-01    | 1402-01-01  | {outcome}
        IR-07         | 1401-01-01    | 1401-06-01  | {other}
        IR-07         | 1401-01-01    |             |
    """)
    assert 2 == value_of(code)
    assert 2 == value_of(code, provinces={"IR-07"})
    assert 0 == value_of(code, provinces={"IR-08"})


SUPPORTED = """
    id | province_code | registered_on
    ---+---------------+--------------
    1  | IR-07         | 1399-01-01
    2  | IR-08         | 1399-01-01
"""


def test_tech_need_subsidy_mirr(given: Given, value_of: ValueOf) -> None:
    """Allotted, paid or not; a need has a subsidy for each receiver."""
    given(tech_need, SUPPORTED)
    given(tech_need_subsidy, """
        tech_need_id | receiver     | approved_on | paid_on    | amount_mirr
        -------------+--------------+-------------+------------+------------
        1            | consultant   | 1400-12-29  | 1401-01-01 | 9000
        1            | consultant   | 1401-01-01  | 1401-06-01 | 200
        1            | technologist | 1401-12-29  | 1402-01-01 | 30
        2            | technologist | 1401-06-01  |            | 4
        2            | consultant   | 1401-06-01  |            |
        2            | technologist | 1402-01-01  |            | 5000
    """)
    assert 234 == value_of("tech_need_subsidy_mirr")
    assert 200 == value_of("tech_need_subsidy_mirr", category="consultant")
    assert 34 == value_of("tech_need_subsidy_mirr", category="technologist")
    assert 4 == value_of("tech_need_subsidy_mirr", provinces={"IR-08"})
    assert value_of("tech_need_subsidy_mirr", category="consultant", provinces={"IR-08"}) is None


def test_tech_need_subsidy_payment_days_median(given: Given, value_of: ValueOf) -> None:
    """Paid after 10 and 30 days; one paid a day after the year and one never are open until its end."""
    given(tech_need, SUPPORTED)
    given(tech_need_subsidy, """
        tech_need_id | approved_on | paid_on
        -------------+-------------+-----------
        1            | 1401-01-01  | 1401-01-11
        1            | 1400-12-29  | 1401-01-29
        2            | 1401-02-01  | 1402-01-01
        2            | 1401-02-01  |
    """)
    assert 29 == value_of("tech_need_subsidy_payment_days_median")
    assert 10 == value_of("tech_need_subsidy_payment_days_median", provinces={"IR-07"})
    assert value_of("tech_need_subsidy_payment_days_median", provinces={"IR-08"}) is None


def test_tech_need_consultant_satisfaction(given: Given, value_of: ValueOf) -> None:
    """The mean of the surveys that have a score: 5, 2 and 4; two of one need are two surveys."""
    given(tech_need, SUPPORTED)
    given(tech_need_survey, """
        tech_need_id | filled_in_on | score
        -------------+--------------+------
        1            | 1400-12-29   | 1
        1            | 1401-01-01   | 5
        1            | 1401-06-01   | 2
        2            | 1401-12-29   | 4
        2            | 1401-06-01   |
        2            | 1402-01-01   | 1
    """)
    assert 11 / 3 == value_of("tech_need_consultant_satisfaction")
    assert 4 == value_of("tech_need_consultant_satisfaction", provinces={"IR-08"})
    assert value_of("tech_need_consultant_satisfaction", provinces={"IR-09"}) is None
