"""The annual report's contradictions with itself, told: what one place says, what another, what we show."""

import csv
from dataclasses import dataclass
from functools import cache

from common.settings import ROOT

FILE = ROOT / "assets/report_1401/contradictions_in_words.csv"


@dataclass(frozen=True)
class Told:
    """One contradiction in one language, and the cells (`figure_id`) of the report that it touches."""

    key: str
    figure: str
    one: str        # what one place says
    other: str      # what another place says
    shown: str      # which figure we show, and why
    cells: tuple[str, ...]


@cache
def told(language: str) -> tuple[Told, ...]:
    """All of them, in the order of the report; `language` is "fa" or "en"."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_read(row, language) for row in csv.DictReader(file))


def _read(row: dict[str, str], language: str) -> Told:
    figure, one, other, shown = (row[f"{name}_{language}"] for name in ("figure", "one", "other", "shown"))
    return Told(row["key"], figure, one, other, shown, tuple(row["cells"].split()))


@cache
def of_cells(language: str) -> dict[str, Told]:
    """Figure id to the contradiction it is part of."""
    return {cell: each for each in told(language) for cell in each.cells}
