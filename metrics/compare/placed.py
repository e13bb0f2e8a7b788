"""Where one province stands: beside the country, its plan, its peers and last year, in one record."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from common.period import Period
from data_access.database import Database
from metrics import compute
from metrics.compare.figures import Figures, figures
from metrics.compare.measure import Measure, measure, quotient
from metrics.compare.peers import Peers, peers
from metrics.compare.ranking import Ranked, Ranking, ranked_of
from metrics.scope import Scope


@dataclass(frozen=True)
class Placed:
    """One province in one figure; None = unknown. `among_all` and `among_peers`: its ranks with intervals.

    `country` is the country's figure, for sums the mean of the provinces; `of_peers` likewise, without the
    province itself. `last_year` has an interval, too, so that a change can be told from chance.
    """

    measure: Measure
    province: str
    value: float | None
    low: float | None
    high: float | None
    country: float | None
    plan: float | None
    on_plan: bool | None
    of_peers: float | None
    peers: Peers
    last_year: Ranked
    among_all: Ranked
    among_peers: Ranked
    ranking: Ranking

    @property
    def changed(self) -> bool | None:
        """Whether the figure differs from last year's beyond chance: their intervals have no common point."""
        ends = (self.low, self.high, self.last_year.low, self.last_year.high)
        if self.value is None or self.last_year.value is None or None in ends:
            return None
        low, high, before_low, before_high = (float(end or 0) for end in ends)
        return low > before_high or high < before_low


def placed(
    asked: str | Measure, province: str, scope: Scope, database: Database, group: Peers | None = None
) -> Placed:
    """Everything the first screen says of one figure of one province. Raises as `ranking` and `peers`."""
    what = measure(asked)
    group = group or peers(province, scope, database)
    found = figures(what, scope, database)
    ranking = ranked_of(found)
    own = ranking.of(province)
    before = ranked_of(figures(what, scope.of(scope.period.year_before()), database)).of(province)
    plan, on_plan = _plan(what, province, scope, database)
    return Placed(
        what, province, own.value, own.low, own.high, found.country, plan, on_plan,
        _of_peers(found, group, scope, database), group, before, own,
        ranked_of(found, group.provinces | {province}).of(province), ranking,
    )


def history_of_ranks(
    asked: str | Measure, years: Sequence[int], scope: Scope, database: Database,
    among: frozenset[str] | None = None,
) -> dict[int, Ranking]:
    """Year to the ranking of that year, each rank with its interval, in the order of the years."""
    what = measure(asked)
    return {
        year: ranked_of(figures(what, scope.of(Period.of_year(year)), database), among)
        for year in sorted(years)
    }


def _plan(
    what: Measure, province: str, scope: Scope, database: Database
) -> tuple[float | None, bool | None]:
    if what.base is not None:
        return None, None
    reading = compute.readings([what.code], replace(scope, provinces=frozenset({province})), database)[0]
    return reading.plan, reading.on_plan


def _of_peers(found: Figures, group: Peers, scope: Scope, database: Database) -> float | None:
    """The figure of all peers together: a ratio of their sums, the mean of their sums."""
    members = frozenset(member.province for member in group.members)
    if not members:
        return None
    if found.measure.base is None:
        reading = compute.readings([found.measure.code], replace(scope, provinces=members), database)[0]
        return reading.value if reading.value is None or not found.is_sum else reading.value / len(members)
    chosen = np.array([code in members for code in found.provinces])
    below = float(found.here.below[chosen].sum())
    scale = quotient(found.measure.indicator.formula)[2]
    value = scale * float(found.here.above[chosen].sum()) / below if below else float("nan")
    return None if np.isnan(value) else value
