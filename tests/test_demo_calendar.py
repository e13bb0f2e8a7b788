"""The days of the calendar: official holidays of 1401, leap years, weeks from Saturday."""

from datetime import date, timedelta

import pandas as pd
import pytest

from common.jalali import jalali_to_gregorian
from data_access import calendar

# As announced for 1401; a lunar feast may be calculated a day off.
OFFICIAL_1401 = [
    ("نوروز", 1, 1),
    ("روز جمهوری اسلامی", 1, 12),
    ("روز طبیعت", 1, 13),
    ("شهادت امام علی", 2, 3),
    ("عید فطر", 2, 13),
    ("شهادت امام صادق", 3, 6),
    ("رحلت امام خمینی", 3, 14),
    ("قیام ۱۵ خرداد", 3, 15),
    ("عید قربان", 4, 19),
    ("عید غدیر", 4, 27),
    ("تاسوعا", 5, 16),
    ("عاشورا", 5, 17),
    ("اربعین", 6, 26),
    ("رحلت پیامبر", 7, 3),
    ("شهادت امام رضا", 7, 5),
    ("شهادت امام حسن عسکری", 7, 13),
    ("میلاد پیامبر", 7, 22),
    ("شهادت حضرت فاطمه", 10, 6),
    ("ولادت امام علی", 11, 15),
    ("پیروزی انقلاب اسلامی", 11, 22),
    ("مبعث", 11, 29),
    ("ولادت حضرت قائم", 12, 17),
    ("ملی شدن صنعت نفت", 12, 29),
]


@pytest.fixture(scope="module")
def days() -> pd.DataFrame:
    return calendar.rows(1399, 1403)


@pytest.mark.parametrize(("name", "month", "number"), OFFICIAL_1401)
def test_official_holidays_of_1401_are_found_within_a_day(
    days: pd.DataFrame, name: str, month: int, number: int
) -> None:
    announced = jalali_to_gregorian(1401, month, number)
    around = [announced + timedelta(days=n) for n in (-1, 0, 1)]
    found = days[days["day"].isin(around)]["holiday"].dropna()
    assert any(holiday.removesuffix(calendar.CALCULATED) == name for holiday in found)


def test_calculated_holidays_say_so() -> None:
    assert calendar.holiday(date(2022, 8, 8)) == "عاشورا (محاسبه‌ای)"
    assert calendar.holiday(date(2022, 3, 21)) == "نوروز"


def test_every_year_has_about_27_days_of_holiday(days: pd.DataFrame) -> None:
    counts = days[days["holiday"].notna()].groupby("jalali_year").size()
    assert counts.between(22, 29).all()


def test_leap_years_have_366_days(days: pd.DataFrame) -> None:
    lengths = days.groupby("jalali_year").size().to_dict()
    assert lengths == {1399: 366, 1400: 365, 1401: 365, 1402: 365, 1403: 366}


def test_years_1366_to_1410_are_complete() -> None:
    rows = calendar.rows(1366, 1410)
    leap = set(rows[(rows["jalali_month"] == 12) & (rows["jalali_day"] == 30)]["jalali_year"])
    assert {1399, 1403, 1408} <= leap
    assert not {1400, 1401, 1402, 1404} & leap
    assert len(rows) == 45 * 365 + len(leap)
    assert (rows["next_day"].iloc[:-1].to_numpy() == rows["day"].iloc[1:].to_numpy()).all()


def test_weeks_begin_on_saturday_and_week_one_holds_the_first_day(days: pd.DataFrame) -> None:
    first = days[(days["jalali_month"] == 1) & (days["jalali_day"] == 1)]
    assert set(first["jalali_week"]) == {1}
    saturdays = days[days["weekday"] == 0]
    assert {day.isoweekday() for day in saturdays["day"]} == {6}
    inside = saturdays[(saturdays["jalali_month"] > 1)]
    before = days.set_index("day").loc[[day - timedelta(days=1) for day in inside["day"]], "jalali_week"]
    assert (inside["jalali_week"].to_numpy() - before.to_numpy() == 1).all()


def test_seasons_have_three_months_each(days: pd.DataFrame) -> None:
    months = days.groupby("jalali_season")["jalali_month"].unique()
    assert {season: sorted(found) for season, found in months.items()} == {
        1: [1, 2, 3],
        2: [4, 5, 6],
        3: [7, 8, 9],
        4: [10, 11, 12],
    }


def test_nobody_works_on_thursdays_fridays_and_holidays(days: pd.DataFrame) -> None:
    off = days["weekday"].isin([5, 6]) | days["holiday"].notna()
    assert (days["working_day"] == ~off).all()
    assert not days[days["day"] == date(2022, 3, 24)]["working_day"].any()  # a Thursday
