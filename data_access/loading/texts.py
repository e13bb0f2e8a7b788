"""Reads texts, choices, yes and no, and provinces as people spell them; hidden characters are refused."""

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

from common.settings import ROOT
from common.spreadsheet import written
from data_access.loading import titles
from data_access.loading.doubt import Doubtful
from data_access.loading.numbers import WESTERN
from data_access.place_names import normalise

LONGEST, LONGEST_COMMENT = 500, 4000   # letters
COMMENTS = ("comment", "note_fa", "note_en")
CODES = ("number", "code", "tracking_number", "national_id", "mobile", "indicator_code")
_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "\u00a0": " ", "\u202f": " "})
_JOINERS = "\u200c\u200d"   # half-space and joiner belong to Persian writing
_SCIENTIFIC = re.compile(r"\d([.,]\d+)?E[+-]\d+")
_UNKNOWN = frozenset({
    "-", "--", "---", "—", "–", "_", "?", "؟", ".", "n/a", "na", "null", "none", "nil", "#n/a", "nan",
    "نامشخص", "نامعلوم", "ندارد.",
})
YES = frozenset(map(normalise, ("بله", "بلی", "آری", "yes", "true", "1", "y")))
NO = frozenset(map(normalise, ("خیر", "نه", "no", "false", "0", "n")))
_MORE_PLACES = {
    "چهارمحال بختیاری": "چهارمحال و بختیاری", "کهکیلویه و بویراحمد": "کهگیلویه و بویراحمد",
    "کهگیلویه بویراحمد": "کهگیلویه و بویراحمد", "کهکیلویه بویراحمد": "کهگیلویه و بویراحمد",
    "سیستان بلوچستان": "سیستان و بلوچستان",
}


def text(cell: Any, name: str) -> str:
    """The text in one spelling: Persian letters, single spaces, no hidden characters; codes in 0-9.

    >>> text(" شهرك  صنعتي ", "name_fa"), text("۱۲/الف", "number")
    ('شهرک صنعتی', '12/الف')
    """
    if not isinstance(cell, str):
        raise Doubtful("not_text" if isinstance(cell, bool) else "number_in_text")
    if cell.lstrip().startswith("="):
        raise Doubtful("formula")
    found = shown(written(cell), name in COMMENTS)
    if found.casefold() in _UNKNOWN:
        raise Doubtful("placeholder")
    longest = LONGEST_COMMENT if name in COMMENTS else LONGEST
    if len(found) > longest:
        raise Doubtful("too_long", str(longest))
    if name not in CODES:
        return found
    if _SCIENTIFIC.fullmatch(found):
        raise Doubtful("scientific")
    return found.translate(WESTERN)


def shown(cell: str, lines: bool = False) -> str:
    """What a reader sees of the text, in one spelling. Raises Doubtful for characters nobody sees."""
    if cell.isascii() and cell.isprintable() and "  " not in cell:   # most cells, and quickly
        return cell.strip()
    found = cell.replace("\r\n", "\n").translate(_LETTERS)
    for letter in found:
        hidden = unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
        if hidden and letter not in _JOINERS and not (lines and letter in "\n\t"):
            raise Doubtful("hidden", f"U+{ord(letter):04X}")
    found = unicodedata.normalize("NFC", found)
    parts = [" ".join(line.split(" ")) for line in found.split("\n")] if lines else [found]
    return "\n".join(re.sub(" {2,}", " ", part).strip(f" {_JOINERS}") for part in parts).strip()


def flag(cell: Any) -> bool:
    """Yes or no.

    >>> flag("بلی"), flag("خير"), flag(1)
    (True, False, True)
    """
    if isinstance(cell, bool):
        return cell
    word = normalise(str(cell)) if isinstance(cell, str | int) else ""
    if word in YES:
        return True
    if word in NO:
        return False
    raise Doubtful("not_flag")


def choice(cell: Any, name: str, values: tuple[str, ...]) -> str:
    """The code of a choice, given as code or by its Persian title."""
    found = _choices(name, values).get(normalise(cell)) if isinstance(cell, str) else None
    if found is None:
        shown_values = ", ".join(values[:12]) + (" …" if len(values) > 12 else "")  # noqa: PLR2004 - enough
        raise Doubtful("not_choice", shown_values)
    return found


@cache
def _choices(name: str, values: tuple[str, ...]) -> Mapping[str, str]:
    """What may be written to the value; a title that two values share names neither."""
    labels = [normalise(titles.of_value(name, value)) for value in values]
    by_label = {label: value for label, value in zip(labels, values, strict=True) if labels.count(label) == 1}
    return by_label | {normalise(value): value for value in values}


def province(cell: Any) -> str:
    """The code of a province, given by its code or one of its names.

    >>> province("استان چهارمحال و بختياري"), province("ir-07"), province("Fars")
    ('IR-14', 'IR-07', 'IR-07')
    """
    bare = normalise(cell) if isinstance(cell, str) else ""
    found = _provinces().get(bare) or _provinces().get(bare.removeprefix(normalise("استان")))
    if found is None:
        raise Doubtful("not_province")
    return found


@cache
def _provinces() -> Mapping[str, str]:
    with (ROOT / "assets/provinces.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {normalise(row[name]): row["province_code"]
             for name in ("name_en", "name_fa", "province_code") for row in rows}
    return found | {normalise(other): found[normalise(name)] for other, name in _MORE_PLACES.items()}
