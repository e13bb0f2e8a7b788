"""When new requests come: by year, month, weekday and hour, and never while the desk is out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulation.hours import Hours
from simulation.model import DAY, HOUR


@dataclass(frozen=True)
class Day:
    """A day: when it begins, and what arrivals depend on; months from 1, weekdays from 0 = Saturday."""

    begins_at: float
    year: int
    month: int
    weekday: int
    working: bool


@dataclass(frozen=True)
class Season:
    """Factors on the mean number of a day: 12 months, 7 weekdays, holidays, years; 24 weights of hours."""

    months: tuple[float, ...] = (1.0,) * 12
    weekdays: tuple[float, ...] = (1.0,) * 7
    hours: tuple[float, ...] = (1.0,) * 24
    holiday: float = 1.0
    years: tuple[tuple[int, float], ...] = ()


def factors(days: Sequence[Day], season: Season) -> np.ndarray:
    """The factor of each day, (days,)."""
    years = dict(season.years)
    return np.array([
        years.get(day.year, 1.0) * season.months[day.month - 1] * season.weekdays[day.weekday]
        * (1.0 if day.working else season.holiday)
        for day in days
    ])


def moments(
    rng: np.random.Generator, days: Sequence[Day], mean: float, season: Season, hours: Hours
) -> np.ndarray:
    """Moments of arrivals in order; `mean` = requests of a day whose factors are 1.

    Who finds the desk out comes within four hours of its return.
    """
    if not days:
        return np.zeros(0)
    counts = rng.poisson(factors(days, season) * mean)
    begins = np.repeat([day.begins_at for day in days], counts)
    weights = np.array(season.hours) / sum(season.hours)
    hour = rng.choice(24, len(begins), p=weights)
    found = begins + hour * HOUR + np.floor(rng.random(len(begins)) * HOUR)
    found = np.minimum(found, begins + DAY - 1)
    later = np.floor(rng.random(len(found)) * 4 * HOUR)
    free = np.array([hours.free(moment) for moment in found]) if len(found) else found
    return np.sort(np.where(free > found, free + later, found))
