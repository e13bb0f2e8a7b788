"""The chance that what is open ends soon, given its step and the days in it: added up, and checked."""

from dataclasses import dataclass

import numpy as np
from sqlalchemy import Integer, cast, func, select

from data_access.database import Database
from data_access.schema.desk_counts import desk_open, desk_wait
from metrics.desk.passage import Numbers
from metrics.desk.selection import Selection, frame
from metrics.desk.ways import MOST, Known, earlier, ways
from metrics.waits.curve import kaplan_meier
from metrics.waits.observed import Observed

HORIZONS = (7, 30, 90)
AGES = (0, 7, 30, 90)       # ages at which the chances are checked
HELD_OUT = 6                # months whose requests are not used for the chances that they check
CLOSE = 0.05                # of a chance, so near is near enough
FEWEST = 30                 # open requests of that age, before a share of them says anything


@dataclass(frozen=True)
class Expected:
    """Of the open requests of a service, how many should end within each horizon. `unknown` = open ones of
    which nothing is known, as none on record was in its step so long; they are not in the others.
    """

    service: int
    open: int
    unknown: int
    within: tuple[float, ...]


@dataclass(frozen=True)
class Check:
    """Requests of the held-out months that lasted beyond day `age`: the share that ended within `horizon`
    days more with its 95 % interval, and what was predicted from what was known before those months.
    """

    service: int
    age: int
    horizon: int
    requests: int
    predicted: float
    observed: float
    low: float
    high: float

    @property
    def fits(self) -> bool:
        """Within the interval, or five points off at most."""
        return self.low <= self.predicted <= self.high or abs(self.predicted - self.observed) <= CLOSE


def chance(found: dict[tuple[int, str], Known], service: int, province: str, step: int | None,
           held: int | None) -> Numbers | None:
    """The chance to end within 0, 1, ... days: by the ways of the province where it has enough of them."""
    known = found.get((service, province)) or found.get((service, ""))
    return None if known is None else known.chance(step, held)


def expected(selection: Selection, database: Database) -> list[Expected]:
    """By service, over the provinces selected. Counts only: open to every internal role."""
    groups = [desk_open.c[name] for name in ("service_id", "province_code", "step_id", "held")]
    total = cast(func.sum(desk_open.c.requests), Integer).label("requests")
    question = select(*groups, total).where(*selection.of_counts(desk_open)).group_by(*groups)
    known = ways(database, selection.service)
    found: dict[int, list[tuple[int, Numbers | None]]] = {}
    for row in database.fetch(question):
        ahead = chance(known, row.service_id, row.province_code, row.step_id, row.held)
        found.setdefault(row.service_id, []).append((int(row.requests), ahead))
    return [_expected(service, rows) for service, rows in sorted(found.items())]


def _expected(service: int, rows: list[tuple[int, Numbers | None]]) -> Expected:
    known = [(number, ahead) for number, ahead in rows if ahead is not None]
    sums = [sum(number * float(ahead[days]) for number, ahead in known) for days in HORIZONS]
    unknown = sum(number for number, ahead in rows if ahead is None)
    return Expected(service, sum(number for number, _ in rows), unknown, tuple(sums))


def checked(selection: Selection, database: Database) -> list[Check]:
    """Service by service: chances as they were known HELD_OUT months ago, beside what then happened."""
    month = cast(func.max(desk_wait.c.month), Integer)
    last = database.fetch(select(month))[0][0]
    if last is None:
        return []
    cut = earlier(last, HELD_OUT)
    before, rows = ways(database, selection.service, cut), _since(selection, cut, database)
    found = []
    for service in sorted({key for key, _ in rows}):
        parts = [(ahead, each) for (key, place), each in rows.items()
                 if key == service and (ahead := _from_the_beginning(before, key, place)) is not None]
        found += _checks(service, parts) if parts else []
    return found


def _from_the_beginning(found: dict[tuple[int, str], Known], service: int, province: str) -> Numbers | None:
    known = found.get((service, province)) or found.get((service, ""))
    return None if known is None else known.way.from_the_beginning(known.ended)


def _checks(service: int, parts: list[tuple[Numbers, Observed]]) -> list[Check]:
    """Each province's chances weighed with its requests of that age, against all requests together."""
    curve = kaplan_meier(Observed.pooled([observed for _, observed in parts]))
    found = []
    for age in AGES:
        weights = np.array([observed.number[observed.days > age].sum() for _, observed in parts])
        for horizon in HORIZONS:
            truth = curve.chance_within(age, horizon)
            known = age + horizon <= MOST and weights.sum() >= FEWEST
            if not known or truth.value is None or truth.low is None or truth.high is None:
                continue
            ahead = [_conditional(each, age, horizon) for each, _ in parts]
            predicted = float(weights @ np.array(ahead) / weights.sum())
            found.append(Check(service, age, horizon, int(weights.sum()), predicted,
                               truth.value, truth.low, truth.high))
    return found


def _conditional(ahead: Numbers, age: int, horizon: int) -> float:
    lasting = 1 - float(ahead[age])
    return float(ahead[age + horizon] - ahead[age]) / lasting if lasting > 0 else 1.0


def _since(selection: Selection, after: int, database: Database) -> dict[tuple[int, str], Observed]:
    """(service, province) to the requests registered after a month, over the whole country."""
    selection.scope.rights.check()
    groups = [desk_wait.c[name] for name in ("service_id", "province_code", "entry", "days", "ending")]
    total = cast(func.sum(desk_wait.c.requests), Integer).label("requests")
    question = select(*groups, total).where(desk_wait.c.clock == "calendar", desk_wait.c.month > after)
    if selection.service is not None:
        question = question.where(desk_wait.c.service_id == selection.service)
    rows = frame(question.group_by(*groups), database)
    return {
        (int(service), str(place)): Observed(
            part["entry"].to_numpy(np.int64), part["days"].to_numpy(np.int64),
            part["ending"].to_numpy(np.str_), part["requests"].to_numpy(np.int64),
        )
        for (service, place), part in rows.groupby(["service_id", "province_code"])
    }
