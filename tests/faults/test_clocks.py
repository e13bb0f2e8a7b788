"""The clock of the server jumps: nobody is locked out for long, no session lives on, the audit log holds."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, tzinfo
from typing import Self

import pytest
from sqlalchemy import Engine

from data_access.state import attempts, audit, audit_chain, audit_verify, sessions
from tests import readers
from tests.state.conftest import place, url  # noqa: F401 - fixtures

Jump = Callable[[timedelta], None]
NAME, ADDRESS = "modir", "10.0.0.7"


@pytest.fixture
def jump(monkeypatch: pytest.MonkeyPatch) -> Iterator[Jump]:
    """Sets the clock of the state database's modules forth, or back."""

    def to(by: timedelta) -> None:
        class Clock(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> Self:
                return super().now(tz) + by

        for module in (attempts, audit_chain, sessions):
            monkeypatch.setattr(module, "datetime", Clock)

    yield to
    monkeypatch.undo()


@pytest.fixture
def own(place: Engine) -> Engine:
    readers.everybody(place)
    return place


@pytest.mark.parametrize("by", [timedelta(minutes=-50), timedelta(seconds=-5), timedelta(minutes=10)])
def test_a_clock_that_is_set_right_signs_nobody_out(own: Engine, jump: Jump, by: timedelta) -> None:
    secret = sessions.start(own, NAME)
    jump(by)
    assert sessions.user_of(own, secret)
    assert sessions.user_of(own, secret)


@pytest.mark.parametrize("by", [timedelta(days=-365), timedelta(hours=-3), timedelta(days=2)])
def test_no_session_lives_longer_because_the_clock_jumped(own: Engine, jump: Jump, by: timedelta) -> None:
    secret = sessions.start(own, NAME)
    jump(by)
    assert sessions.user_of(own, secret) is None
    assert sessions.user_of(own, sessions.start(own, NAME))


def test_a_clock_set_back_locks_nobody_out(own: Engine, jump: Jump) -> None:
    """The failures of before the jump lie in the future: one try is free, then waits are as always."""
    for _ in range(attempts.FREE):
        attempts.begin(own, NAME, ADDRESS)
    assert attempts.begin(own, NAME, ADDRESS).wait
    jump(timedelta(days=-365))
    assert not attempts.begin(own, NAME, ADDRESS).wait
    assert timedelta(0) < attempts.begin(own, NAME, ADDRESS).wait <= attempts.LONGEST_WAIT


def test_a_clock_set_forth_forgets_failures_and_nothing_else(own: Engine, jump: Jump) -> None:
    for _ in range(attempts.FREE):
        attempts.begin(own, NAME, ADDRESS)
    jump(timedelta(days=365))
    assert not attempts.begin(own, NAME, ADDRESS).wait


def test_the_audit_log_keeps_its_order_and_holds(own: Engine, jump: Jump) -> None:
    for hours in (0, -5, 9, -1):
        jump(timedelta(hours=hours))
        audit.record(own, NAME, "login", str(hours))
    verdict = audit_verify.verify(own)
    assert (4, None) == (verdict.lines, verdict.problem)
