"""How unequal provinces are in a figure, beyond chance, and whether that grows or shrinks over the years."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from common.period import Period
from data_access.database import Database
from metrics.compare.figures import Figures, figures
from metrics.compare.measure import Measure, measure
from metrics.compare.posterior import posterior
from metrics.compare.special import Floats
from metrics.scope import Scope

UTILITIES = tuple(f"parks_with_{name}_of_land_pct" for name in ("water", "power", "gas", "phone", "fibre"))
WAITS = ("waiting_days_median",)
FIFTH = 5
TAILS = (0.025, 0.5, 0.975)
FEWEST = 5      # provinces with a figure, for there to be fifths


@dataclass(frozen=True)
class Inequality:
    """`observed` as the figures stand; `beyond_chance` with `low` and `high` (95 %) of the true figures.

    Chance alone makes provinces differ, so `observed` is mostly the larger one. None = cannot be told.
    """

    observed: float | None = None
    beyond_chance: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Spread:
    """One year: Gini coefficient (0 = all alike, weighted by what ratios are taken of), the mean of the top
    fifth of provinces by that of the bottom fifth, and the coefficient of variation (1 = 100 %).
    """

    year: int
    gini: Inequality
    fifths: Inequality
    variation: Inequality
    provinces: int      # with a known figure
    simulated: bool


@dataclass(frozen=True)
class Equity:
    """`spreads` in the order of the years; `change` of the Gini coefficient per year with its interval."""

    measure: Measure
    spreads: tuple[Spread, ...]
    change: Inequality


def spread(asked: str | Measure, years: Sequence[int], scope: Scope, database: Database) -> Equity:
    """The spread of a figure over provinces, year by year. Raises as `ranking`."""
    what = measure(asked)
    found = [(year, figures(what, scope.of(Period.of_year(year)), database)) for year in sorted(years)]
    known = [(year, one, drawn) for year, one in found if (drawn := _drawn(one)) is not None]
    spreads = {year: _of_year(year, one, drawn) for year, one, drawn in known}
    empty = Inequality()
    whole = tuple(
        spreads.get(year, Spread(year, empty, empty, empty, 0, one.simulated)) for year, one in found
    )
    ginis = [(year, gini(drawn, _weights(one))) for year, one, drawn in known]
    return Equity(what, whole, _change(ginis, [spreads[year].gini.observed for year, _ in ginis]))


def gini(values: Floats, weights: Floats) -> Floats:
    """Gini coefficient of each line of `values` (one line per draw, a province per column); weights sum to 1.

    >>> gini(np.array([[1.0, 1.0], [0.0, 1.0]]), np.array([0.5, 0.5])).tolist()
    [0.0, 0.5]
    """
    order = np.argsort(values, axis=1)
    ordered, shares = np.take_along_axis(values, order, axis=1), weights[order]
    upto = np.cumsum(shares, axis=1)
    mean = (ordered * shares).sum(axis=1)
    above = (ordered * shares * (2 * upto - shares - 1)).sum(axis=1)
    return _quotient(above, mean)


def top_to_bottom(values: Floats) -> Floats:
    """The mean of the highest fifth by the mean of the lowest fifth, line by line; NaN where that is 0."""
    ordered = np.sort(values, axis=1)
    size = max(1, round(values.shape[1] / FIFTH))
    low, high = ordered[:, :size].mean(axis=1), ordered[:, -size:].mean(axis=1)
    return _quotient(high, low)


def variation(values: Floats, weights: Floats) -> Floats:
    """Standard deviation by mean, line by line."""
    mean = (values * weights).sum(axis=1)
    deviation = np.sqrt((weights * (values - mean[:, None]) ** 2).sum(axis=1))
    return _quotient(deviation, mean)


def _of_year(year: int, found: Figures, drawn: Floats) -> Spread:
    own = found.estimate.value[_known(found)][None, :]
    weights = _weights(found)
    return Spread(
        year, _told(gini(own, weights), gini(drawn, weights)),
        _told(top_to_bottom(own), top_to_bottom(drawn)),
        _told(variation(own, weights), variation(drawn, weights)),
        own.shape[1], found.simulated,
    )


def _drawn(found: Figures) -> Floats | None:
    """Draws of the true figures in their unit, a column per known province."""
    known = _known(found)
    if known.sum() < FEWEST:
        return None
    own = found.estimate
    return own.back(posterior(own.fit[known], own.error[known]).draws)


def _known(found: Figures) -> np.ndarray:
    return np.asarray(~np.isnan(found.estimate.value), dtype=np.bool_)


def _weights(found: Figures) -> Floats:
    """What a ratio is taken of weighs; sums and waits of provinces count alike."""
    below = found.here.below[_known(found)]
    usable = bool(np.all(below > 0)) and not np.isnan(below).any()
    weights = below if usable else np.ones(below.shape)
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def _told(observed: Floats, drawn: Floats) -> Inequality:
    some = drawn[np.isfinite(drawn)]
    if not some.size:
        return Inequality(_number(observed[0]))
    low, middle, high = np.quantile(some, TAILS)
    return Inequality(_number(observed[0]), float(middle), float(low), float(high))


def _change(ginis: list[tuple[int, Floats]], observed: list[float | None]) -> Inequality:
    """Slope per year; years are drawn independently of each other."""
    if len(ginis) < 2:  # noqa: PLR2004 - a line needs two points
        return Inequality()
    years = np.array([year for year, _ in ginis], dtype=np.float64)
    off = (years - years.mean()) / ((years - years.mean()) ** 2).sum()
    # The same draws serve every year; turned against each other they are independent.
    drawn = np.stack([np.roll(values, 97 * number) for number, (_, values) in enumerate(ginis)])
    as_seen = np.array([np.nan if value is None else value for value in observed])
    return _told(np.array([(off * as_seen).sum()]), (off[:, None] * drawn).sum(axis=0))


def _quotient(above: Floats, below: Floats) -> Floats:
    empty = np.full(below.shape, np.nan)
    return np.asarray(np.divide(above, below, out=empty, where=below > 0), dtype=np.float64)


def _number(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
