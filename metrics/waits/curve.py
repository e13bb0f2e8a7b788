"""The Kaplan-Meier curve of waits: the share still waiting after each day, with all that is read off it."""

from dataclasses import dataclass

import numpy as np

from metrics.waits.estimate import LEVEL, Estimate, Quantile, deviations, log_log, none_in
from metrics.waits.observed import Counts, Observed, Shares, risk_table

TOLERANCE = 1e-12   # of a survival worked out as a product


@dataclass(frozen=True, eq=False)
class Curve:
    """Row per day of `times`, all arrays of one length: at risk on it, ended on it, the share that lasts
    beyond it (`survival`) and its interval. `reach`: the last day of which the data speak, None when of none.
    """

    times: Counts
    at_risk: Counts
    ended: Counts
    survival: Shares
    low: Shares
    high: Shares
    reach: int | None
    level: float

    @property
    def complete(self) -> bool:
        """Whether the curve comes down to 0, so that it speaks of every later day as well."""
        return bool(self.survival.size) and bool(self.survival[-1] == 0)

    def at(self, day: int) -> Estimate:
        """The share that lasts beyond `day`; unknown beyond the reach. Before the first end: 1, 1, 1."""
        if self.reach is None or (day > self.reach and not self.complete):
            return Estimate()
        row = int(np.searchsorted(self.times, day, side="right")) - 1
        if row < 0:
            return Estimate(1.0, 1.0, 1.0)
        return Estimate(float(self.survival[row]), float(self.low[row]), float(self.high[row]))

    def quantile(self, p: float) -> Quantile:
        """The first day by which the share `p` (0 to 1) has ended; its interval inverts the band."""
        bands = (self.survival, self.low, self.high)
        value, low, high = (self._first(each <= 1 - p + TOLERANCE) for each in bands)
        return Quantile(value, low, high, self.reach if value is None else None)

    def after(self, age: int) -> "Curve":
        """The curve of the days still to come for what is open at the end of day `age`; day 0 = that day."""
        if self.reach is None or age > self.reach or self.at(age).value == 0:
            return from_ends(self.times[:0], self.at_risk[:0], self.ended[:0], None, self.level)
        later = self.times > age
        return from_ends(
            self.times[later] - age, self.at_risk[later], self.ended[later], self.reach - age, self.level
        )

    def chance_within(self, age: int, horizon: int) -> Estimate:
        """The chance that what is open at the end of day `age` ends within the next `horizon` days."""
        rest = self.after(age)
        lasting = rest.at(horizon)
        if lasting.value != 1.0:
            return lasting.complement()
        # Nobody ended in these days; how much that says depends on how few were watched.
        within = int(np.searchsorted(rest.times, horizon, side="right")) + 1
        return Estimate(0.0, 0.0, float(none_in(_fewest(rest.at_risk[:within]), self.level)))

    def area(self, since: int, until: int) -> Estimate:
        """Days waited, on average, between the days `since` and `until`: the area under the curve.

        Unknown when `until` lies beyond the reach. Interval: normal, from Greenwood's variance of the area.
        """
        if self.reach is None or (until > self.reach and not self.complete) or until < since:
            return Estimate()
        begins = np.concatenate([[-np.inf], self.times])
        ends = np.concatenate([self.times, [np.inf]])
        widths = np.clip(np.clip(ends, since, until) - np.clip(begins, since, until), 0, None)
        areas = widths * np.concatenate([[1.0], self.survival])
        still = np.cumsum(areas[::-1])[::-1]   # from each step to `until`
        deviation = float(np.sqrt(np.sum(still[1:] ** 2 * greenwood(self.at_risk, self.ended))))
        value, reached = float(still[0]), deviations(self.level) * deviation
        return Estimate(value, max(0.0, value - reached), min(float(until - since), value + reached))

    def restricted_mean(self, until: int | None = None) -> Estimate:
        """The average of the wait, or of `until` days where it is longer; `until` None = the reach."""
        if until is None:
            until = self.reach or 0
        return self.area(0, until)

    def _first(self, reached: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> int | None:
        return int(self.times[int(np.argmax(reached))]) if reached.any() else None


def kaplan_meier(observed: Observed, level: float = LEVEL) -> Curve:
    """The curve of the counts, whatever the ending; `level` of its pointwise interval, 0 to 1."""
    table = risk_table(observed)
    return from_ends(table.times, table.at_risk, table.all_ended, table.reach, level)


def from_ends(times: Counts, at_risk: Counts, ended: Counts, reach: int | None, level: float) -> Curve:
    """The curve of these days: product limit, with Greenwood's interval on the scale log(-log).

    The interval is [1, 1] before the first end, as everywhere. Where all have ended it is [0, h]: h is what
    the day before allowed, or what as many cases all ended leave possible (Clopper-Pearson), the smaller.
    """
    survival = np.asarray(np.cumprod(1 - ended / at_risk), dtype=np.float64)
    variance = np.cumsum(greenwood(at_risk, ended))
    low, high = np.ones_like(survival), np.ones_like(survival)
    inner = (survival > 0) & (survival < 1)
    low[inner], high[inner] = log_log(survival[inner], survival[inner] * np.sqrt(variance[inner]), level)
    if survival.size and survival[-1] == 0:
        low[-1] = 0.0
        high[-1] = min([*none_in(at_risk[-1:], level), *high[-2:-1]])
    return Curve(times, at_risk, ended, survival, low, high, reach, level)


def greenwood(at_risk: Counts, ended: Counts) -> Shares:
    """Greenwood's term of each day; 0 where all at risk ended, after which nothing is left to vary."""
    product = at_risk * (at_risk - ended)
    return np.divide(ended, product, out=np.zeros(ended.shape), where=product > 0)


def _fewest(at_risk: Counts) -> int:
    """The smallest number that was at risk; at least 1, as within a curve's reach there is always one."""
    return int(at_risk.min()) if at_risk.size else 1
