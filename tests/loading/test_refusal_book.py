"""What was refused comes back as a workbook: faulty cells marked, texts never formulas."""

import csv
from pathlib import Path

import openpyxl

from data_access.loading import refusal_book
from data_access.loading.refusals import Refusal, Report
from tests.loading.stand import PARK, PARKS, Place

FAULT = "FFF8C9C9"


def marked(book: openpyxl.Workbook, sheet: str) -> dict[str, str]:
    """The coloured cells of a sheet with their notes."""
    return {
        cell.coordinate: cell.comment.text if cell.comment else ""
        for row in book[sheet].iter_rows() for cell in row if cell.fill.fgColor.rgb == FAULT
    }


def test_faulty_cells_are_marked_with_value_rule_and_remedy(embedded: Place, tmp_path: Path) -> None:
    """The province of the second row and the kind of the third are wrong; nothing else is touched."""
    path = embedded.xlsx("parks", {"park": [
        PARKS, PARK, ("دو", "قمم", *PARK[2:]), ("سه", "قم", "کارخانه", *PARK[3:]),
    ]})
    report = embedded.load(path)
    refusal_book.write(report, [path], tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert ["ردشده‌ها", "park"] == book.sheetnames
    found = marked(book, "park")
    assert {"B3", "C4"} == set(found)
    assert "قمم" in found["B3"]
    assert "not_province" in found["B3"]
    assert report.refusals[0].fa in found["B3"]
    assert report.refusals[0].en in found["B3"]
    assert [cell.value for cell in book["park"][2]] == list(PARK)
    assert all(sheet.sheet_view.rightToLeft for sheet in book)


def test_the_first_sheet_lists_every_refusal_and_leads_to_its_cell(embedded: Place, tmp_path: Path) -> None:
    path = embedded.xlsx("parks", {"park": [PARKS, ("دو", "قمم", "کارخانه", *PARK[3:])]})
    report = embedded.load(path)
    refusal_book.write(report, [path], tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [(each.file, each.sheet, str(each.row), each.column, each.value, each.rule, each.fa, each.en)
            for each in report.refusals] == rows
    assert ["'park'!B2", "'park'!C2"] == sorted(
        str(row[2].hyperlink.location) for row in sheet.iter_rows(min_row=2)
    )


def test_no_text_of_a_file_becomes_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "park.csv"
    nasty = ["=1+1", "+cmd", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x")', "http://example.org"]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["name_fa", "province_code"], *([text, text] for text in nasty)])
    refusals = tuple(
        Refusal("park.csv", "", row, "province_code", text, "not_province")
        for row, text in enumerate(nasty, 2)
    )
    refusal_book.write(Report({}, refusals), [path], tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert nasty == [book["park"].cell(row, 1).value for row in range(2, len(nasty) + 2)]


def test_of_a_large_file_only_faulty_rows_come_back_with_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "park.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name_fa", "province_code"])
        writer.writerows([f"شهرک {number}", "x" * 40] for number in range(60_000))
    assert path.stat().st_size > refusal_book.WHOLE
    refusals = (Refusal("park.csv", "", 3, "province_code", "x", "not_province"),
                Refusal("park.csv", "", 50_000, "province_code", "x", "not_province"))
    refusal_book.write(Report({}, refusals, more=59_998), [path], tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert [("سطر / Row", "name_fa"), (3, "شهرک 1"), (50_000, "شهرک 49998")] == [
        (row[0], row[1]) for row in book["park"].iter_rows(values_only=True)
    ]
    assert {"C2", "C3"} == set(marked(book, "park"))
    assert "59998" in str(book.worksheets[0]["A4"].value)


def test_a_file_that_cannot_be_opened_is_told_of_in_the_list_alone(tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"no workbook")
    refusal = Refusal("broken.xlsx", "", 0, "", "", "broken_book", "BadZipFile")
    refusal_book.write(Report({}, (refusal,)), [tmp_path / "broken.xlsx"], tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert ["ردشده‌ها"] == book.sheetnames
    assert "broken.xlsx" == book.worksheets[0]["A2"].value


def test_names_of_sheets_that_no_workbook_can_have_are_changed(tmp_path: Path) -> None:
    path = tmp_path / ("a[b]:c" + "x" * 40 + ".csv")
    path.write_text("name_fa\nx\n", encoding="utf-8")
    report = Report({}, (Refusal(path.name, "", 2, "name_fa", "x", "not_province"),))
    refusal_book.write(report, [path], tmp_path / "out.xlsx")
    assert 31 >= len(openpyxl.load_workbook(tmp_path / "out.xlsx").sheetnames[1])
