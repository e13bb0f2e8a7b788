"""Reads numbers as people and spreadsheets write them; what could mean two things is refused."""

import re
from typing import Any

from data_access.loading.doubt import Doubtful

WESTERN = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩\u2212\u00a0", "01234567890123456789- ")
_PLAIN = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_PERSIAN = re.compile(r"-?(\d{1,3}(٬\d{3})+|\d+)(٫\d+)?")
_GROUPS = re.compile(r"-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?")
_ONE_GROUP = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
_SCIENTIFIC = re.compile(r"-?\d(\.\d+)?[eE][+-]?\d{1,3}")
_ZEROS = re.compile(r"-?0\d+(\.\d+)?")
# What is no number, by its look: the first that fits names the rule.
_LOOKS = (
    (re.compile(r"\d{2,4}[/-]\d{1,2}[/-]\d{1,4}.*"), "date_in_number"),
    (re.compile(r"-?\d+/\d+"), "slash"),
    (re.compile(r"[%٪]?\s*-?[\d.,٫٬]+\s*[%٪]?"), "percent"),
)
EXACT = 2**53   # whole numbers beyond it are not kept exactly as a measured quantity
_MARKS = re.compile(r"[%٪]")


def number(cell: Any, sure_dot: bool) -> float:
    """The number of a cell that is not empty; `sure_dot` = a point can only be a decimal point here.

    >>> number("۱٬۲۳۴٫۵", True), number("1,234,567", True), number("12.5", False), number(3, False)
    (1234.5, 1234567.0, 12.5, 3.0)
    """
    if not isinstance(cell, str):
        return _counted(cell)
    text = cell.strip().translate(WESTERN)
    if _ONE_GROUP.fullmatch(text) and not sure_dot:
        raise Doubtful("dot")
    if _GROUPS.fullmatch(text) and text.count(",") == 1 and "." not in text:
        raise Doubtful("comma")
    return _exact(_western(text), text)


def whole(cell: Any) -> int:
    """The whole number of a cell that is not empty.

    >>> whole("1,234"), whole("۱۲"), whole("5.0"), whole(5.0)
    (1234, 12, 5, 5)
    """
    if isinstance(cell, str):
        if cell.isascii() and cell.isdecimal() and cell[0] != "0":   # most cells, and quickly
            return int(cell)
        text = cell.strip().translate(WESTERN)
        found = _western(text)
        if not found.is_integer() or (("." in text or "٫" in text) and not text.endswith((".0", "٫0"))):
            raise Doubtful("fraction")
        return int(_exact(found, text))
    found = _counted(cell)
    if not found.is_integer():
        raise Doubtful("fraction")
    return int(found)


def _western(text: str) -> float:
    if _ZEROS.fullmatch(text):
        raise Doubtful("leading_zero")
    if _PLAIN.fullmatch(text) or _SCIENTIFIC.fullmatch(text):
        return float(text)
    if _PERSIAN.fullmatch(text) and not _ZEROS.fullmatch(text.replace("٫", ".").replace("٬", "")):
        return float(text.replace("٬", "").replace("٫", "."))
    if _GROUPS.fullmatch(text):
        return float(text.replace(",", ""))
    raise Doubtful(_looks(text))


def _looks(text: str) -> str:
    for form, rule in _LOOKS:
        if form.fullmatch(text) and (rule != "percent" or _MARKS.search(text)):
            return rule
    if re.fullmatch(r"-?[\d]+([.,][\d]+)+", text):
        return "comma" if "," in text else "dot"
    return "not_number"


def _exact(found: float, text: str) -> float:
    if abs(found) >= EXACT and "." not in text and "e" not in text.casefold():
        raise Doubtful("range", f"-{EXACT} … {EXACT}")
    return found


def _counted(cell: Any) -> float:
    if isinstance(cell, bool):
        raise Doubtful("not_number")
    if isinstance(cell, int | float):
        found = float(cell)
        if found - found != 0:   # infinite or not a number
            raise Doubtful("not_number")
        return found
    raise Doubtful("date_in_number")
