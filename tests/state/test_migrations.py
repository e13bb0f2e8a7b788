"""The state database grows with the program: rows kept, opened by many at once, a newer one refused."""

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import ModuleType
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, text

from common.errors import OldSchema
from common.settings import ROOT
from data_access.state.migrations import upgrade
from data_access.state.tables import metadata, state
from tests.state.at_once import at_once

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
FIRST = ROOT / "data_access/state/migrations/versions/0001_unversioned.py"


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    engine = create_engine(url)
    yield engine
    engine.dispose()


def unversioned() -> ModuleType:
    """The tables as the program made them before they had versions."""
    spec = importlib.util.spec_from_file_location("unversioned", FIRST)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def old_database(url: str) -> None:
    """As `metadata.create_all` of before left it, with a user, a session, an audit log and an objection."""
    old = unversioned()
    rows: dict[str, dict[str, Any]] = {
        "users": {"username": "maryam", "full_name": "مریم", "password_hash": "x", "role": "analyst",
                  "active": True, "demo": False, "credential_version": 3, "created_at": NOW},
        "user_province": {"username": "maryam", "province_code": "IR-07"},
        "session": {"token_hash": "y", "username": "maryam", "credential_version": 3, "started_at": NOW,
                    "expires_at": NOW},
        "objection": {"at": NOW, "who": "maryam", "indicator": "i", "start": NOW.date(), "stop": NOW.date(),
                      "province": "IR-07", "unit": "%", "page": "parks", "address": "", "text": "t"},
    }
    with opened(url) as engine, engine.begin() as connection:
        old.metadata.create_all(connection)
        for name, row in rows.items():
            connection.execute(old.metadata.tables[name].insert(), [row])
        lines = [{"at": NOW, "who": "maryam", "what": "login", "detail": str(n)} for n in range(3)]
        connection.execute(old.metadata.tables["audit"].insert(), lines)


def test_tables_and_migrations_agree(place: Engine) -> None:
    with place.connect() as connection:
        context = MigrationContext.configure(connection, opts={
            "compare_type": True, "version_table": upgrade.VERSION_TABLE,
        })
        found = compare_metadata(context, metadata)
    # A comment is read in tables.py; a migration need not repeat it.
    assert [] == [each for each in found if not str(each).startswith("[('modify_comment'")]


def test_the_newest_file_is_the_version_that_is_looked_for(place: Engine) -> None:
    with place.connect() as connection:
        script = ScriptDirectory.from_config(upgrade.config(connection))
        assert [upgrade.HEAD] == script.get_heads()
        assert upgrade.HEAD == upgrade.found(connection)


def test_a_database_without_a_version_is_taken_over_with_its_rows(url: str) -> None:
    old_database(url)
    engine = state(url)
    with engine.connect() as connection:
        kept = {
            name: connection.execute(text(f"SELECT {columns} FROM {name}")).all() for name, columns in (
                ("users", "username, full_name, credential_version"), ("user_province", "province_code"),
                ("objection", "indicator"),
            )
        }
        audited = connection.execute(text("SELECT who, what, detail FROM audit ORDER BY id")).all()
    assert {"users": [("maryam", "مریم", 3)], "user_province": [("IR-07",)], "objection": [("i",)]} == {
        name: [tuple(row) for row in rows] for name, rows in kept.items()
    }
    assert [("maryam", "login", str(n)) for n in range(3)] == [tuple(row) for row in audited[:3]]
    engine.dispose()


def test_a_database_of_an_even_earlier_time_gets_the_tables_it_lacks(url: str) -> None:
    old = unversioned()
    with opened(url) as engine:
        old.metadata.create_all(engine, tables=[old.metadata.tables["users"]])
    engine = state(url)
    assert set(metadata.tables) <= set(inspect(engine).get_table_names())
    engine.dispose()


def test_a_table_of_somebody_else_is_refused_and_nothing_is_changed(url: str) -> None:
    with opened(url) as engine, engine.begin() as connection:
        connection.execute(text("CREATE TABLE users (id integer)"))
    with pytest.raises(OldSchema, match="users"):
        state(url)
    with opened(url) as engine:
        assert ["users"] == inspect(engine).get_table_names()


def test_a_newer_database_is_refused_with_a_sentence(url: str) -> None:
    state(url).dispose()
    state.cache_clear()
    with opened(url) as engine, engine.begin() as connection:
        connection.execute(text(f"UPDATE {upgrade.VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(OldSchema, match="newer version") as refused:
        state(url)
    assert "نسخهٔ تازه‌تری" in refused.value.fa


def test_processes_that_open_it_at_once_all_find_it_ready(url: str) -> None:
    old_database(url)
    assert [0] * 8 == at_once(8, url, upgrade.upgrade)
    with opened(url) as engine, engine.connect() as connection:
        assert upgrade.HEAD == upgrade.found(connection)
