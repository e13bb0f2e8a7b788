"""Makes rollups: only the periods that changed, each out of its rows, in the transaction of the caller."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter

from sqlalchemy import Connection, delete, func, insert, or_, select

from data_access.patience import uncompiled
from data_access.rollups import notes
from data_access.rollups.catalogue import ROLLUPS
from data_access.rollups.counted import among, key, names, questions, told
from data_access.rollups.declared import Rollup
from data_access.rollups.periods import COUNTS, Days, Note, made, span, stale, wanted
from data_access.rollups.periods import notes as noted
from data_access.schema.desk_requests import request
from data_access.schema.rollups import TABLES, rollup_dirty, rollup_made

PARCEL = 1000   # keys of notes in one statement
FEW, MANY = 12, 50_000   # periods up to which, and requests from which on, each period is asked by itself


@dataclass(frozen=True)
class Made:
    """What was done for one rollup."""

    name: str
    periods: int
    seconds: float


def refresh(connection: Connection, everything: bool = False) -> list[Made]:
    """Makes what is missing or changed; commits nothing. Empty where changes leave no notes: none is made."""
    return list(refreshing(connection, everything))


def refreshing(
    connection: Connection, everything: bool = False, found: list[Note] | None = None
) -> Iterator[Made]:
    """The same rollup by rollup, for a progress bar.

    Notes are read first and only these are removed at the end: rows changed meanwhile keep theirs. Who
    makes the counts of the desk, too, gives the notes they are made by; else the counts go on as unknown.
    """
    if everything or not notes.noted_by_itself(connection):
        for table in TABLES:
            if table is not rollup_dirty:
                connection.execute(delete(table))
    if not notes.noted_by_itself(connection):
        return
    uncompiled(connection)
    if found is None:
        connection.execute(delete(rollup_made).where(rollup_made.c.kind == COUNTS))
        found = noted(connection)
    done = made(connection)
    days = span(connection, (each for some in done.values() for each in some), found)
    if days is not None:
        periods = wanted(connection, days)
        for rollup in ROLLUPS:
            own = done.get(key(rollup), set())
            yield _made(connection, rollup, own, (periods[rollup.kind] - own) | stale(rollup, own, found))
    _forget(connection, found)
    notes.keep_counts(connection)


def _made(connection: Connection, rollup: Rollup, own: set[Days], periods: set[Days]) -> Made:
    began = perf_counter()
    ordered = sorted(periods)
    if not own:
        connection.execute(delete(rollup.table))
        name = rollup_made.c.name   # lines of another definition
        of_it = or_(name == rollup.name, name.startswith(f"{rollup.name}@", autoescape=True))
        connection.execute(delete(rollup_made).where(of_it))
    elif again := sorted(periods & own):
        connection.execute(delete(rollup.table).where(among(rollup.table, again)))
        of_it = rollup_made.c.name == key(rollup)
        connection.execute(delete(rollup_made).where(of_it, among(rollup_made, again)))
    by_index = rollup.apart and connection.dialect.name == "postgresql"
    fill(connection, rollup, ordered, apart=by_index and (len(ordered) <= FEW or _many(connection)))
    return Made(rollup.name, len(ordered), perf_counter() - began)


def _many(connection: Connection) -> bool:
    """All periods together are joined with all requests: for the demo's `open` 175 s, one by one 3."""
    some = select(request.c.id).limit(MANY).subquery()
    return connection.scalar(select(func.count()).select_from(some)) == MANY


def fill(connection: Connection, rollup: Rollup, periods: list[Days], *, apart: bool) -> None:
    """Counts the rows of periods of which there are no lines yet, and writes down that they are made."""
    if periods:
        for question in questions(rollup, periods, apart=apart):
            connection.execute(insert(rollup.table).from_select(names(rollup), question))
        question = told(rollup, periods)
        connection.execute(insert(rollup_made).from_select(list(question.selected_columns.keys()), question))


def _forget(connection: Connection, found: list[Note]) -> None:
    for first in range(0, len(found), PARCEL):
        keys = [each.key for each in found[first : first + PARCEL]]
        connection.execute(delete(rollup_dirty).where(rollup_dirty.c.key.in_(keys)))
