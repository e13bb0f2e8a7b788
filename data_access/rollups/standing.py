"""How the rollups stand: how many periods are made, how many are to be made anew, and when it was done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select

from data_access.database import Database
from data_access.rollups.counted import key
from data_access.rollups.declared import Kind, Rollup
from data_access.rollups.periods import COUNTS
from data_access.rollups.unchanged import unchanged, where_noted
from data_access.schema.rollups import rollup_dirty, rollup_made


@dataclass(frozen=True)
class Standing:
    """Periods that are made, those of them that are read, and the last time any was made, in UTC."""

    made: int
    read: int
    at: datetime | None


@dataclass(frozen=True)
class Held:
    """The periods that hold in rows that nobody can change: rollup, first day, the days after the last."""

    stops: Mapping[str, Mapping[date, frozenset[date]]]

    def covers(self, rollup: Rollup, start: date, stop: date) -> bool:
        """Whether the rollup can answer for the days from `start` up to `stop`."""
        stops = self.stops.get(key(rollup), {})
        if rollup.kind is Kind.WHOLE:
            return stop in stops.get(start, ())
        if rollup.kind is Kind.STAND:
            return any(stop in each for each in stops.values())
        while start < stop and start in stops:
            start = max(stops[start])
        return start == stop


@lru_cache(maxsize=16)
def held(database: Database) -> Held:
    """What holds of the rollups of a database whose rows do not change. Raises DataUnavailable."""
    line = rollup_made.c
    asked = select(line.name, line.start, line.stop).where(~touched(), unchanged())
    found: dict[str, dict[date, frozenset[date]]] = {}
    for row in database.fetch(asked):
        stops = found.setdefault(row.name, {})
        stops[row.start] = stops.get(row.start, frozenset()) | {row.stop}
    return Held(found)


def touched() -> ColumnElement[bool]:
    """Whether a note of changed rows touches the period of a line of `rollup_made`."""
    made, note = rollup_made, rollup_dirty
    return where_noted(exists().where(
        made.c.watches.contains(note.c.kind), note.c.first_day < made.c.stop, note.c.last_day >= made.c.start
    ).correlate(made))


def changed() -> ColumnElement[bool]:
    """Whether rows of the desk are known to have changed since rollups and counts were made."""
    return or_(exists().select_from(rollup_dirty), ~unchanged())


def standing(database: Database) -> Standing:
    """Asked of the database now. Raises DataUnavailable."""
    holds = func.count(case((and_(~touched(), unchanged()), 1)))
    columns = {"made": func.count(), "read": holds, "at": func.max(rollup_made.c.made_at)}
    asked = select(*(column.label(name) for name, column in columns.items())).select_from(rollup_made)
    asked = asked.where(rollup_made.c.kind != COUNTS)
    [found] = database.fetch(asked)
    return Standing(found.made, found.read, found.at)
