"""A few of the changes that a load would make, cell by cell: what stood there and what will."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from common import tehran
from common.jalali import jalali
from data_access.loading.entities import ENTITIES, Entity
from data_access.uploads.outcome import Change

EACH, MOST = 5, 60   # rows of each table, and cells in all


def changes(folder: Path, names: Sequence[str]) -> tuple[Change, ...]:
    """Out of the staging database that a check left in the folder; nothing where it left none."""
    found: list[Change] = []
    for path in folder.glob("*.duckdb"):
        with closing(duckdb.connect(str(path), read_only=True)) as place:
            tables = {row[0] for row in place.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
            for name in names:
                if {f"n_{name}", f"d_{name}"} <= tables:
                    found += _of(place, ENTITIES[name])
    return tuple(found[:MOST])


def _of(place: duckdb.DuckDBPyConnection, entity: Entity) -> Iterator[Change]:
    columns = [field.name for field in entity.fields if field.name not in entity.key and field.name != "id"]
    if not columns:
        return
    pairs = ", ".join(f'd."{name}", n."{name}"' for name in columns)
    keys = ", ".join(f'n."{name}"' for name in entity.key)
    rows = place.execute(   # names of our own schema, no text of a file
        f'SELECT n.sheet, n.row, {keys}, {pairs} FROM "n_{entity.name}" AS n'
        f' JOIN "d_{entity.name}" AS d USING (id) WHERE n._status = \'changed\''
        f" ORDER BY n.sheet, n.row LIMIT {EACH}"
    ).fetchall()
    first = 2 + len(entity.key)
    for row in rows:
        named = " / ".join(_shown(part) for part in row[2:first])
        for place_, name in enumerate(columns):
            old, new = row[first + 2 * place_], row[first + 2 * place_ + 1]
            if old != new:
                yield Change(entity.name, named, name, _shown(old), _shown(new))


def _shown(value: Any) -> str:
    """As a steward would write it; nothing stands for an empty cell."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        local = tehran.local(value)
        return f"{_jalali(local.date())} {local:%H:%M}"
    if isinstance(value, date):
        return _jalali(value)
    if isinstance(value, float):
        return f"{value:.12g}"
    return str(value)[:200]


def _jalali(day: date) -> str:
    year, month, number = jalali(day)
    return f"{year}/{month:02}/{number:02}"
