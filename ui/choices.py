"""Choices of one page alone, kept in its URL: one of a list, or a few words typed."""

from collections.abc import Mapping

import streamlit as st

from ui import alerts, filters
from ui.words import say

LONGEST = 100   # letters of a search


def pick(name: str, label: str, titles: Mapping[str, str], everything: str = "") -> str:
    """A choice among the keys of `titles`; "" is no choice. A key the URL made up is named and left out."""
    asked = st.query_params.get(name, "")
    if asked and asked not in titles:
        alerts.note(say("choices.unknown", label=label, value=asked[:20]))
        asked = ""
    options = ["", *titles]
    key = f"pick-{name}-{asked}"
    chosen: str = st.selectbox(
        label, options, options.index(asked), key=key, on_change=lambda: _keep(name, key),
        format_func=lambda value: titles.get(value, everything or say("choices.all")),
    )
    return chosen if chosen in titles else ""   # a forged value is no choice either


def typed(name: str, label: str, hint: str = "") -> str:
    """A few words to look for; `hint` stands in the empty field."""
    asked = st.query_params.get(name, "")[:LONGEST]
    key = f"typed-{name}"
    found: str = st.text_input(
        label, asked, max_chars=LONGEST, key=key, on_change=lambda: _keep(name, key),
        placeholder=hint or say("choices.search_hint"),
    )
    return found


def _keep(name: str, key: str) -> None:
    filters.choose(**{name: str(st.session_state[key]) or None})
