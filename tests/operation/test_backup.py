"""A backup comes back as it was, on every kind of database; an altered, newer or misplaced one does not."""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from common.errors import DashboardError, SettingsError
from common.settings import settings
from data_access.__main__ import main
from data_access.database import Database
from data_access.migrations.upgrade import upgrade
from data_access.operation import manifest
from data_access.operation.backup import NotEmpty, backup, restore
from data_access.operation.manifest import BadBackup
from data_access.operation.roles import OWNER, READER, STATE
from data_access.state import audit, audit_verify, cookie_key, users
from data_access.state.opening import state
from metrics.reconcile import reconcile
from tests.operation.conftest import PASSWORDS, PLACES, Choose, write
from tests.postgresql import Server

FILES, KEY = ("rows.duckdb", "state.sqlite"), "cookie.key"
PASSWORD = "a long password"  # noqa: S105 - of a user made here


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty embedded database with provinces, a state with one user, and their key: tests take copies."""
    folder = tmp_path_factory.mktemp("small")
    cookie_key.make(folder / KEY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SETTINGS_FILE", os.devnull)
        patch.setenv("COOKIE_KEY_FILE", str(folder / KEY))
        settings.cache_clear()
        upgrade(f"duckdb:///{folder}/{FILES[0]}")
        with_a_user(f"sqlite:///{folder}/{FILES[1]}")
    settings.cache_clear()
    state.cache_clear()
    return folder


@pytest.fixture(autouse=True)
def _key(tmp_path: Path, made_once: Path, choose: Choose) -> Iterator[None]:
    shutil.copy(made_once / KEY, tmp_path)
    choose(cookie_key_file=tmp_path / KEY)
    yield
    state.cache_clear()


@pytest.fixture
def small(tmp_path: Path, made_once: Path) -> dict[str, str]:
    """Both databases as files of the test's own."""
    for name in FILES:
        shutil.copy(made_once / name, tmp_path)
    return {"rows": f"duckdb:///{tmp_path}/{FILES[0]}", "state": f"sqlite:///{tmp_path}/{FILES[1]}"}


def with_a_user(url: str) -> None:
    engine = state(url)
    if users.find(engine, "modir") is None:
        users.add(engine, "modir", PASSWORD, "managing_director")
    audit.record(engine, "modir", "login")
    engine.dispose()


def provinces(url: str) -> int:
    database = Database.at(url)
    counted: int = database.fetch(text("SELECT count(*) FROM province"))[0][0]
    database.close()
    return counted


def elsewhere(tmp_path: Path) -> dict[str, str]:
    other = tmp_path / "other"
    return {"rows": f"duckdb:///{other}/rows.duckdb", "state": f"sqlite:///{other}/state.sqlite"}


def test_files_come_back_as_they_were(tmp_path: Path, small: dict[str, str]) -> None:
    made = backup(tmp_path / "saved", small)
    places = elsewhere(tmp_path)
    restore(tmp_path / "saved", places)
    assert 31 == made.parts["rows"].counts["province"]
    assert 31 == provinces(places["rows"])
    engine = state(places["state"])
    assert "modir" == getattr(users.find(engine, "modir"), "username", None)
    assert audit_verify.verify(engine).problem is None
    engine.dispose()


def test_a_backup_is_for_its_owner_s_eyes(tmp_path: Path, small: dict[str, str]) -> None:
    """It holds hashes of passwords and whatever the rows hold, but not the key."""
    backup(tmp_path / "saved", small)
    assert 0o700 == (tmp_path / "saved").stat().st_mode & 0o777
    assert {0o600} == {(tmp_path / "saved" / name).stat().st_mode & 0o777 for name in FILES}
    key = (tmp_path / "cookie.key").read_text()
    assert [] == [each.name for each in (tmp_path / "saved").iterdir() if key.encode() in each.read_bytes()]


def test_nothing_is_replaced_unless_told_to(tmp_path: Path, small: dict[str, str]) -> None:
    backup(tmp_path / "saved", small)
    with pytest.raises(NotEmpty):
        restore(tmp_path / "saved", small)
    restore(tmp_path / "saved", small, replace=True)


def test_a_folder_is_never_written_over(tmp_path: Path, small: dict[str, str]) -> None:
    (tmp_path / "saved").mkdir()
    with pytest.raises(NotEmpty):
        backup(tmp_path / "saved", small)


@pytest.mark.parametrize("file", FILES)
def test_an_altered_backup_is_refused_before_anything_is_touched(
    tmp_path: Path, small: dict[str, str], file: str,
) -> None:
    backup(tmp_path / "saved", small)
    with (tmp_path / "saved" / file).open("r+b") as saved:
        saved.seek(5000)
        saved.write(b"?")
    with pytest.raises(BadBackup):
        restore(tmp_path / "saved", elsewhere(tmp_path))
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("change", [
    {"form": 99}, {"parts": {"rows": {"version": "9999"}}}, {"parts": {"state": {"version": "9999"}}},
    {"parts": {"rows": {"file": "../rows.duckdb"}}}, {"parts": {"rows": 1}}, {"form": "x"},
])
def test_a_newer_or_strange_manifest_is_refused(
    tmp_path: Path, small: dict[str, str], change: dict[str, object],
) -> None:
    made = json.loads(json.dumps(asdict(backup(tmp_path / "saved", small))))
    for name, value in change.items():
        if isinstance(value, dict):
            for part, fields in value.items():
                made[name][part] = {**made[name][part], **fields} if isinstance(fields, dict) else fields
        else:
            made[name] = value
    (tmp_path / "saved" / manifest.NAME).write_text(json.dumps(made))
    with pytest.raises(BadBackup):
        restore(tmp_path / "saved", elsewhere(tmp_path))


