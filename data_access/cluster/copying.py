"""Copies the rows to ClickHouse: all of them the first time, then what loads have changed since.

A copy is a new database beside the one that is read; tables that no load touched are linked, not copied.
It is read from the moment its last table was found equal. What ends before, nobody has seen: begin again.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa
from sqlalchemy import ColumnElement, Select, Table, func, select

from common.errors import DataUnavailable
from data_access import patience
from data_access.cluster import sums
from data_access.cluster.place import PATIENT, Copy, Place, opened
from data_access.cluster.rolling import roll
from data_access.cluster.since import Since, since
from data_access.database import Database
from data_access.rollups.standing import changed
from data_access.schema import metadata
from data_access.schema.rollups import TABLES, rollup_dirty
from data_access.streaming import arrow_type

BATCH = 250_000   # rows that are sent at a time
BEHIND = "('copy', 'everything', '1900-01-01', '2299-12-31')"   # counts came that did not know all rows
KEYS = 50_000   # keys of one DELETE
Told = Callable[[str, int], None]   # a table, and how many rows of it were sent


class Moved(DataUnavailable):
    """A load came while the rows were being copied, or other rows stand there than were sent."""


def copy(source_url: str, place_url: str, cluster: str | None = None, whole: bool = False,
         told: Told = lambda *_: None) -> Copy | None:
    """Makes a copy of the rows at `source_url` and has it read; None = the last copy holds them all already.

    `whole` copies every row anew. Raises DataUnavailable, SettingsError, OldSchema, and Moved.
    """
    source = Database.at(source_url)
    try:
        with patience.of(PATIENT), opened(place_url, cluster) as place:
            place.prepare()
            return _made(source, place, whole, told)
    finally:
        source.close()


def _made(source: Database, place: Place, whole: bool, told: Told) -> Copy | None:
    latest = place.latest()
    known = since(source, None if whole else latest)
    if known.before is not None and known.last == known.before.load:
        return None
    number = (latest.number if latest else 0) + 1
    database = place.begin(number)
    sent_whole = _sent(source, place, known, database, told)
    for rolled in roll(place, known, database, sent_whole):
        told(rolled.name, rolled.periods)
    if since(source, None).last_at != known.last_at:
        raise _moved("load")
    made = Copy(number, known.last, known.last_at, database)
    place.settle(metadata.sorted_tables, database)
    place.publish(made)
    place.sweep()
    return made


def _sent(source: Database, place: Place, known: Since, database: str, told: Told) -> list[Table]:
    """Brings all rows but those of rollups; gives the tables that were sent whole."""
    [[behind]] = source.fetch(select(changed()))
    whole = []
    for table in metadata.sorted_tables:
        place.make(table, database)
        if table not in TABLES:
            where = known.changed(table, source)
            whole += [table] if where is None else []
            told(table.name, _fill(source, place, known, table, database, where))
    if behind:
        place.tell(f"INSERT INTO `{database}`.`{rollup_dirty.name}` VALUES {BEHIND}")
    place.settle(metadata.sorted_tables, database)
    return whole


def _fill(
    source: Database, place: Place, known: Since, table: Table, database: str,
    where: ColumnElement[bool] | None,
) -> int:
    """Brings rows of a table: all, or those of `where` to the copy before. Gives how many were sent."""
    if where is not None and known.before is not None:
        place.take_over(table, known.before.database, database)
        for keys in _parcels(known.gone(table, source)):
            place.remove(table, database, next(iter(table.primary_key.columns)).name, keys)
        if not known.touches(table):
            return 0
    asked = [] if where is None else [where]
    rows = 0
    for batch in source.stream(select(table).where(*asked), arrow_schema(table), BATCH):
        place.put(table, database, batch)
        rows += batch.num_rows
    _compare(source, place, table, database, asked)
    return rows


def _parcels(keys: list[Any]) -> Iterator[list[Any]]:
    return (keys[first : first + KEYS] for first in range(0, len(keys), KEYS))


def _compare(
    source: Database, place: Place, table: Table, database: str, where: list[ColumnElement[bool]]
) -> None:
    """Raises Moved unless the rows that were sent are there, and as many rows in all."""
    questions: list[Select[Any]] = [sums.of(table, *where)]
    if where:
        questions.append(select(func.count().label("rows")).select_from(table))
    for question in questions:
        names = list(question.selected_columns.keys())
        if wrong := sums.differing(source.fetch(question)[0], place.answer(question, database), names):
            raise _moved(f"{table.name}: {', '.join(wrong)}")


def arrow_schema(table: Table) -> pa.Schema:
    return pa.schema([(column.name, arrow_type(column.type)) for column in table.columns])


def _moved(what: str) -> Moved:
    return Moved(
        f"در میان رونوشت، داده‌ها دگرگون شد ({what})؛ خوانندگان رونوشت پیشین را می‌بینند. دوباره اجرا کنید.",
        f"The rows changed while they were being copied ({what});"
        " readers still see the copy before. Run it again.",
    )
