"""What surrounds all pages: set-up, style, language, login and navigation over the pages the role may see."""

import streamlit as st

from common.errors import DashboardError
from common.settings import ROOT
from ui import alerts, background, identity, links, login, pictures, views
from ui.language import direction, language, switch
from ui.words import say

SECTIONS = {
    "standing": ("overview", "changes", "compare", "programmes"),
    "work": ("parks", "land", "units", "works", "zones", "clusters", "technology"),
    "desk": ("desk", "waits", "workflow", "promises", "ahead", "startups"),
    "organisation": ("budget", "organisation"),
    "tools": ("explore", "papers", "verify", "views"),
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
    chosen = st.navigation(_menu(), position="sidebar" if reader else "hidden",
                           expanded=True)   # "View more" is English only
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


def _menu() -> dict[str, list["st.Page"]]:
    """The pages under the headings of the menu."""
    return {say(f"menu.{name}"): [_page(page) for page in pages] for name, pages in SECTIONS.items()}


def _page(name: str) -> "st.Page":
    title = say(f"page.{name}.title")
    return st.Page(str(ROOT / f"pages/{name}.py"), title=title, url_path=name, default=name == PAGES[0])


def style() -> None:
    """Our style sheet, the direction of the text, and the language that a screen reader is to speak."""
    sheet = (ROOT / "assets/css/app.css").read_text(encoding="utf-8")
    way, upload = direction(), say("upload")
    ours = f":root {{ --way: {way}; --upload: '{upload}'; }} .stApp {{ direction: {way}; }}"
    st.html(f"<style>{sheet}\n{ours}</style>")
    st.html(f'<script>document.documentElement.lang = "{language()}"</script>', unsafe_allow_javascript=True)
    st.html(pictures.script(), unsafe_allow_javascript=True)
