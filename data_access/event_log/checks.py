"""What the lines of an event log must be to each other and to the rows that are there already."""

from typing import Any

import duckdb
import pandas as pd
from sqlalchemy import Connection, select

from data_access.schema.desk_requests import request

# Columns that every line of a request repeats.
_REPEATED = ("service", "province_code", "registered_at", "finished_at", "due_at")
_STAY = ("tracking_number", "step", "role", "holder", "entered_at", "left_at", "outcome")
_BATCH = 100_000
# The last outcome is that of the stay left last, of two left at once the one further down in the file.
_ASKED = """
CREATE TABLE asked AS
SELECT tracking_number, min(line) AS line,
    min(service) AS service, min(province_code) AS province_code, min(registered_at) AS registered_at,
    min(finished_at) AS finished_at, min(due_at) AS due_at,
    arg_max(outcome, epoch_us(left_at)::HUGEINT * 1000000000 + line) FILTER (outcome <> '') AS last_outcome,
    min(service) <> max(service) OR min(province_code) <> max(province_code)
    OR min(registered_at) <> max(registered_at) OR {differing} AS disagrees
FROM event GROUP BY tracking_number
"""


def check(place: duckdb.DuckDBPyConnection, connection: Connection) -> None:
    """Makes the table `asked`, one row per request, and refuses what lines only show together."""
    differing = " OR ".join(
        f"coalesce(min({name}) <> max({name}), false) OR count({name}) NOT IN (0, count(*))"
        for name in ("finished_at", "due_at")
    )
    place.execute(_ASKED.format(differing=differing))
    _disagreements(place)
    _twice(place)
    _loaded(place, connection)


def _disagreements(place: duckdb.DuckDBPyConnection) -> None:
    place.execute(
        "CREATE TEMP TABLE suspects AS SELECT event.*"
        " FROM event JOIN asked USING (tracking_number) WHERE disagrees"
    )
    for name in _REPEATED:
        place.execute(
            f"INSERT INTO refused SELECT other.line, '{name}',"
            f" coalesce(CAST(other.{name} AS VARCHAR), ''),"
            " 'disagrees', 1 FROM suspects AS other JOIN asked USING (tracking_number)"
            " JOIN suspects AS first ON first.line = asked.line"
            f" WHERE other.{name} IS DISTINCT FROM first.{name}"
        )


def _twice(place: duckdb.DuckDBPyConnection) -> None:
    """Equal stays have equal hashes: those alone are compared, so that the search stays small on disk."""
    names = ", ".join(_STAY)
    place.execute(
        f"CREATE TEMP TABLE doubtful AS SELECT hash({names}) AS mark FROM event"
        f" GROUP BY mark HAVING count(*) > 1"
    )
    place.execute(
        "INSERT INTO refused SELECT line, 'entered_at', step, 'twice', 1 FROM"
        f" (SELECT line, step, row_number() OVER (PARTITION BY {names} ORDER BY line) AS place FROM event"
        f" WHERE hash({names}) IN (SELECT mark FROM doubtful)) AS stay WHERE place > 1"
    )


def _loaded(place: duckdb.DuckDBPyConnection, connection: Connection) -> None:
    """Requests whose tracking number the database has, read in batches however many it has."""
    place.execute("CREATE TEMP TABLE loaded (tracking_number VARCHAR)")
    numbers = select(request.c.tracking_number).where(request.c.tracking_number.is_not(None))
    streamed = connection.execute(numbers.execution_options(stream_results=True))
    for batch in streamed.scalars().partitions(_BATCH):
        known: Any = pd.DataFrame({"tracking_number": pd.Series(batch, dtype=object)})
        place.register("known", known)
        place.execute("INSERT INTO loaded SELECT tracking_number FROM known")
        place.unregister("known")
    place.execute(
        "INSERT INTO refused SELECT line, 'tracking_number', tracking_number, 'loaded', 1 FROM asked"
        " WHERE tracking_number IN (SELECT tracking_number FROM loaded)"
    )
