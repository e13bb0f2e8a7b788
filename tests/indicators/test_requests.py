"""Worked examples: requests that come in, end, stand open and are late."""

import pytest

from data_access.schema.desk_requests import request, request_step
from tests.conftest import ValueOf
from tests.examples import Given
from tests.indicators.desk_rows import REQUESTS, STAYS, desk


@pytest.fixture(autouse=True)
def _rows(given: Given) -> None:
    desk(given)
    given(request, REQUESTS)
    given(request_step, STAYS)


@pytest.mark.parametrize(("code", "whole", "identity", "land"), [
    ("requests_submitted", 4, 1, 2), ("requests_decided", 3, 2, 1), ("requests_approved", 2, 2, 0),
    ("requests_ended_without_result", 1, 0, 1), ("requests_net_change", 1, -1, 1),
])
def test_what_comes_in_and_ends(
    code: str, whole: int, identity: int, land: int, value_of: ValueOf
) -> None:
    """A request belongs to the day that the clock in Tehran shows: 1 ends on the first minute of 1401."""
    assert [whole, identity, land] == [value_of(code, category=name) for name in (None, "ID", "LI")]


def test_requests_by_place_and_month(value_of: ValueOf) -> None:
    assert [1, 3] == [value_of("requests_submitted", provinces={code}) for code in ("IR-07", "IR-08")]
    assert [1, 0, 1] == [value_of("requests_submitted", month) for month in ("1401-01", "1401-02", "1401-12")]
    assert [2, 0, 1] == [value_of("requests_decided", month) for month in ("1401-01", "1401-02", "1401-12")]


def test_the_reason_of_an_end_without_result(value_of: ValueOf) -> None:
    reasons = ("proposal_rejected", "no_memorandum")
    assert [1, 0] == [value_of("requests_ended_without_result", category=name) for name in reasons]


def test_rates(value_of: ValueOf) -> None:
    assert 75 == value_of("requests_clearance_pct")
    assert 50 == value_of("requests_clearance_pct", category="LI")
    assert pytest.approx(200 / 3) == value_of("requests_approval_pct")
    assert value_of("requests_approval_pct", category="SU") is None


def test_open_requests(value_of: ValueOf) -> None:
    """At the end of 1401: 4, 5 and 7; at the end of 1400: 1 and 7; 5 ends on the day after 1401."""
    assert [2, 3, 3] == [value_of("requests_open", year) for year in ("1400", "1401", "1402")]
    statuses = ("waiting_for_action", "in_progress")
    assert [1, 2] == [value_of("requests_open", category=name) for name in statuses]
    assert [1, 2] == [
        value_of(code) for code in ("requests_waiting_for_action", "requests_in_progress")
    ]
    assert 1 == value_of("requests_open", category="SU")


def test_an_open_request_without_a_stay_is_in_progress(value_of: ValueOf) -> None:
    """At the end of 1402 nothing is recorded of 6, and 5 has ended."""
    assert [0, 3] == [
        value_of("requests_open", "1402", category=name) for name in ("waiting_for_action", "in_progress")
    ]


def test_ages_add_up(value_of: ValueOf) -> None:
    bands, code = ("0-7", "8-30", "31-90", "91-180", "181+"), "requests_open_by_age"
    assert [1, 0, 0, 0, 2] == [value_of(code, category=name) for name in bands]
    assert [0, 1, 0, 0, 1] == [value_of(code, "1401-03-09", category=name) for name in bands]
    assert [1, 0, 0, 0, 1] == [value_of(code, "1401-03-08", category=name) for name in bands]


def test_the_oldest_open_request(value_of: ValueOf) -> None:
    """7 since Mordad 1400, 605 days; of land 5, 302 days; the age on the day itself is 0."""
    assert 605 == value_of("requests_open_oldest_days")
    assert 302 == value_of("requests_open_oldest_days", category="LI")
    assert 0 == value_of("requests_open_oldest_days", category="SU")
    assert value_of("requests_open_oldest_days", provinces={"IR-09"}) is None


def test_late_requests(value_of: ValueOf) -> None:
    """5 is late from the end of its day; 7 has no promised time and is in neither count."""
    days = ("1401-03-31", "1401-04-01", "1401")
    assert [0, 1, 1] == [value_of("requests_overdue", day) for day in days]
    assert [0, 100, 50] == [value_of("requests_late_pct", day) for day in days]


def test_requests_open_per_holder(value_of: ValueOf) -> None:
    """1 holds two; 5 is with its applicant, in nobody's inbox."""
    assert 2 == value_of("requests_open_per_holder")
    assert 1.5 == value_of("requests_open_per_holder", "1401-12-18")
    assert value_of("requests_open_per_holder", category="applicant") is None


def test_waiting_at_the_current_holder(value_of: ValueOf) -> None:
    """0, 10 and 29 days."""
    assert [10, 29] == [
        value_of(code) for code in ("waiting_current_days_median", "waiting_current_days_p90")
    ]
    assert [10, 0] == [
        value_of("waiting_current_days_median", category=name) for name in ("applicant", "desk_officer")
    ]


def test_waiting_in_all(value_of: ValueOf) -> None:
    """Of 0 and 209 days to the end, and 0 and 302 so far: half after 209, nine tenths not yet."""
    codes = ("waiting_days_median", "waiting_days_p90")
    assert [209, None] == [value_of(code) for code in codes]
    assert [0, 0] == [value_of(code, category="ID") for code in codes]


def test_decided_in_time_pct(value_of: ValueOf) -> None:
    """1 and 2 in time; 3 ended late and 5 is still open."""
    assert 50 == value_of("decided_in_time_pct")
    assert 0 == value_of("decided_in_time_pct", category="LI")
    assert value_of("decided_in_time_pct", category="SU") is None


def test_request_trace_complete_pct(value_of: ValueOf, given: Given) -> None:
    """Of the six open or ended in 1401, 2 has no stay; 5 of them can be followed."""
    assert pytest.approx(500 / 6) == value_of("request_trace_complete_pct")
    given(request_step, """
        request_id | workflow_step_id | entered_at
        -----------+------------------+-----------------
        2          | 1                | 1401-01-01 00:00
    """)
    assert pytest.approx(500 / 6) == value_of("request_trace_complete_pct")   # it ended, its stay did not
