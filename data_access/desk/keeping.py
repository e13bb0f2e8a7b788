"""Brings rollups and counts of the desk up to the rows, in the transaction of whoever changed them.

What the counts rest on beside the rows of requests and stays is remembered as a line of `rollup_made`: where
it is another, or no change is noted, they are made anew as a whole.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select
from tqdm import tqdm

from common.tehran import begins_at
from data_access.desk import counts
from data_access.desk.catalogue import COUNTS
from data_access.desk.clock import Known
from data_access.desk.part import WHOLE, Part
from data_access.desk.parts import parts
from data_access.rollups import making, notes, periods
from data_access.rollups.catalogue import ROLLUPS
from data_access.schema.desk_counts import desk_made
from data_access.schema.desk_services import workflow
from data_access.schema.places import calendar
from data_access.schema.rollups import rollup_made

Told = Callable[..., Iterable[Any]]
_UNTOLD = partial(tqdm, disable=True)
_WATCHES = sorted({kind for count in COUNTS for kind in count.watches})


def refresh(
    connection: Connection, everything: bool = False, *, whole: bool = False, told: Told = _UNTOLD
) -> tuple[dict[str, int], list[making.Made]]:
    """Rows of each count, and what was made of the rollups; commits nothing.

    `whole` makes all counts anew, `everything` the rollups as well. `told` shows how far it is.
    """
    found = periods.notes(connection) if notes.noted_by_itself(connection) else None
    known = counts.known_of(connection)
    basis = _basis(connection, known)
    again = {} if everything or whole else _parts(connection, known, basis, found)
    rolled = list(told(making.refreshing(connection, everything, found), total=len(ROLLUPS)))
    counted = dict(told(counts.making(connection, known, again), total=len(COUNTS)))
    connection.execute(delete(rollup_made).where(rollup_made.c.kind == periods.COUNTS))
    if found is not None and known is not None:
        now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        connection.execute(insert(rollup_made).values(
            name=basis, start=known.first_day, stop=known.stop, kind=periods.COUNTS,
            watches=" ".join((*_WATCHES, notes.EVERYTHING)), made_at=now, rows=sum(counted.values()),
        ))
    return counted, rolled


def _parts(
    connection: Connection, known: Known | None, basis: str, found: list[periods.Note] | None
) -> Mapping[Table, Part]:
    """A part of each count that is not to be made anew as a whole."""
    before = connection.execute(select(desk_made.c.as_of)).scalar()
    kept = select(rollup_made.c.name).where(rollup_made.c.name == basis, rollup_made.c.kind == periods.COUNTS)
    if known is None or found is None or before is None or connection.execute(kept).first() is None:
        return {}
    if any(each.kind == notes.EVERYTHING for each in found):
        return {}
    return parts(connection, known, before, found)


def _basis(connection: Connection, known: Known | None) -> str:
    """A name for what decides how rows are counted: the first day, office hours, the calendar, the SQL."""
    if known is None:
        return ""
    hours = select(workflow.c.id, workflow.c.opens_minute, workflow.c.closes_minute).order_by(workflow.c.id)
    fixed = Known(known.first_day, known.first_day, begins_at(known.first_day))   # the last day moves on
    asked = (count.question(fixed, WHOLE).compile(connection) for count in COUNTS)
    rests = [known.first_day, *((str(each), sorted(each.params.items())) for each in asked)]
    for question in (hours, select(calendar).order_by(calendar.c.day)):
        rests.extend(tuple(row) for row in connection.execute(question))
    return sha256(repr(rests).encode()).hexdigest()
