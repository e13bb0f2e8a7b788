"""Small desks of random rows: everything that the rollups count, with ties, gaps and times out of order."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, update

from common.period import Period
from data_access.rollups import notes
from data_access.schema import rollups
from data_access.schema.desk_requests import (
    CHANNELS,
    REASONS,
    RESULTS,
    RETURN_REASONS,
    request,
    request_step,
    satisfaction_survey,
    sms_notice,
)
from data_access.schema.desk_services import (
    OUTCOMES,
    STEP_KINDS,
    desk_role,
    holder,
    service,
    workflow,
    workflow_move,
    workflow_step,
)
from data_access.schema.places import coverage, park

Row = dict[str, Any]
FIRST = Period.parse("1400-10").start
DAYS = 200
PROVINCES = ("IR-00", "IR-07", "IR-23")
SERVICES, ROLES, STEPS, HOLDERS = ("ID", "SU", "LI"), ("applicant", "organisation", "system"), 9, 3
TABLES = (
    coverage, park, service, desk_role, workflow, workflow_step, workflow_move, holder, request, request_step,
    satisfaction_survey, sms_notice, *rollups.TABLES,
)
CHANGED = (request, request_step, sms_notice, satisfaction_survey)
OWN: Row = {"source_id": 1, "simulated": False}


class Desk:
    """Rows that are always valid on their own, and a way to change some of them."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.requests: dict[int, Row] = {}
        self.stays: dict[int, Row] = {}
        self.last = 0

    def found(self, connection: Connection, requests: int) -> None:
        """Services, roles, steps and parks, then so many requests with their stays, notices and surveys."""
        named = {"name_fa": "x", "name_en": "x"}
        self._put(connection, park, [
            {**named, "id": n, "name_fa": str(n), "province_code": code, "kind": "park", "state_owned": True,
             "specialised": False, "position_basis": "town"} for n, code in enumerate(PROVINCES)
        ])
        self._put(connection, service, [
            {**named, "id": n, "code": code, "provider": "organisation", "public": True,
             "announced_visits": self._one(None, 1)} for n, code in enumerate(SERVICES)
        ])
        self._put(connection, desk_role, [
            {**named, "id": n, "code": side, "side": side} for n, side in enumerate(ROLES)
        ])
        self._put(connection, workflow, [
            {"id": n, "service_id": n, "version": 1, "valid_from": FIRST, "clock": "calendar_days",
             "opens_minute": 450, "closes_minute": 930, "assumed": False} for n in range(len(SERVICES))
        ])
        self._put(connection, workflow_step, [
            {**named, "id": n, "workflow_id": n // 3, "code": f"S{n}", "position": n % 3 + 1,
             "assumed": False, "desk_role_id": self.random.randrange(3), "kind": self._one(*STEP_KINDS)}
            for n in range(STEPS)
        ])
        self._put(connection, workflow_move, [
            {"id": n, "workflow_step_id": n, "outcome": "approve", "next_step_id": self._one(None, n),
             "assumed": False} for n in range(STEPS)
        ])
        self._put(connection, holder, [
            {"id": n, "name": str(n), "desk_role_id": 1} for n in range(HOLDERS)
        ])
        days = {"first_day": FIRST - timedelta(days=400), "last_day": FIRST + timedelta(days=900)}
        known = (request, request_step, satisfaction_survey, sms_notice)
        connection.execute(insert(coverage), [{"entity": table.name, **days} for table in known])
        self.add(connection, requests)

    def add(self, connection: Connection, requests: int) -> None:
        """So many new requests with all that belongs to them."""
        made = [self._request() for _ in range(requests)]
        self._put(connection, request, made)
        stays = [self._stay(one) for one in made for _ in range(self.random.randrange(5))]
        self._put(connection, request_step, stays)
        self._put(connection, sms_notice, [
            {"id": self._key(), "request_id": one["id"], "sent_on": self._day(),
             "delivered": self._one(True, False)} for one in made
        ])
        self._put(connection, satisfaction_survey, [
            {"id": self._key(), "request_id": one["id"], "sent_on": FIRST,
             "answered_on": self._one(None, self._day()), "score": 3.5, "courtesy": None} for one in made[::2]
        ])

    def change(self, connection: Connection) -> None:
        """Some rows end, some are corrected, some go, some come late.

        DuckDB changes no row to which another refers: there only stays do.
        """
        for key in self._some(self.requests) if connection.dialect.name == "postgresql" else ():
            self._rewrite(connection, request, self.requests, key, self._request(key))
        for key in self._some(self.requests) if connection.dialect.name == "postgresql" else ():
            if self.requests[key]["finished_on"] is None:
                ended = {"finished_on": FIRST + timedelta(days=DAYS), "result": "approved"}
                ended["finished_at"] = _moment(FIRST + timedelta(days=DAYS))
                self._rewrite(connection, request, self.requests, key, {**self.requests[key], **ended})
        for key in self._some(self.stays):
            owner = self.requests[self.stays[key]["request_id"]]
            self._rewrite(connection, request_step, self.stays, key, self._stay(owner, key))
        for key in self._some(self.stays):
            connection.execute(delete(request_step).where(request_step.c.id == key))
            del self.stays[key]
        self.add(connection, self.random.randrange(4))

    def _some(self, rows: dict[int, Row]) -> Sequence[int]:
        return self.random.sample(sorted(rows), min(len(rows), self.random.randrange(3)))

    def _rewrite(
        self, connection: Connection, table: Table, rows: dict[int, Row], key: int, row: Row
    ) -> None:
        rows[key] = row
        values = {name: value for name, value in row.items() if name != "id"}
        connection.execute(update(table).where(table.c.id == key).values(**values))

    def _put(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        if rows:
            connection.execute(insert(table), [{**OWN, **row} for row in rows])

    def _request(self, key: int = 0) -> Row:
        kind, came = self.random.randrange(len(SERVICES)), self._day()
        ended = self._one(None, came + timedelta(days=self.random.randrange(90)))
        due = self._one(None, came + timedelta(days=self.random.randrange(60)))
        place = self.random.randrange(len(PROVINCES))
        row = {
            "id": key or self._key(),
            "tracking_number": self._one(None, "T1", "T2", str(self.random.random())),
            "service_id": kind, "workflow_id": kind, "province_code": PROVINCES[place],
            "park_id": self._one(None, place), "registered_at": _moment(came), "registered_on": came,
            "finished_at": ended and _moment(ended), "finished_on": ended, "due_at": due and _moment(due),
            "due_on": due, "status": "in_progress", "result": ended and self._one(None, *RESULTS),
            "reason": self._one(None, *REASONS), "channel": self._one(None, *CHANNELS),
            "visits": self._one(None, 0, 2), "extra_documents": self._one(None, 0, 3),
            "documents_outside": self._one(None, 1), "fee_irr": self._one(None, 0.1), "complete":
            self._one(None, True, False), "simulated": self._one(True, False),
        }
        self.requests[row["id"]] = row
        return row

    def _stay(self, owner: Row, key: int = 0) -> Row:
        came = self._one(owner["registered_on"], self._day())
        left = self._one(None, came + timedelta(days=self.random.randrange(70)))
        row = {
            "id": key or self._key(), "request_id": owner["id"],
            "workflow_step_id": owner["service_id"] * 3 + self.random.randrange(3),
            "holder_id": self._one(None, *range(HOLDERS)), "entered_at": _moment(came), "entered_on": came,
            "left_at": left and _moment(left), "left_on": left,
            "outcome": left and self._one(*OUTCOMES, "return"),
            "reason": self._one(None, *RETURN_REASONS), "simulated": self._one(True, False),
        }
        self.stays[row["id"]] = row
        return row

    def _key(self) -> int:
        self.last += 1
        return self.last

    def _day(self) -> date:
        return FIRST + timedelta(days=self.random.randrange(DAYS))

    def _one(self, *of: Any) -> Any:
        return self.random.choice(of)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(8))


def changing(desk: Desk, connection: Connection) -> None:
    """Changes rows as the product does: with notes of them as they were and as they are."""
    if connection.dialect.name != "duckdb":
        desk.change(connection)
        return
    notes.check_counts(connection)
    for table in CHANGED:
        made = f"CREATE OR REPLACE TEMPORARY TABLE before_{table.name} AS SELECT * FROM {table.name}"
        connection.exec_driver_sql(made)
    desk.change(connection)
    for table in CHANGED:
        was, now = f"SELECT * FROM before_{table.name}", f"SELECT * FROM {table.name}"
        notes.note(connection, table, f"({was} EXCEPT {now}) UNION ALL ({now} EXCEPT {was})")
