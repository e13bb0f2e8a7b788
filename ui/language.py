"""The reader's language: Persian unless the URL says English; one click changes it, the rest stays."""

from contextvars import ContextVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

LANGUAGES = {"fa": "فارسی", "en": "English"}
_MEMORY = "_language"
# Of this thread: window, address and their language. A page asks a thousand times, and Streamlit answers
# slowly.
_known: ContextVar[tuple[str, str, str]] = ContextVar("language", default=("", "", ""))


def language() -> str:
    """"fa" or "en"; what was chosen once holds for the session, also where the URL does not say it."""
    context = get_script_run_ctx()
    if context is None:
        return _asked_for()
    window, address, found = _known.get()
    if (window, address) != (context.session_id, context.query_string):
        found = _asked_for()
        _known.set((context.session_id, context.query_string, found))
    return found


def _asked_for() -> str:
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        st.session_state[_MEMORY] = asked
    chosen: str = st.session_state.get(_MEMORY, "fa")
    return chosen


def direction() -> str:
    return "rtl" if language() == "fa" else "ltr"


def switch() -> None:
    """The switch to the other language."""
    other = "en" if language() == "fa" else "fa"
    st.button(LANGUAGES[other], key="language-switch", on_click=_choose, args=(other,), help=LANGUAGES[other])


def _choose(other: str) -> None:
    _known.set(("", "", ""))
    st.session_state[_MEMORY] = other
    st.query_params["lang"] = other
