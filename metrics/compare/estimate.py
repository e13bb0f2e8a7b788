"""A figure of each province with its interval, and the same on the scale on which provinces are compared.

Rows are taken as one draw of what such a province would give: their number is a Poisson count, what they
measure comes from the rows themselves. Where a province has few rows, the country's rows say how far they may
scatter.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from metrics.compare.limits import LEVEL, of_count, of_share
from metrics.compare.moments import Moments
from metrics.compare.special import Floats, normal, student

Flags = NDArray[np.bool_]
PRIOR_ROWS = 2.0    # so many rows of the country stand behind the weight of a province's rows ...
PRIOR_FREEDOM = 4.0     # ... and behind how far its rows scatter about their mean
LEAST = 1e-6        # of a figure, its smallest error
HALF = 0.5          # added to counts before logarithms, so that none is infinite and bias is least


class Fitting(StrEnum):
    """The scale on which figures scatter evenly."""

    LOGIT = "logit"
    LOG = "log"
    LOG1P = "log1p"     # of one plus the days
    IDENTITY = "identity"


@dataclass(frozen=True, eq=False)
class Estimate:
    """One entry per province, NaN = unknown: value with interval, `fit` and its standard error on `fitting`.

    `scale` is the unit of the value: 100 for percent.
    """

    value: Floats
    low: Floats
    high: Floats
    fit: Floats
    error: Floats
    fitting: Fitting
    scale: float = 1.0

    def on_fit(self, value: float) -> float:
        """A value of the unit on the fitting scale."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return float(_to(np.array([value]), self.fitting, self.scale)[0])

    def back(self, fit: Floats) -> Floats:
        """From the fitting scale to the unit of the value."""
        if self.fitting is Fitting.LOGIT:
            return np.asarray(self.scale / (1 + np.exp(-fit)), dtype=np.float64)
        if self.fitting is Fitting.IDENTITY:
            return fit
        return np.asarray(np.exp(fit) if self.fitting is Fitting.LOG else np.expm1(fit), dtype=np.float64)


def shares(part: Floats, whole: Floats, scale: float = 100.0, level: float = LEVEL) -> Estimate:
    """`part` of `whole`, which may be effective numbers of rows; mid-P intervals of the exact binomial."""
    known = whole > 0
    n = np.where(known, whole, 1.0)
    k = np.clip(np.where(known, part, 0.0), 0.0, n)
    low, high = of_share(k, n, level)
    yes, no = k + HALF, n - k + HALF
    fit, error = np.log(yes / no), np.sqrt(1 / yes + 1 / no)
    return _masked(known, k / n * scale, low * scale, high * scale, fit, error, Fitting.LOGIT, scale)


def totals(total: Floats, variance: Floats, usual: float, level: float = LEVEL) -> Estimate:
    """Sums of rows that are not negative; `usual` is the country's sum of squares by its sum.

    The interval is that of a count of so many rows of equal weight as vary as much (Fay and Feuer 1997).
    """
    known = ~np.isnan(total)
    weight, count = _weighed(np.where(known, total, 0.0), np.where(known, variance, 0.0), usual)
    low, high = of_count(count, level)
    return _masked(known, total, weight * low, weight * high, np.log(weight * (count + HALF)),
                   1 / np.sqrt(count + HALF), Fitting.LOG)


def rates(found: Moments, usual: float, scale: float = 1.0, level: float = LEVEL) -> Estimate:
    """Sums above by sums below of other rows, both with their chance variation."""
    known = ~np.isnan(found.value)
    above, below = np.where(known, found.above, 0.0), np.where(known, found.below, 1.0)
    weight, count = _weighed(above, np.where(known, found.var_above, 0.0), usual)
    shared = 2 * found.covariance / np.maximum(above * below, 1e-300)
    of_base = np.where(known & (above > 0), found.var_below / below**2 - shared, 0.0)
    relative = np.maximum(1 / np.maximum(count, 1e-9) + of_base, 1e-9)
    rows = np.where(above > 0, 1 / relative, 0.0)
    low, high = of_count(rows, level)
    one = np.where(above > 0, scale * above / below * relative, scale * weight / below)
    return _masked(known, found.value, one * low, one * high,
                   np.log(scale * weight * (count + HALF) / below),
                   np.sqrt(np.maximum(1 / (count + HALF) + of_base, 1e-9)), Fitting.LOG)


