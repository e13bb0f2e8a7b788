"""Whether the projection deserves its interval: earlier month-ends, seen with what was known then."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from metrics.desk import projection
from metrics.desk.monthly import Monthly, Numbers

MONTH_ENDS = 24     # held out: the last two years
AHEAD = 3           # months that are looked ahead
LEVEL = 0.8
LEVELS = (0.5, LEVEL, 0.9)
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Coverage:
    """How often the truth lay in the interval of `level`; `of` = projections that can be judged by now."""

    level: float
    inside: int
    of: int

    @property
    def share(self) -> float | None:
        return self.inside / self.of if self.of else None

    def __add__(self, other: "Coverage") -> "Coverage":
        return Coverage(self.level, self.inside + other.inside, self.of + other.of)


Table = dict[float, list[Coverage]]     # level to its coverage by months ahead


def held_out(series: Monthly, levels: Sequence[float] = (LEVEL,), month_ends: int = MONTH_ENDS) -> Table:
    """For each of the last month-ends, the months after it; only errors of earlier months teach the interval.

    Level to its coverage one, two and three months ahead. Months before there was a history are not judged.
    """
    seen = projection.errors(series, AHEAD)
    first = max(series.months - month_ends, projection.LEAST)
    found: Table = {}
    for level in levels:
        found[level] = []
        for ahead in range(AHEAD):
            judged = [
                _inside(series, seen, origin, ahead, level)
                for origin in range(first, series.months - ahead) if _learnt(seen, origin, ahead)
            ]
            inside, of = (sum(each[which] for each in judged) for which in (0, 1))
            found[level].append(Coverage(level, inside, of))
    return found


def by_service(flows: Mapping[int, Monthly], levels: Sequence[float] = (LEVEL,)) -> dict[int, Table]:
    """Service to its coverage over all provinces, by level of the interval and months ahead."""
    return {key: held_out(series, levels) for key, series in flows.items()}


def together(found: Iterable[Coverage]) -> Coverage:
    """All of them as one; they are of one level."""
    return reduce(Coverage.__add__, found)


def _learnt(seen: Numbers, origin: int, ahead: int) -> bool:
    known = seen[: max(origin - ahead - projection.LEAST, 0), :, ahead]
    return known.size >= projection.POOL


def _inside(series: Monthly, seen: Numbers, origin: int, ahead: int, level: float) -> tuple[int, int]:
    """How many series lay inside, seen from the end of `origin` months; what had no request is not judged."""
    low, high = projection.known_errors(seen, origin, ahead, projection.tails(level))
    error = seen[origin - projection.LEAST, :, ahead]
    lived = (series.before > 0) | (series.registered[:, : origin + ahead + 1].sum(axis=1) > 0)
    truth_is_in = (error >= low - TOLERANCE) & (error <= high + TOLERANCE)
    return int((truth_is_in & lived).sum()), int(lived.sum())
