"""Printed numbers, read as any load reads them, with the decimals they were printed with."""

import re
from decimal import Decimal

from data_access.loading.doubt import Doubtful
from data_access.loading.numbers import WESTERN, number, whole

COUNTED = ("count", "persons")
NOT_PRINTED = frozenset({"", "-", "–", "—", "...", "…", "ـ", "×"})
_MARKS = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def printed(cell: str | Decimal, unit: str) -> Decimal | None:
    """The number of a cell in that unit; None where nothing is printed. Raises Doubtful.

    >>> printed("۱٬۲۳۴٫۵۰", "ha"), printed("-", "ha"), printed("1,234", "count"), printed("۸۵٪", "%")
    (Decimal('1234.50'), None, Decimal('1234'), Decimal('85'))
    """
    if isinstance(cell, Decimal):
        if not cell.is_finite():
            raise Doubtful("not_number")
        return cell
    plain = _MARKS.sub("", cell).strip()
    if plain in NOT_PRINTED:
        return None
    if unit == "%":
        plain = plain.removesuffix("%").removesuffix("٪").strip()
    _check(plain, unit)
    return Decimal(plain.translate(WESTERN).replace("٬", "").replace(",", "").replace("٫", "."))


def _check(plain: str, unit: str) -> None:
    """Of things that are counted a comma can only part thousands."""
    try:
        if unit in COUNTED:
            whole(plain)
        else:
            number(plain, sure_dot=False)
    except Doubtful as doubt:
        if doubt.rule != "fraction":
            raise
        number(plain, sure_dot=False)


def text(value: Decimal) -> str:
    """As it is kept: never with an exponent.

    >>> text(Decimal("1E+3")), text(Decimal("12.50"))
    ('1000', '12.50')
    """
    return f"{value:f}"
