"""Rows that must appear in an answer whatever the data hold: every period, every province, every category."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    Integer,
    Select,
    cast,
    func,
    literal,
    select,
    union_all,
)

from common.errors import UnknownCategory
from common.period import Period
from data_access.facts import Fact
from data_access.facts.base import at_constants
from data_access.schema.places import calendar, park, province
from metrics.scope import Scope


class Grain(Enum):
    """Jalali steps of a trend; the value is the calendar column that ends the key."""

    YEAR = "jalali_year"
    SEASON = "jalali_season"
    MONTH = "jalali_month"


@dataclass(frozen=True)
class Steps:
    """The Jalali years, seasons or months of a span."""

    grain: Grain
    span: Period

    def spine(self) -> CTE:
        return of_grain(self.grain, self.span)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The same steps, cut where the span begins and ends; in the order of time."""
        return tuple(self.span.steps(MONTHS[self.grain]))


MONTHS = {Grain.YEAR: 12, Grain.SEASON: 3, Grain.MONTH: 1}   # Jalali months of a step


def of_periods(periods: Sequence[Period]) -> CTE:
    """A row per period, in the order given; `period` is its number."""
    return union_all(*(_row(number, period) for number, period in enumerate(periods))).cte("spine")


def at_period(rows: Select[Any], number: int, period: Period) -> Select[Any]:
    """`rows` with the columns of SPINE replaced by the values of one period: the engine sees constants."""
    values: dict[str, ColumnElement[Any]] = {
        "period": literal(number).label("period"),
        "start": _day(period.start),
        "stop": _day(period.stop),
        "jalali_year": literal(period.jalali_year),
        "whole_year": literal(1 if period.year else 0),
    }
    return at_constants(rows, values)


def of_grain(grain: Grain, span: Period) -> CTE:
    """A row per Jalali step of the span, out of the calendar table; `period` is 1401, 14013 or 140107."""
    year, part = calendar.c.jalali_year, calendar.c[grain.value]
    key = {Grain.YEAR: year, Grain.SEASON: year * 10 + part, Grain.MONTH: year * 100 + part}[grain]
    return (
        select(
            key.label("period"),
            func.min(calendar.c.day).label("start"),
            func.max(calendar.c.next_day).label("stop"),
            year.label("jalali_year"),
            literal(1 if grain is Grain.YEAR else 0).label("whole_year"),
        )
        .where(calendar.c.day >= span.start, calendar.c.day < span.stop)
        .group_by(year, *([] if grain is Grain.YEAR else [part]))
        .cte("spine")
    )


def grain_label(grain: Grain, key: int) -> str:
    """The period a key of `of_grain` stands for, as Period.parse reads it.

    >>> grain_label(Grain.MONTH, 140107), grain_label(Grain.SEASON, 14013), grain_label(Grain.YEAR, 1401)
    ('1401-07', '1401-S3', '1401')
    """
    if grain is Grain.YEAR:
        return str(key)
    return f"{key // 10}-S{key % 10}" if grain is Grain.SEASON else f"{key // 100}-{key % 100:02}"


def members(key: str, code: str, facts: Sequence[Fact], scope: Scope) -> CTE:
    """A row per province, park or category that the scope leaves.

    Parks are only those whose detail the reader may see; they have their province beside them.
    """
    if key == "province":
        return _provinces(scope).cte("provinces")
    if key == "park":
        return _parks(scope).cte("parks")
    return _categories(key, code, facts, dict(scope.among).get(key, ()))


def category_values(key: str, facts: Sequence[Fact]) -> tuple[str, ...] | None:
    """The values the dimension's column is checked for; None when it is open."""
    for fact in facts:
        stated = fact.members.get(key)
        values: tuple[str, ...] | None = getattr(fact.dimensions.get(key), "info", {}).get("values")
        if isinstance(stated, tuple) or values:
            return stated if isinstance(stated, tuple) else values
    return None


def of_places(keys: Sequence[str], scope: Scope) -> Select[Any]:
    """Every combination of the places named by `keys`, a park in its own province only."""
    found = {key: members(key, "", (), scope) for key in keys}
    columns = [each.c[key] for key, each in found.items()]
    asked = select(*columns).order_by(*columns)
    if {"province", "park"} <= {*found}:
        asked = asked.where(found["park"].c.province_code == found["province"].c.province)
    return asked


def _provinces(scope: Scope) -> Select[Any]:
    chosen = select(province.c.code.label("province"))
    if scope.provinces:
        chosen = chosen.where(province.c.code.in_(sorted(scope.provinces)))
    if scope.park is not None:
        own = select(park.c.province_code).where(park.c.id == scope.park)
        chosen = chosen.where(province.c.code.in_(own))
    return chosen


def _parks(scope: Scope) -> Select[Any]:
    allowed = scope.detail_provinces()
    parks = select(park.c.id.label("park"), park.c.province_code)
    if allowed is not None:
        parks = parks.where(park.c.province_code.in_(sorted(allowed)))
    return parks if scope.park is None else parks.where(park.c.id == scope.park)


def _categories(key: str, code: str, facts: Sequence[Fact], among: Sequence[str]) -> CTE:
    """All categories of a dimension, or those of `among`, which the caller has checked."""
    values = [value for value in category_values(key, facts) or () if not among or value in among]
    if values:
        return union_all(*(select(literal(value).label(key)) for value in values)).cte(f"{key}_values")
    # A list of all categories goes before the categories that happen to have rows.
    holding = (fact for fact in facts if key in fact.dimensions)
    holders = sorted(holding, key=lambda fact: key not in fact.members)
    if not holders:
        known = sorted({name for fact in facts for name in fact.dimensions})
        raise UnknownCategory(code, key, known)
    stated, found = holders[0].members.get(key), holders[0].dimensions[key]
    if isinstance(stated, ColumnElement):
        rows, found = select(stated.label(key)), stated
    else:   # rows that belong to none of its categories make no member
        rows = select(found.label(key)).select_from(holders[0].rows).where(found.is_not(None)).distinct()
    return (rows.where(allowed(found, among)) if among else rows).cte(f"{key}_values")


def allowed(column: ColumnElement[Any], members: Iterable[str]) -> ColumnElement[Any]:
    """The condition that a column holds one of the members, which are keys where the column is a number."""
    whole = isinstance(column.type, Integer)
    values = [int(member) if whole else member for member in members]
    return column == values[0] if len(values) == 1 else column.in_(values)


def _row(number: int, period: Period) -> Select[Any]:
    return select(
        literal(number).label("period"),
        _day(period.start).label("start"),
        _day(period.stop).label("stop"),
        cast(literal(period.jalali_year), Integer).label("jalali_year"),
        literal(1 if period.year else 0).label("whole_year"),
    )


def _day(value: date) -> ColumnElement[Any]:
    return cast(literal(value), Date)
