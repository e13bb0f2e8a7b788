"""The choices of the page on waiting times: the clock, what is set side by side, and which of it is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from metrics.desk import waits
from metrics.desk.waits import FEWEST, Group, slowness
from ui import desk_choice, filters
from ui.desk_choice import Desk
from ui.desk_words import names
from ui.words import period_name, say

CLOCKS = ("calendar", "working")
MOST = 5        # curves in one picture


@dataclass(frozen=True)
class Wait:
    """The clock and the grouping that were chosen, the groups there are and those that are drawn."""

    clock: str
    by: str
    groups: tuple[Group, ...]
    drawn: tuple[Group, ...]
    names: Mapping[Any, str]    # of the groups, by their keys

    def name(self, group: Group) -> str:
        return self.names[group.key]


def bar(desk: Desk) -> Wait:
    """Draws the choices; what the URL says wrongly is left out."""
    first, second = st.columns([1, 2])
    with first:
        clock = _radio("clock", CLOCKS, "calendar")
    with second:
        by = _radio("by", waits.BY, "province" if desk.service else "service")
    groups = tuple(desk_choice.ask(waits.groups, desk.selection, clock, by))
    called = names_of(by, groups)
    return Wait(clock, by, groups, _drawn(groups, by, desk, called), called)


def names_of(by: str, groups: Sequence[Group]) -> dict[Any, str]:
    """Key to name of the groups: services, provinces, years, seasons or months."""
    if by in ("service", "province"):
        called = names()
        return {group.key: (called.service if by == "service" else called.province)(group.key)
                for group in groups}
    return {group.key: period_name(waits.period_of(by, group.key)) for group in groups}


def spread(groups: Sequence[Group]) -> list[Group]:
    """At most five out of many: the two slowest, the two fastest and the one in the middle."""
    many = [group for group in groups if group.number >= FEWEST] or list(groups)
    order = sorted(many, key=slowness)
    if len(order) <= MOST:
        return order
    return [order[place] for place in (0, 1, len(order) // 2, -2, -1)]


def _drawn(
    groups: Sequence[Group], by: str, desk: Desk, called: Mapping[Any, str],
) -> tuple[Group, ...]:
    """The groups the reader picks out; for years and seasons the latest five."""
    if by in ("year", "season"):
        return tuple(groups[-MOST:])
    keys = {str(group.key): group for group in groups}
    own = [desk.choice.province_code] if by == "province" else [desk.service and str(desk.service.key)]
    preset = [str(group.key) for group in spread(groups)]
    preset = [key for key in own if key in keys and key not in preset] + preset
    chosen = st.multiselect(
        say(f"waits.pick.{by}"), list(keys), preset[:MOST], max_selections=MOST, key=f"waits-{by}-{own[0]}",
        format_func=lambda key: called[keys[key].key], placeholder=say("choices.all"),
        select_all=False,   # it says so in English
    )
    return tuple(keys[key] for key in chosen)


def _radio(name: str, options: Sequence[str], preset: str) -> str:
    """One of a few, kept in the URL."""
    asked = st.query_params.get(name, preset)
    asked = asked if asked in options else preset
    key = f"waits-{name}-{asked}"
    chosen: str = st.radio(
        say(f"waits.{name}"), options, options.index(asked), key=key, horizontal=True,
        format_func=lambda value: say(f"waits.{name}.{value}"),
        on_change=lambda: filters.choose(**{name: str(st.session_state[key])}),
    )
    return chosen
