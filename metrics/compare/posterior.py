"""What the figures of all provinces together say of each: partial pooling, with the doubt about how much.

Figures on their fitting scale are normal about the provinces' true ones, those normal about their mean with
the deviation tau (Rubin 1981). Tau has a flat prior on a grid and is never put in as if it were known, so
ranks of provinces that hardly differ stay open (Laird and Louis 1989; Goldstein and Spiegelhalter 1996).
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from metrics.compare.special import Floats

DRAWS = 4000
GRID = 80
SEED = 1401
Whole = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Posterior:
    """Row per draw, column per province, on the fitting scale; and tau, the median of its posterior."""

    draws: Floats
    tau: float
    middle: float

    @property
    def shrunk(self) -> Floats:
        """The posterior mean of each."""
        return np.asarray(self.draws.mean(axis=0), dtype=np.float64)

    def ranks(self, highest_first: bool) -> Whole:
        """The rank of each province in each draw, 1 = best."""
        ordered = -self.draws if highest_first else self.draws
        return np.asarray(ordered.argsort(axis=1).argsort(axis=1) + 1, dtype=np.int64)


def posterior(fit: Floats, error: Floats, number: int = DRAWS) -> Posterior:
    """Draws from the posterior of the true figures; the same every time. Two provinces or more."""
    grid = _grid(fit, error)
    precision = 1 / (error[None, :] ** 2 + grid[:, None] ** 2)
    total = precision.sum(axis=1)
    mean = (precision * fit).sum(axis=1) / total
    off = (precision * (fit - mean[:, None]) ** 2).sum(axis=1)
    likelihood = 0.5 * np.log(precision).sum(axis=1) - 0.5 * np.log(total) - 0.5 * off
    weight = np.exp(likelihood - likelihood.max()) * np.gradient(grid)
    below = np.cumsum(weight) / weight.sum()
    chance, first, second = _chances(number, fit.size)
    at = np.minimum(np.searchsorted(below, chance), grid.size - 1)
    middle = mean[at] + first / np.sqrt(total[at])
    tau2 = grid[at][:, None] ** 2
    pull = error**2 / (error**2 + tau2)
    spread = np.sqrt(tau2 * pull)
    draws = fit * (1 - pull) + middle[:, None] * pull + spread * second
    at_half = grid[min(int(np.searchsorted(below, HALF)), grid.size - 1)]
    return Posterior(draws, float(at_half), float(middle.mean()))


HALF = 0.5


def rank_limits(ranks: Whole, level: float = 0.95) -> tuple[Whole, Whole]:
    """Per province the interval of its rank: from each tail is left out what lies beyond `level`.

    Of the rank at the border half its probability counts (mid-P), as else whole ranks cover too much.
    """
    size, tail = ranks.shape[1], (1 - level) / 2
    share = np.stack([(ranks == rank).mean(axis=0) for rank in range(1, size + 1)])
    upto = np.cumsum(share, axis=0) - share / 2
    beyond = np.cumsum(share[::-1], axis=0)[::-1] - share / 2
    low = 1 + np.argmax(upto > tail, axis=0)
    high = size - np.argmax((beyond > tail)[::-1], axis=0)
    return low.astype(np.int64), np.maximum(high, low).astype(np.int64)


def _grid(fit: Floats, error: Floats) -> Floats:
    """Values of tau, denser near 0, as far as the figures can reach."""
    widest = 3 * float(np.std(fit)) + float(np.median(error)) + 1e-12
    return np.asarray(widest * (np.arange(GRID) + 0.25) ** 2 / GRID**2, dtype=np.float64)


@lru_cache(maxsize=64)
def _chances(number: int, size: int) -> tuple[Floats, Floats, Floats]:
    random = np.random.default_rng(SEED)
    return random.random(number), random.standard_normal(number), random.standard_normal((number, size))
