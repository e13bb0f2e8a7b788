"""Both databases the state may live in, empty or as an installation of before has left them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_access.state.tables import state


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a state database that nobody has opened yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/state.sqlite"
    else:
        yield request.getfixturevalue("empty_postgresql")
    state.cache_clear()


@pytest.fixture
def place(url: str) -> Iterator[Engine]:
    """An open state database of this version."""
    engine = state(url)
    yield engine
    engine.dispose()
