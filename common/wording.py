"""Numbers, dates, units and sentences in Persian and English: for screen, paper and spreadsheet."""

import tomllib
from datetime import date
from functools import cache

from common.figures import known
from common.jalali import jalali
from common.period import Period
from common.settings import ROOT

UNKNOWN = "—"
ISOLATE, POP = "\u2066", "\u2069"   # a signed number keeps its sign on the left in right-to-left text
MONTHS = {
    "fa": (
        "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
    ),
    "en": (
        "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey",
        "Bahman", "Esfand",
    ),
}
SEASONS = {"fa": ("بهار", "تابستان", "پاییز", "زمستان"), "en": ("Spring", "Summer", "Autumn", "Winter")}
UNITS = {
    "count": ("", ""),
    "persons": ("نفر", "persons"),
    "person-hours": ("نفرساعت", "person-hours"),
    "hours": ("ساعت", "hours"),
    "ha": ("هکتار", "ha"),
    "m2": ("متر مربع", "m²"),
    "km": ("کیلومتر", "km"),
    "l/s": ("لیتر بر ثانیه", "l/s"),
    "MW": ("مگاوات", "MW"),
    "m3/day": ("متر مکعب در روز", "m³/day"),
    "%": ("درصد", "%"),
    "days": ("روز", "days"),
    "minutes": ("دقیقه", "minutes"),
    "months": ("ماه", "months"),
    "score": ("امتیاز", "score"),
    "multiple": ("برابر", "times"),
    "IRR": ("ریال", "IRR"),
    "million IRR": ("میلیون ریال", "million IRR"),
    "billion IRR": ("میلیارد ریال", "billion IRR"),
    "million USD": ("میلیون دلار", "million USD"),
    "million EUR": ("میلیون یورو", "million EUR"),
    "persons/unit": ("نفر در هر واحد", "persons per unit"),
    "m2/unit": ("متر مربع در هر واحد", "m² per unit"),
    "count/month": ("در ماه", "per month"),
    "visits/request": ("مراجعه برای هر درخواست", "visits per request"),
    "rounds/request": ("بار برای هر درخواست", "rounds per request"),
    "million IRR/unit": ("میلیون ریال در هر واحد", "million IRR per unit"),
}
_YEAR = {"fa": "سال", "en": ""}
_TO = {"fa": "تا", "en": "to"}
_PERSIAN = str.maketrans("0123456789,.%", "۰۱۲۳۴۵۶۷۸۹٬٫٪")
_LARGE = 1000   # from here on decimals say nothing


def number(value: float | None, unit: str, language: str, signed: bool = False) -> str:
    """A number in the reader's digits; an unknown one is a dash. Percentages carry their sign.

    Whole things have no decimals; others at most one.

    >>> number(1234.56, "ha", "en"), number(12.34, "%", "fa"), number(None, "count", "fa")
    ('1,235', '۱۲٫۳٪', '—')
    """
    value = known(value)
    if value is None:
        return UNKNOWN
    value = round(value, 6)   # a sum of fractions must not show the last bits of a float
    places = 0 if unit in ("count", "persons") or abs(value) >= _LARGE or float(value).is_integer() else 1
    text = f"{value:{'+' if signed else ''},.{places}f}" + ("%" if unit == "%" else "")
    text = digits(text.replace("-", "−"), language)
    return f"{ISOLATE}{text}{POP}" if signed or value < 0 else text


def digits(text: str, language: str) -> str:
    """The text with the digits and marks of the language."""
    return text.translate(_PERSIAN) if language == "fa" else text


def unit_name(unit: str, language: str) -> str:
    """The unit as a word; empty for plain counts and for percentages, whose sign stands at the number."""
    return "" if unit == "%" else UNITS[str(unit)][0 if language == "fa" else 1]


def jalali_date(day: date, language: str) -> str:
    """A Gregorian day in the Jalali calendar.

    >>> jalali_date(date(2023, 3, 20), "fa")
    '۲۹ اسفند ۱۴۰۱'
    """
    year, month, number_ = jalali(day)
    return digits(f"{number_} {MONTHS[language][month - 1]} {year}", language)


def period_name(period: Period, language: str) -> str:
    """«سال ۱۴۰۱», «پاییز ۱۴۰۱», «مهر ۱۴۰۱», «۲۹ اسفند ۱۴۰۱», or from-to."""
    text = str(period)
    year, month, _ = jalali(period.start)
    if "/" in text:
        ends = (jalali_date(period.start, language), jalali_date(period.last_day, language))
        return f" {_TO[language]} ".join(ends)
    if period.days == 1:
        return jalali_date(period.start, language)
    if "-S" in text:
        return digits(f"{SEASONS[language][(month - 1) // 3]} {year}", language)
    if "-" in text:
        return digits(f"{MONTHS[language][month - 1]} {year}", language)
    return digits(f"{_YEAR[language]} {year}".strip(), language)


@cache
def messages(language: str) -> dict[str, str]:
    """The catalogue of one language: dotted keys to sentences."""
    with (ROOT / f"assets/messages/{language}.toml").open("rb") as file:
        return {key: str(text) for key, text in tomllib.load(file).items()}
