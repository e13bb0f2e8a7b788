"""Quantiles, intervals and shares of waits as words: what is not yet known is said to be so."""

from metrics.waits.estimate import Estimate, Quantile
from ui.words import number, say


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


def share(found: Estimate) -> str:
    """A share of 0 to 1 as a percentage."""
    return number(None if found.value is None else 100 * found.value, "%")
