"""What a reader demands of one column: read from text, checked against its kind, bound into SQL."""

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, and_, or_

from common.errors import BadPeriod
from common.period import Period
from common.tehran import begins_at
from metrics.content import Column, Kind
from metrics.refusal import check_text, unreadable

FORM = re.compile(r"([a-z][a-z0-9_]*)(>=|<=|=)(.*)", re.DOTALL)
LIMITS = (">=", "<=")
YES, NO = ("yes", "true", "1", "بله"), ("no", "false", "0", "خیر")
LARGEST = 2**31 - 1   # whole number of a column on both engines
_PLAIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩٫", "01234567890123456789.", "٬")
_GREGORIAN = re.compile(r"(?:1[89]|20)\d\d-\d\d-\d\d")
EXAMPLES = {
    Kind.WHOLE: "12", Kind.NUMBER: ">=12.5", Kind.YES_NO: "yes", Kind.DAY: ">=1401-07-15",
    Kind.MOMENT: "<=1401-07", Kind.TEXT: "fire_station",
}


@dataclass(frozen=True)
class Condition:
    """A limit or an alternative; `value` None = not known, a pair for the days of a period."""

    sign: str
    value: Any


def read_condition(text: str) -> tuple[str, str]:
    """A condition as it is written, as the column and what is demanded of it.

    >>> read_condition("kind=fire_station"), read_condition("area_m2>=500"), read_condition("name==x%3By")
    (('kind', 'fire_station'), ('area_m2', '>=500'), ('name', '=x;y'))
    """
    found = FORM.fullmatch(text.lstrip())
    if not found:
        raise unreadable("where", text, "where=kind=fire_station, where=area_m2>=500")
    value = found[3].replace("%3B", ";").replace("%25", "%")
    return found[1], value if found[2] == "=" else f"{found[2]}{value}"


def written_condition(key: str, value: str) -> str:
    """The text that `read_condition` reads.

    >>> written_condition("kind", "fire_station"), written_condition("area_m2", ">=500")
    ('kind=fire_station', 'area_m2>=500')
    """
    escaped = value.replace("%", "%25").replace(";", "%3B")
    return f"{key}{escaped}" if value.startswith(LIMITS) else f"{key}={escaped}"


def condition_of(column: Column, text: str) -> Condition:
    """Raises BadSelection for a value that is none of the column's kind."""
    check_text(column.key, text)
    if not text:
        return Condition("=", None)
    sign, value = (text[:2], text[2:]) if text.startswith(LIMITS) and column.kind in LIMITED else ("=", text)
    try:
        return Condition(sign, READ[column.kind](value.strip()))
    except (ValueError, OverflowError, BadPeriod) as failure:
        raise unreadable(column.key, text, EXAMPLES[column.kind]) from failure


def where(column: Column, stored: ColumnElement[Any], texts: Iterable[str]) -> ColumnElement[bool]:
    """All limits, and any of the alternatives."""
    asked = [condition_of(column, text) for text in texts]
    limits = [_limit(column.kind, stored, each) for each in asked if each.sign != "="]
    alike = [_alike(column.kind, stored, each.value) for each in asked if each.sign == "="]
    return and_(*limits, or_(*alike)) if alike else and_(*limits)


def by_column(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """What is demanded of each column.

    >>> by_column([("kind", "a"), ("size", "1"), ("kind", "b")])
    {'kind': ['a', 'b'], 'size': ['1']}
    """
    ordered = sorted(pairs, key=lambda pair: pair[0])
    return {key: [text for _, text in group] for key, group in groupby(ordered, key=lambda pair: pair[0])}


def _alike(kind: Kind, stored: ColumnElement[Any], value: Any) -> ColumnElement[bool]:
    if value is None:
        return stored.is_(None)
    if isinstance(value, Period):
        start, stop = ends(kind, value)
        return and_(stored >= start, stored < stop)
    return and_(stored == value)


def _limit(kind: Kind, stored: ColumnElement[Any], asked: Condition) -> ColumnElement[bool]:
    """From the beginning of a period, or to its end."""
    if isinstance(asked.value, Period):
        start, stop = ends(kind, asked.value)
        return and_(stored >= start if asked.sign == ">=" else stored < stop)
    return and_(stored >= asked.value if asked.sign == ">=" else stored <= asked.value)


def ends(kind: Kind, period: Period) -> tuple[Any, Any]:
    """The period as the column has it: days, or moments of Tehran's clock."""
    if kind is Kind.MOMENT:
        return begins_at(period.start), begins_at(period.stop)
    return period.start, period.stop


def _whole(text: str) -> int:
    plain = text.translate(_PLAIN).replace(",", "").replace("−", "-")
    if not re.fullmatch(r"-?[0-9]{1,10}", plain) or abs(int(plain)) > LARGEST:
        raise ValueError(text)
    return int(plain)


def _number(text: str) -> float:
    found = float(text.translate(_PLAIN).replace(",", "").replace("−", "-"))
    if not math.isfinite(found):
        raise ValueError(text)
    return found


def _yes_no(text: str) -> bool:
    if text.lower() not in (*YES, *NO):
        raise ValueError(text)
    return text.lower() in YES


def _days(text: str) -> Period:
    """A Jalali period, or a Gregorian day as 2022-10-07."""
    plain = text.translate(_PLAIN)
    if _GREGORIAN.fullmatch(plain):
        day = date.fromisoformat(plain)
        return Period(day, date.fromordinal(day.toordinal() + 1))
    return Period.parse(plain)


READ: dict[Kind, Callable[[str], Any]] = {
    Kind.TEXT: str, Kind.WHOLE: _whole, Kind.NUMBER: _number, Kind.YES_NO: _yes_no, Kind.DAY: _days,
    Kind.MOMENT: _days,
}
LIMITED = (Kind.WHOLE, Kind.NUMBER, Kind.DAY, Kind.MOMENT)
