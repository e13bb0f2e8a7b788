"""Figures that a load restated: the same question to the database before it and after it."""

from collections.abc import Sequence

import pandas as pd

from common.figures import known
from data_access.database import Database
from metrics import compute, registry
from metrics.scope import Scope

COLUMNS = ("code", "province", "old", "new", "difference")
SAME = 1e-9   # relative; sums of the same rows in another order differ less
PLACED = ("province",)
NOTHING = pd.DataFrame(columns=COLUMNS)
Figures = dict[tuple[str, str | None], float | None]
Line = tuple[str, str | None, float | None, float | None, float | None]


def restated(before: Database, after: Database, codes: Sequence[str], scope: Scope) -> pd.DataFrame:
    """Figures that differ: a row per indicator and province (None = all provinces of the scope together).

    `old` and `new` are in the indicator's unit, NaN = unknown; `difference` is NaN where one is unknown.
    Raises what `metrics.compute` raises.
    """
    if not codes:
        return NOTHING.copy()
    rows = [
        line for asked in (_country, _places)
        for line in _lines(asked(before, codes, scope), asked(after, codes, scope))
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS, dtype=object)   # None stays None
    return frame.astype(dict.fromkeys(COLUMNS[2:], "float64"))


def _country(database: Database, codes: Sequence[str], scope: Scope) -> Figures:
    row = compute.breakdown(codes, scope, (), database).to_dict("records")[0]
    return {(code, None): known(row[code]) for code in codes}


def _places(database: Database, codes: Sequence[str], scope: Scope) -> Figures:
    """The figures that can be split by province, of each province."""
    placed = [code for code in codes if _by_province(code)]
    if not placed:
        return {}
    found = compute.breakdown(placed, scope, PLACED, database).to_dict("records")
    return {(code, row["province"]): known(row[code]) for row in found for code in placed}


def _by_province(code: str) -> bool:
    return all("province" in fact.dimensions for fact in registry.get(code).facts)


def _lines(old: Figures, new: Figures) -> list[Line]:
    lines: list[Line] = []
    for code, province in dict.fromkeys([*old, *new]):
        before, after = old.get((code, province)), new.get((code, province))
        if not _same(before, after):
            step = None if before is None or after is None else after - before
            lines.append((code, province, before, after, step))
    return lines


def _same(before: float | None, after: float | None) -> bool:
    if before is None or after is None:
        return before is after
    return abs(after - before) <= SAME * max(abs(before), abs(after))
