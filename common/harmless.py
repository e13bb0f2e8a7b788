"""Text from a database, file, address or reader made fit to be shown: it moves nothing that stands around it.

Markup is the business of whoever writes the markup (`escape`); this is about what letters do by themselves.
Only what is shown goes through here: databases and exported files keep every text as it came.
"""

import re

OPEN, CLOSE = "\u2066\u2067\u2068", "\u2069"    # isolates, the one way we turn text ourselves
# Controls (but tab and line feed), marks and overrides of direction, letters that nobody sees, noncharacters,
# halves of letters. Joiners (200C, 200D) belong to Persian and to pictures of faces.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\uffff\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)
_BREAKS = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")     # these end the paragraph for directions, too
_ISOLATES = re.compile(f"[{OPEN}{CLOSE}]")


def harmless(text: str) -> str:
    r"""The text without what is unseen; every isolate that is opened in it is closed in it.

    >>> harmless("a\u202eb\u200f\x00c\u2028d"), harmless("\u2069a\u2067b") == "a\u2067b\u2069"
    ('abc d', True)
    """
    if text.isascii() and text.isprintable():
        return text
    kept = _UNSEEN.sub("", _BREAKS.sub(" ", text))
    return _balanced(kept) if _ISOLATES.search(kept) else kept


def _balanced(text: str) -> str:
    """Whoever closes more than was opened would end an isolate of ours; whoever closes less runs on."""
    depth, kept = 0, []
    for letter in text:
        if letter in OPEN:
            depth += 1
        elif letter == CLOSE:
            depth -= 1
        if depth < 0:
            depth = 0
            continue
        kept.append(letter)
    return "".join(kept) + CLOSE * depth
