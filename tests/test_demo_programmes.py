"""Training, tours, the groups in Germany, start-ups, insurance and theses of the demo beside the report."""

import pytest

from data_access import report
from data_access.schema.training import CENTRES, TOPICS, TYPES
from tests.demo import Ask

FIRST_DAY, NEW_YEAR = "DATE '2022-03-21'", "DATE '2023-03-21'"
# Table and day of what happens, as (indicator, table, day): as many rows in 1401 as are printed for it.
EVENTS = [
    ("training_courses", "training_course", "held_on"),
    ("industrial_tours", "industrial_tour", "held_on"),
    ("startup_events", "startup_event", "held_on"),
    ("startup_ideas", "startup_idea", "supported_on"),
    ("insurance_policies", "insurance_policy", "issued_on"),
    ("entrepreneurship_documents", "experience_document", "collected_on"),
    ("theses_supported", "thesis", "signed_on"),
    ("giz_participants", "giz_manager", "attended_on"),
]
TABLES = [
    *((table, day) for _, table, day in EVENTS),
    ("memorandum", "signed_on"), ("skill_centre", "since"), ("giz_group", "travelled_on"),
    ("giz_manager", "registered_on"),
]


@pytest.mark.parametrize(("code", "table", "day"), EVENTS)
def test_rows_of_the_year_and_since_the_beginning(code: str, table: str, day: str, sql: Ask) -> None:
    question = f"SELECT count({day}), count(CASE WHEN {day} >= {FIRST_DAY} THEN 1 END) FROM {table}"
    expected = [report.value(code, period_type=kind) for kind in ("cumulative", "year")]
    assert [tuple(expected)] == sql(question)


@pytest.mark.parametrize(("table", "day"), TABLES)
def test_no_day_lies_outside_the_data(table: str, day: str, sql: Ask) -> None:
    question = f"SELECT count(*) FROM {table} WHERE {day} < DATE '2013-03-21' OR {day} >= {NEW_YEAR}"
    assert [(0,)] == sql(question)


@pytest.mark.parametrize("table", sorted({table for table, _ in TABLES}))
def test_numbers_are_unique_and_generated_rows_say_so(table: str, sql: Ask) -> None:
    question = f"SELECT count(*) - count(DISTINCT number), min(CAST(simulated AS INTEGER)) FROM {table}"
    assert [(0, 1)] == sql(question)


@pytest.mark.parametrize(("column", "members"), [("type", TYPES), ("topic", TOPICS)])
def test_courses_by_type_and_topic(column: str, members: tuple[str, ...], sql: Ask) -> None:
    expected = {member: report.value("training_courses", category=member) for member in members}
    question = f"SELECT {column}, count(*) FROM training_course WHERE held_on >= {FIRST_DAY} GROUP BY 1"
    assert expected == dict(sql(question))


def test_people_in_courses(sql: Ask) -> None:
    """All, and those of skill courses; every course had somebody in it and scores between 0 and 100."""
    question = f"""SELECT sum(participants), sum(CASE WHEN type = 'skill' THEN participants END)
                   FROM training_course WHERE held_on >= {FIRST_DAY}"""
    expected = report.value("training_persons", period_type="year"), report.value("skill_trainees")
    assert [expected] == sql(question)
    assert [(report.value("training_persons", period_type="cumulative"),)] == sql(
        "SELECT sum(participants) FROM training_course"
    )
    assert [(0,)] == sql("""SELECT count(*) FROM training_course WHERE participants < 1
                            OR reaction_score NOT BETWEEN 0 AND 100
                            OR learning_score NOT BETWEEN 0 AND 100""")


def test_scores_weighted_by_people(sql: Ask) -> None:
    """As printed, in whole percents."""
    question = f"""SELECT round(sum(reaction_score * participants) / sum(participants)),
                          round(sum(learning_score * participants) / sum(participants))
                   FROM training_course WHERE held_on >= {FIRST_DAY}"""
    expected = report.value("training_reaction_pct"), report.value("training_learning_pct")
    assert [expected] == sql(question)


def test_people_on_tours(sql: Ask) -> None:
    question = f"""SELECT sum(participants), sum(CASE WHEN held_on >= {FIRST_DAY} THEN participants END),
                          min(participants) >= 1 FROM industrial_tour"""
    expected = [report.value("industrial_tour_participants", period_type=p) for p in ("cumulative", "year")]
    assert [(*expected, True)] == sql(question)


def test_skill_centres_have_one_status_each(sql: Ask) -> None:
    expected = {status: report.value("skill_centres", category=status) for status in CENTRES}
    assert expected == dict(sql("SELECT status, count(*) FROM skill_centre WHERE until IS NULL GROUP BY 1"))


def test_what_came_of_the_groups_in_germany(sql: Ask) -> None:
    question = """SELECT sum(jobs_created), round(sum(contracts_meur), 6), sum(individual_visits),
                         round(avg(individual_visits)) FROM giz_manager"""
    names = ("individually", "mean_per_participant")
    visits = [report.value("giz_companies_visited", category=name) for name in names]
    expected = (report.value("giz_jobs_created"), report.value("giz_contracts_meur"), *visits)
    assert [expected] == sql(question)
    jointly = report.value("giz_companies_visited", category="jointly_per_group")
    assert [(jointly,)] == sql("SELECT DISTINCT joint_visits FROM giz_group")


def test_managers_travel_with_their_group_and_register_before(sql: Ask) -> None:
    question = """SELECT count(*) FROM giz_manager m LEFT JOIN giz_group g ON g.id = m.giz_group_id
                  WHERE m.attended_on <> g.travelled_on OR m.registered_on > m.attended_on
                     OR (m.attended_on IS NULL) <> (g.id IS NULL)"""
    assert [(0,)] == sql(question)
    registered = f"SELECT count(*) FROM giz_manager WHERE registered_on >= {FIRST_DAY}"
    assert [(report.value("giz_registered"),)] == sql(registered)


def test_who_did_not_travel_reached_nothing_there(sql: Ask) -> None:
    question = """SELECT count(jobs_created) + count(individual_visits) + count(contracts_meur)
                  FROM giz_manager WHERE attended_on IS NULL"""
    assert [(0,)] == sql(question)


def test_no_idea_is_supported_before_its_event(sql: Ask) -> None:
    question = """SELECT count(*) FROM startup_idea i JOIN startup_event e ON e.id = i.startup_event_id
                  WHERE i.supported_on < e.held_on"""
    assert [(0,)] == sql(question)


def test_theses_by_degree_where_it_is_printed(sql: Ask) -> None:
    expected = {name: report.value("theses_supported", category=name) for name in ("doctorate", "master")}
    assert expected == dict(sql("SELECT degree, count(*) FROM thesis WHERE degree IS NOT NULL GROUP BY 1"))
    assert [(0,)] == sql(f"SELECT count(*) FROM thesis WHERE degree IS NULL AND signed_on >= {FIRST_DAY}")


def test_memoranda_name_the_partners_that_are_printed(sql: Ask) -> None:
    printed = sorted(row["partner_fa"] for row in report.table("3_memoranda_1401"))
    assert [(report.value("memoranda_signed"),)] == sql("SELECT count(*) FROM memorandum")
    named = sql("SELECT partner_fa FROM memorandum WHERE partner_fa IS NOT NULL")
    assert printed == sorted(name for name, in named)
