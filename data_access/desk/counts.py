"""Makes the counts of the desk out of its rows, in the transaction of whoever changed them: all, or parts."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, Table, delete, func, insert, select

from common.tehran import begins_at, day_of
from data_access.desk.catalogue import COUNTS, Count
from data_access.desk.clock import Known
from data_access.desk.part import WHOLE, Part
from data_access.patience import uncompiled
from data_access.rollups import periods
from data_access.schema.desk_counts import TABLES, desk_made
from data_access.schema.desk_requests import request, request_step
from data_access.schema.places import coverage
from data_access.schema.rollups import rollup_made

DAY = timedelta(days=1)


def refresh(connection: Connection) -> dict[str, int]:
    """Empties the tables of counts and fills them again; table to number of rows. Commits nothing."""
    connection.execute(delete(rollup_made).where(rollup_made.c.kind == periods.COUNTS))
    return dict(making(connection, known_of(connection), {}))


def making(
    connection: Connection, known: Known | None, parts: Mapping[Table, Part]
) -> Iterator[tuple[str, int]]:
    """The same table by table, for a progress bar; of a table with a part only that is made anew."""
    uncompiled(connection)
    for table in (desk_made, *(() if known else TABLES)):
        connection.execute(delete(table))
    if known is None:
        return
    for count in COUNTS:
        _make(connection, count, known, parts.get(count.table, WHOLE))
        yield count.table.name, connection.scalar(select(func.count()).select_from(count.table)) or 0
    counts = {
        "requests": connection.scalar(select(func.count()).select_from(request)),
        "steps": connection.scalar(select(func.count()).select_from(request_step)),
    }
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    made = {"made_at": now, "as_of": known.as_of, "last_day": known.last_day}
    connection.execute(insert(desk_made).values(**made, **counts))


def _make(connection: Connection, count: Count, known: Known, part: Part) -> None:
    if part.nothing:
        return
    stale = part.lines(count.by, count.lasts)
    if not part.whole and connection.execute(select(count.table).where(~stale).limit(1)).first() is None:
        part = WHOLE   # the same, and asked more simply
    connection.execute(delete(count.table) if part.whole else delete(count.table).where(stale))
    question = count.question(known, part)
    names = [column.name for column in question.selected_columns]
    connection.execute(insert(count.table).from_select(names, question))


def known_of(connection: Connection) -> Known | None:
    """From when to when the rows of requests are known; None when there are none.

    Where the coverage is open its end is the day of the newest moment on record.
    """
    covered = connection.execute(select(coverage).where(coverage.c.entity == request.name)).first()
    if covered is None or covered.first_day is None:
        return None
    last_day: date | None = covered.last_day
    if last_day is None:
        newest = [
            connection.scalar(select(func.max(column)))
            for column in (request.c.registered_at, request.c.finished_at, request_step.c.left_at,
                           request_step.c.entered_at)
        ]
        known = [moment for moment in newest if moment is not None]
        if not known:
            return None
        last_day = day_of(max(known))
    return Known(covered.first_day, last_day + DAY, begins_at(last_day + DAY))
