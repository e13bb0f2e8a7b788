"""What readers write - objections, names, addresses - as it may be kept: bounded, and storable anywhere."""

import unicodedata
from urllib.parse import parse_qsl, urlencode

from common.errors import DashboardError

LONGEST_ADDRESS = 2000   # letters of a query string; browsers and proxies carry as much
MOST_PARAMETERS, LONGEST_NAME = 80, 40
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
NOT_KEPT = ("lang",)     # the language is the reader's, not the view's
_UNSTORABLE = ("Cc", "Cs")   # control letters (PostgreSQL refuses NUL) and halves of letters


class BadText(DashboardError):
    """Something written that cannot be kept as it stands."""


def text(given: str, longest: int) -> str:
    r"""The text without letters no database can store. Raises BadText for an empty or too long one.

    >>> text("  a\x00b\nc ", 5)
    'ab\nc'
    """
    kept = "".join(
        letter for letter in given.replace("\r\n", "\n")
        if letter in "\n\t" or unicodedata.category(letter) not in _UNSTORABLE
    ).strip()
    if not kept:
        raise BadText("چیزی نوشته نشده است؛ متن را بنویسید.", "Nothing was written: write the text.")
    if len(kept) > longest:
        raise BadText(
            persian(f"متن {len(kept)} نویسه دارد؛ حداکثر {longest} نویسه می‌شود. کوتاه‌ترش کنید."),
            f"The text has {len(kept)} characters, at most {longest} are kept: make it shorter.",
        )
    return kept


def line(given: str, longest: int) -> str:
    """A text of one line, every run of spaces one. Raises BadText as `text` does."""
    return text(" ".join(given.split()), longest)


def address(given: str) -> str:
    """A query string written anew: parameters in their order, repeated ones too, without the language.

    Raises BadText for one that is too long or has too many parameters.

    >>> address("?period=1401&where=a:b&where=c&lang=en")
    'period=1401&where=a%3Ab&where=c'
    """
    try:
        pairs = parse_qsl(given.removeprefix("?"), keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
        kept = urlencode([(name[:LONGEST_NAME], value) for name, value in pairs if name not in NOT_KEPT])
    except (ValueError, UnicodeError) as failure:
        raise _too_long() from failure
    if len(kept) > LONGEST_ADDRESS:
        raise _too_long()
    return kept


def persian(sentence: str) -> str:
    """A sentence with Persian digits; for sentences without codes in them."""
    return sentence.translate(_PERSIAN)


def _too_long() -> BadText:
    return BadText(
        "نشانی این نما درازتر از آن است که نگه داشته شود؛ گزینش‌ها را کمتر کنید.",
        "The address of this view is too long to be kept: choose fewer things.",
    )
