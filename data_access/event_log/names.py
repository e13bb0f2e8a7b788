"""Finds the services, steps, roles and holders an event log names, or makes rows for those that are new."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

import duckdb
import pandas as pd
from sqlalchemy import Connection, Table, func, select

from data_access.event_log.refusals import Refusal
from data_access.event_log.staging import refuse
from data_access.place_names import normalise
from data_access.schema.desk_services import desk_role, service, workflow, workflow_step
from data_access.schema.places import province

MOST = 100_000   # different values of a column that names things
NOTE = {"note_fa": "از روی رویدادنگاشت واردشده ساخته شد؛ در سندی نیامده است.",
        "note_en": "Made from the imported event log; no document states it."}
OPENS, CLOSES = 7 * 60 + 30, 14 * 60 + 30
SIDES = {"applicant": "applicant", "system": "system"}
Row = dict[str, Any]


@dataclass
class Names:
    """What the log's names stand for: rows to be made by table, and the next free key of each table."""

    place: duckdb.DuckDBPyConnection
    connection: Connection
    create: bool
    made: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def make(self, table: Table, **values: Any) -> int:
        """Notes a new row and gives its key. The source is known when it is written."""
        rows = self.made[table.name]
        key = rows[-1]["id"] + 1 if rows else next_id(self.connection, table)
        rows.append({"id": key, "simulated": False, **values})
        return key

    def distinct(self, question: str, column: str) -> Sequence[tuple[Any, ...]]:
        """The rows of a question over the log; none and a refusal when they are too many to be names."""
        found = self.place.execute(f"{question} LIMIT {MOST + 1}").fetchall()
        if len(found) > MOST:
            refuse(self.place, Refusal(1, column, "", "many"))
            return ()
        return sorted(found)

    def unknown(self, line: int, column: str, value: str, lines: int) -> None:
        refuse(self.place, Refusal(line, column, value, column.removesuffix("_code"), lines))

    def keep(self, table: str, columns: str, rows: Iterable[Sequence[Any]]) -> None:
        """Puts a table of keys into the staging database: `columns` as in CREATE TABLE."""
        self.place.execute(f"CREATE TABLE {table} ({columns})")
        names = [column.split()[0] for column in columns.split(",")]
        frame = pd.DataFrame([list(row) for row in rows], columns=names, dtype=object)
        if len(frame):
            self.place.register("keys", frame)
            self.place.execute(f"INSERT INTO {table} SELECT * FROM keys")
            self.place.unregister("keys")


def next_id(connection: Connection, table: Table) -> int:
    return (connection.scalar(select(func.max(table.c.id))) or 0) + 1


def find_provinces(names: Names) -> None:
    known = set(names.connection.scalars(select(province.c.code)))
    question = "SELECT min(line), province_code, count(*) FROM event GROUP BY province_code"
    for line, code, lines in names.distinct(question, "province_code"):
        if code not in known:
            names.unknown(line, "province_code", code, lines)


def find_roles(names: Names) -> None:
    """Makes `role_key`: role, role_id, side."""
    known = {row.code: (row.id, row.side) for row in names.connection.execute(select(desk_role))}
    kept = []
    question = "SELECT min(line), role, count(*) FROM event GROUP BY role"
    for line, code, lines in names.distinct(question, "role"):
        if code not in known and not names.create:
            names.unknown(line, "role", code, lines)
            continue
        if code not in known:
            side = SIDES.get(code, "organisation")
            known[code] = (names.make(desk_role, code=code, name_fa=code, name_en=code, side=side), side)
        kept.append((code, *known[code]))
    names.keep("role_key", "role VARCHAR, role_id BIGINT, side VARCHAR", kept)


