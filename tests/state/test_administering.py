"""Users as administrators change them: who may, what is written down, whose sessions end; and passwords."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, select

from common.errors import Forbidden
from common.settings import settings
from data_access.__main__ import main
from data_access.state import administering, attempts, audit_reading, passwords, sessions, users
from data_access.state.audit_reading import Wanted
from data_access.state.keyed import keyed
from data_access.state.tables import users as table
from data_access.state.user_rules import BadUser
from tests import readers
from tests.state.at_once import at_once

ACTS: dict[str, Callable[[Engine, str, str], object]] = {
    "role": lambda own, who, name: administering.set_role(own, who, name, "steward"),
    "rename": lambda own, who, name: administering.rename(own, who, name, "نام"),
    "password": administering.new_password, "deactivate": administering.deactivate,
    "reactivate": administering.reactivate, "sessions": administering.end_sessions,
    "second factor": administering.reset_second_factor, "unlock": administering.unlock,
    "add": lambda own, who, _: administering.add(own, who, "newcomer", "analyst"),
}


@pytest.fixture
def people(place: Engine) -> Engine:
    """One user of every role; `admin` is the only administrator."""
    readers.everybody(place)
    return place


def told(engine: Engine) -> list[tuple[str, str, str]]:
    """Who, what and detail of the log, the oldest first."""
    return [(line.who, line.what, line.detail) for line in audit_reading.each(engine, Wanted())]


def test_nobody_but_an_administrator_changes_a_user(people: Engine) -> None:
    readers.add(people, "former", "administrator")
    administering.deactivate(people, "admin", "former")
    before, written = users.everyone(people), told(people)
    for who in ("modir", "fars", "amin", "tahlilgar", "former", "", "nobody", "admin "):
        for act in ACTS.values():
            with pytest.raises(Forbidden):
                act(people, who, "tahlilgar")
    assert (before, written) == (users.everyone(people), told(people))


def test_every_change_says_who_made_it_what_was_before_and_what_is_now(people: Engine) -> None:
    administering.add(people, "admin", "leila", "provincial_deputy", ["IR-18", "IR-07"], "لیلا")
    administering.set_role(people, "admin", "leila", "provincial_deputy", ["IR-07"])
    administering.set_role(people, "admin", "leila", "analyst")
    administering.rename(people, "admin", "leila", "لیلا ب")
    administering.deactivate(people, "admin", "leila")
    administering.reactivate(people, "admin", "leila")
    administering.new_password(people, "admin", "leila")
    administering.unlock(people, "admin", "leila")
    assert [
        ("admin", "user added", "leila provincial_deputy IR-07 IR-18"),
        ("admin", "provinces changed", "leila: IR-07 IR-18 -> IR-07"),
        ("admin", "role changed", "leila: provincial_deputy -> analyst"),
        ("admin", "provinces changed", "leila: IR-07 -> -"),
        ("admin", "name changed", "leila: لیلا -> لیلا ب"),
        ("admin", "user deactivated", "leila"), ("admin", "user reactivated", "leila"),
        ("admin", "password set", "leila"), ("admin", "login unlocked", "leila"),
    ] == told(people)


@pytest.mark.parametrize("act", ["role", "password", "deactivate", "sessions"])
def test_a_change_of_rights_ends_all_sessions(people: Engine, act: str) -> None:
    secret = sessions.start(people, "tahlilgar")
    ACTS["rename"](people, "admin", "tahlilgar")
    assert sessions.user_of(people, secret)
    ACTS[act](people, "admin", "tahlilgar")
    assert sessions.user_of(people, secret) is None


def test_nobody_changes_the_own_role_and_the_last_administrator_stays(people: Engine) -> None:
    with pytest.raises(Forbidden):
        administering.set_role(people, "admin", "admin", "steward")
    with pytest.raises(Forbidden):
        administering.deactivate(people, "admin", "admin")
    for act in ("role", "deactivate"):
        with pytest.raises(BadUser, match="last active administrator"):
            ACTS[act](people, "terminal", "admin")
    readers.add(people, "second", "administrator")
    administering.deactivate(people, "second", "admin")
    assert ["second"] == [user.username for user in users.everyone(people)
                          if user.active and user.role == "administrator"]


def test_two_administrators_cannot_put_each_other_out_at_once(people: Engine, url: str) -> None:
    readers.add(people, "second", "administrator")

    def work(engine: Engine) -> None:
        for who, other in (("admin", "second"), ("second", "admin")):
            try:
                administering.deactivate(engine, who, other)
            except (BadUser, Forbidden):
                continue

    assert [0] * 4 == at_once(4, url, work)
    assert 1 == sum(user.active and user.role == "administrator" for user in users.everyone(people))


def test_a_password_that_others_set_has_to_be_changed(people: Engine) -> None:
    password = administering.new_password(people, "admin", "tahlilgar")
    assert users.must_change(people, "tahlilgar")
    passwords.check(password, "tahlilgar")
    users.set_password(people, "tahlilgar", "four unrelated words here", who="tahlilgar")
    assert not users.must_change(people, "tahlilgar")
    assert ("tahlilgar", "password changed", "tahlilgar") == told(people)[-1]


def test_the_own_password_ends_the_other_sessions_only(people: Engine) -> None:
    here, there = sessions.start(people, "tahlilgar"), sessions.start(people, "tahlilgar")
    users.change_own_password(people, "tahlilgar", "four unrelated words here", here)
    assert sessions.user_of(people, here)
    assert sessions.user_of(people, there) is None
    with people.connect() as connection:
        own = select(table.c.password_hash).where(table.c.username == "tahlilgar")
        kept = connection.execute(own).scalar()
    assert str(kept).startswith("$2b$12$")


def test_unlocking_ends_the_waits_of_a_name(people: Engine) -> None:
    for _ in range(attempts.FREE + 1):
        waited = attempts.begin(people, keyed("attempt", "tahlilgar"), "10.0.0.1").wait
    assert waited
    administering.unlock(people, "admin", "tahlilgar")
    assert not attempts.begin(people, keyed("attempt", "tahlilgar"), "10.0.0.1").wait


def test_the_terminal_has_the_same_verbs(
    people: Engine, url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("STATE_URL", url)
    settings.cache_clear()
    assert 0 == main(["user", "role", "tahlilgar", "--role", "provincial_deputy", "--province", "IR-07"])
    for verb in ("deactivate", "reactivate", "end-sessions", "unlock", "reset-second-factor"):
        assert 0 == main(["user", verb, "tahlilgar"])
        assert 2 == main(["user", verb, "nobody"])
    assert "There is no user 'nobody'." in capsys.readouterr().err
    assert {"terminal"} == {who for who, *_ in told(people)}
    assert 7 == len(told(people))


@pytest.mark.parametrize(("password", "why"), [
    ("elevenchars", "too short"), ("x" * 73, "too long"), ("ر" * 40, "too long"), ("123456789012", "guessed"),
    ("password1234", "guessed"), ("qwertyuiop[]", "guessed"), ("aaaaaaaaaaaaaa", "guessed"),
    ("ضصثقفغعهخحجچ", "guessed"),                    # the same row of keys on a Persian keyboard
    ("حشسسصخقی۱۲۳۴", "guessed"),                    # "password1234" typed on one
    ("Maryam.Karimi99", "contain the user name"), ("isipo-winter-rain-42", "organisation"),
    ("شهرک‌های صنعتی ۱۴", "organisation"), ("four\0unrelated words", "too long"),
])
def test_a_password_that_is_not_good_enough_is_told_why(password: str, why: str) -> None:
    with pytest.raises(BadUser, match=why) as refused:
        passwords.check(password, "maryam.karimi", "مریم کریمی")
    assert refused.value.fa


@pytest.mark.parametrize("password", [
    "correct staple 4 rivers", "باران پنجره نارنج کوه", "k7fw-9qpd-xm3h-tz2r", "a long password",
])
def test_a_few_unrelated_words_do(password: str) -> None:
    passwords.check(password, "maryam", "مریم کریمی")


def test_drawn_passwords_are_good_and_differ() -> None:
    found = {passwords.drawn() for _ in range(20)}
    assert 20 == len(found)
    for each in found:
        passwords.check(each, "maryam")
