"""What surrounds all pages: set-up, style, language, login and navigation over the pages the role may see."""

import streamlit as st

from common.errors import DashboardError
from common.settings import ROOT
from ui import alerts, background, identity, login
from ui.language import direction, language, switch
from ui.words import say

PAGES = (
    "overview", "changes", "programmes", "parks", "land", "units", "works", "zones", "clusters", "technology",
    "desk", "waits", "workflow", "promises", "ahead",
    "budget", "organisation", "reconciliation", "handbook", "quality", "about",
)


def run() -> None:
    """Identity first, then navigation, then the page: a hard refresh stays, and no page runs unknown."""
    st.set_page_config(page_title=say("app.title"), page_icon=str(ROOT / "assets/icon.svg"), layout="wide")
    style()
    try:
        reader = identity.identify()
        with st.sidebar:
            identity.keep_signed_in()
    except DashboardError as problem:
        alerts.failure(problem.text(language()), "identity", problem)
        st.stop()
    chosen = st.navigation([_page(name) for name in PAGES], position="sidebar" if reader else "hidden",
                           expanded=True)   # "View more" is English only
    with st.sidebar if reader else st.container():
        switch()
    if reader is None:
        login.require_reader()
        return
    with st.sidebar:
        login.logout_button(reader)
    chosen.run()
    background.begin()


def _page(name: str) -> "st.Page":
    title = say(f"page.{name}.title")
    return st.Page(str(ROOT / f"pages/{name}.py"), title=title, url_path=name, default=name == PAGES[0])


def style() -> None:
    """Our style sheet, the direction of the text, and the language that a screen reader is to speak."""
    sheet = (ROOT / "assets/css/app.css").read_text(encoding="utf-8")
    way = direction()
    st.html(f"<style>{sheet}\n:root {{ --way: {way}; }} .stApp {{ direction: {way}; }}</style>")
    st.html(f'<script>document.documentElement.lang = "{language()}"</script>', unsafe_allow_javascript=True)
