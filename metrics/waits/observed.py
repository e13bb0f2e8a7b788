"""What is known of waits - counts of requests by days - and who was at risk of ending on each day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from common.errors import DataUnavailable

Counts = NDArray[np.int64]
Shares = NDArray[np.float64]
Names = NDArray[np.str_]
OPEN = "open"   # the ending of what lasts: right-censored at its days


@dataclass(frozen=True, eq=False)
class Observed:
    """Additive counts, one row per (entry, days, ending); rows may repeat and stand in any order.

    `entry`: days after which they came under observation, 0 = from the beginning; for what was open when the
    data begin, its age on the first day of the data (so 1 or more). `days`: from the beginning to the end, or
    to the last known day for those that are open. `ending`: how they ended, or "open".
    `number`: how many. All four of one length; raises DataUnavailable where they cannot be counts.
    """

    entry: Counts
    days: Counts
    ending: Names
    number: Counts

    def __post_init__(self) -> None:
        sizes = {column.shape for column in (self.entry, self.days, self.ending, self.number)}
        one_list = len(sizes) == 1 and len(next(iter(sizes))) == 1
        if not one_list or any((column < 0).any() for column in (self.entry, self.days, self.number)):
            raise DataUnavailable(
                "شمارش‌های زمان انتظار درست نیستند؛ شمارش‌ها را دوباره بسازید.",
                "The counts of waiting times cannot be right; make the counts again.",
            )

    @classmethod
    def of(cls, rows: Iterable[tuple[int, int, str, int]]) -> Self:
        """From rows (entry, days, ending, number)."""
        columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
        entry, days, number = (np.array(columns[each], dtype=np.int64) for each in (0, 1, 3))
        return cls(entry, days, np.array(columns[2], dtype=np.str_), number)

    @classmethod
    def pooled(cls, parts: Sequence["Observed"]) -> Self:
        """All rows of the parts: the curve of the whole."""
        if not parts:
            return cls.of([])
        return cls(
            np.concatenate([part.entry for part in parts]), np.concatenate([part.days for part in parts]),
            np.concatenate([part.ending for part in parts]), np.concatenate([part.number for part in parts]),
        )

    @property
    def has_ended(self) -> NDArray[np.bool_]:
        """Row by row, whether they ended."""
        return np.asarray(self.ending != OPEN)

    def at_risk(self) -> Self:
        """The rows that were ever at risk: those that lasted beyond the day they came under observation."""
        seen = (self.days > first_missed(self)) & (self.number > 0)
        return type(self)(self.entry[seen], self.days[seen], self.ending[seen], self.number[seen])


@dataclass(frozen=True, eq=False)
class RiskTable:
    """Day by day: `times` (ascending, each a day on which somebody ended or was last seen), `at_risk` on that
    day, `ended` on it by ending; `reach` = the last day of which the data speak without a break, or None.
    """

    times: Counts
    at_risk: Counts
    ended: dict[str, Counts]
    reach: int | None

    @property
    def all_ended(self) -> Counts:
        return sum(self.ended.values(), start=np.zeros_like(self.times))


def risk_table(observed: Observed) -> RiskTable:
    """Who was at risk and who ended, up to the day where the data stop speaking without a break.

    Somebody with entry 0 is at risk on the days 0, 1, ... days; with entry e > 0 on the days e + 1, ... days.
    So an end on day 0 counts, and a row with days <= entry > 0 counts nowhere.

    With delayed entry the data may fall silent early: on a day nobody is at risk (nobody had come yet, or
    all were last seen before), or all at risk end at once although others, who came later, lasted longer.
    What follows is known only of those who came later; the table stops before that day, and so does `reach`.
    """
    rows = observed.at_risk()
    if not rows.days.size:
        return RiskTable(rows.days, rows.days, {}, None)
    times = np.unique(rows.days)
    names = [str(name) for name in np.unique(rows.ending[rows.has_ended])]
    ended = {name: ended_on(rows, times, rows.ending == name) for name in names}
    whole = RiskTable(times, number_at_risk(rows, times), ended, int(times[-1]))
    reach = _reach(rows, whole)
    kept = times <= reach
    return RiskTable(
        times[kept], whole.at_risk[kept], {name: each[kept] for name, each in ended.items()},
        reach if reach >= 0 else None,
    )


def number_at_risk(rows: Observed, times: Counts) -> Counts:
    """How many were at risk on each of the days."""
    return _below(first_missed(rows), rows.number, times) - _below(rows.days, rows.number, times)


def ended_on(rows: Observed, times: Counts, which: NDArray[np.bool_]) -> Counts:
    """How many of the rows `which` (and of those that ended only) ended on each of the days."""
    chosen = which & rows.has_ended
    upto = _below(rows.days[chosen], rows.number[chosen], times + 1)
    return upto - _below(rows.days[chosen], rows.number[chosen], times)


def first_missed(rows: Observed) -> Counts:
    """The last day before each row is at risk: its entry, or -1 where it was seen from the beginning."""
    return np.where(rows.entry > 0, rows.entry, -1)


def _reach(rows: Observed, whole: RiskTable) -> int:
    """The last day before the first break; -1 when the data are silent from the beginning."""
    last = int(whole.times[-1])
    # The number at risk falls only on the day after a last day, so a gap begins there, or on day 0.
    starts = np.union1d(np.zeros(1, dtype=np.int64), rows.days + 1)
    starts = starts[starts <= last]
    gaps = starts[number_at_risk(rows, starts) == 0]
    emptied = whole.times[(whole.all_ended == whole.at_risk) & (whole.times < last)]
    return int(min([last, *(gaps[:1] - 1), *(emptied[:1] - 1)]))


def _below(values: Counts, number: Counts, points: Counts) -> Counts:
    """How many have a value below each of the points."""
    order = np.argsort(values, kind="stable")
    running = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(number[order])])
    return np.asarray(running[np.searchsorted(values[order], points, side="left")])
