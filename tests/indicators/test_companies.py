"""Worked examples: the provincial companies, their assemblies and boards, and reports on them."""

import pytest

from data_access.schema.organisation import board_change, company_report, general_assembly, provincial_company
from tests.conftest import ValueOf
from tests.examples import Given

# A row of each kind in a province, one of each without, and days on either side of the year.
REPORTS = """
    kind                | province_code | prepared_on
    --------------------+---------------+------------
    company_performance | IR-07         | 1400-12-29
    company_performance | IR-07         | 1401-01-01
    company_performance | IR-07         | 1401-06-01
    company_performance | IR-08         | 1401-12-29
    board_meetings      |               | 1401-01-01
    board_meetings      | IR-09         | 1401-12-29
    article_44          |               | 1401-06-01
    article_44          |               | 1402-01-01
"""


def test_companies(given: Given, value_of: ValueOf) -> None:
    """At the end of the year: founded on its last day is there, dissolved on it is gone."""
    given(provincial_company, """
        province_code | founded_on | dissolved_on
        --------------+------------+-------------
        IR-07         | 1380-01-01 |
        IR-08         | 1401-12-29 |
        IR-09         | 1380-01-01 | 1402-01-01
        IR-10         | 1380-01-01 | 1401-12-29
        IR-11         | 1402-01-01 |
    """)
    assert 3 == value_of("provincial_companies")
    assert 1 == value_of("provincial_companies", provinces={"IR-07"})
    assert 0 == value_of("provincial_companies", provinces={"IR-10"})


def test_assemblies(given: Given, value_of: ValueOf) -> None:
    """Two assemblies of one company are two, each of its own subject."""
    given(general_assembly, """
        province_code | subject         | held_on
        --------------+-----------------+-----------
        IR-07         | annual_accounts | 1400-12-29
        IR-07         | annual_accounts | 1401-01-01
        IR-07         | capital_schemes | 1401-06-01
        IR-08         | annual_accounts | 1401-12-29
        IR-08         | capital_schemes | 1402-01-01
    """)
    assert 3 == value_of("general_assemblies")
    assert 2 == value_of("general_assemblies", category="annual_accounts")
    assert 1 == value_of("general_assemblies", category="capital_schemes")
    assert 1 == value_of("general_assemblies", provinces={"IR-08"})


@pytest.mark.parametrize(("code", "expected"), [
    ("company_performance_reports", 3),
    ("board_meeting_reports", 2),
    ("article44_reports", 1),
])
def test_reports(code: str, expected: int, given: Given, value_of: ValueOf) -> None:
    """Each kind for itself, first and last day included."""
    given(company_report, REPORTS)
    assert expected == value_of(code)
    assert 0 == value_of(code, "1401-02")


def test_reports_on_the_companies_of_a_province(given: Given, value_of: ValueOf) -> None:
    """Reports of other kinds without a province leave nothing unknown; they are of the country only."""
    given(company_report, REPORTS)
    assert 2 == value_of("company_performance_reports", provinces={"IR-07"})
    assert 0 == value_of("company_performance_reports", provinces={"IR-10"})
    assert value_of("board_meeting_reports", provinces={"IR-09"}) is None
    assert value_of("article44_reports", provinces={"IR-09"}) is None


def test_a_report_on_an_unknown_company(given: Given, value_of: ValueOf) -> None:
    """It may be of any province that has none on record: those are unknown."""
    given(company_report, """
        kind                | province_code | prepared_on
        --------------------+---------------+------------
        company_performance |               | 1401-06-01
        company_performance | IR-07         | 1401-06-01
    """)
    assert 2 == value_of("company_performance_reports")
    assert 1 == value_of("company_performance_reports", provinces={"IR-07"})
    assert value_of("company_performance_reports", provinces={"IR-08"}) is None


def test_board_changes(given: Given, value_of: ValueOf) -> None:
    given(board_change, """
        province_code | prepared_on
        --------------+------------
        IR-07         | 1400-12-29
        IR-07         | 1401-01-01
        IR-08         | 1401-12-29
        IR-08         | 1402-01-01
    """)
    assert 2 == value_of("board_changes")
    assert 1 == value_of("board_changes", provinces={"IR-07"})
    assert 0 == value_of("board_changes", provinces={"IR-09"})
