"""Printed figures in the unit of the catalogue: nothing is guessed, and no decimal is lost."""

from decimal import Decimal
from functools import cache

from common.wording import UNITS
from data_access.place_names import normalise

# Unit as printed, unit of the catalogue, and what the printed figure is multiplied by.
_MULTIPLES = (
    ("m2", "ha", "0.0001"), ("ha", "m2", "10000"), ("km", "km", "1"),
    ("IRR", "million IRR", "0.000001"), ("IRR", "billion IRR", "0.000000001"),
    ("million IRR", "billion IRR", "0.001"), ("billion IRR", "million IRR", "1000"),
    ("million IRR", "IRR", "1000000"), ("billion IRR", "IRR", "1000000000"),
)
_ALSO = {
    "count": ("تعداد", "عدد", "فقره", "مورد", "count", "number"), "persons": ("نفر", "persons"),
    "%": ("درصد", "٪", "%", "percent"), "ha": ("هکتار", "hectares"), "m2": ("متر مربع",),
    "MW": ("مگاوات", "MW"), "million IRR": ("میلیون ریال",), "billion IRR": ("میلیارد ریال",),
}


@cache
def _named() -> dict[str, str]:
    found = {normalise(text): unit for unit, texts in UNITS.items() for text in (unit, *texts) if text}
    return found | {normalise(text): unit for unit, texts in _ALSO.items() for text in texts}


def factor(printed: str, unit: str) -> Decimal | None:
    """What a figure printed in the unit `printed` is multiplied by to be in `unit`; None = it cannot be.

    >>> factor("هکتار", "ha"), factor("متر مربع", "ha"), factor("نفر", "ha"), factor("تعداد", "persons")
    (Decimal('1'), Decimal('0.0001'), None, Decimal('1'))
    """
    given = _named().get(normalise(printed))
    if given == unit or (given == "count" and unit == "persons"):
        return Decimal(1)
    return next((Decimal(by) for one, other, by in _MULTIPLES if (one, other) == (given, unit)), None)
