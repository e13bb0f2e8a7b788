"""Business clusters and the subcontracting exchange of the demo beside the report."""

from datetime import date

import pytest
from sqlalchemy import Table

from data_access import report
from data_access.schema import clusters, subcontracting
from tests.demo import Ask, OfProvince

START, STOP = "DATE '2022-03-21'", "DATE '2023-03-21'"  # first day of 1401, the day after its last
LAST_STEP = f"step = '{clusters.STEPS[-1]}'"
PRINTED = report.table("3_clusters")
DATED = [
    (table, column.name)
    for module in (clusters, subcontracting)
    for table in vars(module).values() if isinstance(table, Table)
    for column in table.c if column.type.python_type is date
]
WHENS = " ".join(f"WHEN '{step}' THEN {number}" for number, step in enumerate(clusters.STEPS))
CASES = f"CASE step {WHENS} END"
IN_TURN = f"""SELECT s.*, {CASES} AS number,
                     lead(entered_on) OVER turn AS next_on, lag({CASES}) OVER turn AS number_before
              FROM cluster_stage s WINDOW turn AS (PARTITION BY cluster_id ORDER BY {CASES})"""


@pytest.mark.parametrize(("question", "expected"), [
    ("SELECT count(*) FROM cluster", report.value("clusters_identified")),
    ("SELECT count(*) FROM cluster_stage WHERE step = 'identified' AND entered_on < DATE '2011-03-21'",
     report.value("clusters_identified", period="1389")),
    (f"SELECT count(*) FROM cluster WHERE agent_engaged_on >= {START}", report.value("clusters_started")),
    (f"SELECT count(left_on) FROM cluster_stage WHERE {LAST_STEP}", report.value("clusters_finished")),
    (f"SELECT count(*) FROM cluster_stage WHERE {LAST_STEP} AND left_on >= {START}",
     report.value("clusters_finished_year")),
    ("""SELECT count(*) FROM cluster_stage s JOIN cluster c ON c.id = s.cluster_id
        WHERE left_on IS NULL AND step <> 'feasibility' AND agent_engaged_on IS NOT NULL""",
     report.value("clusters_running", table_no="30")),
    (f"SELECT count(*) FROM cluster_stage WHERE step = 'feasibility' AND left_on < {START}",
     report.value("cluster_feasibility_completed", period="1400", period_type="cumulative")),
    ("SELECT count(*) FROM cluster_action_plan", report.value("cluster_action_plans")),
    ("SELECT count(*) FROM cluster_document", report.value("cluster_documents")),
    ("SELECT count(*) FROM cluster_agent_course", report.value("cluster_agent_courses")),
    ("SELECT count(*) FROM cluster_map_update", len(report.table("3_cluster_map_updates_1401"))),
    ("SELECT count(*) FROM ispx_secretariat", report.value("ispx_secretariats")),
    ("SELECT count(DISTINCT client) FROM ispx_client_talk WHERE kind = 'national'",
     report.value("ispx_national_client_talks", period_type="cumulative")),
    ("SELECT round(sum(value_mirr)) FROM ispx_contract", report.value("ispx_contract_value_mirr")),
])
def test_as_many_as_printed(question: str, expected: float, sql: Ask) -> None:
    assert [(expected,)] == sql(question)


def test_feasibility_studies_of_each_province(per_province: OfProvince) -> None:
    question = f"""SELECT province_code, count(*) FROM cluster_stage s JOIN cluster c ON c.id = s.cluster_id
                   WHERE step = 'feasibility' AND left_on >= {START} GROUP BY province_code"""
    expected = {code: n for code, n in report.by_province("cluster_feasibility_completed").items() if n}
    assert expected == per_province(question)


def test_the_named_clusters_are_those_of_the_report(sql: Ask) -> None:
    expected = sorted((row["province_code"], row["name_fa"]) for row in PRINTED)
    question = "SELECT province_code, name_fa FROM cluster WHERE name_fa IS NOT NULL AND NOT simulated"
    assert expected == sorted(sql(question))
    assert [(0,)] == sql("SELECT count(*) FROM cluster WHERE name_fa IS NULL AND NOT simulated")


def test_named_clusters_have_finished_as_printed(sql: Ask) -> None:
    finished = {"finished": False, "finished_1401": True}
    expected = sorted(
        (row["province_code"], row["name_fa"], finished[row["status"]])
        for row in PRINTED if row["status"] in finished
    )
    question = f"""SELECT province_code, name_fa, left_on >= {START} FROM cluster_stage s
                   JOIN cluster c ON c.id = s.cluster_id WHERE {LAST_STEP} AND left_on IS NOT NULL"""
    assert expected == sorted(sql(question))


