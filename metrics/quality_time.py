"""Whether rows come in time: months in which a province that normally has rows has none, and its last row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, func, select

from common.period import Period
from data_access.database import Database
from data_access.schema.places import calendar, coverage
from metrics.quality_rules import first_day, placed, tables
from metrics.scope import Scope

LEAST_MONTHS = 12     # whole months that a table must cover
LEAST_ROWS = 6        # rows in a month that has any: an empty month is then no chance (1 in 400)
LEAST_SHARE = 0.5     # of the months must have rows, or the table has none by its nature


@dataclass(frozen=True)
class Punctuality:
    """Of one table, by province: months in which rows are normal, those of them without any, the last day."""

    table: str
    covered_to: date | None
    expected: Mapping[str, int]
    empty: Mapping[str, tuple[str, ...]]    # as Period.parse reads them
    last: Mapping[str, date]

    @property
    def missing(self) -> dict[str, int]:
        return {place: len(months) for place, months in self.empty.items()}


def punctuality(table: str, scope: Scope, database: Database) -> Punctuality:
    """One SELECT. Tables without a day or province, or that cover less than a year, expect nothing."""
    scope.rights.check()
    nothing = Punctuality(table, None, {}, {}, {})
    question = _by_month(table)
    records = [] if question is None else list(database.fetch(question))
    if not records or records[0].first is None:
        return nothing
    first, last = records[0].first, records[0].last
    months = [str(month) for month in Period(first, last + timedelta(days=1)).months()]
    if len(months) < LEAST_MONTHS:
        return nothing
    found: dict[str, dict[str, int]] = {}
    days: dict[str, date] = {}
    for row in (row for row in records if row.place):
        found.setdefault(row.place, {})[f"{row.year}-{row.month:02}"] = row.rows
        days[row.place] = max(row.latest, days.get(row.place, row.latest))
    usual = {place: counts for place, counts in found.items() if _has_rows(counts, len(months))}
    empty = {
        place: tuple(month for month in months if month not in counts) for place, counts in usual.items()
    }
    lasts = {place: days[place] for place in usual}
    return Punctuality(table, last, dict.fromkeys(usual, len(months)), empty, lasts)


def _has_rows(counts: Mapping[str, int], months: int) -> bool:
    return sum(counts.values()) >= LEAST_ROWS * len(counts) and len(counts) >= LEAST_SHARE * months


def _by_month(name: str) -> Select[Any] | None:
    """Rows per province and Jalali month within the days that the table covers."""
    table = tables()[name]
    day, (source, at, _) = first_day(table), placed(table)
    if day is None or at is None:
        return None
    covers = coverage.alias("its_cover")
    source = source.join(calendar, calendar.c.day == day).join(covers, covers.c.entity == name)
    year, month = calendar.c.jalali_year, calendar.c.jalali_month
    return (
        select(at.label("place"), year.label("year"), month.label("month"), func.count().label("rows"),
               func.max(day).label("latest"), func.min(covers.c.first_day).label("first"),
               func.min(covers.c.last_day).label("last"))
        .select_from(source)
        .where(day >= covers.c.first_day, day <= covers.c.last_day)
        .group_by(at, year, month)
    )
