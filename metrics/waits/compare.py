"""Whether two groups wait differently, and by how many days."""

from dataclasses import dataclass
from math import erfc, hypot, sqrt

import numpy as np

from metrics.waits.curve import Curve
from metrics.waits.estimate import Estimate
from metrics.waits.observed import Observed, ended_on, number_at_risk

Pair = tuple[Observed, Observed]


@dataclass(frozen=True)
class LogRank:
    """Ends of the first group, and how many were expected, were there no difference; chi-square with one
    degree of freedom and its p-value. None: nothing can be compared (no end while both were at risk).
    """

    ended: int
    expected: float
    statistic: float | None
    p: float | None


def log_rank(*strata: Pair) -> LogRank:
    """Tests a first group against a second, within each stratum (a service, say); delayed entry counts."""
    terms = [_terms(first.at_risk(), second.at_risk()) for first, second in strata]
    ended = sum(each[0] for each in terms)
    expected, variance = (sum(each[which] for each in terms) for which in (1, 2))
    if variance <= 0:
        return LogRank(int(ended), expected, None, None)
    statistic = (ended - expected) ** 2 / variance
    return LogRank(int(ended), expected, statistic, erfc(sqrt(statistic / 2)))


def median_difference(first: Curve, second: Curve, p: float = 0.5) -> Estimate:
    """Days by which the first group's median (or quantile `p`) exceeds the second's.

    The interval is put together from both intervals (MOVER: Zou and Donner 2008); a side is None where a
    limit it needs is not known yet, and so is the value.
    """
    one, other = first.quantile(p), second.quantile(p)
    if one.value is None or other.value is None:
        return Estimate()
    value = one.value - other.value
    down = _together(one.value, one.low, other.value, other.high)
    up = _together(one.value, one.high, other.value, other.low)
    return Estimate(value, None if down is None else value - down, None if up is None else value + up)


def _together(one: int, limit: int | None, other: int, other_limit: int | None) -> float | None:
    return None if limit is None or other_limit is None else hypot(one - limit, other - other_limit)


def _terms(first: Observed, second: Observed) -> tuple[float, float, float]:
    """Ends of the first group, those expected, and the variance of their difference (hypergeometric)."""
    both = Observed.pooled([first, second])
    times = np.unique(both.days[both.has_ended])
    at_risk, ended = number_at_risk(both, times).astype(np.float64), ended_on(both, times, both.has_ended)
    share = number_at_risk(first, times) / at_risk
    left = np.divide(at_risk - ended, at_risk - 1, out=np.zeros(times.shape), where=at_risk > 1)
    observed = ended_on(first, times, first.has_ended).sum()
    return float(observed), float(np.sum(ended * share)), float(np.sum(ended * share * (1 - share) * left))
