"""The frame around every page, and the one place where errors become words for the reader."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from common import rights
from common.errors import DashboardError, NotAnswering
from common.settings import settings
from data_access.state import audit
from data_access.state.tables import state
from metrics.reach import DESK, MAIN
from ui import alerts, background, kept, login, pictures, query, recovery, watched
from ui.identity import Reader
from ui.language import language
from ui.words import jalali_date, safe, say


@dataclass(frozen=True)
class Frame:
    """What a page knows of its reader."""

    reader: Reader


@contextmanager
def page(name: str) -> Iterator[Frame]:
    """Title and lead sentence of the page; without a reader who may open it nothing of it runs."""
    reader = login.require_reader()
    if not rights.opens(reader.role, name):
        _refuse(name, reader)
    watched.page(name, reader.username)
    with _headed(name):
        yield Frame(reader)


def _refuse(name: str, reader: Reader) -> None:
    """One sentence instead of the page; the database of figures is not asked, and the try is written down."""
    title = say(f"page.{name}.title")
    audit.record(state(settings().state_url), reader.username, "refused", f"page {name}")
    st.html(f'<h1 class="title">{title}</h1>')
    alerts.note(say("rights.refused", page=title, role=say(f"role.{reader.role}")))
    st.stop()


@contextmanager
def open_page(name: str) -> Iterator[None]:
    """A page for everybody: it is told of no reader, so it can only ask as the public."""
    watched.page(name)
    with _headed(name):
        yield


@contextmanager
def _headed(name: str) -> Iterator[None]:
    title, lead = say(f"page.{name}.title"), say(f"page.{name}.lead")
    pictures.of_choice()
    st.html(f'<h1 class="title">{title}</h1><p class="lead">{lead}</p>')
    with recovery.told():
        try:
            _demo_banner()
        except Exception as problem:  # noqa: BLE001 - without the database there is nothing below to show
            _tell(problem, name)
            st.stop()
        with guarded(name):
            yield


@contextmanager
def part(name: str) -> Iterator[None]:
    """One part of a page under its own heading; it fails alone, and the rest of the page lives on."""
    st.html(f'<h2 class="part" id="{name}">{say(f"part.{name}")}</h2>')
    with guarded(name):
        yield


@contextmanager
def guarded(name: str) -> Iterator[None]:
    """Our own errors are said in the reader's language, any other in one sentence; both leave a log entry.

    Streamlit's own signals (stop, rerun) are no errors: they do not derive from Exception.
    """
    try:
        yield
    except Exception as problem:  # noqa: BLE001 - the last net: a reader must never meet a stack trace
        _tell(problem, name)


def _tell(problem: Exception, name: str) -> None:
    sentence = problem.text(language()) if isinstance(problem, DashboardError) else say("error.unexpected")
    if isinstance(problem, NotAnswering):
        kept.note(problem, None)
    alerts.failure(sentence, name, problem)


def _demo_banner() -> None:
    if background.under_way():
        st.caption(say("quality.pending"))
    reach = query.reach((*MAIN, *DESK))
    if reach.last_day is None:
        alerts.note(say("data.empty"))
        return
    text = say("data.as_of", day=jalali_date(reach.last_day)) + recovery.copied()
    mark = f' <strong class="mark simulated">{say("data.simulated")}</strong>' if reach.simulated else ""
    st.html(f'<p class="asof">{safe(text)}{mark}</p>')
