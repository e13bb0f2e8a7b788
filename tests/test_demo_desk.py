"""The desk of the demo: published figures, stays in order, results that fit, two provinces behind."""

import pytest

from data_access.demo import desk_workflows
from data_access.demo.desk_officers import FALL_BEHIND
from data_access.demo.desk_run import Task, run_all
from simulation.arrivals import Day
from simulation.model import DAY, HOUR, Officer
from tests.demo import Ask

NEEDS = "FROM request r JOIN service s ON s.id = r.service_id WHERE s.code IN ('TA', 'TB')"
STAYS = """
    SELECT t.*, w.code, w.kind, d.side,
           lag(t.left_at) OVER (PARTITION BY request_id ORDER BY t.id) AS before,
           lead(t.id) OVER (PARTITION BY request_id ORDER BY t.id) AS next
    FROM request_step t JOIN workflow_step w ON w.id = t.workflow_step_id
    JOIN desk_role d ON d.id = w.desk_role_id
"""


@pytest.mark.parametrize(("where", "count"), [
    ("TRUE", 2013),
    ("registered_on >= DATE '2022-03-21'", 383),
    ("result = 'approved'", 549),
    ("result = 'approved' AND finished_on >= DATE '2022-03-21'", 104),
])
def test_technology_needs_are_as_many_as_printed(sql: Ask, where: str, count: int) -> None:
    assert [(count,)] == sql(f"SELECT count(*) {NEEDS} AND {where}")


def test_every_service_has_requests_in_every_year_it_could(sql: Ask) -> None:
    years: dict[str, int] = dict(sql("""
        SELECT s.code, count(DISTINCT c.jalali_year) FROM request r JOIN service s ON s.id = r.service_id
        JOIN calendar c ON c.day = r.registered_on WHERE c.jalali_year BETWEEN 1397 AND 1401 GROUP BY s.code
    """))
    assert sorted(desk_workflows.service_ids()) == sorted(years)
    assert {"CL"} >= {code for code, count in years.items() if count < 5}


def test_stays_follow_each_other_without_gap_or_overlap(sql: Ask) -> None:
    assert [(0,)] == sql(f"SELECT count(*) FROM ({STAYS}) AS stays WHERE before <> entered_at")
    open_within = "left_at IS NULL AND next IS NOT NULL"
    assert [(0,)] == sql(f"SELECT count(*) FROM ({STAYS}) AS stays WHERE {open_within}")


def test_every_stay_is_left_by_a_move_of_its_step(sql: Ask) -> None:
    assert [] == sql(f"""
        SELECT DISTINCT a.code, a.outcome, b.code FROM ({STAYS}) AS a
        LEFT JOIN ({STAYS}) AS b ON b.id = a.next
        LEFT JOIN workflow_move m ON m.workflow_step_id = a.workflow_step_id AND m.outcome = a.outcome
        WHERE a.outcome IS NOT NULL
        AND (m.id IS NULL OR m.next_step_id IS DISTINCT FROM b.workflow_step_id)
    """)


def test_the_first_stay_begins_with_the_registration_or_is_the_one_it_was_in(sql: Ask) -> None:
    assert [(0,)] == sql(f"""
        SELECT count(*) FROM ({STAYS}) AS stays JOIN request r ON r.id = stays.request_id
        WHERE before IS NULL AND registered_on >= DATE '2018-03-21' AND entered_at <> registered_at
    """)
    assert [(0,)] == sql("SELECT count(*) FROM request_step WHERE left_on < DATE '2018-03-21'")


def test_some_were_open_when_the_rows_begin(sql: Ask) -> None:
    (before, over), = sql("""
        SELECT count(*), count(CASE WHEN finished_on < DATE '2018-03-21' THEN 1 END)
        FROM request WHERE registered_on < DATE '2018-03-21'
    """)
    assert (True, 0) == (before > 20, over)


