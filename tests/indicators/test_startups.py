"""Worked examples: start-up events and ideas, insurance, documents of experience, theses, memoranda."""

import pytest
from sqlalchemy import Table

from data_access.schema.startups import (
    experience_document,
    insurance_policy,
    memorandum,
    startup_event,
    startup_idea,
    thesis,
)
from tests.conftest import ValueOf
from tests.examples import Given


@pytest.mark.parametrize(("code", "table", "day"), [
    ("startup_events", startup_event, "held_on"),
    ("insurance_policies", insurance_policy, "issued_on"),
    ("entrepreneurship_documents", experience_document, "collected_on"),
    ("theses_supported", thesis, "signed_on"),
])
def test_what_happened_in_the_year(
    code: str, table: Table, day: str, given: Given, value_of: ValueOf,
) -> None:
    """First and last day included, each in its province."""
    given(table, f"""
        province_code | {day}
        --------------+-----------
        IR-07         | 1400-12-29
        IR-07         | 1401-01-01
        IR-08         | 1401-06-01
        IR-08         | 1401-12-29
        IR-08         | 1402-01-01
    """)
    assert 3 == value_of(code)
    assert 2 == value_of(code, provinces={"IR-08"})
    assert 0 == value_of(code, provinces={"IR-09"})
    assert 1 == value_of(code, "1401-06")


def test_ideas(given: Given, value_of: ValueOf) -> None:
    """By the day of support, in the province of their event, which stands once for both of its ideas."""
    given(startup_event, """
        id | province_code | held_on
        ---+---------------+-----------
        1  | IR-07         | 1400-12-29
        2  | IR-08         | 1401-06-01
    """)
    given(startup_idea, """
        startup_event_id | supported_on
        -----------------+-------------
        1                | 1400-12-29
        1                | 1401-01-01
        2                | 1401-06-01
        2                | 1401-12-29
        2                | 1402-01-01
    """)
    assert 3 == value_of("startup_ideas")
    assert 1 == value_of("startup_ideas", provinces={"IR-07"})
    assert 2 == value_of("startup_ideas", provinces={"IR-08"})
    assert 1 == value_of("startup_events")


def test_documents_of_every_kind_count(given: Given, value_of: ValueOf) -> None:
    given(experience_document, """
        kind   | collected_on
        -------+-------------
        volume | 1401-06-01
        report | 1401-06-01
        clip   | 1401-06-01
    """)
    assert 3 == value_of("entrepreneurship_documents")


def test_theses_by_degree(given: Given, value_of: ValueOf) -> None:
    """A thesis of unknown degree is a thesis and belongs to neither."""
    given(thesis, """
        degree    | signed_on
        ----------+-----------
        doctorate | 1401-01-01
        master    | 1401-06-01
        master    | 1401-12-29
                  | 1401-06-01
        master    | 1402-01-01
    """)
    assert 4 == value_of("theses_supported")
    assert 1 == value_of("theses_supported", category="doctorate")
    assert 2 == value_of("theses_supported", category="master")


def test_memoranda(given: Given, value_of: ValueOf) -> None:
    """Signed in the year, whoever the partner, named or not; they are of no province."""
    given(memorandum, """
        partner_en | signed_on
        -----------+-----------
        A bank     | 1400-12-29
        A bank     | 1401-01-01
                   | 1401-12-29
        A bank     | 1402-01-01
    """)
    assert 2 == value_of("memoranda_signed")
    assert value_of("memoranda_signed", provinces={"IR-07"}) is None
