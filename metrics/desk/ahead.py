"""What a reader is told of the backlog to come: projection, pace, and how often it was right before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce

from sqlalchemy import select

from common.errors import DataUnavailable
from common.period import Period
from data_access.database import Database
from data_access.schema.desk_counts import desk_flow
from metrics.desk import backtest, directory, projection
from metrics.desk.backtest import Coverage
from metrics.desk.flow import any_simulated
from metrics.desk.monthly import Monthly, monthly
from metrics.desk.selection import Selection

MONTHS = 12             # that are projected
SHOWN = 24              # months behind that are shown
PACE = 3                # months whose pace is carried forward
LONGEST = 3650          # days; beyond ten years a date says nothing


@dataclass(frozen=True)
class Coming:
    """A month to come and what will be open at its end: the middle and the bounds of the interval."""

    month: Period
    middle: float
    low: float
    high: float


@dataclass(frozen=True)
class Pace:
    """Requests a day over the last PACE months; `days` = the backlog over those that end a day (Little).

    `zero_on`: when nothing would be open at this pace; None = never, or in more than ten years.
    """

    came: float
    ended: float
    days: float | None
    zero_on: date | None


@dataclass(frozen=True)
class Ahead:
    """`behind`: the months that are known, with what was open at their ends. `level` of the interval."""

    behind: tuple[tuple[Period, int], ...]
    coming: tuple[Coming, ...]
    pace: Pace
    open: int
    level: float
    simulated: bool


def ahead(selection: Selection, database: Database) -> Ahead:
    """The projection of the services and provinces selected, from the end of the last whole month.

    Raises Forbidden, UnknownPlace, and TooFewMonths where fewer than 24 are known.
    """
    where = selection.of_counts(desk_flow)
    series = _together(list(monthly(selection, database).values()))
    row, pooled = _row(series, selection.scope.provinces)
    band = projection.band(pooled, MONTHS, backtest.LEVEL)
    known = directory.known(database)
    if known is None:
        raise nothing()
    bounds = (band.middle, band.low, band.high)
    coming = [
        Coming(_month(pooled, pooled.months + place), *(float(each[row, place]) for each in bounds))
        for place in range(MONTHS)
    ]
    first = max(pooled.months - SHOWN, 0)
    behind = [(_month(pooled, place), int(pooled.open[row, place])) for place in range(first, pooled.months)]
    simulated = database.fetch(select(any_simulated(desk_flow.c.simulated)).where(*where))[0][0]
    open_now = behind[-1][1]
    return Ahead(tuple(behind), tuple(coming), _pace(pooled, row, open_now, known.last_day), open_now,
                 backtest.LEVEL, bool(simulated))


def judged(selection: Selection, database: Database) -> tuple[dict[int, list[Coverage]], list[Coverage]]:
    """Held-out months of all provinces: service to its coverage by months ahead; and by level of interval.

    Raises Forbidden, and TooFewMonths where fewer than 24 are known.
    """
    found = backtest.by_service(monthly(selection, database), backtest.LEVELS)
    levels = [
        backtest.together(each for table in found.values() for each in table[level])
        for level in backtest.LEVELS if found
    ]
    return {key: table[backtest.LEVEL] for key, table in found.items()}, levels


def _together(series: Sequence[Monthly]) -> Monthly:
    if not series:
        raise nothing()
    return reduce(Monthly.together, series)


def _row(series: Monthly, provinces: frozenset[str]) -> tuple[int, Monthly]:
    """Where the places stand: one province among all others, from whose errors it learns; else one series."""
    if len(provinces) == 1 and (place := next(iter(provinces))) in series.provinces:
        return series.provinces.index(place), series
    return 0, series.summed(provinces)


def _pace(series: Monthly, row: int, open_now: int, last_day: date) -> Pace:
    months = [_month(series, place) for place in range(max(series.months - PACE, 0), series.months)]
    days = sum(month.days for month in months)
    came, ended = (float(each[row, -PACE:].sum()) / days for each in (series.registered, series.finished))
    left = open_now / (ended - came) if ended > came else LONGEST + 1
    zero_on = last_day + timedelta(days=round(left)) if left <= LONGEST else None
    return Pace(came, ended, open_now / ended if ended else None, zero_on)


def _month(series: Monthly, place: int) -> Period:
    year, month = divmod(series.first + place, 12)
    return Period.parse(f"{year}-{month + 1:02}")


def nothing() -> DataUnavailable:
    return DataUnavailable(
        "برای این انتخاب درخواستی نیست؛ خدمت یا استان دیگری برگزینید.",
        "There are no requests of this choice: choose another service or province.",
    )
