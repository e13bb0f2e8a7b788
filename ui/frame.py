"""What surrounds all pages: set-up, style, language, login and navigation over the pages the role may see."""

import streamlit as st

from common import rights
from common.errors import DashboardError, NotAnswering
from common.settings import ROOT
from ui import account_password, alerts, as_of, background, identity, inline, links, login, recovery, views
from ui.language import direction, language, switch
from ui.page import guarded
from ui.words import say

SECTIONS = {
    "standing": ("overview", "changes", "compare", "programmes"),
    "work": ("parks", "land", "units", "works", "zones", "clusters", "technology"),
    "desk": ("desk", "waits", "workflow", "promises", "ahead", "startups"),
    "organisation": ("budget", "organisation"),
    "tools": ("explore", "papers", "verify", "views", "loading", "account"),
    "trust": ("reconciliation", "handbook", "quality", "restatements", "objections", "help", "about"),
    "administration": ("users", "audit", "health"),
}
PAGES = tuple(name for names in SECTIONS.values() for name in names)
OPEN = "startups"   # the one page for which nobody has to sign in


def run() -> None:
    """Identity first, then navigation, then the page: a hard refresh stays, and no page runs unknown."""
    st.set_page_config(page_title=say("app.title"), page_icon=str(ROOT / "assets/icon.svg"), layout="wide")
    style()
    try:
        reader = identity.identify()
    except DashboardError as problem:
        alerts.failure(problem.text(language()), "identity", problem)
        if isinstance(problem, NotAnswering):
            recovery.wait()
        st.stop()
    chosen = _chosen(reader.role if reader else "")
    with st.sidebar if reader else st.container():
        switch()
    if reader is None:
        _for_a_stranger(chosen)
        return
    with st.sidebar:
        login.logout_button(reader)
    with guarded("frame"):
        if account_password.due(reader):
            return
        _opened(chosen, reader)


def _opened(chosen: "st.Page", reader: identity.Reader) -> None:
    """The page itself, and what stands around it."""
    corner = st.container(key="views-bar")
    as_of.prepare()
    chosen.run()
    with corner, guarded("views-bar"):
        views.bar(reader)   # after the page, which may still write into its address
    background.begin()


def _for_a_stranger(chosen: "st.Page") -> None:
    """The one page that is open to everybody, with a way to sign in; by any other address only the way in."""
    if chosen.url_path != OPEN:
        login.turned_away()
        st.html(f'<p class="lead">{links.to(OPEN, say("startups.open_page"))}</p>')
        return
    st.html(f'<p class="lead">{login.way_in("/", say("startups.sign_in"))}</p>')
    chosen.run()


def _chosen(role: str) -> "st.Page":
    """The page of the address, with the menu of what the role may open; a stranger ("") has none.

    Every page is known to Streamlit, so that an address typed by hand is answered by the page's own refusal.
    """
    pages = {name: _page(name, first=name == PAGES[0]) for name in PAGES}
    by_name = _page(PAGES[0], first=False)   # the first page has no name in its address, and people type one
    chosen = st.navigation([*pages.values(), by_name], position="hidden")
    if role:
        _menu(pages, role)
    return chosen


def _menu(pages: "dict[str, st.Page]", role: str) -> None:
    """The pages under headings; of Streamlit's own menu with headings a screen reader makes no list."""
    with st.sidebar, st.container(key="menu", gap="xxsmall"):
        for section, names in menu(role).items():
            st.html(f'<h2 class="menu">{say(f"menu.{section}")}</h2>')
            for name in names:
                st.page_link(pages[name], width="stretch")


def menu(role: str) -> dict[str, tuple[str, ...]]:
    """Section to the pages of it that the role may open; sections with none are left out."""
    found = {section: tuple(name for name in names if rights.opens(role, name))
             for section, names in SECTIONS.items()}
    return {section: names for section, names in found.items() if names}


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
