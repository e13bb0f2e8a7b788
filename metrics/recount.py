"""Counts an aggregate a second time, over the very rows that are listed for it: the proof of a number."""

from fractions import Fraction
from typing import Any

from sqlalchemy import ColumnElement, Double, case, cast, func, select

from common import figures
from data_access.database import Database
from data_access.schema.places import coverage
from metrics import spine
from metrics.counting import Counting
from metrics.covered import known
from metrics.formula import Aggregate
from metrics.indicator import Indicator
from metrics.listing import over_rows
from metrics.scope import Scope
from metrics.waiting import WaitQuantile

Column = ColumnElement[Any]


def recounted(
    about: Indicator, leaf: Aggregate, scope: Scope, database: Database
) -> tuple[int, float | None]:
    """How many rows the aggregate is made of, as far as the reader may see them, and what they give.

    None = unknown.
    """
    if isinstance(leaf, WaitQuantile):
        rows, total = _quantile(about, leaf, scope, database)
    else:
        given: Column = func.count() if leaf.of is None else func.sum(cast(leaf.of, Double))
        if leaf.different is not None:
            given = func.count(leaf.different.distinct())
        question = over_rows(about, leaf.fact, leaf.where, scope, [func.count().label("n"), given.label("v")])
        found = database.fetch(question)[0]
        rows, total = found.n, found.v
    if not rows:
        total = None if _unplaced(leaf, scope, database) else leaf.nothing
    return int(rows), figures.known(total) if _known(leaf, scope, database) else None


def _quantile(
    about: Indicator, leaf: WaitQuantile, scope: Scope, database: Database
) -> tuple[int, float | None]:
    """Kaplan-Meier in exact fractions, from how many rows lasted how long."""
    each = [leaf.days.label("days"), case((leaf.ended, 1), else_=0).label("ended")]
    rows = over_rows(about, leaf.fact, leaf.where, scope, each).subquery("waits")
    counted = select(rows.c.days, rows.c.ended, func.count().label("n")).group_by(rows.c.days, rows.c.ended)
    found = [tuple(row) for row in database.fetch(counted)]
    lasted = [row for row in found if row[0] is not None]
    left, goal = Fraction(1), 1 - Fraction(str(leaf.level))
    reached: float | None = None
    for day in sorted({row[0] for row in lasted}):
        at_risk = sum(n for days, _, n in lasted if days >= day)
        gone = sum(n for days, ended, n in lasted if days == day and ended)
        left *= Fraction(at_risk - gone, at_risk)
        if left <= goal:
            reached = float(day)
            break
    return sum(n for _, _, n in found), reached


def _known(leaf: Aggregate, scope: Scope, database: Database) -> bool:
    """Whether the place and the days asked for are ones that the rows can answer for."""
    if not Counting(scope, (), (scope.period,), parts=False).can_answer(leaf.fact):
        return False
    period = spine.of_periods([scope.period])
    name = (leaf.fact.entity if leaf.fact.cover is None else leaf.fact.cover).name
    days = period.outerjoin(coverage, coverage.c.entity == name)
    return bool(database.fetch(select(known(leaf.fact, coverage, period)).select_from(days))[0][0])


def _unplaced(leaf: Aggregate, scope: Scope, database: Database) -> bool:
    """Whether rows without a place might belong here."""
    counting = Counting(scope, (), (scope.period,), parts=False)
    if not leaf.fact.unplaced or not counting.places:
        return False
    question = counting.unplaced(leaf.fact).add_cte(spine.of_periods([scope.period]))
    return bool(database.fetch(question))
