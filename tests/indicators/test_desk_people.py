"""Worked examples: notices, surveys and complaints."""

import pytest

from data_access.schema.desk_requests import complaint, request, satisfaction_survey, sms_notice
from tests.conftest import ValueOf
from tests.examples import Given
from tests.indicators.desk_rows import REQUESTS, desk


@pytest.fixture(autouse=True)
def _rows(given: Given) -> None:
    desk(given)
    given(request, REQUESTS)


def test_notices(given: Given, value_of: ValueOf) -> None:
    given(sms_notice, """
        request_id | sent_on    | delivered
        -----------+------------+----------
        1          | 1401-01-01 | yes
        3          | 1401-12-29 | no
        3          | 1401-06-01 | yes
        3          | 1402-01-01 | no
    """)
    assert [3, 2] == [value_of("sms_sent", category=name) for name in (None, "LI")]
    assert pytest.approx(200 / 3) == value_of("sms_delivered_pct")
    assert 50 == value_of("sms_delivered_pct", provinces={"IR-08"})


def test_surveys(given: Given, value_of: ValueOf) -> None:
    """Of those sent in the year half are answered by its end; scores count in the year of the answer."""
    given(satisfaction_survey, """
        request_id | sent_on    | answered_on | score
        -----------+------------+-------------+------
        1          | 1401-01-01 | 1401-01-03  | 5
        1          | 1401-12-29 | 1402-01-01  | 1
        3          | 1400-12-29 | 1401-01-01  | 2
        3          | 1401-05-01 |             |
        3          | 1401-05-01 | 1401-05-02  |
    """)
    assert 4 == value_of("surveys_sent")
    assert 50 == value_of("survey_response_pct")
    assert [3.5, 5] == [value_of("satisfaction_score", category=name) for name in (None, "ID")]
    assert 1 == value_of("satisfaction_score", "1402")


def test_complaints(given: Given, value_of: ValueOf) -> None:
    """5 and 10 days, 20 so far, and one announced on the day after the year."""
    given(complaint, """
        service_id | subject | registered_on | announced_on
        -----------+---------+---------------+-------------
        1          | delay   | 1401-01-01    | 1401-01-06
                   | delay   | 1401-02-01    | 1401-02-11
        2          | system  | 1401-12-09    |
        1          | system  | 1401-12-29    | 1402-01-01
        1          | delay   | 1400-12-29    | 1401-01-01
    """)
    assert [4, 2] == [value_of("complaints_received", category=name) for name in (None, "delay")]
    assert [3, 0] == [value_of("complaints_resolved", category=name) for name in (None, "system")]
    assert [1, 2, 1] == [value_of("complaints_open", year) for year in ("1400", "1401", "1402")]
    codes = ("complaint_days_median", "complaint_days_p90")
    assert [10, None] == [value_of(code) for code in codes]
    assert [5, 10] == [value_of(code, category="delay") for code in codes]
    assert pytest.approx(400 / 3) == value_of("complaints_per_100_decided")
    assert 100 == value_of("complaints_per_100_decided", category="ID")
