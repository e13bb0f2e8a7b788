"""The country as a map of 31 equal tiles, so that a small province shows as much as a large one.

The layout is our own, made from the outlines: provinces with a common border side by side where it goes,
north up and west on the left in every language.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from common.settings import ROOT

FILE = ROOT / "assets/geo/province_tiles.csv"


@dataclass(frozen=True)
class Tile:
    """Where a province stands: columns from west to east, rows from north to south, both from 0 on."""

    column: int
    row: int

    def beside(self, other: "Tile") -> bool:
        """Whether two tiles touch, be it at a corner."""
        return max(abs(self.column - other.column), abs(self.row - other.row)) == 1


@cache
def tiles() -> Mapping[str, Tile]:
    """Province code to its tile; none is shared."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines))
    return {row["province_code"]: Tile(int(row["column"]), int(row["row"])) for row in found}


def size() -> tuple[int, int]:
    """How many columns and rows the map has."""
    found = tiles().values()
    return max(tile.column for tile in found) + 1, max(tile.row for tile in found) + 1
