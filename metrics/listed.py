"""Many periods of any kind in one question: joined, where one count for each would take long to plan."""

from dataclasses import dataclass

from sqlalchemy import CTE

from common.period import Period
from metrics import spine

MANY = 13   # from so many periods on joining them is cheaper than one count per period


@dataclass(frozen=True)
class Listed:
    """Periods that a question joins with its rows, as it does the steps of the calendar."""

    periods: tuple[Period, ...]

    def spine(self) -> CTE:
        return spine.of_periods(self.periods)


def together(periods: tuple[Period, ...]) -> tuple[Period, ...] | Listed:
    """The periods as a question takes them quickest; the answer is the same, each under its number."""
    return periods if len(periods) < MANY else Listed(periods)
