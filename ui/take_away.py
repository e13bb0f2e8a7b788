"""How a table on the screen is taken away whole: files, and lines to copy that give it elsewhere."""

from datetime import timedelta

import streamlit as st

from api import under_way
from common.period import Period
from ui import addresses, as_of
from ui.identity import Reader
from ui.language import language
from ui.words import number, safe, say

FORMS = ("csv", "tsv", "xlsx", "parquet")
LARGE = 20_000      # from so many lines on a file takes a while, and is shown on its way
OF_PLACES = ("geojson", "gpkg")     # for tables whose lines are provinces or parks


def files(reader: Reader, path: str, address: str, lines: int, of_places: bool) -> None:
    """A link per form; each is the call a program would make, with the rights of whoever is signed in."""
    forms = (*FORMS, *(OF_PLACES if of_places else ()))
    links = "".join(f"<li>{_link(path, address, form)}</li>" for form in forms)
    said = say("take.count", lines=number(lines, "count"))
    st.html(f'<p class="story">{said}</p><ul class="take">{links}</ul>')
    st.caption(say("take.marked"))
    if lines >= LARGE:
        _leaving(reader.username)


@st.fragment(run_every="3s")
def _leaving(username: str) -> None:
    """How far the files are that the reader is taking just now."""
    for each in under_way.of(username):
        told = say("take.leaving", title=each.title(language()), form=each.form.upper(),
                   sent=number(each.sent, "count"), rows=number(each.rows, "count"))
        st.progress(min(each.sent / max(each.rows, 1), 1.0), text=told)


def _link(path: str, address: str, form: str) -> str:
    asked = f"api/v1/{path}?{address}{_past()}&format={form}&language={language()}&about=yes"
    return f'<a class="to" href="{safe(asked)}" download>{say(f"take.form.{form}")}</a>'


def _past(word: str = "&as_of=") -> str:
    """The past day that the reader looks at, so that the file holds the figures that are on the screen."""
    day = as_of.day()
    return f"{word}{Period(day, day + timedelta(days=1))}" if day else ""


def lines(sql: str, command: str, path: str, address: str) -> None:
    """What to copy: the SQL, the command line, the call of the interface, the address of this page."""
    server = str(st.context.url or "").split("?")[0].rsplit("/", 1)[0]
    asked = f"{server}/api/v1/{path}?{address}{_past()}&format=csv"
    call = f'curl -H "Authorization: Bearer $ISIPO_TOKEN" "{asked}"'
    here = f"{st.context.url or ''}".split("?")[0]
    told = {
        "sql": (sql, "sql"), "command": (f"{command}{_past(' --known-on ')}", "bash"), "api": (call, "bash"),
        "link": (f"{here}?{addresses.kept()}", "text"),
    }
    with st.expander(say("take.copy")):
        tabs = st.tabs([say(f"take.{name}") for name in told])
        for tab, (text, kind) in zip(tabs, told.values(), strict=True):
            with tab:
                st.code(text, language=kind, wrap_lines=True)
