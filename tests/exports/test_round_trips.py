"""What other programs read back from our files is the table, however nasty its texts."""

import json
import math
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import geopandas as gpd
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from common.spreadsheet import written
from exports import FORMS, BadExport, write
from exports.outgoing import Outgoing
from exports.settling import jalali_of
from exports.workbook import workbook
from metrics.content import Column, Kind
from tests.exports.tables import COLUMNS, clock, content, expected, rows, soffice

GIVEN = rows()
WANTED = expected(GIVEN)
NAMES = [
    "province", "name", "units", "share__1401", "open", "decided_on", "decided_on_jalali", "entered_at",
    "entered_at_jalali",
]
TEXTS = ("province", "name", "decided_on_jalali", "entered_at_jalali")


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """The nasty table as a file of this form."""

    def make(form: str, **how: Any) -> Path:
        path = tmp_path / f"table.{form}"
        write(content(GIVEN, place="province"), form, path, **how)
        return path

    return make


def column(place: int) -> list[Any]:
    return [row[place] for row in WANTED]


def plain(values: Any) -> list[Any]:
    """Unknown as None, whatever a program calls it."""
    return [None if pd.isna(value) else value for value in values]


@pytest.mark.parametrize(("form", "separator"), [("csv", ","), ("tsv", "\t")])
@pytest.mark.parametrize("about", [True, False])
def test_pandas_reads_the_table_past_the_remarks(
    file: Callable[..., Path], form: str, separator: str, about: bool,
) -> None:
    frame = pd.read_csv(
        file(form, about=about), comment="#" if about else None, sep=separator, keep_default_na=False,
        na_values=[""], dtype=dict.fromkeys(TEXTS, str) | {"units": "Int64"}, parse_dates=["decided_on"],
    )
    assert list(frame.columns) == NAMES
    assert [text and written(text) for text in plain(frame["name"])] == column(1)
    assert plain(frame["units"]) == column(2)
    assert plain(frame["share__1401"]) == column(3)
    assert plain(frame["open"]) == column(4)
    assert [each and each.date() for each in plain(frame["decided_on"])] == column(5)
    assert [each and datetime.fromisoformat(each) for each in plain(frame["entered_at"])] == [
        clock(moment) for moment in column(6)
    ]


def test_duckdb_reads_the_table_past_the_remarks(file: Callable[..., Path]) -> None:
    read = duckdb.connect().query(f"SELECT * FROM read_csv('{file('csv')}', comment = '#')")
    assert read is not None
    found = read.fetchall()
    kinds = ["VARCHAR", "VARCHAR", "BIGINT", "DOUBLE", "BOOLEAN", "DATE", "VARCHAR", "TIMESTAMP", "VARCHAR"]
    assert [str(kind) for kind in read.types] == kinds
    assert [row[1] and written(row[1]) for row in found] == column(1)
    assert [row[3] for row in found] == column(3)
    assert [row[7] for row in found] == [clock(moment) for moment in column(6)]


def test_parquet_keeps_types_and_tells_what_it_is(file: Callable[..., Path]) -> None:
    table = pq.read_table(file("parquet"))
    assert table.column_names == NAMES
    assert [tuple(row.values()) for row in table.select(["province", "name", "units"]).to_pylist()] == [
        row[:3] for row in WANTED
    ]
    assert table["share__1401"].to_pylist() == column(3)
    assert [each and each.replace(tzinfo=None) for each in table["entered_at"].to_pylist()] == [
        clock(moment) for moment in column(6)
    ]
    about = json.loads(pq.ParquetFile(file("parquet")).metadata.metadata[b"isipo.about"])
    assert (about["rows"], about["address"]) == (len(GIVEN), "rows=province&indicators=units,share")
    assert table.schema.field("units").metadata[b"unit"] == b"count"


def test_openpyxl_reads_numbers_days_and_texts(file: Callable[..., Path]) -> None:
    book = openpyxl.load_workbook(file("xlsx"))
    sheet = book["داده"]
    titles, names, *found = sheet.iter_rows(values_only=True)
    assert titles[:3] == ("کد استان", "نام", "واحدها [count]")
    assert list(names) == NAMES
    assert [(row[0], row[1]) for row in found] == [row[:2] for row in WANTED]
    assert [row[2] and int(row[2]) for row in found] == column(2)
    assert [row[3] for row in found] == column(3)
    assert [row[4] for row in found] == column(4)
    assert [row[5] and row[5].date() for row in found] == column(5)
    assert [row[7] for row in found] == [clock(moment) for moment in column(6)]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"n", "s", "b", "d", "inlineStr"}
    assert (sheet.sheet_view.rightToLeft, sheet.freeze_panes) == (True, "A3")
    assert sheet.auto_filter.ref == f"A2:I{len(GIVEN) + 2}"


def test_an_english_workbook_reads_from_the_left(file: Callable[..., Path]) -> None:
    book = openpyxl.load_workbook(file("xlsx", language="en"))
    assert book.sheetnames == ["Data", "About this file"]
    assert not book["Data"].sheet_view.rightToLeft
    about = {row[0]: row[2] for row in book["About this file"].iter_rows(values_only=True)}
    assert (about["as_of"], about["end rows"]) == ("2023-03-20 (1401-12-29)", str(len(GIVEN)))


def test_pandas_reads_a_workbook_by_its_row_of_names(file: Callable[..., Path]) -> None:
    frame = pd.read_excel(file("xlsx"), header=1)
    assert list(frame.columns) == NAMES
    assert plain(frame["share__1401"]) == column(3)


