"""Worked examples: what the provider of start-up services promises, and what its applicants owe."""

import pytest

from data_access.schema.desk_requests import (
    complaint,
    desk_question,
    portal_account,
    request,
    request_step,
    satisfaction_survey,
)
from data_access.schema.desk_system import security_incident, service_change, service_outage
from tests.conftest import ValueOf
from tests.examples import Given
from tests.indicators.desk_rows import desk


@pytest.fixture(autouse=True)
def _desk(given: Given) -> None:
    desk(given)


# Of the start-ups 1 is in time, 2 late, 3 still open and late, 4 had a defect; 5 is no start-up.
REQUESTS = """
    id | service_id | registered_at    | finished_at      | due_at           | complete | result   | visits
    ---+------------+------------------+------------------+------------------+----------+----------+-------
    1  | 2          | 1401-01-01 08:00 | 1401-01-05 14:30 | 1401-01-05 14:30 | yes      | approved | 1
    2  | 2          | 1401-01-01 08:00 | 1401-01-11 08:00 | 1401-01-05 14:30 | yes      | rejected | 2
    3  | 2          | 1401-01-02 08:00 |                  | 1401-01-05 14:30 |          |          | 3
    4  | 2          | 1400-12-29 08:00 | 1401-01-06 08:00 | 1401-01-05 14:30 | no       | approved |
    5  | 3          | 1401-01-01 08:00 | 1401-01-09 08:00 | 1401-01-05 14:30 | yes      | approved | 9
"""


@pytest.fixture
def _requests(given: Given) -> None:
    given(request, REQUESTS)


@pytest.mark.usefixtures("_requests")
def test_requests_of_startups(value_of: ValueOf) -> None:
    """Of those of 1401 two ended, after 4 and 10 days, and one is open."""
    codes = ("startup_requests_submitted", "startup_requests_decided", "startup_requests_approved")
    assert [3, 3, 2] == [value_of(code) for code in codes]
    assert 10 == value_of("startup_waiting_days_median")


@pytest.mark.usefixtures("_requests")
def test_served_in_time(value_of: ValueOf) -> None:
    """One of three; the one with a defect is no part of the promise."""
    assert pytest.approx(100 / 3) == value_of("sla_in_announced_time_pct")


@pytest.mark.usefixtures("_requests")
def test_visits_above_the_announced_number(value_of: ValueOf) -> None:
    """One visit is announced; of 4 they are not known."""
    assert 1 == value_of("sla_visits_above_announced")


def test_visits_are_not_judged_without_an_announced_number(given: Given, value_of: ValueOf) -> None:
    given(request, """
        service_id | registered_at    | finished_at      | visits
        -----------+------------------+------------------+-------
        2          | 1401-01-01 08:00 | 1401-01-05 08:00 |
    """)
    assert value_of("sla_visits_above_announced") is None
    assert 0 == value_of("sla_visits_above_announced", "1400")


def test_documents_and_fees(given: Given, value_of: ValueOf) -> None:
    given(request, """
        service_id | registered_at    | extra_documents | documents_outside | fee_irr
        -----------+------------------+-----------------+-------------------+--------
        2          | 1401-01-01 08:00 | 2               | 1                 | 50000
        2          | 1401-12-29 08:00 | 1               |                   | 0
        2          | 1402-01-01 08:00 | 7               | 7                 | 7
        3          | 1401-01-01 08:00 | 7               | 7                 | 7
    """)
    codes = ("sla_extra_documents", "sla_documents_outside_system", "sla_fees_collected_irr")
    assert [3, 1, 50000] == [value_of(code) for code in codes]


