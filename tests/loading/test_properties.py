"""Any row goes through a file and comes out as it was; a file broken anywhere is refused whole."""

import csv
import shutil
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common.errors import DashboardError
from common.jalali import jalali
from data_access.loading import opening
from data_access.loading.columns import Reader
from data_access.loading.entities import ENTITIES
from data_access.loading.sheets import Sheet
from tests.loading.stand import PARK, PARKS, PLOT, PLOTS, Place

LETTERS = st.characters(
    codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters="يىكة=-_.؟?–—'\"@+"
)
NOTHING = {"na", "n/a", "#n/a", "nan", "nil", "null", "none"}   # said instead of a text, and refused
TEXTS = st.text(LETTERS, min_size=2, max_size=20).filter(
    lambda each: each == each.strip() and each.casefold() not in NOTHING
)
AREAS = st.floats(0, 1e12).map(lambda each: float(f"{each:.15g}"))   # what a workbook keeps
ROWS = st.tuples(
    st.integers(1, 2**31 - 1), TEXTS, st.one_of(st.none(), AREAS),
    st.dates(date(1930, 1, 1), date(2026, 5, 1)),
    st.one_of(st.none(), st.dates(date(2026, 5, 2), date(2026, 5, 30))),
)
HEADER = ("id", "status", "area_m2", "since", "until", "park.province_code", "park.name_fa", "park.kind")
NAMES = ("id", "status", "area_m2", "since", "until")
FEW = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))


def jalali_text(day: date | None) -> str | None:
    return None if day is None else "{}/{}/{:02}".format(*jalali(day))


def read(sheet: Sheet) -> list[tuple[object, ...]]:
    cells = [list(cells) for _, cells in sheet.rows()]
    columns = {}
    for place, column in enumerate(sheet.columns):
        values = [row[place] if place < len(row) else None for row in cells]
        array, faults = Reader(column.field, sheet.sure_dot)(values)
        assert [] == [(doubt.rule, doubt.detail) for _, doubt in faults]
        columns[column.code] = array.to_pylist()
    return list(zip(*(columns[name] for name in NAMES), strict=True))


@FEW
@given(st.lists(ROWS, min_size=1, max_size=5))
def test_any_row_goes_through_csv_and_workbook(rows: list[tuple[Any, ...]]) -> None:
    with TemporaryDirectory() as folder:
        place = Place("", Path(folder) / "files")
        written = [
            (key, status, area, jalali_text(since), until, "فارس", "شیراز", "park")
            for key, status, area, since, until in rows
        ]
        unicode_alike = [(key, read_text(status), *rest) for key, status, *rest in rows]
        sheets = opening.opened([place.csv("plot", HEADER, *written)], "").sheets
        assert unicode_alike == read(sheets[0])
        book = place.xlsx("plots", {"plot": [HEADER, *written]})
        assert unicode_alike == read(opening.opened([book], "").sheets[0])


def read_text(status: object) -> object:
    """The spelling that is kept."""
    array, _ = Reader(ENTITIES["plot"].field("status"), sure_dot=True)([status])
    return array.to_pylist()[0]


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=3))
def test_a_broken_file_never_loads_by_half(embedded: Place, at: int, junk: bytes) -> None:
    path = embedded.csv("plot", PLOTS, *[(str(number), *PLOT[1:]) for number in range(1, 21)])
    content = path.read_bytes()
    at %= len(content)
    path.write_bytes(content[:at] + junk + content[at:])
    fresh = embedded.folder.parent / "fresh.duckdb"
    shutil.copyfile(embedded.url.removeprefix("duckdb:///"), fresh)
    place = Place(f"duckdb:///{fresh}", embedded.folder)
    try:
        report = place.load(embedded.csv("park", PARKS, PARK), path)
    except DashboardError:
        rows = 0
    else:
        rows = 20 if report.load else 0
    assert [(rows,)] == place.rows("SELECT count(*) FROM plot")


def test_a_semicolon_file_and_tabs_are_read(embedded: Place) -> None:
    for delimiter in (";", "\t"):
        path = embedded.folder / "park.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows([PARKS, PARK])
        assert () == embedded.load(path, dry_run=True).refusals


def test_days_of_any_year_are_read_back() -> None:
    for number in range(0, 50_000, 997):
        day = date(1925, 1, 1) + timedelta(days=number)
        reader = Reader(ENTITIES["plot"].field("since"), sure_dot=True)
        assert [day] == reader([jalali_text(day)])[0].to_pylist()
