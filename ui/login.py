"""Who is reading: the login form, the session cookie and the reader behind them.

streamlit-authenticator hashes, checks and keeps the cookie; its own form is not used, because its answers tell whether a
name exists, and nobody is ever let in again after too many tries.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import streamlit as st
from streamlit_authenticator.models.cookie_model import CookieModel
from streamlit_authenticator.utilities import Hasher

from common.settings import settings
from data_access.state import attempts, cookie_key, users
from data_access.state.cli import DEMO_PASSWORD, DEMO_USERS
from data_access.state.tables import state
from ui.words import number, safe, say

COOKIE, DAYS = "isipo_session", 0.5
COOKIE_TIME = timedelta(seconds=30)
_SESSION, _FAILURE, _PENDING = "_reader", "_login_failure", "_cookie_to_set"
# Checked when the name does not exist, so that the answer takes as long as for a name that does.
_NOBODY = "$2b$12$C6UzMDM.H6dfI/f/IKcEeO7ZYzjKmvY4pVb1g0hVQpYf0n1o4cXhK"


@dataclass(frozen=True)
class Reader:
    """Who is signed in, read anew from the state database at every run."""

    username: str
    full_name: str
    role: str
    provinces: frozenset[str]
    demo: bool


class SessionCookie(CookieModel):  # type: ignore[misc]
    """The authenticator's cookie, which also names the credential version so that a new password ends it."""

    def __init__(self, version: int) -> None:
        super().__init__(COOKIE, cookie_key.read(Path(settings().cookie_key_file)), DAYS)
        self.version = version

    def _token_encode(self) -> str:
        claims = {"username": st.session_state[_SESSION][0], "version": self.version, "exp_date": self.exp_date}
        token: str = jwt.encode(claims, self.cookie_key, algorithm="HS256")
        return token


def identify() -> Reader | None:
    """The reader of this run, or None. The cookie only names; role and provinces come from the database."""
    claimed = st.session_state.get(_SESSION) or _from_cookie()
    if claimed is None:
        return None
    user = users.find(state(settings().state_url), claimed[0])
    if user is None or not user.active or user.credential_version != claimed[1] or not _may_be_here(user):
        st.session_state.pop(_SESSION, None)
        return None
    st.session_state[_SESSION] = claimed
    return Reader(user.username, user.full_name, user.role, user.provinces, user.demo)


def _may_be_here(user: users.User) -> bool:
    return not user.demo or settings().demo_users == "yes"


def _from_cookie() -> tuple[str, int] | None:
    token = st.context.cookies.get(COOKIE)
    if not token or st.session_state.get("_logged_out"):
        return None
    try:
        claims: dict[str, Any] = jwt.decode(token, cookie_key.read(Path(settings().cookie_key_file)), algorithms=["HS256"])
        if float(claims["exp_date"]) < datetime.now(UTC).timestamp():
            return None
        return str(claims["username"]), int(claims["version"])
    except (jwt.InvalidTokenError, KeyError, TypeError, ValueError):
        return None


def require_reader() -> Reader:
    """The reader; without one the login form is shown and nothing else runs."""
    reader = identify()
    if reader is None:
        _form()
        st.stop()
    return reader


def keep_signed_in() -> None:
    """Draws the component that sets the cookie, for as long after a login as a slow browser may need to run it."""
    since = st.session_state.get(_PENDING)
    if since is None or _SESSION not in st.session_state:
        return
    if datetime.now(UTC) - since > COOKIE_TIME:
        del st.session_state[_PENDING]
        return
    SessionCookie(st.session_state[_SESSION][1]).set_cookie()


def logout_button(reader: Reader) -> None:
    """Who is signed in, and the way out."""
    st.html(f'<p class="reader">{safe(reader.full_name)} · {say("role." + reader.role)}</p>')
    st.button(say("login.out"), key="logout", on_click=_leave)


def _leave() -> None:
    claimed = st.session_state.pop(_SESSION, None)
    st.session_state.pop(_PENDING, None)
    st.session_state["_logged_out"] = True
    if claimed:
        users.record(state(settings().state_url), claimed[0], "logout")


def _form() -> None:
    if st.session_state.get("_logged_out"):
        _forget_cookie()
    _, middle, _ = st.columns([1, 1.4, 1])
    with middle:
        st.html(f'<h1 class="title">{say("login.title")}</h1><p class="lead">{say("login.lead")}</p>')
        with st.form("login"):
            st.text_input(say("login.name"), key="login-name", autocomplete="username", max_chars=64)
            st.text_input(say("login.password"), key="login-password", type="password", autocomplete="current-password", max_chars=128)
            st.form_submit_button(say("login.in"), on_click=_try, type="primary", width="stretch")
        if failure := st.session_state.pop(_FAILURE, None):
            st.error(failure)
        if settings().demo_users == "yes":
            _demo_users()


def _demo_users() -> None:
    rows = "".join(f"<li><code>{safe(name)}</code> — {say('role.' + role)}</li>" for name, role, *_ in DEMO_USERS)
    st.html(f'<section class="demo"><h2>{say("login.demo")}</h2><ul>{rows}</ul>'
            f'<p>{say("login.demo_password")} <code>{safe(DEMO_PASSWORD)}</code></p></section>')


def _forget_cookie() -> None:
    if COOKIE in st.context.cookies and not st.session_state.get("_forgotten"):
        st.session_state["_forgotten"] = True
        SessionCookie(0).cookie_manager.set(COOKIE, "", key="forget", expires_at=datetime(2000, 1, 1, tzinfo=UTC))


def _try() -> None:
    """Checks what was typed. Name and password are always checked alike, and every failure has the same words."""
    name = str(st.session_state.get("login-name", "")).strip().lower()
    password = str(st.session_state.get("login-password", ""))
    address = _address()
    engine = state(settings().state_url)
    waiting = attempts.wait(engine, name, address)
    right = _check(password, users.password_hash(engine, name)) and not waiting
    user = users.find(engine, name) if right else None
    if user is None or not _may_be_here(user):
        attempts.remember(engine, name, address, succeeded=False)
        seconds = int(waiting.total_seconds())
        st.session_state[_FAILURE] = say("login.wait", seconds=number(seconds, "count")) if seconds else say("login.wrong")
        return
    attempts.remember(engine, name, address, succeeded=True)
    users.record(engine, name, "login")
    st.session_state[_SESSION] = (user.username, user.credential_version)
    st.session_state[_PENDING] = datetime.now(UTC)
    for key in ("_logged_out", "_forgotten"):
        st.session_state.pop(key, None)


def _address() -> str:
    """Where the reader comes from; on this machine itself Streamlit gives none."""
    found = st.context.ip_address
    return found if isinstance(found, str) else "local"


def _check(password: str, hashed: str | None) -> bool:
    """One bcrypt whether or not the name exists; longer than bcrypt reads is wrong, and takes as long."""
    readable = password if len(password.encode()) <= users.LONGEST_BYTES else ""
    found: bool = Hasher.check_pw(readable, hashed or _NOBODY)
    return found and hashed is not None and bool(readable)
