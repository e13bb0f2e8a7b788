"""What an open request may still expect, judged by all requests of its service."""

from dataclasses import dataclass

from sqlalchemy import func, select

from data_access.database import Database
from data_access.schema.desk_counts import desk_wait
from metrics.desk.history import History
from metrics.scope import Rights
from metrics.waits.curve import kaplan_meier
from metrics.waits.observed import Observed
from metrics.waits.remaining import Outlook, outlook

ENOUGH = 200   # requests of a province before its own curve is used instead of the country's


@dataclass(frozen=True)
class Prospects:
    """The outlook and the requests it rests on; `province` None = those of the whole country."""

    outlook: Outlook
    requests: int
    province: str | None


def prospects(found: History, rights: Rights, database: Database) -> Prospects:
    """Chances by the calendar, from the age of an open request; all requests on record are its measure."""
    rights.check()
    own = _observed(found, database, found.province)
    here = int(own.number.sum()) >= ENOUGH
    observed = own if here else _observed(found, database, None)
    ahead = outlook(kaplan_meier(observed), found.age)
    return Prospects(ahead, int(observed.number.sum()), found.province if here else None)


def _observed(found: History, database: Database, province: str | None) -> Observed:
    groups = (desk_wait.c.entry, desk_wait.c.days, desk_wait.c.ending)
    chosen = [desk_wait.c.clock == "calendar", desk_wait.c.service_id == found.service]
    if province is not None:
        chosen.append(desk_wait.c.province_code == province)
    many = func.sum(desk_wait.c.requests).label("many")
    found_rows = database.fetch(select(*groups, many).where(*chosen).group_by(*groups))
    return Observed.of((row.entry, row.days, row.ending, int(row.many)) for row in found_rows)
