"""How long things take when some have not ended yet: quantiles of Kaplan-Meier's curve, in SQL.

Leaving out what is still open would make waiting look shorter than it is; so an open row counts as one that
lasted through the last day of the period (right-censored).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Double,
    Integer,
    Select,
    Subquery,
    and_,
    case,
    cast,
    extract,
    func,
    select,
    true,
    type_coerce,
)

from data_access.facts import Condition, Fact
from data_access.facts.lasting import days_so_far, ended_by_then
from metrics.formula import Aggregate

Column = ColumnElement[Any]
TOLERANCE = 1e-12   # of a survival worked out with logarithms


@dataclass(frozen=True, eq=False, kw_only=True)
class WaitQuantile(Aggregate):
    """The days after which `level` of the rows have ended; unknown when the curve does not come so far."""

    since: Column
    until: Column
    level: float
    told: str = "days"  # the unit of `days`

    @property
    def ended(self) -> Condition:
        """Whether the row ended within the days that the period may know of."""
        return ended_by_then(self.until)

    @property
    def days(self) -> Column:
        """Days from its beginning to its end; while open, to the last day, through which it lasted."""
        return days_so_far(self.since, self.until)


@dataclass(frozen=True, eq=False, kw_only=True)
class MeasuredQuantile(WaitQuantile):
    """The same of a duration that is measured otherwise; a row of unknown duration is missing."""

    measured: Column
    over: Condition

    @property
    def ended(self) -> Condition:
        """Whether `measured` is the whole duration."""
        return self.over

    @property
    def days(self) -> Column:
        """The duration so far, in the unit that is told."""
        return self.measured


def quantile_of(
    fact: Fact, measured: Column, level: float, over: Condition | None = None, told: str = "days"
) -> MeasuredQuantile:
    """The quantile of a measured duration, 0 < level <= 1; level 1 is the longest one.

    `over` says whether the duration is complete; without it all are, as the age of what stands is.
    """
    ended = measured.is_not(None) if over is None else over
    return MeasuredQuantile(
        fact, measured, true(), measured, None, since=measured, until=measured, level=level, told=told,
        measured=measured, over=ended,
    )


def clock_between(since: Column, until: Column, end: Column, unit: int) -> tuple[Column, Condition]:
    """Exact time from a moment to another in units of so many seconds, up to `end` where it lasts longer;
    and whether it was over by then.
    """
    over = and_(until.is_not(None), until < end)
    last = case((over, until), else_=end)
    return cast(extract("epoch", last - since), Double) / unit, over


def quantile_of_wait(
    fact: Fact, since: Column, until: Column, level: float, where: Condition | None = None
) -> WaitQuantile:
    """The Kaplan-Meier quantile of the days from `since` to `until`, 0 < level < 1 (0.5 is the median).

    A row without `until`, or with one after the period, is open: censored at the end of the period.
    A row without `since` is missing. No rows, or a curve that does not reach the level: unknown.
    """
    chosen = true() if where is None else where
    days = type_coerce(until - since, Integer)
    return WaitQuantile(fact, days, chosen, since, None, since=since, until=until, level=level)


def on_curve(rows: Subquery, keys: Sequence[str], level: float) -> Select[Any]:
    """Out of rows with `keys`, `days`, `ended` (1 or 0), `simulated` and `missing`, per group of keys:
    `v0`, the smallest number of days whose survival is at most 1 - level, `m0` and `simulated`.
    """
    at_risk = _at_risk(_by_days(rows, keys), keys)
    within = [at_risk.c[key] for key in keys]
    running = func.sum(at_risk.c.log_left).over(partition_by=within, order_by=at_risk.c.days)
    all_gone = and_(at_risk.c.ended > 0, at_risk.c.ended == at_risk.c.at_risk)
    survival = case((all_gone, 0.0), else_=func.exp(running)).label("survival")
    curve = select(at_risk, survival).subquery("curve")
    reached = case((curve.c.survival <= 1 - level + TOLERANCE, curve.c.days))
    groups = [curve.c[key] for key in keys]
    return select(
        *groups,
        func.max(curve.c.simulated).label("simulated"),
        cast(func.min(reached), Double).label("v0"),
        func.sum(curve.c.missing).label("m0"),
    ).group_by(*groups)


def _by_days(rows: Subquery, keys: Sequence[str]) -> Subquery:
    """A row per number of days: how many ended after that long, and how many rows there are of it."""
    groups = [*(rows.c[key] for key in keys), rows.c.days]
    times = func.sum(case((rows.c.days.is_not(None), rows.c.n), else_=0)) if "n" in rows.c else None
    return select(
        *groups,
        func.sum(rows.c.ended).label("ended"),
        (func.count(rows.c.days) if times is None else times).label("rows"),
        func.max(rows.c.simulated).label("simulated"),
        func.sum(rows.c.missing).label("missing"),
    ).group_by(*groups).subquery("by_days")


def _at_risk(by_days: Subquery, keys: Sequence[str]) -> Subquery:
    """Beside each number of days, how many rows lasted at least that long, and the share left, as logarithm.

    Where all end at once the logarithm has no value; that can only be the last day, and its survival is 0.
    """
    within = [by_days.c[key] for key in keys]
    lasting = func.sum(by_days.c.rows).over(partition_by=within, order_by=by_days.c.days.desc())
    counted = select(by_days, lasting.label("at_risk")).subquery("at_risk")
    some = and_(counted.c.ended > 0, counted.c.ended < counted.c.at_risk)
    left = 1 - cast(counted.c.ended, Double) / cast(counted.c.at_risk, Double)
    return select(counted, case((some, func.ln(left)), else_=0.0).label("log_left")).subquery("left_over")
