"""The scripts that stand in the pages themselves; the policy of content lets these run and no other."""

from functools import cache

import streamlit as st

from common.settings import ROOT
from ui.language import LANGUAGES, language


@cache
def pictures() -> str:
    """What makes the buttons work that save charts as pictures."""
    return (ROOT / "assets/js/pictures.js").read_text(encoding="utf-8")


@cache
def self_test() -> str:
    """What counts the requests of the browser on the page about the product."""
    return (ROOT / "assets/js/self_test.js").read_text(encoding="utf-8")


def spoken(tongue: str) -> str:
    """Says which language a screen reader is to speak; and keeps the list of what was loaded whole."""
    return f'document.documentElement.lang = "{tongue}"; performance.setResourceTimingBufferSize(10000)'


def every() -> list[str]:
    """All of them, letter by letter as the browser meets them."""
    return [pictures(), self_test(), *map(spoken, LANGUAGES)]


def put() -> None:
    """Puts them into the page."""
    for script in (spoken(language()), pictures()):
        st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