def test_json_gives_rows_that_pandas_takes(file: Callable[..., Path]) -> None:
    whole = json.loads(file("json").read_text(encoding="utf-8"))
    assert list(whole) == ["about", "columns", "rows", "end"]
    assert [row["name"] for row in whole["rows"]] == column(1)
    assert [each["key"] for each in whole["columns"]] == NAMES
    assert whole["end"]["rows"] == len(GIVEN)
    assert list(pd.DataFrame(whole["rows"]).columns) == NAMES


@pytest.mark.parametrize("form", ["geojson", "gpkg"])
def test_geopandas_reads_values_and_shapes(file: Callable[..., Path], form: str) -> None:
    frame = gpd.read_file(file(form), layer=0)
    assert plain(frame["name"]) == column(1)
    assert plain(frame["share__1401"]) == column(3)
    assert frame.crs.to_epsg() == 4326
    assert set(frame.geometry.geom_type) <= {"Polygon", "MultiPolygon"}


def test_a_map_of_parks_takes_their_positions(tmp_path: Path) -> None:
    columns = (Column("park", "شهرک", "Park", Kind.WHOLE), COLUMNS[1])
    parks = content([(1, "الف"), (2, "ب"), (None, "ج")], columns=columns, place="park")
    write(parks, "geojson", tmp_path / "parks.geojson", positions={1: (51.5, 35.5)})
    shapes = gpd.read_file(tmp_path / "parks.geojson").geometry
    assert [shape and (shape.x, shape.y) for shape in shapes] == [(51.5, 35.5), None, None]


@pytest.mark.parametrize("form", ["geojson", "gpkg"])
def test_a_table_without_places_is_no_map(tmp_path: Path, form: str) -> None:
    with pytest.raises(BadExport, match="no map"):
        write(content(GIVEN), form, tmp_path / "no.map")
    assert list(tmp_path.iterdir()) == []


def test_rows_go_on_in_further_sheets(tmp_path: Path) -> None:
    """Here a sheet has room for four rows below its two headers."""
    given = [(f"IR-{n:02}", str(n), n, None, None, None, None) for n in range(10)]
    with (tmp_path / "many.xlsx").open("wb") as file:
        workbook(Outgoing(content(given)), file, sheet_rows=6)
    book = openpyxl.load_workbook(tmp_path / "many.xlsx")
    assert book.sheetnames == ["داده", "داده 2", "داده 3", "دربارهٔ این پرونده"]
    sheets = [sheet.iter_rows(min_row=3, values_only=True) for sheet in book.worksheets[:3]]
    assert [[row[2] for row in sheet] for sheet in sheets] == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]


def test_libreoffice_shows_a_workbook_as_it_is_and_runs_nothing(file: Callable[..., Path]) -> None:
    path = file("xlsx")
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
    soffice(path.parent, "--convert-to", form, str(path))
    frame = pd.read_csv(path.with_suffix(".csv"), header=1, dtype=str, keep_default_na=False, na_values=[""])
    assert list(frame.columns) == NAMES
    assert plain(frame["name"]) == column(1)
    assert plain(frame["decided_on"]) == [day and str(day) for day in column(5)]
    shown = [share and float(share.replace(",", "")) for share in plain(frame["share__1401"])]
    assert [share is None for share in shown] == [share is None for share in column(3)]
    assert all(math.isclose(share, right, rel_tol=1e-14, abs_tol=0.005)
               for share, right in zip(shown, column(3), strict=True) if right is not None)


def test_libreoffice_opens_a_csv_and_runs_nothing(file: Callable[..., Path]) -> None:
    """Neither a cell nor a line of what the file is becomes a formula."""
    path = file("csv", language="en")
    soffice(path.parent, "--convert-to", "xlsx:Calc MS Excel 2007 XML",
            "--infilter=CSV:44,34,76,1,,0,false,true", str(path))
    sheet = openpyxl.load_workbook(path.with_suffix(".xlsx")).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    formulas = {cell.value for cell in cells if cell.data_type == "f"}
    assert formulas <= {"=TRUE()", "=FALSE()"}
    assert "'=1+1" in {cell.value for cell in cells}


def test_unknown_is_empty_and_one_empty_column_loses_no_row(tmp_path: Path) -> None:
    empty = content([(None,), ("الف",), (None,)], columns=COLUMNS[1:2])
    write(empty, "csv", tmp_path / "a.csv")
    frame = pd.read_csv(tmp_path / "a.csv", comment="#")
    assert plain(frame["name"]) == [None, "الف", None]


def test_a_workbook_keeps_long_numbers_and_old_days_as_text(tmp_path: Path) -> None:
    columns = (COLUMNS[2], COLUMNS[5])
    write(content([(1234567890123456789, date(1890, 1, 1))], columns=columns), "xlsx", tmp_path / "a.xlsx")
    *_, row = openpyxl.load_workbook(tmp_path / "a.xlsx")["داده"].iter_rows(values_only=True)
    assert row == ("1234567890123456789", "1890-01-01", "1268.10.11")


def test_a_text_too_long_for_a_cell_is_told_and_no_file_is_left(tmp_path: Path) -> None:
    long = content([("🏭" * 16_384,)], columns=COLUMNS[1:2])
    with pytest.raises(BadExport, match="csv or parquet"):
        write(long, "xlsx", tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_jalali_days_of_moments_are_those_of_tehran() -> None:
    """At 20:30 UTC of 20 March 2023 the new year began in Tehran."""
    moments = pa.array([datetime(2023, 3, 20, 20, 29), datetime(2023, 3, 20, 20, 30), None],  # noqa: DTZ001
                       pa.timestamp("us"))
    assert jalali_of(moments, Kind.MOMENT).to_pylist() == ["1401.12.29", "1402.01.01", None]


def test_every_form_is_named_in_both_languages() -> None:
    assert all(form.title_fa and form.title_en and form.media_type for form in FORMS.values())
