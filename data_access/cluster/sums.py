"""Control sums of a table, the same question on every engine: what was sent is what stands there."""

from collections.abc import Sequence
from datetime import date, datetime
from math import isclose
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Double,
    Integer,
    Select,
    String,
    Table,
    case,
    cast,
    extract,
    func,
    literal,
    select,
    type_coerce,
)

FIRST_DAY, FIRST_MOMENT = date(2000, 1, 1), datetime(2000, 1, 1)   # noqa: DTZ001 - moments have no zone here
CLOSE = 1e-9   # sums of measured quantities depend on the order of the rows


def of(table: Table, *where: ColumnElement[bool]) -> Select[Any]:
    """How many rows, and of each column how many are known and what they come to.

    Numbers, days and moments are summed, flags counted, and of texts the letters.
    """
    columns: list[ColumnElement[Any]] = [func.count().label("rows")]
    for column in table.columns:
        columns += [
            func.count(column).label(f"known_{column.name}"),
            func.coalesce(func.sum(_measure(column)), 0).label(f"sum_{column.name}"),
        ]
    return select(*columns).select_from(table).where(*where)


def differing(one: Sequence[Any], other: Sequence[Any], names: Sequence[str]) -> list[str]:
    """Which of the sums are not the same."""
    pairs = zip(names, one, other, strict=True)
    return [name for name, here, there in pairs if not isclose(here, there, rel_tol=CLOSE)]


def _measure(column: Column[Any]) -> ColumnElement[Any]:
    stored = column.type
    if isinstance(stored, Boolean):
        return case((column, 1), else_=0)
    if isinstance(stored, Date):
        return type_coerce(column - literal(FIRST_DAY), Integer)
    if isinstance(stored, DateTime):
        return cast(extract("epoch", column - literal(FIRST_MOMENT)), Double)
    return func.char_length(column) if isinstance(stored, String) else column
