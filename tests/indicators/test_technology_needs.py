"""Worked examples: technology needs that come in, are met, wait and are reviewed."""

from data_access.schema.technology_needs import tech_need, tech_need_step
from tests.conftest import ValueOf
from tests.examples import Given

# Identified in 1401: 2, 3 and 5. Met in it: 1 and 3. Met up to its end: 1, 3 and 7 of the seven identified.
NEEDS = """
    id | province_code | registered_on | finished_on | outcome
    ---+---------------+---------------+-------------+------------------
    1  | IR-07         | 1400-12-29    | 1401-01-01  | met
    2  | IR-07         | 1401-01-01    | 1402-01-01  | met
    3  | IR-07         | 1401-06-01    | 1401-12-29  | met
    4  | IR-08         | 1400-01-01    | 1401-06-01  | proposal_rejected
    5  | IR-08         | 1401-12-29    |             |
    6  | IR-08         | 1400-01-01    | 1401-07-01  | no_memorandum
    7  | IR-08         | 1399-01-01    | 1400-12-29  | met
    8  | IR-08         | 1402-01-01    |             |
"""


def test_needs_identified_and_met(given: Given, value_of: ValueOf) -> None:
    """What was met in the year may have come in before it; an end of another kind is no need met."""
    given(tech_need, NEEDS)
    assert 3 == value_of("tech_needs_identified")
    assert 2 == value_of("tech_needs_met")
    assert 0 == value_of("tech_needs_met", provinces={"IR-08"})
    assert 1 == value_of("tech_needs_met", period="1401-12")


def test_tech_needs_met_pct(given: Given, value_of: ValueOf) -> None:
    """From the beginning to the end of the year."""
    given(tech_need, NEEDS)
    assert 300 / 7 == value_of("tech_needs_met_pct")
    assert 200 / 3 == value_of("tech_needs_met_pct", provinces={"IR-07"})
    assert value_of("tech_needs_met_pct", provinces={"IR-09"}) is None


def test_tech_needs_open(given: Given, value_of: ValueOf) -> None:
    """At the step they are in: 2 until the day after the year, 5 since its last day; the finished 1 nowhere,
    not even where the end of its step was not recorded.
    """
    given(tech_need, NEEDS)
    given(tech_need_step, """
        tech_need_id | step | entered_on | left_on
        -------------+------+------------+-----------
        1            | TA-1 | 1400-12-29 |
        2            | TA-1 | 1401-01-01 | 1401-01-11
        2            | TA-2 | 1401-01-11 | 1402-01-01
        5            | TA-2 | 1401-12-29 |
        7            | TB-1 | 1399-01-01 | 1400-12-29
        8            | TB-1 | 1402-01-01 |
    """)
    assert 2 == value_of("tech_needs_open")
    assert 2 == value_of("tech_needs_open", category="TA-2")
    assert 0 == value_of("tech_needs_open", category="TA-1")
    assert 1 == value_of("tech_needs_open", provinces={"IR-08"})


def test_tech_need_step_days_median(given: Given, value_of: ValueOf) -> None:
    """Of the visits of 5, 10 and 30 days and one still open, half have ended after 10;
    a second visit of the same need is a visit, and one left after the year is still open.
    """
    given(tech_need_step, """
        tech_need_id | step | entered_on | left_on
        -------------+------+------------+-----------
        1            | TA-2 | 1401-01-01 | 1401-01-06
        1            | TA-2 | 1401-02-01 | 1401-02-11
        2            | TA-2 | 1401-01-01 | 1401-01-31
        3            | TA-2 | 1401-03-01 | 1402-01-01
        1            | TA-3 | 1401-01-01 | 1401-03-01
    """)
    assert 10 == value_of("tech_need_step_days_median", category="TA-2")
    assert 62 == value_of("tech_need_step_days_median", category="TA-3")
    assert value_of("tech_need_step_days_median", category="TA-4") is None


def test_total_days(given: Given, value_of: ValueOf) -> None:
    """Nine ended after 10 to 90 days and one has been open for long: the ninth brings the curve to 0.9."""
    given(tech_need, """
        registered_on | finished_on
        --------------+------------
        1400-01-01    | 1400-01-11
        1400-01-01    | 1400-01-21
        1400-01-01    | 1400-01-31
        1400-01-01    | 1400-02-10
        1400-01-01    | 1400-02-20
        1400-01-01    | 1400-02-30
        1400-01-01    | 1400-03-09
        1400-01-01    | 1400-03-19
        1400-01-01    | 1400-03-29
        1400-01-01    |
    """)
    assert 50 == value_of("tech_need_total_days_median")
    assert 90 == value_of("tech_need_total_days_p90")
    assert 50 == value_of("tech_need_total_days_median", period="1400-02")
    assert value_of("tech_need_total_days_median", period="1400-01") is None
    assert value_of("tech_need_total_days_p90", period="1400-02") is None


def test_total_days_of_no_needs(value_of: ValueOf) -> None:
    assert value_of("tech_need_total_days_median") is None
    assert value_of("tech_need_total_days_p90") is None


def test_tech_need_return_rate_pct(given: Given, value_of: ValueOf) -> None:
    """One of four reviews of the year did not approve; open steps and those without review do not count."""
    given(tech_need_step, """
        tech_need_id | step | entered_on | left_on    | outcome
        -------------+------+------------+------------+-------------
        1            | TA-2 | 1400-12-01 | 1401-01-01 | not_approved
        1            | TA-2 | 1401-01-01 | 1401-02-01 | approved
        1            | TA-3 | 1401-02-01 | 1401-03-01 | done
        1            | TA-4 | 1401-03-01 | 1401-12-29 | approved
        2            | TA-4 | 1401-03-01 | 1401-04-01 | approved
        3            | TA-2 | 1401-03-01 | 1402-01-01 | not_approved
        4            | TA-2 | 1400-03-01 | 1400-12-29 | not_approved
        5            | TA-2 | 1401-03-01 |            |
    """)
    assert 25 == value_of("tech_need_return_rate_pct")
    assert 50 == value_of("tech_need_return_rate_pct", category="TA-2")
    assert 0 == value_of("tech_need_return_rate_pct", category="TA-4")
    assert value_of("tech_need_return_rate_pct", category="TA-3") is None
