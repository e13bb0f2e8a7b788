"""Worked examples: returns and what they cost, stays, days with the organisation, numbers and senders."""

import pytest

from data_access.schema.desk_requests import request, request_step
from tests.conftest import ValueOf
from tests.examples import Given
from tests.indicators.desk_rows import desk


@pytest.fixture
def _returned(given: Given) -> None:
    """1 goes back twice, after 7 days and after 1; 2 never; 3 is with its applicant since 20 Esfand."""
    desk(given)
    given(request, """
        id | service_id | registered_at    | finished_at
        ---+------------+------------------+-----------------
        1  | 3          | 1401-01-01 08:00 | 1401-02-01 12:00
        2  | 3          | 1401-02-01 08:00 | 1401-03-01 12:00
        3  | 3          | 1401-12-01 08:00 |
    """)
    given(request_step, """
        request_id | workflow_step_id | entered_at       | left_at          | outcome | reason
        -----------+------------------+------------------+------------------+---------+-----------------
        1          | 6                | 1401-01-01 08:00 | 1401-01-03 10:00 | return  | missing_document
        1          | 7                | 1401-01-03 10:00 | 1401-01-10 09:00 | approve |
        1          | 6                | 1401-01-10 09:00 | 1401-01-11 09:00 | return  | wrong_data
        1          | 7                | 1401-01-11 09:00 | 1401-01-12 09:00 | approve |
        1          | 6                | 1401-01-12 09:00 | 1401-02-01 12:00 | approve |
        2          | 6                | 1401-02-01 08:00 | 1401-03-01 12:00 | approve |
        3          | 6                | 1401-12-01 08:00 | 1401-12-20 10:00 | return  | other
        3          | 7                | 1401-12-20 10:00 |                  |         |
    """)


@pytest.mark.usefixtures("_returned")
def test_returns(value_of: ValueOf) -> None:
    """Three of five reviews; one of two requests; 2 sendings on average."""
    assert 60 == value_of("returned_outcomes_pct")
    assert value_of("returned_outcomes_pct", category="LI-2C") is None
    assert 50 == value_of("requests_returned_pct")
    assert [2, 3, 1] == [value_of("rounds_per_request", month) for month in ("1401", "1401-02", "1401-03")]


@pytest.mark.usefixtures("_returned")
def test_days_lost_in_returns(value_of: ValueOf) -> None:
    """7 and 1 days until the same step again; 3 is away for 9 days so far."""
    assert 8 == value_of("return_days_lost")
    assert [7, 1, 0] == [
        value_of("return_days_lost", category=name) for name in ("missing_document", "wrong_data", "other")
    ]
    assert 7 == value_of("return_days_median")
    assert value_of("return_days_median", category="other") is None
    assert value_of("return_days_median", "1401-01-09") is None


@pytest.mark.usefixtures("_returned")
def test_a_request_that_ends_while_away_is_no_longer_away(given: Given, value_of: ValueOf) -> None:
    """It ended after 2 days and never came back: seen for 2 days, it does not lengthen the median."""
    given(request, """
        id | service_id | registered_at    | finished_at
        ---+------------+------------------+-----------------
        4  | 3          | 1401-05-01 08:00 | 1401-05-04 08:00
    """)
    given(request_step, """
        request_id | workflow_step_id | entered_at       | left_at          | outcome  | reason
        -----------+------------------+------------------+------------------+----------+-------
        4          | 6                | 1401-05-01 08:00 | 1401-05-02 08:00 | return   |
        4          | 7                | 1401-05-02 08:00 | 1401-05-04 08:00 | withdraw |
    """)
    assert 7 == value_of("return_days_median")
    assert value_of("return_days_median", "1401-05") is None


@pytest.mark.usefixtures("_returned")
def test_days_of_steps(value_of: ValueOf) -> None:
    """Reviews of 2, 1, 20, 31 and 19 days; corrections of 7 and 1 and one of 9 so far."""
    codes = ("step_days_median", "step_days_p90")
    assert [19, 31] == [value_of(code, category="LI-2") for code in codes]
    assert [7, None] == [value_of(code, category="LI-2C") for code in codes]


@pytest.mark.usefixtures("_returned")
def test_days_with_the_organisation(value_of: ValueOf) -> None:
    """23 and 31 days of what ended, 19 so far of what is open; the days with applicants are left out."""
    assert 23 == value_of("waiting_days_organisation_median")
    assert value_of("waiting_days_organisation_median", "1401-12") is None
    assert 31 == value_of("waiting_days_median")


def test_tracking_code_defects(given: Given, value_of: ValueOf) -> None:
    """One without a number; a number that stands twice makes both untraceable, from the second on."""
    given(request, """
        tracking_number | registered_at
        ----------------+-----------------
        A               | 1400-06-01 08:00
        A               | 1401-06-01 08:00
        B               | 1400-06-01 08:00
                        | 1400-07-01 08:00
                        | 1402-07-01 08:00
    """)
    assert [1, 3, 4] == [value_of("tracking_code_defects", year) for year in ("1400", "1401", "1402")]


def test_who_sent_and_visited(given: Given, value_of: ValueOf) -> None:
    """Two of three known senders were applicants; 0 and 3 visits, one unknown."""
    given(request, """
        registered_at    | finished_at      | channel   | visits
        -----------------+------------------+-----------+-------
        1401-01-01 08:00 | 1401-01-05 08:00 | applicant | 0
        1401-01-01 08:00 | 1401-01-05 08:00 | office    | 3
        1401-01-01 08:00 | 1401-01-05 08:00 | applicant |
        1401-01-01 08:00 |                  |           | 9
    """)
    assert pytest.approx(200 / 3) == value_of("online_submission_pct")
    assert 1.5 == value_of("visits_per_request")
