"""What surrounds all pages: page set-up, style, language, login and navigation over the pages the role may see."""

import logging

import streamlit as st

from common.errors import DashboardError
from common.settings import ROOT
from ui import identity, login
from ui.language import direction, language, switch
from ui.words import say

PAGES = ("overview", "parks", "land", "units", "works", "about")
log = logging.getLogger(__name__)


def run() -> None:
    """Identity first, then navigation, then the page: a hard refresh stays on its page, and no page runs unknown."""
    st.set_page_config(page_title=say("app.title"), page_icon=str(ROOT / "assets/icon.svg"), layout="wide")
    style()
    try:
        reader = identity.identify()
        with st.sidebar:
            identity.keep_signed_in()
    except DashboardError as problem:
        log.exception("identity")
        st.error(problem.text(language()))
        st.stop()
    pages = [
        st.Page(str(ROOT / f"pages/{name}.py"), title=say(f"page.{name}.title"), url_path=name, default=name == PAGES[0])
        for name in PAGES
    ]
    chosen = st.navigation(pages, position="sidebar" if reader else "hidden")
    with st.sidebar if reader else st.container():
        switch()
    if reader is None:
        login.require_reader()
        return
    with st.sidebar:
        login.logout_button(reader)
    chosen.run()


def style() -> None:
    """Our style sheet and the direction of the text; both hold for everything on the page."""
    sheet = (ROOT / "assets/css/app.css").read_text(encoding="utf-8")
    way = direction()
    st.html(f"<style>{sheet}\n:root {{ --way: {way}; }} .stApp {{ direction: {way}; }}</style>")
