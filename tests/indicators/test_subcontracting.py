"""Worked examples: who takes part in the subcontracting exchange, and what it brings."""

import pytest

from data_access.schema.subcontracting import (
    ispx_activity,
    ispx_client_talk,
    ispx_contract,
    ispx_direct_sale,
    ispx_field,
    ispx_memorandum,
    ispx_registration,
    ispx_secretariat,
)
from tests.conftest import ValueOf
from tests.examples import Given


def test_ispx_secretariats(given: Given, value_of: ValueOf) -> None:
    """Begun by the last day and not ended by it; two of one province in different fields are two."""
    given(ispx_secretariat, """
        province_code | field_fa | since      | until
        --------------+----------+------------+-----------
        IR-07         | a        | 1398-01-01 |
        IR-07         | b        | 1401-12-29 |
        IR-08         | a        | 1398-01-01 | 1402-01-01
        IR-08         | b        | 1398-01-01 | 1401-12-29
        IR-08         | c        | 1402-01-01 |
    """)
    assert 3 == value_of("ispx_secretariats")
    assert 2 == value_of("ispx_secretariats", provinces={"IR-07"})


def test_ispx_fields(given: Given, value_of: ValueOf) -> None:
    """Fields belong to the country: no province has a number of its own."""
    given(ispx_field, """
        name_fa | since      | until
        --------+------------+-----------
        a       | 1398-01-01 |
        b       | 1401-12-29 | 1402-01-01
        c       | 1398-01-01 | 1401-12-29
        d       | 1402-01-01 |
    """)
    assert 2 == value_of("ispx_fields")
    assert value_of("ispx_fields", provinces={"IR-07"}) is None


def test_ispx_units_registered(given: Given, value_of: ValueOf) -> None:
    """Contractors and clients together, or one side of them."""
    given(ispx_registration, """
        province_code | side       | registered_on
        --------------+------------+--------------
        IR-07         | contractor | 1400-12-29
        IR-07         | contractor | 1401-01-01
        IR-07         | client     | 1401-06-01
        IR-08         | contractor | 1401-12-29
        IR-08         | client     | 1402-01-01
    """)
    assert 3 == value_of("ispx_units_registered")
    assert 2 == value_of("ispx_units_registered", category="contractor")
    assert 1 == value_of("ispx_units_registered", category="client")
    assert 2 == value_of("ispx_units_registered", provinces={"IR-07"})


@pytest.mark.parametrize(("code", "kind", "other"), [
    ("ispx_marketing_activities", "marketing", "capacity_building"),
    ("ispx_capacity_activities", "capacity_building", "marketing"),
])
def test_activities(code: str, kind: str, other: str, given: Given, value_of: ValueOf) -> None:
    """Of one kind, first and last day included."""
    given(ispx_activity, f"""
        province_code | kind    | done_on
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


def test_ispx_contract_value_mirr(given: Given, value_of: ValueOf) -> None:
    """A contract of unknown value is left out of the sum; alone, it makes the sum unknown."""
    given(ispx_contract, """
        province_code | signed_on  | value_mirr
        --------------+------------+-----------
        IR-07         | 1400-12-29 | 1000
        IR-07         | 1401-01-01 | 200
        IR-07         | 1401-12-29 | 30
        IR-08         | 1401-06-01 |
        IR-08         | 1402-01-01 | 5000
    """)
    assert 230 == value_of("ispx_contract_value_mirr")
    assert value_of("ispx_contract_value_mirr", provinces={"IR-08"}) is None
    assert 0 == value_of("ispx_contract_value_mirr", provinces={"IR-00"})


def test_ispx_direct_marketing_birr(given: Given, value_of: ValueOf) -> None:
    """Millions of rials in the rows, billions in the figure."""
    given(ispx_direct_sale, """
        province_code | done_on    | value_mirr
        --------------+------------+-----------
        IR-07         | 1400-12-29 | 8000
        IR-07         | 1401-01-01 | 1500
        IR-08         | 1401-12-29 | 500
        IR-08         | 1401-06-01 |
        IR-08         | 1402-01-01 | 4000
    """)
    assert 2 == value_of("ispx_direct_marketing_birr")
    assert 0.5 == value_of("ispx_direct_marketing_birr", provinces={"IR-08"})


@pytest.mark.parametrize(("code", "kind", "other"), [
    ("ispx_national_client_talks", "national", "international"),
    ("ispx_international_client_talks", "international", "national"),
])
def test_client_talks(code: str, kind: str, other: str, given: Given, value_of: ValueOf) -> None:
    """Clients, not talks: A talked to twice is one client; C was talked to in other years only."""
    given(ispx_client_talk, f"""
        client | kind    | held_on
        -------+---------+-----------
        A      | {kind}  | 1401-01-01
        A      | {kind}  | 1401-06-01
        B      | {kind}  | 1401-12-29
        C      | {kind}  | 1400-12-29
        C      | {kind}  | 1402-01-01
        D      | {other} | 1401-06-01
    """)
    assert 2 == value_of(code)
    assert 1 == value_of(code, period="1401-06")


def test_ispx_mous(given: Given, value_of: ValueOf) -> None:
    """Signed within the year, for the country as a whole."""
    given(ispx_memorandum, """
        signed_on
        ----------
        1400-12-29
        1401-01-01
        1401-12-29
        1402-01-01
    """)
    assert 2 == value_of("ispx_mous")
    assert value_of("ispx_mous", provinces={"IR-07"}) is None
