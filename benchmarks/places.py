"""Where measurements run: databases with the demo or with a log of the desk, kept or thrown away."""

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import (
    CheckConstraint,
    Engine,
    MetaData,
    PrimaryKeyConstraint,
    create_engine,
    insert,
    text,
)
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from benchmarks import desk_log as log
from benchmarks import installation
from data_access import swapped
from data_access.database import Database
from data_access.rollups import triggers
from data_access.schema import metadata
from tests.engines import ALWAYS, new_database
from tests.postgresql import server

KEYS = 20_000_000   # steps up to which a log on DuckDB has its keys


@contextmanager
def demo_on_postgresql(existing: str) -> Iterator[str]:
    """The address of a demo database on PostgreSQL: the one named, or one made now; raises OldSchema."""
    if existing:
        Database.at(existing).close()
        yield existing
        return
    with server() as running, new_database(running, "demo") as url:
        installation.demo(url)
        yield url


@contextmanager
def desk_log(engine: str, steps: int, asked: argparse.Namespace) -> Iterator[str]:
    """The address of a log of that size; it stays in `asked.keep` or beside `asked.database`."""
    name = f"desk_{steps}"
    with ExitStack() as stack:
        if engine == "DuckDB":
            folder = Path(asked.keep or stack.enter_context(TemporaryDirectory()))
            url, there = f"duckdb:///{folder / name}.duckdb", (folder / f"{name}.duckdb").exists()
        elif asked.database:
            url, there = _beside(asked.database, name)
        else:
            url, there = stack.enter_context(new_database(stack.enter_context(server()), name)), False
        if not there:
            empty_schema(url, keys=engine != "DuckDB" or steps <= KEYS)
            log.make(url, steps)
        yield url


def _beside(existing: str, name: str) -> tuple[str, bool]:
    """A database that stays on the server of another, and whether it was there."""
    admin = create_engine(make_url(existing), isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with admin.connect() as connection:
        there = connection.scalar(text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name})
        if not there:
            connection.execute(text(f'CREATE DATABASE "{name}"'))
    return make_url(existing).set(database=name).render_as_string(False), bool(there)


def empty_schema(url: str, keys: bool = True) -> None:
    """All tables, with provinces, days and one source; the columns alone without `keys`."""
    engine = create_engine(url, poolclass=NullPool)
    (metadata if keys else _without_keys()).create_all(engine)
    with engine.begin() as connection:
        triggers.settle(connection)
        for table, rows in ALWAYS:
            connection.execute(insert(table), list(rows))
    engine.dispose()


def _without_keys() -> MetaData:
    """DuckDB keeps an index of keys in memory; of a hundred million it leaves no room for anything else."""
    copied = MetaData()
    for table in metadata.sorted_tables:
        table.to_metadata(copied)
    for table in copied.tables.values():
        table.primary_key = PrimaryKeyConstraint()   # type: ignore[misc]  # its types know no setter
        table.constraints = {each for each in table.constraints if isinstance(each, CheckConstraint)}
    return copied


@contextmanager
def opened(url: str) -> Iterator[tuple[Database, Engine]]:
    """The database as pages read it, and an engine for SQL by hand through the same driver."""
    arguments = {"read_only": True} if url.startswith("duckdb") else {}
    database = swapped.opened(url) if arguments else Database.at(url)
    engine = create_engine(url, connect_args=arguments)
    try:
        yield database, engine
    finally:
        database.close()
        engine.dispose()
