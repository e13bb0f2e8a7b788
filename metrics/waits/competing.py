"""How waits end: the share approved, rejected, withdrawn or closed by each day, open ones counted."""

from dataclasses import dataclass

import numpy as np

from metrics.waits.curve import TOLERANCE, Curve, from_ends, greenwood
from metrics.waits.estimate import LEVEL, Estimate, log_log, none_in
from metrics.waits.observed import Counts, Observed, Shares, risk_table


@dataclass(frozen=True, eq=False)
class Part:
    """One ending: `ended` on each day, the `share` ended so by it, its `variance` and interval."""

    ended: Counts
    share: Shares
    variance: Shares
    low: Shares
    high: Shares


@dataclass(frozen=True, eq=False)
class Endings:
    """The parts by ending and the curve of what lasts, on the same days; parts and survival add up to 1."""

    curve: Curve
    parts: dict[str, Part]

    def at(self, ending: str, day: int) -> Estimate:
        """The share that has ended so by `day`; 0 for an ending nobody had, unknown beyond the reach."""
        lasting = self.curve.at(day)
        if lasting.value is None:
            return Estimate()
        row = int(np.searchsorted(self.curve.times, day, side="right")) - 1
        if row < 0:
            return Estimate(0.0, 0.0, 0.0)
        part = self.parts.get(ending)
        if part is None:
            return Estimate(0.0, 0.0, float(_none_so(self.curve)[row]))
        return Estimate(float(part.share[row]), float(part.low[row]), float(part.high[row]))


def aalen_johansen(observed: Observed, level: float = LEVEL) -> Endings:
    """Cumulative incidence of each ending that occurs; delayed entry and breaks as in `risk_table`."""
    table = risk_table(observed)
    curve = from_ends(table.times, table.at_risk, table.all_ended, table.reach, level)
    return Endings(curve, {name: _part(curve, ended) for name, ended in table.ended.items()})


def _part(curve: Curve, ended: Counts) -> Part:
    before = np.concatenate([np.ones(1), curve.survival])[: ended.size]
    share = np.cumsum(before * ended / curve.at_risk)
    variance = _variance(curve, ended, before, share)
    low, high = np.zeros_like(share), _none_so(curve)
    certain = share > 1 - TOLERANCE   # a sum, so not always 1 where all ended so
    inner = (share > 0) & ~certain
    low[inner], high[inner] = log_log(share[inner], np.sqrt(variance[inner]), curve.level)
    low[certain], high[certain] = 1 - curve.high[certain], 1.0
    return Part(ended, share, variance, low, high)


def _none_so(curve: Curve) -> Shares:
    """The upper limit where nobody ended so yet: the share that none among all the ends leaves possible."""
    return (1 - curve.survival) * none_in(np.cumsum(curve.ended), curve.level)


def _variance(curve: Curve, ended: Counts, before: Shares, share: Shares) -> Shares:
    """Of the incidence on each day, by the delta method (Marubini and Valsecchi 1995, formula 10.12)."""
    size = curve.at_risk.astype(np.float64)
    of_curve = greenwood(curve.at_risk, curve.ended)
    own = before**2 * ended * (size - ended) / size**3
    both = before * ended / size**2
    spread = share**2 * np.cumsum(of_curve) - 2 * share * np.cumsum(of_curve * share)
    spread += np.cumsum(of_curve * share**2)
    shared = share * np.cumsum(both) - np.cumsum(both * share)
    return np.asarray(np.maximum(spread + np.cumsum(own) - 2 * shared, 0.0))
