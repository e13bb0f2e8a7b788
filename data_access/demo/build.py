"""Builds the demo database from the figures of the 1401 report: deterministic, all or nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
from duckdb import Error as DuckDBError
from psycopg import Error as PostgreSQLError
from sqlalchemy import Connection, create_engine, inspect, literal, select
from sqlalchemy import table as sql_table
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError
from tqdm import tqdm

from common.errors import DashboardError, DataUnavailable, SettingsError
from data_access import reference
from data_access.demo import (
    centres,
    cluster_effects,
    clusters,
    contracts,
    deeds,
    desk_around,
    desk_requests,
    desk_system,
    desk_workflows,
    environment,
    exports,
    finance,
    investment,
    land,
    organisation,
    places,
    plans,
    programmes,
    projects,
    public_relations,
    safety,
    startups,
    subcontracting,
    support,
    technology,
    technology_needs,
    units,
    utilities,
    wastewater,
    zones,
)
from data_access.demo.load import count, load
from data_access.demo.world import World
from data_access.migrations.upgrade import migrate
from data_access.schema import SCHEMA_VERSION, metadata
from data_access.schema.places import schema_version

# Parks before what stands in them, contracts before land, units and projects, units before what serves them.
GENERATORS: tuple[Callable[[World], None], ...] = tuple(
    module.make
    for module in (
        places,
        contracts,
        land,
        deeds,
        utilities,
        units,
        projects,
        wastewater,
        environment,
        safety,
        zones,
        centres,
        investment,
        clusters,
        cluster_effects,
        subcontracting,
        technology,
        technology_needs,
        support,
        programmes,
        startups,
        exports,
        finance,
        organisation,
        public_relations,
        plans,
        desk_workflows,
        desk_requests,
        desk_around,
        desk_system,
    )
)


def world(seed: int = 1401, scale: int = 1, progress: bool = False, desk: float = 1.0) -> World:
    """All rows of the demo, by table; `desk` = share of the desk's simulated requests that is made."""
    made = World(seed, scale, desk)
    for make in tqdm(GENERATORS, desc="ساختن ردیف‌ها / making rows", disable=not progress):
        make(made)
    made.frames["source"] = made.sources()
    made.frames["schema_version"] = pd.DataFrame([{"version": SCHEMA_VERSION}])
    return made


def build(
    url: str,
    scale: int = 1,
    seed: int = 1401,
    progress: bool = True,
    replace: bool = False,
    desk: float = 1.0,
) -> dict[str, int]:
    """Builds the demo at `url`; table to number of rows. Raises DataUnavailable when it cannot be written.

    A DuckDB file is built beside the old one and swapped in one rename; PostgreSQL is filled in one
    transaction, and only when it is empty or to be replaced.
    """
    try:
        with _target(url, replace) as connection:
            frames = world(seed, scale, progress, desk).frames
            steps = load(connection, frames)
            written = dict(tqdm(steps, total=len(frames), desc="نوشتن / writing", disable=not progress))
            count(connection)
            return written
    except (SQLAlchemyError, DuckDBError, PostgreSQLError, OSError) as failure:
        raise DataUnavailable(
            f"پایگاه نمایشی ساخته نشد؛ نشانی پایگاه و اجازهٔ نوشتن را بررسی کنید. ({type(failure).__name__})",
            f"The demo database could not be written: check the address and the right to write. ({failure})",
        ) from failure


@contextmanager
def _target(url: str, replace: bool) -> Iterator[Connection]:
    parsed = make_url(url)
    engine_name = parsed.get_backend_name()
    if engine_name == "duckdb" and parsed.database not in (None, "", ":memory:"):
        with _new_file(parsed) as connection:
            yield connection
    elif engine_name == "postgresql":
        with _emptied(parsed, replace) as connection:
            yield connection
    else:
        raise SettingsError(
            "پایگاه نمایشی در فایل DuckDB یا در PostgreSQL ساخته می‌شود؛ نمونه: duckdb:///data/demo.duckdb",
            "The demo is built in a DuckDB file or in PostgreSQL; example: duckdb:///data/demo.duckdb",
        )


@contextmanager
def _new_file(url: URL) -> Iterator[Connection]:
    """A file beside the old one, which takes its place when all went well."""
    final = Path(str(url.database))
    final.parent.mkdir(parents=True, exist_ok=True)
    fresh = final.with_name(final.name + ".new")
    log = Path(f"{fresh}.wal")
    engine = create_engine(url.set(database=str(fresh)))
    try:
        _remove(fresh, log)  # a build that was killed may have left them
        with engine.begin() as connection:
            metadata.create_all(connection)
            yield connection
        engine.dispose()
        fresh.replace(final)
    finally:
        engine.dispose()
        _remove(fresh, log)


def _remove(*files: Path) -> None:
    for file in files:
        file.unlink(missing_ok=True)


@contextmanager
def _emptied(url: URL, replace: bool) -> Iterator[Connection]:
    engine = create_engine(url, connect_args={"connect_timeout": 10})
    try:
        with engine.begin() as connection:
            if not replace:
                _refuse_rows(connection)
            migrate(connection)
            names = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
            connection.exec_driver_sql(f"TRUNCATE {names}")  # emptied, not dropped: views may lean on them
            yield connection
    finally:
        engine.dispose()


def _refuse_rows(connection: Connection) -> None:
    """Raises DashboardError when one of our tables holds rows beside those that every database has."""
    always = (schema_version, *reference.TABLES)
    ours = {table.name for table in metadata.sorted_tables if table not in always}
    for name in sorted(ours.intersection(inspect(connection).get_table_names())):
        if connection.execute(select(literal(1)).select_from(sql_table(name)).limit(1)).first():
            raise DashboardError(
                "این پایگاه داده خالی نیست؛ برای جایگزین کردن همهٔ ردیف‌ها گزینهٔ --replace را بیفزایید.",
                "This database is not empty: add --replace to replace all of its rows.",
            )
