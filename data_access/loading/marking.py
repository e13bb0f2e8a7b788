"""Marks the faulty cells of a sheet: a colour, a frame and a note that says rule and remedy."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl.utils import column_index_from_string
from xlsxwriter.utility import xl_rowcol_to_cell

from data_access.loading.refusals import Refusal, plain

MOST_NOTES = 5_000   # notes of one sheet; beyond them cells are coloured only
LONGEST = 32_000     # letters of a cell
LONGEST_NOTE = 2_000
LETTERS = 3          # of a column of a workbook
ROW_HEAD = "سطر / Row"


@dataclass
class Marking:
    """One sheet under way; rows are written in order. `at` takes where each refusal is marked."""

    sheet: Any
    name: str
    places: Mapping[str, int]   # what a refusal calls a column to its place in the file
    looks: Mapping[str, Any]
    at: dict[Refusal, str]
    numbered: bool              # the first column holds the numbers of the rows in the file
    _next: int = 0
    _notes: int = 0

    def row(self, number: int, cells: Sequence[Any], refusals: Sequence[Refusal]) -> None:
        """The next row of the sheet, which is row `number` of the file."""
        faults: dict[int, list[Refusal]] = defaultdict(list)
        for each in refusals:
            faults[self._place(each)].append(each)
        shift = 1 if self.numbered else 0
        if self.numbered:
            self._number(number)
        for place in range(max(len(cells), *(known + 1 for known in (*faults, 0)))):
            value = cells[place] if place < len(cells) else None
            if place in faults:
                self._fault(place + shift, value, faults[place])
            else:
                self._plain(place + shift, value)
        self._next += 1

    def _place(self, each: Refusal) -> int:
        """Of a whole row it is its first cell."""
        if each.column in self.places:
            return self.places[each.column]
        letters = each.column.isascii() and each.column.isupper() and len(each.column) <= LETTERS
        if letters and each.column.isalpha():
            return int(column_index_from_string(each.column)) - 1
        return int(each.column) - 1 if each.column.isdecimal() and each.column.isascii() else 0

    def _number(self, number: int) -> None:
        if number == 1:
            self.sheet.write_string(self._next, 0, ROW_HEAD, self.looks["head"])
        else:
            self.sheet.write_number(self._next, 0, number, self.looks["number"])

    def _plain(self, place: int, value: Any, look: Any = None) -> None:
        """The value as it was; a text is a text, whatever it begins with."""
        if value is None:
            if look is not None:
                self.sheet.write_blank(self._next, place, None, look)
        elif isinstance(value, bool):
            self.sheet.write_boolean(self._next, place, value, look)
        elif isinstance(value, int | float) and abs(value) < 1e300:  # noqa: PLR2004 - neither infinite nor NaN
            self.sheet.write_number(self._next, place, value, look)
        elif isinstance(value, datetime | date):
            self.sheet.write_string(self._next, place, value.isoformat(" ") if isinstance(
                value, datetime) else value.isoformat(), look)
        else:
            self.sheet.write_string(self._next, place, str(value)[:LONGEST], look)

    def _fault(self, place: int, value: Any, refusals: Sequence[Refusal]) -> None:
        self._plain(place, value, self.looks["fault"])
        cell = xl_rowcol_to_cell(self._next, place)
        for each in refusals:
            self.at.setdefault(each, f"'{self.name}'!{cell}")
        if self._notes < MOST_NOTES:
            self._notes += 1
            told = "\n\n".join(_told(each) for each in refusals)[:LONGEST_NOTE]
            self.sheet.write_comment(self._next, place, told, {"x_scale": 2.4, "y_scale": 2.2})


def _told(each: Refusal) -> str:
    value = f"مقدار / value: {plain(each.value)}\n" if each.value else ""
    return f"{value}قاعده / rule: {each.rule}\n{each.fa}\n{each.en}"
