"""Whether the projection deserves its interval: earlier month-ends, seen with what was known then."""

from collections.abc import Mapping
from dataclasses import dataclass

from metrics.desk import projection
from metrics.desk.monthly import Monthly, Numbers

MONTH_ENDS = 24     # held out: the last two years
AHEAD = 3           # months that are looked ahead
LEVEL = 0.8
LEVELS = (0.5, 0.8, 0.9)


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


def held_out(series: Monthly, ahead: int, level: float = LEVEL, month_ends: int = MONTH_ENDS) -> Coverage:
    """For each of the last month-ends, the month `ahead` + 1 after it; errors of earlier months alone.

    Months before there was a history to learn from are not judged.
    """
    seen = projection.errors(series, ahead + 1)
    judged = [
        _inside(series, seen, origin, ahead, level)
        for origin in range(max(series.months - month_ends, projection.LEAST), series.months - ahead)
        if _learnt(seen, origin, ahead)
    ]
    return Coverage(level, sum(each[0] for each in judged), sum(each[1] for each in judged))


def by_service(flows: Mapping[int, Monthly], level: float = LEVEL) -> dict[int, list[Coverage]]:
    """Service to its coverage one, two and three months ahead, over all provinces."""
    return {key: [held_out(series, ahead, level) for ahead in range(AHEAD)] for key, series in flows.items()}


def together(found: Mapping[int, list[Coverage]]) -> Coverage:
    """Over all services and months ahead."""
    every = [each for row in found.values() for each in row]
    return sum(every[1:], start=every[0]) if every else Coverage(LEVEL, 0, 0)


def _learnt(seen: Numbers, origin: int, ahead: int) -> bool:
    known = seen[: max(origin - ahead - projection.LEAST, 0), :, ahead]
    return known.size >= projection.POOL


def _inside(series: Monthly, seen: Numbers, origin: int, ahead: int, level: float) -> tuple[int, int]:
    """How many series lay inside, seen from the end of `origin` months; what had no request is not judged."""
    low, high = projection.known_errors(seen, origin, ahead, projection.tails(level))
    error = seen[origin - projection.LEAST, :, ahead]
    lived = (series.before > 0) | (series.registered[:, : origin + ahead + 1].sum(axis=1) > 0)
    truth_is_in = (error >= low - 1e-9) & (error <= high + 1e-9)
    return int((truth_is_in & lived).sum()), int(lived.sum())


def calibration(flows: Mapping[int, Monthly]) -> list[Coverage]:
    """Intervals of several levels, each over all provinces, services and months ahead."""
    return [together(by_service(flows, level)) for level in LEVELS]


