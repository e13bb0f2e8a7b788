"""How requests end: the share approved, rejected, withdrawn, closed or still open by each day, stacked."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from metrics.desk import endings
from metrics.waits.competing import Endings
from ui import charts, desk_choice, tables
from ui.desk_choice import Desk
from ui.waits_choice import Wait
from ui.waits_curves import day_axis, days_told, share_axis
from ui.waits_explained import explained
from ui.words import number, say

PARTS = ("approved", "rejected", "withdrawn", "closed")
COLOURS = dict(zip((*PARTS, "open"), ("#0F6B3A", "#B3541E", "#7A3B8F", "#8A6D00", "#C9D3DC"), strict=True))
PATTERNS = dict(zip((*PARTS, "open"), ("", "/", "x", ".", "-"), strict=True))
ENOUGH = 0.97    # share that has ended from which on the picture says nothing new


def stacked(desk: Desk, wait: Wait) -> None:
    """The areas add up to all requests on every day; the table tells some of the days."""
    found = desk_choice.ask(endings.endings, desk.selection, wait.clock)
    if not found.curve.times.size:
        st.html(f'<p class="empty">{say("waits.none")}</p>')
        return
    until = _until(found)
    picture, beside = st.columns([3, 2])
    with picture:
        charts.draw(_figure(found, until, wait.clock), "waits-endings", say("waits.endings_alt"), 360,
                    legend=True)
    with beside:
        _table(found, until, wait.clock)
    explained(wait.clock, "endings")


def _until(found: Endings) -> int:
    low = found.curve.times[found.curve.survival <= 1 - ENOUGH]
    return max(7, int(low[0]) if low.size else found.curve.reach or 0)


def _figure(found: Endings, until: int, clock: str) -> go.Figure:
    curve = found.curve
    shown = curve.times <= until
    days = [0, *curve.times[shown].tolist()]
    figure = go.Figure()
    for name in (*(part for part in PARTS if part in found.parts), "open"):
        shares = curve.survival if name == "open" else found.parts[name].share
        values = [1.0 if name == "open" else 0.0, *shares[shown].tolist()]
        figure.add_scatter(
            x=days, y=values, stackgroup="all", name=say(f"waits.ending.{name}"), mode="lines",
            line={"width": 1, "color": COLOURS[name], "shape": "hv"},
            fillpattern={"shape": PATTERNS[name], "fgcolor": "#fff", "bgcolor": COLOURS[name], "size": 6,
                         "solidity": 0.25},
            hovertext=[f"{number(day, 'count')}: {number(100 * value, '%')}"
                       for day, value in zip(days, values, strict=True)],
            hovertemplate="%{hovertext}<extra>%{fullData.name}</extra>",
        )
    day_axis(figure, until, clock)
    share_axis(figure, say("waits.share"))
    return figure


def _table(found: Endings, until: int, clock: str) -> None:
    names = [part for part in PARTS if part in found.parts]
    rows: list[dict[str, Any]] = []
    for day in days_told(until):
        lasting = found.curve.at(day).value
        shares = {name: _percent(found.at(name, day).value) for name in names}
        rows.append({"day": number(day, "count"), **shares, "open": _percent(lasting)})
    columns = [tables.Column("day", say(f"waits.day.{clock}"))]
    columns += [tables.Column(name, say(f"waits.ending.{name}"), "%") for name in (*names, "open")]
    tables.show(rows, columns, say("waits.endings_table"), None)


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share
