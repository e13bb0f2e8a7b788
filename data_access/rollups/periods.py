"""Which periods the rollups have, and which of them are to be made."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from data_access.rollups.declared import Kind, Rollup
from data_access.rollups.notes import EVERYTHING
from data_access.schema.desk_requests import request, request_step, satisfaction_survey, sms_notice
from data_access.schema.places import calendar
from data_access.schema.rollups import rollup_dirty, rollup_made

COUNTS = "counts"   # the kind of the line that tells of the counts of the desk: data_access/desk/keeping.py
NEVER, ALWAYS, DAY = date.min, date.max, timedelta(days=1)
_DAYS = (
    request.c.registered_on, request.c.finished_on, request.c.due_on, request_step.c.entered_on,
    request_step.c.left_on, sms_notice.c.sent_on, satisfaction_survey.c.sent_on,
)


class Days(NamedTuple):
    """From a day up to another that is not among them."""

    start: date
    stop: date


class Note(NamedTuple):
    """A change the rollups do not know, from its first to its last day."""

    key: str
    kind: str
    first_day: date
    last_day: date


def notes(connection: Connection) -> list[Note]:
    """Every note there is now: those that come later stay."""
    return [Note(*row) for row in connection.execute(select(rollup_dirty))]


def made(connection: Connection) -> dict[str, set[Days]]:
    """Rollup to the periods that are made, stale ones too."""
    found: dict[str, set[Days]] = {}
    lines = select(rollup_made.c.name, rollup_made.c.start, rollup_made.c.stop)
    for row in connection.execute(lines.where(rollup_made.c.kind != COUNTS)):
        found.setdefault(row.name, set()).add(Days(row.start, row.stop))
    return found


def stale(rollup: Rollup, done: set[Days], found: Iterable[Note]) -> set[Days]:
    """Those of the periods that a note touches."""
    kinds = (*rollup.watches, EVERYTHING)
    of_ours = {(each.first_day, each.last_day) for each in found if each.kind in kinds}
    return {days for days in done if any(first < days.stop and last >= days.start for first, last in of_ours)}


def span(connection: Connection, done: Iterable[Days], found: Iterable[Note]) -> Days | None:
    """The days the rollups should know; None when there are no rows.

    What is made already is widened by the days that changed; only without it the rows are looked through.
    """
    known = list(done)
    if known:
        days = [day for each in found for day in each[2:] if day not in (NEVER, ALWAYS)]
        stops = [each.stop for each in known] + [day + DAY for day in days]
        return Days(min([each.start for each in known] + days), max(stops))
    ends = [
        connection.execute(select(func.min(column), func.max(column))).one() for column in _DAYS
    ]
    dated = [day for pair in ends for day in pair if day is not None]
    return Days(min(dated), max(dated) + DAY) if dated else None


def wanted(connection: Connection, days: Days) -> dict[Kind, set[Days]]:
    """Every period of the Jalali years that the days lie in."""
    year, season, month = calendar.c.jalali_year, calendar.c.jalali_season, calendar.c.jalali_month
    years = select(year).where(calendar.c.day >= days.start, calendar.c.day < days.stop)
    found = []
    for keys in ([year, month], [year, season], [year]):
        question = select(func.min(calendar.c.day), func.max(calendar.c.next_day)).where(year.in_(years))
        found.append({Days(*row) for row in connection.execute(question.group_by(*keys))})
    months, seasons, whole = found
    return {Kind.FLOW: months, Kind.STAND: months, Kind.WHOLE: months | seasons | whole}
