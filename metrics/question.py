"""Turns indicators, periods and places into one SELECT, whatever is asked.

Each fact is counted once in a CTE of its own; the answer starts from a spine, so nothing silently disappears.
Outside the days a table covers its figures are unknown; so is an empty province where some rows have none.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import CTE, ColumnElement, FromClause, Select, and_, case, cast, func, null, or_, select, true
from sqlalchemy.types import Double

from common.errors import DefinitionError
from common.period import Period
from data_access.facts import PLACES, Fact
from data_access.rollups.declared import Rollup
from data_access.schema.places import coverage
from metrics import narrowing, registry
from metrics import spine as spines
from metrics.counting import Counted, Counting
from metrics.covered import known
from metrics.formula import Aggregate, Derived, Formula, OverCatalogue, leaves
from metrics.groupings import check_groupings
from metrics.indicator import Indicator
from metrics.listed import Listed
from metrics.plan import plan_of
from metrics.rolled import Rolled, fresh
from metrics.scope import Among, Scope
from metrics.spine import Steps
from metrics.waiting import WaitQuantile

Column = ColumnElement[Any]
FRESH = "rollups_fresh"   # the column that says whether what was read of rollups holds
# A fact, what the scope leaves of its categories, the quantile that needs a CTE of its own, and its rollup.
Narrowed = tuple[Fact, Among, WaitQuantile | None, Rollup | None]


class Question:
    """Builds the SELECT for `codes` over periods or calendar steps, grouped by the keys of `by`."""

    def __init__(self, codes: Sequence[str], periods: Sequence[Period] | Steps | Listed, scope: Scope,
                 by: Sequence[str] = (), plans: bool = False, parts: bool = False,
                 rolled: bool = False) -> None:
        self.indicators = {code: self._found(code) for code in codes}
        scope.rights.check(self._open_to_all(scope, by))
        self.scope, self.parts, self.from_rollups = scope, parts, rolled
        self.rolled: dict[tuple[Aggregate, Among], Rolled | None] = {}
        if isinstance(periods, Steps | Listed):
            chosen, self.spine = None, periods.spine()
        else:
            chosen, self.spine = tuple(periods), spines.of_periods(periods)
        self.counting = Counting(scope, tuple(by), chosen, parts)
        dimensions = {code: about.dimensions for code, about in self.indicators.items()}
        self.plans = {code: plan_of(names) for code, names in dimensions.items()} if plans else {}
        check_groupings(self.indicators, self.counting.by)
        self.among = {about: narrowing.of(about, scope, code) for code, about in self.indicators.items()}
        self.from_: Any = self.spine
        self.within: list[ColumnElement[bool]] = []
        self.keys: list[Column] = [self.spine.c.period]
        self._join_members()
        self.covers: dict[str, FromClause] = {}
        wanted = enumerate(self._wanted().items())
        self.counted = {key: self._count(number, key, columns) for number, (key, columns) in wanted}

    def select(self, proof: bool = False) -> Select[Any]:
        """Columns: period, the keys, and per code the value and what was asked for beside it.

        With rollups and `proof` FRESH comes last.
        """
        columns: list[Column] = []
        for code, about in self.indicators.items():
            columns += self._columns(code, about)
        if self.rollups and proof:
            columns.append(fresh(self.rollups, self.spine).label(FRESH))
        return select(*self.keys, *columns).select_from(self.from_).where(*self.within).order_by(*self.keys)

    @property
    def rollups(self) -> list[Rollup]:
        """Those that answer a part of the question."""
        return [each.rollup for each in self.rolled.values() if each]

    def _found(self, code: str) -> Indicator:
        return registry.get(code)

    def _open_to_all(self, scope: Scope, by: Sequence[str]) -> bool:
        """Whether nothing but public figures of the country or of provinces is asked for."""
        whole = scope.park is None and scope.category is None and not scope.among
        of_places = whole and {*by} <= {"province"}
        return of_places and all(about.public for about in self.indicators.values())

    def _join_members(self) -> None:
        code = next(iter(self.indicators))
        facts = [fact for about in self.indicators.values() for fact in about.facts]
        for key in self.counting.by:
            found = spines.members(key, code, facts, self.scope)
            self.keys.append(found.c[key])
            self.from_ = self.from_.join(found, true())
        if {*PLACES} <= {*self.counting.by}:   # a park has a line in its own province only
            self.within = [self._member("park").table.c.province_code == self._member("province")]

    def _narrowed(self, leaf: Aggregate, about: Indicator) -> Narrowed:
        among = narrowing.at(leaf.fact, self.among[about])
        rolled = self._rolled(leaf, among)
        wait = leaf if isinstance(leaf, WaitQuantile) else None
        return leaf.fact, among, wait, rolled.rollup if rolled else None

    def _rolled(self, leaf: Aggregate, among: Among) -> Rolled | None:
        if self.from_rollups and (leaf, among) not in self.rolled:
            self.rolled[leaf, among] = self.counting.rolled(leaf, among)
        return self.rolled.get((leaf, among))

    def _wanted(self) -> dict[Narrowed, dict[Aggregate, int]]:
        """Every fact once, with the aggregates it must give."""
        wanted: dict[Narrowed, dict[Aggregate, int]] = {}
        for code, about in self.indicators.items():
            for leaf in [*leaves(about.formula), *([self.plans[code].for_code(code)] if self.plans else [])]:
                columns = wanted.setdefault(self._narrowed(leaf, about), {})
                columns.setdefault(leaf, len(columns))
        return wanted

    def _count(self, number: int, asked: Narrowed, columns: dict[Aggregate, int]) -> Counted:
        fact = asked[0]
        cover = self._cover((fact.entity if fact.cover is None else fact.cover).name)
        if not self.counting.can_answer(fact):
            return Counted(None, None, cover, columns)
        rows: CTE = self._rows(asked, columns).cte(f"fact_{number}_{fact.entity.name}")
        same = [self._member(key) == rows.c[key] for key in self.counting.keys(fact)]
        self.from_ = self.from_.outerjoin(rows, and_(self.spine.c.period == rows.c.period, *same))
        unplaced: CTE | None = None
        if fact.unplaced and self.counting.places:
            unplaced = self.counting.unplaced(fact).cte(f"unplaced_{number}")
            self.from_ = self.from_.outerjoin(unplaced, self.spine.c.period == unplaced.c.period)
        return Counted(rows, unplaced, cover, columns)

    def _rows(self, asked: Narrowed, columns: dict[Aggregate, int]) -> Any:
        fact, narrowed, wait, _ = asked
        counting, rolled = self.counting, self._rolled(next(iter(columns)), narrowed)
        if rolled and wait:
            return counting.rolled_waits(rolled, wait, narrowed)
        if rolled:
            return counting.rolled_rows(rolled, narrowed, columns)
        return counting.waits(wait, narrowed) if wait else counting.rows(fact, narrowed, columns)

    def _cover(self, name: str) -> FromClause:
        if name not in self.covers:
            self.covers[name] = coverage.alias(f"cover_{name}")
            self.from_ = self.from_.outerjoin(self.covers[name], self.covers[name].c.entity == name)
        return self.covers[name]

    def _member(self, key: str) -> Column:
        return self.keys[1 + self.counting.by.index(key)]

    def _columns(self, code: str, about: Indicator) -> list[Column]:
        formula = about.formula
        own = [self.counted[self._narrowed(leaf, about)] for leaf in leaves(formula)]
        flags = [counted.rows.c.simulated == 1 for counted in own if counted.rows is not None]
        simulated: Column = case((or_(*flags), 1), else_=0) if flags else null()
        columns: list[Column] = [self._render(formula, about).label(code)]
        columns.append(simulated.label(f"{code}__simulated"))
        if self.plans:
            columns.append(self._leaf(self.plans[code].for_code(code), about).label(f"{code}__plan"))
        if self.parts:
            if isinstance(formula, Derived) and formula.is_ratio:
                named = zip(formula.parts, ("numerator", "denominator"), strict=True)
                columns += [self._render(part, about).label(f"{code}__{name}") for part, name in named]
            columns.append(self._missing(formula, about).label(f"{code}__missing"))
        return columns

    def _render(self, formula: Formula, about: Indicator) -> Column:
        if isinstance(formula, Aggregate):
            return self._leaf(formula, about)
        if isinstance(formula, OverCatalogue):
            raise DefinitionError(f"{about.title}: no SQL over one fact; ask metrics.compute")
        return formula.combine(*(self._render(part, about) for part in formula.parts))

    def _leaf(self, leaf: Aggregate, about: Indicator) -> Column:
        found = self.counted[self._narrowed(leaf, about)]
        if found.rows is None:
            return cast(null(), Double)
        nothing: Any = null() if leaf.nothing is None else leaf.nothing
        if found.unplaced is not None:
            nothing = case((found.unplaced.c.n.is_(None), nothing), else_=null())
        value = found.rows.c[f"v{found.columns[leaf]}"]
        counted: Column = case((found.rows.c.period.is_(None), nothing), else_=value)
        return case((known(leaf.fact, found.cover, self.spine), counted))

    def _missing(self, formula: Formula, about: Indicator) -> Column:
        """Rows without a measured value, over all aggregates that measure something."""
        measured = [leaf for leaf in leaves(formula) if leaf.of is not None]
        found = [(self.counted[self._narrowed(leaf, about)], leaf) for leaf in measured]
        counts = [
            func.coalesce(one.rows.c[f"m{one.columns[leaf]}"], 0)
            for one, leaf in found if one.rows is not None
        ]
        result: Column = counts[0] if counts else cast(null(), Double)
        for another in counts[1:]:
            result = result + another
        return result
