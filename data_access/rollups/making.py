"""Makes rollups: only the periods that changed, each out of its rows, in the transaction of the caller."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from time import perf_counter
from typing import Any

from sqlalchemy import (
    Connection,
    Date,
    Select,
    and_,
    case,
    cast,
    column,
    delete,
    exists,
    func,
    insert,
    literal,
    literal_column,
    select,
    values,
)

from data_access.facts.base import SPINE, at_constants
from data_access.patience import uncompiled
from data_access.rollups import notes
from data_access.rollups.catalogue import ROLLUPS
from data_access.rollups.declared import Rollup
from data_access.rollups.periods import COUNTS, Days, Note, made, span, stale, wanted
from data_access.rollups.periods import notes as noted
from data_access.schema.places import calendar
from data_access.schema.rollups import TABLES, rollup_dirty, rollup_made

OF_DAY = literal_column("spine.day", Date)
PARCEL = 1000   # keys of notes in one statement
FEW = 12   # periods up to which each finds its rows faster by itself than all of them together


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
            own = done.get(rollup.name, set())
            yield _made(connection, rollup, own, (periods[rollup.kind] - own) | stale(rollup, own, found))
    _forget(connection, found)
    notes.keep_counts(connection)


def _made(connection: Connection, rollup: Rollup, own: set[Days], periods: set[Days]) -> Made:
    began = perf_counter()
    ordered = sorted(periods)
    if not own:
        connection.execute(delete(rollup.table))
    elif again := sorted(periods & own):
        connection.execute(delete(rollup.table).where(_among(rollup.table, again)))
        of_it = rollup_made.c.name == rollup.name
        connection.execute(delete(rollup_made).where(of_it, _among(rollup_made, again)))
    names = ["start", "stop", *rollup.columns, "n", "simulated"]
    apart = rollup.apart and connection.dialect.name == "postgresql" and len(ordered) <= FEW
    for question in _questions(rollup, ordered, apart=apart) if periods else ():
        connection.execute(insert(rollup.table).from_select(names, question))
    if periods:
        _tell(connection, rollup, ordered)
    return Made(rollup.name, len(ordered), perf_counter() - began)


def _tell(connection: Connection, rollup: Rollup, periods: list[Days]) -> None:
    """Writes down that the periods are made, and of how many lines."""
    table, lines = rollup.table, _lines(periods)
    meets = and_(table.c.start == lines.c.start, table.c.stop == lines.c.stop)
    about = {
        "name": rollup.name, "kind": rollup.kind.value,
        "watches": " ".join((*rollup.watches, notes.EVERYTHING)),
        "made_at": datetime.now(UTC).replace(tzinfo=None, microsecond=0),
    }
    told = [literal(value).label(name) for name, value in about.items()]
    question = select(lines.c.start, lines.c.stop, *told, func.count(table.c.n).label("rows")).select_from(
        lines.outerjoin(table, meets)
    ).group_by(lines.c.start, lines.c.stop)
    connection.execute(insert(rollup_made).from_select(list(question.selected_columns.keys()), question))


def _lines(periods: list[Days]) -> Any:
    """The periods as a table."""
    return values(column("start", Date), column("stop", Date), name="lines").data([tuple(p) for p in periods])


def _among(table: Any, periods: list[Days]) -> Any:
    lines = _lines(periods)
    return exists(select(lines.c.start).where(table.c.start == lines.c.start, table.c.stop == lines.c.stop))


def _questions(rollup: Rollup, periods: list[Days], *, apart: bool) -> Iterator[Select[Any]]:
    """Rows of the periods, counted: at once, or period by period where each finds its rows by an index."""
    if apart:
        for days in periods:
            fixed = {"start": _day(days.start), "stop": _day(days.stop)}
            yield _grouped(rollup, at_constants(_rows(rollup, None), fixed))
        return
    lines = _lines(periods)
    if rollup.day is None:
        spine = select(lines.c.start, lines.c.stop).cte("spine")
        yield _grouped(rollup, _rows(rollup, rollup.fact.when).add_cte(spine))
        return
    of_day = select(calendar.c.day, lines.c.start, lines.c.stop).select_from(
        calendar.join(lines, and_(calendar.c.day >= lines.c.start, calendar.c.day < lines.c.stop))
    ).cte("spine")
    within = and_(rollup.day >= periods[0].start, rollup.day < max(days.stop for days in periods))
    yield _grouped(rollup, _rows(rollup, rollup.day == OF_DAY).where(within).add_cte(of_day))


def _rows(rollup: Rollup, meets: Any) -> Select[Any]:
    """The rows one by one with what they are grouped by; `meets` None = SPINE becomes constants."""
    fact = rollup.fact
    flag = case((fact.entity.c.simulated, 1), else_=0).label("simulated")
    columns = [expression.label(name) for name, expression in rollup.columns.items()]
    period = [SPINE.c.start.label("start"), SPINE.c.stop.label("stop")]
    source = fact.rows if meets is None else fact.rows.join(SPINE, meets)
    rows = select(*period, *columns, flag).select_from(source).where(fact.where)
    return rows.where(fact.when) if meets is None else rows


def _grouped(rollup: Rollup, rows: Select[Any]) -> Select[Any]:
    each = rows.subquery("each_row")
    keys = [each.c[name] for name in ("start", "stop", *rollup.columns)]
    simulated = (func.max(each.c.simulated) == 1).label("simulated")
    return select(*keys, func.count().label("n"), simulated).group_by(*keys)


def _forget(connection: Connection, found: list[Note]) -> None:
    for first in range(0, len(found), PARCEL):
        keys = [each.key for each in found[first : first + PARCEL]]
        connection.execute(delete(rollup_dirty).where(rollup_dirty.c.key.in_(keys)))


def _day(value: date) -> Any:
    return cast(literal(value), Date)
