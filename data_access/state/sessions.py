"""Signed-in sessions, kept on the server: a cookie only names one, and each can be ended at once."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, delete, insert, select, update

from data_access.state import users
from data_access.state.tables import session, utc

LONGEST = timedelta(hours=12)


def start(state: Engine, username: str) -> str:
    """A new session of an active user; gives the secret that names it."""
    user = users.find(state, username)
    if user is None or not user.active:
        raise users.BadUser(f"کاربر «{username}» اجازهٔ ورود ندارد.", f"User {username!r} may not sign in.")
    secret, now = secrets.token_urlsafe(32), datetime.now(UTC)
    with state.begin() as connection:
        connection.execute(delete(session).where(session.c.expires_at < now))
        connection.execute(insert(session).values(
            token_hash=_hash(secret), username=username, credential_version=user.credential_version,
            started_at=now, expires_at=now + LONGEST,
        ))
    return secret


def user_of(state: Engine, secret: str) -> users.User | None:
    """The user of a session that still runs: not ended, not too old, user active, password unchanged."""
    with state.connect() as connection:
        asked = select(session).where(session.c.token_hash == _hash(secret))
        row = connection.execute(asked).mappings().first()
    if row is None or row["ended_at"] is not None or utc(row["expires_at"]) <= datetime.now(UTC):
        return None
    user = users.find(state, row["username"])
    holds = user is not None and user.active and user.credential_version == row["credential_version"]
    return user if holds else None


def end(state: Engine, secret: str) -> None:
    """The session is over, wherever its cookie still lies."""
    with state.begin() as connection:
        connection.execute(
            update(session).where(session.c.token_hash == _hash(secret)).values(ended_at=datetime.now(UTC))
        )


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
