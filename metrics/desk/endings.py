"""How requests end, and how long they took or have taken so far, day by day and in bins."""

from dataclasses import dataclass

import numpy as np

from data_access.database import Database
from metrics.desk import waits
from metrics.desk.selection import Selection
from metrics.waits.competing import Endings, aalen_johansen

MOST_BINS = 30
WIDTHS = (1, 2, 5, 7, 10, 14, 30, 60, 90, 180, 365, 730)   # days that readers think in
COVERED = 0.99   # of all requests lie in bins of their own; the rest stand in the last one


@dataclass(frozen=True)
class Bin:
    """Requests that took, or have taken, from `first` to `last` days (None = any more)."""

    first: int
    last: int | None
    finished: int
    open: int


def endings(selection: Selection, database: Database, clock: str) -> Endings:
    """The share that ended so by each day, for the requests registered in the period."""
    return aalen_johansen(waits.whole(selection, database, clock).observed)


def bins(selection: Selection, database: Database, clock: str) -> tuple[Bin, ...]:
    """Finished requests by the days they took and, apart, open ones by the days they have lasted so far."""
    observed = waits.whole(selection, database, clock).observed
    if not observed.number.sum():
        return ()
    longest = _longest(observed.days, observed.number)
    width = next((each for each in WIDTHS if longest // each < MOST_BINS), WIDTHS[-1])
    edges = list(range(0, longest + 1, width))
    place = np.minimum(observed.days // width, len(edges) - 1)
    finished, lasting = (
        np.bincount(place[which], weights=observed.number[which], minlength=len(edges))
        for which in (observed.has_ended, ~observed.has_ended)
    )
    last = [edge + width - 1 for edge in edges[:-1]]
    over = bool((observed.days >= edges[-1] + width).any())
    return tuple(
        Bin(first, end, int(done), int(still))
        for first, end, done, still in zip(
            edges, [*last, None if over else edges[-1] + width - 1], finished, lasting, strict=True
        )
    )


def _longest(days: np.ndarray[tuple[int], np.dtype[np.int64]],
             number: np.ndarray[tuple[int], np.dtype[np.int64]]) -> int:
    """The days that nearly all requests do not exceed."""
    order = np.argsort(days, kind="stable")
    running = np.cumsum(number[order]) / number.sum()
    return int(days[order][int(np.argmax(running >= COVERED))])
