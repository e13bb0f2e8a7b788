"""What ClickHouse writes differently from DuckDB and PostgreSQL; nothing else in the product knows of it.

Settings of the session say the rest (data_access/cluster/connecting.py).
"""

from collections.abc import Iterator
from time import monotonic
from typing import Any

import pyarrow as pa
from clickhouse_connect import dbapi
from clickhouse_connect.cc_sqlalchemy.dialect import ClickHouseDialect
from clickhouse_connect.cc_sqlalchemy.sql.compiler import ChStatementCompiler
from clickhouse_connect.driver.exceptions import ClickHouseError, DatabaseError
from sqlalchemy import URL, Date, DateTime, Double, Integer, literal, types
from sqlalchemy.exc import CompileError, DBAPIError
from sqlalchemy.sql.operators import sub

from data_access.cluster.lifting import lifted

CHOICE = "copy_made"   # the table of the base database that names the copies
LOOK_SECONDS = 2.0   # so late a reader learns of a new copy
UNKNOWN_TABLE = 60   # of the server's error codes
DAY, MOMENT = "Date32", "DateTime64(6, 'UTC')"   # from 1900 on; a Date of ClickHouse begins in 1970
TYPES: dict[type[Any], str] = {Date: DAY, DateTime: MOMENT, Double: "Float64", Integer: "Int32"}


class Compiler(ChStatementCompiler):
    """Casts that keep unknown unknown, differences of days and moments, and their typed values."""

    def visit_select(self, select_stmt: Any, *arguments: Any, **kwargs: Any) -> str:
        base: Any = super()   # which has no types
        return str(base.visit_select(lifted(select_stmt), *arguments, **kwargs))

    def visit_alias(self, alias: Any, *arguments: Any, **kwargs: Any) -> str:
        """A second name of a table that is looked at from within: here a table keeps its first name, too."""
        base: Any = super()
        written = str(base.visit_alias(alias, *arguments, **kwargs))
        around = getattr(self.stack[-1]["selectable"], "_correlate", ()) if kwargs.get("asfrom") else ()
        own = self.process(alias.element, asfrom=True) if alias.element in around else ""
        return written.replace(own, f"(SELECT * FROM {own})", 1) if own else written

    def visit_cast(self, cast: Any, **kwargs: Any) -> str:
        named = TYPES.get(type(cast.type))
        if named is None:
            base: Any = super()
            return str(base.visit_cast(cast, **kwargs))
        return f"CAST({self.process(cast.clause, **kwargs)}, '{nullable(named)}')"

    def visit_sub_binary(self, binary: Any, operator: Any, **kwargs: Any) -> str:
        """The days between two days as a whole number."""
        del operator
        left, right = self.process(binary.left, **kwargs), self.process(binary.right, **kwargs)
        days = _are_days(binary.left, binary.right)
        return f"dateDiff('day', {right}, {left})" if days else f"{left} - {right}"

    def visit_truediv_binary(self, binary: Any, operator: Any, **kwargs: Any) -> str:
        """Whole numbers are divided as any others."""
        del operator
        return f"{self.process(binary.left, **kwargs)} / {self.process(binary.right, **kwargs)}"

    def visit_floordiv_binary(self, binary: Any, operator: Any, **kwargs: Any) -> str:
        del operator
        return f"intDiv({self.process(binary.left, **kwargs)}, {self.process(binary.right, **kwargs)})"

    def visit_extract(self, extract: Any, **kwargs: Any) -> str:
        """The seconds between two moments, exact to the microsecond. Of anything else: CompileError."""
        between = extract.expr
        if extract.field != "epoch" or getattr(between, "operator", None) is not sub:
            raise CompileError(f"not between two moments: {extract}")
        first, then = (self.process(side, **kwargs) for side in (between.right, between.left))
        return f"(dateDiff('microsecond', {first}, {then}) / 1000000)"

    def visit_lead_func(self, function: Any, **kwargs: Any) -> str:
        """What stands after the last row is unknown, also of a column that never is."""
        return f"{function.name}(toNullable({self._arguments(function, kwargs)}))"

    visit_lag_func = visit_lead_func

    def visit_sum_func(self, function: Any, **kwargs: Any) -> str:
        """Of measured quantities with the error of each step made good: threads add them in any order."""
        name = "sumKahan" if isinstance(function.type, Double) else "sum"
        return f"{name}({self._arguments(function, kwargs)})"

    def visit_bool_or_func(self, function: Any, **kwargs: Any) -> str:
        return f"max({self._arguments(function, kwargs)})"

    def visit_strpos_func(self, function: Any, **kwargs: Any) -> str:
        return f"positionUTF8({self._arguments(function, kwargs)})"

    def visit_translate_func(self, function: Any, **kwargs: Any) -> str:
        return f"translateUTF8({self._arguments(function, kwargs)})"

    def visit_concat_ws_func(self, function: Any, **kwargs: Any) -> str:
        """As elsewhere: what is unknown is left out."""
        between, *parts = (self.process(part, **kwargs) for part in function.clauses)
        listed = ", ".join(f"toNullable(toString({part}))" for part in parts)
        return f"arrayStringConcat(arrayFilter(one -> isNotNull(one), [{listed}]), {between})"

    def visit_values(self, element: Any, *_: Any, **_named: Any) -> str:
        """The table function of that name, with our types of days and moments."""
        columns = list(element.columns)
        told = quoted(", ".join(f"`{each.name}` {TYPES[type(each.type)]}" for each in columns))
        lines = (zip(line, columns, strict=True) for part in element._data for line in part)   # noqa: SLF001 - no other name
        rows = (", ".join(self.process(literal(value, each.type)) for value, each in line) for line in lines)
        return f"VALUES('{told}', {', '.join(f'({row})' for row in rows)}) AS {element.name}"

    def visit_withingroup(self, withingroup: Any, **kwargs: Any) -> str:
        """percentile_cont: exact, between two values in proportion."""
        level = self._arguments(withingroup.element, kwargs)
        return f"quantileExactInclusive({level})({self.process(withingroup.order_by, **kwargs)})"

    def _arguments(self, function: Any, kwargs: dict[str, Any]) -> str:
        return str(self.process(function.clause_expr.element, **kwargs))

    def visit_bindparam(self, bindparam: Any, **kwargs: Any) -> str:  # type: ignore[override]  # it has more names
        """A day or moment says so: between quotes it would be a text where nothing stands beside it."""
        written = str(super().visit_bindparam(bindparam, **kwargs))  # type: ignore[no-untyped-call]  # untyped
        named = TYPES.get(type(bindparam.type)) if isinstance(bindparam.type, Date | DateTime) else None
        return written if named is None or bindparam.expanding else f"CAST({written}, '{quoted(named)}')"


