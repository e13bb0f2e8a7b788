"""Writes rows of an answer for a terminal or another program: an aligned table, CSV or JSON."""

import csv
import json
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from common.figures import known

FORMATS = ("table", "csv", "json")
UNKNOWN = "—"
KEYS = ("park", "zone", "centre")  # numbers that name a row are not written in thousands


def write(rows: Sequence[Mapping[str, Any]], form: str) -> None:
    """Writes to standard output; unknown is a dash in a table, an empty cell in CSV, null in JSON."""
    if form == "json":
        sys.stdout.write(json.dumps([dict(row) for row in rows], ensure_ascii=False, indent=1) + "\n")
    elif form == "csv":
        writer = csv.DictWriter(sys.stdout, list(rows[0]) if rows else [], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    elif rows:
        sys.stdout.writelines(line + "\n" for line in table(rows))


def figure(value: float | None) -> float | int | None:
    """A number as short as it is exact: whole ones without decimals.

    >>> figure(3.0), figure(0.1 + 0.2), figure(None), figure(float("nan"))
    (3, 0.3, None, None)
    """
    number = known(value)
    if number is None:
        return None
    short = round(number, 6)
    return int(short) if short.is_integer() else short


def table(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Lines of a table: numbers to the right, words to the left.

    >>> table([{"code": "a", "value": 1234}, {"code": "bb", "value": None}])
    ['code  value', '----  -----', 'a     1,234', 'bb        —']
    """
    names = list(rows[0])
    columns = [_column(name, [row[name] for row in rows]) for name in names]
    return ["  ".join(cells).rstrip() for cells in zip(*columns, strict=True)]


def _column(name: str, values: Sequence[Any]) -> list[str]:
    """Head, rule and cells of one column, all of one width."""
    numeric = all(value is None or _is_number(value) for value in values)
    cells = [str(value) if name in KEYS else _cell(value) for value in values]
    width = max(_width(text) for text in [name, *cells])
    padded = [(text, " " * (width - _width(text))) for text in [name, "-" * width, *cells]]
    return [space + text if numeric else text + space for text, space in padded]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return UNKNOWN if value is None else f"{value:,}" if _is_number(value) else str(value)


def _width(text: str) -> int:
    """Columns on a terminal: marks and joiners take none."""
    return sum(not unicodedata.combining(char) and unicodedata.category(char) != "Cf" for char in text)
