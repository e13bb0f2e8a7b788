"""Who may come in: the check of name and password, alike for every name, and of the second step.

Whatever is wrong, the work is the same and so are the words; streamlit-authenticator does the one bcrypt.
"""

import math
from dataclasses import dataclass

from common.settings import settings
from data_access.state import attempts, audit, sessions, users
from data_access.state.session_cookie import may_be_here
from data_access.state.tables import state
from data_access.state.users import User
from web.keyed import keyed

LONGEST_NAME = 64
FINGERPRINT = 8   # digits by which the log tells whether an unknown name was tried again
# Checked when the name does not exist, so that the answer takes as long as for a name that does.
NOBODY = "$2b$12$C6UzMDM.H6dfI/f/IKcEeO7ZYzjKmvY4pVb1g0hVQpYf0n1o4cXhK"


@dataclass(frozen=True)
class Tried:
    """How a try ended: a user who may come in, or nobody and the seconds to wait before the next."""

    user: User | None
    wait: int = 0


def try_password(typed: str, password: str, address: str) -> Tried:
    """The active user of this name and password, or nobody. Raises DataUnavailable, SettingsError."""
    engine, name = state(settings().state_url), typed.strip().lower()[:LONGEST_NAME]
    attempt = attempts.begin(engine, keyed("attempt", name), address)
    right = _check(password, users.password_hash(engine, name)) and not attempt.wait
    user = users.find(engine, name) if right else None
    if user is None or not may_be_here(user):
        _failed(name, "password", address)
        return Tried(None, math.ceil(attempt.wait.total_seconds()))
    attempts.succeed(engine, attempt)
    return Tried(user)


def begin_session(user: User, address: str, agent: str, how: str = "password") -> str:
    """The user is in; gives the secret for the cookie."""
    engine = state(settings().state_url)
    secret = sessions.start(engine, user.username, address, agent)
    audit.record(engine, user.username, "login", how, address)
    return secret


def leave(secret: str, address: str, *, everywhere: bool = False) -> None:
    """Ends the session, or all of the same user; the cookie left in a browser then opens nothing."""
    engine = state(settings().state_url)
    user = sessions.user_of(engine, secret)
    if user is None:
        return
    if everywhere:
        sessions.end_all(engine, user.username, address=address)
    else:
        sessions.end(engine, secret)
        audit.record(engine, user.username, "logout", "", address)


def _failed(name: str, how: str, address: str) -> None:
    """Written for every name with the same work. A name of nobody is not kept: it may be a password."""
    engine = state(settings().state_url)
    known = users.known(engine, name)
    mark = keyed("name", name)[:FINGERPRINT]
    audit.record(engine, name if known else audit.NOBODY, "login failed", f"{how} {mark}", address)


def _check(password: str, hashed: str | None) -> bool:
    """One bcrypt whether or not the name exists; longer than bcrypt reads is wrong, and takes as long."""
    from streamlit_authenticator.utilities import Hasher  # its package reads much that nobody needs here

    readable = password if 0 < len(password.encode()) <= users.LONGEST_BYTES and "\0" not in password else ""
    found: bool = Hasher.check_pw(readable, hashed or NOBODY)
    return found and hashed is not None and bool(readable)