def find_services(names: Names) -> None:
    """Makes `service_key`: service, service_id. A service is named by its code or by one of its names."""
    known: dict[str, int] = {}
    for row in names.connection.execute(select(service).order_by(service.c.id.desc())):
        known |= {normalise(row.name_fa): row.id, normalise(row.name_en): row.id}
    known |= {normalise(row.code): row.id for row in names.connection.execute(select(service))}
    kept = []
    question = ("SELECT min(line), service, count(*), min(registered_on) FROM event JOIN"
                " (SELECT tracking_number, registered_on FROM asked_on) USING (tracking_number)"
                " GROUP BY service")
    for line, name, lines, since in names.distinct(question, "service"):
        key = normalise(name)
        if key not in known and not names.create:
            names.unknown(line, "service", name, lines)
            continue
        if key not in known:
            known[key] = _new_service(names, name)
        kept.append((name, known[key], since))
    columns = "service VARCHAR, service_id BIGINT, since DATE"
    names.keep("service_key", columns, kept)
    _find_versions(names, {(key, since) for _, key, since in kept})


def _new_service(names: Names, name: str) -> int:
    return names.make(service, code=name, name_fa=name, name_en=name, provider="organisation", public=False)


def _find_versions(names: Names, needed: set[tuple[int, date]]) -> None:
    """Makes `version_key`: service_id, workflow_id, first, stop; the newest version that holds on a day."""
    known: dict[int, list[Any]] = defaultdict(list)
    for row in names.connection.execute(select(workflow).order_by(workflow.c.version)):
        known[row.service_id].append(row)
    kept: list[tuple[Any, ...]] = []
    since: dict[int, date] = {}
    for key, day in needed:
        since[key] = min(day, since.get(key, day))
    for key, day in sorted(since.items()):
        if key not in known and names.create:
            made = names.make(
                workflow, service_id=key, version=1, valid_from=day, promised_days=None, clock="working_days",
                opens_minute=OPENS, closes_minute=CLOSES, assumed=True, **NOTE,
            )
            kept.append((key, made, day, date.max, None, "working_days", CLOSES))
        starts = sorted({row.valid_from for row in known[key]})
        for first, stop in pairwise([*starts, date.max]):
            newest = [row for row in known[key] if row.valid_from <= first][-1]
            promise = (newest.promised_days, newest.clock, newest.closes_minute)
            kept.append((key, newest.id, first, stop, *promise))
    columns = ("service_id BIGINT, workflow_id BIGINT, first DATE, stop DATE, promised DOUBLE, clock VARCHAR,"
               " closes INTEGER")
    names.keep("version_key", columns, kept)


def find_steps(names: Names) -> None:
    """Makes `step_key`: workflow_id, step, step_id, role. A new step takes the role of its first line."""
    known, last = _known_steps(names)
    roles = dict(names.place.execute("SELECT role, role_id FROM role_key").fetchall())
    stays = ("SELECT min(line), workflow_id, step, count(*), arg_min(role, line),"
             " bool_or(outcome IN ('approve', 'return', 'reject')) FROM event"
             " JOIN asked_id USING (tracking_number) GROUP BY workflow_id, step")
    kept = []
    for line, at, code, lines, role, judged in names.distinct(stays, "step"):
        if (at, code) not in known and not names.create:
            names.unknown(line, "step", code, lines)
            continue
        if (at, code) not in known:
            last[at] += 1
            key = names.make(
                workflow_step, workflow_id=at, code=code, name_fa=code, name_en=code,
                desk_role_id=roles[role], position=last[at], kind="review" if judged else "action",
                assumed=True, **NOTE,
            )
            known[at, code] = (key, role)
        kept.append((at, code, *known[at, code]))
    names.keep("step_key", "workflow_id BIGINT, step VARCHAR, step_id BIGINT, role VARCHAR", kept)


def _known_steps(names: Names) -> tuple[dict[tuple[int, str], tuple[int, str]], dict[int, int]]:
    """Workflow and code to key and role; workflow to its last position."""
    s = workflow_step.c
    question = select(s.workflow_id, s.code, s.id, s.position, desk_role.c.code).join(desk_role)
    known: dict[tuple[int, str], tuple[int, str]] = {}
    last: dict[int, int] = defaultdict(int)
    for at, code, key, position, role in names.connection.execute(question):
        known[at, code] = (key, role)
        last[at] = max(last[at], position)
    return known, last
