"""Ranks of provinces with their uncertainty; nothing here ranks without it."""

from dataclasses import dataclass

import numpy as np

from common.errors import BadSelection, UnknownPlace
from data_access.database import Database
from metrics.compare import letters
from metrics.compare.figures import Figures, figures
from metrics.compare.letters import lettered
from metrics.compare.measure import Measure, measure
from metrics.compare.posterior import Whole, posterior, rank_limits
from metrics.compare.special import Floats
from metrics.indicator import Better
from metrics.scope import CODES, Scope

FEWEST = 2      # provinces with a figure, for there to be ranks
BEST = 5
LEVEL = 0.95


@dataclass(frozen=True)
class Ranked:
    """A province among others; all but `province` and `groups` is None where its figure is unknown.

    `value` with `low` and `high` (95 %) is the province's own figure in the unit of the indicator; `shrunk`
    what all provinces together say of it. `rank` is that of the value, 1 = best (largest where neither way is
    better), ties share the smaller one; `rank_low` to `rank_high` hold the true rank with 95 %.
    `groups`: numbers of the groups it cannot be told apart from.
    """

    province: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    shrunk: float | None = None
    rank: int | None = None
    rank_low: int | None = None
    rank_high: int | None = None
    best_five: float | None = None      # probability to be among the best five, 0 to 1
    above_country: float | None = None  # probability that its true figure is above the country's, 0 to 1
    groups: tuple[int, ...] = ()

    def letters(self, language: str) -> str:
        return lettered(self.groups, language)

    def overlaps(self, other: "Ranked") -> bool:
        """Whether the two cannot be told apart."""
        return bool({*self.groups} & {*other.groups})


@dataclass(frozen=True)
class Ranking:
    """Ranked provinces, best first, unknown ones last; `country` is what they are above or below."""

    measure: Measure
    ranked: tuple[Ranked, ...]
    country: float | None
    highest_first: bool
    neutral: bool           # neither way is better: ranked by size
    tau: float              # deviation between provinces beyond chance, on the scale `fitting`
    fitting: str
    is_sum: bool            # the country's figure is the mean of the provinces
    is_share: bool
    complete: bool
    simulated: bool

    def of(self, province: str) -> Ranked:
        return next(one for one in self.ranked if one.province == province)


def ranks(
    asked: str | Measure, scope: Scope, database: Database, among: frozenset[str] | None = None
) -> list[Ranked]:
    """The provinces (`among` None = all 31), best first. Raises as `ranking`."""
    return list(ranking(asked, scope, database, among).ranked)


def ranking(
    asked: str | Measure, scope: Scope, database: Database, among: frozenset[str] | None = None
) -> Ranking:
    """The provinces with their ranks among each other.

    Raises BadSelection for what cannot be ranked, UnknownIndicator, UnknownPlace, Forbidden, DataUnavailable.
    """
    _check(among)
    return ranked_of(figures(measure(asked), scope, database), among)


def ranked_of(found: Figures, among: frozenset[str] | None = None) -> Ranking:
    """The ranking of figures that were asked already."""
    better = found.measure.about.better
    highest = better is not Better.LOWER
    chosen = np.array([among is None or code in among for code in found.provinces], dtype=bool)
    known = np.flatnonzero(chosen & ~np.isnan(found.estimate.value))
    own = _ranked(found, known, highest) if known.size >= FEWEST else ([], 0.0)
    unknown = [
        _alone(found, number) for number, code in enumerate(found.provinces)
        if chosen[number] and (number not in known or not own[0])
    ]
    return Ranking(
        found.measure, (*own[0], *unknown), found.country, highest, better is Better.NEUTRAL, own[1],
        found.estimate.fitting, found.is_sum, found.is_share, found.complete, found.simulated,
    )


def _ranked(found: Figures, known: np.ndarray, highest: bool) -> tuple[list[Ranked], float]:
    estimate = found.estimate
    value, low, high = (each[known] for each in (estimate.value, estimate.low, estimate.high))
    drawn = posterior(estimate.fit[known], estimate.error[known])
    in_draws = drawn.ranks(highest)
    place, first, last = rank_intervals(value, in_draws, highest)
    order = np.lexsort((known, place))
    ends = [np.asarray(each, dtype=np.float64) for each in (first, last)]
    alike = letters.overlapping(low, high) | letters.overlapping(*ends)
    groups = letters.groups(alike[np.ix_(order, order)])
    five = (in_draws <= BEST).mean(axis=0)
    over = None if found.country is None else (drawn.draws > estimate.on_fit(found.country)).mean(axis=0)
    shrunk = estimate.back(drawn.shrunk)
    rows = [
        Ranked(
            found.provinces[known[at]], float(value[at]), float(low[at]), _finite(high[at]),
            float(shrunk[at]), int(place[at]), int(first[at]), int(last[at]), float(five[at]),
            None if over is None else float(over[at]), groups[number],
        )
        for number, at in enumerate(order)
    ]
    return rows, drawn.tau


def rank_intervals(value: Floats, in_draws: Whole, highest: bool) -> tuple[Whole, Whole, Whole]:
    """Rank of each value, and the first and last rank of its interval.

    A rank outside its own interval would be read as a mistake: the interval is drawn out to it.
    """
    ahead = value[None, :] > value[:, None] if highest else value[None, :] < value[:, None]
    place = np.asarray(1 + ahead.sum(axis=1), dtype=np.int64)
    first, last = rank_limits(in_draws)
    return place, np.minimum(first, place), np.maximum(last, place)


def _alone(found: Figures, number: int) -> Ranked:
    own = found.estimate
    value, low, high = (_finite(float(each[number])) for each in (own.value, own.low, own.high))
    return Ranked(found.provinces[number], value, low, high)


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _check(among: frozenset[str] | None) -> None:
    if among is None:
        return
    for code in sorted(among - frozenset(CODES)):
        raise UnknownPlace(f"استانی با کد «{code[:20]}» نداریم؛ از فهرست برگزینید.",
                           f"There is no province with the code {code[:20]!r}: choose from the list.")
    if len(among) < FEWEST:
        raise BadSelection("برای رتبه‌بندی دست‌کم دو استان برگزینید.", "Choose at least two provinces to rank.")
