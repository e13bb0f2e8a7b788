"""Users, login attempts and the cookie key, on both databases the state may live in."""

import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update

from common.errors import DataUnavailable, SettingsError
from common.settings import settings
from data_access.__main__ import main
from data_access.state import attempts, cookie_key, sessions, users
from data_access.state.tables import audit, login_attempt, metadata, session, state
from data_access.state.users import BadUser

PASSWORD = "a long password"  # noqa: S105 - of users made here


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
    assert found == users.User(
        "maryam", "مریم", "provincial_deputy", frozenset({"IR-07", "IR-18"}), active=True, demo=False,
        credential_version=1,
    )
    assert PASSWORD not in str(users.password_hash(place, "maryam"))


@pytest.mark.parametrize(("name", "password", "role", "provinces"), [
    ("Maryam", PASSWORD, "analyst", []),                        # two names that a reader takes for one
    ("ma", PASSWORD, "analyst", []),
    ("maryam", "short", "analyst", []),
    ("maryam", "x" * 73, "analyst", []),                        # bcrypt would read a part of it only
    ("maryam", PASSWORD, "king", []),
    ("maryam", PASSWORD, "provincial_deputy", []),
    ("maryam", PASSWORD, "provincial_deputy", ["IR-32"]),       # a code of before 2020
    ("maryam", PASSWORD, "analyst", ["IR-07"]),
])
def test_bad_users_are_refused_whole(
    place: Engine, name: str, password: str, role: str, provinces: list[str]
) -> None:
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
        lines = connection.execute(select(audit.c.what, audit.c.detail)).all()
    assert [("user added", "maryam analyst")] == [tuple(line) for line in lines]


def _fail(place: Engine, name: str, address: str, times: int) -> list[timedelta]:
    return [attempts.begin(place, name, address).wait for _ in range(times)]


def _let_pass(place: Engine, time: timedelta) -> None:
    """As if all tries had been made earlier."""
    with place.begin() as connection:
        for row in connection.execute(select(login_attempt)).all():
            earlier = update(login_attempt).where(login_attempt.c.id == row.id).values(at=row.at - time)
            connection.execute(earlier)


def test_waits_begin_after_five_failures_of_a_name_at_an_address(place: Engine) -> None:
    assert [timedelta(0)] * attempts.FREE == _fail(place, "maryam", "10.0.0.1", attempts.FREE)
    assert timedelta(0) < attempts.begin(place, "maryam", "10.0.0.1").wait <= attempts.FIRST_WAIT
    assert timedelta(0) == attempts.begin(place, "maryam", "10.0.0.2").wait
    assert timedelta(0) == attempts.begin(place, "reza", "10.0.0.1").wait


def test_who_waits_as_long_as_was_said_may_try_and_then_waits_longer(place: Engine) -> None:
    _fail(place, "maryam", "local", attempts.FREE)
    first = attempts.begin(place, "maryam", "local").wait
    _fail(place, "maryam", "local", 3)                       # impatience does not make it longer
    _let_pass(place, first)
    assert timedelta(0) == attempts.begin(place, "maryam", "local").wait
    assert first < attempts.begin(place, "maryam", "local").wait


def test_no_wait_is_longer_than_a_quarter_of_an_hour(place: Engine) -> None:
    for _ in range(20):
        _fail(place, "maryam", "local", attempts.FREE)
        _let_pass(place, timedelta(minutes=1))
    assert attempts.begin(place, "maryam", "local").wait <= attempts.LONGEST_WAIT
    _let_pass(place, attempts.LONGEST_WAIT)
    assert timedelta(0) == attempts.begin(place, "maryam", "local").wait


def test_names_tried_one_by_one_from_an_address_are_slowed(place: Engine) -> None:
    names = [f"user{n}" for n in range(attempts.FREE_OF_ADDRESS + 1)]
    waits = [attempts.begin(place, name, "10.0.0.9").wait for name in names]
    assert [False] * attempts.FREE_OF_ADDRESS + [True] == [bool(wait) for wait in waits]
    unknown = [attempts.begin(place, name, attempts.UNKNOWN_ADDRESS).wait for name in names]
    assert {timedelta(0)} == set(unknown)                    # behind a proxy that is everybody


def test_tries_made_at_once_are_counted_too(place: Engine) -> None:
    with ThreadPoolExecutor(8) as many:
        waits = list(many.map(lambda _: attempts.begin(place, "maryam", "10.0.0.1").wait, range(24)))
    assert waits.count(timedelta(0)) <= attempts.FREE


def test_old_tries_are_forgotten(place: Engine) -> None:
    _fail(place, "maryam", "local", attempts.FREE)
    _let_pass(place, attempts.MEMORY)
    assert timedelta(0) == attempts.begin(place, "maryam", "local").wait
    with place.connect() as connection:
        assert 1 == len(connection.execute(select(login_attempt)).all())


def test_a_success_clears_the_count(place: Engine) -> None:
    _fail(place, "maryam", "local", attempts.FREE - 1)
    attempts.succeed(place, attempts.begin(place, "maryam", "local"))
    assert [timedelta(0)] * attempts.FREE == _fail(place, "maryam", "local", attempts.FREE)


def test_what_was_typed_as_a_name_is_not_kept(place: Engine) -> None:
    attempts.begin(place, PASSWORD, "local")                 # typed into the wrong field
    with place.connect() as connection:
        assert PASSWORD not in str(connection.execute(select(login_attempt)).all())


def test_a_state_database_that_fails_later_is_one_sentence(place: Engine) -> None:
    metadata.drop_all(place)
    with pytest.raises(DataUnavailable, match="STATE_URL"):
        users.find(place, "maryam")


def test_the_file_of_users_is_its_owners_only(tmp_path: Path) -> None:
    engine = state(f"sqlite:///{tmp_path}/var/state.sqlite")
    assert 0o600 == stat.S_IMODE((tmp_path / "var/state.sqlite").stat().st_mode)
    engine.dispose()
    state.cache_clear()


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
    found = users.everyone(engine)
    assert [("admin", "administrator", False)] == [(user.username, user.role, user.demo) for user in found]
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
