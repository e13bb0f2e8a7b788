"""What a fact is: a set of rows that indicators count, and how each row meets time and place.

Facts refer to the period asked for through `SPINE`, a row per period: the question puts the real ones there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from sqlalchemy import (
    ColumnClause,
    ColumnElement,
    Date,
    FromClause,
    Integer,
    Select,
    Table,
    and_,
    column,
    or_,
    table,
    true,
    type_coerce,
)
from sqlalchemy.sql.visitors import iterate, replacement_traverse

from data_access.schema.places import calendar, park

Column = ColumnElement[Any]
Condition = ColumnElement[bool]

SPINE = table(
    "spine",
    column("period", Integer),  # key of the period
    column("start", Date),  # first day
    column("stop", Date),  # the day after the last day
    column("jalali_year", Integer),  # Jalali year of the last day
    column("whole_year", Integer),  # 1 when the period is exactly one Jalali year
)

AT_PARK: Mapping[str, Column] = {
    "province": park.c.province_code,
    "park": park.c.id,
}  # for rows joined with park
PLACES = ("province", "park")  # where a row is; every other dimension is a category of what it is


@dataclass(frozen=True, eq=False)
class Fact:
    """Rows that meet a period. `dimensions` names the columns that rows can be grouped and filtered by."""

    entity: Table  # the table a row of which is counted: its coverage and simulated mark apply
    rows: FromClause
    when: Condition  # refers to SPINE
    stock: bool  # as of the last day of the period, not within it
    dimensions: Mapping[str, Column] = field(default_factory=dict)
    where: Condition = field(default_factory=true)
    unplaced: bool = False  # some rows may have no province: an empty province is then unknown, not 0
    reach: int = 0  # how many Jalali years back the rows of one period reach, the last one included
    cover: Table | None = None  # the table whose coverage applies, when it is not the entity's own
    members: Mapping[str, tuple[str, ...] | Column] = field(
        default_factory=dict
    )  # the values of a dimension, when not its column's
    bare: FromClause | None = (
        None  # the rows without the join that finds their place, enough when no place is asked for
    )

    def only(self, where: Condition) -> "Fact":
        """The same fact restricted to the rows that fulfil `where`."""
        return replace(self, where=and_(self.where, where))

    def source(self, dimensions: Iterable[str], conditions: Iterable[Column]) -> FromClause:
        """The rows to read: without the join to their place when nothing that is asked needs it."""
        if self.bare is None:
            return self.rows
        asked = [self.when, self.where, *(self.dimensions[name] for name in dimensions), *conditions]
        own = {self.bare, SPINE, None}
        read = {each.table for clause in asked for each in iterate(clause) if isinstance(each, ColumnClause)}
        return self.rows if read - own else self.bare


def at_constants(rows: Select[Any], values: Mapping[str, Column]) -> Select[Any]:
    """`rows` with the columns of SPINE replaced by the values of one period: the engine sees constants."""

    def replaced(element: Any, **_: Any) -> Column | None:
        return values[element.name] if isinstance(element, ColumnClause) and element.table is SPINE else None

    return cast("Select[Any]", replacement_traverse(rows, {}, replaced))


def dated(day: Column) -> Condition:
    """Rows that happen on a day belong to the period that holds it."""
    return and_(day >= SPINE.c.start, day < SPINE.c.stop)


def standing(start: Column, end: Column | None = None) -> Condition:
    """Rows that last belong to a period when they stand at the end of its last day."""
    begun = start < SPINE.c.stop
    return begun if end is None else and_(begun, or_(end.is_(None), end >= SPINE.c.stop))


def flow(
    entity: Table, day: str, place: str = "park", dimensions: Mapping[str, Column] | None = None
) -> Fact:
    """What happens within the period, by the column `day`. `place` says how rows find their province."""
    rows, where_it_is = placed(entity, place)
    return Fact(
        entity,
        rows,
        dated(entity.c[day]),
        False,
        {**where_it_is, **(dimensions or {})},
        true(),
        _optional(entity, place),
        bare=entity,
    )


def stock(
    entity: Table,
    start: str,
    end: str | None = None,
    place: str = "park",
    dimensions: Mapping[str, Column] | None = None,
) -> Fact:
    """What stands at the end of the period: begun by `start` and not yet ended by `end`."""
    rows, where_it_is = placed(entity, place)
    lasting = standing(entity.c[start], entity.c[end] if end else None)
    return Fact(
        entity,
        rows,
        lasting,
        True,
        {**where_it_is, **(dimensions or {})},
        true(),
        _optional(entity, place),
        bare=entity,
    )


def of_year(
    entity: Table,
    year: str = "jalali_year",
    place: str = "nation",
    dimensions: Mapping[str, Column] | None = None,
) -> Fact:
    """Amounts that hold for a whole Jalali year, by the column `year`; months and seasons have none."""
    rows, where_it_is = placed(entity, place)
    when = and_(entity.c[year] == SPINE.c.jalali_year, SPINE.c.whole_year == 1)
    return Fact(entity, rows, when, False, {**where_it_is, **(dimensions or {})})


def days_between(first: Column, then: Column) -> Column:
    """Whole days; both engines subtract dates to a number."""
    return type_coerce(then - first, Integer)


def last_years(entity: Table, day: str, years: int, ago: int = 0) -> Fact:
    """What happened in the `years` Jalali years that end `ago` years before the end of the period.

    The years are found by the calendar.     Rows of `entity` must have a province_code.
    """
    rows = entity.join(calendar, calendar.c.day == entity.c[day])
    last = SPINE.c.jalali_year - ago
    when = and_(calendar.c.jalali_year <= last, calendar.c.jalali_year > last - years)
    return Fact(entity, rows, when, True, {"province": entity.c.province_code}, reach=years + ago)


def placed(entity: Table, place: str) -> tuple[FromClause, dict[str, Column]]:
    """The rows joined with their place.

    "park": through park_id (rows without a park have no place), "province": by their own province_code,
    "nation": no place.
    """
    if place == "nation":
        return entity, {}
    if place == "province":
        return entity, {"province": entity.c.province_code}
    if entity is park:
        return park, {"province": park.c.province_code, "park": park.c.id}
    optional = bool(entity.c.park_id.nullable)
    rows = entity.join(park, park.c.id == entity.c.park_id, isouter=optional)
    return rows, {"province": park.c.province_code, "park": park.c.id}


def _optional(entity: Table, place: str) -> bool:
    key = {"nation": None, "province": "province_code", "park": "park_id"}[place]
    return key is not None and key in entity.c and bool(entity.c[key].nullable)
