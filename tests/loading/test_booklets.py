"""The organisation's booklets: either way round, in any spelling, refused where in doubt, reconciled."""

from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data_access.booklets import template
from data_access.booklets.catalogue import indicators
from data_access.booklets.grid import BookletRefused
from data_access.booklets.loading import ReasonMissing, Taken, import_booklet
from data_access.booklets.reading import read
from data_access.booklets.spans import Span, of_title
from data_access.database import Database
from metrics import booklet_catalogue, booklets, reconcile
from metrics.ledger import counts
from tests.loading.stand import Place

SPRING = Span(1401, 1)
SIGNED, LAND = indicators()["contracts_signed"], indicators()["land_assigned_ha"]
DOWN = [
    ["شاخص‌نامه - بهار ۱۴۰۱"], [], ["ردیف", "استان", SIGNED.title_fa, LAND.title_fa],
    ["", "کد شاخص", SIGNED.code, LAND.code], ["", "واحد", "تعداد", "هکتار"],
    ["1", "فارس", "۱٬۲۳۴", "12.5"], ["2", "کرمان", "-", "۳٫۲۵"], ["", "کل کشور", "2,000", "20"],
]


def written(folder: Path, rows: list[list[Any]], name: str = "booklet.csv") -> Path:
    """The rows as a CSV, or as a workbook with texts and numbers as they are."""
    path = folder / name
    if name.endswith(".csv"):
        path.write_text("\n".join(";".join(map(str, row)) for row in rows), encoding="utf-8")
        return path
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def found(path: Path, span: Span | None = None) -> dict[tuple[str, str], str]:
    booklet = read(path, span)
    assert [] == [refusal.line("en") for refusal in booklet.refusals]
    return {(each.code, each.province): each.printed for each in booklet.figures}


def refused(path: Path, span: Span | None = None) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.rule) for each in read(path, span).refusals]


@pytest.mark.parametrize("name", ["booklet.csv", "booklet.xlsx"])
@pytest.mark.parametrize("turned", [False, True])
def test_provinces_may_go_down_or_across(tmp_path: Path, name: str, turned: bool) -> None:
    rows = [*DOWN[:2], *map(list, zip(*DOWN[2:], strict=True))] if turned else DOWN
    assert {
        ("contracts_signed", "IR-07"): "1234", ("contracts_signed", ""): "2000",
        ("land_assigned_ha", "IR-07"): "12.5", ("land_assigned_ha", "IR-08"): "3.25",
        ("land_assigned_ha", ""): "20",
    } == found(written(tmp_path, rows, name))


def test_figures_are_kept_in_the_unit_of_the_indicator(tmp_path: Path) -> None:
    rows = [["1401"], ["استان", LAND.code], ["واحد", "متر مربع"], ["فارس", "50000"]]
    assert {("land_assigned_ha", "IR-07"): "5.0000"} == found(written(tmp_path, rows))


def test_a_percentage_of_a_spreadsheet_is_what_it_shows(tmp_path: Path) -> None:
    share = next(each for each in indicators().values() if each.unit == "%")
    path = written(tmp_path, [["استان", share.code], ["فارس", 0.85]], "booklet.xlsx")
    book = openpyxl.load_workbook(path)
    book.active["B2"].number_format = "0%"
    book.save(path)
    assert Decimal(85) == Decimal(found(path, SPRING)[share.code, "IR-07"])


@pytest.mark.parametrize(("rows", "faults"), [
    ([["1401"], ["استان", SIGNED.code], ["خراسان", "1"], ["فارس", "2"]], [(3, "A", "booklet_province")]),
    ([["1401"], ["استان", SIGNED.code, "شاخص ناشناس"], ["فارس", "2", "3"]], [(2, "C", "booklet_indicator")]),
    ([["1401"], ["استان", SIGNED.code, ""], ["فارس", "2", "3"]], [(2, "C", "booklet_unnamed")]),
    ([["1401"], ["استان", SIGNED.code, SIGNED.title_fa], ["فارس", "2", "3"]], [(2, "C", "booklet_twice")]),
    ([["1401"], ["استان", LAND.code], ["واحد", "نفر"], ["فارس", "2"]], [(3, "B", "booklet_unit")]),
    ([["1401"], ["استان", LAND.code], ["کد شاخص", SIGNED.code], ["فارس", "2"]],
     [(3, "B", "booklet_code_differs")]),
    ([["1401"], ["استان", LAND.code], ["فارس", "12/5"]], [(3, "B", "slash")]),
    ([["1401"], ["استان", LAND.code], ["فارس", "حدود ۵"]], [(3, "B", "not_number")]),
    ([["استان", LAND.code], ["فارس", "5"]], [(0, "", "booklet_period")]),
    ([["بهار ۱۴۰۱ و پاییز ۱۴۰۱"], ["استان", LAND.code], ["فارس", "5"]], [(0, "", "booklet_period_unclear")]),
    ([["1401"], ["استان", LAND.code], ["فارس", ""]], [(0, "", "booklet_empty")]),
    ([["a", "b"], ["c", "1"]], [(0, "", "booklet_no_table")]),
])
def test_what_is_doubtful_is_refused(
    tmp_path: Path, rows: list[list[str]], faults: list[tuple[int, str, str]],
) -> None:
    assert faults == refused(written(tmp_path, rows))


