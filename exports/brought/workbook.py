"""A workbook brought back: unpacked within limits, no entity resolved, no formula worked out."""

import re
import warnings
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import openpyxl

from exports.brought import reasons
from exports.brought.recount import EXPANDED_BYTES, Brought, Changed, Cut, NotOurs, Recount, Refused

MOST_PARTS = 200
PART_BYTES = 2**28           # of every part but a sheet: such parts are held in memory
_LETTER = re.compile("_x([0-9A-Fa-f]{4})_")
_DECLARED = (b"<!DOCTYPE", b"<!ENTITY")
_YES_NO = {"=TRUE()": True, "=FALSE()": False}   # as LibreOffice saves yes and no
_HEADERS = 2
_ROWS = 5_000


def read(path: Path) -> Brought:
    """Raises Cut, Changed, NotOurs or Refused."""
    try:
        with ZipFile(path) as archive:
            _check(archive)
    except BadZipFile as failure:
        raise Cut from failure
    with path.open("rb") as file:            # by its name openpyxl refuses what does not end in .xlsx
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what other programs put in; values are all that is read
            book = openpyxl.load_workbook(file, read_only=True, data_only=False, keep_links=False)
        try:
            return _read(book)
        finally:
            book.close()


def _check(archive: ZipFile) -> None:
    parts = archive.infolist()
    if "xl/workbook.xml" not in archive.namelist():
        raise NotOurs
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > EXPANDED_BYTES:
        raise Refused(reasons.UNFOLDS)
    for part in parts:
        if part.file_size > PART_BYTES and not part.filename.startswith("xl/worksheets/sheet"):
            raise Refused(reasons.PART)
        _check_plain(archive, part.filename)


def _check_plain(archive: ZipFile, name: str) -> None:
    """No part may declare entities, nor be written so that this could not be seen."""
    with archive.open(name) as file:
        before = b""
        while chunk := file.read(2**20):
            if name.endswith((".xml", ".rels")) and (
                b"\0" in chunk[:64] or any(word in before + chunk for word in _DECLARED)
            ):
                raise Refused(reasons.ENTITIES)
            before = chunk[-16:]


def _read(book: Any) -> Brought:
    *sheets, last = book.worksheets
    entries = _entries(last)
    if "format" not in entries:
        raise NotOurs
    recount = Recount(entries)
    said = _number(entries.get("end rows", [""])[0])
    for sheet in sheets:
        _read_sheet(sheet, recount, said)
    return recount.found("xlsx", entries, said, entries.get("sha256", [""])[0])


def _entries(sheet: Any) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in sheet.iter_rows(max_row=100_000, max_col=3, values_only=True):
        if len(row) == len(("key", "label", "text")) and row[0] is not None:
            found[_text(row[0])].append(_text(row[2] or ""))
    return dict(found)


def _read_sheet(sheet: Any, recount: Recount, said: int) -> None:
    wide = len(recount.names)
    rows = _rows(sheet, wide)
    heads = list(islice(rows, _HEADERS))
    if len(heads) < _HEADERS or heads[1] != recount.names:
        raise Changed(reasons.SHEETS)
    taken: list[Sequence[Any]] = []
    for row in rows:
        # Programs that save a workbook again may leave empty rows behind the last.
        if recount.rows + len(taken) < said or any(value is not None for value in row):
            taken.append(row)
        if len(taken) == _ROWS:
            recount.add(taken)
            taken = []
    recount.add(taken)


def _rows(sheet: Any, wide: int) -> Iterator[list[Any]]:
    for cells in sheet.iter_rows():
        values = [_value(cell) for cell in cells]
        if any(value is not None for value in values[wide:]):
            raise Changed(reasons.BESIDE)
        yield (values + [None] * wide)[:wide]


def _value(cell: Any) -> Any:
    if cell.data_type == "f" and cell.value in _YES_NO:
        return _YES_NO[cell.value]
    if cell.data_type == "f":
        raise Changed(reasons.FORMULA, cell.coordinate)
    return _text(cell.value) if isinstance(cell.value, str) else cell.value


def _text(value: Any) -> str:
    """Letters written by their number are read by nobody before us."""
    return _LETTER.sub(lambda found: chr(int(found[1], 16)), str(value))


def _number(text: str) -> int:
    if not text.isdigit():
        raise Changed(reasons.ABOUT)
    return int(text)
