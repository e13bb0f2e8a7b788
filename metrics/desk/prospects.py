"""What an open request may still expect: by the ways of all that were in its step, as on the page ahead."""

from dataclasses import dataclass

import numpy as np
from sqlalchemy import func, select

from data_access.database import Database
from data_access.schema.desk_counts import desk_wait
from metrics.desk.history import History
from metrics.desk.passage import Numbers
from metrics.desk.ways import MOST, ways
from metrics.scope import Rights
from metrics.waits.curve import kaplan_meier
from metrics.waits.estimate import Quantile
from metrics.waits.observed import Observed
from metrics.waits.remaining import outlook

HORIZONS = (7, 30, 90)
ENOUGH = 200   # requests of a province, before its own curve is used instead of the country's


@dataclass(frozen=True)
class Prospects:
    """The chance to end within each of HORIZONS from now, None where nothing is known, and the median days.

    They rest on `number` stays in the same step `step` (None: no stay lasts, so on requests of the service)
    of a province (None = of the whole country).
    """

    chances: dict[int, float | None]
    median: Quantile
    number: int
    step: int | None
    province: str | None


def prospects(found: History, rights: Rights, database: Database) -> Prospects:
    """Of an open request: given its step and the days in it, else its age."""
    rights.check()
    stay = next((stay for stay in reversed(found.stays) if stay.left_at is None), None)
    if stay is not None:
        known = ways(database, found.service)
        place = found.province if (found.service, found.province) in known else ""
        way = known.get((found.service, place))
        chance = None if way is None else way.chance(stay.step, stay.days)
        if way is not None and chance is not None:
            number = way.stays[way.steps.index(stay.step)]
            within: dict[int, float | None] = {days: float(chance[days]) for days in HORIZONS}
            return Prospects(within, _median(chance), number, stay.step, place or None)
    return _by_age(found, database)


def _median(chance: Numbers) -> Quantile:
    reached = np.flatnonzero(chance >= 1 / 2)
    return Quantile(int(reached[0]) if reached.size else None, None, None, None if reached.size else MOST)


def _by_age(found: History, database: Database) -> Prospects:
    own = _observed(found, found.province, database)
    here = int(own.number.sum()) >= ENOUGH
    observed = own if here else _observed(found, None, database)
    ahead = outlook(kaplan_meier(observed), found.age)
    within = {days: ahead.chances[days].value for days in HORIZONS}
    number, province = int(observed.number.sum()), found.province if here else None
    return Prospects(within, ahead.median, number, None, province)


def _observed(found: History, province: str | None, database: Database) -> Observed:
    chosen = [desk_wait.c.clock == "calendar", desk_wait.c.service_id == found.service]
    if province is not None:
        chosen.append(desk_wait.c.province_code == province)
    groups = (desk_wait.c.entry, desk_wait.c.days, desk_wait.c.ending)
    many = func.sum(desk_wait.c.requests).label("many")
    rows = database.fetch(select(*groups, many).where(*chosen).group_by(*groups))
    return Observed.of((row.entry, row.days, row.ending, int(row.many)) for row in rows)
