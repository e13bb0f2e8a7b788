"""The annual report's contradictions with itself, cell by cell, and what we compute beside each."""

import csv
from dataclasses import dataclass
from functools import cache

from common.settings import ROOT

FILE = ROOT / "assets/report_1401/contradictions.csv"
WRITTEN = 0.005001  # figures stand in the file with two decimals


@dataclass(frozen=True)
class Contradiction:
    """What else the report says about one cell; `computed` is our figure for it (None = unknown)."""

    figure_id: str
    computed: float | None
    fa: str
    en: str

    def expects(self, computed: float | None) -> bool:
        """Whether the explanation is about this computed figure; another one would be a new fault."""
        if self.computed is None or computed is None:
            return self.computed is None and computed is None
        return abs(self.computed - computed) <= WRITTEN


@cache
def known() -> dict[str, Contradiction]:
    """Figure id to the contradiction it belongs to."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["figure_id"]: _read(row) for row in csv.DictReader(file)}


def _read(row: dict[str, str]) -> Contradiction:
    computed = float(row["computed"]) if row["computed"] else None
    return Contradiction(row["figure_id"], computed, row["fa"], row["en"])


def reason_of(figure_id: str) -> tuple[str, str]:
    """The explanation in Persian and English; empty when the cell needs none."""
    found = known().get(figure_id)
    return (found.fa, found.en) if found else ("", "")
