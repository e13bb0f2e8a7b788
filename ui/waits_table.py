"""How long each group waits, in words; the finished-only figures stand beside and a sentence says why not."""

from typing import Any

import streamlit as st

from metrics.desk import waits
from metrics.desk.waits import Group, slowest, slowness
from ui import desk_choice, tables
from ui.desk_choice import Desk
from ui.waits_choice import Wait
from ui.waits_explained import explained
from ui.waits_words import quantile, with_interval
from ui.words import number, safe, say

SHORT = 12      # lines that stand without scrolling
COUNTS = ("number", "ended", "open")


def headline(desk: Desk, wait: Wait) -> None:
    """What matters, in one sentence: the median of all, and who waits longest."""
    everything = desk_choice.ask(waits.whole, desk.selection, wait.clock)
    found = everything.quantiles
    told = "story" if found["p90"].value is not None else "story_unknown"
    parts = [say(f"waits.{told}", median=quantile(found["median"]), p90=quantile(found["p90"]),
                 clock=say(f"waits.clock.{wait.clock}"))]
    last = slowest(wait.groups)
    if last is not None:
        parts.append(say("waits.story_slowest", name=safe(wait.name(last)),
                         median=quantile(last.quantiles["median"])))
    st.html(f'<p class="headline">{say("list.semicolon").join(parts)}.</p>')


def table(wait: Wait) -> None:
    """A line per group, the slowest on top."""
    order = sorted(wait.groups, key=slowness, reverse=True)
    columns = [tables.Column("name", say("waits.group"))]
    columns += [tables.Column(name, say(f"waits.{name}"), "count") for name in COUNTS]
    columns += [tables.Column(name, say(f"waits.{name}")) for name in waits.SHARES]
    columns += [tables.Column(name, say(f"waits.{name}"), "days") for name in ("naive_median", "naive_mean")]
    tables.show([_row(group, wait) for group in order], columns, say(f"waits.table.{wait.clock}"),
                None if len(order) <= SHORT else 560)
    st.html(f'<p class="story">{_flattery(wait)}</p>')
    explained(wait.clock, "table")


def _row(group: Group, wait: Wait) -> dict[str, Any]:
    found = group.quantiles
    return {
        "name": wait.name(group), **{name: getattr(group, name) for name in COUNTS},
        **{name: (with_interval if name == "median" else quantile)(found[name]) for name in waits.SHARES},
        "naive_median": group.naive.median, "naive_mean": group.naive.mean,
    }


def _flattery(wait: Wait) -> str:
    """Why «finished only» flatters, with the figure it leaves out."""
    left_out = sum(group.open for group in wait.groups)
    return say("waits.flatters", open=number(left_out, "count"))
