"""The demo reproduces the printed figures: each cell is equal or explained by name, none is open."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Executable, Row, create_engine, text

from common.period import Period
from data_access import report
from data_access.database import Database
from data_access.demo.build import build
from data_access.report import Cell
from data_access.schema.places import park, plan_target
from data_access.schema.units import contract
from metrics import compute, contradictions, reconcile, registry, remarks, siblings
from metrics.contradictions import Contradiction
from metrics.reconcile import Line
from metrics.scope import Rights, Scope
from tests.conftest import ValueOf
from tests.demo import DESK
from tests.examples import Given

GOLDEN = Path(__file__).parent / "golden/reconcile_counts.csv"
YEAR = Scope(Period.of_year(1401), Rights("analyst"))
CODE = "contracts_signed"
CELL = Cell("t.1", CODE, "national", "IR", "", "actual", "year", "1401", 83, "83", "1", True, "")


@pytest.fixture(scope="module")
def lines(demo: Database) -> list[Line]:
    return reconcile.reconcile(demo)


def ours() -> list[Cell]:
    return [cell for cell in report.cells() if cell.indicator_code in registry.all_indicators()]


# The figures

def test_every_printed_cell_of_our_indicators_has_its_line(lines: list[Line]) -> None:
    assert [cell.figure_id for cell in ours()] == [line.figure_id for line in lines]
    assert 2688 == len(lines)


def test_no_cell_is_open(lines: list[Line]) -> None:
    assert [] == [(line.figure_id, line.published, line.computed) for line in lines if line.verdict == "open"]


def test_verdicts_are_those_agreed_on(lines: list[Line]) -> None:
    """A cell that turns from equal to explained, or disappears, shows in a diff of the golden file."""
    counted = Counter((line.indicator_code, line.verdict) for line in lines)
    found = sorted((code, verdict, str(cells)) for (code, verdict), cells in counted.items())
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        assert [tuple(row) for row in csv.reader(file)][1:] == found


def test_lines_say_by_how_much_they_differ(lines: list[Line]) -> None:
    line = next(line for line in lines if line.figure_id == "2.14.power_added_mw.IR.a.y1401")
    assert (639.8, 664.5, 24.7, "explained") == (
        line.published, round(line.computed or 0, 6), round(line.difference or 0, 6), line.verdict
    )


def test_few_questions_are_asked(demo: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Executable] = []
    fetch = Database.fetch

    def noted(self: Database, question: Executable) -> Sequence[Row[Any]]:
        asked.append(question)
        return fetch(self, question)

    monkeypatch.setattr(Database, "fetch", noted)
    assert 2688 == len(reconcile.reconcile(demo))
    assert len(asked) < 140


def test_one_indicator_alone_gives_the_same_lines(demo: Database, lines: list[Line]) -> None:
    code = "parks_approved_new_area_ha"   # national and by park, split into created and expanded
    assert [line for line in lines if line.indicator_code == code] == reconcile.reconcile(demo, [code])


# Explanations

def test_explanations_are_about_cells_that_exist() -> None:
    assert set() == set(contradictions.known()) - {cell.figure_id for cell in ours()}


def test_no_explanation_is_left_over(lines: list[Line]) -> None:
    """Each belongs to a cell that differs, or to one that another place of the report contradicts."""
    marked = {cell.figure_id for cell in ours() if not cell.consistent}
    differing = {line.figure_id for line in lines if line.verdict == "explained"}
    assert marked | differing == set(contradictions.known())


def test_explanations_name_the_figure_computed(lines: list[Line]) -> None:
    known = contradictions.known()
    assert [] == [
        line.figure_id for line in lines
        if line.figure_id in known and not known[line.figure_id].expects(line.computed)
    ]


def test_explanations_speak_both_languages() -> None:
    found = contradictions.known().values()
    assert [] == [each.figure_id for each in found if not each.fa.endswith(".") or not each.en]


def test_an_explanation_does_not_hide_another_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    explained = Contradiction(CELL.figure_id, 90.0, "دلیل.", "Reason.")
    monkeypatch.setattr(reconcile, "known", lambda: {CELL.figure_id: explained})
    assert ["explained", "open", "open", "equal"] == [
        reconcile.line(CELL, computed).verdict for computed in (90.0, 90.1, None, 83.2)
    ]


def test_what_nobody_explains_is_open() -> None:
    assert [("open", 7.0), ("open", None)] == [
        (line.verdict, line.difference) for line in (reconcile.line(CELL, 90.0), reconcile.line(CELL, None))
    ]


# Rounding

@pytest.mark.parametrize(("printed", "computed", "equal"), [
    ("83", 83.5, True), ("83", 82.5, True), ("83", 83.51, False), ("83", 82.49, False),
    ("28.5", 28.55, True), ("28.5", 28.56, False), ("0.2", 0.1999, True), ("10418.03", 10418.04, False),
    ("103050", 103050, True), ("103050", 103051, False), ("0", 0, True),
])
def test_a_printed_figure_stands_for_half_a_step_around(printed: str, computed: float, equal: bool) -> None:
    cell = replace(CELL, value=float(printed), printed=printed)
    assert equal == reconcile.agrees(cell, computed)


# Comparisons, shares and running totals

def test_percentages_that_compare_figures_are_worked_out_again(
    given: Given, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never capped; growth against the year before; a share is the province's part of the country."""
    given(park, """
        id | province_code
        ---+--------------
        1  | IR-07
        2  | IR-08
    """)
    given(contract, """
        park_id | signed_on
        --------+-----------
        1       | 1399-02-01
        1       | 1400-02-01
        1       | 1400-03-01
        1       | 1401-02-01
        2       | 1401-03-01
        2       | 1401-04-01
    """)
    given(plan_target, """
        indicator_code   | jalali_year | value
        -----------------+-------------+------
        contracts_signed | 1401        | 2
    """)
    of_province = replace(CELL, scope_type="province", scope="IR-07")
    asked = {
        "plan": replace(CELL, kind="plan"),
        "achievement": replace(CELL, category="achievement_of_plan"),
        "growth": replace(CELL, category="growth"),
        "growth there": replace(of_province, category="growth"),
        "growth from nothing": replace(of_province, category="growth", period="1399"),
        "share": replace(of_province, category="share_of_total"),
        "running total": replace(CELL, period_type="cumulative"),
        "elsewhere": replace(CELL, scope_type="province", scope="IR-09"),
    }
    cells = tuple(replace(cell, figure_id=name) for name, cell in asked.items())
    monkeypatch.setattr(report, "cells", lambda: cells)
    assert {
        "plan": 2, "achievement": 150, "growth": 50, "growth there": -50, "growth from nothing": None,
        "share": pytest.approx(100 / 3), "running total": 6, "elsewhere": 0,
    } == {line.figure_id: line.computed for line in reconcile.reconcile(database)}


