"""The file of sections: what a steward may write, and how a mistake is refused."""

from pathlib import Path

import pytest

from common.period import Period
from common.settings import settings
from data_access.database import Database
from reports import board_file
from reports.board import board
from reports.board_file import BadBoard
from reports.model import Said, Table
from tests.reports.conftest import ADMINISTRATOR

HEAD = """
title_fa = "گزارش"
title_en = "Paper"
[[chapter]]
title_fa = "یک"
title_en = "One"
[[chapter.part]]
"""
OWN = """
kind = "text"
fa = "# نه عنوان"
en = "# no heading"
[[chapter.part]]
kind = "table"
indicators = ["employment", "units_operating"]
by = "province"
"""


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ('kind = "pie"', "chapter 1, part 1, `kind`"),
        ('kind = "map"\nindicator = "no_such_thing"', "no_such_thing"),
        ('kind = "map"\nindicator = 7', "`indicator`"),
        ('kind = "table"\nof = "9 / 99"', "'9 / 99'"),
        ('kind = "table"', "`of`"),
        ('kind = "table"\nof = "2 / 14"\nindicators = ["employment"]', "not both"),
        ('kind = "table"\nof = ["2 / 14", "2 / 8"]', "can be made one"),
        ('kind = "table"\nindicators = ["employment"]\nby = "planet"', "`by`"),
        ('kind = "waits"\ncolour = "red"', "`colour`"),
        ('kind = "text"\nfa = "سلام"', "`en`"),
        ('kind = "map"\nindicator = "employment"\ntitle_fa = ""', "`title_fa`"),
        ("kind = ", "TOML"),
    ],
)
def test_a_mistake_is_refused_with_file_place_and_reason(tmp_path: Path, part: str, said: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(HEAD + part, encoding="utf-8")
    with pytest.raises(BadBoard) as refused:
        board_file.read(file)
    assert "mine.toml" in refused.value.en
    assert said in refused.value.en
    assert "mine.toml" in refused.value.fa


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadBoard):
        board_file.read(tmp_path / "none.toml")


def test_a_file_without_chapters_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "empty.toml"
    file.write_text('title_fa = "گزارش"\ntitle_en = "Paper"\n', encoding="utf-8")
    with pytest.raises(BadBoard, match="chapter"):
        board_file.read(file)


def test_a_steward_chooses_sections_of_the_own(
    tmp_path: Path, demo: Database, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The setting names another file; its text stands as written, its tables are made for every province."""
    file = tmp_path / "mine.toml"
    file.write_text(HEAD + OWN, encoding="utf-8")
    monkeypatch.setenv("BOARD_FILE", str(file))
    settings.cache_clear()
    found = board(Period.of_year(1401), ADMINISTRATOR, demo, "en")
    said, table = found.chapters[0].parts
    assert isinstance(said, Said)
    assert (("", "# no heading"),) == said.paragraphs
    assert isinstance(table, Table)
    assert ("Paper", 32) == (found.title, len(table.lines))


def test_the_file_we_deliver_is_read() -> None:
    found = board_file.read(Path(settings().board_file))
    assert len(found.chapters) > 10
