"""Who is reading: the session behind a run, named by the cookie that the server itself gave at the login."""

from dataclasses import dataclass

import streamlit as st

from common.settings import settings
from data_access.state import sessions
from data_access.state.session_cookie import may_be_here, secret_in
from data_access.state.tables import state

SESSION = "_session"   # the secret of the session that this page was opened in


@dataclass(frozen=True)
class Reader:
    """Who is signed in, read anew from the state database at every run."""

    username: str
    full_name: str
    role: str
    provinces: frozenset[str]
    demo: bool


def identify() -> Reader | None:
    """The reader of this run, or None. Role and provinces come from the database, never from the cookie."""
    secret = own_secret()
    user = sessions.user_of(state(settings().state_url), secret) if secret else None
    if user is None or not may_be_here(user):
        return None
    st.session_state[SESSION] = secret
    return Reader(user.username, user.full_name, user.role, user.provinces, user.demo)


def own_secret() -> str:
    """What the cookie of this page holds; without a browser, as in tests, what the page was opened with.

    What a page remembers belongs to its session: with another one it begins anew.
    """
    sent, remembered = secret_in(st.context.cookies), st.session_state.get(SESSION)
    if sent and remembered and sent != remembered:
        st.session_state.clear()
    return str(sent or remembered or "")


def why_nobody() -> str:
    """"idle", "old" or "ended" for a page whose session is over; "first" for one that never had a session."""
    secret = own_secret()
    own = state(settings().state_url)
    return sessions.why_ended(own, secret) if secret and sessions.username_of(own, secret) else "first"
