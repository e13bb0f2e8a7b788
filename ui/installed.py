"""The product as it stands on this machine: version, licences, and a test that nothing came from outside."""

import streamlit as st

from common import installed
from ui import inline, tables
from ui.links import code
from ui.words import left_to_right, number, safe, say

_MARKS = ("count", "none", "some", "from")


def version() -> None:
    """One sentence: which version answers."""
    st.html(f'<p class="story">{say("installed.version", version=left_to_right(installed.version()))}</p>')


def files() -> None:
    """Every file that the pages are made of against the list of the release: those that differ by name."""
    found = installed.files()
    wrong = [file for file in found if file.state != "equal"]
    said = {"all": number(len(found), "count"), "wrong": number(len(wrong), "count")}
    verdict = say("installed.files_wrong" if wrong else "installed.files_right", **said)
    st.html(f'<p class="story">{verdict}</p>')
    if wrong:
        rows = [{"file": code(each.path), "state": say(f"installed.state.{each.state}")} for each in wrong]
        columns = [tables.Column(name, say(f"installed.{name}")) for name in ("file", "state")]
        tables.show(rows, columns, say("installed.files"))


def requests() -> None:
    """What the reader's own browser loaded since it opened the page, and how much from elsewhere."""
    words = " ".join(f'data-{name}="{safe(say("installed.requests." + name))}"' for name in _MARKS)
    st.html(f'<p class="story" id="self-test" role="status" {words}>{say("installed.requests.wait")}</p>')
    st.html(f"<script>{inline.self_test()}</script>", unsafe_allow_javascript=True)


def licences() -> None:
    """Every package that the product stands on, with what it says of its licence."""
    names = ("name", "version", "licence")
    columns = [tables.Column(name, say(f"installed.package.{name}")) for name in names]
    rows = [
        {"name": code(each.name), "version": code(each.version),
         "licence": code(each.licence) if each.licence else say("installed.no_licence")}
        for each in installed.packages()
    ]
    tables.show(rows, columns, say("part.licences"))
