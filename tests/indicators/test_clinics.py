"""Worked examples: what happens in business clinics and who is registered in them."""

import pytest

from data_access.schema.centres import clinic_event, clinic_member
from tests.conftest import ValueOf
from tests.examples import Given


@pytest.mark.parametrize(("code", "kind", "other"), [
    ("business_clinics_new", "clinic_launched", "manager_selected"),
    ("business_clinic_managers_selected", "manager_selected", "service_delivered"),
    ("clinic_services", "service_delivered", "clinic_launched"),
])
def test_events(code: str, kind: str, other: str, given: Given, value_of: ValueOf) -> None:
    """Of one kind, first and last day included."""
    given(clinic_event, f"""
        province_code | kind    | happened_on
        --------------+---------+------------
        IR-07         | {kind}  | 1400-12-29
        IR-07         | {kind}  | 1401-01-01
        IR-08         | {kind}  | 1401-12-29
        IR-08         | {kind}  | 1402-01-01
        IR-08         | {other} | 1401-06-01
    """)
    assert 2 == value_of(code)
    assert 1 == value_of(code, provinces={"IR-08"})
    assert 0 == value_of(code, provinces={"IR-00"})


def test_provinces_with_a_workshop(given: Given, value_of: ValueOf) -> None:
    """A province with two workshops is one province; what else happens in clinics is no workshop."""
    given(clinic_event, """
        province_code | kind                 | happened_on
        --------------+----------------------+------------
        IR-07         | consultants_workshop | 1401-01-01
        IR-07         | consultants_workshop | 1401-06-01
        IR-08         | consultants_workshop | 1401-12-29
        IR-09         | consultants_workshop | 1402-01-01
        IR-10         | clinic_launched      | 1401-06-01
    """)
    assert 2 == value_of("consultant_workshops_provinces")
    assert value_of("consultant_workshops_provinces", provinces={"IR-07"}) is None


# Two assessors and five consultants at the end of the year. Approved: 3, 4 and 5; 6 a day too late.
MEMBERS = """
    id | province_code | role       | field                 | registered_on | approved_on | left_on
    ---+---------------+------------+-----------------------+---------------+-------------+-----------
    1  | IR-07         | assessor   | other                 | 1390-01-01    | 1390-01-01  |
    2  | IR-07         | assessor   |                       | 1401-12-29    |             |
    3  | IR-07         | consultant | legal_and_policy      | 1390-01-01    | 1401-12-29  |
    4  | IR-07         | consultant | legal_and_policy      | 1390-01-01    | 1390-01-01  | 1402-01-01
    5  | IR-08         | consultant | marketing_and_trade   | 1401-12-29    | 1401-12-29  |
    6  | IR-08         | consultant | management_systems    | 1390-01-01    | 1402-01-01  |
    7  | IR-08         | consultant |                       | 1390-01-01    |             |
    8  | IR-08         | consultant | business_diagnosis    | 1390-01-01    | 1390-01-01  | 1401-12-29
    9  | IR-08         | consultant | inputs_and_materials  | 1402-01-01    | 1402-01-01  |
"""


def test_assessors_and_consultants(given: Given, value_of: ValueOf) -> None:
    """Registered at the end of the year, approved or not; who left on its last day is gone."""
    given(clinic_member, MEMBERS)
    assert 2 == value_of("clinic_assessors")
    assert 0 == value_of("clinic_assessors", provinces={"IR-08"})
    assert 5 == value_of("clinic_consultants")
    assert 3 == value_of("clinic_consultants", provinces={"IR-08"})


def test_groups_of_fields(given: Given, value_of: ValueOf) -> None:
    """Fields of consultants (law, marketing, management); an assessor's or an unknown one is no group."""
    given(clinic_member, MEMBERS)
    assert 3 == value_of("clinic_field_groups")
    assert value_of("clinic_field_groups", provinces={"IR-07"}) is None


def test_approved_consultants_by_field(given: Given, value_of: ValueOf) -> None:
    """Two of the three approved are lawyers; the field narrows only what is above the line."""
    given(clinic_member, MEMBERS)
    assert 200 / 3 == value_of("clinic_consultants_field_pct", category="legal_and_policy")
    assert 100 / 3 == value_of("clinic_consultants_field_pct", category="marketing_and_trade")
    assert 0 == value_of("clinic_consultants_field_pct", category="management_systems")


def test_share_of_no_approved_consultants(value_of: ValueOf) -> None:
    assert value_of("clinic_consultants_field_pct", category="other") is None
