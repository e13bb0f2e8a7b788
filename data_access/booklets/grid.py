"""A booklet's file as plain rows of cells: a workbook or a CSV, small enough to be held at once."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from common.errors import DashboardError

LARGEST, LARGEST_UNPACKED = 20 * 1024**2, 200 * 1024**2   # bytes of the file, and of what it unpacks to
MOST_ROWS, MOST_COLUMNS = 2_000, 1_000
HEAD_LINES = 20   # in which the delimiter is looked for
FORMULA = "=?"   # stands for any formula: its result may be stale, so it is refused
NOT_READ = ("راهنما", "فهرست‌ها")   # sheets of our own templates that hold no figures


class BookletRefused(DashboardError):
    """The file as a whole cannot be read as a booklet."""


@dataclass(frozen=True)
class Sheet:
    """The cells of a sheet from its first row and column on: text, a number, or None where it is empty."""

    name: str
    rows: Sequence[Sequence[str | Decimal | None]]


def sheets(path: Path) -> list[Sheet]:
    """The sheets that hold anything. Raises BookletRefused for a file that is no workbook and no CSV."""
    try:
        if path.stat().st_size > LARGEST:
            raise _refused("بزرگ‌تر از ۲۰ مگابایت است", "is larger than 20 MB")
        found = _workbook(path) if path.suffix.lower() == ".xlsx" else [_text(path)]
    except BookletRefused:
        raise
    except (OSError, BadZipFile, ValueError, KeyError, TypeError, csv.Error, SyntaxError) as failure:
        raise _refused("خوانده نشد", f"cannot be read ({type(failure).__name__})") from failure
    return [sheet for sheet in found if sheet.rows]


def _workbook(path: Path) -> list[Sheet]:
    with ZipFile(path) as packed:
        if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
            raise _refused("پس از باز شدن بسیار بزرگ است", "unpacks to more than a workbook should")
    book = load_workbook(path, read_only=True)
    try:
        return [
            Sheet(sheet.title, _trimmed(_cells(sheet)))
            for sheet in book.worksheets if sheet.sheet_state == "visible" and sheet.title not in NOT_READ
        ]
    finally:
        book.close()


def _cells(sheet: Any) -> Iterator[list[str | Decimal | None]]:
    for count, row in enumerate(sheet.iter_rows(), 1):
        if count > MOST_ROWS or len(row) > MOST_COLUMNS:
            raise _refused("سطر یا ستون بیش از اندازه دارد", "has more rows or columns than a booklet")
        yield [_cell(cell) for cell in row]


def _cell(cell: Any) -> str | Decimal | None:
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        return FORMULA
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = Decimal(repr(value))
        return number * 100 if "%" in str(cell.number_format) else number
    return str(value)


def _text(path: Path) -> Sheet:
    text = path.read_bytes().decode("utf-8-sig")
    if "\0" in text:
        raise _refused("نویسهٔ تهی دارد و متن نیست", "holds NUL characters and is no text")
    first = "".join(text.splitlines(keepends=True)[:HEAD_LINES])   # titles above the table have none
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    cells: list[list[str | Decimal | None]] = []
    for row in rows:
        if len(cells) >= MOST_ROWS or len(row) > MOST_COLUMNS:
            raise _refused("سطر یا ستون بیش از اندازه دارد", "has more rows or columns than a booklet")
        cells.append([cell if cell.strip() else None for cell in row])
    return Sheet("", _trimmed(iter(cells)))


def _trimmed(rows: Iterator[list[str | Decimal | None]]) -> list[list[str | Decimal | None]]:
    """Without the empty rows at the end; none at all for an empty sheet."""
    found = list(rows)
    while found and not any(cell is not None for cell in found[-1]):
        found.pop()
    return found


def _refused(fa: str, en: str) -> BookletRefused:
    return BookletRefused(
        f"پرونده {fa}؛ شاخص‌نامه را به صورت XLSX یا «CSV UTF-8» ذخیره کنید.",
        f"The file {en}: save the booklet as XLSX or as CSV UTF-8.",
    )
