"""Numbers, dates, units and sentences as text in the language of the reader of this run."""

from datetime import UTC, date, datetime
from html import escape
from typing import Any

from common import wording
from common.harmless import harmless
from common.period import Period
from common.tehran import TEHRAN
from metrics import domains, registry
from ui.language import language

_UNKNOWN = wording.UNKNOWN
_ISOLATE, _POP = wording.ISOLATE, wording.POP
MONTHS, SEASONS, UNITS, messages = wording.MONTHS, wording.SEASONS, wording.UNITS, wording.messages
DESK = ("service", "step", "role")   # groupings whose names come with the services of the desk


def number(value: float | None, unit: str, signed: bool = False) -> str:
    """A number in the reader's digits; an unknown one is a dash. Percentages carry their sign.

    Whole things have no decimals; others at most one from ten on and two below.
    """
    return wording.number(value, unit, language(), signed)


def step(value: float | None, places: int) -> str:
    """A signed difference with so many decimals; 0 where nothing of it would show."""
    if value is None:
        return _UNKNOWN
    if abs(value) < 0.5 * 10.0**-places:
        return digits("0")
    return f"{_ISOLATE}{digits(f'{value:+,.{places}f}'.replace('-', '−'))}{_POP}"


def digits(text: str) -> str:
    """The text with the digits and marks of the reader's language."""
    return wording.digits(text, language())


def unit_name(unit: str) -> str:
    """The unit as a word; empty for plain counts and for percentages, whose sign stands at the number."""
    return wording.unit_name(unit, language())


def unit_label(unit: str) -> str:
    """The unit as the title of a scale: counts are «تعداد»."""
    fallback = {"count": say("unit.count"), "%": UNITS["%"][0 if language() == "fa" else 1]}
    return fallback.get(str(unit)) or unit_name(unit)


def jalali_date(day: date) -> str:
    return wording.jalali_date(day, language())


def moment(at: datetime) -> str:
    """Day and hour in Tehran of a moment; without a zone it is UTC, as the database has it."""
    there = at.replace(tzinfo=at.tzinfo or UTC).astimezone(TEHRAN)
    return say("list.comma").join((jalali_date(there.date()), digits(f"{there:%H:%M}")))


def period_name(period: Period) -> str:
    """«سال ۱۴۰۱», «پاییز ۱۴۰۱», «مهر ۱۴۰۱», «۲۹ اسفند ۱۴۰۱», or from-to."""
    return wording.period_name(period, language())


def title_of(code: str) -> str:
    """The title of an indicator in the reader's language (not escaped)."""
    about = registry.get(code)
    return about.title if language() == "fa" else about.title_en


def say(key: str, **values: Any) -> str:
    """The sentence of the catalogue with its values put in. Raises KeyError for a key that is not there.

    No value turns round or hides the words after it; markup in it is left to whoever shows the sentence.
    """
    found = messages(language())[key]
    return found.format(**{name: _still(value) for name, value in values.items()}) if values else found


def isolated(text: str) -> str:
    """Text that reads in the reader's direction inside a picture, whose own direction is left to right."""
    return f"\u2067{drawn(text)}\u2069" if language() == "fa" else drawn(text)


def drawn(text: str) -> str:
    """Text from a database or file, harmless inside a picture, which takes <b>, <br> and <a> for markup."""
    return escape(harmless(text), quote=False)


def left_to_right(text: str | None) -> str:
    """A code such as 01-ID-000117, whose parts keep their order in right-to-left text."""
    return f"{_ISOLATE}{text}{_POP}" if text else ""


def category_name(dimension: str, value: object) -> str:
    """The name of a category; one that came with the data and is not in the catalogue stands as it is."""
    if found := messages(language()).get(f"{dimension}.{value}"):
        return found
    return " ".join(domains.category_titles(str(value), language())) if dimension in DESK else str(value)


def safe(text: object) -> str:
    """Text from a database, file or reader, harmless inside HTML; it cannot turn round what follows it."""
    return escape(harmless(str(text)))


def _still(value: Any) -> Any:
    return harmless(value) if isinstance(value, str) else value