def test_another_kind_of_database_is_refused(tmp_path: Path, small: dict[str, str]) -> None:
    backup(tmp_path / "saved", small)
    with pytest.raises(SettingsError):
        restore(tmp_path / "saved", {"rows": "postgresql://nobody@127.0.0.1:1/x"})


def test_a_database_that_is_away_leaves_no_backup(tmp_path: Path) -> None:
    with pytest.raises(DashboardError):
        backup(tmp_path / "saved", {"rows": "postgresql://nobody@127.0.0.1:1/x"})
    assert not (tmp_path / "saved").exists()


def test_the_commands_tell_what_they_did_and_which_key_is_missing(
    tmp_path: Path, small: dict[str, str], choose: Choose, capsys: pytest.CaptureFixture[str],
) -> None:
    choose(database_url=small["rows"], state_url=small["state"])
    assert 0 == main(["backup", "--out", str(tmp_path / "saved")])
    assert 2 == main(["restore", str(tmp_path / "saved")])
    assert 0 == main(["restore", str(tmp_path / "saved"), "--replace"])
    assert "key file is not the backup's" not in capsys.readouterr().out
    cookie_key.make(tmp_path / "another.key")
    choose(cookie_key_file=tmp_path / "another.key")
    assert 0 == main(["restore", str(tmp_path / "saved"), "--replace"])
    assert "key file is not the backup's" in capsys.readouterr().out


@pytest.fixture
def two_places(settled: Server, choose: Choose) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Addresses to save from, with the narrow roles of an installation, and to restore into."""
    choose(cookie_key_file=settled.home / "cookie.key")
    back = {"rows": "back_rows", "state": "back_state"}
    for name in back.values():
        write(settled.url, f"CREATE DATABASE {name} OWNER {OWNER}")
    yield (
        {"rows": settled.url_of(READER, PASSWORDS[READER], PLACES.rows),
         "state": settled.url_of(STATE, PASSWORDS[STATE], PLACES.state)},
        {kind: settled.url_of(OWNER, PASSWORDS[OWNER], name) for kind, name in back.items()},
    )
    for name in back.values():
        write(settled.url, f"DROP DATABASE {name} WITH (FORCE)")


def test_a_server_s_databases_come_back_with_rights_and_chain(
    tmp_path: Path, mortal: Server, two_places: tuple[dict[str, str], dict[str, str]],
) -> None:
    """Saved by the roles that only read, restored by the owner; the roles find their rights as before."""
    here, there = two_places
    with_a_user(here["state"])
    backup(tmp_path / "saved", here)
    with pytest.raises(DashboardError):   # whoever may only read cannot restore
        restore(tmp_path / "saved", {"rows": here["rows"]}, replace=True)
    restore(tmp_path / "saved", there)
    with pytest.raises(NotEmpty):
        restore(tmp_path / "saved", there)
    restore(tmp_path / "saved", there, replace=True)
    assert 31 == provinces(mortal.url_of(READER, PASSWORDS[READER], "back_rows"))
    engine = state(mortal.url_of(STATE, PASSWORDS[STATE], "back_state"))
    assert audit_verify.verify(engine).problem is None
    with pytest.raises(DashboardError), engine.begin() as connection:
        connection.execute(text("DELETE FROM audit"))
    engine.dispose()


def test_a_restore_that_breaks_leaves_what_was_there(
    tmp_path: Path, two_places: tuple[dict[str, str], dict[str, str]],
) -> None:
    """The dump is cut in the middle; the database is emptied and filled in one transaction."""
    here, there = two_places
    made = backup(tmp_path / "saved", {"rows": here["rows"]})
    restore(tmp_path / "saved", {"rows": there["rows"]})
    owner = there["rows"]
    write(owner, "UPDATE province SET name_en = 'Kept' WHERE code = 'IR-07'")
    file = tmp_path / "saved" / made.parts["rows"].file
    file.write_bytes(file.read_bytes()[:-20_000])
    cut = asdict(made)
    cut["parts"]["rows"] |= {"sha256": manifest.digest(file)}
    (tmp_path / "saved" / manifest.NAME).write_text(json.dumps(cut))
    with pytest.raises(DashboardError):
        restore(tmp_path / "saved", {"rows": owner}, replace=True)
    kept = text("SELECT count(*) FROM province WHERE name_en = 'Kept'")
    with create_engine(owner, poolclass=NullPool).connect() as connection:
        assert 1 == connection.scalar(kept)


def test_the_demo_reconciles_after_a_restore(tmp_path: Path, demo_url: str, demo: Database) -> None:
    """Every printed cell gets the same verdict from the copy; `make restore-proof` does it on PostgreSQL."""
    backup(tmp_path / "saved", {"rows": demo_url})
    place = f"duckdb:///{tmp_path}/back.duckdb"
    restore(tmp_path / "saved", {"rows": place})
    again = Database.at(place)
    codes = ("capital_national_allocation_birr", "capital_schemes", "capital_provincial_agreement_mirr")
    assert reconcile(demo, codes) == reconcile(again, codes)
    again.close()
