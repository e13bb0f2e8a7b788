"""The scripts that stand in the pages themselves; the policy of content lets these run and no other."""

from functools import cache

import streamlit as st

from common.settings import ROOT
from ui.language import LANGUAGES, language


@cache
def pictures() -> str:
    """What makes the buttons work that save charts as pictures."""
    return (ROOT / "assets/js/pictures.js").read_text(encoding="utf-8")


def spoken(tongue: str) -> str:
    """Says which language a screen reader is to speak."""
    return f'document.documentElement.lang = "{tongue}"'


def every() -> list[str]:
    """All of them, letter by letter as the browser meets them."""
    return [pictures(), *map(spoken, LANGUAGES)]


def put() -> None:
    """Puts them into the page."""
    for script in (spoken(language()), pictures()):
        st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
