"""Loads that touch every table: for tests that ask what stood there before."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Double,
    Table,
    UniqueConstraint,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from data_access.desk import counts
from data_access.loading import history
from data_access.schema import metadata
from data_access.schema.places import coverage

PLACED = ("latitude", "longitude")


def entities() -> list[Table]:
    return [table for table in metadata.sorted_tables if {"id", "source_id"} <= {*table.c.keys()}]


def load_everywhere(connection: Connection, at: datetime, turn: int, every: int = 7) -> int:
    """Adds, changes and removes some rows of every table; `turn` says which; gives the load's key."""
    key = history.begin(connection, "tester", "import", f"file {turn}.xlsx", f"{turn:064}", 0, "a reason", at)
    source = history.source_of(connection, key)
    parents = {each.column.table.name for table in metadata.sorted_tables for each in table.foreign_keys}
    for table in entities():
        changed = _change(connection, key, source, table, (turn, every))
        removed = 0 if table.name in parents else _remove(connection, key, table, (turn + 1, every))
        added = 0 if _unique(table) else _add(connection, source, table, (turn + 2, every))
        history.count(connection, key, table.name, added, changed, removed)
    _cover(connection, key)
    counts.refresh(connection)
    return key


def _which(table: Table, turn: tuple[int, int]) -> Any:
    return select(table.c.id).where(table.c.id % turn[1] == turn[0] % turn[1])


def _change(connection: Connection, key: int, source: int, table: Table, turn: tuple[int, int]) -> int:
    amounts = [column for column in table.c if isinstance(column.type, Double) and column.name not in PLACED]
    if not amounts:
        return 0
    kept = history.keep_before(connection, key, table, _which(table, turn))
    halved = {column.name: column / 2 for column in amounts}
    connection.execute(
        update(table).where(table.c.id.in_(_which(table, turn))).values(**halved, source_id=source)
    )
    return kept


def _remove(connection: Connection, key: int, table: Table, turn: tuple[int, int]) -> int:
    kept = history.keep_before(connection, key, table, _which(table, turn))
    connection.execute(delete(table).where(table.c.id.in_(_which(table, turn))))
    return kept


def _add(connection: Connection, source: int, table: Table, turn: tuple[int, int]) -> int:
    """Copies of some rows under keys of their own."""
    top = connection.scalar(select(func.max(table.c.id))) or 0
    copied = (
        table.c.id + top if column.name == "id" else literal(source) if column.name == "source_id" else column
        for column in table.columns
    )
    question = select(*copied).where(table.c.id.in_(_which(table, turn)))
    return connection.execute(insert(table).from_select(list(table.c.keys()), question)).rowcount


def _unique(table: Table) -> bool:
    return any(isinstance(rule, UniqueConstraint) for rule in table.constraints)


def _cover(connection: Connection, key: int) -> None:
    """What one table covers grows; another is heard of for the first time."""
    history.keep_before(connection, key, coverage, select(literal("land_event")))
    connection.execute(
        update(coverage).where(coverage.c.entity == "land_event").values(first_day=coverage.c.first_day + 1)
    )
    history.keep_absent(connection, key, coverage, select(literal(f"new {key}")))
    connection.execute(insert(coverage).values(entity=f"new {key}"))
