"""Which counts are kept back from the public, so that no small one is read, or worked out from others."""

from collections.abc import Collection, Mapping

FEWEST = 5      # fewer could be told apart one by one
TOGETHER = 2    # counts kept back at least, so that none is known by taking the others from their sum


def small(value: float | None) -> bool:
    """Whether a count is too small to be shown; what is not known is no count.

    >>> small(4), small(5), small(None)
    (True, False, False)
    """
    return value is not None and value < FEWEST


def kept_back(counts: Mapping[str, float], also: Collection[str] = ()) -> frozenset[str]:
    """The keys kept back of counts whose sum is shown: the small ones, those of `also`, and the next smallest
    until at least two are kept back that come to at least FEWEST together.

    What is kept back can then be anything from 0 to FEWEST or more: the sum less the rest says no more. Where
    all are kept back and that is not reached, `sum_is_safe` is false.

    >>> sorted(kept_back({"a": 9, "b": 7, "c": 2}))
    ['b', 'c']
    """
    order = sorted(counts, key=lambda key: (counts[key], key))
    found = [key for key in order if small(counts[key]) or key in also]
    if not found:
        return frozenset()
    for key in (key for key in order if key not in set(found)):
        if _enough(counts, found):
            break
        found.append(key)
    return frozenset(found)


def sum_is_safe(counts: Mapping[str, float], hidden: Collection[str]) -> bool:
    """Whether the sum may be shown beside the counts that are left.

    >>> sum_is_safe({"a": 9}, ["a"]), sum_is_safe({"a": 9}, []), sum_is_safe({"a": 9, "b": 1}, ["a", "b"])
    (False, True, True)
    """
    own = [key for key in counts if key in hidden]
    return not own or _enough(counts, own)


def _enough(counts: Mapping[str, float], hidden: Collection[str]) -> bool:
    return len(hidden) >= TOGETHER and sum(counts[key] for key in hidden) >= FEWEST
