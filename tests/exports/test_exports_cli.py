"""`python -m exports`: a table into a file and back, with its rows counted on the way."""

from pathlib import Path

import pandas as pd
import pytest

from exports.__main__ import main

VALUES = "rows=province&indicators=contracts_signed&periods=1400,1401"


@pytest.fixture(autouse=True)
def _installation(demo_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", demo_url)
    monkeypatch.setenv("STATE_URL", f"sqlite:///{tmp_path}/state.sqlite")


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "geojson", "gpkg", "json"])
def test_a_table_of_values_leaves_and_is_whole(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / f"table.{form}"
    assert main(["values", "--address", VALUES, "--out", str(path)]) == 0
    assert "31 / 31" in capsys.readouterr().err
    assert main(["verify", str(path)]) == 0
    told = capsys.readouterr().out
    assert "those that left this installation" in told
    assert "  rows: 31\n" in told


def test_rows_of_an_entity_leave(tmp_path: Path) -> None:
    path = tmp_path / "parks.csv"
    assert main(["rows", "park", "--out", str(path)]) == 0
    assert len(pd.read_csv(path, comment="#", low_memory=False)) > 800


def test_parks_leave_as_a_map(tmp_path: Path) -> None:
    asked = "rows=park&indicators=contracts_signed&periods=1401&provinces=IR-07"
    assert main(["values", "--address", asked, "--out", str(tmp_path / "parks.geojson")]) == 0
    assert '"Point"' in (tmp_path / "parks.geojson").read_text(encoding="utf-8")


def test_a_changed_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    main(["values", "--address", VALUES, "--out", str(path)])
    path.write_bytes(path.read_bytes().replace(b'"IR-07"', b'"IR-77"'))
    assert main(["verify", str(path)]) == 1


@pytest.mark.parametrize("arguments", [
    ["values", "--address", "rows=moon", "--out", "x.csv"], ["rows", "users", "--out", "x.csv"],
    ["rows", "park", "--out", "x.doc"], ["rows", "service", "--out", "x.gpkg"], ["verify", "nowhere.csv"],
])
def test_what_cannot_be_done_is_a_sentence(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert capsys.readouterr().err
    assert not list(tmp_path.glob("x.*"))
