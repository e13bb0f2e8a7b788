"""Makes the rows of requests and stays out of a checked event log and writes them, batch by batch."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
from sqlalchemy import Connection, Table

from data_access.event_log.days import of_day, on
from data_access.schema.desk_requests import request, request_step

BATCH = 250_000   # rows written at once
# A promise in working days ends on the working day that completes them, when offices close.
_PROMISED = """
CREATE TABLE promised AS
SELECT asked.tracking_number, v.service_id, v.workflow_id, coalesce(asked.due_on, promise.day) AS promised_on,
    coalesce(asked.due_at, closing.closes_at) AS promised_at
FROM asked_on AS asked JOIN service_key USING (service)
JOIN version_key AS v ON v.service_id = service_key.service_id
    AND asked.registered_on >= v.first AND asked.registered_on < v.stop
JOIN day_key AS came ON came.day = asked.registered_on
LEFT JOIN (SELECT worked, min(day) AS day FROM day_key WHERE working GROUP BY worked) AS worked
    ON v.clock = 'working_days' AND worked.worked = came.worked + CAST(ceil(v.promised) AS BIGINT)
LEFT JOIN day_key AS promise ON promise.day = CASE v.clock WHEN 'working_days' THEN worked.day
    ELSE asked.registered_on + CAST(ceil(v.promised) AS INTEGER) END
LEFT JOIN closing ON closing.day = promise.day AND closing.closes = v.closes
"""
# The line of the file makes the key: unique without sorting, and in the order of the file.
_REQUESTS = """
CREATE TABLE asked_id AS
SELECT asked.line + {first} - 2 AS id, tracking_number, p.service_id, p.workflow_id, province_code,
    registered_at, registered_on, finished_at, finished_on, p.promised_at AS due_at, p.promised_on AS due_on,
    CASE WHEN finished_at IS NOT NULL THEN 'finished_archived' WHEN waiting.tracking_number IS NOT NULL
        THEN 'waiting_for_action' ELSE 'in_progress' END AS status,
    CASE WHEN finished_at IS NULL THEN NULL WHEN last_outcome IN ('end', 'approve') THEN 'approved'
        WHEN last_outcome = 'reject' THEN 'rejected' WHEN last_outcome = 'withdraw' THEN 'withdrawn'
        ELSE 'closed' END AS result
FROM asked_on AS asked JOIN promised AS p USING (tracking_number)
LEFT JOIN (SELECT DISTINCT tracking_number FROM event JOIN role_key USING (role)
    WHERE left_at IS NULL AND side = 'applicant') AS waiting USING (tracking_number)
"""
_STEPS = f"""
CREATE TABLE stay AS
SELECT event.line + {{first}} - 2 AS id, asked.id AS request_id, step.step_id AS workflow_step_id, holder_id,
    event.entered_at, {on("event.entered_at", "entered")} AS entered_on,
    event.left_at, {on("event.left_at", "departed")} AS left_on, nullif(event.outcome, '') AS outcome,
    event.role <> step.role AS other_role
FROM event JOIN asked_id AS asked USING (tracking_number)
JOIN step_key AS step ON step.workflow_id = asked.workflow_id AND step.step = event.step
LEFT JOIN holder_key ON holder_key.holder = event.holder AND holder_key.role = event.role
    AND holder_key.province_code = event.province_code
{of_day("event.entered_at", "entered")} {of_day("event.left_at", "departed")}
"""
_NO_WORKFLOW = """
INSERT INTO refused SELECT min(line), 'service', service, 'no_workflow', count(*) FROM event
WHERE service IN (SELECT service FROM service_key)
AND tracking_number NOT IN (SELECT tracking_number FROM promised) GROUP BY service
"""
_WRITTEN = ((request, "asked_id"), (request_step, "stay"))


def make_requests(place: duckdb.DuckDBPyConnection, first: int) -> None:
    """Makes `asked_id`, the rows of requests; refuses services without a version on that day."""
    place.execute(_PROMISED)
    place.execute(_NO_WORKFLOW)
    place.execute(_REQUESTS.format(first=first))


def make_steps(place: duckdb.DuckDBPyConnection, first: int) -> None:
    """Makes `stay`, the rows of stays."""
    place.execute(_STEPS.format(first=first))


def write(place: duckdb.DuckDBPyConnection, connection: Connection, source: int) -> Iterator[int]:
    """Writes requests, then stays; yields the number of rows of each batch."""
    with TemporaryDirectory(prefix="event_log_") as folder:
        part = Path(folder) / "part.csv"
        for table, rows in _WRITTEN:
            for first, stop in _ranges(place, rows):
                yield _write_part(place, connection, (table, rows, source), (first, stop), part)


def _ranges(place: duckdb.DuckDBPyConnection, rows: str) -> Iterator[tuple[int, int]]:
    found: Any = place.execute(f"SELECT min(id), max(id) FROM {rows}").fetchone()
    first, last = found
    for start in range(first or 0, (last or -1) + 1, BATCH):
        yield start, start + BATCH


def _write_part(
    place: duckdb.DuckDBPyConnection, connection: Connection, what: tuple[Table, str, int],
    keys: tuple[int, int], part: Path,
) -> int:
    table, rows, source = what
    found = place.execute(f"SELECT * FROM {rows} LIMIT 0").description
    columns = [column[0] for column in found if column[0] in table.c]
    names = ", ".join(columns)
    question = (
        f"SELECT {names}, {source} AS source_id, false AS simulated FROM {rows}"
        f" WHERE id >= {keys[0]} AND id < {keys[1]}"
    )
    written: Any = place.execute(f"COPY ({question}) TO '{part}' (FORMAT csv, HEADER false)").fetchone()
    _copy(connection, f'"{table.name}" ({names}, source_id, simulated)', part)
    return int(written[0])


def _copy(connection: Connection, target: str, part: Path) -> None:
    """Bulk load of one CSV part; an empty field is NULL, the log's texts are never empty."""
    raw: Any = connection.connection.driver_connection
    if connection.dialect.name == "duckdb":
        raw.execute(f"COPY {target} FROM '{part}' (FORMAT csv, HEADER false, AUTO_DETECT false, NULLSTR '')")
        return
    with part.open("rb") as file, raw.cursor().copy(f"COPY {target} FROM STDIN (FORMAT csv)") as copy:
        while block := file.read(1024**2):
            copy.write(block)
