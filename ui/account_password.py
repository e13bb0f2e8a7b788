"""My password: changed with the old one, by choice or because somebody else has set it."""

import math

import streamlit as st

from common.errors import DashboardError
from common.settings import settings
from data_access.state import attempts, sessions, users
from data_access.state.passwords import SHORTEST
from data_access.state.tables import state
from ui import alerts, identity
from ui.identity import Reader
from ui.kept import STATE, kept
from ui.language import language
from ui.words import number, say
from web import door

_DONE, _FAILURE = "_password_done", "_password_refused"
_OLD, _NEW, _AGAIN = "password-old", "password-new", "password-again"


def due(reader: Reader) -> bool:
    """Whether the reader has to choose a password first; then this is all that is drawn."""
    if not _must_change(settings().state_url, reader.username):
        return False
    st.html(f'<h1 class="title">{say("password.due")}</h1><p class="lead">{say("password.due_lead")}</p>')
    change(reader)
    return True


@kept(2000, fresh=0.0, source=STATE)
def _must_change(url: str, username: str) -> bool:
    """Asked at every run; what was known last counts while the state database is away."""
    return users.must_change(state(url), username)


def change(reader: Reader) -> None:
    """The form; a demo user's password is public and stays as it is."""
    if st.session_state.pop(_DONE, None):
        alerts.note(say("password.done"))
    if failure := st.session_state.pop(_FAILURE, None):
        alerts.error(failure)
    if reader.demo:
        st.html(f'<p class="empty">{say("password.demo")}</p>')
        return
    st.html(f'<p class="story">{say("password.rules", shortest=number(SHORTEST, "count"))}</p>')
    with st.form("password-change", clear_on_submit=True):
        for key, known in ((_OLD, "current-password"), (_NEW, "new-password"), (_AGAIN, "new-password")):
            st.text_input(
                say(f"password.{key.removeprefix('password-')}"), key=key, type="password", max_chars=128,
                autocomplete=known,
            )
        st.form_submit_button(say("password.change"), on_click=_change, args=(reader,))


def _change(reader: Reader) -> None:
    old, new, again = (str(st.session_state.get(key, "")) for key in (_OLD, _NEW, _AGAIN))
    try:
        refused = say("password.differ") if new != again else _changed(reader, old, new)
    except DashboardError as problem:
        refused = problem.text(language())
    st.session_state[_FAILURE if refused else _DONE] = refused or True


def _changed(reader: Reader, old: str, new: str) -> str:
    """Why not, or ""; the old password is tried as at the login, and waits grow as there."""
    if old == new:
        return say("password.same")
    engine, secret = state(settings().state_url), identity.own_secret()
    here = sessions.key_of(secret)
    running = {each.key: each.address for each in sessions.running(engine, reader.username)}
    tried = door.try_password(reader.username, old, running.get(here) or attempts.UNKNOWN_ADDRESS)
    if tried.user is None:
        wait = math.ceil(tried.wait)
        return say("password.wait", seconds=number(wait, "count")) if wait else say("password.wrong")
    users.change_own_password(engine, reader.username, new, secret)
    return ""
