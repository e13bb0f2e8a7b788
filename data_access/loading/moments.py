"""Reads days and moments, Jalali or Gregorian; two-digit years and unclear orders are refused."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from common.jalali import jalali_to_gregorian
from common.tehran import TEHRAN, utc
from data_access.loading.doubt import Doubtful
from data_access.loading.numbers import WESTERN

JALALI, GREGORIAN = range(1300, 1451), range(1922, 2071)
FARTHEST = 14   # hours from UTC that clocks go
_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6})\d*)?)?\s*(Z|[+-]\d{2}:?\d{2})?")
_SPLIT = re.compile(r"\s+|(?<=\d)T(?=\d)")
_SHORT = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{1,2}")
_TURNED = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")


def day(cell: Any) -> date:
    """The day of a cell that is not empty.

    >>> day("۱۴۰۱/۰۲/۰۳"), day("1401-2-3"), day("2022-04-23")
    (datetime.date(2022, 4, 23), datetime.date(2022, 4, 23), datetime.date(2022, 4, 23))
    """
    if isinstance(cell, str):
        parts = _SPLIT.split(cell.strip().translate(WESTERN), maxsplit=1)
        found = _day(parts[0])
        if len(parts) > 1 and _clock(parts[1]) != (time(), None):
            raise Doubtful("has_time")
        return found
    if isinstance(cell, datetime):
        if cell.time() != time():
            raise Doubtful("has_time")
        return _plausible(cell.date())
    if isinstance(cell, date):
        return _plausible(cell)
    raise Doubtful("number_date" if isinstance(cell, int | float) else "not_date")


def moment(cell: Any) -> datetime:
    """The UTC moment, without a zone, of a cell that is not empty; without an offset it is Tehran's clock.

    >>> moment("1401/02/03 08:30"), moment("2022-04-23T08:30:00+04:30")
    (datetime.datetime(2022, 4, 23, 4, 0), datetime.datetime(2022, 4, 23, 4, 0))
    """
    if isinstance(cell, datetime):
        _plausible(cell.date())
        return _in_utc(cell)
    if not isinstance(cell, str):
        raise Doubtful("number_date" if isinstance(cell, int | float) else "no_time")
    parts = _SPLIT.split(cell.strip().translate(WESTERN), maxsplit=1)
    found = _day(parts[0])
    if len(parts) == 1:
        raise Doubtful("no_time")
    clock, offset = _clock(parts[1])
    wall = datetime.combine(found, clock)
    if offset is None:
        return _in_utc(wall)
    return wall.replace(tzinfo=offset).astimezone(UTC).replace(tzinfo=None)


def _in_utc(wall: datetime) -> datetime:
    """Raises Doubtful for an hour that was skipped or came twice."""
    offsets = {wall.replace(tzinfo=TEHRAN, fold=fold).utcoffset() for fold in (0, 1)}
    if len(offsets) > 1:
        raise Doubtful("clock_change")
    return utc(wall)


def _day(text: str) -> date:
    found = _DAY.fullmatch(text)
    if not found:
        raise Doubtful(_looks(text))
    year, month, number = int(found[1]), int(found[3]), int(found[4])
    try:
        if year in JALALI:
            return jalali_to_gregorian(year, month, number)
        if year in GREGORIAN:
            return date(year, month, number)
    except ValueError:
        raise Doubtful("no_such_day") from None
    raise Doubtful("year")


def _looks(text: str) -> str:
    if _SHORT.fullmatch(text):
        return "short_year"
    if _TURNED.fullmatch(text):
        return "date_order"
    return "number_date" if re.fullmatch(r"\d+(\.\d+)?", text) else "not_date"


def _clock(text: str) -> tuple[time, timezone | None]:
    found = _TIME.fullmatch(text)
    if not found:
        raise Doubtful("not_date")
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    try:
        clock = time(hour, minute, second, int((found[4] or "0").ljust(6, "0")))
    except ValueError:
        raise Doubtful("not_date") from None
    return clock, _offset(found[5])


def _offset(text: str | None) -> timezone | None:
    if not text:
        return None
    if text == "Z":
        return UTC
    hours, rest = int(text[1:3]), int(text[-2:])
    if hours > FARTHEST or rest not in range(60):
        raise Doubtful("not_date")
    away = timedelta(hours=hours, minutes=rest)
    return timezone(-away if text[0] == "-" else away)


def _plausible(found: date) -> date:
    if found.year not in GREGORIAN:
        raise Doubtful("year")
    return found
