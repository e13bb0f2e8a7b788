"""The annual report's contradictions with itself, cell by cell, and what we compute instead."""

import csv
from dataclasses import dataclass
from functools import cache

from common.settings import ROOT

FILE = ROOT / "assets/report_1401/contradictions.csv"


@dataclass(frozen=True)
class Contradiction:
    """Why the figure of one cell is not ours; `computed` is the figure we then compute (None = unknown)."""

    figure_id: str
    computed: float | None
    fa: str
    en: str

    def expects(self, computed: float | None) -> bool:
        """Whether the explanation is about this computed figure; another one would be a new fault."""
        if self.computed is None or computed is None:
            return self.computed is None and computed is None
        return abs(self.computed - computed) <= 0.051 * max(1.0, abs(self.computed) / 1000)


@cache
def known() -> dict[str, Contradiction]:
    """Figure id to the contradiction it belongs to."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["figure_id"]: Contradiction(row["figure_id"], float(row["computed"]) if row["computed"] else None, row["fa"], row["en"])
            for row in csv.DictReader(file)
        }


def reason_of(figure_id: str) -> tuple[str, str]:
    """The explanation in Persian and English; empty when the cell needs none."""
    found = known().get(figure_id)
    return (found.fa, found.en) if found else ("", "")