@pytest.mark.usefixtures("_requests")
def test_process_deviations(given: Given, value_of: ValueOf) -> None:
    """1 goes the announced way, back once; 2 leaves the review out; 3 begins with the end, 4 before 1401."""
    given(request_step, """
        request_id | workflow_step_id | entered_at       | left_at          | outcome | reason
        -----------+------------------+------------------+------------------+---------+-----------
        1          | 3                | 1401-01-01 08:00 | 1401-01-01 08:00 | approve |
        1          | 4                | 1401-01-01 08:00 | 1401-01-02 08:00 | return  | wrong_data
        1          | 3                | 1401-01-02 08:00 | 1401-01-03 08:00 | approve |
        1          | 4                | 1401-01-03 08:00 | 1401-01-05 08:00 | approve |
        1          | 5                | 1401-01-05 08:00 | 1401-01-05 14:30 | end     |
        2          | 3                | 1401-01-01 08:00 | 1401-01-10 08:00 | approve |
        2          | 5                | 1401-01-10 08:00 | 1401-01-11 08:00 | end     |
        3          | 5                | 1401-01-02 08:00 |                  |         |
        4          | 5                | 1401-01-05 08:00 | 1401-01-06 08:00 | end     |
        5          | 8                | 1401-01-01 08:00 | 1401-01-09 08:00 | end     |
    """)
    assert 2 == value_of("sla_process_deviations")
    assert [2, 0] == [value_of("sla_process_deviations", category=name) for name in ("SU-3", "SU-2")]


@pytest.mark.usefixtures("_requests")
def test_the_desk_may_record_the_step_after_the_sending_first(given: Given, value_of: ValueOf) -> None:
    given(request_step, """
        request_id | workflow_step_id | entered_at       | left_at          | outcome | reason
        -----------+------------------+------------------+------------------+---------+-----------------
        1          | 4                | 1401-01-01 08:00 | 1401-01-02 08:00 | return  | wrong_data
        1          | 3                | 1401-01-02 08:00 | 1401-01-03 08:00 | approve |
        1          | 4                | 1401-01-03 08:00 | 1401-01-04 08:00 | return  | missing_document
        1          | 3                | 1401-01-04 08:00 | 1401-01-05 08:00 | approve |
        1          | 4                | 1401-01-05 08:00 | 1401-01-05 09:00 | return  |
        5          | 6                | 1401-01-01 08:00 | 1401-01-02 08:00 | return  | wrong_data
    """)
    assert 0 == value_of("sla_process_deviations")
    assert 50 == value_of("sla_returns_wrong_data_pct")   # the return without a reason is in neither count


MINUTES_1401 = 365 * 24 * 60


def test_availability(given: Given, value_of: ValueOf) -> None:
    """Two outages that overlap are 3 hours together; others reach over the ends of the year."""
    given(service_outage, """
        system  | started_at       | ended_at         | noticed_at
        --------+------------------+------------------+-----------------
        desk    | 1400-12-29 23:30 | 1401-01-01 00:30 | 1400-12-29 23:40
        desk    | 1401-01-01 01:00 | 1401-01-01 03:00 | 1401-01-01 01:10
        service | 1401-01-01 02:00 | 1401-01-01 04:00 | 1401-01-01 02:30
        service | 1401-01-01 02:10 | 1401-01-01 02:20 |
        desk    | 1401-12-29 23:00 |                  | 1402-01-01 00:00
    """)
    assert pytest.approx(100 - 100 * (30 + 180 + 60) / MINUTES_1401) == value_of("sla_availability_pct")
    assert pytest.approx(100 - 100 * 30 / 1440) == value_of("sla_availability_pct", "1400-12-29")
    assert 0 == value_of("sla_availability_pct", "1402-01-01")
    assert [4, 2] == [value_of("sla_outages", category=name) for name in (None, "desk")]
    assert [50, 100] == [value_of("sla_outage_notice_pct", year) for year in ("1401", "1400")]
    assert 30 == value_of("sla_outage_notice_minutes_median")   # of 10, 30, 60 so far, and one for long


def test_no_outage_is_full_availability(value_of: ValueOf) -> None:
    assert [100, 0, None] == [
        value_of(code)
        for code in ("sla_availability_pct", "sla_outages", "sla_outage_notice_pct")
    ]


