"""Persian-tolerant search inside the database: SQL folds letters as Python folds those of the query."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, func, true

from metrics.search import folded, words

# Where letters, digits, spaces and marks live that Persian and English texts spell in more than one way.
# Letters of other scripts keep their case: the engines do not agree on it.
RANGES = (
    (0x09, 0x0E), (0x20, 0x7F), (0xA0, 0xC0), (0x600, 0x700), (0x2000, 0x2070), (0x3000, 0x3001),
    (0xFEFF, 0xFF00),
)
APART = "|\ufffc|"   # no word reaches from one column into the next


def matches(query: str, columns: list[ColumnElement[Any]]) -> ColumnElement[bool]:
    """Every word of the query stands in some column; a query of no words asks nothing."""
    text = func.translate(func.concat_ws(APART, *columns), *alphabet())
    return and_(true(), *(func.strpos(text, word) > 0 for word in words(query)))


@cache
def alphabet() -> tuple[str, str]:
    """Letters of several spellings and, place by place, the one; those past its end are dropped."""
    letters = [chr(code) for first, stop in RANGES for code in range(first, stop)]
    changed = {letter: folded(letter) for letter in letters if folded(letter) != letter}
    single = {letter: other for letter, other in changed.items() if len(other) == 1}
    dropped = [letter for letter, other in changed.items() if not other]
    return "".join([*single, *dropped]), "".join(single.values())
