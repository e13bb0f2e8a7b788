"""Writes a checked event log into the operational database: sources, new names, rows, coverage, counts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
from sqlalchemy import Connection, Table, insert, select, update

from common.tehran import day_of
from data_access.desk import counts
from data_access.event_log.names import next_id
from data_access.event_log.rows import write
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
from data_access.schema.places import coverage, source

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
    file: tuple[Path, str],
) -> Iterator[int]:
    """Writes everything on the open connection, commits nothing; yields the rows of each batch."""
    key = _source(connection, *file)
    for table in CREATED:
        rows = [{**row, "source_id": key} for row in made.get(table.name, ())]
        if rows:
            connection.execute(insert(table), rows)
    yield from write(place, connection, key)
    for table in (request, request_step):
        _cover(connection, table, *span(place))
    for table in SILENT:
        _leave_unknown(connection, table)
    counts.refresh(connection)


def _leave_unknown(connection: Connection, table: Table) -> None:
    """Notes that an empty table holds nothing yet: else its figures were 0, as if all were well."""
    noted = connection.execute(select(coverage).where(coverage.c.entity == table.name)).first()
    if noted is None and connection.execute(select(table.c.id).limit(1)).first() is None:
        connection.execute(insert(coverage).values(entity=table.name, first_day=None, last_day=None))


def span(place: duckdb.DuckDBPyConnection) -> tuple[date, date]:
    """The first day of registration and the day of the newest moment of the log."""
    first, *moments = _first(place, _NEWEST)
    return first, day_of(max(moments))


def _first(place: duckdb.DuckDBPyConnection, question: str) -> tuple[Any, ...]:
    found: Any = place.execute(question).fetchone()
    return tuple(found)


def _source(connection: Connection, path: Path, digest: str) -> int:
    """The source row of this very file: its name without the folder, and what it holds as a hash."""
    name = "".join(letter if letter.isprintable() else "?" for letter in path.name)
    reference = f"{name} sha256:{digest}"
    found = connection.scalar(select(source.c.id).where(source.c.reference == reference))
    if found is not None:
        return int(found)
    key = next_id(connection, source)
    titles = {"title_fa": f"رویدادنگاشت {name}", "title_en": f"Event log {name}"}
    connection.execute(insert(source).values(id=key, reference=reference, **titles))
    return key


def _cover(connection: Connection, table: Table, first: date, last: date) -> None:
    """Widens what the rows of a table cover; an open end stays open."""
    found = connection.execute(select(coverage).where(coverage.c.entity == table.name)).first()
    if found is None:
        connection.execute(insert(coverage).values(entity=table.name, first_day=first, last_day=last))
        return
    first = min(first, found.first_day or first)
    widened = None if found.last_day is None else max(last, found.last_day)
    connection.execute(
        update(coverage).where(coverage.c.entity == table.name).values(first_day=first, last_day=widened)
    )
