"""Sentences for tables and rows that cannot be asked for as they are written."""

import unicodedata

from common.errors import BadSelection

LONGEST = 200   # letters of one text a reader chooses or searches


def too_many(what_fa: str, what_en: str, most: int) -> BadSelection:
    return BadSelection(
        f"یک جدول بیش از {most} {what_fa} نمی‌گیرد؛ کمتر برگزینید یا جدول را دو تکه کنید.",
        f"A table holds at most {most} {what_en}: choose fewer, or make two tables of it.",
    )


def unreadable(name: str, value: object, form: str) -> BadSelection:
    """`form` is an example of how the parameter is written."""
    given = str(value)[:40]
    return BadSelection(
        f"«{name}» را نمی‌توان از «{given}» خواند؛ درستِ آن مانند {form} است.",
        f"{name!r} cannot be read from {given!r}: write it as in {form}.",
    )


def check_text(name: str, text: str) -> str:
    """The text. Raises BadSelection for one that is too long or holds signs no text holds."""
    if len(text) > LONGEST:
        raise BadSelection(
            f"متن «{name}» از {LONGEST} نویسه بلندتر است؛ کوتاه‌تر بنویسید.",
            f"The text of {name!r} is longer than {LONGEST} letters: shorten it.",
        )
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in text):
        raise BadSelection(
            f"متن «{name}» نویسه‌ای دارد که در هیچ متنی نیست؛ آن را پاک کنید و دوباره بنویسید.",
            f"The text of {name!r} holds a sign that no text holds: clear it and write it again.",
        )
    return text
