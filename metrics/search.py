"""Finds texts as Persian and English readers type them: any spelling of a letter, space, digit or mark."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from data_access.place_names import normalise
from metrics import registry

# A half-space is a space here: people type either, and the old keyboard types it as a not-sign.
_BETWEEN = re.compile(r"[\s\u200b\u200c\u00ac_/\\|(){}\[\]«»\"'،,.;:؛؟?!…%٪+=*–—-]+")
PLURAL, SHORTEST = ("های", "ها"), 3   # so many letters must be left of a word
FIRST, STARTS, IN_TITLE = range(3)   # ranks before those of the other texts


def words(query: str) -> tuple[str, ...]:
    """The words of a query in one spelling, without the endings of the plural.

    >>> words("شهرك\u200cهاي ٢٠") == words("شهرک های 20") == words("شهرکهای ۲۰")
    True
    """
    found = (_singular(word) for word in map(normalise, _BETWEEN.split(query)))
    return tuple(word for word in found if word)


def _singular(word: str) -> str:
    """«شهرکهای» and «شهرک های» are one word to a reader; the ending alone is none."""
    for ending in PLURAL:
        if word.endswith(ending) and (word == ending or len(word) >= len(ending) + SHORTEST):
            return word.removesuffix(ending)
    return word


def folded(text: str) -> str:
    """A text in which `words` can be looked for: one spelling, no spaces.

    >>> all(word in folded("شهرک\u200cهای دارای گاز") for word in words("گاز شهرکها"))
    True
    """
    return "".join(map(normalise, _BETWEEN.split(text)))


def rank(query: str, texts: Sequence[str]) -> int | None:
    """How well folded `texts`, the title first, hold all words of the query: 0 is best, None is not at all.

    The title itself, then its beginning, then the title, then as many of the texts as it takes.
    """
    whole, title = folded(query), texts[0]
    if title == whole:
        return FIRST
    if title.startswith(whole):
        return STARTS
    missing = set(words(query))
    for number, text in enumerate(texts):
        missing -= {word for word in missing if word in text}
        if not missing:
            return IN_TITLE + number
    return None


def find(query: str, texts: Mapping[str, Sequence[str]]) -> list[str]:
    """Keys whose folded texts hold every word of the query, best first, else in their own order.

    A query of no words finds everything.
    """
    ranked = [(rank(query, each), key) for key, each in texts.items()]
    found = [(place, number, key) for number, (place, key) in enumerate(ranked) if place is not None]
    return [key for *_, key in sorted(found)]


def indicators(query: str, codes: Iterable[str]) -> list[str]:
    """Those of `codes` that the query is about: titles before questions before definitions."""
    found = {code: _best(query, _texts()[code]) for code in codes}
    kept = [code for code, place in found.items() if place is not None]
    return sorted(kept, key=lambda code: found[code] or FIRST)


def _best(query: str, texts: Sequence[str]) -> int | None:
    """The rank under whichever of the Persian title, the English title and the code fits best."""
    places = [place for column in range(3) if (place := rank(query, _led_by(texts, column))) is not None]
    return min(places, default=None)


def _led_by(texts: Sequence[str], column: int) -> list[str]:
    return [texts[column], *texts[:column], *texts[column + 1:]]


@cache
def _texts() -> dict[str, tuple[str, ...]]:
    """Code to its folded titles, code, question, definitions, notes, office and source."""
    return {
        code: tuple(folded(text) for text in (
            about.title, about.title_en, code, about.question, about.definition, about.definition_en,
            f"{about.note} {about.note_en}", f"{about.owner} {about.source}",
        ))
        for code, about in registry.all_indicators().items()
    }
