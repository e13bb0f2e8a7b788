"""The days themselves, each with its Jalali year, season, month and week, and whether people work on it."""

from datetime import date, timedelta
from functools import cache

import pandas as pd
from hijridate import Gregorian

from common.jalali import jalali, jalali_to_gregorian
from common.tehran import begins_at

# (month, day) of official holidays; the lunar ones by the Umm al-Qura calendar, at times a day off.
SOLAR = {
    (1, 1): "نوروز",
    (1, 2): "نوروز",
    (1, 3): "نوروز",
    (1, 4): "نوروز",
    (1, 12): "روز جمهوری اسلامی",
    (1, 13): "روز طبیعت",
    (3, 14): "رحلت امام خمینی",
    (3, 15): "قیام ۱۵ خرداد",
    (11, 22): "پیروزی انقلاب اسلامی",
    (12, 29): "ملی شدن صنعت نفت",
}
LUNAR = {
    (1, 9): "تاسوعا",
    (1, 10): "عاشورا",
    (2, 20): "اربعین",
    (2, 28): "رحلت پیامبر",
    (2, 30): "شهادت امام رضا",
    (3, 8): "شهادت امام حسن عسکری",
    (3, 17): "میلاد پیامبر",
    (6, 3): "شهادت حضرت فاطمه",
    (7, 13): "ولادت امام علی",
    (7, 27): "مبعث",
    (8, 15): "ولادت حضرت قائم",
    (9, 21): "شهادت امام علی",
    (10, 1): "عید فطر",
    (10, 2): "عید فطر",
    (10, 25): "شهادت امام صادق",
    (12, 10): "عید قربان",
    (12, 18): "عید غدیر",
}
CALCULATED = " (محاسبه‌ای)"
LAST_OF_SAFAR = (2, 29)  # the holiday of 30 Safar falls on the 29th when the month has no 30th
WEEKEND = (5, 6)  # Thursday and Friday, counted from Saturday = 0
_DAY = timedelta(days=1)


def rows(first_year: int, last_year: int) -> pd.DataFrame:
    """A row of the table `calendar` for each day of the Jalali years, both included.

    >>> rows(1403, 1403).shape[0]
    366
    """
    first, stop = jalali_to_gregorian(first_year, 1, 1), jalali_to_gregorian(last_year + 1, 1, 1)
    days = [first + timedelta(days=n) for n in range((stop - first).days)]
    found = pd.DataFrame([_row(day) for day in days])
    found["working_days_before"] = found["working_day"].cumsum() - found["working_day"]
    return found


def _row(day: date) -> dict[str, object]:
    year, month, number = jalali(day)
    weekday = (day.weekday() + 2) % 7
    feast = _holiday(day, month, number)
    return {
        "day": day,
        "next_day": day + _DAY,
        "jalali_year": year,
        "jalali_season": (month + 2) // 3,
        "jalali_month": month,
        "jalali_week": _week(day, year),
        "jalali_day": number,
        "weekday": weekday,
        "working_day": weekday not in WEEKEND and feast is None,
        "holiday": feast,
        "begins_at": begins_at(day),
    }


def holiday(day: date) -> str | None:
    """The official holiday of a day; lunar ones say that they are calculated.

    >>> holiday(date(2022, 3, 21)), holiday(date(2022, 8, 8))
    ('نوروز', 'عاشورا (محاسبه‌ای)')
    """
    _, month, number = jalali(day)
    return _holiday(day, month, number)


def _holiday(day: date, month: int, number: int) -> str | None:
    if (month, number) in SOLAR:
        return SOLAR[month, number]
    lunar = _lunar(day)
    if lunar == LAST_OF_SAFAR and _lunar(day + _DAY) == (3, 1):
        lunar = (2, 30)
    return LUNAR[lunar] + CALCULATED if lunar in LUNAR else None


def _lunar(day: date) -> tuple[int, int]:
    found = Gregorian.fromdate(day).to_hijri()
    return found.month, found.day


@cache
def _first_saturday_of(year: int) -> date:
    """The Saturday that begins week 1, the week that holds 1 Farvardin."""
    first = jalali_to_gregorian(year, 1, 1)
    return first - timedelta(days=(first.weekday() + 2) % 7)


def _week(day: date, year: int) -> int:
    return (day - _first_saturday_of(year)).days // 7 + 1
