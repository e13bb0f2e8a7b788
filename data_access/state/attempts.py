"""Login attempts: how long to wait after too many failures; the wait grows, and always ends."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine, delete, insert, select, update

from common.settings import Settings, settings
from data_access.state.tables import login_attempt, utc

FREE = Settings.free_tries              # usual failures of a name at an address without a wait
FREE_OF_ADDRESS = 40                    # of an address, whatever the names: somebody tries them one by one
FIRST_WAIT = timedelta(seconds=15)      # doubled with each failure beyond
LONGEST_WAIT = timedelta(minutes=15)
MEMORY = timedelta(hours=1)
SKEW = timedelta(minutes=1)             # clocks of several processes' machines differ by less
UNKNOWN_ADDRESS = "local"               # this machine or a proxy on it: many readers, never counted alone
_MOST_DOUBLINGS = 10


@dataclass(frozen=True)
class Attempt:
    """One try to sign in; its password counts only when there is nothing to wait for."""

    number: int
    wait: timedelta


def begin(state: Engine, username: str, address: str) -> Attempt:
    """Writes a try down as failed before its password is looked at: tries made at once are counted too.

    A try made while waiting is taken back; who waits as long as was said is let in.
    """
    now, name = datetime.now(UTC), _digest(username)
    with state.begin() as connection:
        connection.execute(delete(login_attempt).where(login_attempt.c.at < now - MEMORY))
        number = connection.execute(
            insert(login_attempt).values(username=name, address=address, at=now, succeeded=False)
            .returning(login_attempt.c.id)
        ).scalar_one()
    with state.begin() as connection:
        free = settings().free_tries
        wait = _wait(_failures_of_name(connection, name, address, number, free), free, now)
        if address != UNKNOWN_ADDRESS:
            wait = max(wait, _wait(_failures_of_address(connection, address, number), FREE_OF_ADDRESS, now))
        if wait:
            connection.execute(delete(login_attempt).where(login_attempt.c.id == number))
    return Attempt(int(number), wait)


def succeed(state: Engine, attempt: Attempt) -> None:
    """The password was right: the failures before it no longer count for this name and address."""
    with state.begin() as connection:
        connection.execute(
            update(login_attempt).where(login_attempt.c.id == attempt.number).values(succeeded=True)
        )


def forget(state: Engine, username: str) -> None:
    """The failures of this name no longer count, at no address; the name as `begin` was given it."""
    with state.begin() as connection:
        connection.execute(delete(login_attempt).where(login_attempt.c.username == _digest(username)))


def _failures_of_name(
    connection: Connection, name: str, address: str, number: int, free: int,
) -> list[datetime]:
    """Since the last success, newest first."""
    others = (
        login_attempt.c.username == name, login_attempt.c.address == address, login_attempt.c.id != number,
    )
    asked = select(login_attempt.c.at, login_attempt.c.succeeded).where(*others)
    rows = connection.execute(
        asked.order_by(login_attempt.c.id.desc()).limit(free + _MOST_DOUBLINGS)
    ).all()
    last_success = next((n for n, row in enumerate(rows) if row.succeeded), len(rows))
    return [utc(row.at) for row in rows[:last_success]]


def _failures_of_address(connection: Connection, address: str, number: int) -> list[datetime]:
    """Newest first; a success clears nothing, because whoever tries names may own one."""
    failed = (
        login_attempt.c.address == address, login_attempt.c.id != number,
        login_attempt.c.succeeded.is_(False),
    )
    asked = select(login_attempt.c.at).where(*failed).order_by(login_attempt.c.id.desc())
    return [utc(at) for at in connection.execute(asked.limit(FREE_OF_ADDRESS + _MOST_DOUBLINGS)).scalars()]


def _wait(failures: Sequence[datetime], free: int, now: datetime) -> timedelta:
    if len(failures) < free or failures[0] > now + SKEW:
        return timedelta(0)   # the clock was set back: what is to come bars nobody, the next failure does
    doublings = min(len(failures) - free, _MOST_DOUBLINGS)
    length: timedelta = min(FIRST_WAIT * 2**doublings, LONGEST_WAIT)
    return max(failures[0] + length - now, timedelta(0))


def _digest(username: str) -> str:
    """The name is kept unreadable: people type their password into the wrong field."""
    return hashlib.sha256(username.encode()).hexdigest()
