"""How long requests take: their counts by days, by service, place or time, with the curve of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Select, func, literal, select

from common.period import Period
from data_access.database import Database
from data_access.schema.desk_counts import desk_wait
from data_access.schema.places import coverage
from metrics.desk.flow import MONTHS, any_simulated
from metrics.desk.selection import Selection, frame, months_of
from metrics.waits.curve import Curve, kaplan_meier
from metrics.waits.estimate import Quantile
from metrics.waits.naive import FinishedOnly, finished_only
from metrics.waits.observed import Observed, number_at_risk

BY = ("service", "province", "year", "season")
SHARES = {"median": 0.5, "p75": 0.75, "p90": 0.9, "p95": 0.95}
DAY = timedelta(days=1)
MANY = 2        # groups to compare at all
FEWEST = 30     # requests below which a group is not named or drawn unless it is asked for


@dataclass(frozen=True, eq=False)
class Group:
    """Requests counted together: the counts, their curve, and what the finished ones alone say.

    `key`: key of a service, code of a province, a year (1401), a season (14013) or a month (140107).
    """

    key: Any
    observed: Observed
    curve: Curve
    naive: FinishedOnly
    simulated: bool

    @property
    def number(self) -> int:
        return int(self.observed.number.sum())

    @property
    def ended(self) -> int:
        return self.naive.finished

    @property
    def open(self) -> int:
        return self.naive.left_out

    def at_risk(self, days: Sequence[int]) -> list[int]:
        """How many were still under observation on each of the days."""
        numbers: list[int] = number_at_risk(self.observed.at_risk(), np.array(days, dtype=np.int64)).tolist()
        return numbers

    @property
    def quantiles(self) -> dict[str, Quantile]:
        """`median`, `p75`, `p90` and `p95` of the days, open ones counted."""
        return {name: self.curve.quantile(share) for name, share in SHARES.items()}


def groups(selection: Selection, database: Database, clock: str, by: str) -> list[Group]:
    """A group per service, province, year or season of registration that has any request, by its key.

    The cohort is what was registered in the months of the period; by year it is every known year up to it.
    Services and provinces stand beside each other whatever is chosen; for years and seasons the choice
    narrows. `clock` is calendar or working.
    """
    first, last = months_of(selection.scope.period)
    if by == "year":
        first = min(first, _first_month(database))
    found = counted(question(_beside(selection, by), clock, _key(by), first, last), database)
    return [replace(group, key=_titled(group.key, by)) for group in found]


def whole(selection: Selection, database: Database, clock: str) -> Group:
    """Everything in the cohort as one group; with nothing in it, an empty one."""
    found = counted(question(selection, clock, literal(0), *months_of(selection.scope.period)), database)
    return found[0] if found else _group(0, pd.DataFrame(columns=["entry", "days", "ending", "number"]))


def by_month(selection: Selection, database: Database, clock: str) -> list[Group]:
    """A group per month of registration, the last 24 known ones up to the end of the period."""
    last = months_of(selection.scope.period)[1]
    first = max(_first_month(database), _months_before(last, MONTHS - 1))
    return counted(question(selection, clock, desk_wait.c.month, first, last), database)


def slowness(group: Group) -> tuple[float, int]:
    """To order groups: by their median, one not yet known after all others."""
    median = group.quantiles["median"]
    return (float("inf") if median.value is None else median.value, median.more_than or 0)


def slowest(groups: Sequence[Group]) -> Group | None:
    """The group with the longest median; None where the data cannot tell, or there is nothing to compare.

    A median that is not yet known is the longest only where it is known to exceed all others.
    """
    many = [group for group in groups if group.number >= FEWEST]
    medians = {id(group): group.quantiles["median"] for group in many}
    unknown = [group for group in many if medians[id(group)].value is None]
    if len(many) < MANY or len(unknown) > 1:
        return None
    known = sorted(medians[id(group)].value or 0 for group in many)
    longest = known[-1]
    if not unknown and known[-2] == longest:   # a tie
        return None
    if unknown and (medians[id(unknown[0])].more_than or 0) < longest:
        return None
    return max(many, key=slowness)


def period_of(by: str, key: int) -> Period:
    """The year, season or month that the key of a group stands for.

    >>> str(period_of("season", 14013)), str(period_of("month", 140107))
    ('1401-S3', '1401-07')
    """
    written = {"year": f"{key}", "season": f"{key // 10}-S{key % 10}",
               "month": f"{key // 100}-{key % 100:02}"}
    return Period.parse(written[by])


def _key(by: str) -> ColumnElement[Any]:
    """Of a year or season its first month: engines disagree on what dividing whole numbers gives."""
    month = desk_wait.c.month
    return {
        "service": desk_wait.c.service_id, "province": desk_wait.c.province_code,
        "year": month - month % 100 + 1, "season": month - (month % 100 - 1) % 3,
    }[by]


def _titled(key: Any, by: str) -> Any:
    """The key of a group, out of the first month for years and seasons.

    >>> _titled(140101, "year"), _titled(140110, "season"), _titled("IR-07", "province")
    (1401, 14014, 'IR-07')
    """
    if by == "year":
        return key // 100
    return key // 100 * 10 + (key % 100 + 2) // 3 if by == "season" else key


def _beside(selection: Selection, by: str) -> Selection:
    """Provinces are seen among all of them, services likewise."""
    if by == "province":
        return Selection(replace(selection.scope, provinces=frozenset()), selection.service)
    return Selection(selection.scope) if by == "service" else selection


def question(
    selection: Selection, clock: str, key: ColumnElement[Any], first: int, last: int,
) -> Select[Any]:
    """Counts of the months from `first` to `last` by key, entry, days and ending."""
    groups = [key.label("key"), desk_wait.c.entry, desk_wait.c.days, desk_wait.c.ending]
    inner = select(*groups, desk_wait.c.requests, desk_wait.c.simulated).where(
        *selection.of_counts(desk_wait), desk_wait.c.clock == clock, desk_wait.c.month.between(first, last)
    ).subquery("waits")
    by = [inner.c[name] for name in ("key", "entry", "days", "ending")]
    number = func.sum(inner.c.requests).label("number")
    return select(*by, number, any_simulated(inner.c.simulated).label("simulated")).group_by(*by)


def counted(asked: Select[Any], database: Database) -> list[Group]:
    """The groups of such a question, in the order of their keys."""
    rows = frame(asked, database)
    return [_group(key, part) for key, part in rows.groupby("key", sort=True)]   # codes in their order


def _group(key: Any, part: pd.DataFrame) -> Group:
    entry, days, number = (part[name].to_numpy(dtype=np.int64) for name in ("entry", "days", "number"))
    observed = Observed(entry, days, part["ending"].to_numpy(dtype=np.str_), number)
    simulated = bool(part["simulated"].max()) if len(part) else False
    return group_of(key if isinstance(key, str) else int(key), observed, simulated)


def group_of(key: Any, observed: Observed, simulated: bool = False) -> Group:
    return Group(key, observed, kaplan_meier(observed), finished_only(observed), simulated)


def _first_month(database: Database) -> int:
    """The month in which the rows begin; what was registered before is known in part only."""
    found = database.fetch(select(coverage.c.first_day).where(coverage.c.entity == "request"))
    known = [row.first_day for row in found if row.first_day is not None]
    return months_of(Period(known[0], known[0] + DAY))[0] if known else 0


def _months_before(month: int, number: int) -> int:
    """The month so many months earlier.

    >>> _months_before(140103, 3)
    140012
    """
    place = month // 100 * 12 + month % 100 - 1 - number
    return place // 12 * 100 + place % 12 + 1
