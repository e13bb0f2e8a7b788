"""Worked examples: access after the identity check, memberships, what is published and prepared."""

import pytest

from data_access.schema.desk_requests import portal_account, request, request_step
from data_access.schema.desk_services import service, workflow
from data_access.schema.desk_system import desk_prerequisite, follow_up_field
from data_access.schema.organisation import provincial_company
from tests.conftest import ValueOf
from tests.examples import Given
from tests.indicators.desk_rows import desk


def test_access_after_approval(given: Given, value_of: ValueOf) -> None:
    """After 2, 10 and 10.5 minutes; one was approved 5 minutes before the end of the year and waits."""
    desk(given)
    given(request, """
        service_id | registered_at
        -----------+-----------------
        1          | 1401-01-01 08:00
        3          | 1401-01-01 08:00
    """)
    given(request_step, """
        request_id | workflow_step_id | entered_at          | left_at
        -----------+------------------+---------------------+--------------------
        1          | 2                | 1401-01-01 10:00:00 | 1401-01-01 10:02:00
        1          | 2                | 1401-01-01 10:00:00 | 1401-01-01 10:10:00
        1          | 2                | 1401-01-01 10:00:00 | 1401-01-01 10:10:30
        1          | 2                | 1401-12-29 23:55:00 |
        1          | 1                | 1401-01-01 08:00:00 | 1401-01-01 10:00:00
        2          | 8                | 1401-01-01 08:00:00 | 1401-01-01 12:00:00
    """)
    assert 10 == value_of("access_granted_minutes_median")
    assert 10.5 == value_of("access_granted_minutes_max")
    assert pytest.approx(200 / 3) == value_of("access_within_10min_pct")
    assert [None, 5, None] == [
        value_of(code, "1401-12")
        for code in ("access_granted_minutes_median", "access_granted_minutes_max", "access_within_10min_pct")
    ]


def test_access_is_not_granted_before_it_is(given: Given, value_of: ValueOf) -> None:
    """Approved a quarter before the day ends, granted a minute after it."""
    desk(given)
    given(request, "service_id | registered_at\n---\n1 | 1401-01-01 08:00")
    given(request_step, """
        request_id | workflow_step_id | entered_at       | left_at
        -----------+------------------+------------------+-----------------
        1          | 2                | 1401-01-01 23:45 | 1401-01-02 00:01
    """)
    assert [15, 16] == [value_of("access_granted_minutes_max", day) for day in ("1401-01-01", "1401")]
    assert 0 == value_of("access_within_10min_pct", "1401-01-01")


def test_memberships(given: Given, value_of: ValueOf) -> None:
    """Four joined; both were confirmed by two, one of them after the year."""
    given(portal_account, """
        role              | registered_on | mobile_confirmed_on | email_confirmed_on
        ------------------+---------------+---------------------+-------------------
        service_recipient | 1401-01-01    | 1401-01-01          | 1401-01-02
        service_recipient | 1401-12-29    | 1401-12-29          | 1402-01-01
        service_recipient | 1401-03-01    | 1401-03-01          |
        colleague         | 1401-03-01    |                     | 1401-03-01
        colleague         | 1402-01-01    | 1402-01-01          | 1402-01-01
    """)
    assert [4, 1] == [value_of("accounts_registered", category=name) for name in (None, "colleague")]
    assert [25, 0] == [value_of("accounts_activated_pct", category=name) for name in (None, "colleague")]


def test_what_is_published_of_services(given: Given, value_of: ValueOf) -> None:
    """1 tells all, 2 lacks the cost, of 3 one part is not known; 4 is offered from 1402 on."""
    given(service, """
        id | stages_published | documents_published | time_published | cost_published | responsible_published
        ---+------------------+---------------------+----------------+----------------+----------------------
        1  | yes              | yes                 | yes            | yes            | yes
        2  | yes              | yes                 |                | no             | yes
        3  | yes              | yes                 | yes            |                | yes
        4  | no               | yes                 | yes            | yes            | yes
    """)
    given(workflow, """
        service_id | version | valid_from
        -----------+---------+-----------
        1          | 1       | 1396-01-01
        1          | 2       | 1400-01-01
        2          | 1       | 1396-01-01
        3          | 1       | 1396-01-01
        4          | 1       | 1402-01-01
    """)
    code = "service_information_complete_pct"
    assert [50, pytest.approx(100 / 3)] == [value_of(code, year) for year in ("1401", "1402")]


def test_service_electronic_form_pct(given: Given, value_of: ValueOf) -> None:
    """Two of three; of the fourth it is not known."""
    desk(given)
    assert pytest.approx(200 / 3) == value_of("service_electronic_form_pct", "1402")


def test_fields_without_representative(given: Given, value_of: ValueOf) -> None:
    """The last day of a representative still has one."""
    given(follow_up_field, """
        province_code | opened_on  | represented_since | represented_until
        --------------+------------+-------------------+------------------
        IR-07         | 1400-01-01 | 1400-01-01        |
        IR-07         | 1400-01-01 |                   |
        IR-08         | 1400-01-01 | 1400-01-01        | 1401-12-29
        IR-08         | 1400-01-01 | 1401-12-29        |
        IR-08         | 1402-01-01 |                   |
    """)
    years = ("1400", "1401", "1402")
    assert [2, 1, 3] == [value_of("fields_without_representative", year) for year in years]
    assert 0 == value_of("fields_without_representative", provinces={"IR-08"})


def test_desk_prerequisites_pct(given: Given, value_of: ValueOf) -> None:
    """Of two companies one met all four, on the last day of 1401."""
    given(provincial_company, """
        province_code | founded_on
        --------------+-----------
        IR-07         | 1390-01-01
        IR-08         | 1390-01-01
    """)
    given(desk_prerequisite, """
        province_code | kind                 | met_on
        --------------+----------------------+-----------
        IR-07         | land_price_mis       | 1400-01-01
        IR-07         | location_premium_mis | 1400-01-01
        IR-07         | land_areas_gis       | 1401-12-29
        IR-07         | technical_routine    | 1400-01-01
        IR-08         | land_price_mis       | 1400-01-01
        IR-08         | location_premium_mis | 1400-01-01
        IR-08         | land_areas_gis       | 1400-01-01
        IR-08         | technical_routine    |
    """)
    assert [0, 0, 50] == [value_of("desk_prerequisites_pct", day) for day in ("1400", "1401-12-28", "1401")]
    assert 100 == value_of("desk_prerequisites_pct", provinces={"IR-07"})
