"""`python -m metrics` answers in the words of the library, refuses in a sentence, and never crashes."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from common.settings import ROOT
from data_access.schema import SCHEMA_VERSION, metadata
from data_access.schema.places import schema_version
from metrics import handbook, registry
from metrics.__main__ import main

Told = tuple[int, str, str]
Tell = Callable[..., Told]


@pytest.fixture
def tell(demo_url: str, capsys: pytest.CaptureFixture[str]) -> Tell:
    """Exit status, output and errors of a command asked of the demo database."""

    def run(*words: str, url: str = demo_url) -> Told:
        status = main(["--url", url, *words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def empty(tmp_path: Path) -> str:
    """A database with the schema and not one row."""
    url = f"duckdb:///{tmp_path}/empty.duckdb"
    engine = create_engine(url)
    metadata.create_all(engine, checkfirst=False)
    with engine.begin() as connection:
        connection.execute(schema_version.insert(), [{"version": SCHEMA_VERSION}])
    engine.dispose()
    return url


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


# list

def test_lists_every_indicator(tell: Tell) -> None:
    status, out, _ = tell("list", "--format", "csv")
    assert (0, list(registry.all_indicators())) == (status, [row["code"] for row in rows(out)])
    assert ["code", "theme", "unit", "kind"] == list(rows(out)[0])[:4]


def test_lists_without_a_database(tell: Tell) -> None:
    status, out, _ = tell("list", url="duckdb:////nowhere/at.all")
    assert 0 == status
    assert "contracts_in_force" in out


# value

def test_gives_values_beside_plan_and_last_year(tell: Tell) -> None:
    status, out, _ = tell("value", "land_added_ha", "contracts_in_force", "--format", "json")
    land, contracts = json.loads(out)
    assert (0, 6187, 6979, "ha") == (status, land["plan"], land["year_before"], land["unit"])
    assert (103050, 99168, None) == (contracts["value"], contracts["year_before"], contracts["plan"])


def test_gives_the_figures_of_a_ratio(tell: Tell) -> None:
    _, out, _ = tell("value", "parks_with_water_pct", "--format", "json")
    assert [(849, 858)] == [(row["numerator"], row["denominator"]) for row in json.loads(out)]


def test_breaks_down_by_province_with_names(tell: Tell) -> None:
    status, out, _ = tell("value", "contracts_in_force", "--by", "province", "--format", "csv")
    found = rows(out)
    assert (0, 31, "IR-00") == (status, len(found), found[0]["province"])
    assert 103050 == sum(int(row["contracts_in_force"]) for row in found)
    assert "فارس" in {row["province_name"] for row in found}


def test_breaks_down_by_park_in_one_province(tell: Tell) -> None:
    _, out, _ = tell("value", "land_added_ha", "--by", "park", "--province", "IR-22", "--format", "csv")
    added = {row["park_name"]: float(row["land_added_ha"]) for row in rows(out)}
    assert {"هشتبندی": 49.9, "جرون": 1.3, "بندرعباس دو": 24} == {name: ha for name, ha in added.items() if ha}


def test_breaks_down_by_category(tell: Tell) -> None:
    _, out, _ = tell("value", "parks_approved_new", "--by", "action", "--format", "csv")
    assert 42 == sum(int(row["parks_approved_new"]) for row in rows(out))
    assert {"create", "expand"} == {row["action"] for row in rows(out)}


def test_takes_stocks_as_of_a_day_and_flows_up_to_it(tell: Tell) -> None:
    words = "value", "contracts_in_force", "contracts_signed", "--format", "json"
    at_the_end = json.loads(tell(*words, "--as-of", "1401-12-29")[1])
    whole_year = json.loads(tell(*words, "--period", "1401")[1])
    halfway = json.loads(tell(*words, "--as-of", "1401-06-31")[1])
    assert whole_year == at_the_end
    assert "1401-01-01/1401-06-31" == halfway[0]["period"]
    assert 0 < halfway[1]["value"] < whole_year[1]["value"]


def test_tables_are_aligned(tell: Tell) -> None:
    _, out, _ = tell("value", "contracts_in_force", "land_registered_deed_pct")
    head, rule, first, second = out.splitlines()
    assert head.index("value") + len("value") == first.index("103,050") + len("103,050")
    assert [head.index("unit")] * 2 == [first.index("count"), second.index("%")]
    assert len(rule) == len(head)


@pytest.mark.parametrize(("words", "fa", "en"), [
    (("value", "contract_in_force"), "منظور «contracts_in_force» بود؟", "mean 'contracts_in_force'?"),
    (("explain", "park_operating"), "منظور «parks_operating» بود؟", "mean 'parks_operating'?"),
    (("value", "contracts_signed", "--by", "parc"), "«parc»", "possible: province, park"),
    (("value", "contracts_signed", "--province", "IR-77"), "IR-77", "codes run from IR-00 to IR-30"),
    (("value", "contracts_signed", "--period", "14x"), "خوانا نیست", "cannot be read"),
    (("value", "contracts_signed", "--as-of", "1401"), "یک روز نیست", "is not a day"),
    (("table", "--address", "rights=administrator"), "پارامتری به نام", "has no parameter 'rights'"),
    (("table", "--rows", "province"), "دست‌کم یک شاخص", "at least one indicator"),
])
def test_refuses_in_a_sentence_per_language(tell: Tell, words: tuple[str, ...], fa: str, en: str) -> None:
    status, out, err = tell(*words)
    first, second = err.splitlines()
    assert (2, "", True, True) == (status, out, fa in first, en in second)


@pytest.mark.parametrize("url", ["duckdb:////nowhere/at.all", "no address", "sqlite://", "mysql://a/b"])
def test_a_database_that_does_not_answer_is_said_so(tell: Tell, url: str) -> None:
    status, out, err = tell("value", "contracts_in_force", url=url)
    assert (2, "", 2) == (status, out, len(err.splitlines()))


def test_an_empty_database_gives_0_or_unknown(tell: Tell, empty: str) -> None:
    status, out, _ = tell("value", *registry.all_indicators(), "--format", "json", url=empty)
    assert (0, {0, None}) == (status, {row["value"] for row in json.loads(out)})
    assert (0, "") == tell("value", "contracts_signed", "--by", "province", url=empty)[:2]
    assert 0 == tell("value", "parks_approved_new", "--by", "park", "--by", "action", url=empty)[0]


# table

def test_prints_a_table_with_its_total(tell: Tell) -> None:
    words = "--rows", "province", "--indicators", "contracts_in_force", "--periods", "1400,1401"
    status, out, _ = tell("table", *words, "--order=-contracts_in_force__1401")
    assert (0, 31 + 3, True) == (status, len(out.splitlines()), "103,050" in out.splitlines()[-1])
    found = rows(tell("table", *words, "--format", "csv")[1])
    assert 103050 == sum(int(row["contracts_in_force__1401"]) for row in found)


def test_a_table_by_address_is_the_table_by_options(tell: Tell) -> None:
    options = "--rows", "action", "--indicators", "parks_approved_new", "--periods", "1401"
    address = "rows=action&indicators=parks_approved_new&periods=1401"
    first = tell("table", *options, "--where", "action:create", "--format", "json")
    assert first == tell("table", "--address", f"{address}&where=action:create", "--format", "json")
    assert ["create"] == [row["action"] for row in json.loads(first[1])]


# explain

def test_explains_definition_formula_and_sql(tell: Tell) -> None:
    status, out, _ = tell("explain", "parks_with_water_pct")
    about = registry.get("parks_with_water_pct")
    assert 0 == status
    for part in (about.title, about.title_en, about.definition, about.definition_en, about.owner, "SELECT"):
        assert part in out
    assert "park, utility_supply" in out
    assert "count(park where" in out


def test_explains_without_a_database(tell: Tell) -> None:
    status, out, _ = tell("explain", "contracts_signed", url="postgresql+psycopg://nobody@nowhere/nothing")
    assert 0 == status
    assert "FROM contract" in out


# reconcile

def test_reconciles_every_cell(tell: Tell) -> None:
    status, out, _ = tell("reconcile", "--format", "csv")
    found = rows(out)
    cell = ["figure_id", "indicator_code", "scope", "category", "kind", "period"]
    assert [*cell, "published", "computed", "difference", "verdict", "reason"] == list(found[0])[:11]
    assert (0, 2688, {"equal", "explained"}) == (status, len(found), {row["verdict"] for row in found})


def test_the_table_ends_in_counts(tell: Tell) -> None:
    _, out, _ = tell("reconcile", "--verdict", "explained")
    assert "2633 equal, 55 explained, 0 open" == out.splitlines()[-1]
    assert "4.55.investment_per_unit_mirr.IR.pct.y1400" in out


def test_open_cells_fail(tell: Tell, empty: str) -> None:
    status, out, _ = tell("reconcile", "--format", "csv", url=empty)
    assert (1, 2688) == (status, len(rows(out)))


# handbook

def test_the_documents_are_those_of_the_catalogue_and_the_schema() -> None:
    assert handbook.documents() == {path: path.read_text(encoding="utf-8") for path in handbook.documents()}


def test_stale_documents_are_found_and_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handbook, "INDICATORS", tmp_path / "indicators.md")
    monkeypatch.setattr(handbook, "TABLES", tmp_path / "tables.md")
    assert [1, 0, 0] == [handbook.main(["--check"]), handbook.main([]), handbook.main(["--check"])]


# As a program

def test_a_reader_who_stops_reading_is_no_error(demo_url: str) -> None:
    command = f'"{sys.executable}" -m metrics --url {demo_url} reconcile --format csv | head -n 1'
    found = subprocess.run(  # noqa: S602 - our own words, and a pipe is what is tested
        command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ("", True) == (found.stderr, found.stdout.startswith("figure_id,"))


def test_persian_whatever_the_terminal_and_no_traceback(tmp_path: Path) -> None:
    settings = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "ascii", "SETTINGS_FILE": os.devnull}
    words = ["--url", f"duckdb:///{tmp_path}/none", "value", "contracts_in_force"]
    found = subprocess.run(
        [sys.executable, "-m", "metrics", *words], cwd=ROOT, env=settings, capture_output=True, check=False
    )
    assert (2, 2) == (found.returncode, len(found.stderr.decode().splitlines()))