def test_complaints_about_the_service(given: Given, value_of: ValueOf) -> None:
    given(complaint, """
        service_id | subject | registered_on | announced_on
        -----------+---------+---------------+-------------
        2          | delay   | 1401-01-01    | 1401-01-06
        2          | delay   | 1401-02-01    | 1401-02-11
        2          | system  | 1401-12-09    | 1402-01-01
        1          | system  | 1401-12-29    | 1401-12-29
                   | delay   | 1401-12-29    |
    """)
    assert [3, 1] == [value_of("sla_complaints_received", category=name) for name in (None, "system")]
    assert pytest.approx(200 / 3) == value_of("sla_complaints_announced_pct")
    assert 10 == value_of("sla_complaint_days_median")


def test_changes_and_incidents(given: Given, value_of: ValueOf) -> None:
    given(service_change, """
        service_id | kind    | changed_on | announced_on
        -----------+---------+------------+-------------
        2          | process | 1401-01-01 | 1400-12-20
        2          | rule    | 1401-06-01 |
        2          | rule    | 1401-12-29 | 1402-01-01
        3          | rule    | 1401-06-01 |
    """)
    given(security_incident, "kind | happened_on\n---\naccess | 1401-12-29\naccess | 1402-01-01")
    assert [2, 0] == [value_of("sla_changes_without_notice", category=name) for name in (None, "process")]
    assert [1, 0] == [value_of("sla_security_incidents", category=name) for name in ("access", "disclosure")]


def test_first_answers(given: Given, value_of: ValueOf) -> None:
    """2 and 5.5 hours, one unanswered; of another service none."""
    given(desk_question, """
        service_id | asked_at         | answered_at
        -----------+------------------+-----------------
        2          | 1401-01-01 08:00 | 1401-01-01 10:00
        2          | 1401-01-01 08:00 | 1401-01-01 13:30
        2          | 1401-01-01 08:00 |
        1          | 1401-01-01 08:00 | 1401-01-01 08:10
    """)
    assert 5.5 == value_of("sla_first_answer_hours_median")


@pytest.mark.usefixtures("_requests")
def test_courtesy(given: Given, value_of: ValueOf) -> None:
    given(satisfaction_survey, """
        request_id | sent_on    | answered_on | courtesy
        -----------+------------+-------------+---------
        1          | 1401-01-05 | 1401-01-06  | 5
        2          | 1401-01-05 | 1401-01-06  | 2
        3          | 1401-01-05 | 1401-01-06  |
        5          | 1401-01-05 | 1401-01-06  | 1
    """)
    assert 3.5 == value_of("sla_courtesy_score")


def test_age_of_contact_data(given: Given, value_of: ValueOf) -> None:
    """28 and 0 days; 3 is not active, 4 was confirmed later, 5 never asked for a start-up."""
    given(portal_account, """
        id | registered_on | mobile_confirmed_on | email_confirmed_on | contact_confirmed_on
        ---+---------------+---------------------+--------------------+---------------------
        1  | 1401-01-01    | 1401-01-01          | 1401-01-01         | 1401-12-01
        2  | 1401-01-01    | 1401-01-01          | 1401-01-01         | 1401-12-29
        3  | 1401-01-01    | 1401-01-01          |                    | 1401-01-01
        4  | 1401-01-01    | 1401-01-01          | 1401-01-01         | 1402-01-01
        5  | 1401-01-01    | 1401-01-01          | 1401-01-01         | 1401-01-01
    """)
    given(request, """
        service_id | portal_account_id | registered_at
        -----------+-------------------+-----------------
        2          | 1                 | 1401-02-01 08:00
        2          | 1                 | 1401-03-01 08:00
        2          | 2                 | 1401-02-01 08:00
        2          | 3                 | 1401-02-01 08:00
        2          | 4                 | 1401-02-01 08:00
        1          | 5                 | 1401-02-01 08:00
    """)
    assert 0 == value_of("sla_contact_data_age_days_median")
    assert value_of("sla_contact_data_age_days_median", "1400") is None
    assert value_of("sla_contact_data_age_days_median", provinces={"IR-09"}) is None
