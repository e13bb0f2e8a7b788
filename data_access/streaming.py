"""Reads the answer to a question batch by batch, so that millions of rows take no more memory than a few.

The connections are of the stream's own: a slow reader of a long file takes none from the pages.
"""

from collections.abc import Generator
from typing import Any

import duckdb
import pyarrow as pa
from sqlalchemy import Column, Connection, Engine, Select, func, select, text
from sqlalchemy.exc import SQLAlchemyError

BROKEN = (SQLAlchemyError, duckdb.Error, pa.ArrowException, OSError)
# A page must be answered in 30 seconds; the first rows of a long file may wait for a sort, and whoever takes
# them may be slow. Both hold for one step of the stream, not for the whole of it.
STEP = "SET LOCAL statement_timeout = '10min'"
IDLE = "SET LOCAL idle_in_transaction_session_timeout = '10min'"
PARCEL = 250_000   # rows that DuckDB sorts in memory at a time
Batches = Generator[pa.RecordBatch]


def of_duckdb(
    engine: Engine, question: Select[Any], schema: pa.Schema, size: int, by: Column[int] | None
) -> Batches:
    """DuckDB hands its vectors over without a Python object per cell."""
    with engine.connect() as connection:
        parcels = [question] if by is None else _parcels(connection, question, by)
        # Another statement on its connection would end a reader, and one may be shared.
        shared: Any = connection.connection.driver_connection
        own = shared.duplicate()
    try:
        for parcel in parcels:
            compiled = parcel.compile(dialect=engine.dialect, compile_kwargs={"render_postcompile": True})
            values = [compiled.params[name] for name in compiled.positiontup or ()] 
            with own.sql(str(compiled), params=values).to_arrow_reader(size) as reader:
                for batch in reader:
                    yield _as(schema, batch)
    finally:
        own.close()


def _parcels(connection: Connection, question: Select[Any], by: Column[int]) -> list[Select[Any]]:
    """The question cut into ranges of the key, because a sort of all rows at once would hold them all."""
    table = select(func.min(by), func.max(by), func.count()).select_from(by.table)
    first, last, rows = connection.execute(table).one()
    if first is None or rows <= PARCEL:
        return [question]
    step = -(-(last - first + 1) * PARCEL // rows)
    return [question.where(by >= start, by < start + step) for start in range(first, last + 1, step)]


def of_postgresql(
    engine: Engine, question: Select[Any], schema: pa.Schema, size: int, by: Column[int] | None
) -> Batches:
    """A cursor on the server, in one transaction: all batches are of one state of the rows."""
    del by   # the server sorts on its disk
    with engine.connect() as connection:
        connection.detach()
        connection.execute(text(STEP))
        connection.execute(text(IDLE))
        answer = connection.execution_options(stream_results=True, max_row_buffer=size).execute(question)
        for rows in answer.partitions(size):
            cells = zip(*rows, strict=True)
            yield pa.RecordBatch.from_arrays(
                [pa.array(values, field.type) for values, field in zip(cells, schema, strict=True)],
                schema=schema,
            )


def _as(schema: pa.Schema, batch: pa.RecordBatch) -> pa.RecordBatch:
    return batch.rename_columns(schema.names).cast(schema)
