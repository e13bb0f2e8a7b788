"""The SELECTs that rollups are made of: the same on every engine that makes them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    Date,
    Select,
    and_,
    case,
    cast,
    column,
    exists,
    func,
    literal,
    literal_column,
    select,
    values,
)

from data_access.facts.base import SPINE, at_constants
from data_access.rollups.declared import Rollup
from data_access.rollups.notes import EVERYTHING
from data_access.rollups.periods import Days
from data_access.schema.places import calendar

OF_DAY = literal_column("spine.day", Date)


@cache
def key(rollup: Rollup) -> str:
    """How `rollup_made` calls it: by its table and what it counts, so that other definitions are unknown."""
    counted = _grouped(rollup, _rows(rollup, rollup.fact.when)).compile()
    told = (
        rollup.kind, rollup.watches, str(counted), sorted(counted.params.items()), str(rollup.day),
        [(name, str(column)) for name, column in rollup.once.items()],
    )
    return f"{rollup.name}@{sha256(repr(told).encode()).hexdigest()[:12]}"


def names(rollup: Rollup) -> list[str]:
    """The columns of its table, in the order in which `questions` give them."""
    return ["start", "stop", *rollup.columns, "n", "simulated"]


def told(rollup: Rollup, periods: list[Days]) -> Select[Any]:
    """The lines of `rollup_made`: that the periods are made, and of how many lines."""
    table, lines = rollup.table, _lines(periods)
    meets = and_(table.c.start == lines.c.start, table.c.stop == lines.c.stop)
    about = {
        "name": key(rollup), "kind": rollup.kind.value, "watches": " ".join((*rollup.watches, EVERYTHING)),
        "made_at": datetime.now(UTC).replace(tzinfo=None, microsecond=0),
    }
    columns = [literal(value).label(name) for name, value in about.items()]
    return select(lines.c.start, lines.c.stop, *columns, func.count(table.c.n).label("rows")).select_from(
        lines.outerjoin(table, meets)
    ).group_by(lines.c.start, lines.c.stop)


def _lines(periods: list[Days]) -> Any:
    """The periods as a table."""
    return values(column("start", Date), column("stop", Date), name="lines").data([tuple(p) for p in periods])


def among(table: Any, periods: list[Days]) -> Any:
    lines = _lines(periods)
    return exists(select(lines.c.start).where(table.c.start == lines.c.start, table.c.stop == lines.c.stop))


def questions(rollup: Rollup, periods: list[Days], *, apart: bool) -> Iterator[Select[Any]]:
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


def _day(value: date) -> Any:
    return cast(literal(value), Date)
