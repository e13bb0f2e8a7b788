"""Signed-in sessions, kept on the server: a cookie only names one, and each can be ended at once."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Engine, RowMapping, delete, insert, select, update

from common.settings import settings
from data_access.state import audit, last_known, users
from data_access.state.tables import session, utc

MOVED = timedelta(hours=1)       # a clock set back by more ends sessions: they would last that much longer
COARSE = timedelta(minutes=1)    # the last use is known no finer: not every run writes
MEMORY = timedelta(days=1)       # so long a session that ended can still be told from one there never was
MOST_LISTED = 50


@dataclass(frozen=True)
class Session:
    """A running session as its own reader sees it; `key` names it, but opens nothing."""

    key: str
    started_at: datetime
    last_seen_at: datetime
    address: str
    agent: str


def start(state: Engine, username: str, address: str = "", agent: str = "") -> str:
    """A new session of an active user; gives the secret that names it. Raises BadUser for any other."""
    user = users.find(state, username)
    if user is None or not user.active:
        raise users.BadUser(f"کاربر «{username}» اجازهٔ ورود ندارد.", f"User {username!r} may not sign in.")
    secret, now = secrets.token_urlsafe(32), datetime.now(UTC)
    with state.begin() as connection:
        connection.execute(delete(session).where(session.c.expires_at < now - MEMORY))
        connection.execute(insert(session).values(
            token_hash=key_of(secret), username=username, credential_version=user.credential_version,
            started_at=now, last_seen_at=now, expires_at=now + timedelta(hours=settings().session_hours),
            address=address, agent=agent,
        ))
    return secret


@last_known.while_away
def user_of(state: Engine, secret: str, *, used: bool = True) -> users.User | None:
    """The user of a session that still runs: not ended, idle or too old, user active, password unchanged.

    `used` = somebody does something just now.
    """
    row = _found(state, secret)
    if row is None or not _runs(row):
        return None
    user = users.find(state, row["username"])
    if user is None or not user.active or user.credential_version != row["credential_version"]:
        return None
    if used:
        _seen(state, row)
    return user


def username_of(state: Engine, secret: str) -> str:
    """Whose session it is or was; "" for one there never was, or of long ago."""
    row = _found(state, secret)
    return str(row["username"]) if row else ""


def why_ended(state: Engine, secret: str) -> str:
    """"idle", "old", or "ended" for a session that does not run (any more)."""
    row = _found(state, secret)
    if row is None or row["ended_at"] is not None:
        return "ended"
    if utc(row["expires_at"]) <= datetime.now(UTC):
        return "old"
    return "ended" if _runs(row) else "idle"   # the user changed: password, role, or no user any more


def end(state: Engine, secret: str) -> None:
    """The session is over, wherever its cookie still lies."""
    _end(state, session.c.token_hash == key_of(secret))


def end_own(state: Engine, username: str, key: str, address: str = "") -> bool:
    """Ends one running session of the user's own; False when there is none of that key."""
    ended = _end(state, session.c.token_hash == key, session.c.username == username)
    if ended:
        audit.record(state, username, "session ended", "another of the user's own", address)
    return bool(ended)


def end_all(state: Engine, username: str, who: str = "", address: str = "") -> int:
    """Ends every session of the user, in all browsers; gives how many. Tokens of programs stay."""
    ended = _end(state, session.c.username == username)
    audit.record(state, who or username, "sessions ended", f"{username} {ended}", address)
    return ended


def running(state: Engine, username: str) -> list[Session]:
    """The user's own sessions that still run, the last used first."""
    user = users.find(state, username)
    asked = select(session).where(session.c.username == username, session.c.ended_at.is_(None))
    with state.connect() as connection:
        rows = connection.execute(asked.order_by(session.c.last_seen_at.desc()).limit(MOST_LISTED)).mappings()
        return [
            Session(
                row["token_hash"], utc(row["started_at"]), utc(row["last_seen_at"]), row["address"],
                row["agent"],
            )
            for row in rows if _runs(row) and user and row["credential_version"] == user.credential_version
        ]


def key_of(secret: str) -> str:
    """What names the session of a secret in lists."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _found(state: Engine, secret: str) -> RowMapping | None:
    with state.connect() as connection:
        asked = select(session).where(session.c.token_hash == key_of(secret))
        return connection.execute(asked).mappings().first()


def _runs(row: RowMapping) -> bool:
    now, idle = datetime.now(UTC), timedelta(minutes=settings().idle_minutes)
    used = utc(row["last_seen_at"])
    if utc(row["started_at"]) > now + MOVED:
        return False
    return row["ended_at"] is None and utc(row["expires_at"]) > now and used + idle + COARSE > now


def _seen(state: Engine, row: RowMapping) -> None:
    now = datetime.now(UTC)
    if abs(utc(row["last_seen_at"]) - now) > COARSE:   # later than now: the clock was set back
        with state.begin() as connection:
            mine = update(session).where(session.c.token_hash == row["token_hash"])
            connection.execute(mine.values(last_seen_at=now))


def _end(state: Engine, *which: ColumnElement[bool]) -> int:
    ended: dict[str, Any] = {"ended_at": datetime.now(UTC)}
    running = update(session).where(session.c.ended_at.is_(None), *which)
    with state.begin() as connection:
        return connection.execute(running.values(ended)).rowcount