def test_every_cluster_stands_at_one_step_or_has_finished(sql: Ask) -> None:
    question = f"""SELECT c.id FROM cluster c LEFT JOIN cluster_stage s ON s.cluster_id = c.id
                   GROUP BY c.id HAVING sum(CASE WHEN s.left_on IS NULL THEN 1 ELSE 0 END)
                                      + count(CASE WHEN {LAST_STEP} THEN s.left_on END) <> 1"""
    assert [] == sql(question)


def test_steps_follow_each_other_without_gap_overlap_or_leap(sql: Ask) -> None:
    question = f"""SELECT count(*) FROM ({IN_TURN}) t
                   WHERE (next_on IS NOT NULL AND (left_on IS NULL OR left_on <> next_on))
                      OR number <> coalesce(number_before, -1) + 1"""
    assert [(0,)] == sql(question)


def test_agents_are_engaged_in_the_course_of_the_diagnostic_study(sql: Ask) -> None:
    question = """SELECT count(*) FROM cluster c JOIN cluster_stage s
                    ON s.cluster_id = c.id AND s.step = 'diagnostic_study'
                  WHERE agent_engaged_on < entered_on OR agent_engaged_on > left_on"""
    assert [(0,)] == sql(question)


def test_readings_begin_on_the_day_of_entry(sql: Ask) -> None:
    question = """SELECT c.id FROM cluster_reading r JOIN cluster c ON c.id = r.cluster_id
                  GROUP BY c.id, agent_engaged_on
                  HAVING count(CASE WHEN moment = 'entry' THEN 1 END) <> 1 OR min(read_on) <> agent_engaged_on
                      OR max(CASE WHEN moment = 'entry' THEN read_on END) <> agent_engaged_on"""
    assert [] == sql(question)


def test_as_many_clusters_are_measured_as_are_supported(sql: Ask) -> None:
    expected = report.value("clusters_supported")
    assert [(expected,)] == sql("SELECT count(DISTINCT cluster_id) FROM cluster_reading")


@pytest.mark.parametrize(("column", "code", "per"), [
    ("enterprises", "cluster_enterprises", 1), ("bdsp", "cluster_bdsp", 1),
    ("bdsp_projects", "cluster_bdsp_projects", 1), ("joint_activities", "cluster_joint_activities", 1),
    ("organisations", "cluster_organisations", 1), ("employment", "cluster_employment", 1),
    ("exports_musd", "cluster_exports_musd", 1), ("sales_mirr", "cluster_sales_birr", 1000),
])
def test_first_and_last_readings_add_up_to_the_printed(column: str, code: str, per: int, sql: Ask) -> None:
    question = f"""SELECT round(sum(CASE WHEN moment = 'entry' THEN {column} END)),
                          round(sum(CASE WHEN read_on = last_on THEN {column} END)), min({column}) >= 0
                   FROM (SELECT *, max(read_on) OVER (PARTITION BY cluster_id) AS last_on
                         FROM cluster_reading) r"""
    before = report.value(code, category="before_intervention")
    assert [(before * per, report.value(code) * per, True)] == sql(question)


def test_networks_before_and_since_the_entry(sql: Ask) -> None:
    question = """SELECT count(CASE WHEN formed_on < agent_engaged_on THEN 1 END), count(*)
                  FROM cluster_network n JOIN cluster c ON c.id = n.cluster_id"""
    before = report.value("cluster_networks", category="before_intervention")
    assert [(before, report.value("cluster_networks"))] == sql(question)


def test_action_plans_are_of_projects_that_had_finished(sql: Ask) -> None:
    question = f"""SELECT count(*) FROM cluster_action_plan p JOIN cluster_stage s
                     ON s.cluster_id = p.cluster_id AND {LAST_STEP}
                   WHERE s.left_on IS NULL OR p.carried_out_on < s.left_on"""
    assert [(0,)] == sql(question)


def test_as_many_recipients_a_month_as_the_form_says(sql: Ask) -> None:
    question = """SELECT DISTINCT count(DISTINCT member) FROM cluster_recipient r
                  JOIN calendar d ON d.day = r.served_on GROUP BY jalali_year, jalali_month"""
    assert [(report.value("cluster_service_recipients", period=""),)] == sql(question)


@pytest.mark.parametrize(("table", "day"), DATED, ids=[f"{table}.{day}" for table, day in DATED])
def test_no_day_lies_outside_the_data(table: Table, day: str, sql: Ask) -> None:
    question = f"SELECT count(*) FROM {table} WHERE {day} >= {STOP} OR {day} < DATE '2000-01-01'"
    assert [(0,)] == sql(question)
