"""Which part of the desk a question is about, and the conditions this puts on the tables of counts."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Select, Table

from common.jalali import jalali
from common.period import Period
from data_access.database import Database
from metrics.scope import Scope


@dataclass(frozen=True)
class Selection:
    """A period, places and the reader's rights, and one service or all of them."""

    scope: Scope
    service: int | None = None   # key of the service

    def of_counts(self, table: Table) -> list[ColumnElement[bool]]:
        """The service and the provinces that are chosen; counts by province are open to all internal roles.

        Raises Forbidden for a reader from outside, UnknownPlace for a province that does not exist.
        """
        self.scope.rights.check()
        self.scope.check_provinces()
        found: list[ColumnElement[bool]] = []
        if self.service is not None and "service_id" in table.c:
            found.append(table.c.service_id == self.service)
        if self.scope.provinces and "province_code" in table.c:
            found.append(table.c.province_code.in_(sorted(self.scope.provinces)))
        return found

    def in_months(self, table: Table) -> list[ColumnElement[bool]]:
        """The same, and the months of the period by the column `month`, as 140107."""
        first, last = months_of(self.scope.period)
        return [*self.of_counts(table), table.c.month.between(first, last)]

    def in_days(self, table: Table) -> list[ColumnElement[bool]]:
        """The same, and the days of the period by the column `day`."""
        period = self.scope.period
        return [*self.of_counts(table), table.c.day >= period.start, table.c.day < period.stop]


def months_of(period: Period) -> tuple[int, int]:
    """The first and the last Jalali month that the period touches.

    >>> months_of(Period.season(1401, 3))
    (140107, 140109)
    """
    return _month(period.start), _month(period.stop - timedelta(days=1))


def _month(day: date) -> int:
    year, month, _ = jalali(day)
    return year * 100 + month


def frame(question: Select[Any], database: Database) -> pd.DataFrame:
    """The rows of an answer under the names of its columns, even when there are none."""
    names = list(question.selected_columns.keys())
    return pd.DataFrame([tuple(row) for row in database.fetch(question)], columns=names)
