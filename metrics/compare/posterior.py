"""What the figures of all provinces together say of each: partial pooling, with the doubt about how much.

Half of the draws take the true figures of provinces as normal about their mean with a deviation tau (Rubin
1981) that has a flat prior and is never put in as if it were known: ranks of provinces that hardly differ
stay open. The other half lets the figures tell the shape of their distribution themselves (Laird and Louis
1991, smoothing by roughening), as provinces may stand in clusters or one far off.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from metrics.compare.special import Floats

DRAWS = 4000
GRID = 80
SHAPE = 240     # places at which the distribution of provinces is told
AROUND = 6      # standard errors to each side of a figure, beyond which nothing is left
ROUGHENED = 6   # steps away from the normal; many more would make it a few spikes
SEED = 1401
HALF = 0.5
LEVEL = 0.95
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
    half, tau, middle = _normal(fit, error, number - number // 2)
    other = _as_shown(fit, error, half, number // 2)
    return Posterior(np.concatenate([half, other]), tau, middle)


def _normal(fit: Floats, error: Floats, number: int) -> tuple[Floats, float, float]:
    """Draws, the median of tau and the mean of the provinces."""
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
    return draws, float(at_half), float(middle.mean())


def _as_shown(fit: Floats, error: Floats, start: Floats, number: int) -> Floats:
    """Draws from a distribution on a line of places, moved by a few steps of EM from the draws of `start`."""
    room = 2 * float(np.median(error))
    places = np.linspace(float(fit.min()) - room, float(fit.max()) + room, SHAPE)
    width = places[1] - places[0]
    edges = np.append(places - width / 2, places[-1] + width / 2)
    prior = np.histogram(start, bins=edges)[0] + HALF
    likely = _normal_at(places, fit, np.hypot(error, width / 2))   # no narrower than the places lie
    for _ in range(ROUGHENED):
        each = likely * prior
        prior = (each / each.sum(axis=1, keepdims=True)).mean(axis=0)
    first, last = (np.clip(fit + side * error, places[0], places[-1]) for side in (-AROUND, AROUND))
    near = first[:, None] + (last - first)[:, None] * np.linspace(0.0, 1.0, SHAPE)
    density = _normal_at(near, fit, error) * np.interp(near, places, prior)
    below = np.cumsum(density, axis=1) / density.sum(axis=1, keepdims=True)
    chances = _even(number, fit.size)
    drawn = [np.interp(chances[:, n], below[n], near[n]) for n in range(fit.size)]
    return np.asarray(np.stack(drawn, axis=1), dtype=np.float64)


def _normal_at(places: Floats, fit: Floats, error: Floats) -> Floats:
    off = np.clip((places - fit[:, None]) / error[:, None], -30.0, 30.0)
    return np.asarray(np.exp(-0.5 * off**2), dtype=np.float64)


def rank_limits(ranks: Whole, level: float = LEVEL) -> tuple[Whole, Whole]:
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


@lru_cache(maxsize=64)
def _even(number: int, size: int) -> Floats:
    return np.asarray(np.random.default_rng(SEED + 1).random((number, size)), dtype=np.float64)
