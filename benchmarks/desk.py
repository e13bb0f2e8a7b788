"""Each question of the desk's pages, from counts, beside hand-written SQL over the rows, at growing sizes."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, insert, text
from sqlalchemy.pool import NullPool

from benchmarks import desk_log, timing
from benchmarks.questions import Unequal, read_only
from benchmarks.timing import Pair, seconds, take_turns
from common.period import Period
from data_access.database import Database
from data_access.schema import metadata
from metrics.desk import backlog, flow, process, red_list, rework, variants, waits
from metrics.desk.selection import Selection
from metrics.scope import Rights, Scope
from tests.engines import ALWAYS, new_database
from tests.postgresql import server
from tests.serving import ROOT

REPORT = ROOT / "docs" / "performance_desk.md"
SERVICE = 101
YEAR = Scope(Period.of_year(1401), Rights("analyst"))
ALL, ONE = Selection(YEAR), Selection(YEAR, SERVICE)
STOP = "TIMESTAMP '2023-03-20 20:30:00'"
ENDS = f"(finished_at IS NOT NULL AND finished_at < {STOP})"
OF_YEAR = "registered_on BETWEEN DATE '2022-03-21' AND DATE '2023-03-20'"
WORDS = """Ours reads the counts, as the pages do; the yardstick is hand-written SQL for the same answer over
the rows themselves, through the same driver. Both are whole: what Python does with the answer is in them, and
before they are timed their answers are compared. Medians of rounds in which the two took turns."""


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


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks.desk", description="Writes its report.")
    options.add_argument("--steps", type=int, nargs="*", default=[100_000, 1_000_000, 10_000_000])
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--postgresql", action="store_true")
    asked = options.parse_args()
    sections = [
        f"## {engine}, {steps:,} steps\n\n{part}"
        for steps in asked.steps for engine, part in measured(steps, asked.rounds, asked.postgresql)
    ]
    report = "\n\n".join(["# The desk's questions", timing.machine(), WORDS, *sections])
    REPORT.write_text(report + "\n", "utf-8")
    print(f"{REPORT.relative_to(ROOT)} written")


def measured(steps: int, rounds: int, with_postgresql: bool) -> Iterator[tuple[str, str]]:
    """Name of the engine and a table of its pairs, for each engine."""
    with TemporaryDirectory() as home:
        yield "DuckDB", _report(f"duckdb:///{Path(home) / 'desk.duckdb'}", steps, rounds)
    if with_postgresql:
        with server() as running, new_database(running, f"desk_{steps}") as url:
            yield "PostgreSQL", _report(url, steps, rounds)


def _report(url: str, steps: int, rounds: int) -> str:
    engine = create_engine(url, poolclass=NullPool)
    metadata.create_all(engine)
    with engine.begin() as connection:
        _always(connection)
    engine.dispose()
    made = seconds(lambda: desk_log.make(url, steps))
    with _opened(url) as (database, by_hand):
        rows = [_pair(question, database, by_hand, rounds).row() for question in QUESTIONS]
    return f"Rows and counts made in {made:.0f} s.\n\n{timing.table(timing.HEADER, rows)}"


def _always(connection: Connection) -> None:
    for table, rows in ALWAYS:
        connection.execute(insert(table), list(rows))


@contextmanager
def _opened(url: str) -> Iterator[tuple[Database, Engine]]:
    database, engine = Database.at(url), read_only(url)
    yield database, engine
    database.close()
    engine.dispose()


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


if __name__ == "__main__":
    main()
