"""Sentences by rule: what changed since last year, and which provinces are furthest behind their plan."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from metrics import attention, registry
from metrics.attention import Change, Lag
from metrics.compute import Reading
from metrics.reach import Place
from metrics.remarks import change_is_simulated
from metrics.scope import Scope
from ui import contested, query, tables
from ui.language import language
from ui.words import number, period_name, safe, say, title_of, unit_name


def what_changed(readings: Sequence[Reading], province: Place | None = None) -> None:
    """One plain sentence with the largest changes since last year; from a generated figure none is news."""
    own = province.key if province else None
    found = attention.changes([reading for reading in readings if not change_is_simulated(reading, own)])
    if not found:
        st.html(f'<p class="story">{say("story.nothing")}</p>')
        return
    since = period_name(readings[0].period.year_before())
    parts = say("list.semicolon").join(_told(change) for change in found)
    st.html(f'<p class="story">{say("story.since", since=since)} {parts}.</p>')


def _told(change: Change) -> str:
    key = "story.more" if change.percent > 0 else "story.less"
    told = say(key, title=title_of(change.code), percent=number(abs(change.percent), "%"))
    return told if change.good is None else f"{told} {say('story.good' if change.good else 'story.bad')}"


def red_list(lags: Sequence[Lag], scope: Scope) -> None:
    """The provinces furthest behind a plan of their own, worst first, with who answers for it.

    Contested figures carry their mark; `scope` is what they were asked in.
    """
    names = {place.key: place.name(language()) for place in query.provinces()}
    rows = [
        {"province": contested.named(names[lag.province], lag.code, scope, lag.province), **_row(lag)}
        for lag in lags
    ]
    columns = [
        tables.Column("province", say("province")), tables.Column("indicator", say("filter.indicator")),
        tables.Column("value", say("chart.actual")), tables.Column("plan", say("chart.plan")),
        tables.Column("achievement", say("achievement"), "%"), tables.Column("owner", say("owner")),
    ]
    tables.show(rows, columns, say("red_list.caption"))


def _row(lag: Lag) -> dict[str, Any]:
    about = registry.get(lag.code)
    return {
        "indicator": f"{title_of(lag.code)} ({unit_name(about.unit)})",
        "value": number(lag.value, about.unit), "plan": number(lag.plan, about.unit),
        "achievement": lag.achievement, "owner": about.owner,
    }


def sentence(key: str, **values: object) -> None:
    """A sentence of the catalogue as a paragraph; values are escaped."""
    escaped = {name: safe(value) for name, value in values.items()}
    st.html(f'<p class="story">{say(key, **escaped)}</p>')
