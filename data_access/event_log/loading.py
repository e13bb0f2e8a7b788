"""Writes a checked event log into the operational database: sources, new names, rows, coverage, counts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
from sqlalchemy import Connection, Table, insert, select

from common.tehran import day_of
from data_access.desk import keeping
from data_access.event_log.rows import write
from data_access.loading import covering, history
from data_access.partitions.cutting import take_stock
from data_access.rollups import notes
from data_access.schema.desk_requests import (
    complaint,
    desk_question,
    portal_account,
    request,
    request_step,
    satisfaction_survey,
    sms_notice,
)
from data_access.schema.desk_services import desk_role, holder, service, workflow, workflow_step
from data_access.schema.desk_system import (
    desk_prerequisite,
    follow_up_field,
    security_incident,
    service_change,
    service_outage,
)
from data_access.schema.places import coverage

CREATED = (service, desk_role, workflow, workflow_step, holder)
# What a log says nothing of: outages, complaints, notices and the like.
SILENT = (
    portal_account, satisfaction_survey, complaint, sms_notice, desk_question, service_outage, service_change,
    security_incident, follow_up_field, desk_prerequisite,
)
_NEWEST = """
SELECT min(registered_on), (SELECT max(greatest(entered_at, coalesce(left_at, entered_at))) FROM stay),
    max(greatest(registered_at, coalesce(finished_at, registered_at))) FROM asked_id
"""


def load(
    place: duckdb.DuckDBPyConnection, connection: Connection, made: Mapping[str, Sequence[dict[str, Any]]],
    file: tuple[Path, str, str], lines: int,
) -> Iterator[int]:
    """Writes everything on the open connection, commits nothing; yields the rows of each batch.

    `file` = path, hash of the content and who loads it.
    """
    path, digest, who = file
    notes.check_counts(connection)
    name = "".join(letter if letter.isprintable() else "?" for letter in path.name)
    number = history.begin(connection, who, "event_log", name, digest, lines)
    key = history.source_of(connection, number)
    for table in CREATED:
        rows = [{**row, "source_id": key} for row in made.get(table.name, ())]
        if rows:
            connection.execute(insert(table), rows)
            history.count(connection, number, table.name, len(rows), 0, 0)
    yield from write(place, connection, key)
    for table, rows_of in ((request, "asked_id"), (request_step, "stay")):
        (added,) = _first(place, f"SELECT count(*) FROM {rows_of}")
        history.count(connection, number, table.name, added, 0, 0)
        _written(connection, table, number, key)
        covering.widen(connection, table, *span(place))
    for table in SILENT:
        _leave_unknown(connection, table, number)
    keeping.refresh(connection)


def _written(connection: Connection, table: Table, number: int, key: int) -> None:
    """What is to be known of a table's new rows, which have a source of their own."""
    take_stock(connection, table)
    notes.note(connection, table, f"SELECT * FROM {table.name} WHERE source_id = {key}")
    covering.keep(connection, number, table.name)


def _leave_unknown(connection: Connection, table: Table, number: int) -> None:
    """Notes that an empty table holds nothing yet: else its figures were 0, as if all were well."""
    noted = connection.execute(select(coverage).where(coverage.c.entity == table.name)).first()
    if noted is None and connection.execute(select(table.c.id).limit(1)).first() is None:
        covering.keep(connection, number, table.name)
        connection.execute(insert(coverage).values(entity=table.name, first_day=None, last_day=None))


def span(place: duckdb.DuckDBPyConnection) -> tuple[date, date]:
    """The first day of registration and the day of the newest moment of the log."""
    first, *moments = _first(place, _NEWEST)
    return first, day_of(max(moments))


def _first(place: duckdb.DuckDBPyConnection, question: str) -> tuple[Any, ...]:
    found: Any = place.execute(question).fetchone()
    return tuple(found)

