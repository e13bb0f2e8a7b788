"""The one door to the operational database: a read-only question in, rows out."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from typing import Any, Self

import pyarrow as pa
from sqlalchemy import Column, Engine, Executable, Row, Select, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from common.errors import DataUnavailable, NotAnswering, OldSchema
from data_access import patience, streaming
from data_access.circuit import Circuit
from data_access.engines import read_only_engine
from data_access.failures import away, in_words
from data_access.schema import SCHEMA_VERSION
from data_access.schema.places import schema_version

log = logging.getLogger(__name__)
TABLES = "SELECT table_name FROM information_schema.tables"   # SQLAlchemy cannot ask DuckDB


class Database:
    """Answers SELECTs and nothing else. A server that does not answer is left alone for some seconds; then
    its schema is looked at again.
    """

    def __init__(self, engine: Engine, checked: bool = True) -> None:
        self._engine = engine
        self._checked = checked
        self._circuit = Circuit()

    @classmethod
    def at(cls, url: str) -> Self:
        """Opens the database at `url` and checks its schema version.

        Raises SettingsError for an unusable URL, NotAnswering when nothing answers, OldSchema for another.
        """
        database = cls(read_only_engine(url))
        try:
            database.check_version()
        except DataUnavailable:
            database.close()
            raise
        return database

    def fetch(self, question: Executable) -> Sequence[Row[Any]]:
        """All rows of the answer.

        Raises NotAnswering (Busy, TooSlow) when the server gives none this time, DataUnavailable when it
        refuses.
        """
        self._let_through()
        try:
            with self._engine.connect() as connection:
                self._circuit.answered()
                patience.grant(connection)
                return connection.execute(question).all()
        except SQLAlchemyError as failure:
            raise self._told(failure) from failure

    def stream(
        self, question: Select[Any], schema: pa.Schema, size: int = 50_000, by: Column[int] | None = None
    ) -> Iterator[pa.RecordBatch]:
        """The rows of the answer as batches of `schema`, at most `size` rows each, however many there are.

        `by` is the key in whose order alone the rows come. The question has the columns of the schema, in its
        order. Closing the iterator frees the connection, which is not one of those the pages share.
        Raises DataUnavailable, also between two batches when the connection breaks.
        """
        self._let_through()
        reading = streaming.OF[self._engine.dialect.name]
        try:
            with closing(streaming.ahead(reading(self._engine, question, schema, size, by))) as batches:
                yield from batches
            self._circuit.answered()
        except streaming.BROKEN as failure:
            raise self._told(failure) from failure

    def check_version(self) -> None:
        """Raises OldSchema unless the database was made for this version of the product."""
        try:
            found = inspect_version(self._engine)
        except SQLAlchemyError as failure:
            raise self._told(failure) from failure
        if found != SCHEMA_VERSION:
            raise old_schema(found)
        self._checked = True

    def answers(self) -> bool:
        """Whether a question would be answered just now."""
        try:
            self.fetch(select(1))
        except DataUnavailable:
            return False
        return True

    def behind(self) -> timedelta | None:
        """How old the rows are because they come from a replica; None = they do not."""
        return None

    def _let_through(self) -> None:
        """Raises NotAnswering while the server is known to be away, OldSchema when it came back another."""
        if not self._circuit.may_ask():
            raise away()
        if not self._checked:
            self.check_version()

    def _told(self, failure: Exception) -> DataUnavailable:
        """The failure in words; of one that is away it is remembered."""
        log.error("the operational database gave no answer", exc_info=failure)
        problem = in_words(failure)
        if type(problem) is NotAnswering and self._engine.dialect.name != "duckdb":
            self._checked = False
            self._circuit.away()
        return problem

    @property
    def unchanging(self) -> bool:
        """Whether its rows are those of one file that nobody can write or swap while it is open."""
        return False

    @property
    def dialect(self) -> Any:
        """The SQL dialect, for showing the text of a question."""
        return self._engine.dialect

    def close(self) -> None:
        self._engine.dispose()


def inspect_version(engine: Engine) -> str | None:
    """The schema version written in the database; None when it has none."""
    with engine.connect() as connection:
        of_duckdb = engine.dialect.name == "duckdb"
        own = connection.exec_driver_sql(TABLES).scalars() if of_duckdb else None
        names = inspect(engine).get_table_names() if own is None else list(own)
        if schema_version.name not in names:
            return None
        return connection.execute(select(schema_version.c.version)).scalar()


def old_schema(found: str | None) -> OldSchema:
    return OldSchema(
        f"پایگاه داده برای نسخهٔ {found or '؟'} ساخته شده و این برنامه نسخهٔ {SCHEMA_VERSION} را می‌خواهد؛"
        " پایگاه نمایشی را با «python -m data_access demo» از نو بسازید یا مهاجرت را اجرا کنید.",
        f"The database has schema version {found or 'unknown'}, this program needs {SCHEMA_VERSION}:"
        " rebuild the demo with `python -m data_access demo` or run the migration.",
    )
