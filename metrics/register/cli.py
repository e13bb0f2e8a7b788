"""`python -m metrics rows`: rows of an entity in a terminal, in the words of the address of the page."""

import argparse
import io
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from common.tehran import TEHRAN
from data_access.database import Database
from metrics.content import Content
from metrics.printing import write
from metrics.register import Entity, Register, content, count, entities, sql
from metrics.scope import Rights

RIGHTS = Rights("steward")  # who may open the database from a terminal may see all of it
Row = Mapping[str, Any]


def declare(parser: argparse.ArgumentParser) -> None:
    """Adds the words of the command; what is left out does not narrow."""
    parser.add_argument("entity", nargs="?", metavar="ENTITY", help="its table; left out: a list of them")
    parser.add_argument("--columns", default="", metavar="A,B", help="only these columns")
    parser.add_argument("--period", default="", help="1401, 1401-S3, 1401-07, 1401-07-15, or one/another")
    parser.add_argument("--provinces", default="", metavar="IR-07,IR-08")
    where = "for instance kind=fire_station or 'area_m2>=500'; nothing after = is unknown; may be repeated"
    parser.add_argument("--where", action="append", default=[], metavar="COLUMN=VALUE", help=where)
    parser.add_argument("--search", default="", help="words that stand in any text of a row")
    parser.add_argument("--order", default="", metavar="COLUMN", help="falling: --order=-area_m2")
    parser.add_argument("--limit", type=_rows, metavar="N", help="only the first N rows")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--count", action="store_true", help="only how many rows there are")
    shown.add_argument("--sql", action="store_true", help="only the SQL")


def run(chosen: argparse.Namespace, database: Callable[[], Database]) -> int:
    """Writes the rows to standard output; CSV of any length takes no more memory than a short one."""
    if chosen.entity is None:
        write([_told(each) for each in entities(RIGHTS)], chosen.format)
        return 0
    register = Register.parse(_parameters(chosen))
    if chosen.count:
        print(count(register, RIGHTS, database()))
    elif chosen.sql:
        print(sql(register, RIGHTS, database()))
    else:
        _write(content(register, RIGHTS, database()), chosen.format, chosen.limit)
    return 0


def _parameters(chosen: argparse.Namespace) -> list[tuple[str, str]]:
    names = ("entity", "columns", "period", "provinces", "search", "order")
    return [*((name, getattr(chosen, name)) for name in names), *(("where", text) for text in chosen.where)]


def _write(table: Content, form: str, limit: int | None) -> None:
    if form != "csv":
        found = [row for batch in _batches(table, limit) for row in batch.to_pylist()]
        write([{key: _cell(value) for key, value in row.items()} for row in found], form)
        return
    sys.stdout.write(",".join(column.key for column in table.columns) + "\n")
    for batch in _batches(table, limit):
        written = io.BytesIO()
        csv.write_csv(batch, written, csv.WriteOptions(include_header=False, quoting_style="needed"))
        sys.stdout.write(written.getvalue().decode())


def _batches(table: Content, limit: int | None) -> Iterator[pa.RecordBatch]:
    """No more rows than `limit`; the database is left as soon as they are there."""
    left = table.rows if limit is None else limit
    for batch in table.batches():
        some = batch.slice(0, left)
        yield pa.RecordBatch.from_arrays([_by_clock(each) for each in some.columns], some.schema.names)
        left -= batch.num_rows
        if left <= 0:
            return


def _by_clock(values: pa.Array) -> pa.Array:
    """Moments by Tehran's clock, as pages and files tell them."""
    if not pa.types.is_timestamp(values.type):
        return values
    zoned = pa.timestamp(values.type.unit, TEHRAN.key)
    return pc.local_timestamp(pc.assume_timezone(values, "UTC").cast(zoned))


def _cell(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _told(each: Entity) -> Row:
    return {"entity": each.name, "title": each.title_fa, "title_en": each.title_en, "dated_by": each.day}


def _rows(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number
