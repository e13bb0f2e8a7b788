"""Which part of each count is to be made anew, after the notes of changed rows and a new last known day."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, func, select

from data_access.desk.catalogue import COUNTS, Count
from data_access.desk.clock import Known
from data_access.desk.part import WHOLE, Part
from data_access.rollups import notes
from data_access.rollups.periods import Note
from data_access.schema.places import calendar

Pair = tuple[date, date]
Pairs = tuple[Pair, ...]
MONTH = calendar.c.jalali_year * 100 + calendar.c.jalali_month


def parts(connection: Connection, known: Known, before: datetime, found: Iterable[Note]) -> dict[Table, Part]:
    """A part of each count; `before` is the moment up to which the rows were known when they were made."""
    moved = before != known.as_of
    days: dict[str, set[Pair]] = {}
    for each in found:
        days.setdefault(each.kind, set()).add((each.first_day, each.last_day))
    for row in notes.turned(connection, *sorted((before, known.as_of))) if moved else ():
        days.setdefault(row.kind, set()).add((row.first_day, row.last_day))
    periods = {"month": _periods(connection, MONTH), "year": _periods(connection, calendar.c.jalali_year)}
    made = {}
    for count in COUNTS:
        theirs = _joined(pair for kind in count.watches for pair in days.get(kind, ()))
        made[count.table] = _part(count, theirs, periods, moved)
    return made


def _part(count: Count, theirs: Pairs, periods: Mapping[str, Mapping[int, Pair]], moved: bool) -> Part:
    if count.by is None:
        return WHOLE if theirs or moved else Part(())
    lasting = moved and count.lasts is not None
    if count.by.name not in periods:
        return Part(theirs, (), lasting)
    own = periods[count.by.name]
    keys = sorted(key for key, days in own.items() if any(_meet(days, pair) for pair in theirs))
    return Part(_joined(own[key] for key in keys), tuple(keys), lasting)


def _meet(one: Pair, other: Pair) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _joined(pairs: Iterable[Pair]) -> Pairs:
    """The same days in as few pairs as can be."""
    made: list[Pair] = []
    for first, last in sorted(pairs):
        if made and first.toordinal() <= made[-1][1].toordinal() + 1:
            made[-1] = (made[-1][0], max(last, made[-1][1]))
        else:
            made.append((first, last))
    return tuple(made)


def _periods(connection: Connection, key: Any) -> dict[int, Pair]:
    """Month or year of the calendar to its first and last day."""
    question = select(key, func.min(calendar.c.day), func.max(calendar.c.day)).group_by(key)
    return {int(row[0]): (row[1], row[2]) for row in connection.execute(question)}
