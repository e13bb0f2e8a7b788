"""Credit schemes and idle units of the demo beside the report."""

from datetime import date

import pytest
from sqlalchemy import Table

from data_access import report
from data_access.schema import reactivation, support
from tests.demo import Ask

START, STOP = "DATE '2022-03-21'", "DATE '2023-03-21'"  # first day of 1401, the day after its last
DATED = [
    (table, column.name)
    for module in (support, reactivation)
    for table in vars(module).values() if isinstance(table, Table)
    for column in table.c if column.type.python_type is date
]
YEARS_OF = {"renovation": (1400, 1401), "credit_public": (1400, 1401)}


@pytest.mark.parametrize(("column", "code"), [
    ("approved_mirr", "support_budget_approved_mirr"), ("allocated_mirr", "support_budget_allocated_mirr"),
])
@pytest.mark.parametrize("scheme", YEARS_OF)
def test_budgets_are_the_printed_ones(scheme: str, column: str, code: str, sql: Ask) -> None:
    expected = [(year, report.value(code, category=scheme, period=str(year))) for year in YEARS_OF[scheme]]
    question = f"""SELECT jalali_year, sum({column}) FROM support_budget WHERE scheme = '{scheme}'
                   GROUP BY jalali_year ORDER BY jalali_year"""
    assert expected == sql(question)


@pytest.mark.parametrize(("scheme", "year"), [
    ("renovation", 1400), ("renovation", 1401), ("credit_public", 1400), ("credit_public", 1401),
    ("credit_internal", 1401), ("dairy", 1400), ("dairy", 1401),
])
def test_deposits_are_the_printed_ones(scheme: str, year: int, sql: Ask) -> None:
    codes = ("support_deposited_mirr", "support_bank_resources_mirr", "support_facilities_mirr")
    expected = tuple(
        report.value(code, category=scheme, period=str(year), period_type="year") for code in codes
    )
    question = f"""SELECT sum(amount_mirr), sum(bank_mirr), sum(amount_mirr + bank_mirr) FROM support_deposit
                   WHERE scheme = '{scheme}' AND funds_year = {year}"""
    assert [expected] == sql(question)


def test_deposits_of_renovation_since_its_start(sql: Ask) -> None:
    ever = report.value("support_deposited_mirr", category="renovation", period_type="cumulative")
    assert [(ever,)] == sql("SELECT sum(amount_mirr) FROM support_deposit WHERE scheme = 'renovation'")


def test_deposits_are_made_in_the_year_of_their_funds(sql: Ask) -> None:
    question = """SELECT count(*) FROM support_deposit t JOIN calendar d ON d.day = t.deposited_on
                  WHERE d.jalali_year <> t.funds_year"""
    assert [(0,)] == sql(question)


@pytest.mark.parametrize("scheme", ["renovation", "credit_public", "dairy"])
def test_units_and_jobs_since_the_start_of_the_scheme(scheme: str, sql: Ask) -> None:
    expected = tuple(
        report.value(code, category=scheme, period_type="cumulative")
        for code in ("support_units", "support_jobs")
    )
    question = f"SELECT count(*), sum(jobs) FROM support_loan WHERE scheme = '{scheme}'"
    assert [expected] == sql(question)


@pytest.mark.parametrize(("scheme", "use"), [
    ("renovation", "modernised"), ("renovation", "working_capital"),
    ("credit_public", "projects_completed"), ("credit_public", "working_capital"),
])
def test_units_by_use(scheme: str, use: str, sql: Ask) -> None:
    expected = report.value("support_units", category=f"{scheme}:{use}", period_type="cumulative")
    question = f"SELECT count(*) FROM support_loan WHERE scheme = '{scheme}' AND use = '{use}'"
    assert [(expected,)] == sql(question)


@pytest.mark.parametrize("scheme", ["credit_public", "dairy"])
def test_contracts_of_the_funds_of_1400(scheme: str, sql: Ask) -> None:
    code = "support_contract_value_mirr"
    parts = [
        report.value(code, category=f"{scheme}:{part}_share", period="1400")
        for part in ("organisation", "bank")
    ]
    whole = report.value(code, category=scheme, period="1400")
    question = f"""SELECT count(*), round(sum(organisation_mirr), 3), round(sum(bank_mirr), 3),
                          round(sum(organisation_mirr + bank_mirr), 3)
                   FROM support_loan WHERE scheme = '{scheme}' AND funds_year = 1400"""
    count = report.value("support_contracts", category=scheme, period="1400")
    assert [(count, *parts, whole)] == sql(question)


def test_no_more_is_lent_of_the_funds_of_1400_than_was_deposited(sql: Ask) -> None:
    question = """SELECT d.scheme FROM (SELECT scheme, sum(amount_mirr) AS held FROM support_deposit
                                        WHERE funds_year = 1400 GROUP BY scheme) d
                  JOIN (SELECT scheme, sum(organisation_mirr) AS lent FROM support_loan
                        WHERE funds_year = 1400 GROUP BY scheme) l ON l.scheme = d.scheme
                  LEFT JOIN support_return r ON r.scheme = d.scheme AND r.funds_year = 1400
                  WHERE lent + coalesce(r.amount_mirr, 0) > held + 0.001"""
    assert [] == sql(question)


def test_no_loan_is_signed_before_the_year_of_its_funds(sql: Ask) -> None:
    question = """SELECT count(*) FROM support_loan t JOIN calendar d ON d.day = t.signed_on
                  WHERE d.jalali_year < t.funds_year"""
    assert [(0,)] == sql(question)


def test_idle_units_restarted_in_1401_and_their_jobs(sql: Ask) -> None:
    expected = tuple(report.value(code) for code in ("idle_units_restarted", "idle_units_restarted_jobs"))
    question = f"SELECT count(*), sum(jobs) FROM idle_unit WHERE restarted_on >= {START}"
    assert [expected] == sql(question)


@pytest.mark.parametrize("method", reactivation.METHODS)
def test_share_of_each_method(method: str, sql: Ask) -> None:
    """To the decimal that is printed."""
    printed = report.value("idle_restart_method_pct", category=method, kind="published_percent")
    question = f"""SELECT 100.0 * sum(CASE WHEN method = '{method}' THEN 1 ELSE 0 END) / count(*)
                   FROM idle_unit WHERE restarted_on IS NOT NULL"""
    assert printed == pytest.approx(float(sql(question)[0][0]), abs=0.05)


def test_only_restarted_units_have_a_method_and_jobs(sql: Ask) -> None:
    question = """SELECT count(*) FROM idle_unit WHERE (restarted_on IS NULL) <> (method IS NULL)
                  OR (restarted_on IS NULL AND jobs IS NOT NULL) OR restarted_on < stopped_on"""
    assert [(0,)] == sql(question)


@pytest.mark.parametrize(("table", "day"), DATED, ids=[f"{table}.{day}" for table, day in DATED])
def test_no_day_lies_outside_the_data(table: Table, day: str, sql: Ask) -> None:
    question = f"SELECT count(*) FROM {table} WHERE {day} >= {STOP} OR {day} < DATE '2000-01-01'"
    assert [(0,)] == sql(question)
