"""Worlds whose truth is known: requests come in, wait as a known law says, and are looked at on one day.

Days are whole: a wait of x days is seen as floor(x). The law of the wait is lognormal with the given median
and spread; the median lies on a half (45.5), so that the whole-day median is 45 without a tie.
"""

from dataclasses import dataclass
from math import log
from statistics import NormalDist

import numpy as np

from metrics.waits.observed import OPEN, Counts, Observed


@dataclass(frozen=True)
class Law:
    """Waits of a province: whole-day median and spread (standard deviation of the logarithm)."""

    median: int
    spread: float

    def days(self, random: np.random.Generator, number: int) -> Counts:
        drawn = np.floor(np.exp(random.normal(log(self.median + 0.5), self.spread, number)))
        return np.asarray(drawn, dtype=np.int64)

    def lasting(self, day: int) -> float:
        """The true share that lasts beyond `day`."""
        return 1 - NormalDist(log(self.median + 0.5), self.spread).cdf(log(day + 1))

    def restricted_mean(self, until: int) -> float:
        return sum(self.lasting(day) for day in range(until))


def worlds(
    number: int, seed: int, law: Law, requests: int, months: int, before: int = 0, **endings: float
) -> list[Observed]:
    """As many worlds, each as `watched` makes it of the same law."""
    random = np.random.default_rng(seed)
    return [watched(random, law, requests, months, before, endings) for _ in range(number)]


def watched(
    random: np.random.Generator, law: Law, number: int, months: int, before: int, endings: dict[str, float]
) -> Observed:
    """`number` requests, registered evenly over `before` days and `months` of 30 days; looked at on the last.

    The data begin after `before` days: what ended earlier left no trace, what was still open then came under
    observation at the age it had on that first day (delayed entry). Each ends by the shares of `endings`
    (all approved when none are named).
    """
    registered = random.integers(-before, months * 30, number)
    wait = law.days(random, number)
    named = endings or {"approved": 1.0}
    ending = np.asarray(random.choice(list(named), number, p=list(named.values())))
    entry = np.maximum(-registered, 0)
    visible = wait >= entry
    until_now = months * 30 - registered
    days, is_open = np.minimum(wait, until_now), wait > until_now
    return Observed(
        entry[visible], days[visible], np.where(is_open, OPEN, ending)[visible],
        np.ones(int(visible.sum()), dtype=np.int64),
    )
