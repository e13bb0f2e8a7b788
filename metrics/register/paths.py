"""How the rows of a table find their province: their own column, or the shortest way along foreign keys.

Where several ways are equally short, a row is in a province only if all of them lead there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, FromClause, Table, and_, case

PLACE = "province_code"
NOT_PLACES = ("source",)


@dataclass(frozen=True)
class Way:
    """The foreign keys to follow, in order, to a table that has the province."""

    keys: tuple[Column[Any], ...]

    @property
    def rank(self) -> tuple[int, int]:
        """Keys that may be empty make a way worse than length: a stay has a request, not always a holder."""
        return sum(bool(key.nullable) for key in self.keys), len(self.keys)


@dataclass(frozen=True)
class Placed:
    """Rows joined with where they are; the province is empty for rows without one."""

    rows: FromClause
    province: ColumnElement[Any] | None     # None = the table knows no province
    words: tuple[str, ...] = ()             # the ways, in words: for explanations and tests


def placed(table: Table) -> Placed:
    """Joins the table with the tables on its way to the province."""
    found = ways(table)
    if not found:
        return Placed(table, None)
    rows: FromClause = table
    provinces: list[ColumnElement[Any]] = []
    for way in found:
        at: FromClause = table
        for key in way.keys:
            above = target(key).alias()
            rows = rows.join(above, at.c[key.name] == above.c.id, isouter=True)
            at = above
        provinces.append(at.c[PLACE])
    first, *others = provinces
    alike = case((and_(*(first == other for other in others)), first)) if others else first
    return Placed(rows, alike, tuple(".".join([*(key.name for key in way.keys), PLACE]) for way in found))


@cache
def ways(table: Table) -> tuple[Way, ...]:
    """The best ways to a province, usually one; none = its rows have no province."""
    found = list(_all_ways(table, (table.name,)))
    best = min((way.rank for way in found), default=None)
    return tuple(way for way in found if way.rank == best)


def _all_ways(table: Table, seen: tuple[str, ...]) -> Iterator[Way]:
    if PLACE in table.c:
        yield Way(())
        return
    for key in table.c:
        above = target(key) if key.foreign_keys else table
        if above.name not in (*seen, *NOT_PLACES):
            for way in _all_ways(above, (*seen, above.name)):
                yield Way((key, *way.keys))


def target(key: Column[Any]) -> Table:
    """The table a foreign key leads to."""
    return next(iter(key.foreign_keys)).column.table
