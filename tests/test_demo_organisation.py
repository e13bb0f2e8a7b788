"""Disputes, companies, systems, staff, letters and public relations of the demo beside the report."""

import pytest

from data_access import report
from data_access.schema.base import metadata
from data_access.schema.legal import OUTCOMES
from data_access.schema.public_relations import SMALL_INDUSTRY_DAY
from tests.demo import Ask

FIRST_DAY, NEW_YEAR = "DATE '2022-03-21'", "DATE '2023-03-21'"
# Everything that happened in 1401, as (indicator, table, day, column of the category).
OF_THE_YEAR = [
    ("booklets_published", "booklet", "published_on", "kind"),
    ("it_equipment_bought", "device", "bought_on", "kind"),
    ("letters_registered", "letter", "registered_on", "direction"),
    ("general_assemblies", "general_assembly", "held_on", "subject"),
    ("projects_opened", "project_opening", "opened_on", "kind"),
    ("news_items", "news_item", "published_on", "channel"),
    ("press_conferences", "press_conference", "held_on", "organiser"),
    ("information_council_sessions", "information_session", "held_on", "organiser"),
    ("pr_outputs", "pr_output", "done_on", "kind"),
]
WITHOUT_CATEGORY = [
    ("dispute_contracts_handled", "dispute_case", "handled_on"),
    ("legal_hearings", "hearing", "held_on"),
    ("welfare_rounds", "welfare_round", "given_on"),
    ("board_changes", "board_change", "prepared_on"),
    ("pr_sms_sent", "pr_message", "sent_on"),
]
NUMBERED = sorted({
    *(table for _, table, *_ in [*OF_THE_YEAR, *WITHOUT_CATEGORY]), "booklet_indicator", "national_permit",
    "plot_status", "company_report", "channel_member", "pr_course",
})


@pytest.mark.parametrize(("code", "table", "day", "column"), OF_THE_YEAR)
def test_what_happened_by_category(code: str, table: str, day: str, column: str, sql: Ask) -> None:
    """As printed, every category of it, and all of it within the year."""
    names = metadata.tables[table].c[column].info["values"]
    expected = {name: report.value(code, category=name) for name in names}
    assert expected == dict(sql(f"SELECT {column}, count(*) FROM {table} GROUP BY 1"))
    assert [(0,)] == sql(f"SELECT count(*) FROM {table} WHERE {day} < {FIRST_DAY} OR {day} >= {NEW_YEAR}")


@pytest.mark.parametrize(("code", "table", "day"), WITHOUT_CATEGORY)
def test_what_happened(code: str, table: str, day: str, sql: Ask) -> None:
    question = f"SELECT count(*), min({day}) >= {FIRST_DAY}, max({day}) < {NEW_YEAR} FROM {table}"
    assert [(report.value(code), True, True)] == sql(question)


@pytest.mark.parametrize("table", NUMBERED)
def test_numbers_are_unique_and_generated_rows_say_so(table: str, sql: Ask) -> None:
    question = f"SELECT count(*) - count(DISTINCT number), min(CAST(simulated AS INTEGER)) FROM {table}"
    assert [(0, 1)] == sql(question)


def test_land_in_dispute_by_outcome(sql: Ask) -> None:
    """In hectares; what no outcome is printed for has none in the rows either. No case is without land."""
    expected: dict[str | None, float] = {
        name: report.value("dispute_area_handled_ha", category=name) for name in OUTCOMES
    }
    expected[None] = report.value("dispute_area_handled_ha") - sum(expected.values())
    question = "SELECT outcome, round(sum(area_m2) / 10000, 6) FROM dispute_case GROUP BY 1"
    assert expected == dict(sql(question))
    assert [(0,)] == sql("SELECT count(*) FROM dispute_case WHERE area_m2 IS NULL OR area_m2 <= 0")


def test_a_company_in_every_province(sql: Ask) -> None:
    question = """SELECT count(*), count(DISTINCT province_code), max(founded_on) < DATE '2013-03-21'
                  FROM provincial_company WHERE dissolved_on IS NULL"""
    companies = report.value("provincial_companies")
    assert [(companies, companies, True)] == sql(question)


def test_every_company_held_both_assemblies_once(sql: Ask) -> None:
    question = "SELECT province_code, subject FROM general_assembly GROUP BY 1, 2 HAVING count(*) <> 1"
    assert [] == sql(question)


def test_reports_by_kind(sql: Ask) -> None:
    """Only those on the performance of a company belong to a province, each to its own."""
    expected = [
        ("article_44", report.value("article44_reports"), 0),
        ("board_meetings", report.value("board_meeting_reports"), 0),
        ("company_performance", report.value("company_performance_reports"), 31),
    ]
    question = """SELECT kind, count(*), count(DISTINCT province_code) FROM company_report
                  GROUP BY 1 ORDER BY 1"""
    assert expected == sql(question)


def test_what_stands_at_the_end_of_the_year(sql: Ask) -> None:
    for code, table, gone in (
        ("booklet_indicators", "booklet_indicator", "until"),
        ("national_permit_portal_permits", "national_permit", "disconnected_on"),
        ("pr_channel_members", "channel_member", "left_on"),
    ):
        assert [(report.value(code),)] == sql(f"SELECT count(*) FROM {table} WHERE {gone} IS NULL")


def test_plot_statuses_before_and_after_the_change(sql: Ask) -> None:
    """The new ones stand from the day the old ones were dropped."""
    names = ("before_change", "after_change")
    expected = tuple(report.value("mis_plot_statuses", category=name) for name in names)
    assert [expected] == sql("SELECT count(until), count(*) - count(until) FROM plot_status")
    assert [(True,)] == sql("""SELECT max(until) = min(CASE WHEN until IS NULL THEN since END)
                               FROM plot_status""")


def test_systems_are_those_that_are_named(sql: Ask) -> None:
    printed = sorted(row["name_fa"] for row in report.table("4_eservice_modules"))
    assert printed == sorted(name for name, in sql("SELECT name_fa FROM portal_module WHERE until IS NULL"))
    assert [(0,)] == sql("SELECT count(*) FROM portal_module WHERE simulated")


def test_courses_of_the_staff_as_printed(sql: Ask) -> None:
    names = ("participants", "managers_among_participants", "hours")
    expected = [
        (row["course_fa"], *(int(row[name]) for name in names)) for row in report.table("4_training_courses")
    ]
    found = sql("SELECT name_fa, participants, managers, hours FROM staff_course ORDER BY code")
    assert expected == found
    assert [(0,)] == sql("SELECT count(*) FROM staff_course WHERE managers > participants OR simulated")


def test_news_of_the_day_of_small_industries(sql: Ask) -> None:
    """Part of what a channel published, not news beside it."""
    expected = {name: report.value("news_items", category=name) for name in SMALL_INDUSTRY_DAY}
    question = "SELECT occasion, count(channel) FROM news_item WHERE occasion IS NOT NULL GROUP BY 1"
    assert expected == dict(sql(question))


@pytest.mark.parametrize("table", ["press_conference", "information_session"])
def test_meetings_of_the_organisation_are_of_no_province(table: str, sql: Ask) -> None:
    question = f"""SELECT count(*) FROM {table}
                   WHERE (organiser = 'organisation') <> (province_code IS NULL)"""
    assert [(0,)] == sql(question)


def test_training_of_public_relations(sql: Ask) -> None:
    expected = report.value("pr_training_person_hours")
    assert [(expected,)] == sql("SELECT sum(participants * hours) FROM pr_course")
