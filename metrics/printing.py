"""Writes rows of an answer for a terminal or another program: an aligned table, CSV or JSON."""

import csv
import json
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

FORMATS = ("table", "csv", "json")


def write(rows: Sequence[Mapping[str, Any]], form: str) -> None:
    """Writes the rows to standard output; unknown is an empty cell, or null."""
    if form == "json":
        print(json.dumps([dict(row) for row in rows], ensure_ascii=False, indent=1))  # noqa: T201
    elif form == "csv":
        writer = csv.DictWriter(sys.stdout, list(rows[0]) if rows else [], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        _table(rows)


def figure(value: float | None) -> float | int | None:
    """A number as short as it is exact: whole ones without decimals.

    >>> figure(3.0), figure(0.5), figure(None), figure(float("nan"))
    (3, 0.5, None, None)
    """
    if value is None or value != value:  # noqa: PLR0124 - NaN is not equal to itself
        return None
    return int(value) if value == int(value) else round(value, 6)


def _table(rows: Sequence[Mapping[str, Any]]) -> None:
    if not rows:
        return
    names = list(rows[0])
    cells = [[_cell(row[name]) for name in names] for row in rows]
    widths = [max(_width(name), *(_width(row[n]) for row in cells)) for n, name in enumerate(names)]
    for line in [names, ["-" * width for width in widths], *cells]:
        print("  ".join(text + " " * (width - _width(text)) for text, width in zip(line, widths, strict=True)).rstrip())  # noqa: T201


def _cell(value: Any) -> str:
    return "—" if value is None else f"{value:,}" if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)


def _width(text: str) -> int:
    """Columns on a terminal: marks and joiners take none."""
    return sum(not unicodedata.combining(char) and unicodedata.category(char) != "Cf" for char in text)
