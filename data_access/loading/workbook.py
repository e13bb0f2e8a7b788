"""Reads a workbook, one table per sheet; formulas, merged cells and errors are refused."""

import re
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile
from zlib import error as broken_part

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from data_access.loading.columns import Marked
from data_access.loading.entities import Entity
from data_access.loading.refusals import FileRefused, Refusal, refused
from data_access.loading.sheets import Rows, RowsCut, Sheet, columns_of, entity_named
from data_access.place_names import normalise

IGNORED = frozenset(map(normalise, ("راهنما", "فهرست‌ها")))   # the sheets of help in our own templates
MOST_PARTS, MOST_BYTES, PART_BYTES = 2_000, 4 * 1024**3, 512 * 1024**2
_DECLARED = (b"<!DOCTYPE", b"<!ENTITY")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([^"]{1,40})"')
_LETTER = re.compile("_x([0-9A-Fa-f]{4})_")
_BROKEN = (
    BadZipFile, broken_part, InvalidFileException, KeyError, ValueError, TypeError, AttributeError,
    IndexError, SyntaxError, EOFError, OSError, NotImplementedError,
)
_OVERLAP = 64


def sheets_of(path: Path, entity: Entity | None) -> tuple[list[Sheet], list[Refusal]]:
    """The sheets that hold rows, and what is wrong with sheets and headers. Raises FileRefused."""
    try:
        with ZipFile(path) as archive:
            merged = _checked(path.name, archive)
        with closing(_opened(path)) as book:
            return _sheets(path, book, merged, entity)
    except FileRefused:
        raise
    except _BROKEN as failure:
        raise refused("broken_book", path.name, type(failure).__name__) from failure


def _opened(path: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")   # of what other programs put in; values are all that is read
        return openpyxl.load_workbook(path, read_only=True, data_only=False, keep_links=False)


def _checked(file: str, archive: ZipFile) -> dict[str, str]:
    """The merged cells by part. Raises FileRefused for what is unsafe to unpack."""
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if any(name.endswith("vbaProject.bin") for name in names):
        raise refused("macro", file)
    if "xl/workbook.xml" not in names or any(part.flag_bits & 1 for part in parts):
        raise refused("too_old_format", file)
    small = [part for part in parts if not part.filename.startswith("xl/worksheets/")]
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise refused("unpacks", file, f"{len(parts)}")
    if any(part.file_size > PART_BYTES for part in small) or len(set(names)) < len(names):
        raise refused("unpacks", file, "parts")
    return {name: found for name in names if (found := _scan(file, archive, name))}


def _scan(file: str, archive: ZipFile, name: str) -> str:
    """The first merged cells of a part; refuses parts that declare entities or hide that they do."""
    if not name.endswith((".xml", ".rels")):
        return ""
    with archive.open(name) as part:
        before = b""
        while block := part.read(2**20):
            text = before + block
            if b"\0" in block[:64] or any(word in text for word in _DECLARED):
                raise refused("unpacks", file, "DOCTYPE")
            if name.startswith("xl/worksheets/") and (found := _MERGED.search(text)):
                return found[1].decode("ascii", "replace")
            before = block[-_OVERLAP:]
    return ""


def _sheets(
    path: Path, book: Any, merged: dict[str, str], asked: Entity | None
) -> tuple[list[Sheet], list[Refusal]]:
    found: list[Sheet] = []
    wrong: list[Refusal] = []
    shown = [sheet for sheet in book.worksheets if normalise(sheet.title) not in IGNORED]
    for sheet in shown:
        if _is_empty(sheet):
            continue
        entity = asked if asked and len(shown) == 1 else entity_named(sheet.title)
        rule, detail = _refused(sheet, entity, merged)
        if rule or entity is None:
            wrong.append(Refusal(path.name, sheet.title, 0, "", "", rule, detail))
            continue
        header = next(_cells(sheet), (1, []))[1]
        columns, faults = columns_of(path.name, sheet.title, entity, _trimmed(header))
        wrong += faults
        if not faults:   # rows under a wrong header cannot be judged
            found.append(Sheet(path.name, sheet.title, entity, columns, False, _rows(path, sheet.title)))
    return found, wrong


def _refused(sheet: Any, entity: Entity | None, merged: dict[str, str]) -> tuple[str, str]:
    if entity is None:
        return "unknown_entity", str(sheet.title)
    if sheet.sheet_state != "visible":
        return "hidden_sheet", ""
    part = str(sheet._worksheet_path).lstrip("/")  # noqa: SLF001 - read-only sheets do not tell otherwise
    return ("merged", merged[part]) if part in merged else ("", "")


def _is_empty(sheet: Any) -> bool:
    """Nothing below the header: a table the steward left out of the template."""
    rows = _cells(sheet)
    next(rows, None)
    return next(rows, None) is None


def _rows(path: Path, title: str) -> Any:
    def rows() -> Rows:
        row = 0
        try:
            with closing(_opened(path)) as book:
                lines = _cells(book[title])
                next(lines, None)
                for row, cells in lines:
                    yield row, tuple(cells)   # rows of a workbook end with their last filled cell
        except _BROKEN as failure:
            raise RowsCut(row + 1, "broken_book", type(failure).__name__) from failure

    return rows


def _cells(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    """Number and cells of every row that is not empty, and of the first one always."""
    sheet.reset_dimensions()   # what other programs write there is often wrong
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for number, cells in enumerate(sheet.iter_rows(), 1):
            values = [_value(cell) for cell in cells]
            if number == 1 or any(value is not None for value in values):
                yield number, values


def _value(cell: Any) -> Any:
    value = cell.value
    if value is None or value.__class__ is int:
        return value
    if cell.data_type == "f":
        return Marked("formula", str(value)[:200])
    if cell.data_type == "e":
        return Marked("error_cell", str(value)[:200])
    if isinstance(value, str):
        found = _LETTER.sub(lambda letter: chr(int(letter[1], 16)), value) if "_x" in value else value
        return found if found.strip() else None
    return value


def _trimmed(cells: list[Any]) -> list[Any]:
    """Without the empty cells at the end."""
    while cells and cells[-1] is None:
        cells = cells[:-1]
    return cells