class Dialect(ClickHouseDialect):
    """ClickHouse with our compiler; each statement goes to the finished copy of the rows that is newest then.

    Statements are compiled each time they are asked: subqueries are moved, so that none may share a text.
    """

    statement_compiler = Compiler
    supports_statement_cache = False
    cte_follows_insert = True
    _base: str = "default"   # of the address: the database that says which copy is read
    _read: tuple[str, float] | None = None   # that copy's database, and when it was asked for

    @classmethod
    def import_dbapi(cls) -> Any:
        return dbapi

    def create_connect_args(self, url: URL) -> Any:
        self._base = url.database or self._base
        return super().create_connect_args(url)

    def do_execute(self, cursor: Any, *rest: Any, **named: Any) -> None:
        self.follow(cursor.client)
        base: Any = super()
        base.do_execute(cursor, *rest, **named)

    def do_execute_no_params(self, cursor: Any, *rest: Any, **named: Any) -> None:
        self.follow(cursor.client)
        base: Any = super()
        base.do_execute_no_params(cursor, *rest, **named)

    def stream(self, client: Any, question: Any, settings: dict[str, Any]) -> Iterator[pa.RecordBatch]:
        """The answer to a question, block by block. Raises DBAPIError."""
        self.follow(client)
        asked = str(question.compile(dialect=self, compile_kwargs={"literal_binds": True}))
        return blocks(client, asked.replace("%%", "%"), settings)

    def follow(self, client: Any) -> None:
        """Turns a connection to the newest copy; a database without copies is read itself."""
        now = monotonic()
        if self._read is None or now - self._read[1] > LOOK_SECONDS:
            self._read = newest(client, self._base) or self._base, now
        if client.database != self._read[0]:
            client.database = self._read[0]


def blocks(client: Any, asked: str, settings: dict[str, Any]) -> Iterator[pa.RecordBatch]:
    """The answer in the server's own Arrow. Raises DBAPIError."""
    try:
        with client.query_arrow_stream(asked, settings=settings, use_strings=True) as found:
            yield from found
    except ClickHouseError as failure:
        raise DBAPIError(asked, None, failure) from failure


def newest(client: Any, base: str) -> str | None:
    """The database of the newest finished copy."""
    asked = f"SELECT argMaxOrNull(database, number) FROM `{base}`.{CHOICE}"
    try:
        found = client.query(asked).result_rows
    except DatabaseError as failure:
        if failure.code == UNKNOWN_TABLE:
            return None
        raise
    return str(found[0][0]) if found[0][0] else None


def nullable(named: str) -> str:
    return quoted(f"Nullable({named})")


def quoted(named: str) -> str:
    return named.replace("'", "\\'")


def _are_days(*sides: Any) -> bool:
    """Whether both sides are days, or one is and the other's type is not known: else they are numbers."""
    known = any(isinstance(side.type, Date) for side in sides)
    return known and all(isinstance(side.type, Date | types.NullType) for side in sides)
