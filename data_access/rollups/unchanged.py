"""Whether the rows are those of which the rollups were made: conditions that depend on the engine."""

from typing import Any

from sqlalchemy import Boolean
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from data_access.rollups.notes import NOTES

OF_COPY = "of the copy"   # in rollup_base: the rollups of a copy were made of its own rows


class unchanged(FunctionElement[bool]):  # noqa: N801 - a function of SQL
    """Where triggers note every change it is true; elsewhere the numbers of rows must be those remembered.

    A copy on ClickHouse never changes, but its rollups may have come with the rows: then they are not read.
    """

    type = Boolean()
    inherit_cache = True
    name = "unchanged"


@compiles(unchanged)
def _true(_element: unchanged, _compiler: Any, **_: Any) -> str:
    return "true"


@compiles(unchanged, "duckdb")
def _counted(_element: unchanged, _compiler: Any, **_: Any) -> str:
    now = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in NOTES)
    return (
        f"(NOT EXISTS (SELECT 1 FROM ({now}) AS now (entity, rows)"
        " JOIN rollup_base AS base ON base.entity = now.entity WHERE base.rows <> now.rows))"
    )


@compiles(unchanged, "clickhousedb")
def _made_there(_element: unchanged, _compiler: Any, **_: Any) -> str:
    return f"((SELECT count(*) FROM rollup_base WHERE entity = '{OF_COPY}') > 0)"


class where_noted(FunctionElement[bool]):  # noqa: N801 - a function of SQL
    """A condition on notes of changed rows; in a copy on ClickHouse there are none, and it is not asked."""

    type = Boolean()
    inherit_cache = True
    name = "where_noted"


@compiles(where_noted)
def _asked(element: where_noted, compiler: Any, **named: Any) -> str:
    return f"({compiler.process(next(iter(element.clauses)), **named)})"


@compiles(where_noted, "clickhousedb")
def _never(_element: where_noted, _compiler: Any, **_: Any) -> str:
    return "false"
