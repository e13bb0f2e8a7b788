"""The table language of worked examples: a small ASCII table in, whole rows out.

Dates are Jalali (1401-02-20), moments Jalali on Tehran's clock (1401-02-20 08:30), booleans yes or no, an
empty cell is unknown. A column left out takes its default: unknown where it may be, otherwise the schema's,
the first of its allowed values, or one of its type; the day `left_on` beside a moment `left_at` is that
moment's. Keys count from 1.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Engine, Table, insert
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from common.period import Period
from common.tehran import begins_at, day_of, utc

YES_NO = {"yes": True, "no": False}
BY_NAME: dict[str, Any] = {"jalali_year": 1401}
FIRST_DAY = Period.of_year(1401).start
BY_TYPE: dict[type, Any] = {
    date: FIRST_DAY, datetime: begins_at(FIRST_DAY), bool: False, int: 0, float: 0.0,
}
Row = dict[str, Any]


class Given:
    """Writes worked examples into an engine; parents that no example mentions are made as needed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: defaultdict[str, set[int]] = defaultdict(set, {"source": {1}})

    def __call__(self, table: Table, example: str = "") -> None:
        """Puts the rows of `example` into `table`; no example = one row of defaults."""
        written = read(table, example) if example.strip() else [{}]
        self._write(table, [self._whole(table, cells) for cells in written])

    def _write(self, table: Table, rows: list[Row]) -> None:
        for row in rows:
            self._make_parents(table, row)
        with self._engine.begin() as connection:
            connection.execute(insert(table), rows)

    def _whole(self, table: Table, cells: Row) -> Row:
        cells = _days_of(table, cells) | cells
        if "id" not in table.c:
            return {column.name: _default(column, 0) for column in table.c} | cells
        number = cells.get("id") or max(self._known[table.name], default=0) + 1
        if number in self._known[table.name]:
            raise ValueError(f"{table.name} {number} stands already: give parents before what leans on them")
        self._known[table.name].add(number)
        return {column.name: _default(column, number) for column in table.c} | cells | {"id": number}

    def _make_parents(self, table: Table, row: Row) -> None:
        for column in table.c:
            for key in column.foreign_keys:
                parent, wanted = key.column.table, row[column.name]
                if key.column.name == "id" and wanted is not None and wanted not in self._known[parent.name]:
                    self._write(parent, [self._whole(parent, {"id": wanted})])


def read(table: Table, example: str) -> Iterator[Row]:
    """The cells of an ASCII table: a header, a rule, then a line per row."""
    header, _, *lines = example.strip().splitlines()
    names = [name.strip() for name in header.split("|")]
    for line in lines:
        cells = [cell.strip() for cell in line.split("|")]
        yield {name: _cell(table.c[name], cell) for name, cell in zip(names, cells, strict=True)}


def _cell(column: Column[Any], written: str) -> Any:
    kind = column.type.python_type
    if not written:
        return None
    if kind is date:
        return Period.parse(written).start
    if kind is datetime:
        return _moment(written)
    return YES_NO[written] if kind is bool else kind(written)


def _moment(written: str) -> datetime:
    day, _, clock = written.partition(" ")
    return utc(datetime.fromisoformat(f"{Period.parse(day).start} {clock}"))


def _days_of(table: Table, cells: Row) -> Row:
    """The Tehran days of the moments that are written."""
    moments = {name.removesuffix("_at"): value for name, value in cells.items() if name.endswith("_at")}
    return {
        f"{name}_on": value and day_of(value) for name, value in moments.items() if f"{name}_on" in table.c
    }


def _default(column: Column[Any], number: int) -> Any:
    if column.nullable:
        return None
    if column.foreign_keys:
        return "IR-00" if column.type.python_type is str else 1
    if isinstance(column.default, ScalarElementColumnDefault):
        return column.default.arg
    if "values" in column.info:
        return column.info["values"][0]
    return BY_NAME.get(column.name, BY_TYPE.get(column.type.python_type, f"{column.table.name} {number}"))
