"""Made-up countries whose true figures and their order are known, and what is seen of them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from metrics.compare import estimate
from metrics.compare.estimate import Estimate
from metrics.compare.moments import Moments
from metrics.compare.posterior import Whole, posterior
from metrics.compare.ranking import rank_intervals
from metrics.compare.special import Floats

PROVINCES, WORLDS, DRAWS = 31, 400, 1000
Seen = Callable[[np.random.Generator, Floats, Floats], tuple[Floats, Estimate]]
# How the provinces' true figures lie, in standard deviations.
SHAPES: tuple[Callable[[np.random.Generator], Floats], ...] = (
    lambda random: random.normal(0, 1, PROVINCES),
    lambda random: random.permutation(np.linspace(-1.6, 1.6, PROVINCES)),
    lambda random: random.exponential(1, PROVINCES) - 1,
    lambda random: np.concatenate([random.normal(-1, 0.3, 15), random.normal(1, 0.3, 16)]),
    lambda random: np.concatenate([random.normal(0, 0.5, 29), [2.5, 3.0]]),
)


@dataclass(frozen=True)
class Coverage:
    """Shares of intervals that hold the truth, and of pairs that are called different."""

    values: float
    ranks: float
    different: float


def shares(random: np.random.Generator, place: Floats, size: Floats) -> tuple[Floats, Estimate]:
    whole = np.maximum(np.round(size), 2.0)
    chance = 1 / (1 + np.exp(-0.5 - 0.5 * place))
    part = random.binomial(whole.astype(np.int64), chance).astype(np.float64)
    return chance * 100, estimate.shares(part, whole)


def counts(random: np.random.Generator, place: Floats, size: Floats) -> tuple[Floats, Estimate]:
    mean = float(size.mean()) * np.exp(0.5 * place)
    seen = random.poisson(mean).astype(np.float64)
    return mean, estimate.totals(seen, seen, 1.0)


def totals(random: np.random.Generator, place: Floats, size: Floats) -> tuple[Floats, Estimate]:
    """Sums of amounts, the largest of a hundred some six times the middle one."""
    mean = float(size.mean()) * np.exp(0.5 * place)
    amounts = [np.exp(random.normal(0, 0.8, each)) for each in random.poisson(mean).ravel()]
    total, squares = (np.array([(each**power).sum() for each in amounts]) for power in (1, 2))
    total, squares = total.reshape(mean.shape), squares.reshape(mean.shape)
    usual = (squares.sum(axis=-1) / total.sum(axis=-1))[..., None]
    return mean * np.exp(0.32), estimate.totals(total, squares, usual)


def means(random: np.random.Generator, place: Floats, size: Floats) -> tuple[Floats, Estimate]:
    rows = np.maximum(np.round(size), 1.0)
    true = np.exp(0.3 * place)
    each = [random.gamma(2.0, mean / 2, int(number)) for mean, number in zip(true, rows, strict=True)]
    total, squares = (np.array([(one**power).sum() for one in each]) for power in (1, 2))
    none = np.zeros(PROVINCES)
    return true, estimate.means(Moments((), total / rows, total, rows, squares, rows + none, total, False))


def rates(random: np.random.Generator, place: Floats, size: Floats) -> tuple[Floats, Estimate]:
    base = np.maximum(np.round(size), 1.0)
    true = np.exp(0.5 * place)
    seen = random.poisson(base * true).astype(np.float64)
    none = np.zeros(seen.shape)
    return true, estimate.rates(Moments((), seen / base, seen, base, seen, none, none, False), 1.0)


def coverage(seen: Seen, size: float, together: bool, spread: float = 1.0, seed: int = 7) -> Coverage:
    """What the intervals of many countries hold; `together` asks for all countries at once, which is quicker.

    Provinces have between a fifth and five times `size` rows; `spread` 0 makes them all alike.
    """
    random = np.random.default_rng(seed)
    places = np.stack([SHAPES[n % len(SHAPES)](random) for n in range(WORLDS)]) * spread
    sizes = size * np.exp(random.normal(0, 0.8, places.shape))
    if together:
        true, found = seen(random, places, sizes)
        parts = [(true[n], _line(found, n)) for n in range(WORLDS)]
    else:
        parts = [seen(random, place, own) for place, own in zip(places, sizes, strict=True)]
    judged = np.array([_judged(*each) for each in parts]).mean(axis=0)
    return Coverage(*(float(each) for each in judged))


def _line(found: Estimate, n: int) -> Estimate:
    return Estimate(found.value[n], found.low[n], found.high[n], found.fit[n], found.error[n], found.fitting,
                    found.scale)


def _judged(true: Floats, found: Estimate) -> tuple[float, float, float]:
    drawn = posterior(found.fit, found.error, DRAWS).ranks(highest_first=True)
    _, first, last = rank_intervals(found.value, drawn, highest=True)
    order: Whole = np.asarray((-true).argsort().argsort() + 1, dtype=np.int64)
    apart = (found.low[:, None] > found.high[None, :]) & (last[:, None] < first[None, :])
    pairs = PROVINCES * (PROVINCES - 1) / 2
    return (
        float(((found.low <= true) & (true <= found.high)).mean()),
        float(((first <= order) & (order <= last)).mean()), float(apart.sum() / pairs),
    )
