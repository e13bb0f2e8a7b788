"""Every published cell in the ledger, its contradictions in words, and the file a reader takes home."""

import csv
import io
import re

import pytest

from common import spreadsheet
from data_access import report
from metrics import contradictions_in_words, domains, ledger
from metrics.reconcile import line

CELLS = {cell.figure_id: cell for cell in report.cells()}
LANGUAGES = pytest.mark.parametrize("language", ["fa", "en"])


def test_every_published_cell_is_in_the_ledger() -> None:
    found = ledger.entries([])
    assert 2688 == len(found)
    assert {"not_computed": 2688} == dict(ledger.counts(found))
    assert 2688 == sum(int(row["all"]) for row in ledger.by_domain(found))


def test_an_entry_takes_the_verdict_of_its_line() -> None:
    cell = report.cells()[0]
    found = ledger.entries([line(cell, cell.value)])
    assert ["equal"] == [entry.verdict for entry in found if entry.cell is cell]
    assert 1 == len(ledger.chosen(found, ledger.Choice(verdict="equal")))


@pytest.mark.parametrize(("choice", "holds"), [
    (ledger.Choice(place="IR-07"), lambda entry: entry.cell.province == "IR-07"),
    (ledger.Choice(place="IR"), lambda entry: entry.cell.province is None),
    (ledger.Choice(domain="clusters"), lambda entry: entry.domain == "clusters"),
    (ledger.Choice(table="2 / 14"), lambda entry: entry.cell.figure_id.startswith("2.14.")),
])
def test_choices_narrow_the_ledger(choice: ledger.Choice, holds: object) -> None:
    everything = ledger.entries([])
    assert callable(holds)
    assert ledger.chosen(everything, choice) == [entry for entry in everything if holds(entry)]
    assert ledger.chosen(everything, choice)


@LANGUAGES
def test_every_contradicted_cell_is_told_of_in_words(language: str) -> None:
    told = set(contradictions_in_words.of_cells(language))
    assert {key for key, cell in CELLS.items() if not cell.consistent} == told


@LANGUAGES
def test_contradictions_are_told_completely_and_each_for_itself(language: str) -> None:
    told = contradictions_in_words.told(language)
    assert 36 == len({each.key for each in told}) == len({each.figure for each in told})
    assert [] == [each.key for each in told if not all((each.figure, each.one, each.other, each.shown))]


def test_persian_words_hold_no_latin_digits() -> None:
    told = contradictions_in_words.told("fa")
    texts = [text for each in told for text in (each.figure, each.one, each.other, each.shown)]
    assert [] == [text for text in texts if re.search(r"[0-9A-Za-z]", text)]


@LANGUAGES
def test_every_cell_has_a_title_and_a_domain(language: str) -> None:
    codes = {cell.indicator_code for cell in CELLS.values()}
    assert [] == [code for code in codes if domains.title_of(code, language) in ("", code)]
    assert domains.OTHER not in {domains.domain_of(code) for code in codes}


def test_an_indicator_of_our_own_belongs_to_the_domain_of_its_theme() -> None:
    assert "parks_land" == domains.domain_of("employment_per_unit_commissioned")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1"])
def test_no_text_of_a_file_is_run_as_a_formula(text: str) -> None:
    written = spreadsheet.csv_bytes([{"a": text, "b": -1.5}], {"a": "=title", "b": "عدد"})
    assert b"\xef\xbb\xbf" == written[:3]
    read = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))
    assert [["'=title", "عدد"], [f"'{text}", "-1.5"]] == read
