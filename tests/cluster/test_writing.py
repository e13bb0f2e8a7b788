"""Commands that write rows do not write to copies: one sentence says where they do."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from common.errors import SettingsError
from common.settings import settings
from data_access.__main__ import main
from data_access.loading.target import writing

COPY = "clickhousedb://user@127.0.0.1:9/isipo"   # nothing answers there: it must not even be asked
COMMANDS = (
    ["demo"], ["migrate"], ["import", "x.csv"], ["import-log", "x.csv"], ["booklet", "x.csv"], ["refresh"],
    ["count"], ["partitions"], ["roles"], ["backup", "--out", "x"], ["restore", "x"], ["mapping", "prepare"],
    ["mapping", "check"], ["restore", "x", "--rows-to", COPY],
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_commands_refuse_a_copy(
    command: Sequence[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", COPY)
    settings.cache_clear()
    assert main(command) == 2
    told = capsys.readouterr()
    assert "LOADER_URL" in told.err.splitlines()[0]
    assert "ClickHouse holds copies" in told.err.splitlines()[1]
    assert len(told.err.splitlines()) == 2
    assert (told.out, list(tmp_path.iterdir())) == ("", [])


@pytest.mark.parametrize("command", [["migrate"], ["demo"]])
def test_an_address_named_for_the_command_is_looked_at(
    command: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--url", COPY]) == 2
    assert "ClickHouse holds copies" in capsys.readouterr().err


def test_loads_go_to_the_first_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", COPY)
    monkeypatch.setenv("LOADER_URL", f"duckdb:///{tmp_path / 'none.duckdb'}")
    settings.cache_clear()
    assert main(["refresh"]) == 2
    assert "ClickHouse" not in capsys.readouterr().err


def test_what_only_looks_is_let_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", COPY)
    settings.cache_clear()
    assert main(["demo", "--if-older"]) == 0
    assert main(["mapping", "template", "--out", str(tmp_path / "views.sql")]) == 0
    assert main(["booklet", "--template", str(tmp_path / "empty.xlsx")]) == 0


def test_nor_do_the_pages_write_there() -> None:
    with pytest.raises(SettingsError, match="copies"), writing(COPY):
        pass
