"""The demo, or a part of it, with two loads that touch every table, and copies made before each of them."""

import shutil
from collections.abc import Iterable, Mapping
from datetime import datetime
from math import isclose
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from common.period import Period
from data_access.database import Database
from data_access.desk import counts
from data_access.schema import metadata
from metrics import compute
from metrics.scope import Rights, Scope
from tests.history.loads import entities, load_everywhere

LONG_AGO = datetime.fromisoformat("2026-08-01")
FIRST, BETWEEN, SECOND = (datetime.fromisoformat(f"2026-09-0{day}T08:00") for day in (1, 3, 5))
SCOPE = Scope(Period.of_year(1401), Rights("steward"))
CLOSE = 1e-9   # relative
FEW = 500   # a table of so few rows stays whole


def changed_twice(demo_url: str, folder: Path, part: int) -> tuple[Path, list[Path]]:
    """The database after both loads, and a copy of it from before each; of large tables one row of `part`.

    Same rows in the same order give the same bytes, so the rows stand in the order of their keys.
    """
    live = folder / "live.duckdb"
    part_of_demo(demo_url, live, part)
    engine = create_engine(f"duckdb:///{live}", poolclass=NullPool)
    with engine.begin() as connection:
        counts.refresh(connection)   # of the rows that are there
    copies = []
    for turn, at in enumerate((FIRST, SECOND)):
        copies.append(Path(shutil.copy(live, folder / f"copy{turn}.duckdb")))
        with engine.begin() as connection:
            load_everywhere(connection, at, turn)
    return live, copies


def rows(file: Path, names: Iterable[str]) -> dict[str, pa.Table]:
    """Table to its rows, sorted."""
    engine = create_engine(f"duckdb:///{file}", poolclass=NullPool)
    with engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        found = {name: raw.sql(f'FROM "{name}" ORDER BY ALL').to_arrow_table() for name in names}
    engine.dispose()
    return found


def values_in(file: Path, codes: tuple[str, ...]) -> dict[str, float | None]:
    """The same of an embedded file."""
    database = Database.at(f"duckdb:///{file}")
    found = values(database, codes)
    database.close()
    return found


def values(database: Database, codes: tuple[str, ...]) -> dict[str, float | None]:
    """Each indicator's value in 1401, None = unknown."""
    found = compute.readings(codes, SCOPE, database)
    return {each.code: each.value for each in found}


def different(wanted: Mapping[str, float | None], found: Mapping[str, float | None]) -> list[Any]:
    """Codes whose values are not alike, with both; sums in another order differ in their last digits."""
    both = ((code, value, found[code]) for code, value in wanted.items())
    return [each for each in both if not _alike(*each[1:])]


def _alike(one: float | None, other: float | None) -> bool:
    return one is other if one is None or other is None else isclose(one, other, rel_tol=CLOSE)


def part_of_demo(demo_url: str, live: Path, part: int) -> None:
    """Tables without foreign keys: any row may change, and may stand without the one above it."""
    large = {table.name for table in entities()}
    with duckdb.connect(str(live)) as made:
        made.execute(f"ATTACH '{demo_url.removeprefix('duckdb:///')}' AS demo (READ_ONLY)")
        for table in metadata.sorted_tables:
            counted = made.execute(f'SELECT count(*) FROM demo."{table.name}"').fetchone() or (0,)
            thin = f"WHERE id % {part} = 0" if table.name in large and counted[0] > FEW else ""
            keys = ", ".join(column.name for column in table.primary_key.columns) or "ALL"
            made.execute(f'CREATE TABLE "{table.name}" AS FROM demo."{table.name}" {thin} ORDER BY {keys}')