def test_tracking_numbers_are_unique_and_carry_year_and_service(sql: Ask) -> None:
    assert [] == sql("SELECT tracking_number FROM request GROUP BY tracking_number HAVING count(*) > 1")
    assert [(0,)] == sql("""
        SELECT count(*) FROM request r JOIN service s ON s.id = r.service_id
        JOIN calendar c ON c.day = r.registered_on
        WHERE tracking_number NOT LIKE '%-' || s.code || '-______'
        OR cast(substr(tracking_number, 1, 2) AS integer) <> c.jalali_year % 100
    """)


def test_status_and_result_fit_the_last_stay(sql: Ask) -> None:
    found = sql(f"""
        SELECT DISTINCT r.status, r.result, r.reason, stays.outcome,
               CASE WHEN r.finished_at IS NULL THEN stays.side END,
               r.finished_at IS NOT DISTINCT FROM stays.left_at
        FROM request r JOIN ({STAYS}) AS stays ON stays.request_id = r.id WHERE stays.next IS NULL
    """)
    allowed = {
        ("finished_archived", "approved", None, "end", None, True),
        ("finished_archived", "rejected", "proposal_rejected", "reject", None, True),
        ("finished_archived", "rejected", "no_memorandum", "reject", None, True),
        ("finished_archived", "withdrawn", "withdrawn", "withdraw", None, True),
        ("finished_archived", "closed", "inactivity", "end", None, True),
        ("waiting_for_action", None, None, None, "applicant", True),
        ("in_progress", None, None, None, "organisation", True),
        ("in_progress", None, None, None, "system", True),
    }
    assert set() == set(found) - allowed
    assert {row[1] for row in found} == {"approved", "rejected", "withdrawn", "closed", None}


def test_days_are_those_of_the_moments_in_tehran(sql: Ask) -> None:
    for table, name in (
        ("request", "registered"), ("request", "finished"), ("request", "due"),
        ("request_step", "entered"), ("request_step", "left"),
    ):
        wrong = sql(f"""
            SELECT count(*) FROM {table} t JOIN calendar c ON c.day = t.{name}_on
            JOIN calendar n ON n.day = c.next_day
            WHERE t.{name}_at < c.begins_at OR t.{name}_at >= n.begins_at
        """)
        assert (table, name, [(0,)]) == (table, name, wrong)


def test_nothing_happens_after_the_end_of_1401(sql: Ask) -> None:
    columns = ("registered_at", "finished_at"), ("entered_at", "left_at")
    for table, names in zip(("request", "request_step"), columns, strict=True):
        for name in names:
            assert [(0,)] == sql(f"""
                SELECT count(*) FROM {table} WHERE {name} >=
                (SELECT begins_at FROM calendar WHERE day = DATE '2023-03-21')
            """)


def test_officers_of_the_desk_decide_in_office_hours(sql: Ask) -> None:
    assert [(0,)] == sql(f"""
        SELECT count(*) FROM ({STAYS}) AS stays JOIN calendar c ON c.day = stays.left_on
        WHERE code IN ('ID-8', 'EP-2', 'EP-3', 'LI-3') AND outcome IN ('approve', 'return')
        AND NOT (c.working_day AND left_at > c.begins_at + INTERVAL '450 minutes'
                 AND left_at <= c.begins_at + INTERVAL '870 minutes')
    """)


def test_access_mostly_comes_within_ten_minutes(sql: Ask) -> None:
    (share,), = sql(f"""
        SELECT avg(CASE WHEN left_at <= entered_at + INTERVAL '10 minutes' THEN 1.0 ELSE 0.0 END)
        FROM ({STAYS}) AS stays WHERE code = 'ID-10' AND left_at IS NOT NULL
    """)
    assert 0.9 < share < 1


def test_two_provinces_fall_behind_from_1399_on(sql: Ask) -> None:
    waits = sql("""
        SELECT province_code, quantile_cont(date_diff('hour', entered_at, left_at), 0.5) AS hours
        FROM request_step t JOIN workflow_step w ON w.id = t.workflow_step_id
        JOIN request r ON r.id = t.request_id
        WHERE w.code IN ('ID-8', 'EP-2', 'LI-2', 'LC-2') AND entered_on >= DATE '2022-03-21'
        GROUP BY province_code ORDER BY hours DESC
    """)
    assert set(FALL_BEHIND) == {code for code, _ in waits[:2]}
    assert waits[1][1] > 2 * waits[2][1]


