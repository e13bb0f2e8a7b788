"""The reader's own tokens: made for a program, shown once, listed, revoked."""

from collections.abc import Callable

import streamlit as st

from common.errors import DashboardError
from common.settings import settings
from data_access.state import tokens
from data_access.state.tables import state
from data_access.state.tokens import Token
from ui import alerts, tables
from ui.identity import Reader
from ui.language import language
from ui.tables import Column
from ui.words import digits, moment, number, say

DAYS = (7, 30, 90, 180, 365)
_MADE, _DONE, _FAILURE = "_token_made", "_token_done", "_token_failure"
_NAME, _SCOPES, _DAYS = "token-name", "token-scopes", "token-days"


def make(reader: Reader) -> None:
    """The form for a new token; what it made is shown this once."""
    if failure := st.session_state.pop(_FAILURE, None):
        alerts.error(failure)
    if secret := st.session_state.pop(_MADE, None):
        alerts.note(say("account.made"))
        st.code(secret, language=None, wrap_lines=True)
    with st.form("token-make"):
        st.text_input(
            say("account.name"), key=_NAME, max_chars=tokens.LONGEST_NAME, help=say("account.name_hint"),
        )
        st.multiselect(
            say("account.scopes"), tokens.SCOPES, tokens.SCOPES[:1], key=_SCOPES,
            format_func=lambda scope: say(f"account.scope.{scope}"), placeholder=say("bound.choose"),
            select_all=False,   # it says so in English
        )
        st.selectbox(
            say("account.days"), DAYS, DAYS.index(tokens.USUAL_DAYS), key=_DAYS,
            format_func=lambda days: number(days, "count"),
        )
        st.form_submit_button(say("account.make"), on_click=_make, args=(reader,))


def own_list(reader: Reader) -> None:
    """The reader's tokens, and the way to end one at once."""
    if done := st.session_state.pop(_DONE, None):
        st.toast(say(done))
    found = tokens.listed(state(settings().state_url), reader.username)
    if not found:
        st.html(f'<p class="empty">{say("account.empty")}</p>')
        return
    names = ("name", "scopes", "state", "made", "until", "used")
    tables.show(
        [_row(each) for each in found], [Column(name, say(f"account.list.{name}")) for name in names],
        say("account.list"),
    )
    if held := {each.number: each for each in found if each.holds}:
        _revoking(held, reader)


def _row(each: Token) -> dict[str, object]:
    ended = "revoked" if each.revoked_at else "holds" if each.holds else "old"
    return {
        "name": f"{digits(str(each.number))} {each.name}",
        "scopes": say("list.comma").join(say(f"account.scope.{scope}") for scope in each.scopes),
        "state": say(f"account.state.{ended}"), "made": moment(each.created_at),
        "until": moment(each.revoked_at or each.expires_at),
        "used": moment(each.last_used_at) if each.last_used_at else say("account.never"),
    }


def _revoking(held: dict[int, Token], reader: Reader) -> None:
    with st.form("token-revoke"):
        chosen = st.selectbox(
            say("account.choose"), list(held), key="token-chosen",
            format_func=lambda key: f"{digits(str(key))} {held[key].name}" if key in held else "",
        )
        st.form_submit_button(say("account.revoke"), on_click=_revoke, args=(reader, chosen))


def _make(reader: Reader) -> None:
    name, days = str(st.session_state.get(_NAME, "")), int(st.session_state.get(_DAYS, tokens.USUAL_DAYS))
    scopes = tuple(st.session_state.get(_SCOPES, ()))

    def made() -> None:
        own = state(settings().state_url)
        st.session_state[_MADE] = tokens.make(own, reader.username, name, scopes, days)
        st.session_state[_NAME] = ""

    _try(made)


def _revoke(reader: Reader, before: int) -> None:
    """What the form holds now; `before` is what it showed when it was drawn."""
    chosen = int(st.session_state.get("token-chosen") or before)
    own = state(settings().state_url)
    if _try(lambda: tokens.revoke(own, chosen, reader.username, reader.username)):
        st.session_state[_DONE] = "account.revoked"


def _try(do: Callable[[], object]) -> bool:
    """Whether it worked; if not, it is told at the next drawing."""
    try:
        do()
    except DashboardError as problem:
        st.session_state[_FAILURE] = problem.text(language())
        return False
    return True
