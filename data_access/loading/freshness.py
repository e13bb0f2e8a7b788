"""How fresh each table is: its rows, what they cover, when it was last loaded; and the loads so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, literal, select, union_all

from common.tehran import day_of
from data_access.database import Database
from data_access.loading.entities import ENTITIES
from data_access.schema.loads import load, load_entity
from data_access.schema.places import coverage

QUARTER = timedelta(days=92)   # booklets are printed by quarters: a table that lacks one is late


@dataclass(frozen=True)
class Fresh:
    """One table. `last_day` None = open or never told; `loaded_at` None = before loads were recorded."""

    entity: str
    rows: int
    first_day: date | None
    last_day: date | None
    loaded_at: datetime | None
    late: bool


def freshness(database: Database) -> list[Fresh]:
    """Every table that can be loaded. Late is one that ends a quarter or more before the newest of all."""
    tables = [
        select(literal(name).label("name"), func.count().label("rows")).select_from(entity.table)
        for name, entity in ENTITIES.items()
    ]
    rows = {row.name: row.rows for row in database.fetch(union_all(*tables))}
    covered = {row.entity: row for row in database.fetch(select(coverage))}
    question = select(load_entity.c.entity.label("entity"), func.max(load.c.at).label("at"))
    joined = question.join(load, load.c.id == load_entity.c.load_id).group_by(load_entity.c.entity)
    loaded = {row.entity: row.at for row in database.fetch(joined)}
    ends = {name: covered[name].last_day if name in covered else None for name in ENTITIES}
    newest = max((day for day in ends.values() if day), default=None)
    return [
        Fresh(
            name, rows[name], covered[name].first_day if name in covered else None, ends[name],
            loaded.get(name), _late(ends[name], loaded.get(name), newest),
        )
        for name in ENTITIES
    ]


def _late(end: date | None, loaded: datetime | None, newest: date | None) -> bool:
    known = [day for day in (end, day_of(loaded) if loaded else None) if day]
    return bool(known) and newest is not None and max(known) <= newest - QUARTER


def loads(database: Database, most: int = 200) -> Sequence[Row[Any]]:
    """The newest first: id, at, who, kind, file_name, file_hash, rows, reason, added, changed, removed."""
    told = load.c
    done = ("added", "changed", "removed")
    counts = [func.coalesce(func.sum(load_entity.c[name]), 0).label(name) for name in done]
    columns = [told.id, told.at, told.who, told.kind, told.file_name, told.file_hash, told.rows, told.reason]
    question = (
        select(*columns, *counts).outerjoin(load_entity, load_entity.c.load_id == told.id)
        .group_by(*columns).order_by(told.id.desc()).limit(most)
    )
    return database.fetch(question)
