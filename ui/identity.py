"""Who is reading: the session behind a run, and the cookie that carries it to the next browser window."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import streamlit as st
from streamlit_authenticator.models.cookie_model import CookieModel

from common.settings import settings
from data_access.state import audit, session_cookie, sessions
from data_access.state.session_cookie import may_be_here, secret_in
from data_access.state.tables import state

COOKIE, DAYS = session_cookie.NAME, sessions.LONGEST / timedelta(days=1)
COOKIE_TIME = timedelta(seconds=30)
SESSION, _PENDING = "_session", "_cookie_to_set"


@dataclass(frozen=True)
class Reader:
    """Who is signed in, read anew from the state database at every run."""

    username: str
    full_name: str
    role: str
    provinces: frozenset[str]
    demo: bool


class SessionCookie(CookieModel):  # type: ignore[misc]
    """The authenticator's cookie; it names a session instead of a user, so that it can be ended."""

    def __init__(self) -> None:
        super().__init__(COOKIE, session_cookie.key(), DAYS)

    def _token_encode(self) -> str:
        token: str = st.session_state[SESSION]
        return token


def identify() -> Reader | None:
    """The reader of this run, or None. Role and provinces come from the database, never from the cookie."""
    from_cookie = secret_in(st.context.cookies)
    secret = st.session_state.get(SESSION) or from_cookie
    user = sessions.user_of(state(settings().state_url), secret) if secret else None
    if user is None or not may_be_here(user):
        st.session_state.pop(SESSION, None)
        return None
    st.session_state[SESSION] = secret
    return Reader(user.username, user.full_name, user.role, user.provinces, user.demo)


def sign_in(username: str) -> None:
    """Begins a session; the browser is given its cookie by `keep_signed_in`."""
    st.session_state[SESSION] = sessions.start(state(settings().state_url), username)
    st.session_state[_PENDING] = datetime.now(UTC)


def keep_signed_in() -> None:
    """Draws the component that sets the cookie, for as long as a slow browser may need to run it."""
    since = st.session_state.get(_PENDING)
    if since is None or SESSION not in st.session_state:
        return
    if datetime.now(UTC) - since > COOKIE_TIME:
        del st.session_state[_PENDING]
        return
    SessionCookie().set_cookie()


def sign_out() -> None:
    """Ends the session on the server; the cookie left in the browser then opens nothing."""
    secret = st.session_state.pop(SESSION, None)
    st.session_state.pop(_PENDING, None)
    if not secret:
        return
    engine = state(settings().state_url)
    if user := sessions.user_of(engine, secret):
        audit.record(engine, user.username, "logout")
    sessions.end(engine, secret)
