"""Worked examples: exports by way of leaving the country, the companies that manage them, and standards."""

import pytest
from sqlalchemy import Table

from data_access.schema.exports import (
    consortium_export,
    emc,
    emc_contract,
    emc_export,
    emc_grade,
    export_declaration,
    standard_certificate,
)
from tests.conftest import ValueOf
from tests.examples import Given

MILLION = 1_000_000


def test_exports_of_small_industries(given: Given, value_of: ValueOf) -> None:
    """In millions of dollars, first and last day included; one of unknown value adds nothing to the sum.

    E1 declares twice and is one enterprise; E3 declares outside the year only.
    """
    given(export_declaration, f"""
        province_code | enterprise | declared_on | value_usd
        --------------+------------+-------------+-------------
        IR-07         | E1         | 1400-12-29  | {9 * MILLION}
        IR-07         | E1         | 1401-01-01  | {2 * MILLION}
        IR-07         | E1         | 1401-06-01  | {MILLION / 2}
        IR-08         | E2         | 1401-12-29  | {4 * MILLION}
        IR-09         | E4         | 1401-06-01  |
        IR-08         | E3         | 1402-01-01  | {9 * MILLION}
    """)
    assert 6.5 == pytest.approx(value_of("sme_exports_musd"))
    assert 4 == pytest.approx(value_of("sme_exports_musd", provinces={"IR-08"}))
    assert value_of("sme_exports_musd", provinces={"IR-09"}) is None
    assert 0 == value_of("sme_exports_musd", provinces={"IR-10"})
    assert 3 == value_of("exporting_smes")
    assert 1 == value_of("exporting_smes", provinces={"IR-07"})


@pytest.mark.parametrize(("code", "table"), [
    ("consortia_exports_musd", consortium_export),
    ("emc_exports_musd", emc_export),
])
def test_exports_by_others(code: str, table: Table, given: Given, value_of: ValueOf) -> None:
    """Of the whole country only: a province of them is unknown."""
    given(table, f"""
        exported_on | value_usd
        ------------+--------------
        1400-12-29  | {9 * MILLION}
        1401-01-01  | {2 * MILLION}
        1401-06-01  |
        1401-12-29  | {3 * MILLION}
        1402-01-01  | {9 * MILLION}
    """)
    assert 5 == pytest.approx(value_of(code))
    assert value_of(code, provinces={"IR-07"}) is None


@pytest.mark.parametrize(("code", "table"), [
    ("consortia_exports_musd", consortium_export),
    ("emc_exports_musd", emc_export),
])
def test_exports_nobody_valued(code: str, table: Table, given: Given, value_of: ValueOf) -> None:
    assert 0 == value_of(code)
    given(table, """
        exported_on
        -----------
        1401-06-01
    """)
    assert value_of(code) is None


def test_contracts_of_export_managers(given: Given, value_of: ValueOf) -> None:
    """Two contracts of one company are two."""
    given(emc_contract, """
        emc_id | signed_on
        -------+-----------
        1      | 1400-12-29
        1      | 1401-01-01
        1      | 1401-12-29
        2      | 1401-06-01
        2      | 1402-01-01
    """)
    assert 3 == value_of("emc_contracts")


def test_export_managers_by_state(given: Given, value_of: ValueOf) -> None:
    """At the end of the year. Company 1 holds two grades: it stands under both, once under graded, and is
    one company. 2 lost its grade on the last day, 3 rose from one grade to the next, 4 gets its grade too
    late; 5 left, though nobody ended its grade; 6 is found too late; 7 leaves the day after.
    """
    given(emc, """
        id | identified_on | left_on
        ---+---------------+-----------
        1  | 1395-01-01    |
        2  | 1395-01-01    |
        3  | 1401-12-29    |
        4  | 1395-01-01    |
        5  | 1395-01-01    | 1401-12-29
        6  | 1402-01-01    |
        7  | 1395-01-01    | 1402-01-01
    """)
    given(emc_grade, """
        emc_id | grade                | granted_on | ended_on
        -------+----------------------+------------+-----------
        1      | grade_two            | 1401-12-29 |
        1      | preliminary_approval | 1396-01-01 |
        2      | grade_two            | 1396-01-01 | 1401-12-29
        3      | grade_three          | 1396-01-01 | 1401-06-01
        3      | grade_two            | 1401-06-01 |
        4      | grade_three          | 1402-01-01 |
        5      | grade_three          | 1396-01-01 |
        7      | grade_three          | 1396-01-01 | 1402-01-01
    """)
    assert 5 == value_of("emc_companies")
    expected = {
        "identified": 5, "graded": 3, "grade_two": 2, "grade_three": 1, "preliminary_approval": 1,
    }
    assert expected == {state: value_of("emc_companies", category=state) for state in expected}


def test_no_export_managers(value_of: ValueOf) -> None:
    assert 0 == value_of("emc_companies")
    assert 0 == value_of("emc_companies", category="graded")


def test_standards(given: Given, value_of: ValueOf) -> None:
    given(standard_certificate, """
        province_code | obtained_on
        --------------+------------
        IR-07         | 1400-12-29
        IR-07         | 1401-01-01
        IR-08         | 1401-12-29
        IR-08         | 1402-01-01
    """)
    assert 2 == value_of("standards_obtained")
    assert 1 == value_of("standards_obtained", provinces={"IR-08"})
    assert 0 == value_of("standards_obtained", provinces={"IR-09"})
