"""Groups that cannot be told apart, as letters: provinces that share one are not called different."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from metrics.compare.special import Floats

Flags = NDArray[np.bool_]
LATIN = "abcdefghijklmnopqrstuvwxyz"
PERSIAN = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"


def overlapping(low: Floats, high: Floats) -> Flags:
    """Square: whether the intervals of two have a point in common; an unknown one has none with anybody."""
    return np.asarray((low[:, None] <= high[None, :]) & (low[None, :] <= high[:, None]), dtype=np.bool_)


def groups(alike: Flags) -> list[tuple[int, ...]]:
    """Numbers of groups per member, in the order given: two have one in common exactly when `alike`.

    Insert and absorb (Piepho 2004): a column is split wherever it holds two that differ, and dropped when
    another column holds all of it.
    """
    size = len(alike)
    columns: list[frozenset[int]] = [frozenset(range(size))]
    for first in range(size):
        for second in range(first + 1, size):
            if not alike[first, second]:
                columns = _split(columns, first, second)
    ordered = sorted(columns, key=sorted)
    return [tuple(n for n, column in enumerate(ordered) if each in column) for each in range(size)]


def lettered(numbers: Sequence[int], language: str) -> str:
    """The groups as letters, the first one a; after the alphabet it goes on with two.

    >>> lettered((0, 2), "en"), lettered((0, 26), "en"), lettered((0, 1), "fa")
    ('ac', 'a aa', 'ا ب')
    """
    alphabet = PERSIAN if language == "fa" else LATIN
    words = [_word(number, alphabet) for number in numbers]
    between = " " if language == "fa" or any(len(word) > 1 for word in words) else ""
    return between.join(words)


def _split(columns: list[frozenset[int]], first: int, second: int) -> list[frozenset[int]]:
    kept = [column for column in columns if not {first, second} <= column]
    parts = [column - {one} for column in columns if {first, second} <= column for one in (first, second)]
    for part in parts:
        if not any(part <= other for other in kept):
            kept = [other for other in kept if not other < part] + [part]
    return kept


def _word(number: int, alphabet: str) -> str:
    before, last = divmod(number, len(alphabet))
    return (alphabet[before - 1] if before else "") + alphabet[last]
