"""A new database on each engine to load into."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access.migrations.upgrade import upgrade
from tests.loading.stand import Place


@pytest.fixture(scope="session")
def made_embedded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An embedded database without rows, made once."""
    path = tmp_path_factory.mktemp("made") / "empty.duckdb"
    upgrade(f"duckdb:///{path}")
    return path


@pytest.fixture
def embedded(made_embedded: Path, tmp_path: Path) -> Place:
    shutil.copyfile(made_embedded, tmp_path / "operational.duckdb")
    return Place(f"duckdb:///{tmp_path / 'operational.duckdb'}", tmp_path / "files")


@pytest.fixture(params=["duckdb", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """An empty database of either engine."""
    if request.param == "duckdb":
        yield request.getfixturevalue("embedded")
        return
    yield Place(request.getfixturevalue("postgresql_place"), tmp_path / "files")
