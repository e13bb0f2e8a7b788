"""Exports, export management companies, exhibitions and standards of the demo beside the report."""

import pytest

from data_access import report
from tests.demo import Ask

FIRST_DAY, NEW_YEAR = "DATE '2022-03-21'", "DATE '2023-03-21'"
DAYS = [
    ("export_declaration", "declared_on"), ("consortium_export", "exported_on"),
    ("emc_export", "exported_on"), ("emc_contract", "signed_on"), ("emc", "identified_on"),
    ("emc_grade", "granted_on"), ("exhibition", "held_on"), ("exhibition_agreement", "signed_on"),
    ("permanent_exhibition", "opened_on"), ("permanent_exhibition_unit", "joined_on"),
    ("standard_certificate", "obtained_on"),
]
NUMBERED = [table for table, _ in DAYS if table != "emc_grade"] + ["exhibition_unit"]
AT_EXHIBITION = "JOIN exhibition e ON e.id = u.exhibition_id"
AGREED = f"""exhibition_agreement a JOIN exhibition_unit u ON u.id = a.exhibition_unit_id {AT_EXHIBITION}"""


@pytest.mark.parametrize(("table", "day"), DAYS)
def test_no_day_lies_outside_the_data(table: str, day: str, sql: Ask) -> None:
    question = f"SELECT count(*) FROM {table} WHERE {day} < DATE '2013-03-21' OR {day} >= {NEW_YEAR}"
    assert [(0,)] == sql(question)


@pytest.mark.parametrize("table", NUMBERED)
def test_numbers_are_unique_and_generated_rows_say_so(table: str, sql: Ask) -> None:
    question = f"SELECT count(*) - count(DISTINCT number), min(CAST(simulated AS INTEGER)) FROM {table}"
    assert [(0, 1)] == sql(question)


@pytest.mark.parametrize(("code", "table", "day", "table_no"), [
    ("sme_exports_musd", "export_declaration", "declared_on", "61"),
    ("consortia_exports_musd", "consortium_export", "exported_on", "60"),
    ("emc_exports_musd", "emc_export", "exported_on", "62"),
])
def test_values_add_up_to_the_table(code: str, table: str, day: str, table_no: str, sql: Ask) -> None:
    """In the year and since the beginning; no export is worth nothing."""
    question = f"""SELECT round(sum(value_usd) / 1e6, 6),
                          round(sum(CASE WHEN {day} >= {FIRST_DAY} THEN value_usd END) / 1e6, 6),
                          min(value_usd) > 0 FROM {table}"""
    expected = [report.value(code, table_no=table_no, period_type=p) for p in ("cumulative", "year")]
    assert [(*expected, True)] == sql(question)


def test_exporting_enterprises_stand_in_one_province_each(sql: Ask) -> None:
    question = f"SELECT count(DISTINCT enterprise) FROM export_declaration WHERE declared_on >= {FIRST_DAY}"
    assert [(report.value("exporting_smes"),)] == sql(question)
    moved = """SELECT enterprise FROM export_declaration GROUP BY enterprise
               HAVING count(DISTINCT province_code) > 1"""
    assert [] == sql(moved)


def test_companies_by_grade(sql: Ask) -> None:
    """22 grades are printed for 21 graded companies: one holds two, of different kinds."""
    states = ("grade_two", "grade_three", "preliminary_approval")
    expected = {state: report.value("emc_companies", category=state) for state in states}
    assert expected == dict(sql("SELECT grade, count(*) FROM emc_grade WHERE ended_on IS NULL GROUP BY 1"))
    whole = [report.value("emc_companies", category=state) for state in ("identified", "graded")]
    question = """SELECT (SELECT count(*) FROM emc WHERE left_on IS NULL), count(DISTINCT emc_id)
                  FROM emc_grade"""
    assert [tuple(whole)] == sql(question)


def test_no_company_is_graded_before_it_is_found(sql: Ask) -> None:
    question = """SELECT count(*) FROM emc_grade g JOIN emc c ON c.id = g.emc_id
                  WHERE g.granted_on < c.identified_on"""
    assert [(0,)] == sql(question)


def test_contracts_of_the_companies(sql: Ask) -> None:
    question = f"SELECT count(*), count(CASE WHEN signed_on >= {FIRST_DAY} THEN 1 END) FROM emc_contract"
    expected = [report.value("emc_contracts", period_type=p) for p in ("cumulative", "year")]
    assert [tuple(expected)] == sql(question)


@pytest.mark.parametrize("place", ["domestic", "foreign"])
def test_exhibitions_of_the_year(place: str, sql: Ask) -> None:
    """Exhibitions, units supported to attend, and what they concluded there."""
    this = f"e.place = '{place}' AND e.held_on >= {FIRST_DAY}"
    question = f"""SELECT (SELECT count(*) FROM exhibition e WHERE {this}),
                          (SELECT count(*) FROM exhibition_unit u {AT_EXHIBITION} WHERE {this}),
                          count(CASE WHEN a.kind = 'contract' THEN 1 END),
                          count(CASE WHEN a.kind = 'memorandum' THEN 1 END) FROM {AGREED} WHERE {this}"""
    codes = ("exhibitions_supported", "exhibition_units", "exhibition_contracts", "exhibition_memoranda")
    assert [tuple(report.value(code, category=place) for code in codes)] == sql(question)


def test_units_at_exhibitions_since_the_beginning(sql: Ask) -> None:
    expected = report.value("exhibition_units", period_type="cumulative")
    assert [(expected,)] == sql("SELECT count(*) FROM exhibition_unit")


def test_somebody_was_supported_at_every_exhibition(sql: Ask) -> None:
    question = """SELECT count(*) FROM exhibition e
                  WHERE NOT EXISTS (SELECT 1 FROM exhibition_unit u WHERE u.exhibition_id = e.id)"""
    assert [(0,)] == sql(question)


def test_agreements_are_signed_where_and_when_the_unit_attended(sql: Ask) -> None:
    assert [(0,)] == sql(f"SELECT count(*) FROM {AGREED} WHERE a.signed_on < e.held_on")
    assert sql("SELECT count(*) FROM exhibition_agreement") == sql(f"SELECT count(*) FROM {AGREED}")


def test_permanent_exhibitions(sql: Ask) -> None:
    for code, table, day in (
        ("permanent_exhibitions", "permanent_exhibition", "opened_on"),
        ("permanent_exhibition_units", "permanent_exhibition_unit", "joined_on"),
    ):
        question = f"SELECT count(*), count(CASE WHEN {day} >= {FIRST_DAY} THEN 1 END) FROM {table}"
        assert [tuple(report.value(code, period_type=p) for p in ("cumulative", "year"))] == sql(question)


def test_no_unit_joins_before_its_permanent_exhibition_opens(sql: Ask) -> None:
    question = """SELECT count(*) FROM permanent_exhibition_unit u
                  JOIN permanent_exhibition p ON p.id = u.permanent_exhibition_id
                  WHERE u.joined_on < p.opened_on"""
    assert [(0,)] == sql(question)


def test_standards(sql: Ask) -> None:
    question = f"SELECT count(*) FROM standard_certificate WHERE obtained_on >= {FIRST_DAY}"
    assert [(report.value("standards_obtained"),)] == sql(question)