def test_means_of_a_year_are_those_of_its_new_units() -> None:
    mean = replace(CELL, indicator_code="land_per_unit_m2")
    at_the_end = replace(mean, period_type="as_of_end_of_year")
    assert ["land_per_unit_commissioned_m2", "land_per_unit_m2", "contracts_signed"] == [
        siblings.code_of(cell) for cell in (mean, at_the_end, CELL)
    ]


# Beside a figure on the screen

def test_a_page_can_say_what_was_printed(demo: Database) -> None:
    reading = compute.readings(["power_added_mw"], YEAR, demo)[0]
    found = remarks.remarks(reading)
    printed = sorted((each.published, each.equal) for each in found)
    assert [(638, False), (638, False), (639.8, False)] == printed
    assert {True} == {"۶۶۴٫۵" in each.reason("fa") and "664.5" in each.reason("en") for each in found}


# Rows, not totals

def test_deleting_one_contract_lowers_the_figure_by_one(tmp_path: Path) -> None:
    """No published total is stored where an indicator could read it."""
    url = f"duckdb:///{tmp_path}/own.duckdb"
    build(url, progress=False, desk=DESK)
    before = _in_force(url)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("""
            DELETE FROM contract WHERE id = (
                SELECT min(id) FROM contract WHERE signed_on <= DATE '2023-03-20' AND ended_on IS NULL
                AND id NOT IN (SELECT contract_id FROM operating_unit WHERE contract_id IS NOT NULL)
                AND id NOT IN (SELECT contract_id FROM project WHERE contract_id IS NOT NULL)
            )
        """))
    engine.dispose()
    assert (103050, 103049) == (before, _in_force(url))


def _in_force(url: str) -> float | None:
    database = Database.at(url)
    value = compute.readings(["contracts_in_force"], YEAR, database)[0].value
    database.close()
    return value


def test_an_empty_database_leaves_no_cell_equal_by_accident(database: Database, value_of: ValueOf) -> None:
    """Every figure is 0 or unknown; only what the report prints as 0 can be equal."""
    found = reconcile.reconcile(database)
    assert {0.0} == {line.published for line in found if line.verdict == "equal"}
    assert 0 == value_of("contracts_in_force")
