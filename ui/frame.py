"""What surrounds all pages: set-up, style, language, login and navigation over the pages the role may see."""

import streamlit as st

from common.errors import DashboardError
from common.settings import ROOT
from ui import alerts, background, identity, inline, links, login, views
from ui.language import direction, language, switch
from ui.words import say

SECTIONS = {
    "standing": ("overview", "changes", "compare", "programmes"),
    "work": ("parks", "land", "units", "works", "zones", "clusters", "technology"),
    "desk": ("desk", "waits", "workflow", "promises", "ahead", "startups"),
    "organisation": ("budget", "organisation"),
    "tools": ("explore", "papers", "verify", "views", "account"),
    "trust": ("reconciliation", "handbook", "quality", "objections", "about"),
}
PAGES = tuple(name for names in SECTIONS.values() for name in names)
OPEN = "startups"   # the one page for which nobody has to sign in


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
    chosen = _chosen(menu=reader is not None)
    with st.sidebar if reader else st.container():
        switch()
    if reader is None:
        _for_a_stranger(chosen)
        return
    with st.sidebar:
        login.logout_button(reader)
    corner = st.container(key="views-bar")
    chosen.run()
    with corner:
        views.bar(reader)   # after the page, which may still write into its address
    background.begin()


def _for_a_stranger(chosen: "st.Page") -> None:
    """The one page that is open to everybody, with a way to sign in; by any other address the login form."""
    if chosen.url_path != OPEN:
        st.html(f'<p class="lead">{links.to(OPEN, say("startups.open_page"))}</p>')
        login.require_reader()
        return
    st.html(f'<p class="lead">{links.to("./", say("startups.sign_in"))}</p>')
    chosen.run()


def _chosen(*, menu: bool) -> "st.Page":
    """The page of the address, with the menu where there is one."""
    pages = {name: _page(name, first=name == PAGES[0]) for name in PAGES}
    by_name = _page(PAGES[0], first=False)   # the first page has no name in its address, and people type one
    chosen = st.navigation([*pages.values(), by_name], position="hidden")
    if menu:
        _menu(pages)
    return chosen


def _menu(pages: "dict[str, st.Page]") -> None:
    """The pages under headings; of Streamlit's own menu with headings a screen reader makes no list."""
    with st.sidebar, st.container(key="menu", gap="xxsmall"):
        for section, names in SECTIONS.items():
            st.html(f'<h2 class="menu">{say(f"menu.{section}")}</h2>')
            for name in names:
                st.page_link(pages[name], width="stretch")


def _page(name: str, *, first: bool) -> "st.Page":
    title = say(f"page.{name}.title")
    address = "home" if first else name   # Streamlit wants a name of its own even for the page without one
    return st.Page(str(ROOT / f"pages/{name}.py"), title=title, url_path=address, default=first)


def style() -> None:
    """Our style sheet, the direction of the text, and the language that a screen reader is to speak."""
    sheet = (ROOT / "assets/css/app.css").read_text(encoding="utf-8")
    way, upload = direction(), say("upload")
    ours = f":root {{ --way: {way}; --upload: '{upload}'; }} .stApp {{ direction: {way}; }}"
    st.html(f"<style>{sheet}\n{ours}</style>")
    inline.put()
