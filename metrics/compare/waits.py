"""Quantiles of waits by province with their intervals: the rows by days, and Kaplan-Meier's band."""

from functools import lru_cache
from typing import Any

import numpy as np
from sqlalchemy import Select, func, select

from common.period import Period
from data_access.database import Database
from metrics import narrowing
from metrics.asking import records
from metrics.compare.estimate import Estimate, Fitting
from metrics.compare.measure import Measure
from metrics.compare.special import normal
from metrics.counting import Counting
from metrics.formula import leaves
from metrics.scope import Scope
from metrics.waiting import WaitQuantile
from metrics.waits.curve import kaplan_meier
from metrics.waits.estimate import LEVEL
from metrics.waits.observed import Observed

ENDED, OPEN = "ended", "open"


def leaf_of(measure: Measure) -> WaitQuantile | None:
    """The quantile that the measure is, if it is one."""
    found = [leaf for leaf in leaves(measure.indicator.formula) if isinstance(leaf, WaitQuantile)]
    return found[0] if found else None


@lru_cache(maxsize=300)
def asked(measure: Measure, period: Period, scope: Scope, by: tuple[str, ...]) -> Select[Any]:
    """Per member how many rows lasted so long (`days`) and had ended (1 or 0)."""
    scope.rights.check(measure.about.public and not scope.among and scope.category is None)
    leaf = leaf_of(measure)
    if leaf is None:
        raise AssertionError(measure)
    among = narrowing.at(leaf.fact, narrowing.of(measure.about, scope, measure.code))
    rows = Counting(scope, by, (period,), False).waiting(leaf, among).subquery("waits")
    groups = [*(rows.c[key] for key in by), rows.c.days, rows.c.ended]
    counted = select(*groups, func.count().label("number")).where(rows.c.days.is_not(None))
    return counted.group_by(*groups).order_by(*groups)


def quantiles(
    measure: Measure, members: tuple[str, ...], scope: Scope, by: tuple[str, ...], database: Database
) -> Estimate:
    """The quantile of each member with the interval of its curve; unknown where it does not come so far."""
    rows = records(asked(measure, scope.period, scope, by), database)
    own: dict[str, list[dict[str, Any]]] = {member: [] for member in members}
    for row in rows:
        own.setdefault(row[by[0]] if by else "", []).append(row)
    leaf = leaf_of(measure)
    level = leaf.level if leaf else 0.5
    three = np.array([_of_curve(own[member], level) for member in members], dtype=np.float64).reshape(-1, 3)
    value, low, high = three.T
    return _on_scale(value, low, high)


def _of_curve(rows: list[dict[str, Any]], level: float) -> tuple[float, float, float]:
    """Value, low and high; NaN = unknown, infinity = not known how long. Durations need not be whole."""
    if not rows:
        return np.nan, np.nan, np.nan
    steps, index = np.unique(np.array([float(row["days"]) for row in rows]), return_inverse=True)
    ending = np.array([ENDED if row["ended"] else OPEN for row in rows], dtype=np.str_)
    number = np.array([int(row["number"]) for row in rows], dtype=np.int64)
    observed = Observed(np.zeros_like(number), index.astype(np.int64), ending, number)
    found = kaplan_meier(observed, LEVEL).quantile(level)
    if found.value is None:
        return np.nan, np.nan, np.nan
    low = 0.0 if found.low is None else steps[found.low]
    return float(steps[found.value]), float(low), np.inf if found.high is None else float(steps[found.high])


def _on_scale(value: Any, low: Any, high: Any) -> Estimate:
    """Errors from the width of the interval; where that has no upper end, from its lower half."""
    z = normal(LEVEL)
    logs, down, up = np.log1p(value), np.log1p(np.maximum(low, 0)), np.log1p(high)
    with np.errstate(invalid="ignore"):
        error = np.where(np.isfinite(up), (up - down) / (2 * z), np.maximum((logs - down) / z, 1.0))
    least = 0.5 / (1 + np.maximum(value, 0)) / z   # days are whole: half a day is never told apart
    return Estimate(value, low, high, logs, np.maximum(error, least), Fitting.LOG1P)
