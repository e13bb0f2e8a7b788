"""The one door to the operational database: a read-only question in, rows out."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

import pyarrow as pa
from sqlalchemy import URL, Column, Engine, Executable, Row, Select, create_engine, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import QueuePool, StaticPool

from common.errors import DataUnavailable, OldSchema, SettingsError
from data_access import streaming
from data_access.schema import SCHEMA_VERSION
from data_access.schema.places import schema_version

log = logging.getLogger(__name__)
# What stands before :// in an address, and the driver we use for it.
DRIVERS = {"duckdb": "duckdb", "postgresql": "postgresql+psycopg", "postgresql+psycopg": "postgresql+psycopg"}


class Database:
    """Answers SELECTs and nothing else; opened read-only where the engine knows how."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def at(cls, url: str) -> "Database":
        """Opens the database at `url` and checks its schema version.

        Raises SettingsError for an unusable URL, DataUnavailable when nothing answers,
        OldSchema for another version.
        """
        database = cls(read_only_engine(url))
        try:
            database.check_version()
        except DataUnavailable:
            database.close()
            raise
        return database

    def fetch(self, question: Executable) -> Sequence[Row[Any]]:
        """All rows of the answer. Raises DataUnavailable when the database does not answer."""
        try:
            with self._engine.connect() as connection:
                return connection.execute(question).all()
        except SQLAlchemyError as failure:
            log.exception("question failed")
            raise unavailable() from failure

    def stream(
        self, question: Select[Any], schema: pa.Schema, size: int = 50_000, by: Column[int] | None = None
    ) -> Iterator[pa.RecordBatch]:
        """The rows of the answer as batches of `schema`, at most `size` rows each, however many there are.

        `by` is the key in whose order alone the rows come. The question has the columns of the schema, in its
        order. Closing the iterator frees the connection, which is not one of those the pages share.
        Raises DataUnavailable, also between two batches when the connection breaks.
        """
        of_duckdb = self._engine.dialect.name == "duckdb"
        reading = streaming.of_duckdb if of_duckdb else streaming.of_postgresql
        try:
            with closing(reading(self._engine, question, schema, size, by)) as batches:
                yield from batches
        except streaming.BROKEN as failure:
            log.exception("a stream of rows broke")
            raise unavailable() from failure

    def check_version(self) -> None:
        """Raises OldSchema unless the database was made for this version of the product."""
        try:
            found = inspect_version(self._engine)
        except SQLAlchemyError as failure:
            log.exception("cannot open the operational database")
            raise unavailable() from failure
        if found != SCHEMA_VERSION:
            raise OldSchema(
                f"پایگاه داده برای نسخهٔ {found or '؟'} ساخته شده"
                f" و این برنامه نسخهٔ {SCHEMA_VERSION} را می‌خواهد؛"
                " پایگاه نمایشی را با «python -m data_access demo» از نو بسازید یا مهاجرت را اجرا کنید.",
                f"The database has schema version {found or 'unknown'}, this program needs {SCHEMA_VERSION}:"
                " rebuild the demo with `python -m data_access demo` or run the migration.",
            )

    @property
    def dialect(self) -> Any:
        """The SQL dialect, for showing the text of a question."""
        return self._engine.dialect

    def close(self) -> None:
        self._engine.dispose()


def address(url: str) -> URL:
    """The address of an operational database. Raises SettingsError for anything but DuckDB and PostgreSQL."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        parsed = None
    if parsed is not None and parsed.drivername in DRIVERS:
        return parsed.set(drivername=DRIVERS[parsed.drivername])
    raise SettingsError(
        "نشانی پایگاه داده (DATABASE_URL) درست نیست؛ نمونه: postgresql+psycopg://کاربر@سرور/نام",
        "DATABASE_URL is not a database address; example: postgresql+psycopg://user@server/name",
    )


def read_only_engine(url: str) -> Engine:
    """An engine that cannot write: a DuckDB file or a PostgreSQL session that is read-only."""
    parsed = address(url)
    if parsed.get_backend_name() == "duckdb":
        in_memory = parsed.database in (None, "", ":memory:")
        if in_memory:
            return create_engine(parsed, poolclass=StaticPool)
        return create_engine(parsed, connect_args={"read_only": True}, poolclass=QueuePool, pool_size=5)
    session = "-c default_transaction_read_only=on -c statement_timeout=30000"
    options = {"options": session, "connect_timeout": 5}
    return create_engine(parsed, pool_pre_ping=True, pool_size=5, connect_args=options)


def inspect_version(engine: Engine) -> str | None:
    """The schema version written in the database; None when it has none."""
    with engine.connect() as connection:
        of_duckdb = engine.dialect.name == "duckdb"
        names = _duckdb_tables(connection) if of_duckdb else inspect(engine).get_table_names()
        if schema_version.name not in names:
            return None
        return connection.execute(select(schema_version.c.version)).scalar()


def _duckdb_tables(connection: Any) -> list[str]:
    return [row[0] for row in connection.exec_driver_sql("SELECT table_name FROM information_schema.tables")]


def unavailable() -> DataUnavailable:
    return DataUnavailable(
        "پایگاه داده پاسخ نمی‌دهد؛ از برپا بودن آن و نشانی DATABASE_URL مطمئن شوید و دوباره تلاش کنید.",
        "The database does not answer: check that it runs and that DATABASE_URL is right, then try again.",
    )
