"""The frame around every page, and the one place where errors become words for the reader."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from common.errors import DashboardError
from ui import login, query
from ui.language import language
from ui.identity import Reader
from ui.words import jalali_date, safe, say

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Frame:
    """What a page knows of its reader."""

    reader: Reader


@contextmanager
def page(name: str) -> Iterator[Frame]:
    """Title and lead sentence of the page; without a reader nothing of it runs."""
    reader = login.require_reader()
    st.html(f'<h1 class="title">{say(f"page.{name}.title")}</h1><p class="lead">{say(f"page.{name}.lead")}</p>')
    try:
        _demo_banner()
    except DashboardError as problem:   # without the database there is nothing below to show
        _tell(problem.text(language()), name)
        st.stop()
    with _guarded(name):
        yield Frame(reader)


@contextmanager
def part(name: str) -> Iterator[None]:
    """One part of a page under its own heading; it fails alone, and the rest of the page lives on."""
    st.html(f'<h2 class="part" id="{name}">{say(f"part.{name}")}</h2>')
    with _guarded(name):
        yield


@contextmanager
def _guarded(name: str) -> Iterator[None]:
    """Our own errors are said in the reader's language; any other gets one sentence. Both leave a number in the log.

    Streamlit's own signals (stop, rerun) are no errors: they do not derive from Exception.
    """
    try:
        yield
    except DashboardError as problem:
        _tell(problem.text(language()), name)
    except Exception:  # noqa: BLE001 - the last net above the browser: a reader must never meet a stack trace
        _tell(say("error.unexpected"), name)


def _tell(sentence: str, name: str) -> None:
    reference = secrets.token_hex(4).upper()
    log.exception("reference %s, %s", reference, name)
    st.error(f"{sentence} ({say('error.reference')} {reference})")


def _demo_banner() -> None:
    reach = query.reach()
    if reach.last_day is None:
        st.warning(say("data.empty"))
        return
    text = say("data.as_of", day=jalali_date(reach.last_day))
    mark = f' <strong class="mark simulated">{say("data.simulated")}</strong>' if reach.simulated else ""
    st.html(f'<p class="asof">{safe(text)}{mark}</p>')
