"""Counts one fact over the periods, groupings and places of a question: the SELECT inside its CTE."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import CTE, ColumnElement, FromClause, Select, and_, case, func, select, union_all

from common.period import Period
from data_access.facts import PLACES, SPINE, Fact
from metrics import narrowing
from metrics import spine as spines
from metrics.formula import Aggregate
from metrics.rolled import Rolled, choose
from metrics.scope import Among, Scope
from metrics.waiting import WaitQuantile, on_curve

Column = ColumnElement[Any]


@dataclass(frozen=True)
class Counting:
    """What all facts of a question share; `periods` None = the steps of the calendar's spine."""

    scope: Scope
    by: tuple[str, ...]
    periods: tuple[Period, ...] | None
    parts: bool

    @property
    def places(self) -> list[str]:
        """Which places the question asks for, by choice or by grouping."""
        chosen = ["province"] if self.scope.provinces else []
        chosen += ["park"] if self.scope.park is not None else []
        return [*chosen, *(key for key in self.by if key in PLACES)]

    def can_answer(self, fact: Fact) -> bool:
        """Whether the rows of the fact have every place that is asked for."""
        return all(key in fact.dimensions for key in self.places)

    def keys(self, fact: Fact) -> list[str]:
        """The groupings its rows can be counted by."""
        return [key for key in self.by if key in fact.dimensions]

    def rows(self, fact: Fact, narrowed: Among, columns: dict[Aggregate, int]) -> Any:
        """Period, groupings, `simulated`, `v<n>` per aggregate and, with parts, its missing rows `m<n>`.

        `narrowed` is what the scope leaves of the categories of the fact.
        """
        values = [leaf.value.label(f"v{n}") for leaf, n in columns.items()]
        if self.parts:
            values += [leaf.missing.label(f"m{n}") for leaf, n in columns.items()]
        simulated = func.max(case((fact.entity.c.simulated, 1), else_=0)).label("simulated")
        keys = self.keys(fact)
        groups: list[Column] = [fact.dimensions[key].label(key) for key in keys]
        filters = self._filters(fact, narrowed)
        source = fact.source(keys, [*filters, *(leaf.where for leaf in columns), *values])
        return self._met(source, fact, [*groups, simulated, *values], filters, groups)

    def rolled(self, leaf: Aggregate, narrowed: Among) -> Rolled | None:
        """The rollup that can answer what is asked of the fact here, if any."""
        fact = leaf.fact
        if fact.unplaced or not self.can_answer(fact):
            return None
        groups = [fact.dimensions[key] for key in self.keys(fact)]
        return choose(leaf, [*groups, *self._filters(fact, narrowed)])

    def rolled_rows(self, rolled: Rolled, narrowed: Among, columns: dict[Aggregate, int]) -> Any:
        """The same as `rows`, out of a rollup."""
        values = [rolled.value(leaf).label(f"v{n}") for leaf, n in columns.items()]
        if self.parts:
            values += [rolled.missing(leaf).label(f"m{n}") for leaf, n in columns.items()]
        table = rolled.rollup.table
        simulated = func.max(case((table.c.simulated, 1), else_=0)).label("simulated")
        groups: list[Column] = [
            rolled.of(rolled.fact.dimensions[key]).label(key) for key in self.keys(rolled.fact)
        ]
        return self._of_rollup(rolled, [*groups, simulated, *values], narrowed, groups)

    def rolled_waits(self, rolled: Rolled, leaf: WaitQuantile, narrowed: Among) -> Select[Any]:
        """The same as `waits`, out of a rollup."""
        table = rolled.rollup.table
        columns: list[Column] = [
            *(rolled.of(leaf.fact.dimensions[key]).label(key) for key in self.keys(leaf.fact)),
            *(column.label(name) for name, column in rolled.lasting(leaf).items()),
            case((table.c.simulated, 1), else_=0).label("simulated"), table.c.n,
        ]
        rows = self._of_rollup(rolled, columns, narrowed, None, rolled.of(leaf.where)).subquery("waits")
        return on_curve(rows, ["period", *self.keys(leaf.fact)], leaf.level)

    def _of_rollup(self, rolled: Rolled, columns: list[Column], narrowed: Among, groups: list[Column] | None,
                   *filters: Column) -> Any:
        chosen = [rolled.of(each) for each in self._filters(rolled.fact, narrowed)]
        table = rolled.rollup.table
        lines = replace(rolled.fact, rows=table, bare=table, when=rolled.rollup.met, where=rolled.where)
        return self._met(table, lines, columns, [*chosen, *filters], groups)

    def waits(self, leaf: WaitQuantile, narrowed: Among) -> Select[Any]:
        """The same columns for one quantile, `v0` and `m0`: it needs its rows one by one, not their sums."""
        rows = self.waiting(leaf, narrowed).subquery("waits")
        return on_curve(rows, ["period", *self.keys(leaf.fact)], leaf.level)

    def waiting(self, leaf: WaitQuantile, narrowed: Among) -> Any:
        """Its rows one by one: period, groupings, `days`, `ended`, `simulated` and `missing`."""
        fact, keys = leaf.fact, self.keys(leaf.fact)
        columns: list[Column] = [
            *(fact.dimensions[key].label(key) for key in keys),
            leaf.days.label("days"),
            case((and_(leaf.since.is_not(None), leaf.ended), 1), else_=0).label("ended"),
            case((fact.entity.c.simulated, 1), else_=0).label("simulated"),
            case((leaf.since.is_(None), 1), else_=0).label("missing"),
        ]
        filters = [*self._filters(fact, narrowed), leaf.where]
        return self._met(fact.source(keys, [*filters, *columns]), fact, columns, filters, None)

    def unplaced(self, fact: Fact) -> Any:
        """Per period, how many rows (`n`) have no place of the kind that is asked for."""
        place = "park" if "park" in self.places else "province"
        missing: list[Column] = [fact.dimensions[place].is_(None)]
        return self._met(fact.rows, fact, [func.count().label("n")], missing, [])

    def _met(self, source: FromClause, fact: Fact, columns: list[Column], filters: list[Column],
             groups: list[Column] | None) -> Any:
        """The rows that meet the periods: one SELECT per chosen period, or a join with the calendar's.

        `groups` None = the rows one by one.
        """
        if self.periods is None:
            rows = select(SPINE.c.period, *columns).select_from(source.join(SPINE, fact.when))
            rows = rows.where(fact.where, *filters)
            return rows if groups is None else rows.group_by(SPINE.c.period, *groups)
        each: Select[Any] = select(SPINE.c.period, *columns).select_from(source)
        each = each.where(fact.when, fact.where, *filters)
        if groups is not None:
            each = each.group_by(*groups) if groups else each.having(func.count() > 0)
        chosen = [spines.at_period(each, number, period) for number, period in enumerate(self.periods)]
        return chosen[0] if len(chosen) == 1 else union_all(*chosen)

    def _filters(self, fact: Fact, narrowed: Among) -> list[Column]:
        """The choices of the scope, and the reader's rights where single parks are asked for."""
        filters: list[Column] = narrowing.conditions(fact, narrowed)
        if self.scope.provinces:
            filters.append(fact.dimensions["province"].in_(sorted(self.scope.provinces)))
        if self.scope.park is not None:
            filters.append(fact.dimensions["park"] == self.scope.park)
        if "park" in self.places and "province" in fact.dimensions:
            allowed = self.scope.detail_provinces()
            if allowed is not None:
                filters.append(fact.dimensions["province"].in_(sorted(allowed)))
        return filters


@dataclass(frozen=True)
class Counted:
    """One fact, counted: its CTE, the number of rows without a place, and the days its table covers."""

    rows: CTE | None            # None = the fact cannot answer (no such place): unknown
    unplaced: CTE | None
    cover: FromClause
    columns: dict[Aggregate, int]
