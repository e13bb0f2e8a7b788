"""Reads the answer to a question batch by batch, so that millions of rows take no more memory than a few.

The connections are of the stream's own: a slow reader of a long file takes none from the pages.
"""

from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import duckdb
import psycopg
import pyarrow as pa
from pyarrow import csv
from sqlalchemy import Column, Connection, Date, DateTime, Engine, Select, func, select, text
from sqlalchemy.exc import SQLAlchemyError

BROKEN = (SQLAlchemyError, duckdb.Error, psycopg.Error, pa.ArrowException, OSError)
# A page must be answered in 30 seconds. A long file may take its time, but nobody may hold a transaction open
# for ever. The other settings make dates and numbers the same text on every server.
SETTINGS = (
    "SET LOCAL statement_timeout = '60min'", "SET LOCAL datestyle = 'ISO, YMD'",
    "SET LOCAL extra_float_digits = 1",
)
COPY = "COPY ({}) TO STDOUT (FORMAT csv, ENCODING 'UTF8')"
LARGEST = 16_000_000   # bytes of text that wait to become a batch
PARCEL = 250_000   # rows that DuckDB sorts in memory at a time
Batches = Generator[pa.RecordBatch]


def arrow_type(stored: Any) -> pa.DataType:
    """How values of a column are sent."""
    if isinstance(stored, DateTime):
        return pa.timestamp("us")
    if isinstance(stored, Date):
        return pa.date32()
    kinds = {int: pa.int32(), float: pa.float64(), bool: pa.bool_(), str: pa.string()}
    return kinds[stored.python_type]


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


def ahead(batches: Batches) -> Batches:
    """The same, with the next batch on its way while the one before is made use of."""
    with closing(batches), ThreadPoolExecutor(1) as reader:
        coming = reader.submit(next, batches, None)
        while (batch := coming.result()) is not None:
            coming = reader.submit(next, batches, None)
            yield batch


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
    """COPY in one transaction: all batches are of one state of the rows, and Arrow reads their text."""
    del by   # the server sorts on its disk
    compiled = question.compile(dialect=engine.dialect, compile_kwargs={"render_postcompile": True})
    with engine.connect() as connection:
        own: Any = connection.connection.driver_connection
        connection.detach()
        for setting in SETTINGS:
            connection.execute(text(setting))
        with own.cursor() as cursor, cursor.copy(COPY.format(compiled).encode(), compiled.params) as lines:
            for part in _parts(lines, size):
                yield _parsed(part, schema)


def of_clickhouse(
    engine: Engine, question: Select[Any], schema: pa.Schema, size: int, by: Column[int] | None
) -> Batches:
    """The server's own Arrow, block by block; it may take as long as a COPY may."""
    del by   # the server sorts on its disk
    own = {"max_execution_time": 3600, "max_block_size": size, "preferred_block_size_bytes": LARGEST}
    dialect: Any = engine.dialect
    with engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        connection.detach()
        for batch in dialect.stream(raw.client, question, own):
            yield from _cut(_as(schema, batch), size)


def _cut(batch: pa.RecordBatch, size: int) -> Iterator[pa.RecordBatch]:
    return (batch.slice(first, size) for first in range(0, batch.num_rows, size))


def _parts(lines: Iterable[Any], size: int) -> Iterator[bytes]:
    """Whole rows: the protocol gives one at a time."""
    part, length = [], 0
    for line in lines:
        part.append(bytes(line))
        length += len(line)
        if len(part) == size or length > LARGEST:
            yield b"".join(part)
            part, length = [], 0
    if part:
        yield b"".join(part)


def _parsed(part: bytes, schema: pa.Schema) -> pa.RecordBatch:
    """Unknown is nothing between two commas, an empty text is two quotes."""
    table = csv.read_csv(
        pa.BufferReader(part),
        csv.ReadOptions(use_threads=False, block_size=len(part) + 1, column_names=schema.names),
        csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        csv.ConvertOptions(
            column_types=schema, null_values=[""], true_values=["t"], false_values=["f"],
            strings_can_be_null=True, quoted_strings_can_be_null=False,
        ),
    )
    return table.combine_chunks().to_batches()[0]


def _as(schema: pa.Schema, batch: pa.RecordBatch) -> pa.RecordBatch:
    return batch.rename_columns(schema.names).cast(schema)


OF = {"duckdb": of_duckdb, "postgresql": of_postgresql, "clickhousedb": of_clickhouse}
