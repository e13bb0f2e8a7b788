"""Papers made once for all tests here, and what a reader of the file finds in it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from common.period import Period
from data_access.database import Database
from metrics.scope import Rights
from reports import typeset
from reports.board import board
from reports.model import Paper

ADMINISTRATOR = Rights("steward")
Read = Callable[..., str]


@pytest.fixture(scope="session")
def paper(demo: Database) -> Paper:
    """The board paper of 1401 in Persian."""
    return board(Period.of_year(1401), ADMINISTRATOR, demo)


@pytest.fixture(scope="session")
def paper_file(paper: Paper, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("papers") / "board.pdf"
    file.write_bytes(typeset.pdf(paper))
    return file


def read(file: Path, *options: str) -> str:
    """The text that poppler finds, without the marks of direction it adds."""
    found = subprocess.run(
        ["pdftotext", *options, str(file), "-"], check=True, capture_output=True, text=True,
    ).stdout
    found = found.replace("\u06c0", "\u0647\u0654")   # the same letter, as one sign and as two
    return found.translate(dict.fromkeys([*range(0x202A, 0x202F), 0x200E, 0x200F]))


def facts(file: Path) -> dict[str, str]:
    """What pdfinfo tells: Title, Pages and so on."""
    told = subprocess.run(["pdfinfo", str(file)], check=True, capture_output=True, text=True).stdout
    pairs = (line.partition(":") for line in told.splitlines())
    return {name.strip(): value.strip() for name, _, value in pairs}
