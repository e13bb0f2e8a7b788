"""The reader's own files with every faulty cell marked and how to mend it, as one workbook."""

import csv
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from zipfile import BadZipFile

import openpyxl
import xlsxwriter

from data_access.loading.marking import Marking
from data_access.loading.refusals import Refusal, plain
from data_access.loading.sheets import entity_named, headers
from data_access.place_names import normalise

FIRST = "ردشده‌ها"
COLUMNS = (
    ("پرونده / File", 24), ("برگه / Sheet", 20), ("سطر / Row", 10), ("ستون / Column", 24),
    ("مقدار / Value", 26), ("قاعده / Rule", 16), ("چگونه درست شود", 60), ("How to mend it", 60),
)
WHOLE = 3 * 1024**2   # bytes up to which a file is given back whole; of larger ones only the faulty rows
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


class Refused(Protocol):
    """What was refused, of a load or of a booklet."""

    @property
    def refusals(self) -> tuple[Refusal, ...]: ...
    @property
    def more(self) -> int: ...


@dataclass
class _Book:
    book: xlsxwriter.Workbook
    looks: dict[str, Any]
    used: set[str] = field(default_factory=set)
    at: dict[Refusal, str] = field(default_factory=dict)   # where each one is marked

    def sheet(self, name: str) -> tuple[str, Any]:
        """A new sheet of a name that a workbook can have and that is not there yet."""
        kept = plain(name).translate(_FORBIDDEN).strip()[:25] or "1"
        tried, number = kept, 1
        while tried.casefold() in self.used:
            number += 1
            tried = f"{kept} {number}"
        self.used.add(tried.casefold())
        made = self.book.add_worksheet(tried)
        made.right_to_left()
        return tried, made


def write(report: Refused, paths: Iterable[Path], out: Path) -> None:
    """Writes the workbook: a list of all refusals, then each file's sheets that have any.

    Texts stay texts, whatever they begin with. A file that cannot be opened is told of in the list alone.
    """
    options = {
        "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "constant_memory": True, "default_date_format": "yyyy-mm-dd",
    }
    with xlsxwriter.Workbook(str(out), options) as book:
        made = _Book(book, _looks(book), {FIRST.casefold()})
        first = book.add_worksheet(FIRST)
        for path in paths:
            of_file = [each for each in report.refusals if each.file == path.name]
            _file(made, path, of_file)
        _list(first, made, report.refusals, report.more)
        first.activate()


def _looks(book: xlsxwriter.Workbook) -> dict[str, Any]:
    return {
        "head": book.add_format({"bold": True, "bg_color": "#0B5C8A", "font_color": "#FFFFFF", "border": 1}),
        "fault": book.add_format({"bg_color": "#F8C9C9", "font_color": "#7A0C0C", "border": 2, "bold": True}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top", "reading_order": 2}),
        "ltr": book.add_format({"text_wrap": True, "valign": "top", "reading_order": 1}),
        "number": book.add_format({"italic": True, "font_color": "#4A5763"}),
    }


def _list(sheet: Any, made: _Book, refusals: Sequence[Refusal], more: int) -> None:
    """All refusals, each with a link to its cell."""
    sheet.right_to_left()
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.freeze_panes(1, 0)
    for place, (title, width) in enumerate(COLUMNS):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, title, made.looks["head"])
    for row, each in enumerate(refusals, 1):
        sheet.set_row(row, 32)
        texts = (each.file, each.sheet, "", each.column, each.value, each.rule, each.fa, each.en)
        for place, text in enumerate(texts):
            look = made.looks["ltr" if place == len(texts) - 1 else "wrap"]
            sheet.write_string(row, place, plain(text) if place < len(texts) - 3 else text, look)
        if each.row and each in made.at:
            sheet.write_url(row, 2, f"internal:{made.at[each]}", string=str(each.row))
        elif each.row:
            sheet.write_number(row, 2, each.row)
    if more:
        told = f"و {more} مورد دیگر از همین قاعده‌ها / and {more} more of these rules"
        sheet.write_string(len(refusals) + 1, 0, told, made.looks["wrap"])
    sheet.autofilter(0, 0, len(refusals), len(COLUMNS) - 1)


def _file(made: _Book, path: Path, refusals: Sequence[Refusal]) -> None:
    by_sheet: dict[str, list[Refusal]] = defaultdict(list)
    for each in refusals:
        by_sheet[each.sheet].append(each)
    for name, found in by_sheet.items():
        try:
            with closing(_rows(path, name)) as rows:
                _copy(made, name or path.stem, rows, found, whole=path.stat().st_size <= WHOLE)
        except (OSError, BadZipFile, ValueError, KeyError, csv.Error, SyntaxError, TypeError):
            continue


def _rows(path: Path, sheet: str) -> Generator[Sequence[Any]]:
    """The cells of a sheet as they stand; formulas as their text."""
    if path.suffix.lower() == ".xlsx":
        with closing(openpyxl.load_workbook(path, read_only=True, keep_links=False)) as book:
            opened = book[sheet]
            opened.reset_dimensions()
            yield from opened.iter_rows(values_only=True)
        return
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        delimiter = max(",;\t", key=file.readline().count)
        file.seek(0)
        yield from csv.reader(file, delimiter=delimiter)


def _copy(
    made: _Book, name: str, rows: Iterator[Sequence[Any]], refusals: Sequence[Refusal], *, whole: bool,
) -> None:
    """The sheet with its faults marked: whole, or its head and faulty rows with their numbers."""
    head = list(next(rows, ()))
    tried, sheet = made.sheet(name)
    by_row: dict[int, list[Refusal]] = defaultdict(list)
    for each in refusals:
        by_row[max(each.row, 1)].append(each)
    last = max(by_row)
    marking = Marking(sheet, tried, _places(name, head), made.looks, made.at, numbered=not whole)
    marking.row(1, head, by_row.get(1, ()))
    for number, cells in enumerate(rows, 2):
        if whole or number in by_row:
            marking.row(number, cells, by_row.get(number, ()))
        elif number > last:
            break


def _places(name: str, head: Sequence[Any]) -> Mapping[str, int]:
    """What a refusal may call a column to its place: the heading as it stands, and the code behind it."""
    entity = entity_named(name)
    known = headers(entity) if entity else {}
    found: dict[str, int] = {}
    for place, cell in enumerate(head):
        text = str(cell).strip() if cell is not None else ""
        found.setdefault(text[:60], place)
        if column := known.get(normalise(text.removesuffix("*"))):
            found.setdefault(column.code, place)
    return found
