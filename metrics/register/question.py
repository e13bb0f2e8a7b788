"""The SELECT for rows of an entity: only shown columns and open provinces, everything bound."""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, case, collate, func, select

from common.errors import BadPeriod
from common.jalali import jalali
from common.period import Period
from data_access.schema.places import province
from metrics.content import Kind
from metrics.register import folding, tables
from metrics.register.conditions import by_column, ends, where
from metrics.register.paths import PLACE, placed, target
from metrics.register.selection import Register
from metrics.register.tables import NAMES, Entity, Field
from metrics.scope import Rights, Scope

Cells = dict[str, ColumnElement[Any]]


class Question:
    """One register as one reader may see it.

    Raises Forbidden for a role, entity or province that is not open, UnknownPlace, BadSelection, and
    BadPeriod for a period of an entity whose rows have no date.
    """

    def __init__(self, register: Register, rights: Rights) -> None:
        register.check()
        self.register = register
        self.entity: Entity = tables.entity(register.entity, rights)
        if register.order:
            self.entity.field(register.order.removeprefix("-"))
        self.fields = tuple(self.entity.field(key) for key in register.columns) or self.entity.fields
        self._key: ColumnElement[Any] = self.entity.table.c.id
        located = placed(self.entity.table)
        self._place = located.province
        self._rows: FromClause = located.rows
        self._cells: Cells = {}
        for field in self.entity.fields:
            self._cells[field.key] = self._cell(field)
        self._conditions = [*self._within(rights), *self._dated(), *self._wanted()]

    def rows(self) -> Select[Any]:
        """The rows in their order, the columns by their keys."""
        columns: list[ColumnElement[Any]] = [
            self._cells[field.key].label(field.key) for field in self.fields
        ]
        return self._over(columns).order_by(*self._order())

    def in_any_order(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """Those same rows for counting."""
        return self._over(list(columns))

    @property
    def simulated(self) -> ColumnElement[Any]:
        return func.max(case((self.entity.table.c.simulated, 1), else_=0))

    @property
    def by_key(self) -> Any:
        """The key whose order alone the rows come in; None = they are sorted by something else."""
        return None if self.register.order else self.entity.table.c.id

    def _over(self, columns: list[ColumnElement[Any]]) -> Select[Any]:
        return select(*columns).select_from(self._rows).where(*self._conditions)

    def _cell(self, field: Field) -> ColumnElement[Any]:
        """What stands in the column; joins the table that a name comes from."""
        if field.stored is not None:
            return self.entity.table.c[field.key]
        if field.named is not None:
            above = target(field.named).alias(f"of_{field.key}")
            own: ColumnElement[Any] = self.entity.table.c[field.named.name]
            key = next(iter(field.named.foreign_keys)).column.name
            name = next(name for name in NAMES if name in above.c)
        elif field.key == PLACE:
            return self._placed()
        else:
            above, own, key, name = province.alias(f"of_{field.key}"), self._placed(), "code", NAMES[0]
        self._rows = self._rows.join(above, above.c[key] == own, isouter=True)
        found: ColumnElement[Any] = above.c[name]
        return found

    def _placed(self) -> ColumnElement[Any]:
        if self._place is None:
            raise TypeError(self.entity.name)
        return self._place

    def _within(self, rights: Rights) -> list[ColumnElement[bool]]:
        """The provinces asked for that the reader may see; rows without one are nobody's detail."""
        scope = Scope(self.register.period or Period.of_year(1401), rights, self.register.provinces)
        scope.check_provinces()
        allowed = scope.detail_provinces()
        if allowed is None:
            return []
        return [self._placed().in_(sorted(allowed))] if self._place is not None else [self._key.is_(None)]

    def _dated(self) -> list[ColumnElement[bool]]:
        period = self.register.period
        if period is None:
            return []
        if not self.entity.day:
            raise BadPeriod(
                f"ردیف‌های «{self.entity.title_fa}» تاریخ ندارند؛ دوره را بردارید.",
                f"Rows of {self.entity.name!r} have no date: leave the period out.",
            )
        dated = self.entity.table.c[self.entity.day]
        if self.entity.field(self.entity.day).column.kind is Kind.WHOLE:
            return [dated.between(jalali(period.start)[0], jalali(period.last_day)[0])]
        start, stop = ends(Kind.DAY, period)
        return [dated >= start, dated < stop]

    def _wanted(self) -> list[ColumnElement[bool]]:
        found = [
            where(self.entity.field(key).column, self._cells[key], texts)
            for key, texts in by_column(self.register.where).items()
        ]
        texts = [self._cells[field.key] for field in self.entity.fields if field.column.kind is Kind.TEXT]
        return [*found, folding.matches(self.register.search, texts)] if self.register.search else found

    def _order(self) -> list[ColumnElement[Any]]:
        key = self.register.order.removeprefix("-")
        if not key:
            return [self._key]
        cell = self._cells[key]
        # The same order of letters on every engine, whatever the language of its server.
        sorted_by = collate(cell, "C") if self.entity.field(key).column.kind is Kind.TEXT else cell
        falling = self.register.order.startswith("-")
        return [(sorted_by.desc() if falling else sorted_by.asc()).nulls_last(), self._key]
