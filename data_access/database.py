"""The one door to the operational database: a read-only question in, rows out."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from functools import lru_cache
from typing import Any, Self

import pyarrow as pa
from sqlalchemy import URL, Column, Engine, Executable, Row, Select, create_engine, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import QueuePool, StaticPool

from common.errors import DataUnavailable, NotAnswering, OldSchema, SettingsError
from common.settings import settings
from data_access import patience, streaming
from data_access.circuit import Circuit
from data_access.cluster import connecting
from data_access.failures import away, in_words
from data_access.schema import SCHEMA_VERSION
from data_access.schema.places import schema_version

log = logging.getLogger(__name__)
# What stands before :// in an address, and the driver we use for it.
DRIVERS = {
    "duckdb": "duckdb", "postgresql": "postgresql+psycopg", "postgresql+psycopg": "postgresql+psycopg",
    connecting.NAME: connecting.DRIVER,
}
# Compiling a page's question takes longer than answering it: without jit the cold pages took half the time.
SESSION = "-c default_transaction_read_only=on -c jit=off -c statement_timeout={}s"
# A server that vanished from the network is noticed, not waited for.
PATIENCE = {"connect_timeout": 5, "keepalives_idle": 30, "tcp_user_timeout": 20_000}
TABLES = "SELECT table_name FROM information_schema.tables"   # SQLAlchemy cannot ask DuckDB
POOL_SECONDS, RECYCLE_SECONDS = 10, 1800


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
            with closing(reading(self._engine, question, schema, size, by)) as batches:
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
    def dialect(self) -> Any:
        """The SQL dialect, for showing the text of a question."""
        return self._engine.dialect

    def close(self) -> None:
        self._engine.dispose()


@lru_cache(maxsize=64)
def address(url: str) -> URL:
    """The address of an operational database. Raises SettingsError for another engine's."""
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
    """An engine that cannot write: a DuckDB file, or a session of a server, that is read-only."""
    parsed = address(url)
    if parsed.get_backend_name() == "duckdb":
        in_memory = parsed.database in (None, "", ":memory:")
        if in_memory:
            return create_engine(parsed, poolclass=StaticPool)
        return create_engine(parsed, connect_args={"read_only": True}, poolclass=QueuePool, pool_size=5)
    if parsed.get_backend_name() == connecting.NAME:
        return connecting.reading(parsed, settings().statement_seconds, pool())
    own = parsed.query.get("options", "")   # of the address: -csearch_path=... for views in a schema
    session = f"{own} {SESSION.format(settings().statement_seconds)}".lstrip()
    options = {"options": session, **PATIENCE}
    return create_engine(parsed, connect_args=options, **pool())


def pool() -> dict[str, Any]:
    """How connections to a server are shared: each is tried before it is used, and none grows old."""
    size = settings().pool_size
    return {
        "pool_size": size, "max_overflow": size, "pool_pre_ping": True,
        "pool_timeout": POOL_SECONDS, "pool_recycle": RECYCLE_SECONDS,
    }


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
