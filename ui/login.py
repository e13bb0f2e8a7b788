"""The way in and out as pages show it; the login itself is a plain page outside Streamlit (web/login.py)."""

from urllib.parse import quote

import streamlit as st

from ui import addresses, alerts, identity
from ui.identity import Reader
from ui.language import language
from ui.links import Link
from ui.words import safe, say
from web import forms, local


def require_reader() -> Reader:
    """The reader; without one the page says why, with the way back to this view, and nothing else runs."""
    reader = identity.identify()
    if reader is None:
        turned_away()
        st.stop()
    return reader


def turned_away() -> None:
    """One sentence for a page that has no session (any more)."""
    why = identity.why_nobody()
    alerts.note(say("login.first" if why == "first" else f"login.ended.{why}"))
    st.html(f'<p class="lead">{way_in(here(), say("login.back"))}</p>')


def way_in(page: str, text: str) -> Link:
    """A link to the login that comes back to `page`."""
    tongue = language()
    spoken = local.spoken(page, tongue) if tongue == "en" else page
    goal = f"login?next={quote(spoken, safe='/')}&lang={tongue}"
    return Link(f'<a class="to" href="{safe(goal)}" target="_self">{safe(text)}</a>')


def here() -> str:
    """This view as an address without host."""
    base, query = str(st.get_option("server.baseUrlPath") or "").strip("/"), addresses.kept()
    page = f"/{base}/{addresses.page()}" if base else f"/{addresses.page()}"
    return f"{page}?{query}" if query else page


def logout_button(reader: Reader) -> None:
    """Who is signed in, and the way out."""
    st.html(f'<p class="reader">{safe(reader.full_name)} · {say("role." + reader.role)}</p>')
    leaving("logout", say("login.out"))


def leaving(address: str, text: str) -> None:
    """A button that ends the session and takes the cookie back; a form, so that no link can do it."""
    secret = identity.own_secret()
    st.html(
        f'<form class="leave" method="post" action="{address}" target="_self">'
        f'<input type="hidden" name="form" value="{forms.token_of_session(secret)}">'
        f'<input type="hidden" name="next" value="{safe(local.spoken("/", language()))}">'
        f"<button>{safe(text)}</button></form>"
    )
