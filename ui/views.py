"""Saved views: keep what is on the screen under a name, open it again, send its address, share it.

A view is an address; the page that opens checks every parameter and every right anew.
"""

from collections.abc import Callable

import streamlit as st
from sqlalchemy import Engine

from common.errors import DashboardError
from common.settings import settings
from data_access.state import views
from data_access.state.tables import state
from data_access.state.views import View
from ui import addresses, alerts, links, tables
from ui.identity import Reader
from ui.kept import STATE, kept
from ui.language import language
from ui.tables import Column
from ui.words import moment, number, safe, say

FRESH = 30.0    # another server process learns of a view so late; this one at once
FEW = 8         # in the bar; the page has all
_DONE, _FAILURE = "_view_done", "_view_failure"
_NAME, _SHARED, _NEW_NAME, _NEW_SHARED = "view-name", "view-shared", "view-new-name", "view-new-shared"


def bar(reader: Reader) -> None:
    """A small control in the corner of every page: save this view, copy its address, open another."""
    with st.popover(say("views.bar"), icon=":material/bookmark:", type="tertiary"):
        _outcome()
        with st.form("views-save", border=False):
            st.text_input(say("views.name"), key=_NAME, max_chars=views.LONGEST_NAME)
            st.checkbox(say("views.share"), key=_SHARED)
            st.form_submit_button(say("views.save"), on_click=_save, args=(reader, addresses.page()))
        st.caption(say("views.address"))
        st.code(addresses.whole(addresses.page(), addresses.kept()), language=None, wrap_lines=True)
        found = _listed(settings().state_url, reader.username)
        items = "".join(f"<li>{_opened(each)}</li>" for each in found[:FEW])
        everything = links.to("views", say("views.all", count=number(len(found), "count")))
        st.html(f'<ul class="views">{items}</ul><p>{everything}</p>')


def own_list(reader: Reader) -> None:
    """All views that this reader may open, and the tools for those the reader may change."""
    _outcome()
    found = _listed(settings().state_url, reader.username)
    if not found:
        st.html(f'<p class="empty">{say("views.empty")}</p>')
        return
    names = ("name", "page", "owner", "shared", "changed")
    columns = [Column(name, say(f"views.list.{name}")) for name in names]
    tables.show([_row(each, reader) for each in found], columns, say("views.list"), None)
    changeable = [each for each in found if views.may_change(reader.username, reader.role, each)]
    if changeable:
        _change(changeable, reader)


def _row(each: View, reader: Reader) -> dict[str, object]:
    return {
        "name": _opened(each), "page": addresses.title(each.page) or say("views.no_page"),
        "owner": say("views.own") if each.owner == reader.username else each.owner, "shared": each.shared,
        "changed": moment(each.changed_at),
    }


def _opened(each: View) -> str:
    """A link to the view; it reads from the left or right as its name does."""
    return links.Link(f"<bdi>{addresses.link(each.page, each.address, each.name)}</bdi>")


def _change(found: list[View], reader: Reader) -> None:
    """One of the views that may be changed: another name, shared or not, away with it."""
    named = {each.number: each for each in found}
    number_ = st.selectbox(
        say("views.choose"), list(named), format_func=lambda key: named[key].name, key="view-chosen",
    )
    chosen = named.get(number_, found[0])
    with st.form(f"view-{chosen.number}"):
        st.text_input(
            say("views.name"), chosen.name, key=f"{_NEW_NAME}-{chosen.number}", max_chars=views.LONGEST_NAME,
        )
        st.checkbox(say("views.share"), chosen.shared, key=f"{_NEW_SHARED}-{chosen.number}")
        st.form_submit_button(say("views.change"), on_click=_keep, args=(reader, chosen))
    with st.popover(say("views.remove")):
        st.html(f'<p class="story">{say("views.sure", name=safe(chosen.name))}</p>')
        st.button(say("views.remove_now"), key="view-remove", on_click=_remove, args=(reader, chosen))


def _outcome() -> None:
    """What the last button did, told once, wherever the reader pressed it."""
    if done := st.session_state.pop(_DONE, None):
        st.toast(say(done))
    if failure := st.session_state.pop(_FAILURE, None):
        alerts.error(failure)


def _save(reader: Reader, page: str) -> None:
    name, shared = str(st.session_state.get(_NAME, "")), bool(st.session_state.get(_SHARED))
    kept = (reader.username, name, page, addresses.kept(), shared)
    if _try(lambda: views.save(state(settings().state_url), *kept), "views.saved"):
        st.session_state[_NAME], st.session_state[_SHARED] = "", False


def _keep(reader: Reader, chosen: View) -> None:
    name = str(st.session_state.get(f"{_NEW_NAME}-{chosen.number}", chosen.name))
    shared = bool(st.session_state.get(f"{_NEW_SHARED}-{chosen.number}", chosen.shared))
    if name != chosen.name:
        _try(lambda: views.rename(*_own(reader, chosen), name), "views.changed")
    if shared != chosen.shared:
        _try(lambda: views.share(*_own(reader, chosen), shared), "views.changed")


def _remove(reader: Reader, chosen: View) -> None:
    _try(lambda: views.remove(*_own(reader, chosen)), "views.removed")


def _own(reader: Reader, chosen: View) -> tuple[Engine, str, int]:
    return state(settings().state_url), reader.username, chosen.number


def _try(do: Callable[[], object], done: str) -> bool:
    """Whether it worked; either way it is told at the next drawing."""
    try:
        do()
    except DashboardError as problem:
        st.session_state[_FAILURE] = problem.text(language())
        return False
    finally:
        _listed.clear()
    st.session_state[_DONE] = done
    return True


@kept(500, FRESH, source=STATE)
def _listed(url: str, username: str) -> list[View]:
    """Own and shared views by name."""
    return views.listed(state(url), username)
