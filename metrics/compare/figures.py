"""The figures of provinces with their intervals, whatever kind of figure it is, and the country's."""

from dataclasses import dataclass, replace

import numpy as np

from data_access.database import Database
from metrics.compare import estimate, waits
from metrics.compare.estimate import Estimate
from metrics.compare.measure import Measure, quotient
from metrics.compare.moments import Moments, moments
from metrics.compare.special import Floats
from metrics.formula import leaves
from metrics.indicator import Unit
from metrics.scope import Scope

BY = ("province",)
NEARLY = 1e-9


@dataclass(frozen=True, eq=False)
class Figures:
    """Figures of `provinces`, and the country's: for sums the mean of the provinces, whose total would be no
    figure to compare with. `is_share`: a part of a whole. `here`: the sums and moments behind the figures;
    `usual`: what one row of the country weighs.
    """

    measure: Measure
    provinces: tuple[str, ...]
    estimate: Estimate
    country: float | None
    is_sum: bool
    is_share: bool
    complete: bool      # every row was counted: the interval is about chance, not about a sample
    simulated: bool
    here: Moments
    usual: float

    def at(self, province: str) -> int:
        return self.provinces.index(province)


def figures(measure: Measure, scope: Scope, database: Database) -> Figures:
    """All provinces of the country, whatever the scope chooses of them. Raises Forbidden, BadSelection."""
    whole_country = replace(scope, provinces=frozenset(), park=None)
    here = moments(measure, whole_country, BY, database)
    country = moments(measure, whole_country, (), database)
    below = quotient(measure.indicator.formula)[1]
    kind, found = _estimated(measure, here, country)
    here = _inside(here) if kind == "share" else here
    if waits.leaf_of(measure) is not None:
        found = waits.quantiles(measure, here.members, whole_country, BY, database)
    is_sum = below is None and waits.leaf_of(measure) is None
    of_country = float(country.value[0]) if country.value.size else float("nan")
    if is_sum:
        known = here.value[~np.isnan(here.value)]
        of_country = float(known.mean()) if known.size else float("nan")
    stock = any(leaf.fact.stock for leaf in leaves(measure.indicator.formula))
    return Figures(
        measure, here.members, found, None if np.isnan(of_country) else of_country, is_sum, kind == "share",
        stock, here.simulated, here, _usual(country),
    )


def _estimated(measure: Measure, here: Moments, country: Moments) -> tuple[str, Estimate]:
    above, below, scale = quotient(measure.indicator.formula)
    negative = any(times < 0 for times in above.values()) or bool(np.any(here.above < 0))
    if below is None:
        if negative:
            return "difference", estimate.differences(here)
        return "total", estimate.totals(here.value, here.var_above, _usual(country))
    if negative:
        return "mean", estimate.means(here, scale)
    if is_share(measure, here):
        part, whole = rows_of(_inside(here))
        return "share", estimate.shares(part, whole, scale)
    if np.all(country.covariance == 0):
        return "rate", estimate.rates(here, _usual(country), scale)
    return "mean", estimate.means(here, scale)


def is_share(measure: Measure, here: Moments) -> bool:
    """A percentage whose upper part lies in the lower one: of the same rows, or of stocks and never above."""
    known = here.below > 0
    within = bool(np.all(here.above[known] <= here.below[known] * (1 + NEARLY)))
    stocks = all(leaf.fact.stock for leaf in leaves(measure.indicator.formula))
    same = stocks or bool(np.any(here.covariance[known] > 0))
    is_percent = measure.base is None and measure.about.unit is Unit.PERCENT
    return is_percent and within and same and bool(known.any())


def _inside(here: Moments) -> Moments:
    """Of stocks of different rows: the upper part's rows are among the lower part's."""
    inside = np.minimum(here.var_above, here.var_below)
    return replace(here, covariance=np.where(here.covariance == 0, inside, here.covariance))


def rows_of(here: Moments) -> tuple[Floats, Floats]:
    """Part and whole as numbers of rows: as many as would scatter as much as the rows do."""
    with np.errstate(invalid="ignore", divide="ignore"):
        share = here.above / here.below
        kish = here.below**2 / here.var_below
        rest = here.var_above - 2 * share * here.covariance + share**2 * here.var_below
        rows = share * (1 - share) * here.below**2 / rest
    usable = np.isfinite(rows) & (rest > NEARLY * here.var_below) & (share > 0) & (share < 1)
    whole = np.where(usable, np.clip(rows, 1.0, None), kish)
    return np.where(here.below > 0, share * whole, 0.0), np.where(here.below > 0, whole, 0.0)


def _usual(country: Moments) -> float:
    """What one row of the country weighs, as squares by sum; 1 where there is none."""
    total = float(np.nan_to_num(country.above).sum())
    return float(np.nan_to_num(country.var_above).sum()) / total if total > 0 else 1.0
