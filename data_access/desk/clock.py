"""How long something took, in SQL: by the calendar and by office time, in whole days and in seconds."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Double,
    FromClause,
    Integer,
    and_,
    case,
    cast,
    extract,
    func,
    literal,
    or_,
)
from sqlalchemy import type_coerce as coerced

from data_access.schema.desk_services import workflow
from data_access.schema.places import calendar

Column = ColumnElement[Any]


@dataclass(frozen=True)
class Known:
    """What the rows can tell: from `first_day` up to the moment `as_of`, at which `stop` begins in Tehran."""

    first_day: date
    stop: date
    as_of: datetime

    @property
    def last_day(self) -> date:
        """The last day that is known as a whole: what is open has lasted through it."""
        return self.stop - timedelta(days=1)

    def ended(self, at: Column) -> ColumnElement[bool]:
        """Whether something that ends `at` had ended by then."""
        return and_(at.is_not(None), at < self.as_of)

    def lasts(self, at: Column) -> ColumnElement[bool]:
        """Whether it had not."""
        return or_(at.is_(None), at >= self.as_of)


class Span:
    """From a moment to another, or to the last known one while it lasts. Days are those of Tehran.

    Both ends need their day of the calendar: `joined` adds it to a FROM clause that has `workflow`.
    """

    def __init__(self, known: Known, start: tuple[Column, Column], end: tuple[Column, Column]) -> None:
        self.known = known
        self.ended = known.ended(end[0])
        self.start, self.first = start
        self.end: Column = case((self.ended, end[0]), else_=literal(known.as_of))
        self.last: Column = case((self.ended, end[1]), else_=literal(known.last_day))
        self.from_ = calendar.alias()
        self.to = calendar.alias()
        self.seen = calendar.alias()

    def joined(self, rows: FromClause) -> FromClause:
        with_start = rows.join(self.from_, self.from_.c.day == self.first)
        with_end = with_start.join(self.to, self.to.c.day == self.last)
        return with_end.join(self.seen, self.seen.c.day == literal(self.known.first_day))

    @property
    def month(self) -> Column:
        """The Jalali month of its beginning, as 140107."""
        return self.from_.c.jalali_year * 100 + self.from_.c.jalali_month

    def days(self, clock: str) -> Column:
        """Whole days: of the calendar, or those of them on which offices work."""
        if clock == "calendar":
            return coerced(self.last - self.first, Integer)
        return _worked(self.to) - _worked(self.from_)

    def entry(self, clock: str) -> Column:
        """Whole days that had passed when the rows begin: seen from this day on. 0 for what began later."""
        if clock == "calendar":
            before: Column = coerced(literal(self.known.first_day) - self.first, Integer)
        else:
            before = _worked(self.seen) - _worked(self.from_)
        return case((self.first < self.known.first_day, before), else_=0)

    def seconds(self, clock: str) -> Column:
        """The exact time between the two moments, of the clock or while offices were open."""
        if clock == "calendar":
            return cast(extract("epoch", self.end - self.start), Double)
        return office_seconds(self.to, self.end) - office_seconds(self.from_, self.start)


def office_seconds(day: FromClause, moment: Column) -> Column:
    """Office time from the first day of the calendar to a moment of `day`; needs `workflow` beside it."""
    opens, closes = workflow.c.opens_minute * 60, workflow.c.closes_minute * 60
    since_midnight = extract("epoch", moment - day.c.begins_at)
    today = func.greatest(func.least(since_midnight, closes) - opens, 0)
    before = cast(day.c.working_days_before, Double) * (closes - opens)
    return before + cast(case((day.c.working_day, today), else_=0), Double)


def _worked(day: FromClause) -> Column:
    """Working days up to and with this one."""
    return day.c.working_days_before + case((day.c.working_day, 1), else_=0)


def generated(*simulated: Column) -> Column:
    """Whether at least one of the rows that are counted together is a generated one."""
    return func.max(case((or_(*simulated), 1), else_=0)) == 1
