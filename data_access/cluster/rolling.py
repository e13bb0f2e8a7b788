"""The rollups of a copy: made on ClickHouse out of the rows of the copy itself, before anybody reads it.

What still holds of the copy before is taken over: all of it while nothing the rollups rest on was touched,
else the periods that end before the first day of any request that loads touched.
"""

from collections.abc import Collection, Iterator
from datetime import date
from time import perf_counter
from typing import Any

from sqlalchemy import Connection, Date, Select, Table, func, insert, select

from data_access.cluster import sums
from data_access.cluster.place import Copy, Place
from data_access.cluster.since import Since
from data_access.rollups.catalogue import ROLLUPS
from data_access.rollups.counted import key
from data_access.rollups.making import Made, fill
from data_access.rollups.notes import NOTES
from data_access.rollups.periods import ALWAYS, made, span, wanted
from data_access.rollups.unchanged import OF_COPY
from data_access.schema import metadata
from data_access.schema.desk_requests import request, request_step, satisfaction_survey, sms_notice
from data_access.schema.places import calendar
from data_access.schema.rollups import rollup_base, rollup_made

# What belongs to one request: the column that names it.
OWNERS = {request: "id", **dict.fromkeys((request_step, sms_notice, satisfaction_survey), "request_id")}


def roll(place: Place, known: Since, database: str, whole: Collection[Table]) -> Iterator[Made]:
    """Makes the rollups of a copy whose rows are there; `whole` are the tables that were sent whole."""
    until = _holding(place, known, database, whole)
    if known.before is not None and until is not None:
        for table in (*(rollup.table for rollup in ROLLUPS), rollup_made):
            if until == ALWAYS:
                place.take_over(table, known.before.database, database)
            else:
                place.keep(table, known.before.database, database, f"stop <= {_day(until)}")
    place.settle((*(rollup.table for rollup in ROLLUPS), rollup_made), database)
    with place.writing(database) as connection:
        yield from _making(connection)
        connection.execute(insert(rollup_base).values(entity=OF_COPY, rows=0))


def _making(connection: Connection) -> Iterator[Made]:
    """Every period that is not there yet."""
    days = span(connection, (), ())
    if days is None:
        return
    done, periods = made(connection), wanted(connection, days)
    for rollup in ROLLUPS:
        began, missing = perf_counter(), sorted(periods[rollup.kind] - done.get(key(rollup), set()))
        fill(connection, rollup, missing, apart=False)
        yield Made(rollup.name, len(missing), perf_counter() - began)


def _holding(place: Place, known: Since, database: str, whole: Collection[Table]) -> date | None:
    """Periods that end on this day or before are as in the copy before; None = none are."""
    before, ground = known.before, [metadata.tables[name] for name in NOTES]
    if before is None or not place.answer(_of_copy(), before.database)[0]:
        return None
    of_before = place.ask(f"SELECT DISTINCT name FROM `{before.database}`.`{rollup_made.name}`")
    if {row[0] for row in of_before} - {key(rollup) for rollup in ROLLUPS}:   # counted by another definition
        return None
    days = sums.of(calendar)
    if place.answer(days, before.database) != place.answer(days, database):
        return None
    touched = {table for table in ground if known.touches(table)}
    if not touched:
        return ALWAYS
    if not touched <= {*OWNERS} or touched & {*whole}:
        return None
    return _first_day(place, before, database) or ALWAYS


def _of_copy() -> Select[Any]:
    return select(func.count()).select_from(rollup_base).where(rollup_base.c.entity == OF_COPY)


def _first_day(place: Place, before: Copy, database: str) -> date | None:
    """The first day of all that belongs to any request of which a row was sent or removed.

    A request counts in no period that ends before its own first day; and whether its tracking number is at
    fault depends on others from their registration on only. So earlier periods are as they were.
    """
    copies = (before.database, database)
    changed = " UNION ALL ".join(_owners_of_changed(before, database))
    days = " UNION ALL ".join(_first_days(table, copy) for table in OWNERS for copy in copies)
    [found] = place.ask(f"WITH changed AS ({changed}) SELECT min(day) FROM ({days})")
    first: date | None = found[0]
    return first


def _owners_of_changed(before: Copy, database: str) -> Iterator[str]:
    """Of rows that were sent since, as they are, and of those that were removed or replaced, as they were."""
    sent = f"SELECT source FROM `{database}`.`load` WHERE id > {before.load}"
    gone = f"SELECT toInt32(row_id) FROM `{database}`.`row_change` WHERE load_id > {before.load} AND entity"
    for table, owner in OWNERS.items():
        name = table.name
        yield f"SELECT `{owner}` AS id FROM `{database}`.`{name}` WHERE source_id IN ({sent})"
        yield f"SELECT `{owner}` AS id FROM `{before.database}`.`{name}` WHERE id IN ({gone} = '{name}')"


def _first_days(table: Table, copy: str) -> str:
    firsts = ", ".join(f"min(`{each.name}`)" for each in table.columns if isinstance(each.type, Date))
    theirs = f"`{OWNERS[table]}` IN (SELECT id FROM changed)"
    return f"SELECT arrayJoin([{firsts}]) AS day FROM `{copy}`.`{table.name}` WHERE {theirs}"


def _day(value: date) -> str:
    return f"toDate32('{value}')"
