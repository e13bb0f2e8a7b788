"""Tails of the binomial and the Poisson distribution, also for counts that are no whole numbers."""

from collections.abc import Callable
from math import lgamma
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
STEPS = 3000        # of a continued fraction or series, which mostly ends after some dozens
ENOUGH = 1e-12      # a step that changes less ends it
HALVINGS = 36       # of a search by bisection: 10 digits
TINY, NEAR = 1e-300, 1e-30
LARGE = 200.0       # from here on the normal limit on its scale has the same first four digits
_log_gamma = np.vectorize(lgamma, otypes=[np.float64])


def normal(level: float) -> float:
    """How many standard deviations an interval of `level` (0 to 1) reaches to each side."""
    return NormalDist().inv_cdf((1 + level) / 2)


def gamma_tail(count: Floats, mean: Floats, weight: Floats) -> Floats:
    """P(X > count) and `weight` times P(X = count) of a Poisson count, by the incomplete gamma function."""
    a, x = count + 1, np.maximum(mean, TINY)
    logs = count * np.log(x) - x - _log_gamma(a)
    with np.errstate(over="ignore", under="ignore"):
        here = np.exp(logs)
        low = here * x * _series(a, np.minimum(x, a + 1))
        more = np.where(x < a + 1, low, 1 - here * x * _fraction(a, x))
    return np.asarray(np.clip(more, 0.0, 1.0) + weight * here, dtype=np.float64)


def beta_tail(yes: Floats, no: Floats, chance: Floats, weight: Floats) -> Floats:
    """P(X > yes) and `weight` times P(X = yes) of yes + no trials, by the incomplete beta function."""
    x = np.clip(chance, TINY, 1 - 1e-16)
    logs = _log_gamma(yes + no + 1) - _log_gamma(yes + 1) - _log_gamma(no + 1)
    with np.errstate(under="ignore"):
        here = np.exp(logs + yes * np.log(x) + no * np.log1p(-x))
    a, b = yes + 1, np.maximum(no, TINY)
    mirrored = x > (a + 1) / (a + b + 2)
    p, q, y = np.where(mirrored, b, a), np.where(mirrored, a, b), np.where(mirrored, 1 - x, x)
    below = here * np.where(mirrored, x, x * b / a) * _beta_fraction(p, q, y)
    more = np.where(no <= 0, 0.0, np.where(mirrored, 1 - below, below))
    return np.asarray(np.clip(more, 0.0, 1.0) + weight * here, dtype=np.float64)


def search(rising: Callable[[Floats], Floats], low: Floats, high: Floats, wanted: Floats) -> Floats:
    """Where a rising function reaches `wanted`, between `low` and `high`, place by place."""
    low, high = low.copy(), high.copy()
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        under = rising(middle) < wanted
        low, high = np.where(under, middle, low), np.where(under, high, middle)
    return (low + high) / 2


def student(level: float, freedom: Floats) -> Floats:
    """The same as `normal` for few degrees of freedom (expansion of Cornish and Fisher; from 3 on)."""
    z, v = normal(level), np.maximum(freedom, 3.0)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return np.asarray(z + first / v + second / v**2 + third / v**3, dtype=np.float64)


def _series(a: Floats, x: Floats) -> Floats:
    term = total = 1 / a
    for step in range(1, STEPS):
        term = term * x / (a + step)
        total = total + term
        if np.all(term < ENOUGH * total):
            break
    return total


def _fraction(a: Floats, x: Floats) -> Floats:
    """Lentz's continued fraction of the upper tail; only used where x >= a + 1."""
    x = np.maximum(x, a + 1)
    b = x + 1 - a
    c, d = np.full_like(b, 1 / TINY), 1 / b
    found = d
    for step in range(1, STEPS):
        an, b = -step * (step - a), b + 2
        d, c = 1 / _apart(an * d + b), _apart(b + an / c)
        found = found * d * c
        if np.all(np.abs(d * c - 1) < ENOUGH):
            break
    return found


def _beta_fraction(a: Floats, b: Floats, x: Floats) -> Floats:
    c, d = np.ones_like(x), 1 / _apart(1 - (a + b) * x / (a + 1))
    found = d
    for m in range(1, STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d, c = 1 / _apart(1 + even * d), _apart(1 + even / c)
        found = found * d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d, c = 1 / _apart(1 + odd * d), _apart(1 + odd / c)
        found = found * d * c
        if np.all(np.abs(d * c - 1) < ENOUGH):
            break
    return found


def _apart(value: Floats) -> Floats:
    """Away from 0, where a continued fraction would divide by it."""
    return np.where(np.abs(value) < NEAR, NEAR, value)
