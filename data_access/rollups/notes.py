"""Notes of changed rows: which days of which kind may have moved. Triggers write them on PostgreSQL.

A note is only ever added, and removed by whoever made the periods anew that it touches. So a change that
another transaction commits meanwhile keeps its note, and its periods are not read until they are made again.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, text

from data_access.schema.desk_requests import request, request_step, satisfaction_survey, sms_notice
from data_access.schema.desk_services import desk_role, service, workflow_move, workflow_step
from data_access.schema.rollups import rollup_base, rollup_dirty

FIRST, LAST = "DATE '0001-01-01'", "DATE '9999-12-31'"
ENDS = MappingProxyType({
    request.name: ("registered_at", "finished_at"), request_step.name: ("entered_at", "left_at"),
})
EVERYTHING = "everything"   # the kind that all rollups watch


def _point(kind: str, day: str, rows: str = "touched") -> str:
    return f"SELECT '{kind}', {day}, {day} FROM {rows} WHERE {day} IS NOT NULL"


def _same(*columns: str) -> str:
    """Whether a row is there as it was and as it is, and equal in these columns."""
    equal = " AND ".join(f"min({column}) = max({column})" for column in columns)
    return f"count(*) = 2 AND {equal} AND bool_and(simulated) = bool_or(simulated)"


def _while(kind: str) -> str:
    """What is only ended, or ended on another day, moves from the earlier of both ends on."""
    return f"SELECT '{kind}', CASE WHEN same THEN ended ELSE first END, last FROM each_row"


_REQUESTS = f"""each_row AS (
    SELECT id, min(registered_on) AS first, min(coalesce(finished_on, {LAST})) AS ended,
        max(coalesce(finished_on, {LAST})) AS last, count(*) = 2 AS twice,
        {_same("registered_on", "province_code", "service_id", "workflow_id", f"coalesce(due_on, {LAST})",
               "coalesce(tracking_number, '')", "CAST(tracking_number IS NULL AS integer)")} AS same
    FROM touched GROUP BY id
), days (kind, first_day, last_day) AS (
    {_point("registered", "registered_on")}
    UNION ALL {_point("finished", "finished_on")}
    UNION ALL {_point("due", "due_on")}
    UNION ALL {_while("open")}
    UNION ALL SELECT 'numbered', first, {LAST} FROM each_row WHERE NOT same
    UNION ALL SELECT kind, {FIRST}, {LAST} FROM each_row, (VALUES ('notice'), ('survey')) AS about (kind)
        WHERE twice AND NOT same
    UNION ALL SELECT 'stay', min(stay.entered_on), max(coalesce(stay.left_on, {LAST}))
        FROM each_row JOIN request_step AS stay ON stay.request_id = each_row.id WHERE NOT same
        GROUP BY each_row.id
    UNION ALL SELECT 'life', least(min(each_row.first), min(stay.entered_on)),
        greatest(max(each_row.last), max(coalesce(stay.left_on, stay.entered_on)))
        FROM each_row LEFT JOIN request_step AS stay ON stay.request_id = each_row.id GROUP BY each_row.id
)"""
_STAYS = f"""each_row AS (
    SELECT id, min(entered_on) AS first, min(coalesce(left_on, {LAST})) AS ended,
        max(coalesce(left_on, {LAST})) AS last,
        {_same("request_id", "workflow_step_id", "coalesce(holder_id, -1)", "entered_on",
               "coalesce(reason, '')")} AS same
    FROM touched GROUP BY id
), theirs AS (
    SELECT request_id, min(entered_on) AS first, max(coalesce(left_on, entered_on)) AS last
    FROM touched GROUP BY request_id
), asked AS (
    SELECT request.id, request.registered_on, request.finished_on, theirs.first, theirs.last
    FROM theirs JOIN request ON request.id = theirs.request_id
), days (kind, first_day, last_day) AS (
    {_point("entered", "entered_on")}
    UNION ALL {_point("left", "left_on")}
    UNION ALL {_while("held")}
    UNION ALL {_point("worked", "registered_on", "asked")}
    UNION ALL {_point("ended", "finished_on", "asked")}
    UNION ALL SELECT 'life', least(min(asked.registered_on), min(asked.first), min(stay.entered_on)),
        greatest(max(coalesce(asked.finished_on, {LAST})), max(asked.last),
            max(coalesce(stay.left_on, stay.entered_on)))
        FROM asked LEFT JOIN request_step AS stay ON stay.request_id = asked.id GROUP BY asked.id
)"""
_ALL = f"days (kind, first_day, last_day) AS (SELECT '{EVERYTHING}', {FIRST}, {LAST} FROM touched)"
NOTES: Mapping[str, str] = MappingProxyType({
    request.name: _REQUESTS,
    request_step.name: _STAYS,
    sms_notice.name: f"days (kind, first_day, last_day) AS ({_point('notice', 'sent_on')})",
    satisfaction_survey.name: f"days (kind, first_day, last_day) AS ({_point('survey', 'sent_on')})",
    **{table.name: _ALL for table in (service, desk_role, workflow_step, workflow_move)},
})


def told(table: str, touched: str) -> str:
    """Asks for kind, first and last day of what changed rows move, month by month; `touched` as below."""
    return (
        f"WITH touched AS ({touched}), {NOTES[table]}"
        " SELECT kind, min(first_day) AS first_day, max(last_day) AS last_day FROM days"
        " GROUP BY kind, date_trunc('month', first_day), date_trunc('month', last_day)"
    )


# The kind of a note that each new or removed row leaves.
COMES = MappingProxyType({
    request.name: "registered", request_step.name: "entered", sms_notice.name: "notice",
    satisfaction_survey.name: "survey",
})


def statement(table: str, touched: str) -> str:
    """Writes the notes of changed rows; `touched` selects those rows as they were and as they are."""
    return (
        "INSERT INTO rollup_dirty (key, kind, first_day, last_day)"
        f" SELECT CAST(gen_random_uuid() AS varchar), said.* FROM ({told(table, touched)}) AS said"
    )


def turned(connection: Connection, first: datetime, stop: datetime) -> Iterator[Row[Any]]:
    """The same for what began or ended from one moment up to another, as if it had changed."""
    for table, ends in ENDS.items():
        within = " OR ".join(f"({end} >= :first AND {end} < :stop)" for end in ends)
        asked = text(told(table, f"SELECT * FROM {table} WHERE {within}"))
        yield from connection.execute(asked, {"first": first, "stop": stop})


def note(connection: Connection, table: Table, touched: str) -> None:
    """Notes what a load changes, where no trigger does: rows before they change, and what they become."""
    if connection.dialect.name == "duckdb" and table.name in NOTES:
        connection.exec_driver_sql(statement(table.name, touched))


def counted(connection: Connection) -> dict[str, int]:
    """Table to its number of rows, of all that the rollups rest on."""
    tables = [request.metadata.tables[name] for name in NOTES]
    columns = [select(func.count()).select_from(table).scalar_subquery() for table in tables]
    found = connection.execute(select(*columns)).one()
    return {table.name: int(rows) for table, rows in zip(tables, found, strict=True)}


def check_counts(connection: Connection) -> None:
    """Another number of rows tells of changes that left no note: then nothing that is made holds.

    No trigger fires on DuckDB, nor on PostgreSQL for a part of a table that is detached or named by itself.
    """
    known = {row.entity: row.rows for row in connection.execute(select(rollup_base))}
    moved = {name for name, rows in counted(connection).items() if known.get(name) != rows}
    if connection.dialect.name == "postgresql":
        told = set(connection.scalars(select(rollup_dirty.c.kind)))
        moved = {name for name in moved if COMES.get(name, EVERYTHING) not in told}
    if moved:
        connection.exec_driver_sql(WHOLE)


def keep_counts(connection: Connection) -> None:
    """Remembers the numbers of rows that the rollups rest on."""
    connection.execute(delete(rollup_base))
    rows = [{"entity": name, "rows": rows} for name, rows in counted(connection).items()]
    connection.execute(insert(rollup_base), rows)


def noted_by_itself(connection: Connection) -> bool:
    """Whether every change leaves a note: by the product on an embedded database, by triggers on a server.

    Views over the tables of another system have no triggers.
    """
    if connection.dialect.name == "duckdb":
        return True
    there = text(
        "SELECT count(*) FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
        " WHERE tgrelid = to_regclass(relname) AND tgenabled IN ('O', 'A')"
        " AND tgname LIKE 'rollup\\_note\\_%'"
    )
    return int(connection.scalar(there) or 0) == len(NOTES) * len(TRIGGERS)


WHOLE = (
    "INSERT INTO rollup_dirty (key, kind, first_day, last_day)"
    f" SELECT CAST(gen_random_uuid() AS varchar), '{EVERYTHING}', {FIRST}, {LAST}"
)
TRIGGERS = MappingProxyType({
    "insert": ("NEW TABLE AS new_rows", "SELECT * FROM new_rows"),
    "update": (
        "OLD TABLE AS old_rows NEW TABLE AS new_rows",
        "SELECT * FROM old_rows UNION ALL SELECT * FROM new_rows",
    ),
    "delete": ("OLD TABLE AS old_rows", "SELECT * FROM old_rows"),
    "truncate": ("", ""),
})
