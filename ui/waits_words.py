"""Quantiles, intervals and chances of waits as words: what is not yet known is said to be so."""

from metrics.waits.estimate import Quantile
from ui.words import digits, number, say

SMALLEST = 0.001


def quantile(found: Quantile) -> str:
    """«۴۵ روز», or «هنوز معلوم نیست، بیش از ۱۲۰ روز»; a dash where nothing was counted."""
    if found.value is not None:
        return say("desk.days", days=number(found.value, "count"))
    if found.more_than is None:
        return number(None, "count")
    return say("waits.not_yet", days=number(found.more_than, "count"))


def with_interval(found: Quantile) -> str:
    """The quantile with its interval in brackets, where it has one."""
    if found.low is None:
        return quantile(found)
    low, high = (number(each, "count") for each in (found.low, found.high))
    if found.high is None:
        return f'{quantile(found)} {say("waits.at_least", low=low)}'
    return f'{quantile(found)} {say("waits.interval", low=low, high=high)}'


def chance(p: float) -> str:
    """How probable so large a difference would be by chance alone: three decimals, never a bare 0."""
    return digits(f"{p:.3f}") if p >= SMALLEST else say("waits.less_than", p=digits(f"{SMALLEST:.3f}"))
