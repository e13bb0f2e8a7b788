"""Formulas in words: what is divided by what, with the other indicators of the catalogue named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import literal_column

from metrics import describe, registry
from metrics.formula import Aggregate, Derived, Formula, leaves

_STAND_IN = re.compile(r"part_(\d+)_")
WORDS = {
    "fa": {"count": "تعداد ردیف‌های «{table}»", "sum": "جمع {column} در ردیف‌های «{table}»",
           "different": "تعداد مقدارهای متفاوت در «{table}»", "where": " (با شرط‌هایی که در SQL آمده)"},
    "en": {"count": "number of rows of “{table}”",
           "sum": "sum of {column} over rows of “{table}”",
           "different": "number of different values in “{table}”",
           "where": " (under the conditions in the SQL)"},
}


@dataclass(frozen=True)
class Piece:
    """A piece of a formula; `code` is set where it is another indicator."""

    text: str
    code: str = ""


def worded(code: str, language: str) -> tuple[Piece, ...]:
    """The formula of an indicator piece by piece, in "fa" or "en"."""
    return tuple(_made_of(registry.get(code).formula, code, language))


def sentence(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _pieces(asked: Formula, own: str, language: str) -> Iterator[Piece]:
    other = next((code for code in _named().get(_key(asked), ()) if code != own), "")
    if other:
        about = registry.get(other)
        yield Piece(f"«{about.title}»" if language == "fa" else f"“{about.title_en}”", other)
    else:
        yield from _made_of(asked, own, language)


def _made_of(asked: Formula, own: str, language: str) -> Iterator[Piece]:
    if isinstance(asked, Aggregate):
        yield Piece(_aggregate(asked, language))
    elif isinstance(asked, Derived):
        yield from _derived(asked, own, language)
    else:
        yield Piece(describe.formula(asked))


def _derived(asked: Derived, own: str, language: str) -> Iterator[Piece]:
    """Arithmetic is applied to stand-ins, which then give way to the pieces of its parts."""
    ratio = "part_0_ ÷ part_1_" + (f" × {asked.scale:g}" if asked.scale != 1 else "")
    names: list[Any] = [literal_column(f"part_{number}_") for number in range(len(asked.parts))]
    written = ratio if asked.is_ratio else describe.text(asked.combine(*names))
    for number, between in enumerate(_STAND_IN.split(written)):
        if number % 2:
            part = asked.parts[int(between)]
            bracketed = isinstance(part, Derived) and _key(part) not in _named()
            inner = list(_pieces(part, own, language))
            yield from [Piece("("), *inner, Piece(")")] if bracketed else inner
        elif between:
            yield Piece(between.replace(" * ", " × ").replace(" - ", " − "))


def _aggregate(leaf: Aggregate, language: str) -> str:
    words, table = WORDS[language], leaf.fact.entity.name
    different = "DISTINCT" in describe.text(leaf.value)
    verb = "different" if different else "sum" if leaf.of is not None else "count"
    column = "" if leaf.of is None else describe.text(leaf.of)
    return words[verb].format(table=table, column=column) + words["where"]


def _key(asked: Formula) -> tuple[object, ...]:
    """Formulas with the same key count the same: same words over the same facts."""
    return describe.formula(asked), *(leaf.fact for leaf in leaves(asked))


@cache
def _named() -> dict[tuple[object, ...], list[str]]:
    """Key of a formula to the indicators that have it."""
    found: dict[tuple[object, ...], list[str]] = {}
    for code, about in registry.all_indicators().items():
        found.setdefault(_key(about.formula), []).append(code)
    return found
