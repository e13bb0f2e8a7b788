"""Writes the demo rows into a new database, one load each, parents before children; then the counts."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Date, DateTime, Table

from data_access.desk import keeping
from data_access.frames import put
from data_access.partitions.cutting import cut_on
from data_access.rollups.notes import NOTES
from data_access.schema import metadata
from data_access.schema.partitions import DAY, cut_tables


def load(connection: Connection, frames: dict[str, pd.DataFrame]) -> Iterator[tuple[str, int]]:
    """Loads every frame into its table, in the order of the foreign keys; yields the table and its rows."""
    cut_on(connection, {
        table.name: frames[table.name][table.info[DAY]].drop_duplicates().dt.date
        for table in cut_tables(metadata) if table.name in frames
    })
    for table in metadata.sorted_tables:
        frame = frames.get(table.name)
        if frame is None or frame.empty:
            continue
        prepared = _prepared(table, frame)
        if connection.dialect.name == "duckdb":
            put(connection, table, prepared.columns, prepared)
        else:
            _into_postgresql(connection, table, prepared)
        yield table.name, len(prepared)


def count(connection: Connection) -> None:
    """Makes the counts of the desk out of the rows loaded."""
    if connection.dialect.name == "postgresql":  # its planner knows nothing of rows this young
        connection.exec_driver_sql(f"ANALYZE calendar, {', '.join(NOTES)}")
    keeping.refresh(connection, everything=True)


def _prepared(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """Only the columns of the table; days as dates, whole numbers that may be unknown as such."""
    columns = [column for column in table.columns if column.name in frame]
    made = {}
    for column in columns:
        values = frame[column.name]
        if isinstance(column.type, Date):
            made[column.name] = pd.to_datetime(values).astype("datetime64[s]")
        elif isinstance(column.type, DateTime):
            made[column.name] = pd.to_datetime(values).astype("datetime64[us]")
        elif column.type.python_type is int:
            made[column.name] = values.astype("Int64")
        elif column.type.python_type is float:
            made[column.name] = values.astype("Float64")
        elif column.type.python_type is bool:
            made[column.name] = values.astype("boolean")
        else:
            made[column.name] = values.astype("string")
    return pd.DataFrame(made)


def _into_postgresql(connection: Connection, table: Table, frame: pd.DataFrame) -> None:
    raw: Any = connection.connection.driver_connection
    names = ", ".join(f'"{name}"' for name in frame.columns)
    with raw.cursor().copy(f'COPY "{table.name}" ({names}) FROM STDIN (FORMAT csv)') as copy:
        # An empty field is NULL; the demo has no empty texts.
        copy.write(frame.to_csv(header=False, index=False))
