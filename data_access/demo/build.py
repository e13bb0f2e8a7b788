"""Builds the demo database from the figures of the 1401 report: deterministic, all or nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
from sqlalchemy import Connection, create_engine, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from tqdm import tqdm

from common.errors import DashboardError, DataUnavailable
from data_access.demo import (
    centres,
    contracts,
    deeds,
    environment,
    investment,
    land,
    places,
    plans,
    projects,
    safety,
    units,
    utilities,
    wastewater,
    zones,
)
from data_access.demo.load import load
from data_access.demo.world import World
from data_access.schema import SCHEMA_VERSION, metadata

# Parks before what stands in them, contracts before land, units and projects, units before what serves them.
GENERATORS: tuple[Callable[[World], None], ...] = tuple(
    module.make for module in (
        places, contracts, land, deeds, utilities, units, projects, wastewater, environment, safety, zones, centres, investment, plans,
    )
)


def world(seed: int = 1401, scale: int = 1, progress: bool = False) -> World:
    """All rows of the demo, by table."""
    made = World(seed, scale)
    for make in tqdm(GENERATORS, desc="ساختن ردیف‌ها / making rows", disable=not progress):
        make(made)
    made.frames["source"] = made.sources()
    made.frames["schema_version"] = pd.DataFrame([{"version": SCHEMA_VERSION}])
    return made


def build(url: str, scale: int = 1, seed: int = 1401, progress: bool = True, replace: bool = False) -> dict[str, int]:
    """Builds the demo at `url`; table to number of rows. Raises DataUnavailable when it cannot be written.

    A DuckDB file is built beside the old one and swapped in one rename; PostgreSQL is filled in one transaction.
    """
    frames = world(seed, scale, progress).frames
    try:
        with _target(url, replace) as connection:
            metadata.create_all(connection)
            steps = tqdm(load(connection, frames), total=len(frames), desc="نوشتن / writing", disable=not progress)
            return dict(steps)
    except (SQLAlchemyError, OSError) as failure:
        raise DataUnavailable(
            f"پایگاه نمایشی ساخته نشد؛ نشانی پایگاه و اجازهٔ نوشتن را بررسی کنید. ({type(failure).__name__})",
            f"The demo database could not be written: check the address and the right to write. ({failure})",
        ) from failure


@contextmanager
def _target(url: str, replace: bool) -> Iterator[Connection]:
    parsed = make_url(url)
    if parsed.get_backend_name() != "duckdb":
        with create_engine(parsed).begin() as connection:
            _make_room(connection, replace)
            yield connection
        return
    final = Path(str(parsed.database))
    final.parent.mkdir(parents=True, exist_ok=True)
    fresh = final.with_name(final.name + ".new")
    fresh.unlink(missing_ok=True)
    engine = create_engine(parsed.set(database=str(fresh)))
    try:
        with engine.begin() as connection:
            yield connection
        engine.dispose()
        fresh.replace(final)
    finally:
        engine.dispose()
        fresh.unlink(missing_ok=True)
        Path(f"{fresh}.wal").unlink(missing_ok=True)


def _make_room(connection: Connection, replace: bool) -> None:
    present = set(inspect(connection).get_table_names()) & {table.name for table in metadata.sorted_tables}
    if present and not replace:
        raise DashboardError(
            "این پایگاه داده خالی نیست؛ برای جایگزین کردن همهٔ ردیف‌ها گزینهٔ --replace را بیفزایید.",
            "This database is not empty: add --replace to replace all of its rows.",
        )
    metadata.drop_all(connection)


