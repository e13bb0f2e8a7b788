"""Technology parks, markets and needs, and knowledge-based units of the demo beside the report."""

from datetime import date

import pytest
from sqlalchemy import Table

from data_access import report
from data_access.schema import technology, technology_needs
from tests.demo import Ask

START, STOP = "DATE '2022-03-21'", "DATE '2023-03-21'"  # first day of 1401, the day after its last
PARKS = report.table("3_technology_parks")
PARTS = {"laboratory": "laboratories", "rd_unit": "rd_units", "production_unit": "production_tech_units"}
DATED = [
    (table, column.name)
    for module in (technology, technology_needs)
    for table in vars(module).values() if isinstance(table, Table)
    for column in table.c if column.type.python_type is date
]


@pytest.mark.parametrize(("question", "expected"), [
    ("SELECT count(*) FROM technology_park_consultant", report.value("tech_park_consultants")),
    ("SELECT count(*) FROM technology_park_unit", report.value("tech_park_ecosystem_units")),
    ("SELECT count(*) FROM technology_park_project", report.value("tech_park_projects")),
    ("SELECT count(*) FROM technology_park_workshop", 0),
    ("SELECT count(DISTINCT province_code) FROM fan_bazaar", report.value("fan_bazaars")),
    (f"SELECT count(*) FROM fan_bazaar WHERE launched_on >= {START}", report.value("fan_bazaars_launched")),
    ("SELECT count(identified_on) FROM kb_unit", report.value("kb_candidates")),
    (f"SELECT count(*) FROM kb_unit WHERE identified_on >= {START}",
     report.value("kb_candidates_identified")),
    (f"SELECT count(*) FROM kb_unit WHERE approved_on >= {START}", report.value("kb_approved")),
    ("SELECT count(operating_on) FROM kb_unit", report.value("kb_units_operating")),
    ("SELECT count(*) FROM kb_land", report.value("kb_land_companies")),
    ("SELECT round(sum(area_m2) / 10000, 1) FROM kb_land", report.value("kb_land_ha")),
    ("SELECT sum(CASE WHEN size = 'small' THEN 100 * units END) / sum(units) FROM country_units",
     report.value("small_industry_share_pct", kind="published_percent")),
    ("SELECT count(*) FROM tech_need", report.value("tech_needs_identified", period_type="cumulative")),
    (f"SELECT count(*) FROM tech_need WHERE registered_on >= {START}",
     report.value("tech_needs_identified", period_type="year")),
    ("SELECT count(*) FROM tech_need WHERE outcome = 'met'",
     report.value("tech_needs_met", period_type="cumulative")),
    (f"SELECT count(*) FROM tech_need WHERE outcome = 'met' AND finished_on >= {START}",
     report.value("tech_needs_met", period_type="year")),
])
def test_as_many_as_printed(question: str, expected: float, sql: Ask) -> None:
    assert [(expected,)] == sql(question)


def test_each_technology_park_has_its_printed_consultants(sql: Ask) -> None:
    expected = sorted((row["name_fa"], row["province_code"], int(row["consultants_based"])) for row in PARKS)
    question = """SELECT name_fa, province_code, count(c.id) FROM technology_park p
                  LEFT JOIN technology_park_consultant c ON c.technology_park_id = p.id
                  GROUP BY name_fa, province_code"""
    assert expected == sorted(sql(question))


@pytest.mark.parametrize("kind", technology.PARTS)
def test_each_technology_park_has_its_printed_units(kind: str, sql: Ask) -> None:
    columns = [f"{PARTS[kind]}_{state}" for state in ("allocated", "operating")]
    expected = sorted((row["name_fa"], *(int(row[column]) for column in columns)) for row in PARKS)
    question = f"""SELECT name_fa, count(u.id), count(u.operating_on) FROM technology_park p
                   LEFT JOIN technology_park_unit u ON u.technology_park_id = p.id AND u.kind = '{kind}'
                   GROUP BY name_fa"""
    assert expected == sorted(sql(question))


def test_nothing_stands_in_a_technology_park_before_it_operates(sql: Ask) -> None:
    days = [("unit", "allocated_on"), ("consultant", "joined_on"), ("project", "done_on")]
    counted = [
        sql(f"""SELECT count(*) FROM technology_park_{name} t JOIN technology_park p
                  ON p.id = t.technology_park_id WHERE {day} < p.operating_on""")
        for name, day in days
    ]
    assert [[(0,)]] * len(days) == counted


