"""The board paper's figures: those of the reconciliation for 1401, asked anew for any other period."""

import pytest

from common.errors import BadPeriod, Forbidden
from common.period import Period
from data_access import report
from data_access.database import Database
from metrics import compute, ledger, reconcile
from metrics.scope import CODES, Rights, Scope
from reports import filled, printed
from reports.board import board
from reports.board_file import Board, Section, Wanted
from reports.filled import moved
from reports.model import Headlines, Paper, Table
from reports.words import Words
from tests.reports.conftest import ADMINISTRATOR

OTHER_PAPERS = "s."    # cells of the desk's own papers, which are no chapter of the annual report


def printed_figures(paper: Paper) -> dict[str, float | None]:
    """Cell of the annual report to the figure that stands for it in the paper."""
    return {
        cell: value
        for table in paper.tables for line in table.lines
        for value, cells in zip(line.values, line.printed, strict=False) for cell in cells.split()
    }


def few(*tables: str) -> Board:
    """A paper of these tables alone."""
    parts = tuple(Wanted("table", of=(name,)) for name in tables)
    return Board("گزارش", "Paper", (Section("فصل", "Chapter", parts),))


def table_of(paper: Paper, key: str) -> Table:
    return next(table for table in paper.tables if table.key == key)


def test_every_figure_of_1401_is_that_of_the_reconciliation(paper: Paper, demo: Database) -> None:
    lines = {line.figure_id: line.computed for line in reconcile.reconcile(demo)}
    expected = {cell: value for cell, value in lines.items() if not cell.startswith(OTHER_PAPERS)}
    assert expected == printed_figures(paper)
    assert len(expected) > 2600


def test_every_table_of_the_report_stands_in_the_paper(paper: Paper) -> None:
    cells = (cell for cell in report.cells() if not cell.figure_id.startswith(OTHER_PAPERS))
    expected = {ledger.table_of(cell) for cell in cells}
    found = " ".join(table.key for table in paper.tables)
    assert [] == [name for name in expected if name not in found]


def test_tables_by_province_have_a_line_for_each_and_the_country_last(paper: Paper) -> None:
    table = table_of(paper, "2 / 14")
    assert (len(CODES) + 1, [False] * len(CODES) + [True]) == (
        len(table.lines), [line.total for line in table.lines],
    )


def test_a_season_asks_the_same_questions_of_its_own_days(demo: Database) -> None:
    season = Period.parse("1401-S2")
    autumn = board(season, ADMINISTRATOR, demo, plan=few("2 / 14"))
    asked = compute.breakdown(["power_added_mw"], Scope(season, ADMINISTRATOR), ["province"], demo)
    table = table_of(autumn, "2 / 14")
    shown = sorted(line.values[1] or 0 for line in table.lines if not line.total)
    assert sorted(asked["power_added_mw"].fillna(0)) == shown
    assert {None} == {line.values[0] for line in table.lines}   # no plan was made for a season


@pytest.mark.parametrize(
    ("period", "years", "expected"),
    [("1401", -1, "1400"), ("1401-S3", -10, "1391-S3"), ("1401-12", 2, "1403-12"), ("1403-12", -1, "1402-12"),
     ("1399-12-30", 1, "1400-12-29")],
)
def test_what_the_report_prints_of_other_years_moves_with_the_period(
    period: str, years: int, expected: str,
) -> None:
    assert expected == str(moved(Period.parse(period), years))


def test_a_single_day_asks_for_its_year_up_to_it(demo: Database) -> None:
    found = board(Period.parse("1401-07-15"), ADMINISTRATOR, demo, "en", plan=few("2 / 8"))
    assert "1401-01-01/1401-07-15" == str(found.period)


def test_a_period_outside_the_data_is_refused(demo: Database) -> None:
    with pytest.raises(BadPeriod):
        board(Period.of_year(1390), ADMINISTRATOR, demo)


def test_a_deputy_finds_the_parks_of_the_own_province_only(demo: Database, paper: Paper) -> None:
    deputy = Rights("provincial_deputy", frozenset({"IR-07"}))
    own = board(Period.of_year(1401), deputy, demo, plan=few("2 / 7", "2 / 14"))
    parks = [table for table in own.tables if table.beside and table.key == "2 / 7"]
    assert [{"فارس"}] == [{line.beside for line in table.lines if not line.total} for table in parks]
    assert all(table.note for table in parks)
    everywhere = next(table for table in paper.tables if table.beside and table.key == "2 / 7")
    assert parks[0].lines[-1].values == everywhere.lines[-1].values     # the country's figure is open to all
    assert table_of(paper, "2 / 14").lines == table_of(own, "2 / 14").lines


def test_nobody_from_outside_gets_a_paper(demo: Database) -> None:
    with pytest.raises(Forbidden):
        board(Period.of_year(1401), Rights("public"), demo)


def test_progress_rises_from_0_to_1(demo: Database) -> None:
    told: list[float] = []
    board(Period.of_year(1401), ADMINISTRATOR, demo, "en", told.append, few("2 / 7", "3 / 40", "4 / 54"))
    assert (sorted(told), 1.0) == (told, told[-1])
    assert len(told) > 5


def test_generated_rows_are_marked(paper: Paper) -> None:
    headlines = next(part for part in paper.chapters[0].parts if isinstance(part, Headlines))
    assert paper.simulated
    assert any(figure.simulated for figure in headlines.figures)
    assert table_of(paper, "2 / 14").simulated


def test_what_cannot_be_answered_stays_unknown(demo: Database) -> None:
    """A figure of which the rows say nothing is no zero."""
    layouts = printed.tables()["2 / 6"]
    asking = filled.Asking(Period.of_year(1400), ADMINISTRATOR, demo, Words("fa"))
    table = filled.table(layouts[0], "", filled.answers(layouts, asking), asking)
    assert None in {value for line in table.lines for value in line.values}