def test_a_formula_is_refused(tmp_path: Path) -> None:
    rows = [["1401"], ["استان", SIGNED.code], ["فارس", "=1+1"]]
    assert [(3, "B", "formula")] == refused(written(tmp_path, rows, "booklet.xlsx"))


def test_a_title_may_not_contradict_the_chosen_period(tmp_path: Path) -> None:
    assert [(0, "", "booklet_period_differs")] == refused(written(tmp_path, DOWN), Span(1402, 1))


@pytest.mark.parametrize("content", [b"PK\x03\x04 no workbook", b""])
def test_what_is_no_workbook_is_refused_whole(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "booklet.xlsx").write_bytes(content)
    with pytest.raises(BookletRefused):
        read(tmp_path / "booklet.xlsx", SPRING)


@pytest.mark.parametrize(("title", "span"), [
    ("شاخص‌نامه بهار ۱۴۰۲", Span(1402, 1)), ("سه ماهه دوم سال 1402", Span(1402, 2)),
    ("عملکرد ۹ ماهه ۱۴۰۱", Span(1401, 3, cumulative=True)), ("سال ۱۴۰۱", Span(1401)),
    ("Q3 1402", Span(1402, 3)), ("شاخص‌نامه", None),
])
def test_titles_tell_the_period(title: str, span: Span | None) -> None:
    assert span == of_title(title)
    assert span is None or Span.parse(str(span)) == span


def test_the_list_of_indicators_is_that_of_the_catalogue() -> None:
    assert booklet_catalogue.FILE.read_text(encoding="utf-8") == booklet_catalogue.text()


def test_an_empty_template_is_understood(tmp_path: Path) -> None:
    template.write(tmp_path / "booklet.xlsx", SPRING)
    assert [(0, "", "booklet_empty")] == refused(tmp_path / "booklet.xlsx")


def take(place: Place, path: Path, **said: Any) -> Taken:
    return import_booklet(place.url, path, "steward", **said)


def test_a_booklet_is_taken_over_once_and_corrected_with_a_reason(place: Place) -> None:
    path = written(place.folder, DOWN)
    assert (5, 5, 0) == _counts(take(place, path, dry_run=True))
    assert [] == place.rows("SELECT id FROM load")
    assert (5, 5, 0) == _counts(take(place, path))
    assert (5, 0, 0) == _counts(take(place, path))
    corrected = written(place.folder, [*DOWN[:5], ["1", "فارس", "۱٬۲۳۵", "12.5"], *DOWN[6:]])
    with pytest.raises(ReasonMissing):
        take(place, corrected)
    assert (5, 0, 1) == _counts(take(place, corrected, reason="اصلاح"))
    assert [(1, "booklet", "", 5, 0), (2, "booklet", "اصلاح", 0, 1)] == place.rows(
        "SELECT l.id, l.kind, coalesce(l.reason, ''), e.added, e.changed"
        " FROM load l JOIN load_entity e ON e.load_id = l.id ORDER BY l.id"
    )
    with closing(Database.at(place.url)) as database:
        assert {"1235"} == {
            cell.printed for cell in booklets.cells(database)
            if (cell.indicator_code, cell.scope) == ("contracts_signed", "IR-07")
        }
        assert 5 == len(booklets.cells(database))


def _counts(taken: Taken) -> tuple[int, int, int]:
    assert () == taken.refusals
    return taken.figures, taken.added, taken.changed


def test_a_booklet_with_a_fault_changes_nothing(place: Place) -> None:
    path = written(place.folder, [*DOWN, ["", "خراسان", "1", "2"]])
    assert 1 == len(take(place, path).refusals)
    assert [] == place.rows("SELECT * FROM published_figure")


def test_a_booklet_of_the_demo_agrees_with_it_and_the_report_stays_as_it_was(
    demo: Database, demo_url: str, tmp_path: Path,
) -> None:
    """No difference in any cell; one figure altered by hand is the one that stays open."""
    own = tmp_path / "own.duckdb"
    own.write_bytes(Path(demo_url.removeprefix("duckdb:///")).read_bytes())
    url, codes = f"duckdb:///{own}", ["contracts_signed", "land_assigned_ha", "land_per_unit_m2"]
    figures = booklets.figures(demo, SPRING, codes)
    template.write(tmp_path / "booklet.xlsx", SPRING, figures, simulated=True)
    assert 0 < import_booklet(url, tmp_path / "booklet.xlsx", "steward").added
    figures["contracts_signed", "IR-07"] = (figures["contracts_signed", "IR-07"] or 0) + 1
    with closing(Database.at(url)) as database:
        entries = booklets.entries(database)
        assert {"equal": len(entries)} == dict(counts(entries))
        asked = ["contracts_signed"]
        assert reconcile.reconcile(demo, asked) == reconcile.reconcile(database, asked)
    template.write(tmp_path / "altered.xlsx", SPRING, figures, simulated=True)
    import_booklet(url, tmp_path / "altered.xlsx", "steward", reason="آزمون")
    with closing(Database.at(url)) as database:
        entries = booklets.entries(database)
        assert [("contracts_signed", "IR-07", -1.0)] == [
            (each.cell.indicator_code, each.cell.scope, each.difference)
            for each in entries if each.verdict == "open"
        ]
