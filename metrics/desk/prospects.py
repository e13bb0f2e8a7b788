"""What an open request may still expect, judged by all that were in its step before."""

from dataclasses import dataclass

from sqlalchemy import Table, func, select

from data_access.database import Database
from data_access.schema.desk_counts import desk_rest, desk_wait
from metrics.desk.history import History, Stay
from metrics.scope import Rights
from metrics.waits.curve import kaplan_meier
from metrics.waits.observed import Observed
from metrics.waits.remaining import Outlook, outlook

ENOUGH = 200   # of a province, before its own curve is used instead of the country's


@dataclass(frozen=True)
class Prospects:
    """The outlook in days of the calendar, and how many stays (or requests) it rests on.

    `step`: the one it is in, whose stays are the measure; None: no stay lasts, requests of the service are.
    `province` None = those of the whole country.
    """

    outlook: Outlook
    number: int
    step: int | None
    province: str | None


def prospects(found: History, rights: Rights, database: Database) -> Prospects:
    """Of an open request: from the day it came into its step, or was registered, to its end."""
    rights.check()
    stay = next((stay for stay in reversed(found.stays) if stay.left_at is None), None)
    own = _observed(found, stay, found.province, database)
    here = int(own.number.sum()) >= ENOUGH
    observed = own if here else _observed(found, stay, None, database)
    ahead = outlook(kaplan_meier(observed), found.age if stay is None else stay.days)
    step, province = None if stay is None else stay.step, found.province if here else None
    return Prospects(ahead, int(observed.number.sum()), step, province)


def _observed(found: History, stay: Stay | None, province: str | None, database: Database) -> Observed:
    table: Table = desk_wait if stay is None else desk_rest
    if stay is None:
        many, chosen = table.c.requests, [table.c.clock == "calendar", table.c.service_id == found.service]
    else:
        many, chosen = table.c.stays, [table.c.step_id == stay.step]
    if province is not None:
        chosen.append(table.c.province_code == province)
    groups = (table.c.entry, table.c.days, table.c.ending)
    rows = database.fetch(select(*groups, func.sum(many).label("many")).where(*chosen).group_by(*groups))
    return Observed.of((row.entry, row.days, row.ending, int(row.many)) for row in rows)
