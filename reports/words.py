"""The words of the papers in one language: sentences, titles, numbers and dates."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from common import wording
from common.harmless import harmless
from common.period import Period
from common.settings import ROOT
from metrics import domains
from metrics.reach import Place

FILE = ROOT / "assets/reports/words.toml"
LANGUAGES = ("fa", "en")
_ALPHABET = {letter: place for place, letter in enumerate(" \u200cآابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی")}
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
LONGEST_RUN, LONGEST_TEXT = 40, 400   # letters without a break, and letters of a name, that fit on paper


@dataclass(frozen=True)
class Words:
    """How everything is called in `language`, which is fa or en."""

    language: str

    def say(self, key: str, **values: Any) -> str:
        """Raises KeyError for a sentence that is not there."""
        found = _sentences()[self.language][key]
        return found.format(**values) if values else found

    def number(self, value: float | None, unit: str = "count", signed: bool = False) -> str:
        """Without the isolates of the screen: the paper sets every number from left to right itself."""
        text = wording.number(value, unit, self.language, signed)
        return text.replace(wording.ISOLATE, "").replace(wording.POP, "")

    def digits(self, text: str) -> str:
        return wording.digits(text, self.language)

    def unit(self, unit: str) -> str:
        """The unit as a word; percentages are named, too, for the heading of a column."""
        return self.say("unit.percent") if unit == "%" else wording.unit_name(unit, self.language)

    def day(self, day: date) -> str:
        return wording.jalali_date(day, self.language)

    def period(self, period: Period) -> str:
        return wording.period_name(period, self.language)

    def title(self, code: str) -> str:
        return domains.title_of(code, self.language)

    def category(self, category: str) -> str:
        return "، ".join(domains.category_titles(category, self.language)) if self.language == "fa" else (
            ", ".join(domains.category_titles(category, self.language)))

    def table(self, name: str) -> str:
        """A table of the annual report by its chapter and number, for instance «۲ / ۱۴»."""
        chapter, number = name.split(" / ")
        for key in ("prose", "chart", "list"):
            if number.startswith(key):
                number = f"{self.say(f'printed.{key}')} {number.removeprefix(key)}".strip()
                return self.digits(self.say("printed.other", chapter=chapter, number=number))
        return self.digits(self.say("printed.table", chapter=chapter, number=number))

    def place(self, place: Place) -> str:
        return place.name(self.language)

    def in_order(self, text: str) -> tuple[int, ...]:
        """The key that sorts names as the alphabet of the language does."""
        return tuple(_ALPHABET.get(letter, ord(letter) + len(_ALPHABET)) for letter in text.casefold())


def plain(text: object, longest: int = LONGEST_TEXT) -> str:
    """Text of a database as it may be printed: it turns nothing round and breaks anywhere in a long run.

    >>> plain("a\u202eb"), plain("x" * 41) == "x" * 40 + "\u200b" + "x", len(plain("y " * 9999))
    ('ab', True, 401)
    """
    kept = harmless(str(text)).translate(_ISOLATES)
    kept = "".join(letter if letter.isprintable() or letter == "\u200c" else " " for letter in kept)
    if len(kept) > longest:
        kept = kept[:longest] + "…"
    runs = (_broken(run) for run in kept.split(" "))
    return " ".join(runs)


def _broken(run: str) -> str:
    parts = [run[start : start + LONGEST_RUN] for start in range(0, len(run), LONGEST_RUN)]
    return "\u200b".join(parts)


@cache
def _sentences() -> dict[str, dict[str, str]]:
    with FILE.open("rb") as file:
        return {name: dict(found) for name, found in tomllib.load(file).items()}
