"""The demo database as a fixture: built once per run for all test processes, asked with hand-written SQL."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from data_access.database import Database
from data_access.demo.build import build

DESK = 0.03   # share of the desk's requests in the tests' demo: enough of each, and quickly built
Ask = Callable[[str], list[tuple[Any, ...]]]
OfProvince = Callable[[str], dict[str, float]]


@pytest.fixture(scope="session")
def demo_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the demo database in DuckDB."""
    return demo_in(together(tmp_path_factory))


@pytest.fixture(scope="session")
def demo(demo_url: str) -> Iterator[Database]:
    """The demo database, read-only."""
    database = Database.at(demo_url)
    yield database
    database.close()


@pytest.fixture(scope="session")
def sql(demo: Database) -> Ask:
    """Rows of the demo for a question in SQL."""
    return lambda question: [tuple(row) for row in demo.fetch(text(question))]


@pytest.fixture(scope="session")
def per_province(sql: Ask) -> OfProvince:
    """Province code to figure for a question that gives these two columns."""
    return lambda question: {str(code): float(figure) for code, figure in sql(question)}


def together(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of a run share; their own lie in it, beside each other."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def demo_in(folder: Path) -> str:
    """The address of the demo in that folder, from seed 1401 at scale 1, with a small desk; built once.

    The environment may name one that was built already: TESTS_DEMO.
    """
    if built := os.environ.get("TESTS_DEMO"):
        return f"duckdb:///{built}"
    file = folder / "demo.duckdb"
    with alone(folder / "demo.lock"):
        if not file.exists():
            build(f"duckdb:///{file}", progress=False, desk=DESK)
    return f"duckdb:///{file}"


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Holds the lock for the length of the block; other processes wait."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
