"""The days, office hours and outages of the simulated desk, and the day in Tehran of many moments at once."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from common.jalali import jalali_to_gregorian
from common.period import Period
from data_access.demo.world import YEAR, World
from simulation.arrivals import Day
from simulation.hours import Hours, Span
from simulation.model import HOUR, MINUTE

OPENS, CLOSES = 450, 870   # minutes after midnight, assumed
WARM_UP = jalali_to_gregorian(1396, 7, 1)   # half a year before the rows begin: who is open then enters late
FIRST_DAY = Period.of_year(1397).start
LAST_DAY = YEAR.last_day
LONG_OUTAGE = jalali_to_gregorian(1400, 8, 4)   # a whole working day, assumed
SHORT_OUTAGES = 14


@dataclass(frozen=True)
class Calendar:
    """The days of the table `calendar` as arrays: ordinals, beginnings in seconds, whether people work."""

    ordinals: np.ndarray
    begins: np.ndarray
    working: np.ndarray

    def day_of(self, moments: np.ndarray) -> np.ndarray:
        """Ordinals of the days in Tehran of moments (seconds); NaN stays NaN. Floats, same shape."""
        known = np.nan_to_num(moments, nan=self.begins[0])
        found = self.ordinals[np.searchsorted(self.begins, known, side="right") - 1].astype(float)
        return np.where(np.isnan(moments), np.nan, found)

    def begin_of(self, ordinals: np.ndarray) -> np.ndarray:
        """Seconds at which days begin."""
        return np.asarray(self.begins[np.asarray(ordinals, dtype=int) - self.ordinals[0]])

    def working_day_after(self, ordinals: np.ndarray, days: np.ndarray) -> np.ndarray:
        """Ordinals of the n-th working day after each day."""
        work = self.ordinals[self.working]
        after = np.searchsorted(work, ordinals, side="right") + np.asarray(days, dtype=int)
        return np.asarray(work[after - 1])


_known: dict[tuple[int, date], Calendar] = {}   # worked out once: the days are the same in every world


def calendar(world: World) -> Calendar:
    frame = world.frames["calendar"]
    key = (len(frame), frame["day"].iloc[0])
    if key not in _known:
        _known[key] = _calendar(frame)
    return _known[key]


def _calendar(frame: pd.DataFrame) -> Calendar:
    return Calendar(
        np.array([day.toordinal() for day in frame["day"]]),
        pd.to_datetime(frame["begins_at"]).astype("datetime64[s]").astype("int64").to_numpy().astype(float),
        frame["working_day"].to_numpy(dtype=bool),
    )


def days(world: World) -> list[Day]:
    """The days on which requests may come, from the warm-up to the end of 1401."""
    begins = calendar(world).begins
    frame = world.frames["calendar"]
    inside = ((frame["day"] >= WARM_UP) & (frame["day"] <= LAST_DAY)).to_numpy()
    columns = (frame.loc[inside, name] for name in ("jalali_year", "jalali_month", "weekday", "working_day"))
    return [
        Day(begin, int(year), int(month), int(weekday), bool(works))
        for begin, year, month, weekday, works in zip(begins[inside], *columns, strict=True)
    ]


def span(world: World) -> Span:
    """The first moment of the warm-up and the last of the rows, seconds."""
    found = calendar(world).begin_of(np.array([WARM_UP.toordinal(), LAST_DAY.toordinal() + 1]))
    return float(found[0]), float(found[1])


def office(world: World) -> list[Span]:
    """Office time of each working day, beyond the end of the rows so that work begun has an end."""
    known = calendar(world)
    inside = known.working & (known.ordinals >= WARM_UP.toordinal())
    return [(begin + OPENS * MINUTE, begin + CLOSES * MINUTE) for begin in known.begins[inside]]


def outages(world: World) -> list[Span]:
    """When the desk was out: one whole working day and some shorter times, in order, none overlapping."""
    rng = world.rng("desk outages")
    known = calendar(world)
    begin = float(known.begin_of(np.array([LONG_OUTAGE.toordinal()]))[0])
    found = [(begin + 7 * HOUR, begin + 15 * HOUR)]
    free = known.ordinals[known.working & _between(known.ordinals, FIRST_DAY, LONG_OUTAGE)]
    later = known.ordinals[known.working & _between(known.ordinals, LONG_OUTAGE, LAST_DAY)]
    for ordinal in rng.choice(np.concatenate([free, later[1:]]), SHORT_OUTAGES, replace=False):
        start = float(known.begin_of(np.array([ordinal]))[0]) + round(rng.uniform(7, 14) * HOUR)
        found.append((start, start + round(rng.lognormal(np.log(50), 0.6) * MINUTE)))
    return sorted(found)


def hours(world: World) -> Hours:
    return Hours(office(world), outages(world))


def _between(ordinals: np.ndarray, first: date, last: date) -> np.ndarray:
    return np.asarray((ordinals >= first.toordinal()) & (ordinals < last.toordinal()))


def moments(seconds: np.ndarray) -> np.ndarray:
    """Seconds as moments; NaN becomes unknown."""
    found = pd.to_datetime(pd.Series(np.round(seconds), dtype="float64"), unit="s")
    return np.asarray(found.to_numpy("datetime64[s]"))


def dates(ordinals: np.ndarray) -> np.ndarray:
    """Ordinals as days; NaN becomes unknown."""
    epoch = date(1970, 1, 1).toordinal()
    found = pd.to_datetime(pd.Series(ordinals, dtype="float64") - epoch, unit="D")
    return np.asarray(found.to_numpy("datetime64[s]"))
