"""After an upgrade the demo is built anew by itself; a file with somebody's own rows never is."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from data_access.__main__ import main
from data_access.demo.aged import OURS, is_aged_demo
from data_access.schema import SCHEMA_VERSION
from tests.demo import Ask

Make = Callable[..., str]


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """A file of some version with rows of these sources."""
    def make(version: str, *references: str) -> str:
        with duckdb.connect(str(tmp_path / "rows.duckdb")) as opened:
            opened.execute("CREATE TABLE schema_version (version VARCHAR)")
            opened.execute("INSERT INTO schema_version VALUES (?)", [version])
            opened.execute("CREATE TABLE source (reference VARCHAR)")
            for reference in references:
                opened.execute("INSERT INTO source VALUES (?)", [reference])
        return f"duckdb:///{tmp_path}/rows.duckdb"

    return make


def test_a_demo_of_an_older_version_is_aged(made: Make) -> None:
    assert is_aged_demo(made("0001", "demo", "ch2 table 3"))


def test_every_source_of_the_demo_is_known_as_such(sql: Ask) -> None:
    assert [] == [name for (name,) in sql("SELECT reference FROM source") if not OURS.fullmatch(name)]


@pytest.mark.parametrize(("version", "references"), [
    (SCHEMA_VERSION, ("demo", "ch2 table 3")), ("9999", ("demo",)), ("0001", ()), ("0001", ("ch2 table 3",)),
    ("0001", ("demo", "log.csv sha256:00ff")), ("0001", ("demo", "chart.xlsx")), ("0001", ("demo", "load 7")),
])
def test_nothing_else_is(made: Make, version: str, references: tuple[str, ...]) -> None:
    assert not is_aged_demo(made(version, *references))


def test_what_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "rows.duckdb").write_text("not a database")
    assert not is_aged_demo(f"duckdb:///{tmp_path}/rows.duckdb")
    assert not is_aged_demo(f"duckdb:///{tmp_path}/none.duckdb")
    assert not is_aged_demo("postgresql://somebody@server/rows")


def test_the_command_leaves_own_rows_as_they_are(made: Make, tmp_path: Path) -> None:
    url = made("0001", "demo", "log.csv sha256:00ff")
    before = (tmp_path / "rows.duckdb").read_bytes()
    assert 0 == main(["demo", "--url", url, "--if-older"])
    assert before == (tmp_path / "rows.duckdb").read_bytes()
