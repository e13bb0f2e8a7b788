"""How long requests take: their counts by days, by service, place or time, with the curve of each."""

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
from metrics.waits.compare import LogRank, log_rank, median_difference
from metrics.waits.curve import Curve, kaplan_meier
from metrics.waits.estimate import Estimate, Quantile
from metrics.waits.naive import FinishedOnly, finished_only
from metrics.waits.observed import Observed

BY = ("service", "province", "year", "season")
SHARES = {"median": 0.5, "p75": 0.75, "p90": 0.9, "p95": 0.95}
DAY = timedelta(days=1)


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

    @property
    def quantiles(self) -> dict[str, Quantile]:
        """`median`, `p75`, `p90` and `p95` of the days, open ones counted."""
        return {name: self.curve.quantile(share) for name, share in SHARES.items()}


@dataclass(frozen=True)
class Comparison:
    """Two groups: the log-rank test within each service, and how many days the first's median is longer."""

    test: LogRank
    difference: Estimate


def groups(selection: Selection, database: Database, clock: str, by: str) -> list[Group]:
    """A group per service, province, year or season of registration that has any request, by its key.

    The cohort is what was registered in the months of the period; by year it is every known year up to it.
    Services and provinces stand beside each other whatever is chosen; for years and seasons the choice
    narrows. `clock` is calendar or working.
    """
    first, last = months_of(selection.scope.period)
    if by == "year":
        first = min(first, _first_month(database))
    found = _groups(_question(_beside(selection, by), clock, _key(by), first, last), database)
    return [replace(group, key=_titled(group.key, by)) for group in found]


def whole(selection: Selection, database: Database, clock: str) -> Group:
    """Everything in the cohort as one group; with nothing in it, an empty one."""
    found = _groups(_question(selection, clock, literal(0), *months_of(selection.scope.period)), database)
    return found[0] if found else _group(0, pd.DataFrame(columns=["entry", "days", "ending", "number"]))


def by_month(selection: Selection, database: Database, clock: str) -> list[Group]:
    """A group per month of registration, the last 24 known ones up to the end of the period."""
    last = months_of(selection.scope.period)[1]
    first = max(_first_month(database), _months_before(last, MONTHS - 1))
    return _groups(_question(selection, clock, desk_wait.c.month, first, last), database)


def compared(
    selection: Selection, database: Database, clock: str, by: str, pair: tuple[Any, Any],
) -> Comparison:
    """The first of a pair of keys against the second, `by` service or province.

    Provinces are compared within each service, so that another mix of services is no difference.
    """
    first, second = (_strata(selection, database, clock, by, key) for key in pair)
    common = [(first[key], second[key]) for key in sorted(first.keys() & second.keys())]
    one, other = (kaplan_meier(Observed.pooled(list(each.values()))) for each in (first, second))
    return Comparison(log_rank(*common), median_difference(one, other))


def _strata(selection: Selection, database: Database, clock: str, by: str, key: Any) -> dict[Any, Observed]:
    """The requests of one key by service, or together where services themselves are compared."""
    within: ColumnElement[Any]
    if by == "service":
        only, within = Selection(selection.scope, key), literal(0)
    else:
        only = Selection(replace(selection.scope, provinces=frozenset({key})), selection.service)
        within = desk_wait.c.service_id
    found = _groups(_question(only, clock, within, *months_of(selection.scope.period)), database)
    return {group.key: group.observed for group in found}


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


def _question(
    selection: Selection, clock: str, key: ColumnElement[Any], first: int, last: int,
) -> Select[Any]:
    groups = [key.label("key"), desk_wait.c.entry, desk_wait.c.days, desk_wait.c.ending]
    inner = select(*groups, desk_wait.c.requests, desk_wait.c.simulated).where(
        *selection.of_counts(desk_wait), desk_wait.c.clock == clock, desk_wait.c.month.between(first, last)
    ).subquery("waits")
    by = [inner.c[name] for name in ("key", "entry", "days", "ending")]
    number = func.sum(inner.c.requests).label("number")
    return select(*by, number, any_simulated(inner.c.simulated).label("simulated")).group_by(*by)


def _groups(question: Select[Any], database: Database) -> list[Group]:
    rows = frame(question, database)
    return [_group(key, part) for key, part in rows.groupby("key", sort=True)]   # codes in their order


def _group(key: Any, part: pd.DataFrame) -> Group:
    entry, days, number = (part[name].to_numpy(dtype=np.int64) for name in ("entry", "days", "number"))
    observed = Observed(entry, days, part["ending"].to_numpy(dtype=np.str_), number)
    simulated = bool(part["simulated"].max()) if len(part) else False
    return Group(key if isinstance(key, str) else int(key), observed, kaplan_meier(observed),
                 finished_only(observed), simulated)


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
