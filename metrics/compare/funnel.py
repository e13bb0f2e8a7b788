"""Funnel: how far from the country a province of its size may lie by chance alone (Spiegelhalter 2005)."""

from dataclasses import dataclass
from enum import StrEnum
from math import log, sqrt

import numpy as np

from common.errors import BadSelection
from data_access.database import Database
from metrics.compare.figures import Figures, figures, rows_of
from metrics.compare.measure import Measure, measure, quotient
from metrics.compare.special import Floats, normal
from metrics.scope import Scope

WARNING, ALARM = 0.95, 0.998
CURVE = 60      # sizes at which the limits are drawn
MOST = 200_000  # trials up to which limits are counted out; beyond, normal limits agree with them
TRIMMED = 0.1   # of each end of the deviations, so that single provinces do not count as overdispersion


class Verdict(StrEnum):
    """Where a province stands; OUTSIDE_95 is to be looked at, OUTSIDE_998 is hardly chance."""

    INSIDE = "inside"
    HIGH_95 = "high_95"
    LOW_95 = "low_95"
    HIGH_998 = "high_998"
    LOW_998 = "low_998"


@dataclass(frozen=True)
class Limits:
    """At one size, the highest and lowest figures that chance leaves, in the unit of the figure."""

    size: float
    low_95: float
    high_95: float
    low_998: float
    high_998: float


@dataclass(frozen=True)
class Point:
    province: str
    size: float         # rows (shares) or the base (rates)
    value: float
    limits: Limits
    verdict: Verdict


@dataclass(frozen=True)
class Funnel:
    """`curve` rises with the size. `dispersion` is 1 where provinces differ by chance alone; far above that
    (`overdispersed`) many are outside for reasons that all share, and being outside says less.
    """

    measure: Measure
    country: float
    points: tuple[Point, ...]
    curve: tuple[Limits, ...]
    of_shares: bool
    dispersion: float
    overdispersed: bool
    simulated: bool


def funnel(asked: str | Measure, scope: Scope, database: Database) -> Funnel:
    """The funnel of a share or of a rate per base; unknown provinces are left out.

    Raises BadSelection for other figures, and as `ranking`.
    """
    found = figures(measure(asked), scope, database)
    rate = not found.is_share and _is_rate(found)
    if found.country is None or not (found.is_share or rate):
        raise BadSelection(
            "نمودار قیفی برای سهم‌ها و نرخ‌هاست؛ سهمی برگزینید یا شاخص را به ازای شهرک یا واحد بخواهید.",
            "A funnel is for shares and rates: choose a share, or ask the indicator per park or per unit.")
    whole = rows_of(found.here)[1] if found.is_share else found.here.below
    known = np.flatnonzero(~np.isnan(found.estimate.value) & (whole > 0))
    points = tuple(_point(found, int(at), whole) for at in known)
    sizes = [point.size for point in points]
    curve = tuple(_limits(found, size) for size in _sizes(sizes))
    dispersion, over = _dispersion(found, known)
    return Funnel(found.measure, found.country, points, curve, found.is_share, dispersion, over,
                  found.simulated)


def _is_rate(found: Figures) -> bool:
    above, below, _ = quotient(found.measure.indicator.formula)
    counted = all(times > 0 for times in above.values())
    return below is not None and counted and found.estimate.fitting == "log" and (
        found.measure.base is not None or bool(np.all(found.here.covariance == 0)))


def _point(found: Figures, at: int, whole: Floats) -> Point:
    size, value = float(whole[at]), float(found.estimate.value[at])
    limits = _limits(found, size)
    verdict = Verdict.INSIDE
    for name, low, high in (("95", limits.low_95, limits.high_95), ("998", limits.low_998, limits.high_998)):
        if value < low - abs(low) * 1e-9:
            verdict = Verdict(f"low_{name}")
        elif value > high + abs(high) * 1e-9:
            verdict = Verdict(f"high_{name}")
    return Point(found.provinces[at], size, value, limits, verdict)


def _limits(found: Figures, size: float) -> Limits:
    country = found.country or 0.0
    if found.is_share:
        trials = max(round(size), 1)
        one = found.estimate.scale / trials
        pairs = [of_shares(trials, country / found.estimate.scale, level) for level in (WARNING, ALARM)]
    else:
        one = quotient(found.measure.indicator.formula)[2] * found.usual / size
        pairs = [of_counts(country / one, level) for level in (WARNING, ALARM)]
    low, high = pairs[0]
    lower, higher = pairs[1]
    return Limits(size, low * one, high * one, lower * one, higher * one)


def of_shares(trials: int, share: float, level: float) -> tuple[float, float]:
    """The smallest and largest count that the exact binomial leaves within `level`."""
    if share <= 0 or share >= 1 or trials > MOST:
        room = normal(level) * sqrt(trials * max(share * (1 - share), 0.0))
        return max(trials * share - room, 0.0), min(trials * share + room, float(trials))
    counts = np.arange(trials + 1)
    logs = _log_factorials(trials)
    chances = logs[trials] - logs[counts] - logs[trials - counts]
    chances = chances + counts * log(share) + (trials - counts) * log(1 - share)
    return _within(np.exp(chances), level)


def of_counts(mean: float, level: float) -> tuple[float, float]:
    """The smallest and largest count that Poisson's distribution about `mean` leaves within `level`."""
    if mean <= 0 or mean > MOST:
        room = normal(level) * sqrt(max(mean, 0.0))
        return max(mean - room, 0.0), mean + room
    counts = np.arange(int(mean + 12 * sqrt(mean + 1) + 20))
    return _within(np.exp(counts * log(mean) - mean - _log_factorials(counts.size)[counts]), level)


def _within(chances: Floats, level: float) -> tuple[float, float]:
    tail = (1 - level) / 2
    below, above = np.cumsum(chances), np.cumsum(chances[::-1])[::-1]
    return float(np.argmax(below > tail)), float(chances.size - 1 - np.argmax(above[::-1] > tail))


def _log_factorials(most: int) -> Floats:
    return np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, most + 2)))])


def _sizes(sizes: list[float]) -> list[float]:
    if not sizes:
        return []
    low, high = max(min(sizes) * 0.7, 1e-6), max(sizes) * 1.1
    return [float(size) for size in np.geomspace(low, high, CURVE)]


def _dispersion(found: Figures, known: np.ndarray) -> tuple[float, bool]:
    """The mean square of the deviations, ends pulled in; over when chance alone seldom gives as much."""
    own = found.estimate
    if known.size < 2:  # noqa: PLR2004 - nothing to scatter
        return 1.0, False
    centre = float(np.average(own.fit[known], weights=own.error[known] ** -2))
    off = (own.fit[known] - centre) / own.error[known]
    low, high = np.quantile(off, [TRIMMED, 1 - TRIMMED])
    dispersion = float(np.mean(np.clip(off, low, high) ** 2))
    return dispersion, dispersion > 1 + normal(WARNING) * sqrt(2 / known.size)
