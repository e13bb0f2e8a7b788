"""Makes the counts of the desk anew from its rows, in the transaction of whoever changed them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, Select, Table, delete, func, insert, select

from common.tehran import begins_at, day_of
from data_access.desk import counted_requests, counted_steps
from data_access.desk.clock import Known
from data_access.patience import uncompiled
from data_access.schema.desk_counts import (
    TABLES,
    desk_flow,
    desk_made,
    desk_move,
    desk_open,
    desk_promise,
    desk_return,
    desk_round,
    desk_stay,
    desk_variant,
    desk_wait,
)
from data_access.schema.desk_requests import request, request_step
from data_access.schema.places import coverage

DAY = timedelta(days=1)


def refresh(connection: Connection) -> dict[str, int]:
    """Empties the tables of counts and fills them again; table to number of rows. Commits nothing."""
    return dict(refreshing(connection))


def refreshing(connection: Connection) -> Iterator[tuple[str, int]]:
    """The same table by table, for a progress bar."""
    uncompiled(connection)
    for table in (*TABLES, desk_made):
        connection.execute(delete(table))
    known = known_of(connection)
    if known is None:
        return
    for table, question in _questions(known).items():
        names = [column.name for column in question.selected_columns]
        connection.execute(insert(table).from_select(names, question))
        yield table.name, connection.scalar(select(func.count()).select_from(table)) or 0
    counts = {
        "requests": connection.scalar(select(func.count()).select_from(request)),
        "steps": connection.scalar(select(func.count()).select_from(request_step)),
    }
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    made = {"made_at": now, "as_of": known.as_of, "last_day": known.last_day}
    connection.execute(insert(desk_made).values(**made, **counts))


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


def _questions(known: Known) -> dict[Table, Select[tuple[object, ...]]]:
    return {
        desk_flow: counted_requests.flow(known),
        desk_wait: counted_requests.wait(known),
        desk_round: counted_requests.rounds(known),
        desk_promise: counted_requests.promise(known),
        desk_open: counted_requests.still_open(known),
        desk_stay: counted_steps.stay(known),
        desk_move: counted_steps.move(known),
        desk_return: counted_steps.sent_back(known),
        desk_variant: counted_steps.variant(known),
    }
