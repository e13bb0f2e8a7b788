"""While a database is away: one clear sentence on the page, and figures again as soon as it answers."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from common.errors import Busy, DashboardError, TooSlow
from common.settings import settings
from data_access import opened
from data_access.state.tables import state
from ui import fragments, kept
from ui.kept import Stale
from ui.words import number, safe, say

EVERY = "5s"
MINUTE, HOUR = 60, 3600
_TEXTS = {Busy: "busy", TooSlow: "slow"}


@contextmanager
def told() -> Iterator[None]:
    """Around a page: what could not be had anew is told once above it, and the page comes back by itself."""
    place = st.container()
    with kept.noting() as stale:
        try:
            yield
        finally:
            if stale:
                with place:
                    _watch(tuple(stale))


@st.fragment(run_every=EVERY)
def _watch(stale: Sequence[Stale]) -> None:
    st.html(f'<p class="alert away" role="status">{safe(sentence(stale))}</p>')
    if fragments.alone() and answering():
        st.rerun()


def wait() -> None:
    """Below a sentence that nothing can be shown: the page comes back by itself."""
    _wait()


@st.fragment(run_every=EVERY)
def _wait() -> None:
    if fragments.alone() and answering():
        st.rerun()


def answering() -> bool:
    """Whether both databases answer now; one that is known to be away is not waited for."""
    if opened.condition().fault is not None:
        return False
    try:
        with state(settings().state_url).connect():
            return True
    except DashboardError:
        return False


def sentence(stale: Sequence[Stale]) -> str:
    """Why, how old the oldest figure is, and whether anything is missing."""
    why = say("kept." + next((text for kind, text in _TEXTS.items()
                              if all(isinstance(each.problem, kind) for each in stale)), "away"))
    ages = [each.seconds for each in stale if each.seconds is not None]
    age = say("kept.age", age=_age(max(ages))) if ages else ""
    missing = say("kept.missing") if any(each.seconds is None for each in stale) else ""
    return " ".join(filter(None, [why, age, missing, say("kept.trying")]))


def copied() -> str:
    """Behind the day of the data: how old the copy of the database is that is read, when that is minutes."""
    behind = opened.database().behind()
    minutes = behind.total_seconds() // MINUTE if behind else 0
    return say("kept.copy", count=number(minutes, "count")) if minutes else ""


def _age(seconds: float) -> str:
    if seconds < MINUTE:
        return say("kept.seconds")
    if seconds < 2 * HOUR:
        return say("kept.minutes", count=number(seconds // MINUTE, "count"))
    return say("kept.hours", count=number(seconds // HOUR, "count"))
