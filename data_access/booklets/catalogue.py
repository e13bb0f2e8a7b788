"""The indicators that a booklet can print by province, found by their codes or titles.

The list is written from the catalogue of indicators by `python -m metrics handbook`; a check compares them.
"""

import csv
from dataclasses import dataclass
from functools import cache

from common.settings import ROOT
from data_access.place_names import normalise

FILE = ROOT / "assets/import/booklet_indicators.csv"


@dataclass(frozen=True)
class Printed:
    """An indicator as a booklet may print it; `unit` is that of the catalogue."""

    code: str
    title_fa: str
    title_en: str
    unit: str


@cache
def indicators() -> dict[str, Printed]:
    """Code to indicator, in the order of the catalogue."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: Printed(**row) for row in csv.DictReader(file)}


def find(name: str) -> Printed | None:
    """The indicator of that code or title, however it is spelt; None where there is none.

    >>> find("Land  assignment contracts Signed") == find("contracts_signed")
    True
    """
    return _by_name().get(normalise(name))


@cache
def _by_name() -> dict[str, Printed]:
    names = [(text, each) for each in indicators().values()
             for text in (each.title_fa, each.title_en, each.code)]
    return {normalise(text): each for text, each in names}
