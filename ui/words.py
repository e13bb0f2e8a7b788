"""Numbers, dates, units and sentences as Persian or English text; the only place that formats them."""

import tomllib
from datetime import date
from functools import cache
from html import escape
from typing import Any

from common.figures import known
from common.period import Period, jalali
from common.settings import ROOT
from metrics import domains, registry
from ui.language import language

_PERSIAN = str.maketrans("0123456789,.%", "۰۱۲۳۴۵۶۷۸۹٬٫٪")
_UNKNOWN = "—"
_ISOLATE, _POP = "\u2066", "\u2069"   # a signed number keeps its sign on the left in right-to-left text
_OVERRIDES = dict.fromkeys(range(0x202A, 0x202F))
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
DESK = ("service", "step", "role")   # groupings whose names come with the services of the desk
_LARGE = 1000   # from here on decimals say nothing


def number(value: float | None, unit: str, signed: bool = False) -> str:
    """A number in the reader's digits; an unknown one is a dash. Percentages carry their sign.

    Whole things have no decimals; others at most one from ten on and two below.
    """
    value = known(value)
    if value is None:
        return _UNKNOWN
    value = round(value, 6)   # a sum of fractions must not show the last bits of a float
    places = 0 if unit in ("count", "persons") or abs(value) >= _LARGE or float(value).is_integer() else 1
    text = f"{value:{'+' if signed else ''},.{places}f}" + ("%" if unit == "%" else "")
    text = digits(text.replace("-", "−"))
    return f"{_ISOLATE}{text}{_POP}" if signed or value < 0 else text


def step(value: float | None, places: int) -> str:
    """A signed difference with so many decimals; 0 where nothing of it would show."""
    if value is None:
        return _UNKNOWN
    if abs(value) < 0.5 * 10.0**-places:
        return digits("0")
    return f"{_ISOLATE}{digits(f'{value:+,.{places}f}'.replace('-', '−'))}{_POP}"


def digits(text: str) -> str:
    """The text with the digits and marks of the reader's language."""
    return text.translate(_PERSIAN) if language() == "fa" else text


def unit_name(unit: str) -> str:
    """The unit as a word; empty for plain counts and for percentages, whose sign stands at the number."""
    if unit == "%":
        return ""
    return UNITS[str(unit)][0 if language() == "fa" else 1]


def unit_label(unit: str) -> str:
    """The unit as the title of a scale: counts are «تعداد»."""
    fallback = {"count": say("unit.count"), "%": UNITS["%"][0 if language() == "fa" else 1]}
    return fallback.get(str(unit)) or unit_name(unit)


def jalali_date(day: date) -> str:
    year, month, number_ = jalali(day)
    return digits(f"{number_} {MONTHS[language()][month - 1]} {year}")


def period_name(period: Period) -> str:
    """«سال ۱۴۰۱», «پاییز ۱۴۰۱», «مهر ۱۴۰۱», «۲۹ اسفند ۱۴۰۱», or from-to."""
    text = str(period)
    year, month, _ = jalali(period.start)
    if "/" in text:
        return f"{jalali_date(period.start)} {say('to')} {jalali_date(period.last_day)}"
    if period.days == 1:
        return jalali_date(period.start)
    if "-S" in text:
        return digits(f"{SEASONS[language()][(month - 1) // 3]} {year}")
    if "-" in text:
        return digits(f"{MONTHS[language()][month - 1]} {year}")
    return digits(f"{say('year')} {year}".strip())


def title_of(code: str) -> str:
    """The title of an indicator in the reader's language (not escaped)."""
    about = registry.get(code)
    return about.title if language() == "fa" else about.title_en


def say(key: str, **values: Any) -> str:
    """The sentence of the catalogue with its values put in. Raises KeyError for a key that is not there."""
    found = messages(language())[key]
    return found.format(**values) if values else found


def isolated(text: str) -> str:
    """Text that reads in the reader's direction inside a picture, whose own direction is left to right."""
    return f"\u2067{drawn(text)}\u2069" if language() == "fa" else drawn(text)


def drawn(text: str) -> str:
    """Text from a database or file, harmless inside a picture, which takes <b>, <br> and <a> for markup."""
    return escape(_unturned(text), quote=False)


def left_to_right(text: str | None) -> str:
    """A code such as 01-ID-000117, whose parts keep their order in right-to-left text."""
    return f"{_ISOLATE}{text}{_POP}" if text else ""


def category_name(dimension: str, value: object) -> str:
    """The name of a category; one that came with the data and is not in the catalogue stands as it is."""
    if found := messages(language()).get(f"{dimension}.{value}"):
        return found
    return " ".join(domains.category_titles(str(value), language())) if dimension in DESK else str(value)


@cache
def messages(chosen: str) -> dict[str, str]:
    """The catalogue of one language as dotted keys."""
    with (ROOT / f"assets/messages/{chosen}.toml").open("rb") as file:
        return {key: str(text) for key, text in tomllib.load(file).items()}


def safe(text: object) -> str:
    """Text from a database, file or reader, harmless inside HTML; it cannot turn round what follows it."""
    return escape(_unturned(str(text)))


def _unturned(text: str) -> str:
    """Without the marks that override the direction of all the text after them; we use isolates only."""
    return text.translate(_OVERRIDES)
