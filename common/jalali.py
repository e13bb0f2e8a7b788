"""Days of the Jalali calendar, told apart from periods of them."""

from datetime import date
from functools import lru_cache

import jdatetime


@lru_cache(maxsize=20_000)
def jalali(day: date) -> tuple[int, int, int]:
    """Year, month and day of the Jalali calendar.

    >>> jalali(date(2023, 3, 20))
    (1401, 12, 29)
    """
    found = jdatetime.date.fromgregorian(date=day)
    return found.year, found.month, found.day


@lru_cache(maxsize=20_000)
def jalali_to_gregorian(year: int, month: int, day: int) -> date:
    """Raises ValueError for a day the calendar does not have.

    >>> jalali_to_gregorian(1399, 12, 30)
    datetime.date(2021, 3, 20)
    """
    found: date = jdatetime.date(year, month, day).togregorian()
    return found


def first(year: int, month: int) -> date:
    """The first day of a month."""
    return jalali_to_gregorian(year, month, 1)


def after(year: int, month: int) -> tuple[int, int]:
    """The month after one."""
    return (year + month // 12, month % 12 + 1)


def a_year_back(day: date) -> date:
    """The same day a Jalali year earlier; of 30 Esfand the 29th."""
    year, month, number = jalali(day)
    try:
        return jalali_to_gregorian(year - 1, month, number)
    except ValueError:
        return jalali_to_gregorian(year - 1, month, number - 1)
