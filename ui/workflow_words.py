"""Durations, shares and the names of outcomes and reasons on the page of workflows."""

from datetime import datetime

import streamlit as st

from common.tehran import local
from metrics.waits.estimate import Quantile
from ui import filters
from ui.links import Link
from ui.waits_words import quantile
from ui.words import category_name, digits, jalali_date, number, safe, say

CLOCKS = ("calendar", "working")
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def clock() -> str:
    """The clock the reader chose, kept in the URL: by the calendar, or office time."""
    asked = st.query_params.get("clock", CLOCKS[0])
    asked = asked if asked in CLOCKS else CLOCKS[0]
    key = f"workflow-clock-{asked}"
    st.radio(
        say("workflow.clock"), CLOCKS, CLOCKS.index(asked), key=key, horizontal=True,
        format_func=lambda name: say(f"workflow.clock.{name}"),
        on_change=lambda: filters.choose(clock=str(st.session_state[key])),
    )
    return asked


def duration(seconds: float | None) -> str:
    """Clock time as days, hours and minutes: the two largest that are not zero."""
    if seconds is None:
        return number(None, "count")
    days, rest = divmod(round(seconds), _DAY)
    hours, minutes = rest // _HOUR, rest % _HOUR // _MINUTE
    parts = [(days, "days"), (hours, "hours"), (minutes, "minutes")]
    told = [say(f"workflow.{unit}", n=number(value, "count")) for value, unit in parts if value][:2]
    return say("workflow.and").join(told) if told else say("workflow.minutes", n=number(0, "count"))


def office(seconds: float) -> str:
    """Office time as hours and minutes: its days are shorter than those of the clock."""
    hours, minutes = round(seconds) // _HOUR, round(seconds) % _HOUR // _MINUTE
    return say("workflow.office", time=digits(f"{hours:,}:{minutes:02}"))


def moment(at: datetime | None) -> str:
    """The Jalali date and the hour in Tehran of a UTC moment."""
    if at is None:
        return ""
    there = local(at)
    return say("workflow.moment", day=jalali_date(there.date()), time=digits(f"{there:%H:%M}"))


def percent(share: float | None) -> str:
    return number(None if share is None else 100 * share, "%")


def outcome(code: str | None, left: bool = False) -> str:
    if code is None and left:
        return say("workflow.not_recorded")
    return say("workflow.still_there") if code is None else category_name("workflow.outcome", code)


def reason(code: str | None) -> str:
    return say("workflow.no_reason") if code is None else category_name("workflow.reason", code)


def whole(code: str, name: str = "") -> Link:
    """The code of a step (and its name) for a table, where no line breaks the code at its hyphen."""
    return Link(f'<bdi class="code">{safe(code)}</bdi> {safe(name)}'.strip())


def spent(seconds: float | None, chosen: str) -> str:
    """A duration on the clock that was asked for."""
    return duration(seconds) if chosen == "calendar" or seconds is None else office(seconds)


def held(seconds: float, chosen: str) -> str:
    """The time of many requests together: request-days of the clock, or office hours."""
    size = _DAY if chosen == "calendar" else _HOUR
    return say(f"workflow.held.{chosen}", n=number(round(seconds / size), "count"))


def in_node(median: Quantile) -> str:
    """The median of a step, short enough for its box."""
    return say("workflow.no_stays") if median == Quantile() else quantile(median)