def means(found: Moments, scale: float = 1.0, level: float = LEVEL) -> Estimate:
    """Ratios of sums of the same rows: delta method, with few rows leaning on the country's scatter."""
    known = ~np.isnan(found.value) & (found.below != 0)
    below, var_below = np.where(known, found.below, 1.0), np.where(known, found.var_below, 1.0)
    mean = np.where(known, found.above / below, 0.0)
    rest = np.where(known, found.var_above - 2 * mean * found.covariance + mean**2 * var_below, 0.0)
    rows = below**2 / var_below
    scatter = np.maximum(rest, 0.0) / var_below
    free = np.sum(np.where(known, np.maximum(rows - 1, 0.0), 0.0))
    usual = float(np.sum(np.where(known, scatter * rows, 0.0))) / max(float(free), 1.0)
    if free < PRIOR_FREEDOM:   # too few rows to tell chance from provinces: all of it may be chance
        usual = max(usual, _scatter_of_all(found, known))
    freedom = PRIOR_FREEDOM + rows - 1
    own = (PRIOR_FREEDOM * usual + rows * scatter) / freedom
    error = np.abs(scale) * np.sqrt(own * var_below) / np.abs(below)
    error = np.maximum(error, LEAST * np.maximum(np.abs(scale * mean), LEAST))   # all rows may be the same
    return _around(known, found.value, error, freedom, level)


def _scatter_of_all(found: Moments, known: Flags) -> float:
    """About the country's mean, as if provinces did not differ."""
    above, below, square, cross, base = (
        float(np.sum(each[known])) for each in
        (found.above, found.below, found.var_above, found.covariance, found.var_below))
    mean = above / below if below else 0.0
    return max(square - 2 * mean * cross + mean**2 * base, 0.0) / base if base else 0.0


def differences(found: Moments, level: float = LEVEL) -> Estimate:
    """Sums that may be negative: normal, on their own scale."""
    known = ~np.isnan(found.value)
    error = np.sqrt(np.where(known, found.var_above, 0.0))
    least = np.median(error[error > 0]) if np.any(error > 0) else 1.0
    error = np.where(error > 0, error, least)   # nothing happened: what happens elsewhere could have
    reach = normal(level) * error
    return _masked(known, found.value, found.value - reach, found.value + reach, found.value, error,
                   Fitting.IDENTITY)


def _around(known: Flags, value: Floats, error: Floats, freedom: Floats, level: float) -> Estimate:
    times = student(level, freedom)
    wider = error * times / normal(level)
    if np.all(value[known] > 0):
        part = np.where(known, error / np.where(known, value, 1.0), 1.0)
        low, high = value * np.exp(-times * part), value * np.exp(times * part)
        logs = np.log(np.where(known, value, 1.0))
        return _masked(known, value, low, high, logs, part * times / normal(level), Fitting.LOG)
    return _masked(known, value, value - times * error, value + times * error, value, wider, Fitting.IDENTITY)


def _weighed(total: Floats, variance: Floats, usual: float) -> tuple[Floats, Floats]:
    """What one row weighs, leaning on the country's where rows are few, and how many such rows there are."""
    own = np.where(total > 0, variance / np.where(total > 0, total, 1.0), usual)
    rows = np.where(variance > 0, total**2 / np.where(variance > 0, variance, 1.0), 0.0)
    weight = np.maximum((PRIOR_ROWS * usual + rows * own) / (PRIOR_ROWS + rows), 1e-300)
    return weight, np.maximum(total, 0.0) / weight


def _to(value: Floats, fitting: Fitting, scale: float) -> Floats:
    if fitting is Fitting.LOGIT:
        return np.asarray(np.log(value / (scale - value)), dtype=np.float64)
    if fitting is Fitting.IDENTITY:
        return value
    return np.asarray(np.log(value) if fitting is Fitting.LOG else np.log1p(value), dtype=np.float64)


def _masked(known: Flags, value: Floats, low: Floats, high: Floats, fit: Floats, error: Floats,
            fitting: Fitting, scale: float = 1.0) -> Estimate:
    def shown(each: Floats) -> Floats:
        return np.where(known, each, np.nan)

    return Estimate(shown(value), shown(low), shown(high), shown(fit), shown(error), fitting, scale)
