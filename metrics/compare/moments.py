"""Sums, and sums of squares and products, of the rows behind a figure: what its chance variation rests on.

One SELECT gives a figure, its leaves and their moments over the very rows that the figure counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations_with_replacement
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Double, Select, and_, case, cast, func, literal

from common.figures import known
from common.period import Period
from data_access.database import Database
from data_access.facts import Fact
from metrics.asking import records
from metrics.compare.measure import Linear, Measure, quotient
from metrics.compare.special import Floats
from metrics.formula import Aggregate, Derived, leaves
from metrics.indicator import Indicator
from metrics.question import Column, Question
from metrics.scope import Scope
from metrics.waiting import WaitQuantile

Pair = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Moments:
    """One entry per member: the value; the sums above and below the line (`below` NaN without a line), and
    the variances and covariance of these sums when rows are draws of a compound Poisson process.
    """

    members: tuple[str, ...]
    value: Floats
    above: Floats
    below: Floats
    var_above: Floats
    var_below: Floats
    covariance: Floats
    simulated: bool


class _Question(Question):
    """Asks a measure with its leaves `l<n>` and their products `p<n>_<m>`."""

    def __init__(self, measure: Measure, periods: Sequence[Period], scope: Scope, by: Sequence[str]) -> None:
        self.measure = measure
        self.own = tuple(dict.fromkeys(leaves(measure.indicator.formula)))
        self.pairs = products(self.own)
        super().__init__([measure.code], periods, scope, by)

    def _found(self, code: str) -> Indicator:
        """The measure with the products beside it, under its own code."""
        about = self.measure.indicator if code == self.measure.code else super()._found(code)
        formula = Derived(lambda *values: values[0], (about.formula, *self.pairs.values()))
        return replace(about, formula=formula)

    def _columns(self, code: str, about: Indicator) -> list[Column]:
        columns = super()._columns(code, about)
        columns += [self._leaf(leaf, about).label(f"l{number}") for number, leaf in enumerate(self.own)]
        return columns + [self._leaf(each, about).label(f"p{i}_{j}") for (i, j), each in self.pairs.items()]


def products(own: Sequence[Aggregate]) -> dict[Pair, Aggregate]:
    """The sum of products over the rows that two leaves share; pairs without common rows are left out."""
    found: dict[Pair, Aggregate] = {}
    for i, j in combinations_with_replacement(range(len(own)), 2):
        if (each := _product(own[i], own[j])) is not None:
            found[i, j] = each
    return found


def _product(one: Aggregate, other: Aggregate) -> Aggregate | None:
    if isinstance(one, WaitQuantile) or isinstance(other, WaitQuantile):
        return None   # their interval comes from their curve
    same = one.fact is other.fact
    if not same and not _same_rows(one.fact, other.fact):
        return None
    where = and_(one.where, other.where)
    if not same:   # rows of the first fact that the second would count, too
        where = and_(where, other.fact.when, other.fact.where)
    if one.different is not None or other.different is not None:
        if one.different is None or other.different is None or not one.different.compare(other.different):
            return None
        return Aggregate(one.fact, func.count(case((where, one.different)).distinct()), where)
    measured: ColumnElement[Any] = literal(1.0)
    for leaf in (one, other):
        measured = measured if leaf.of is None else measured * cast(leaf.of, Double)
    return Aggregate(one.fact, func.coalesce(func.sum(case((where, measured))), 0.0), where)


def _same_rows(one: Fact, other: Fact) -> bool:
    return one.entity is other.entity and bool(one.rows.compare(other.rows))


@lru_cache(maxsize=300)
def asked(measure: Measure, periods: tuple[Period, ...], scope: Scope, by: tuple[str, ...]) -> Select[Any]:
    """The question, built once."""
    return _Question(measure, periods, scope, by).select()


@dataclass(frozen=True, eq=False)
class _Sums:
    """The leaves of an answer and their products, by their numbers; a line per member."""

    rows: Sequence[dict[str, Any]]
    place: dict[Aggregate, int]
    pairs: frozenset[Pair]

    def total(self, parts: Linear) -> Floats:
        each = [times * _column(self.rows, f"l{self.place[leaf]}") for leaf, times in parts.items()]
        return np.asarray(np.sum(each, axis=0), dtype=np.float64)

    def together(self, one: Linear, other: Linear) -> Floats:
        """The covariance of two sums: what the products of their leaves come to."""
        found = np.zeros(len(self.rows))
        for first, times in one.items():
            for second, again in other.items():
                i, j = sorted((self.place[first], self.place[second]))
                if (i, j) in self.pairs:
                    found = found + times * again * _column(self.rows, f"p{i}_{j}")
        return found


def moments(measure: Measure, scope: Scope, by: tuple[str, ...], database: Database) -> Moments:
    """The moments of each member of `by` (province), or of the whole where it is ().

    Raises Forbidden, DataUnavailable.
    """
    rows = records(asked(measure, (scope.period,), scope, by), database)
    own = tuple(dict.fromkeys(leaves(measure.indicator.formula)))
    sums = _Sums(rows, {leaf: number for number, leaf in enumerate(own)}, frozenset(products(own)))
    above, line, _ = quotient(measure.indicator.formula)
    below = line or {}
    unknown = np.full(len(rows), np.nan)
    return Moments(
        members=tuple(row[by[0]] if by else "" for row in rows), value=_column(rows, measure.code),
        above=sums.total(above), below=sums.total(below) if below else unknown,
        var_above=sums.together(above, above), var_below=sums.together(below, below) if below else unknown,
        covariance=sums.together(above, below),
        simulated=any(row[f"{measure.code}__simulated"] for row in rows),
    )


def _column(rows: Sequence[dict[str, Any]], name: str) -> Floats:
    found = (known(row[name]) for row in rows)
    return np.array([np.nan if value is None else value for value in found], dtype=np.float64)
