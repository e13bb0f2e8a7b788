"""Reads a CSV file of one table: UTF-8 only, one delimiter, every record to its end or a refusal."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from data_access.loading.entities import Entity
from data_access.loading.refusals import Refusal, refused
from data_access.loading.sheets import Rows, RowsCut, Sheet, columns_of, headers
from data_access.place_names import normalise

DELIMITERS = ",;\t"
_BLOCK = 1024**2
_LONGEST = 100_000   # letters of a cell
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def sheet_of(path: Path, entity: Entity) -> tuple[Sheet, list[Refusal]]:
    """The rows of the file as those of the entity, and what is wrong with its header. Raises FileRefused."""
    _check_encoding(path)
    first = next(_lines(path), "")
    delimiter = _delimiter(path.name, entity, first)
    header = next(_records(path, delimiter), (1, []))[1]
    columns, wrong = columns_of(path.name, "", entity, header)

    def rows() -> Rows:
        records = _records(path, delimiter)
        next(records, None)
        for row, cells in records:
            if any(cells):
                yield row, tuple(cells)   # of texts only, which the garbage collector need not visit

    return Sheet(path.name, "", entity, columns, delimiter != ";", rows), wrong


def _check_encoding(path: Path) -> None:
    """Raises FileRefused for bytes that are no UTF-8 text, before a row is read."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        start = file.read(4)
        if start.startswith(_UTF16):
            raise refused("encoding", path.name, "UTF-16")
        file.seek(0)
        while block := file.read(_BLOCK):
            if b"\0" in block:
                raise refused("nul", path.name)
            try:
                decoder.decode(block)
            except UnicodeDecodeError as failure:
                raise refused("encoding", path.name, _guess(failure.object)) from failure
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as failure:
            raise refused("encoding", path.name, "cut") from failure


def _guess(block: bytes) -> str:
    """What the bytes may be instead, in a word for the reader; never used to read them."""
    try:
        text = block.decode("cp1256")
    except UnicodeDecodeError:
        return "?"
    return "Windows-1256?" if sum("\u0600" <= letter <= "\u06ff" for letter in text) > len(text) / 20 else "?"


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield file.readline(_LONGEST)


def _delimiter(file: str, entity: Entity, first: str) -> str:
    """The one delimiter that makes known columns of the first line. Raises FileRefused."""
    there = [each for each in DELIMITERS if each in first]
    if len(there) <= 1:
        return there[0] if there else ","
    known = headers(entity)
    counted = {}
    for each in there:
        cells = next(csv.reader([first], delimiter=each), [])
        counted[each] = sum(normalise(cell) in known for cell in cells) if len(cells) > 1 else 0
    best = max(counted, key=lambda each: counted[each])
    if not counted[best] or list(counted.values()).count(counted[best]) > 1:
        raise refused("delimiter", file)
    return best


def _records(path: Path, delimiter: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Number of the row, as a spreadsheet counts them, and its cells. Raises RowsCut."""
    row = 0
    csv.field_size_limit(_LONGEST)
    with path.open(encoding="utf-8-sig", newline="") as file:
        records = csv.reader(file, delimiter=delimiter, strict=True)
        while True:
            row += 1
            try:
                cells = next(records, None)
            except csv.Error as failure:
                rule = "too_long" if "larger" in str(failure) else "quotes"
                raise RowsCut(row, rule, str(_LONGEST) if rule == "too_long" else "") from failure
            if cells is None:
                return
            yield row, cells
