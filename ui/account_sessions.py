"""Where I am signed in: my own sessions, a button to end one, and one to end them all."""

import streamlit as st

from common.settings import settings
from data_access.state import sessions
from data_access.state.sessions import Session
from data_access.state.tables import state
from ui import identity, login, tables
from ui.identity import Reader
from ui.tables import Column
from ui.words import moment, number, say

BROWSERS = ("Edg", "OPR", "Firefox", "Chromium", "Chrome", "Safari")   # each may name those after it
_CHOSEN, _DONE = "session-chosen", "_session_done"


def own_list(reader: Reader) -> None:
    """The sessions that run, the one of this page marked; any other can be ended here."""
    if done := st.session_state.pop(_DONE, None):
        st.toast(say(done))
    found = sessions.running(state(settings().state_url), reader.username)
    here = sessions.key_of(identity.own_secret())
    columns = ("browser", "since", "seen", "address")
    tables.show(
        [_row(each, each.key == here) for each in found],
        [Column(name, say(f"account.session.{name}")) for name in columns], say("account.session.list"),
    )
    st.caption(say("account.session.limits", idle=number(settings().idle_minutes, "count"),
                   hours=number(settings().session_hours, "count")))
    others = {each.key: _name(each) for each in found if each.key != here}
    if others:
        _ending(others, reader)
    login.leaving("logout/everywhere", say("account.session.everywhere"))


def _ending(others: dict[str, str], reader: Reader) -> None:
    with st.form("session-end"):
        chosen = st.selectbox(
            say("account.session.choose"), list(others), key=_CHOSEN,
            format_func=lambda key: others.get(key, ""),
        )
        st.form_submit_button(say("account.session.end"), on_click=_end, args=(reader, chosen))


def _end(reader: Reader, before: str) -> None:
    """What the form holds now; `before` is what it showed when it was drawn."""
    chosen = str(st.session_state.get(_CHOSEN) or before)
    if sessions.end_own(state(settings().state_url), reader.username, chosen):
        st.session_state[_DONE] = "account.session.ended"


def _row(each: Session, here: bool) -> dict[str, object]:
    mark = f" ({say('account.session.here')})" if here else ""
    return {
        "browser": f"{_browser(each)}{mark}",
        "since": moment(each.started_at), "seen": moment(each.last_seen_at),
        "address": each.address if each.address != "local" else say("account.session.local"),
    }


def _name(each: Session) -> str:
    return f"{_browser(each)} — {moment(each.started_at)}"


def _browser(each: Session) -> str:
    """What most readers know their browser by; the rest of what it says is noise."""
    known = next((name for name in BROWSERS if name in each.agent), "")
    called = {"Edg": "Edge", "OPR": "Opera"}.get(known, known)
    return called or each.agent[:40] or say("account.session.unknown")
