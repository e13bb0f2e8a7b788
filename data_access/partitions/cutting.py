"""Cuts years out of the tables of events on PostgreSQL, before rows of them come.

Rows of a year that has no part yet lie in the last part of their table, and go over when theirs is made.
"""

import logging
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

import duckdb
from sqlalchemy import Connection, Table, create_engine, func, select, text
from sqlalchemy import table as sql_table
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from common.errors import DataUnavailable
from common.jalali import jalali
from common.tehran import day_of
from data_access.database import Database
from data_access.engines import address
from data_access.schema import metadata
from data_access.schema.partitions import CUTTING, cut_tables

log = logging.getLogger(__name__)
Days = Mapping[str, Iterable[date]]   # table to days of rows that are to come
_PARTS = text(
    "SELECT inhparent::regclass::text AS of, inhrelid::regclass::text AS part FROM pg_inherits"
    " WHERE inhparent = to_regclass(:name) ORDER BY 2"
)


def days_in(place: duckdb.DuckDBPyConnection, rows: str, day: str) -> list[date]:
    """Every day of a column of rows that were read, if they have it; of moments in UTC, the day in UTC."""
    there = place.execute(
        "SELECT 1 FROM duckdb_columns() WHERE table_name = ? AND column_name = ?", [rows, day]
    ).fetchall()
    if not there:
        return []
    relation = place.table(rows).project(f'CAST("{day}" AS DATE) AS day').filter("day IS NOT NULL").distinct()
    return [found for (found,) in relation.fetchall()]


def prepare(url: str, coming: Days) -> None:
    """Cuts the years of the days out, and this year and the next, as far as that is possible just now.

    Nothing depends on it: rows of other years are taken into the last part. So failures are only noted.
    """
    try:
        cut(url, coming)
    except (SQLAlchemyError, DataUnavailable):
        log.warning("no years were cut out before a load", exc_info=True)


def cut(url: str, coming: Days | None = None) -> list[str]:
    """The same in a transaction of its own; gives the parts that are new.

    Raises SettingsError, OldSchema, DataUnavailable; errors of the database come as they are.
    """
    parsed = address(url)
    if parsed.get_backend_name() != "postgresql":
        return []
    engine = create_engine(parsed, poolclass=NullPool)
    try:
        Database(engine).check_version()
        with engine.begin() as connection:
            return cut_on(connection, coming or {})
    finally:
        engine.dispose()


def cut_on(connection: Connection, coming: Days) -> list[str]:
    """The same on an open connection; where the tables are views there is nothing to cut."""
    if connection.dialect.name != "postgresql":
        return []
    if connection.scalar(select(func.to_regprocedure(CUTTING))) is None:
        return []
    this_year = jalali(day_of(datetime.now(UTC).replace(tzinfo=None)))[0]
    made: list[str] = []
    for table in cut_tables(metadata):
        years = {this_year, this_year + 1, *(jalali(day)[0] for day in coming.get(table.name, ()))}
        asked = text("SELECT cut_years(CAST(:name AS regclass), :years)")
        made += connection.scalars(asked, {"name": table.name, "years": sorted(years)})
    return made


def take_stock(connection: Connection, table: Table) -> None:
    """Tells the planner of rows that came in bulk."""
    if connection.dialect.name != "postgresql":
        return
    if table in cut_tables(metadata):
        connection.execute(text("SELECT take_stock(CAST(:name AS regclass))"), {"name": table.name})
    else:
        connection.exec_driver_sql(f'ANALYZE "{table.name}"')


def parts(connection: Connection) -> list[tuple[str, int]]:
    """Every part of every table that is cut, with its rows."""
    names = [
        row.part for table in cut_tables(metadata) for row in connection.execute(_PARTS, {"name": table.name})
    ]
    counted = ((name, connection.scalar(select(func.count()).select_from(sql_table(name)))) for name in names)
    return [(name, rows or 0) for name, rows in counted]


def told(url: str) -> tuple[list[str], list[tuple[str, int]]]:
    """Cuts what is to be cut: the new parts, and all parts with their rows. Raises DataUnavailable."""
    engine = create_engine(address(url), poolclass=NullPool)
    try:
        made = cut(url)
        with engine.connect() as connection:
            return made, parts(connection) if engine.dialect.name == "postgresql" else []
    except SQLAlchemyError as failure:
        raise DataUnavailable(
            "سال‌ها جدا نشد و چیزی عوض نشد؛ نشانی و اجازه‌ها را بررسی کنید و دوباره اجرا کنید.",
            f"No years were cut out and nothing was changed: check address and rights. ({failure})",
        ) from failure
    finally:
        engine.dispose()