def test_the_desk_is_out_for_a_day_and_nothing_is_recorded_then(sql: Ask) -> None:
    (longest,), = sql(
        "SELECT max(date_diff('hour', started_at, ended_at)) FROM service_outage WHERE system = 'desk'"
    )
    assert 8 == longest
    assert [(0,)] == sql("""
        SELECT count(*) FROM request_step t
        JOIN request r ON r.id = t.request_id JOIN service s ON s.id = r.service_id
        JOIN service_outage o ON t.left_at > o.started_at AND t.left_at < o.ended_at AND o.system = 'desk'
        WHERE s.code NOT IN ('TA', 'TB', 'CL')
    """)


def test_what_the_documents_leave_open_is_marked(sql: Ask) -> None:
    assert [] == sql("""
        SELECT w.code FROM workflow_step w JOIN workflow f ON f.id = w.workflow_id
        JOIN service s ON s.id = f.service_id
        WHERE s.code IN ('EP', 'LI', 'LC', 'SU') AND (NOT w.assumed OR w.note_fa IS NULL OR w.note_en IS NULL)
    """)
    promised = sql("SELECT code, promised_minutes FROM workflow_step WHERE promised_minutes > 0")
    assert [("ID-10", 10.0)] == promised
    assert [(True, 9, 8)] == sql("SELECT bool_and(assumed), count(*), count(promised_days) FROM workflow")


def test_facts_of_the_documents_are_not_simulated_and_the_rest_is(sql: Ask) -> None:
    for table in ("service", "workflow", "workflow_step", "workflow_move", "desk_role"):
        assert (table, [(False,)]) == (table, sql(f"SELECT DISTINCT simulated FROM {table}"))
    for table in ("request", "request_step", "holder", "portal_identity", "complaint", "sms_notice"):
        assert (table, [(True,)]) == (table, sql(f"SELECT DISTINCT simulated FROM {table}"))


def test_notices_are_of_1401_and_three_or_fewer_for_a_request(sql: Ask) -> None:
    (first, most), = sql("""
        SELECT min(sent_on), max(n) FROM (
            SELECT min(sent_on) AS sent_on, count(*) AS n FROM sms_notice GROUP BY request_id) AS notices
    """)
    assert ("2022-03-21", True) == (str(first), most <= 3)


def test_who_asks_was_a_member_before(sql: Ask) -> None:
    assert [(0,)] == sql("""
        SELECT count(*) FROM request r JOIN portal_account a ON a.id = r.portal_account_id
        WHERE a.registered_on > r.registered_on OR a.province_code <> r.province_code
    """)


def test_two_processes_make_what_one_makes() -> None:
    days = tuple(Day(n * DAY, 1401, 1 + n // 31, n % 7, n % 7 not in (5, 6)) for n in range(90))
    office = tuple((day.begins_at + 8 * HOUR, day.begins_at + 15 * HOUR) for day in days if day.working)
    roles = ("desk_officer", "desk_followup", "prov_field_deputy")
    officers = tuple(Officer(number, role) for number, role in enumerate(roles, 1))
    tasks = [
        Task(place, {"ID": 3.0, "EP": 2.0}, officers, days, office, (), (0.0, 90 * DAY), 1401)
        for place in ("IR-07", "IR-10")
    ]
    alone, together = (list(run_all(tasks, worth)) for worth in (float("inf"), 0))
    for one, other in zip(alone, together, strict=True):
        for columns, same in zip(one, other, strict=True):
            assert {name: str(values.tolist()) for name, values in columns.items()} == {
                name: str(values.tolist()) for name, values in same.items()
            }
    assert str(alone[0][0]["registered"].tolist()) != str(alone[1][0]["registered"].tolist())
