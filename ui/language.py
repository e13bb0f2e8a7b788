"""The reader's language: Persian unless the URL says English; one click changes it, the rest stays."""

import streamlit as st

LANGUAGES = {"fa": "فارسی", "en": "English"}
_MEMORY = "_language"


def language() -> str:
    """"fa" or "en"; what was chosen once holds for the session, also where the URL does not say it."""
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
    st.session_state[_MEMORY] = other
    st.query_params["lang"] = other
