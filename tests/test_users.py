"""Users, login attempts and the cookie key, on both databases the state may live in."""

import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select, update

from common.errors import SettingsError
from common.settings import settings
from data_access.__main__ import main
from data_access.state import attempts, cookie_key, sessions, users
from data_access.state.tables import audit, login_attempt, session, state
from data_access.state.users import BadUser

PASSWORD = "a long password"


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/state.sqlite"
    else:
        url = request.getfixturevalue("empty_postgresql")
    engine = state(url)
    yield engine
    engine.dispose()
    state.cache_clear()


def test_a_user_is_found_as_made(place: Engine) -> None:
    users.add(place, "maryam", PASSWORD, "provincial_deputy", ["IR-07", "IR-18"], "مریم")
    found = users.find(place, "maryam")
    assert found == users.User("maryam", "مریم", "provincial_deputy", frozenset({"IR-07", "IR-18"}), active=True, demo=False,
                               credential_version=1)
    assert PASSWORD not in str(users.password_hash(place, "maryam"))


@pytest.mark.parametrize(("name", "password", "role", "provinces"), [
    ("Maryam", PASSWORD, "analyst", []),                        # capital letters: two names one reader takes for the same
    ("ma", PASSWORD, "analyst", []),
    ("maryam", "short", "analyst", []),
    ("maryam", "x" * 73, "analyst", []),                        # bcrypt would read a part of it only
    ("maryam", PASSWORD, "king", []),
    ("maryam", PASSWORD, "provincial_deputy", []),
    ("maryam", PASSWORD, "provincial_deputy", ["IR-32"]),       # a code of before 2020
    ("maryam", PASSWORD, "analyst", ["IR-07"]),
])
def test_bad_users_are_refused_whole(place: Engine, name: str, password: str, role: str, provinces: list[str]) -> None:
    with pytest.raises(BadUser):
        users.add(place, name, password, role, provinces)
    assert [] == users.everyone(place)


def test_a_name_is_given_once(place: Engine) -> None:
    users.add(place, "maryam", PASSWORD, "analyst")
    with pytest.raises(BadUser, match="already"):
        users.add(place, "maryam", PASSWORD, "steward")


def test_a_new_password_and_a_deactivation_end_sessions(place: Engine) -> None:
    users.add(place, "maryam", PASSWORD, "analyst")
    users.set_password(place, "maryam", "another password")
    users.deactivate(place, "maryam")
    found = users.find(place, "maryam")
    assert found is not None
    assert (3, False) == (found.credential_version, found.active)
    assert users.password_hash(place, "maryam") is None


def test_a_session_is_its_users_until_it_is_ended(place: Engine) -> None:
    users.add(place, "maryam", PASSWORD, "analyst")
    first, second = sessions.start(place, "maryam"), sessions.start(place, "maryam")
    assert users.find(place, "maryam") == sessions.user_of(place, first)
    sessions.end(place, first)
    assert sessions.user_of(place, first) is None
    assert sessions.user_of(place, second) is not None
    users.set_password(place, "maryam", "another password")
    assert sessions.user_of(place, second) is None


def test_a_session_does_not_outlive_its_time(place: Engine) -> None:
    users.add(place, "maryam", PASSWORD, "analyst")
    secret = sessions.start(place, "maryam")
    with place.begin() as connection:
        connection.execute(update(session).values(expires_at=datetime.now(UTC) - timedelta(seconds=1)))
    assert sessions.user_of(place, secret) is None
    assert sessions.user_of(place, "guessed") is None


def test_nobody_inactive_begins_a_session(place: Engine) -> None:
    users.add(place, "maryam", PASSWORD, "analyst")
    users.deactivate(place, "maryam")
    with pytest.raises(BadUser):
        sessions.start(place, "maryam")


def test_changes_are_written_down(place: Engine) -> None:
    users.add(place, "maryam", PASSWORD, "analyst")
    with place.connect() as connection:
        assert [("user added", "maryam analyst")] == [tuple(row) for row in connection.execute(select(audit.c.what, audit.c.detail))]


def test_waits_grow_and_always_end(place: Engine) -> None:
    for _ in range(attempts.FREE):
        assert timedelta(0) == attempts.wait(place, "maryam", "10.0.0.1")
        attempts.remember(place, "maryam", "10.0.0.1", succeeded=False)
    first = attempts.wait(place, "maryam", "10.0.0.1")
    attempts.remember(place, "maryam", "10.0.0.1", succeeded=False)
    second = attempts.wait(place, "maryam", "10.0.0.1")
    assert timedelta(0) < first < second <= attempts.LONGEST_WAIT
    assert timedelta(0) == attempts.wait(place, "maryam", "10.0.0.2")
    assert timedelta(0) == attempts.wait(place, "reza", "10.0.0.1")


def test_old_failures_are_forgotten(place: Engine) -> None:
    long_ago = datetime.now(UTC) - attempts.LONGEST_WAIT - timedelta(seconds=1)
    with place.begin() as connection:
        connection.execute(insert(login_attempt), [
            {"username": "maryam", "address": "local", "at": long_ago, "succeeded": False} for _ in range(20)
        ])
    assert timedelta(0) == attempts.wait(place, "maryam", "local")


def test_a_success_clears_the_count(place: Engine) -> None:
    for _ in range(9):
        attempts.remember(place, "maryam", "local", succeeded=False)
    attempts.remember(place, "maryam", "local", succeeded=True)
    assert timedelta(0) == attempts.wait(place, "maryam", "local")


def test_the_cookie_key_is_made_once_and_private(tmp_path: Path) -> None:
    path = tmp_path / "var/cookie.key"
    cookie_key.make(path)
    key = cookie_key.read(path)
    cookie_key.make(path)
    assert key == cookie_key.read(path)
    assert 0o600 == stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("text", ["", "some_signature_key", "0" * 64])
def test_a_weak_key_stops_the_program(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cookie.key"
    path.write_text(text)
    with pytest.raises(SettingsError):
        cookie_key.read(path)


def test_the_first_start_makes_one_administrator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STATE_URL", f"sqlite:///{tmp_path}/state.sqlite")
    monkeypatch.setenv("COOKIE_KEY_FILE", str(tmp_path / "cookie.key"))
    settings.cache_clear()
    assert 0 == main(["user", "first"])
    shown = capsys.readouterr().out
    assert 0 == main(["user", "first"])
    assert "admin" in shown
    assert "" == capsys.readouterr().out
    engine = state(f"sqlite:///{tmp_path}/state.sqlite")
    assert [("admin", "administrator", False)] == [(user.username, user.role, user.demo) for user in users.everyone(engine)]
    engine.dispose()
    state.cache_clear()


def test_a_refusal_on_the_command_line_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STATE_URL", f"sqlite:///{tmp_path}/state.sqlite")
    settings.cache_clear()
    assert 2 == main(["user", "deactivate", "nobody"])
    assert "There is no user 'nobody'." in capsys.readouterr().err
    state(settings().state_url).dispose()
    state.cache_clear()
