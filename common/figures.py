"""A figure as answers have it: a number, or nothing where it is not known."""

from math import isnan
from typing import Any


def known(value: Any) -> float | None:
    """The value as a number; None where there is none, which pandas writes as NaN.

    >>> known(3), known(None), known(float("nan"))
    (3.0, None, None)
    """
    return None if value is None or isnan(value) else float(value)
