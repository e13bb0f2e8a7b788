"""A few rows of the demo as a file for loading has them, with all the rows that they refer to."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, select

from common import tehran
from common.jalali import jalali
from data_access.database import Database
from data_access.loading import guidance
from data_access.loading.entities import ENTITIES, Entity, Field
from data_access.loading.template import FLAGS, Rows, province_names

EACH = 24   # rows of each table, and those they refer to besides


def closure(names: Sequence[str]) -> list[str]:
    """The tables and all those that they refer to, parents first."""
    wanted = set(names)
    for entity in reversed(list(ENTITIES.values())):
        if entity.name in wanted:
            wanted |= {each.reference[0] for each in entity.fields if each.reference}
    return [name for name in ENTITIES if name in wanted]


def rows(database: Database, names: Sequence[str], each: int = EACH) -> Rows:
    """Table to rows, in the order of its file's columns. Raises DataUnavailable."""
    chosen = closure(names)
    wanted: dict[str, set[int]] = {name: set() for name in chosen}
    for name in reversed(chosen):
        entity = ENTITIES[name]
        wanted[name] |= {row[0] for row in database.fetch(_first(entity, each))}
        for field in (field for field in entity.fields if field.reference):
            _refer(database, entity, field, wanted)
    return {name: _rows(database, ENTITIES[name], wanted[name]) for name in chosen}


def _first(entity: Entity, each: int) -> Select[Any]:
    return select(entity.table.c.id).order_by(entity.table.c.id).limit(each)


def _refer(database: Database, entity: Entity, field: Field, wanted: dict[str, set[int]]) -> None:
    """Adds the rows that the chosen ones name; within one table as often as it takes."""
    assert field.reference is not None  # noqa: S101 - asked for those that have one
    target = field.reference[0]
    table = entity.table
    while True:
        question = select(table.c[field.name]).where(table.c.id.in_(_among(wanted[entity.name]))).distinct()
        found = {row[0] for row in database.fetch(question) if row[0] is not None}
        if found <= wanted[target]:
            return
        wanted[target] |= found
        if target != entity.name:
            return


def _among(ids: set[int]) -> Any:
    return bindparam("ids", sorted(ids), expanding=True, unique=True)


def _rows(database: Database, entity: Entity, ids: set[int]) -> list[list[Any]]:
    """The rows with these keys, references spelled out as the keys of the rows they name."""
    table, joined = entity.table, dict[tuple[str, ...], FromClause]()
    columns = [_column(entity, column.path, joined) for column in entity.columns]
    source: FromClause = table
    for path, alias in joined.items():
        above = joined[path[:-1]] if len(path) > 1 else table
        source = source.outerjoin(alias, above.c[path[-1]] == alias.c.id)
    question = select(*columns).select_from(source).where(table.c.id.in_(_among(ids))).order_by(table.c.id)
    fields = [column.field for column in entity.columns]
    return [
        [_written(value, field) for value, field in zip(row, fields, strict=True)]
        for row in database.fetch(question)
    ]


def _column(
    entity: Entity, path: tuple[str, ...], joined: dict[tuple[str, ...], FromClause],
) -> ColumnElement[Any]:
    """The stored column at the end of the path; each table on the way is joined once."""
    at: FromClause = entity.table
    for depth, name in enumerate(path[:-1], 1):
        reference = entity.field(name).reference
        entity = ENTITIES[reference[0]] if reference else entity
        at = joined.setdefault(path[:depth], entity.table.alias())
    return at.c[path[-1]]


def _written(value: Any, field: Field) -> Any:
    """A value as a steward would write it."""
    if value is None:
        return None
    if field.kind == "flag":
        return FLAGS[0] if value else FLAGS[1]
    if field.values:
        return guidance.labels(field)[field.values.index(value)]
    if field.kind == "province":
        return province_names().get(value, value)
    if isinstance(value, datetime):
        local = tehran.local(value)
        return f"{_jalali(local.date())} {local:%H:%M:%S}"
    return _jalali(value) if isinstance(value, date) else value


def _jalali(day: date) -> str:
    year, month, number = jalali(day)
    return f"{year}/{month:02}/{number:02}"
