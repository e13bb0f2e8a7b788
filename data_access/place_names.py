"""Reads Persian place names as people write them: one spelling, and the town in the name of a park."""

import re
from collections.abc import Iterator

ONE_SPELLING: dict[int, str] = str.maketrans({
    "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ە": "ه", "ؤ": "و",
    "آ": "ا", "أ": "ا", "إ": "ا", "ٱ": "ا",
    **{digit: str(value) for digits in ("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩") for value, digit in enumerate(digits)},
})
# Spaces of every width, joiners and direction marks, tatweel, vowel signs and the small hamza above.
_DROPPED = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0640\u064b-\u065f\u0670]+")
_VOWELS = re.compile(r"[\u064b-\u0653\u0670]")
_BRACKETS = re.compile(r"[(\[«](.*?)[)\]»]")
_BETWEEN_WORDS = re.compile(r"[\s/()\[\]«»،,\-–]+")
_NUMBERS = "یک دو سه چهار پنج شش هفت هشت اول دوم سوم چهارم پنجم ششم هفتم هشتم"
_KINDS = "شهرک شهرکها شهرک‌های ناحیه نواحی منطقه ویژه اقتصادی صنعتی تخصصی شماره"
_PREFIXES = ("بندر", "شهر جدید")


def normalise(text: str) -> str:
    """One spelling per name: letters and digits unified, spaces, half-spaces, marks and vowels dropped.

    >>> normalise("خرّم‌آباد ۲") == normalise("خرم اباد 2")
    True
    """
    return _DROPPED.sub("", text.translate(ONE_SPELLING)).casefold()


def without_vowels(text: str) -> str:
    """The name as it is usually printed.

    >>> without_vowels("جَعفَر آباد")
    'جعفر آباد'
    """
    return _VOWELS.sub("", text)


_SKIPPED = frozenset(normalise(word) for word in f"{_NUMBERS} {_KINDS}".split())


def _words(text: str) -> list[str]:
    found = [word for word in _BETWEEN_WORDS.split(text) if word]
    return [word for word in found if normalise(word) not in _SKIPPED and not normalise(word).isdigit()]


def stripped(name: str) -> str:
    """The name without numbers, kinds of park and what stands in brackets.

    >>> stripped("شهرک صنعتی شکوهیه (فاز ۲) دو")
    'شکوهیه'
    """
    return " ".join(_words(_BRACKETS.sub(" ", name)))


def whole_names(name: str) -> Iterator[str]:
    """What to look up as a town, best first: as written, stripped, from brackets, with a usual prefix."""
    bare = stripped(name)
    inner = [" ".join(_words(text)) for text in _BRACKETS.findall(name)]
    yield from (text for text in (name.strip(), bare, *inner) if normalise(text))
    yield from (f"{prefix} {text}" for text in (bare, *inner) if normalise(text) for prefix in _PREFIXES)


def parts(name: str) -> list[str]:
    """Runs of neighbouring words within the name, longest first.

    >>> parts("تخصصی خورشیدی بافت")
    ['خورشیدی بافت', 'خورشیدی', 'بافت']
    """
    words = _words(name)
    return [
        " ".join(words[start:start + length])
        for length in range(len(words), 0, -1) for start in range(len(words) - length + 1)
    ]


_NUMERALS = ["یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه"]
_DIGITS = {word: str(value) for value, word in enumerate(_NUMERALS, start=1)}
_KINDS_OF_SITE = ["شهرک", "ناحیه", "صنعتی", "منطقه", "ویژه", "اقتصادی", "مرکز"]
_LEFT_OUT = frozenset(normalise(word) for word in _KINDS_OF_SITE)


def site_key(name: str) -> str:
    """The same key for the spellings of one park, zone or centre: numbers as digits, kinds of site left out.

    >>> site_key("شهرک صنعتی شباب دو") == site_key("شباب ۲")
    True
    """
    words = [normalise(_DIGITS.get(word, word)) for word in _BETWEEN_WORDS.split(name) if word]
    return "".join(word for word in words if word not in _LEFT_OUT)
