"""Many rows at once into an embedded database, which is slow with single ones."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Table


def put(connection: Connection, table: Table, names: Iterable[str], rows: Any) -> None:
    """Puts a frame or a reader of batches with these columns into a table of DuckDB."""
    raw: Any = connection.connection.driver_connection
    columns = ", ".join(f'"{name}"' for name in names)
    raw.register("rows_to_put", rows)
    raw.execute(f'INSERT INTO "{table.name}" ({columns}) SELECT {columns} FROM rows_to_put')  # noqa: S608 - our schema's
    raw.unregister("rows_to_put")
