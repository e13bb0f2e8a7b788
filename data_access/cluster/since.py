"""What loads have done to the rows since a copy was made, as the database itself remembers it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, Table, false, func, select

from data_access.cluster.place import Copy
from data_access.database import Database
from data_access.schema.loads import load, load_entity, row_change

LARGE = 0.3   # of a table: where loads touched more of it, it is copied whole
APPENDED = (load_entity, row_change)   # rows of these are only ever added, by a load


@dataclass(frozen=True)
class Since:
    """The copy that is built upon (None = nothing: all is copied), the last load, and what loads touched."""

    before: Copy | None
    last: int
    last_at: datetime | None
    sources: tuple[int, ...] = ()
    touched: tuple[tuple[str, int], ...] = ()   # table, and how many of its rows

    def touches(self, table: Table) -> bool:
        return table in APPENDED or table.name in dict(self.touched)

    def changed(self, table: Table, source: Database) -> ColumnElement[bool] | None:
        """Which rows of the table are to be sent; None = all, the copy before is of no use.

        Rows that loads added or changed carry the source of the load. Tables whose rows name no source are
        small, or counts that are made anew, and are sent whole.
        """
        if self.before is None:
            return None
        if table in APPENDED:
            return table.c.load_id > self.before.load
        if "source_id" not in table.c:
            return None
        touched = dict(self.touched).get(table.name, 0)
        if touched == 0:
            return false()
        rows = source.fetch(select(func.count()).select_from(table))[0][0]
        return None if touched > LARGE * rows else table.c.source_id.in_(self.sources)

    def gone(self, table: Table, source: Database) -> list[Any]:
        """The keys of rows that loads changed or removed."""
        if self.before is None or table in APPENDED or not self.touches(table):
            return []
        asked = select(row_change.c.row_id).where(
            row_change.c.entity == table.name, row_change.c.load_id > self.before.load
        )
        whole = isinstance(next(iter(table.primary_key.columns)).type, Integer)
        return [int(row[0]) if whole else row[0] for row in source.fetch(asked.distinct())]


def since(source: Database, before: Copy | None) -> Since:
    """What is to be copied. A copy of other loads (of another database, or one from a backup) is no use."""
    last = source.fetch(select(func.coalesce(func.max(load.c.id), 0)))[0][0]
    last_at = _at(source, last)
    if before is None or before.load > last or _at(source, before.load) != before.load_at:
        return Since(None, last, last_at)
    later = load.c.id > before.load
    sources = source.fetch(select(load.c.source).where(later))
    rows = func.sum(load_entity.c.added + load_entity.c.changed + load_entity.c.removed)
    asked = select(load_entity.c.entity, rows.label("rows")).where(load_entity.c.load_id > before.load)
    touched = source.fetch(asked.group_by(load_entity.c.entity))
    counted = {str(row.entity): int(row.rows) for row in touched}
    return Since(before, last, last_at, tuple(row[0] for row in sources), tuple(counted.items()))


def _at(source: Database, number: int) -> datetime | None:
    found = source.fetch(select(load.c.at).where(load.c.id == number))
    return found[0][0] if found else None
