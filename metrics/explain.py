"""A number explains itself: what it means, what narrows it, its SQL, and the rows that give it again."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Double, case, cast, literal, null, select

from common.figures import known
from data_access.database import Database
from metrics import compute, describe, registry
from metrics.asking import frame
from metrics.compute import Reading
from metrics.formula import Aggregate, Derived, Formula, OverCatalogue
from metrics.indicator import Indicator
from metrics.listing import listed
from metrics.over_plans import OverPlans
from metrics.recount import recounted
from metrics.scope import Scope
from metrics.waiting import WaitQuantile

FIRST = 100     # rows shown of each part
Column = ColumnElement[Any]


@dataclass(frozen=True)
class Part:
    """One aggregate of the formula and the rows it is made of, as far as the reader may see them.

    `role` is figure, numerator, denominator or part; `number` counts within the role from 1.
    `by` says what the rows give: count (of rows), sum (of `weight`), different (values of `weight`), or
    quantile (of the days in `weight`, open rows censored). `weight` is a column of `first`; None = every row
    counts once. `total` is worked out from the rows by a SELECT of its own; None = unknown.
    """

    role: str
    number: int
    words: str
    entity: str
    by: str
    weight: str | None
    rows: int
    total: float | None
    first: pd.DataFrame


@dataclass(frozen=True)
class Explanation:
    """All that stands behind one figure. `recomposed` is the formula over the totals of the parts.

    `complete` is False when rows behind the figure are closed to the reader: the parts then give less.
    `others` are the codes of indicators that a figure over the catalogue is worked out from.
    """

    reading: Reading
    filters: dict[str, str]     # period, provinces, park, category: those in force
    formula: str
    sql: str
    parts: tuple[Part, ...]
    recomposed: float | None
    complete: bool
    others: tuple[str, ...] = ()

    @property
    def indicator(self) -> Indicator:
        """Its definition: title, question, unit, owner, source, note ... in both languages."""
        return self.reading.indicator


def explain(code: str, scope: Scope, database: Database) -> Explanation:
    """Everything behind `code` in the scope.

    Raises UnknownIndicator, UnknownCategory, DataUnavailable, and Forbidden when the rows are closed to the
    reader.
    """
    scope.rights.check()
    reading, about = compute.readings([code], scope, database)[0], registry.get(code)
    others: list[str] = []
    if over := isinstance(about.formula, OverCatalogue):
        others = OverPlans((code,), (scope.period,), scope, (), database).behind()
    parts = tuple(parts_of(code, scope, database))
    again = reading.value if over else recomposed(code, [part.total for part in parts], database)
    statement = compute.sql([code], scope, database)
    return Explanation(
        reading, _filters(scope), describe.formula(about.formula), statement, parts, again, _complete(scope),
        tuple(others),
    )


def parts_of(code: str, scope: Scope, database: Database, first: int = FIRST) -> Iterator[Part]:
    """The parts of a figure in the order of its formula, with their first rows."""
    about = registry.get(code)
    roles: Counter[str] = Counter()
    for role, leaf in _leaves(about.formula, "figure"):
        roles[role] += 1
        weight, beside = _weight(leaf)
        scope.rights.check_rows(leaf.fact.entity.name, weight or "")
        rows, total = recounted(about, leaf, scope, database)
        listing = listed(about, leaf.fact, leaf.where, scope, beside).limit(first)
        shown = frame(listing, database) if first else pd.DataFrame()
        yield Part(role, roles[role], describe.formula(leaf), leaf.fact.entity.name, _by(leaf), weight, rows,
                   total, shown)


def recomposed(code: str, totals: Sequence[float | None], database: Database) -> float | None:
    """The figure that the formula makes of the totals of its parts, in their order."""
    given = iter(totals)

    def rendered(formula: Formula) -> Column:
        if isinstance(formula, Derived):
            return formula.combine(*[rendered(part) for part in formula.parts])
        total = next(given)
        return cast(null() if total is None else literal(total), Double)

    return known(database.fetch(select(cast(rendered(registry.get(code).formula), Double)))[0][0])


def _leaves(formula: Formula, role: str) -> Iterator[tuple[str, Aggregate]]:
    """Every aggregate with its role: the parts of the outermost quotient stand above or below the line."""
    if isinstance(formula, Aggregate):
        yield role, formula
        return
    roles = ["part"] * len(formula.parts) if role == "figure" else [role] * len(formula.parts)
    if formula.is_ratio and role == "figure" and formula.parts:   # one over the catalogue has none
        roles = ["numerator", "denominator"]
    for part, of in zip(formula.parts, roles, strict=True):
        yield from _leaves(part, of)


def _by(leaf: Aggregate) -> str:
    if isinstance(leaf, WaitQuantile):
        return "quantile"
    if leaf.different is not None:
        return "different"
    return "count" if leaf.of is None else "sum"


def _weight(leaf: Aggregate) -> tuple[str | None, list[Column]]:
    """The name of the column that is summed, counted once or ranked, and what must be listed to have it."""
    if isinstance(leaf, WaitQuantile):
        return leaf.told, [leaf.days.label(leaf.told), case((leaf.ended, 1), else_=0).label("ended")]
    of = leaf.of if leaf.different is None else leaf.different
    if of is None:
        return None, []
    if any(of is column for column in leaf.fact.entity.c):
        return str(of.key), []
    return "weight", [of.label("weight")]


def _complete(scope: Scope) -> bool:
    """Whether every row behind a figure of the scope is open to the reader."""
    allowed = scope.rights.provinces
    return allowed is None or bool(scope.provinces and scope.provinces <= allowed)


def _filters(scope: Scope) -> dict[str, str]:
    given = {
        "period": str(scope.period), "provinces": ", ".join(sorted(scope.provinces)),
        "park": "" if scope.park is None else str(scope.park), "category": scope.category or "",
    }
    return {name: value for name, value in given.items() if value}
