"""Subqueries that look at the row around them, worked out before the rows are counted.

ClickHouse takes them in a list of columns, but not inside a sum or a grouping, and only while the columns
they look at are listed too. So such a SELECT becomes one over an inner SELECT that has all it needs.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import (
    ColumnClause,
    ColumnElement,
    Exists,
    FromClause,
    Label,
    ScalarSelect,
    Select,
    func,
    select,
)
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.visitors import iterate, replacement_traverse

INNER = "row_by_row"


def lifted(statement: Select[Any]) -> Select[Any]:
    """The same answer, with the subqueries of its columns and groupings in an inner SELECT; else as it is."""
    parts = [*statement._raw_columns, *statement._group_by_clauses]
    looking = [part for part in _looking(parts) if _is_own(part)]
    if not looking or statement.get_execution_options().get(INNER):
        return statement
    inner, known = _inner(statement, parts, looking)

    def outside(part: Any) -> Any:
        replaced: Any = replacement_traverse
        found = replaced(part, {}, lambda each, **_: known.get(each))
        return found.label(part.name) if isinstance(part, ColumnClause) else found

    columns, groups = statement._raw_columns, statement._group_by_clauses
    outer = select(*(outside(column) for column in columns)).select_from(inner)
    outer = outer.add_cte(*statement._independent_ctes)
    outer = outer.group_by(*(outside(group) for group in groups))
    having = statement._having_criteria
    return outer.having(*(outside(condition) for condition in having)) if having else outer


def _inner(
    statement: Select[Any], parts: Sequence[Any], looking: Sequence[Any]
) -> tuple[Any, dict[Any, ColumnElement[Any]]]:
    """The inner SELECT, and which of its columns stands for which column or subquery."""
    tables = {each for table in statement.get_final_froms() for each in table._from_objects}
    read = (each for part in parts for each in iterate(part))
    seen = dict.fromkeys(each for each in read if isinstance(each, ColumnClause) and each.table in tables)
    wanted = [*seen, *dict.fromkeys(looking)]
    chosen: list[Label[Any]] = [_kept(each, seen).label(f"c{number}") for number, each in enumerate(wanted)]
    rows = select(*chosen).select_from(*statement.get_final_froms())
    if statement.whereclause is not None:
        rows = rows.where(statement.whereclause)
    inner = rows.execution_options(**{INNER: True}).subquery(INNER)
    return inner, {each: inner.c[f"c{number}"] for number, each in enumerate(wanted)}


def _kept(wanted: ColumnElement[Any], seen: Iterable[ColumnElement[Any]]) -> ColumnElement[Any]:
    """A subquery with the columns it looks at beside it, or the engine leaves them out before it is asked."""
    if not isinstance(wanted, Exists | ScalarSelect):
        return wanted
    beside = [each for each in iterate(wanted) if isinstance(each, ColumnClause) and each in {*seen}]
    return func.tupleElement(func.tuple(wanted, *dict.fromkeys(beside)), 1, type_=wanted.type)


def _looking(parts: Sequence[Any]) -> Iterator[Any]:
    """Those in the parts, but none that stands in another one."""
    for part in parts:
        if isinstance(part, Exists | ScalarSelect):
            yield part
        elif isinstance(part, FunctionElement) or not isinstance(part, FromClause):
            yield from _looking(list(part.get_children()))


def _is_own(part: Any) -> bool:
    """Whether a subquery says itself which tables around it it looks at."""
    element = part.element
    while not isinstance(element, Select):
        element = element.element
    return bool(element._correlate)
