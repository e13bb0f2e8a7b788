"""The tables of the paper as a workbook: real numbers, right to left, nothing a spreadsheet would run."""

from dataclasses import replace
from io import BytesIO

import openpyxl

from reports import workbook
from reports.model import Chapter, Column, Headlines, Line, Paper, Table


def opened(paper: Paper) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(workbook.xlsx(paper)))


def written(value: float | None) -> float | None:
    """A number with the 16 digits that a workbook holds."""
    return None if value is None else float(f"{value:.16G}")


def test_every_figure_stands_as_a_number_in_its_cell(paper: Paper) -> None:
    book = opened(paper)
    headlines = [part for chapter in paper.chapters for part in chapter.parts if isinstance(part, Headlines)]
    sheets = book.worksheets[1 + len(headlines) :]    # after the list of tables and the headline figures
    assert len(paper.tables) == len(sheets)
    for table, sheet in zip(paper.tables, sheets, strict=True):
        names = 1 + bool(table.beside) + table.by_unit
        rows = sheet.iter_rows(min_row=5, max_row=4 + len(table.lines), min_col=names + 1,
                               max_col=names + len(table.columns), values_only=True)
        assert [tuple(written(value) for value in line.values) for line in table.lines] == [*rows]


def test_sheets_run_from_right_to_left_with_their_heading_frozen(paper: Paper) -> None:
    book = opened(paper)
    assert all(sheet.sheet_view.rightToLeft for sheet in book.worksheets)
    assert all(sheet.freeze_panes for sheet in book.worksheets)


def test_the_list_of_tables_leads_to_each(paper: Paper) -> None:
    contents = opened(paper).worksheets[0]
    targets = [contents.cell(row, 1).hyperlink.location for row in range(5, 5 + len(paper.tables))]
    assert [f"'{number}'!A1" for number in range(1, len(paper.tables) + 1)] == targets


def test_nothing_in_a_name_is_run(paper: Paper) -> None:
    names = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "http://example.org", "x" * 40_000, "😀 «نام»\nدو")
    table = Table("t", "=title", "=head", (Column("", "=c", "ha"),),
                  tuple(Line(name, (1.5,)) for name in names))
    sheet = opened(replace(paper, chapters=(Chapter("c", (table,)),))).worksheets[1]
    found = [sheet.cell(row, 1) for row in range(5, 5 + len(names))]
    assert {"s"} == {cell.data_type for cell in found}
    assert [name[:32_767] for name in names] == [cell.value for cell in found]
    assert not any(cell.hyperlink for cell in found)
