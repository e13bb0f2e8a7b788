"""Budgets, accounts, income statements, receipts, grants and advances of the demo beside the report."""

import pytest

from data_access import report
from data_access.schema.finance import MEANS
from tests.demo import Ask, OfProvince

FIRST_DAY, NEW_YEAR = "DATE '2022-03-21'", "DATE '2023-03-21'"
AS_PRINTED = [
    "capital_scheme", "capital_scheme_budget", "provincial_budget", "company_account", "statement_line",
]
GENERATED = {
    "capital_receipt": "received_on", "company_grant": "paid_on", "finance_session": "held_on",
    "advance_payment": "paid_on",
}
RESULTS = {
    "organisation": ("org_net_profit_mirr", "org_operating_profit_mirr"),
    "consolidated": ("consolidated_net_profit_mirr", "consolidated_operating_profit_mirr"),
}


@pytest.mark.parametrize("table", AS_PRINTED)
def test_lines_as_printed_are_not_marked_as_simulated(table: str, sql: Ask) -> None:
    assert [(0,)] == sql(f"SELECT count(*) FROM {table} WHERE simulated")


@pytest.mark.parametrize(("table", "day"), GENERATED.items())
def test_generated_rows_are_marked_and_their_numbers_unique(table: str, day: str, sql: Ask) -> None:
    question = f"""SELECT min(CAST(simulated AS INTEGER)), count(*) - count(DISTINCT number),
                          max({day}) < {NEW_YEAR} FROM {table}"""
    assert [(1, 0, True)] == sql(question)


def test_schemes_by_kind(sql: Ask) -> None:
    names = ("infrastructure", "small_and_medium_industries", "miscellaneous_lines")
    expected = {name: report.value("capital_schemes", category=name) for name in names}
    assert expected == dict(sql("SELECT kind, count(*) FROM capital_scheme WHERE until IS NULL GROUP BY 1"))


@pytest.mark.parametrize("amount", ["agreement", "allocation"])
def test_schemes_have_their_printed_budgets(amount: str, sql: Ask) -> None:
    """In billions, and they add up to the printed sum within the rounding of ten of them."""
    printed = report.table("4_national_capital_budget")
    expected = {f"scheme_{row['scheme_code']}": float(row[f"{amount}_brial"]) for row in printed}
    question = f"""SELECT s.code, b.{amount}_mirr / 1000 FROM capital_scheme_budget b
                   JOIN capital_scheme s ON s.id = b.capital_scheme_id WHERE b.jalali_year = 1401"""
    assert expected == dict(sql(question))
    whole = report.value(f"capital_national_{amount}_birr", table_no="52")
    assert whole == pytest.approx(sum(expected.values()), abs=len(expected) / 2)


@pytest.mark.parametrize("amount", ["agreement", "allocation"])
def test_provinces_have_their_printed_budgets(amount: str, per_province: OfProvince) -> None:
    code = f"capital_provincial_{amount}_mirr"
    question = f"SELECT province_code, {amount}_mirr FROM provincial_budget WHERE jalali_year = 1401"
    found = per_province(question)
    assert report.by_province(code) == found
    assert report.value(code, table_no="53") == sum(found.values())


@pytest.mark.parametrize(("line", "year"), [
    ("resources", "1400"), ("resources", "1401"), ("operating_expenses", "1400"),
    ("operating_expenses", "1401"), ("nonoperating_expenses", "1401"),
])
def test_accounts_of_the_companies(line: str, year: str, per_province: OfProvince) -> None:
    question = f"""SELECT province_code, amount_mirr FROM company_account
                   WHERE line = '{line}' AND jalali_year = {year}"""
    assert report.by_province(f"company_{line}_mirr", period=year) == per_province(question)


def test_non_operating_expenses_of_1400_are_not_printed_and_have_no_rows(sql: Ask) -> None:
    question = """SELECT count(*) FROM company_account
                  WHERE line = 'nonoperating_expenses' AND jalali_year <> 1401"""
    assert [(0,)] == sql(question)


@pytest.mark.parametrize("year", ["1400", "1401"])
@pytest.mark.parametrize("statement", RESULTS)
def test_lines_of_a_statement_give_its_printed_results(statement: str, year: str, sql: Ask) -> None:
    """Net profit is the sum of all lines, operating profit that of the upper ones. Expenses are negative."""
    below = "'finance_costs', 'nonoperating_net', 'income_tax'"
    question = f"""SELECT sum(amount_mirr), sum(CASE WHEN line NOT IN ({below}) THEN amount_mirr END)
                   FROM statement_line WHERE statement = '{statement}' AND jalali_year = {year}"""
    assert [tuple(report.value(code, period=year) for code in RESULTS[statement])] == sql(question)
    negative = """SELECT count(*) FROM statement_line WHERE amount_mirr > 0 AND line IN
                   ('operating_cost', 'sga_expenses', 'other_expenses', 'finance_costs', 'income_tax')"""
    assert [(0,)] == sql(negative)


def test_the_grants_are_the_other_expenses_of_the_organisation(sql: Ask) -> None:
    question = "SELECT round(sum(amount_mirr)), count(DISTINCT province_code) FROM company_grant"
    assert [(report.value("grant_to_companies_mirr"), 31)] == sql(question)
    assert -report.value("org_other_expenses_mirr") == report.value("grant_to_companies_mirr")


def test_receipts_by_means(sql: Ask) -> None:
    expected = {name: report.value("capital_credit_received_mirr", category=name) for name in MEANS}
    question = f"""SELECT means, round(sum(amount_mirr)) FROM capital_receipt
                   WHERE received_on >= {FIRST_DAY} GROUP BY 1"""
    assert expected == dict(sql(question))
    assert report.value("capital_credit_received_mirr") == sum(expected.values())


def test_share_of_advances_settled(sql: Ask) -> None:
    """All were paid before the year, and none was settled before it began or after it ended."""
    question = f"""SELECT round(100 * sum(CASE WHEN settled_on >= {FIRST_DAY} THEN amount_mirr END)
                                / sum(amount_mirr), 6),
                          max(paid_on) < {FIRST_DAY}, min(settled_on) >= {FIRST_DAY},
                          max(settled_on) < {NEW_YEAR} FROM advance_payment"""
    expected = report.value("prior_advances_settled_pct", kind="published_percent")
    assert [(expected, True, True, True)] == sql(question)


def test_sessions(sql: Ask) -> None:
    question = f"SELECT count(*), min(held_on) >= {FIRST_DAY} FROM finance_session"
    assert [(report.value("finance_working_group_sessions"), True)] == sql(question)
