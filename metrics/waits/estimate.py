"""What a reader is told of a wait: a value with its interval, or plainly that it is not known yet."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from metrics.waits.observed import Counts, Shares

LEVEL = 0.95   # of every interval unless asked otherwise
WIDEST = 700.0   # on the scale log(-log), where an interval is all of 0 to 1 already and exp() still finite


@dataclass(frozen=True)
class Estimate:
    """A value and its interval; None = the data cannot say."""

    value: float | None = None
    low: float | None = None
    high: float | None = None

    def complement(self) -> "Estimate":
        """One less it: the share that ended, of the share that lasts."""
        return Estimate(*(None if each is None else 1 - each for each in (self.value, self.high, self.low)))


@dataclass(frozen=True)
class Quantile:
    """The day by which a share has ended. `value` None: not known yet, more than `more_than` days (None: no
    rows). `low` None: not known either (more than that, too); `high` None: no upper limit is known yet.
    """

    value: int | None = None
    low: int | None = None
    high: int | None = None
    more_than: int | None = None


def deviations(level: float) -> float:
    """How many standard deviations an interval of `level` (0 to 1) reaches to each side."""
    return NormalDist().inv_cdf(1 - (1 - level) / 2)


def none_in(number: Counts | int, level: float) -> Shares:
    """The largest share that `number` cases without a single event leave possible (Clopper-Pearson)."""
    return np.asarray(1 - ((1 - level) / 2) ** (1 / np.maximum(number, 1)), dtype=np.float64)


def log_log(share: Shares, deviation: Shares, level: float) -> tuple[Shares, Shares]:
    """Interval of shares strictly between 0 and 1, with their standard errors, on the scale log(-log)."""
    spread = np.minimum(deviations(level) * deviation / np.abs(share * np.log(share)), WIDEST)
    return share ** np.exp(spread), share ** np.exp(-spread)
