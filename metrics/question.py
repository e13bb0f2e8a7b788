"""Turns indicators, periods and places into one SELECT, whatever is asked.

Each fact is counted once in a CTE of its own; the answer starts from a spine, so nothing silently disappears.
Outside the days a table covers its figures are unknown; where some rows have no province, an empty province is unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Select,
    and_,
    case,
    cast,
    func,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.types import Double

from common.errors import UnknownCategory
from common.period import Period
from data_access.facts import PLACES, SPINE, Fact
from data_access.schema.places import coverage
from metrics import registry
from metrics import spine as spines
from metrics.covered import known
from metrics.formula import Aggregate, Derived, Formula, leaves
from metrics.indicator import Indicator
from metrics.plan import plan_of
from metrics.scope import Scope
from metrics.spine import Steps

Column = ColumnElement[Any]


@dataclass(frozen=True)
class Counted:
    """One fact, counted: its CTE, the number of rows without a place, and the days its table covers."""

    rows: CTE | None            # None = the fact cannot answer (no such place): unknown
    unplaced: CTE | None
    cover: FromClause
    columns: dict[Aggregate, int]


class Question:
    """Builds the SELECT for `codes` over the periods of `spine`, grouped by the keys of `by`."""

    def __init__(self, codes: Sequence[str], periods: Sequence[Period] | Steps, scope: Scope,
                 by: Sequence[str] = (), plans: bool = False, parts: bool = False) -> None:
        scope.rights.check()
        self.indicators = {code: registry.get(code) for code in codes}
        self.scope, self.by = scope, tuple(by)
        self.periods = None if isinstance(periods, Steps) else tuple(periods)
        self.spine = periods.spine() if isinstance(periods, Steps) else spines.of_periods(periods)
        self.plans = {code: plan_of(about.dimension) for code, about in self.indicators.items()} if plans else {}
        self.parts = parts
        self._check_groupings()
        self.from_: Any = self.spine
        self.keys: list[Column] = [self.spine.c.period]
        self._join_members()
        self.counted: dict[tuple[Fact, str | None], Counted] = {}
        self._count_all()

    def select(self) -> Select[Any]:
        """Columns: period, the keys, and per code the value and what was asked for beside it."""
        columns: list[Column] = []
        for code, about in self.indicators.items():
            columns += self._columns(code, about)
        return select(*self.keys, *columns).select_from(self.from_).order_by(*self.keys)

    def _columns(self, code: str, about: Indicator) -> list[Column]:
        formula, category = about.formula, self._category_of(about)
        own = [self.counted[leaf.fact, category if self._has(leaf, about) else None] for leaf in leaves(formula)]
        flags = [counted.rows.c.simulated == 1 for counted in own if counted.rows is not None]
        columns: list[Column] = [
            self._render(formula, about).label(code),
            case((or_(*flags), 1), else_=0).label(f"{code}__simulated") if flags else null().label(f"{code}__simulated"),
        ]
        if self.plans:
            columns.append(self._leaf(self.plans[code].for_code(code), about).label(f"{code}__plan"))
        if self.parts:
            numbers: tuple[Formula, ...] = formula.parts if isinstance(formula, Derived) and formula.is_ratio else ()
            columns += [self._render(part, about).label(f"{code}__{n}") for part, n in zip(numbers, ("numerator", "denominator"))]
            columns.append(self._missing(formula, about).label(f"{code}__missing"))
        return columns

    def _check_groupings(self) -> None:
        wanted = [key for key in self.by if key not in PLACES]
        first = next(iter(self.indicators.values()))   # all must split into the same categories, or one would be cut short
        for code, about in self.indicators.items():
            for key in wanted:
                if about.dimension != key or self._values(about) != self._values(first):
                    raise UnknownCategory(code, key, [*PLACES, *([about.dimension] if about.dimension else [])])
            if self.scope.category is not None:
                known = self._values(about)
                if not about.dimension or (known and self.scope.category not in known):
                    raise UnknownCategory(code, self.scope.category, known or ())

    def _values(self, about: Indicator) -> tuple[str, ...] | None:
        return spines.category_values(about.dimension or "", [leaf.fact for leaf in leaves(about.formula)])

    def _join_members(self) -> None:
        for key in self.by:
            code, about = next(iter(self.indicators.items()))
            found = spines.members(key, code, [leaf.fact for leaf in leaves(about.formula)], self.scope)
            self.keys.append(found.c[key])
            self.from_ = self.from_.join(found, true())

    def _category_of(self, about: Indicator) -> str | None:
        return about.dimension if self.scope.category is not None else None

    def _has(self, leaf: Aggregate, about: Indicator) -> bool:
        return about.dimension is not None and about.dimension in leaf.fact.dimensions

    def _count_all(self) -> None:
        wanted: dict[tuple[Fact, str | None], dict[Aggregate, int]] = {}
        for code, about in self.indicators.items():
            used = list(leaves(about.formula)) + ([self.plans[code].for_code(code)] if self.plans else [])
            for leaf in used:
                narrowed = self._category_of(about) if self._has(leaf, about) else None
                columns = wanted.setdefault((leaf.fact, narrowed), {})
                columns.setdefault(leaf, len(columns))
        covers: dict[str, FromClause] = {}
        for number, (key, columns) in enumerate(wanted.items()):
            self.counted[key] = self._count(number, *key, columns, covers)

    def _count(self, number: int, fact: Fact, narrowed: str | None, columns: dict[Aggregate, int],
               covers: dict[str, FromClause]) -> Counted:
        name, covering = fact.entity.name, (fact.cover if fact.cover is not None else fact.entity).name
        if covering not in covers:
            covers[covering] = coverage.alias(f"cover_{covering}")
            self.from_ = self.from_.outerjoin(covers[covering], covers[covering].c.entity == covering)
        if any(key in PLACES and key not in fact.dimensions for key in self._places()):
            return Counted(None, None, covers[covering], columns)
        keys = [key for key in self.by if key in fact.dimensions]
        rows = self._rows(fact, narrowed, keys, columns).cte(f"fact_{number}_{name}")
        met = [self.spine.c.period == rows.c.period, *(self._member(key) == rows.c[key] for key in keys)]
        self.from_ = self.from_.outerjoin(rows, and_(*met))
        unplaced = self._unplaced(fact, number) if fact.unplaced and self._places() else None
        return Counted(rows, unplaced, covers[covering], columns)

    def _places(self) -> list[str]:
        chosen = ["province"] if self.scope.provinces else []
        return [*chosen, *(["park"] if self.scope.park is not None else []), *(key for key in self.by if key in PLACES)]

    def _member(self, key: str) -> Column:
        return self.keys[1 + self.by.index(key)]

    def _rows(self, fact: Fact, narrowed: str | None, keys: list[str], columns: dict[Aggregate, int]) -> Any:
        values = [leaf.value.label(f"v{n}") for leaf, n in columns.items()]
        if self.parts:
            values += [leaf.missing.label(f"m{n}") for leaf, n in columns.items()]
        simulated = func.max(case((fact.entity.c.simulated, 1), else_=0)).label("simulated")
        groups: list[Column] = [fact.dimensions[key].label(key) for key in keys]
        filters = self._filters(fact, narrowed)
        source = fact.source(keys, [*filters, *(leaf.where for leaf in columns), *values])
        return self._met(source, fact, [*groups, simulated, *values], filters, groups)

    def _met(self, source: Any, fact: Fact, columns: list[Column], filters: list[Column], groups: list[Column]) -> Any:
        """The rows that meet the periods: one SELECT per chosen period, or a join with the calendar's."""
        if self.periods is None:
            rows = select(SPINE.c.period, *columns).select_from(source.join(SPINE, fact.when))
            return rows.where(fact.where, *filters).group_by(SPINE.c.period, *groups)
        each = select(SPINE.c.period, *columns).select_from(source).where(fact.when, fact.where, *filters)
        each = each.group_by(*groups) if groups else each.having(func.count() > 0)
        chosen = [spines.at_period(each, number, period) for number, period in enumerate(self.periods)]
        return chosen[0] if len(chosen) == 1 else union_all(*chosen)

    def _filters(self, fact: Fact, narrowed: str | None) -> list[Column]:
        filters: list[Column] = []
        if narrowed:
            filters.append(fact.dimensions[narrowed] == self.scope.category)
        if self.scope.provinces:
            filters.append(fact.dimensions["province"].in_(sorted(self.scope.provinces)))
        if self.scope.park is not None:
            filters.append(fact.dimensions["park"] == self.scope.park)
        if "park" in self._places() and "province" in fact.dimensions:
            allowed = self.scope.detail_provinces()
            if allowed is not None:
                filters.append(fact.dimensions["province"].in_(sorted(allowed)))
        return filters

    def _unplaced(self, fact: Fact, number: int) -> CTE:
        place = "park" if "park" in self._places() else "province"
        missing: list[Column] = [fact.dimensions[place].is_(None)]
        found: CTE = self._met(fact.rows, fact, [func.count().label("n")], missing, []).cte(f"unplaced_{number}")
        self.from_ = self.from_.outerjoin(found, self.spine.c.period == found.c.period)
        return found

    def _render(self, formula: Formula, about: Indicator) -> Column:
        if isinstance(formula, Aggregate):
            return self._leaf(formula, about)
        return formula.combine(*(self._render(part, about) for part in formula.parts))

    def _leaf(self, leaf: Aggregate, about: Indicator) -> Column:
        found = self.counted[leaf.fact, self._category_of(about) if self._has(leaf, about) else None]
        if found.rows is None:
            return cast(null(), Double)
        nothing: Any = null() if leaf.nothing is None else leaf.nothing
        if found.unplaced is not None:
            nothing = case((found.unplaced.c.n.is_(None), nothing), else_=null())
        value = found.rows.c[f"v{found.columns[leaf]}"]
        return case((known(leaf.fact, found.cover, self.spine), case((found.rows.c.period.is_(None), nothing), else_=value)))

    def _missing(self, formula: Formula, about: Indicator) -> Column:
        counts: list[Column] = []
        for leaf in leaves(formula):
            found = self.counted[leaf.fact, self._category_of(about) if self._has(leaf, about) else None]
            if leaf.of is not None and found.rows is not None:
                counts.append(func.coalesce(found.rows.c[f"m{found.columns[leaf]}"], 0))
        result: Column = cast(null(), Double) if not counts else counts[0]
        for another in counts[1:]:
            result = result + another
        return result
