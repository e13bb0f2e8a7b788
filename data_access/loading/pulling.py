"""Brings the rows that the database has into the staging database, where they are compared with the files."""

from collections.abc import Sequence
from contextlib import closing
from typing import Any

import duckdb
import pyarrow as pa
from sqlalchemy import Boolean, Column, Connection, Date, DateTime, Double, Integer, Table, cast, func, select

from data_access import streaming
from data_access.schema.loads import row_change

BATCH = 100_000
_TYPES: tuple[tuple[type[Any], pa.DataType], ...] = (
    (Boolean, pa.bool_()), (Date, pa.date32()), (DateTime, pa.timestamp("us")), (Integer, pa.int64()),
    (Double, pa.float64()),
)


def pull(
    place: duckdb.DuckDBPyConnection, connection: Connection, table: Table, names: Sequence[str], to: str
) -> None:
    """Makes the table `to` of these columns of all rows. Nothing may have been written on the connection."""
    columns = [table.c[name] for name in names]
    schema = pa.schema([(column.name, _type(column)) for column in columns])
    empty: Any = schema.empty_table()
    place.register("part", empty)
    place.execute(f'CREATE OR REPLACE TABLE "{to}" AS SELECT * FROM part')
    place.unregister("part")
    if connection.dialect.name == "duckdb":
        raw: Any = connection.connection.driver_connection
        listed = ", ".join(f'"{name}"' for name in names)
        own = raw.duplicate()
        with closing(own), own.sql(f'SELECT {listed} FROM "{table.name}"').to_arrow_reader(BATCH) as rows:
            _put(place, rows, to)
        return
    reading = streaming.of_postgresql(connection.engine, select(*columns), schema, BATCH, None)
    with closing(reading) as batches:
        for batch in batches:
            _put(place, pa.Table.from_batches([batch]), to)


def _put(place: duckdb.DuckDBPyConnection, rows: Any, to: str) -> None:
    place.register("part", rows)
    place.execute(f'INSERT INTO "{to}" SELECT * FROM part')
    place.unregister("part")


def last_id(connection: Connection, table: Table) -> int:
    """The highest key that a row of the table has, or had before it was removed."""
    gone = select(func.max(cast(row_change.c.row_id, Integer))).where(row_change.c.entity == table.name)
    return max(connection.scalar(select(func.max(table.c.id))) or 0, connection.scalar(gone) or 0)


def _type(column: Column[Any]) -> pa.DataType:
    return next((arrow for stored, arrow in _TYPES if isinstance(column.type, stored)), pa.string())
