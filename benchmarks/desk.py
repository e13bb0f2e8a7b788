"""Each question of the desk's pages, from counts, beside hand-written SQL over the rows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, text

from benchmarks.results import Table
from benchmarks.timing import HEADER, Pair, Unequal, seconds, take_turns
from common.period import Period
from data_access.database import Database
from metrics.desk import backlog, flow, process, red_list, rework, variants, waits
from metrics.desk.selection import Selection
from metrics.scope import Rights, Scope

SERVICE = 101
YEAR = Scope(Period.of_year(1401), Rights("analyst"))
ALL, ONE = Selection(YEAR), Selection(YEAR, SERVICE)
STOP = "TIMESTAMP '2023-03-20 20:30:00'"
ENDS = f"(finished_at IS NOT NULL AND finished_at < {STOP})"
OF_YEAR = "registered_on BETWEEN DATE '2022-03-21' AND DATE '2023-03-20'"
WORDS = """Ours reads the counts, as the pages do; the yardstick is SQL for the same answer over the rows.
Both are whole: what Python does with the answer is in them. They are compared before they are timed;
medians of {rounds} rounds in turns."""


@dataclass(frozen=True)
class Question:
    """One question of a page; `ours` and `by_hand` must give the same."""

    name: str
    ours: Callable[[Database], Any]
    by_hand: str


QUESTIONS = (
    Question(
        "open requests", lambda database: backlog.backlog(ALL, database).open,
        f"SELECT count(*) FROM request WHERE NOT {ENDS} AND registered_at < {STOP}",
    ),
    Question(
        "open requests by province", lambda database: int(backlog.by_province(ALL, database)["open"].sum()),
        f"""SELECT sum(n) FROM (SELECT province_code, count(*) AS n FROM request
            WHERE NOT {ENDS} AND registered_at < {STOP} GROUP BY province_code) AS each""",
    ),
    Question(
        "registered and ended by month",
        lambda database: int(flow.by_month(ALL, database)["registered"].tail(12).sum()),
        f"""SELECT sum(n) FROM (SELECT jalali_month, count(*) AS n FROM request JOIN calendar
            ON day = registered_on WHERE {OF_YEAR} GROUP BY jalali_month) AS each""",
    ),
    Question(
        "curve of one service", lambda database: waits.whole(ONE, database, "calendar").number,
        f"""SELECT sum(n) FROM (SELECT CASE WHEN {ENDS} THEN finished_on ELSE DATE '2023-03-20' END
            - registered_on AS days, {ENDS} AS ended, count(*) AS n FROM request
            WHERE service_id = {SERVICE} AND {OF_YEAR} GROUP BY 1, 2) AS each""",
    ),
    Question(
        "curves of 31 provinces",
        lambda database: sum(group.number for group in waits.groups(ALL, database, "calendar", "province")),
        f"""SELECT sum(n) FROM (SELECT province_code, CASE WHEN {ENDS} THEN finished_on
            ELSE DATE '2023-03-20' END - registered_on AS days, {ENDS} AS ended, count(*) AS n FROM request
            WHERE {OF_YEAR} GROUP BY 1, 2, 3) AS each""",
    ),
    Question(
        "steps of one service",
        lambda database: sum(step.stays for step in process.process(ONE, database).steps),
        f"""SELECT sum(n) FROM (SELECT workflow_step_id, left_on - entered_on AS days, outcome, count(*) AS n
            FROM request_step JOIN request ON request.id = request_id WHERE service_id = {SERVICE}
            AND entered_on BETWEEN DATE '2022-03-21' AND DATE '2023-03-20' GROUP BY 1, 2, 3) AS each""",
    ),
    Question(
        "moves of one service", lambda database: sum(edge.moves for edge in process.edges(ONE, database)),
        f"""SELECT sum(n) FROM (SELECT workflow_step_id, outcome, following, count(*) AS n FROM (
                SELECT workflow_step_id, outcome, left_on, left_at, lead(workflow_step_id) OVER (
                    PARTITION BY request_id ORDER BY entered_at) AS following
                FROM request_step JOIN request ON request.id = request_id WHERE service_id = {SERVICE}
            ) AS stays WHERE left_on BETWEEN DATE '2022-03-21' AND DATE '2023-03-20' AND left_at < {STOP}
            GROUP BY 1, 2, 3) AS each""",
    ),
    Question(
        "returns of one service", lambda database: sum(loss.returns for loss in rework.losses(ONE, database)),
        f"""SELECT sum(n) FROM (SELECT workflow_step_id, request_step.reason, count(*) AS n FROM request_step
            JOIN request ON request.id = request_id WHERE service_id = {SERVICE} AND request_step.outcome
            = 'return' AND left_on BETWEEN DATE '2022-03-21' AND DATE '2023-03-20' GROUP BY 1, 2) AS each""",
    ),
    Question(
        "ways of one service", lambda database: sum(way.requests for way in variants.variants(ONE, database)),
        f"""SELECT sum(n) FROM (SELECT way, count(*) AS n FROM (
                SELECT request.id, string_agg(code, ' ' ORDER BY entered_at) AS way FROM request_step
                JOIN request ON request.id = request_id JOIN workflow_step ON workflow_step.id
                = workflow_step_id WHERE service_id = {SERVICE} AND {OF_YEAR} AND {ENDS} GROUP BY request.id
            ) AS ways GROUP BY way) AS each""",
    ),
    Question(
        "first page of the red list", lambda database: len(red_list.red_list(ALL, database, "late", 0).rows),
        f"""SELECT count(*) FROM (SELECT tracking_number FROM request WHERE NOT {ENDS} AND due_at < {STOP}
            ORDER BY due_at LIMIT 50) AS listed""",
    ),
)


def table(title: str, database: Database, by_hand: Engine, rounds: int) -> Table:
    rows = [_pair(question, database, by_hand, rounds).row() for question in QUESTIONS]
    return Table(title, WORDS.format(rounds=rounds), HEADER, rows)


def _pair(question: Question, database: Database, engine: Engine, rounds: int) -> Pair:
    ours, by_hand = question.ours(database), _by_hand(question, engine)
    if ours != by_hand:
        raise Unequal(f"{question.name}: the counts say {ours}, by hand it is {by_hand}")
    return take_turns(
        question.name, lambda: seconds(lambda: question.ours(database)),
        lambda: seconds(lambda: _by_hand(question, engine)), rounds,
    )


def _by_hand(question: Question, engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text(question.by_hand)).scalar() or 0)
