"""How the rollups stand: how many periods are made, how many are to be made anew, and when it was done."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, exists, func, select

from data_access.database import Database
from data_access.rollups.unchanged import unchanged
from data_access.schema.rollups import rollup_dirty, rollup_made


@dataclass(frozen=True)
class Standing:
    """Periods that are made, those of them that are read, and the last time any was made, in UTC."""

    made: int
    read: int
    at: datetime | None


def touched() -> ColumnElement[bool]:
    """Whether a note of changed rows touches the period of a line of `rollup_made`."""
    made, note = rollup_made, rollup_dirty
    return exists().where(
        made.c.watches.contains(note.c.kind), note.c.first_day < made.c.stop, note.c.last_day >= made.c.start
    ).correlate(made)


def standing(database: Database) -> Standing:
    """Asked of the database now. Raises DataUnavailable."""
    holds = func.count(case((and_(~touched(), unchanged()), 1)))
    columns = {"made": func.count(), "read": holds, "at": func.max(rollup_made.c.made_at)}
    asked = select(*(column.label(name) for name, column in columns.items())).select_from(rollup_made)
    [found] = database.fetch(asked)
    return Standing(found.made, found.read, found.at)
