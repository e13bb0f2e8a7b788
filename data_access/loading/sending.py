"""Sends rows from the staging database to the operational one in bulk, never more than a batch in memory."""

from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa
from pyarrow import csv
from sqlalchemy import Connection

BATCH = 100_000


def send(
    place: duckdb.DuckDBPyConnection, question: str, connection: Connection, to: str, names: Sequence[str]
) -> int:
    """Inserts the answer to the question into the table `to`, whose columns are `names`; gives the rows."""
    raw: Any = connection.connection.driver_connection
    listed = ", ".join(f'"{name}"' for name in names)
    with place.sql(question).to_arrow_reader(BATCH) as reader:
        if connection.dialect.name == "duckdb":
            raw.execute("SELECT 1").fetchall()   # an answer that was not read to its end bars `register`
            raw.register("sent", reader)
            done = raw.execute(f'INSERT INTO "{to}" ({listed}) SELECT {listed} FROM sent').fetchall()
            raw.unregister("sent")
            return int(done[0][0])
        with raw.cursor() as cursor:
            with cursor.copy(f'COPY "{to}" ({listed}) FROM STDIN (FORMAT csv)') as copy:
                for batch in reader:
                    copy.write(_as_csv(batch))
            return int(cursor.rowcount)


def _as_csv(batch: pa.RecordBatch) -> pa.Buffer:
    """Unknown is nothing between two commas; texts stand in quotes."""
    sink = pa.BufferOutputStream()
    csv.write_csv(batch, sink, csv.WriteOptions(include_header=False, quoting_style="needed"))
    return sink.getvalue()
