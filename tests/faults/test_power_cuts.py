"""Migrations and exports killed at random moments: as before or wholly after, and the next try succeeds."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, select, text
from sqlalchemy.pool import NullPool

from data_access import reference
from data_access.migrations.embedded import version_of
from data_access.migrations.upgrade import config, upgrade
from data_access.schema import SCHEMA_VERSION
from data_access.state.tables import state, users
from tests.engines import new_database
from tests.faults import work
from tests.faults.processes import killed, started
from tests.history.test_upgrades import older
from tests.state.test_migrations import old_database

TIMES = 2
BEFORE = "0003"
PROVINCES = 31


def moments(longest: float) -> Iterator[float]:
    chance = random.Random(1401)
    return (chance.uniform(0, longest) for _ in range(TIMES))


def took(work_of: object, *given: object) -> float:
    began = time.monotonic()
    process = started(work_of, *given)   # type: ignore[arg-type]
    process.join()
    assert 0 == process.exitcode
    return time.monotonic() - began


def test_an_upgrade_of_a_file_is_done_or_not(tmp_path: Path) -> None:
    made = tmp_path / "made.duckdb"
    upgrade(f"duckdb:///{made}")
    older(made)
    content = made.read_bytes()
    path = tmp_path / "x.duckdb"
    path.write_bytes(content)
    for seconds in moments(2.0):
        path.write_bytes(content)
        killed(seconds, work.migrate, f"duckdb:///{path}")
        assert version_of(path) in (BEFORE, SCHEMA_VERSION)
        upgrade(f"duckdb:///{path}")
        assert SCHEMA_VERSION == version_of(path)
        found = {each.name for each in tmp_path.iterdir()}
        assert {"made.duckdb", path.name, f"{path.name}.{BEFORE}"} == found


def test_an_upgrade_of_a_server_is_done_or_not(postgresql_server: str) -> None:
    with new_database(postgresql_server, "cut_before") as url:
        engine = create_engine(url, poolclass=NullPool)
        with engine.begin() as connection:
            command.upgrade(config(connection), BEFORE)
            reference.fill(connection)
        engine.dispose()
        for turn, seconds in enumerate(moments(2.0)):
            with new_database(postgresql_server, f"cut_{turn}", "cut_before") as copy:
                killed(seconds, work.migrate, copy)
                assert known(copy)[0] in (BEFORE, SCHEMA_VERSION)
                upgrade(copy)
                assert (SCHEMA_VERSION, PROVINCES) == known(copy)


def known(url: str) -> tuple[str, int]:
    """Version and number of provinces; a table of the new version is there only with its version."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        version = connection.scalar(text("SELECT version FROM schema_version"))
        new = connection.scalar(text("SELECT to_regclass('public.row_change') IS NOT NULL"))
        provinces = connection.scalar(text("SELECT count(*) FROM province"))
    engine.dispose()
    assert new == (version == SCHEMA_VERSION)
    return str(version), int(provinces or 0)


def test_an_upgrade_of_the_state_keeps_its_users(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    url = f"sqlite:///{path}"
    old_database(url)
    content = path.read_bytes()
    lasts = took(work.open_state, url)
    for seconds in moments(lasts):
        path.write_bytes(content)
        killed(seconds, work.open_state, url)
        state.cache_clear()
        engine = state(url)   # a journal that the killed one left is rolled back
        with engine.connect() as connection:
            assert ["maryam"] == list(connection.scalars(select(users.c.username)))
        engine.dispose()
    state.cache_clear()


@pytest.mark.parametrize("form", ["csv", "parquet", "xlsx"])
def test_no_half_export_stands_under_its_name(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"numbers.{form}"
    killed(0.5, work.export, form, path)
    assert not path.exists()
