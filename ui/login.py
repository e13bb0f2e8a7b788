"""The login form.

streamlit-authenticator checks the password; its own form is not used, because its answers tell whether a name
exists and nobody is let in again after too many tries.
"""

import logging
import math

import streamlit as st
from streamlit_authenticator.utilities import Hasher

from common.errors import DashboardError
from common.settings import settings
from data_access.state import attempts, audit, users
from data_access.state.cli import DEMO_PASSWORD, DEMO_USERS
from data_access.state.session_cookie import may_be_here
from data_access.state.tables import state
from ui import alerts, identity
from ui.identity import Reader
from ui.language import language
from ui.words import number, safe, say

_FAILURE = "_login_failure"
log = logging.getLogger(__name__)
# Checked when the name does not exist, so that the answer takes as long as for a name that does.
_NOBODY = "$2b$12$C6UzMDM.H6dfI/f/IKcEeO7ZYzjKmvY4pVb1g0hVQpYf0n1o4cXhK"


def require_reader() -> Reader:
    """The reader; without one the login form is shown and nothing else runs."""
    reader = identity.identify()
    if reader is None:
        _form()
        st.stop()
    return reader


def logout_button(reader: Reader) -> None:
    """Who is signed in, and the way out."""
    st.html(f'<p class="reader">{safe(reader.full_name)} · {say("role." + reader.role)}</p>')
    st.button(say("login.out"), key="logout", on_click=identity.sign_out)


def _form() -> None:
    _, middle, _ = st.columns([1, 1.4, 1])
    with middle:
        st.html(f'<h1 class="title">{say("login.title")}</h1><p class="lead">{say("login.lead")}</p>')
        with st.form("login"):
            st.text_input(say("login.name"), key="login-name", autocomplete="username", max_chars=64)
            st.text_input(
                say("login.password"), key="login-password", type="password", max_chars=128,
                autocomplete="current-password",
            )
            st.form_submit_button(say("login.in"), on_click=_try, type="primary", width="stretch")
        if failure := st.session_state.pop(_FAILURE, None):
            alerts.error(failure)
        if settings().demo_users == "yes":
            _demo_users()


def _demo_users() -> None:
    rows = "".join(
        f"<li><code>{safe(name)}</code> — {say('role.' + role)}</li>" for name, role, *_ in DEMO_USERS
    )
    st.html(
        f'<section class="demo"><h2>{say("login.demo")}</h2><ul>{rows}</ul>'
        f'<p>{say("login.demo_password")} <code>{safe(DEMO_PASSWORD)}</code></p></section>'
    )


def _try() -> None:
    """What the button does; without the state database it says so instead of ending in a trace."""
    name = str(st.session_state.get("login-name", "")).strip().lower()
    password = str(st.session_state.get("login-password", ""))
    try:
        failure = _sign_in(name, password)
    except DashboardError as problem:
        log.exception("login")
        failure = problem.text(language())
    if failure:
        st.session_state[_FAILURE] = failure


def _sign_in(name: str, password: str) -> str:
    """Why not, or "" - name and password are always looked at alike, and every refusal has the same words."""
    engine = state(settings().state_url)
    attempt = attempts.begin(engine, name, _address())
    right = _check(password, users.password_hash(engine, name)) and not attempt.wait
    user = users.find(engine, name) if right else None
    if user is None or not may_be_here(user):
        seconds = math.ceil(attempt.wait.total_seconds())
        return say("login.wait", seconds=number(seconds, "count")) if seconds else say("login.wrong")
    attempts.succeed(engine, attempt)
    audit.record(engine, name, "login")
    identity.sign_in(user.username)
    return ""


def _address() -> str:
    """Where the reader comes from; on this machine itself Streamlit gives none."""
    found = st.context.ip_address
    return found if isinstance(found, str) else attempts.UNKNOWN_ADDRESS


def _check(password: str, hashed: str | None) -> bool:
    """One bcrypt whether or not the name exists; longer than bcrypt reads is wrong, and takes as long."""
    readable = password if len(password.encode()) <= users.LONGEST_BYTES else ""
    found: bool = Hasher.check_pw(readable, hashed or _NOBODY)
    return found and hashed is not None and bool(readable)
