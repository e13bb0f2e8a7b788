"""The ways that requests took through the steps: how many took each, and how long they needed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select

from common.jalali import jalali
from data_access.database import Database
from data_access.desk.counted_steps import LONGEST_WAY
from data_access.schema.desk_counts import BETWEEN, desk_variant
from metrics.desk.process import DAY
from metrics.desk.selection import Selection

Way = tuple[str, ...]


@dataclass(frozen=True)
class Variant:
    """A way through the steps (codes in order) and the requests that ended after taking it.

    `cumulative`: the share (0 to 1) of this one and of all more frequent ones. `cut`: the way goes on, but
    only its beginning is kept.
    """

    way: Way
    requests: int
    seconds: float
    share: float
    cumulative: float
    cut: bool

    @property
    def mean_days(self) -> float:
        return self.seconds / self.requests / DAY

    @property
    def text(self) -> str:
        return " ".join(self.way)


def variants(selection: Selection, database: Database) -> list[Variant]:
    """Ways of requests registered in the years that the period touches, the most frequent first.

    Ways are counted for the country as a whole: the choice of a province does not narrow them.
    """
    selection.scope.rights.check()
    period = selection.scope.period
    years = desk_variant.c.year.between(jalali(period.start)[0], jalali(period.last_day)[0])
    sums = [func.sum(desk_variant.c[name]).label(name) for name in ("requests", "seconds")]
    chosen = [years] if selection.service is None else [years, desk_variant.c.service_id == selection.service]
    rows = database.fetch(select(desk_variant.c.way, *sums).where(*chosen).group_by(desk_variant.c.way))
    found = sorted(
        (_variant(row.way, int(row.requests), float(row.seconds)) for row in rows),
        key=lambda each: (-each.requests, each.way),
    )
    total, running, shared = sum(each.requests for each in found), 0, []
    for each in found:
        running += each.requests
        shared.append(replace(each, share=each.requests / total, cumulative=running / total))
    return shared


def _variant(text: str, requests: int, seconds: float) -> Variant:
    cut = len(text) >= LONGEST_WAY
    codes = text.split(BETWEEN)
    return Variant(tuple(codes[:-1] if cut else codes), requests, seconds, 0.0, 0.0, cut)


def rework_cases(found: Sequence[Variant]) -> dict[str, int]:
    """Step to the number of requests that came into it more than once; steps with none are left out."""
    cases: dict[str, int] = {}
    for each in found:
        for code in {code for code in each.way if each.way.count(code) > 1}:
            cases[code] = cases.get(code, 0) + each.requests
    return cases


def short(way: Sequence[str]) -> list[tuple[Way, int]]:
    """The way with its loops folded: blocks of steps and how often each is taken in a row.

    >>> short("A B C B C B D".split())
    [(('A',), 1), (('B', 'C'), 2), (('B',), 1), (('D',), 1)]
    """
    steps, blocks, at = tuple(way), list[tuple[Way, int]](), 0
    while at < len(steps):
        size, times = _fold(steps, at)
        blocks.append((steps[at : at + size], times))
        at += size * times
    return blocks


def _fold(steps: Way, at: int) -> tuple[int, int]:
    """Size and number of the block repeated from here on that covers most; (1, 1) where nothing repeats."""
    best = (1, 1)
    for size in range(1, (len(steps) - at) // 2 + 1):
        block, times = steps[at : at + size], 1
        while steps[at + size * times : at + size * (times + 1)] == block:
            times += 1
        if times > 1 and size * times > best[0] * best[1]:
            best = (size, times)
    return best
