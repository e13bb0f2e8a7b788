"""The rows of every table as they stood at a past moment, asked of the database of now.

A row that a later load added or changed carries that load's source; what stood before is in `row_change`. So
of each row the earliest version kept after the moment counts, unless it was itself later; rows that were
there before the first load recorded count as having been there always.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Subquery,
    Table,
    cast,
    exists,
    func,
    literal,
    select,
    true,
    union_all,
)

from data_access.loading.history import key_of, read_back
from data_access.schema import loads
from data_access.schema.loads import load, row_change
from data_access.schema.places import source

SOURCE = "source_id"


@dataclass(frozen=True)
class Then:
    """A moment in UTC without a zone; loads taken over at it or after it are later."""

    moment: datetime

    @property
    def _later(self) -> Select[Any]:
        return select(load.c.id).where(load.c.at >= self.moment)

    @property
    def _later_sources(self) -> Select[Any]:
        return select(load.c.source).where(load.c.at >= self.moment)

    def rows(self, table: Table) -> Select[Any]:
        """The rows of then, with the columns of the table in its order."""
        if table in loads.TABLES or table is source:
            return select(*table.columns).where(self._not_of_later_loads(table))
        if len(table.primary_key.columns) != 1:
            return select(*table.columns)   # the calendar: no load writes it
        both = union_all(self._untouched(table), self._restored(table)).subquery("then")
        return select(*both.columns)

    def touched(self) -> Select[Any]:
        """Names of the tables whose rows later loads changed or removed."""
        return select(row_change.c.entity).where(row_change.c.load_id.in_(self._later)).distinct()

    def _not_of_later_loads(self, table: Table) -> ColumnElement[bool]:
        if table is source:
            return table.c.id.not_in(self._later_sources)
        return (table.c.id if table is load else table.c.load_id).not_in(self._later)

    def _untouched(self, table: Table) -> Select[Any]:
        kept = exists(select(literal(1)).select_from(row_change).where(
            row_change.c.load_id.in_(self._later), row_change.c.entity == table.name,
            row_change.c.row_id == cast(key_of(table), String),
        ))
        added = table.c[SOURCE].in_(self._later_sources) if SOURCE in table.c else ~true()
        return select(*table.columns).where(~kept, ~added)

    def _restored(self, table: Table) -> Select[Any]:
        kept = self._first_kept(table.name)
        values = [read_back(kept.c.before, column) for column in table.columns]
        found = select(*values).where(kept.c.before.is_not(None))
        if SOURCE not in table.c:
            return found
        return found.where(read_back(kept.c.before, table.c[SOURCE]).element.not_in(self._later_sources))

    def _first_kept(self, entity: str) -> Subquery:
        """Of each row the earliest version that a later load kept."""
        later = row_change.c.load_id.in_(self._later), row_change.c.entity == entity
        first = select(row_change.c.row_id, func.min(row_change.c.load_id).label("load_id")).where(*later)
        earliest = first.group_by(row_change.c.row_id).subquery("earliest")
        return select(row_change.c.before).where(
            row_change.c.entity == entity, row_change.c.row_id == earliest.c.row_id,
            row_change.c.load_id == earliest.c.load_id,
        ).subquery("first")
