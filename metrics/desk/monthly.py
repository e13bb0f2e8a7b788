"""What came in, what ended and what was open, month by month: the series that projections start from."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Row, case, func, select

from common.errors import DataUnavailable
from common.jalali import jalali
from data_access.database import Database
from data_access.schema.desk_counts import desk_flow
from data_access.schema.places import calendar, coverage
from metrics.desk.directory import known
from metrics.desk.selection import Selection

Numbers = NDArray[np.float64]
BEFORE = -1   # "month" of what was open when the rows begin


@dataclass(frozen=True, eq=False)
class Monthly:
    """Series by province (or one of the whole country) over whole Jalali months in a row, `first` counted as
    year * 12 + month - 1. `before`: open when they begin, (series,); the others are (series, months).
    """

    provinces: tuple[str, ...]      # ("",) = the whole country
    first: int
    before: Numbers
    registered: Numbers
    finished: Numbers

    @property
    def months(self) -> int:
        return int(self.registered.shape[1])

    @property
    def open(self) -> Numbers:
        """Open at the end of each month."""
        return np.asarray(self.before[:, None] + np.cumsum(self.registered - self.finished, axis=1))

    @property
    def opening(self) -> Numbers:
        """Open at the beginning of each month."""
        return np.concatenate([self.before[:, None], self.open[:, :-1]], axis=1)

    def summed(self, provinces: frozenset[str] = frozenset()) -> "Monthly":
        """One series of the named provinces together; none named = of all."""
        kept = [not provinces or place in provinces for place in self.provinces]
        sums = [column[kept].sum(axis=0, keepdims=True) for column in (self.registered, self.finished)]
        return Monthly(("",), self.first, self.before[kept].sum(keepdims=True), *sums)

    def together(self, other: "Monthly") -> "Monthly":
        """The sum, province by province, with another service's."""
        return Monthly(
            self.provinces, self.first, self.before + other.before, self.registered + other.registered,
            self.finished + other.finished,
        )


def monthly(selection: Selection, database: Database) -> dict[int, Monthly]:
    """Service to its series by province, all provinces whatever is selected; whole known months only.

    Raises Forbidden, and DataUnavailable where nothing is counted.
    """
    selection.scope.rights.check()
    first, months = _reach(database)
    month = calendar.c.jalali_year * 12 + calendar.c.jalali_month - 1
    place = case((month < first, BEFORE), else_=month - first)
    groups = (desk_flow.c.service_id, desk_flow.c.province_code, place)
    rows = desk_flow.join(calendar, calendar.c.day == desk_flow.c.day)
    sums = [func.sum(desk_flow.c[name]).label(name) for name in ("registered", "finished")]
    question = select(*groups[:2], place.label("place"), *sums).select_from(rows).group_by(*groups)
    if selection.service is not None:
        question = question.where(desk_flow.c.service_id == selection.service)
    answer = database.fetch(question)
    provinces = tuple(sorted({row.province_code for row in answer}))
    by_service: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for row in answer:
        by_service[row.service_id].append(row)
    return {key: _series(provinces, first, months, rows) for key, rows in sorted(by_service.items())}


def _series(
    provinces: tuple[str, ...], first: int, months: int, rows: list[Row[Any]]
) -> Monthly:
    places = {code: place for place, code in enumerate(provinces)}
    before = np.zeros(len(provinces))
    registered, finished = np.zeros((len(provinces), months)), np.zeros((len(provinces), months))
    for row in rows:
        place = places[row.province_code]
        if row.place == BEFORE:
            before[place] += row.registered - row.finished
        elif row.place < months:
            registered[place, row.place] += row.registered
            finished[place, row.place] += row.finished
    return Monthly(provinces, first, before, registered, finished)


def _reach(database: Database) -> tuple[int, int]:
    """The first month of the rows, and how many whole months are known."""
    found, covered = known(database), select(coverage.c.first_day).where(coverage.c.entity == "request")
    days = database.fetch(covered)
    if found is None or not days:
        raise DataUnavailable(
            "هنوز درخواستی شمرده نشده است؛ «python -m data_access refresh» را اجرا کنید.",
            "No requests are counted yet: run `python -m data_access refresh`.",
        )
    year, month, _ = jalali(days[0].first_day)
    begins = year * 12 + month - 1
    next_year, next_month, _ = jalali(found.last_day + timedelta(days=1))
    return begins, max(next_year * 12 + next_month - 1 - begins, 0)
