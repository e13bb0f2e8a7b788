"""What came in and what ended: in the period beside the year before, and month by month with the backlog."""

from dataclasses import dataclass
from datetime import timedelta

import pandas as pd
from sqlalchemy import Boolean, ColumnElement, case, cast, func, select

from common.jalali import jalali
from common.period import Period
from data_access.database import Database
from data_access.schema.desk_counts import desk_flow, desk_made
from data_access.schema.places import calendar, coverage
from metrics.desk.selection import Selection, frame

DAY = timedelta(days=1)
MONTHS = 24   # shown up to the end of the period
Amount = ColumnElement[int]


@dataclass(frozen=True)
class Flow:
    """Requests registered and ended, of any result, in a period."""

    registered: int
    finished: int
    simulated: bool

    @property
    def net(self) -> int:
        """By how much the backlog grew; below 0 it shrank."""
        return self.registered - self.finished


@dataclass(frozen=True)
class Flows:
    """The flow of the days `period` and of the same days a year before; None = those days are not known."""

    period: Period
    now: Flow | None
    before: Flow | None


def flows(selection: Selection, database: Database) -> Flows:
    """The flow of the period, as far as its days are known, and of the same days a year before."""
    days = _known_days(database)
    period = selection.scope.period
    if days is not None and period.start < days.stop < period.stop:
        period = Period(period.start, days.stop)
    now, before = (_flow(each, days, selection, database) for each in (period, period.year_before()))
    return Flows(period, now, before)


def by_month(selection: Selection, database: Database) -> pd.DataFrame:
    """Per Jalali month, the last 24 up to the end of the period: `period` (1401-07), `registered`,
    `finished`, `open` (all that came less all that went, up to the end of the month), `simulated`.
    """
    days = _known_days(database)
    if days is None:
        return pd.DataFrame(columns=["period", "registered", "finished", "open", "simulated"])
    shown = _months(days, selection.scope.period)
    counted = _counted(selection, database).set_index("month")
    every = counted.reindex(sorted({*counted.index, *shown}), fill_value=0)
    every["open"] = (every["registered"] - every["finished"]).cumsum()
    chosen = every.loc[shown].reset_index()
    chosen["simulated"] = chosen["simulated"].astype(bool)
    chosen["period"] = [f"{month // 100}-{month % 100:02}" for month in chosen["month"]]
    return chosen[["period", "registered", "finished", "open", "simulated"]]


def has_generated(selection: Selection, database: Database) -> bool:
    """Whether any request of the service and places, of whatever period, is generated."""
    rows = select(desk_flow.c.day).where(desk_flow.c.simulated, *selection.of_counts(desk_flow))
    return bool(database.fetch(rows.limit(1)))


def summed(column: ColumnElement[int]) -> Amount:
    return func.coalesce(func.sum(column), 0)


def any_simulated(column: ColumnElement[bool]) -> Amount:
    """1 where at least one row is generated."""
    return func.coalesce(func.max(case((cast(column, Boolean), 1), else_=0)), 0)


def _flow(period: Period, days: Period | None, selection: Selection, database: Database) -> Flow | None:
    """None where the period begins before the rows do or after they end."""
    if days is None or not days.start <= period.start < days.stop:
        return None
    asked = Selection(selection.scope.of(period), selection.service)
    row = database.fetch(select(*_sums()).where(*asked.in_days(desk_flow)))[0]
    return Flow(int(row.registered), int(row.finished), bool(row.simulated))


def _known_days(database: Database) -> Period | None:
    """The days of which the rows of requests speak; None where nothing is counted."""
    first = select(coverage.c.first_day).where(coverage.c.entity == "request").scalar_subquery()
    found = database.fetch(select(first.label("first"), desk_made.c.last_day))
    if not found or found[0].first is None:
        return None
    return Period(found[0].first, found[0].last_day + DAY)


def _months(days: Period, period: Period) -> list[int]:
    """Keys (140107) of the months shown."""
    stop = min(days.stop, period.stop)
    last = jalali(Period(days.start, stop).last_day)
    first = jalali(days.start)
    upto = last[0] * 12 + last[1] - 1
    since = max(first[0] * 12 + first[1] - 1, upto - MONTHS + 1)
    return [place // 12 * 100 + place % 12 + 1 for place in range(since, upto + 1)]


def _counted(selection: Selection, database: Database) -> pd.DataFrame:
    """Every month up to the end of the period on which something happened, however old."""
    month = calendar.c.jalali_year * 100 + calendar.c.jalali_month
    question = (
        select(month.label("month"), *_sums())
        .select_from(desk_flow.join(calendar, calendar.c.day == desk_flow.c.day))
        .where(*selection.of_counts(desk_flow), desk_flow.c.day < selection.scope.period.stop)
        .group_by(month)
    )
    return frame(question, database).astype({"registered": int, "finished": int})


def _sums() -> list[ColumnElement[int]]:
    return [
        summed(desk_flow.c.registered).label("registered"), summed(desk_flow.c.finished).label("finished"),
        any_simulated(desk_flow.c.simulated).label("simulated"),
    ]
