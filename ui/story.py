"""Sentences by rule: what changed since last year, and which provinces are furthest behind their plan."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from metrics import attention, registry
from metrics.attention import Lag
from metrics.compute import Reading
from ui import query, tables
from ui.language import language
from ui.words import number, period_name, say, title_of, unit_name


def what_changed(readings: Sequence[Reading]) -> None:
    """One plain sentence with the largest changes against the same period of last year."""
    found = attention.changes(readings)
    if not found:
        st.html(f'<p class="story">{say("story.nothing")}</p>')
        return
    since = period_name(readings[0].period.year_before())
    parts = [
        say("story.more" if change.percent > 0 else "story.less", title=title_of(change.code), percent=number(abs(change.percent), "%"))
        + (f" {say('story.good' if change.good else 'story.bad')}" if change.good is not None else "")
        for change in found
    ]
    st.html(f'<p class="story">{say("story.since", since=since)} {say("list.semicolon").join(parts)}.</p>')


def red_list(lags: Sequence[Lag]) -> None:
    """The provinces furthest behind a plan of their own, worst first, with who answers for it."""
    names = {place.key: place.name(language()) for place in query.provinces()}
    rows = [
        {
            "province": names[lag.province], "indicator": f"{title_of(lag.code)} ({unit_name(registry.get(lag.code).unit)})",
            "value": number(lag.value, registry.get(lag.code).unit), "plan": number(lag.plan, registry.get(lag.code).unit),
            "achievement": lag.achievement, "owner": registry.get(lag.code).owner,
        }
        for lag in lags
    ]
    columns = [
        tables.Column("province", say("province")), tables.Column("indicator", say("filter.indicator")),
        tables.Column("value", say("chart.actual")), tables.Column("plan", say("chart.plan")),
        tables.Column("achievement", say("achievement"), "%"), tables.Column("owner", say("owner")),
    ]
    tables.show(rows, columns, say("red_list.caption"))


def sentence(key: str, **values: object) -> None:
    """A sentence of the catalogue as a paragraph; values are escaped."""
    st.html(f'<p class="story">{say(key, **{name: escape(str(value)) for name, value in values.items()})}</p>')