@pytest.mark.parametrize("effect", technology.EFFECTS)
def test_projects_by_effect(effect: str, sql: Ask) -> None:
    question = f"SELECT count(*) FROM technology_park_project WHERE effect = '{effect}'"
    assert [(report.value("tech_park_projects", category=effect),)] == sql(question)


@pytest.mark.parametrize("kind", technology.DEALS)
def test_deals_and_their_value(kind: str, sql: Ask) -> None:
    question = f"""SELECT count(*), round(sum(value_mirr) / 1000, 3)
                   FROM fan_bazaar_deal WHERE kind = '{kind}'"""
    deals = report.value("fanbazaar_deals", category=kind)
    assert [(deals, report.value("fanbazaar_deal_value_birr", category=kind))] == sql(question)


def test_innovation_centres_are_those_of_the_report(sql: Ask) -> None:
    printed = report.table("3_innovation_centres")
    expected = sorted((row["province_code"], row["name_fa"], bool(row["launched_1401"])) for row in printed)
    question = f"SELECT province_code, name_fa, launched_on >= {START} FROM innovation_centre"
    assert expected == sorted(sql(question))


def test_knowledge_based_units_are_candidates_then_approved_then_in_operation(sql: Ask) -> None:
    question = """SELECT count(*) FROM kb_unit WHERE approved_on < identified_on OR operating_on < approved_on
                  OR (identified_on IS NULL AND operating_on IS NULL)"""
    assert [(0,)] == sql(question)


def test_needs_have_an_outcome_exactly_when_they_have_ended(sql: Ask) -> None:
    question = "SELECT count(*) FROM tech_need WHERE (finished_on IS NULL) <> (outcome IS NULL)"
    assert [(0,)] == sql(question)


def test_steps_of_a_need_are_contiguous_from_its_registration_to_its_end(sql: Ask) -> None:
    question = """SELECT count(*) FROM (
                    SELECT s.*, n.registered_on, n.finished_on,
                           lead(entered_on) OVER turn AS next_on, lag(s.id) OVER turn AS before
                    FROM tech_need_step s JOIN tech_need n ON n.id = s.tech_need_id
                    WINDOW turn AS (PARTITION BY tech_need_id ORDER BY s.id)) t
                  WHERE (before IS NULL AND entered_on <> registered_on)
                     OR coalesce(next_on, finished_on) IS DISTINCT FROM left_on"""
    assert [(0,)] == sql(question)


def test_every_need_passes_steps_of_its_own_flowchart_from_the_first(sql: Ask) -> None:
    question = """SELECT n.id FROM tech_need n LEFT JOIN tech_need_step s ON s.tech_need_id = n.id
                  GROUP BY n.id, n.chart
                  HAVING count(CASE WHEN s.step = 'T' || n.chart || '-1' THEN 1 END) = 0
                      OR count(CASE WHEN s.step NOT LIKE 'T' || n.chart || '-%' THEN 1 END) > 0"""
    assert [] == sql(question)


def test_only_reviews_that_did_not_approve_are_repeated(sql: Ask) -> None:
    question = """SELECT count(*) FROM (
                    SELECT step, outcome, lead(step) OVER (PARTITION BY tech_need_id ORDER BY id) AS next_step
                    FROM tech_need_step) t
                  WHERE (next_step = step) <> (outcome = 'not_approved')"""
    assert [(0,)] == sql(question)


def test_subsidies_and_surveys_are_of_needs_that_were_met(sql: Ask) -> None:
    question = """SELECT count(*) FROM tech_need_subsidy t JOIN tech_need n ON n.id = t.tech_need_id
                  WHERE n.outcome IS DISTINCT FROM 'met' OR approved_on < registered_on"""
    assert [(0,)] == sql(question)
    question = """SELECT count(*) FROM tech_need_survey t JOIN tech_need n ON n.id = t.tech_need_id
                  WHERE n.chart <> 'B' OR n.outcome IS DISTINCT FROM 'met' OR score < 1 OR score > 5"""
    assert [(0,)] == sql(question)


@pytest.mark.parametrize(("table", "day"), DATED, ids=[f"{table}.{day}" for table, day in DATED])
def test_no_day_lies_outside_the_data(table: Table, day: str, sql: Ask) -> None:
    question = f"SELECT count(*) FROM {table} WHERE {day} >= {STOP} OR {day} < DATE '2000-01-01'"
    assert [(0,)] == sql(question)
