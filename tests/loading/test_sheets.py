"""Rules for whole files, sheets, headers and rows; each refuses all."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data_access.loading.refusals import FileRefused
from tests.loading.stand import PARK, PARKS, PLOT, PLOTS, Place, rules


def test_cells_left_out_at_the_end_of_a_workbook_row_are_empty(embedded: Place) -> None:
    embedded.load(embedded.csv("park", PARKS, PARK))
    book = embedded.xlsx("all", {"plot": [[*PLOTS, "until"], PLOT]})
    assert () == embedded.load(book, dry_run=True).refusals


@pytest.mark.parametrize(("header", "row", "found"), [
    ((*PLOTS, "colour"), (*PLOT, "x"), (1, "colour", "unknown_column")),
    ((*PLOTS, "since"), (*PLOT, "1401/01/01"), (1, "since", "twice_column")),
    (PLOTS[:-1], PLOT[:-1], (1, "since", "missing_column")),
    ((*PLOTS, ""), (*PLOT, "x"), (1, "8", "no_header")),
    (PLOTS, PLOT[:-1], (2, "", "ragged")),
    (PLOTS, (*PLOT, "more"), (2, "", "ragged")),
    (PLOTS, (*PLOT[:-1], "1420/01/01"), (2, "since", "future")),
    ((*PLOTS, "until"), (*PLOT, "1401/02/03"), None),
    (PLOTS, (*PLOT[:4], "", *PLOT[5:]), (2, "status", "required")),
])
def test_a_sheet_with_a_fault_is_refused(
    embedded: Place, header: tuple[str, ...], row: tuple[str, ...], found: tuple[Any, ...] | None
) -> None:
    report = embedded.load(embedded.csv("park", PARKS, PARK), embedded.csv("plot", header, row), dry_run=True)
    assert ([found] if found else []) == rules(report)


@pytest.mark.parametrize(("name", "content", "said"), [
    ("plot.csv", b"", "empty"), ("plot.csv", b"\xff\xfei\0d\0", "UTF-16"), ("plot.csv", b"id\0", "NUL"),
    ("plot.csv", "وضعيت".encode("cp1256"), "UTF-8"), ("plot.xls", b"x", "XLSX"),
    ("things.csv", b"id\n1\n", "table"),
    ("plot.xlsx", b"PK", "broken"), ("plot.xlsm", b"PK", "macros"),
])
def test_a_file_that_cannot_be_read_is_told(embedded: Place, name: str, content: bytes, said: str) -> None:
    path = embedded.folder / name
    path.write_bytes(content)
    with pytest.raises(FileRefused) as refused:
        embedded.load(path)
    assert said in refused.value.en


def saved(place: Place, change: Any) -> Path:
    path = place.xlsx("all", {"park": [PARKS, PARK]})
    book = openpyxl.load_workbook(path)
    change(book["park"])
    book.save(path)
    book.close()
    return path


@pytest.mark.parametrize(("change", "found"), [
    (lambda sheet: sheet.__setitem__("A2", "=B2"), (2, "name_fa", "formula")),
    (lambda sheet: sheet.__setitem__("A2", 12), (2, "name_fa", "number_in_text")),
    (lambda sheet: sheet.merge_cells("A2:A3"), (0, "", "merged")),
    (lambda sheet: setattr(sheet, "title", "Sheet1"), (0, "", "unknown_entity")),
    (lambda sheet: sheet.__setitem__("H2", "note"), (2, "", "beside")),
])
def test_a_workbook_with_a_fault_is_refused(embedded: Place, change: Any, found: tuple[Any, ...]) -> None:
    assert [found] == rules(embedded.load(saved(embedded, change), dry_run=True))
