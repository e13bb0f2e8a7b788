"""Intervals of counts and shares from exact tails: Garwood and Clopper-Pearson, and their mid-P forms."""

import numpy as np

from metrics.compare.special import LARGE, Floats, beta_tail, gamma_tail, normal, search

LEVEL = 0.95
# Half of what is as likely as the observed count is left out of each tail: exact intervals cover too much
# where counts are small, those with the half cover what they say on average (Lancaster 1961).
MID, EXACT = 0.5, 1.0


def of_count(count: Floats, level: float = LEVEL, weight: float = MID) -> tuple[Floats, Floats]:
    """Limits of the mean of a Poisson count, which need not be whole; `weight` EXACT is Garwood's."""
    small, sides = _both(np.minimum(count, LARGE), weight)
    most = small + 10 * np.sqrt(small + 1) + 10
    tails = _tails(small, level)
    found = search(lambda mean: gamma_tail(small, mean, sides), np.zeros_like(small), most, tails)
    wide = count > LARGE
    low = np.where(wide, _cubed(count, -level), np.where(count <= 0, 0.0, found[0]))
    return low, np.where(wide, _cubed(count + 1, level), found[1])


def of_share(part: Floats, whole: Floats, level: float = LEVEL, weight: float = MID) -> tuple[Floats, Floats]:
    """Limits of the chance behind `part` of `whole` (0 to 1); neither need be whole numbers.

    `weight` EXACT is Clopper and Pearson's interval. With more than LARGE on either side it is Wilson's,
    which agrees there.
    """
    wide = np.minimum(part, whole - part) > LARGE
    k, sides = _both(np.where(wide, 1.0, part), weight)
    n = np.stack([np.where(wide, 2.0, whole)] * 2)
    found = search(lambda chance: beta_tail(k, n - k, chance, sides), np.zeros_like(k), np.ones_like(k),
                   _tails(k, level))
    low, high = np.where(part <= 0, 0.0, found[0]), np.where(part >= whole, 1.0, found[1])
    wilson_low, wilson_high = _wilson(part, whole, level)
    return np.where(wide, wilson_low, low), np.where(wide, wilson_high, high)


def _both(count: Floats, weight: float) -> tuple[Floats, Floats]:
    """The count for the lower and the upper limit, and how much of its own probability counts for each."""
    return np.stack([count, count]), np.stack([np.full_like(count, weight), np.full_like(count, 1 - weight)])


def _tails(like: Floats, level: float) -> Floats:
    return np.stack([np.full_like(like[0], (1 - level) / 2), np.full_like(like[0], (1 + level) / 2)])


def _wilson(part: Floats, whole: Floats, level: float) -> tuple[Floats, Floats]:
    z, n = normal(level), np.maximum(whole, 1e-9)
    share = part / n
    middle, room = share + z * z / (2 * n), z * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return (middle - room) / (1 + z * z / n), (middle + room) / (1 + z * z / n)


def _cubed(count: Floats, level: float) -> Floats:
    """Wilson and Hilferty's limit; a negative level is the lower one."""
    n = np.maximum(count, 1.0)
    z = np.sign(level) * normal(abs(level))
    return np.asarray(n * (1 - 1 / (9 * n) + z / (3 * np.sqrt(n))) ** 3, dtype=np.float64)
