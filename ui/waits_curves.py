"""Survival curves: the share still waiting after each day, with bands, medians and the numbers at risk."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from metrics.desk.waits import Group
from ui import axes, charts, tables
from ui.marks import generated
from ui.waits_choice import Wait
from ui.waits_explained import explained
from ui.words import isolated, number, say

DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
STEPS = (1, 2, 5, 7, 14, 30, 60, 90, 180, 365)   # days that readers think in
MOST_STEPS = 7
LABELLED_LEFT = 0.55   # of the width
SEEN = 0.03         # share still waiting below which the tail is cut off


def curves(wait: Wait) -> None:
    """The picture, the numbers at risk under it, and how it was counted."""
    drawn = [group for group in wait.drawn if group.curve.times.size]
    if not drawn:
        st.html(f'<p class="empty">{say("waits.none")}</p>')
        return
    everything = st.toggle(say("waits.all_days"), key="waits-all-days")
    until = _until(drawn, everything)
    names = [wait.name(group) for group in drawn]
    charts.draw(_figure(drawn, names, until, wait.clock), "waits-curves", say("waits.curves_alt"), 440,
                legend=True)
    _at_risk(drawn, names, until, wait.clock)
    explained(wait.clock, "curves")
    generated(any(group.simulated for group in drawn))


def day_axis(figure: go.Figure, until: int, clock: str) -> None:
    """The days from 0 on, in the reader's digits."""
    places = days_told(until)[:-1]
    figure.update_xaxes(
        title=say(f"waits.axis.{clock}"), tickvals=places,
        ticktext=[number(place, "count") for place in places], gridcolor=axes.GRID,
        range=[0, until * 1.02],
    )


def days_told(until: int) -> list[int]:
    """The days of which a table tells: the round ones of the axis, and the last drawn."""
    step = next((each for each in STEPS if until / each <= MOST_STEPS), STEPS[-1])
    return [*range(0, until, step), until]


def share_axis(figure: go.Figure, title: str) -> None:
    """Shares of 0 to 1 written as percentages."""
    places = [0.0, 0.25, 0.5, 0.75, 1.0]
    texts = [number(100 * place, "%") for place in places]
    figure.update_yaxes(title=title, tickvals=places, ticktext=texts, gridcolor=axes.GRID, range=[0, 1.03])


def _until(drawn: Sequence[Group], everything: bool) -> int:
    """The last day drawn: by then nearly all have ended, or the data speak no further.

    Unless all is asked for, a few very slow groups do not press the others against the axis.
    """
    last = []
    for group in drawn:
        low = group.curve.times[group.curve.survival <= SEEN]
        last.append(int(low[0]) if low.size else group.curve.reach or 0)
    usual = 2 * sorted(last)[len(last) // 2]
    return max(7, max(last) if everything else min(max(last), usual))


def _figure(drawn: Sequence[Group], names: Sequence[str], until: int, clock: str) -> go.Figure:
    figure = go.Figure()
    for place, (group, name) in enumerate(zip(drawn, names, strict=True)):
        days, shares, low, high = _steps(group, until)
        colour = charts.COLOURS[place]
        for edge, fill in ((low, None), (high, "tonexty")):
            figure.add_scatter(
                x=days, y=edge, fill=fill, fillcolor=_pale(colour), line={"width": 0, "shape": "hv"},
                hoverinfo="skip", showlegend=False, mode="lines",
            )
        figure.add_scatter(
            x=days, y=shares, mode="lines", name=isolated(name),
            line={"color": colour, "dash": DASHES[place], "width": 2.5, "shape": "hv"},
            hovertext=[f"{number(day, 'count')}: {number(100 * share, '%')}"
                       for day, share in zip(days, shares, strict=True)],
            hovertemplate="%{hovertext}<extra>%{fullData.name}</extra>",
        )
        _label(figure, (days, shares), isolated(name), place, until)
        _median(figure, group, colour, until)
    figure.add_hline(y=0.5, line={"color": "#8795A1", "width": 1, "dash": "dot"})
    day_axis(figure, until, clock)
    share_axis(figure, say("waits.still"))
    return figure


def _steps(group: Group, until: int) -> tuple[list[int], list[float], list[float], list[float]]:
    """The corners of the curve from day 0 to its reach or `until`; bands as steps of their own."""
    curve = group.curve
    shown = curve.times <= until
    days = [0, *curve.times[shown].tolist(), min(curve.reach or 0, until)]
    series = [[1.0, *each[shown].tolist()] for each in (curve.survival, curve.low, curve.high)]
    shares, low, high = ([*each, each[-1]] for each in series)
    return days, shares, low, high


def _label(
    figure: go.Figure, corners: tuple[Sequence[int], Sequence[float]], name: str, place: int, until: int,
) -> None:
    """The name beside the curve itself, each at another height so that they do not lie on each other."""
    days, shares = corners
    height = (0.9, 0.7, 0.5, 0.33, 0.18)[place]
    at = next((nth for nth, share in enumerate(shares) if share <= height), len(shares) - 1)
    left = days[at] > LABELLED_LEFT * until   # else the name would run out of the picture
    figure.add_annotation(
        x=days[at], y=shares[at], text=name, showarrow=True, arrowhead=0, ax=-34 if left else 34,
        ay=14 if left else -14, xanchor="right" if left else "left",
        font={"color": charts.COLOURS[place], "size": 12}, bgcolor="rgba(255,255,255,.8)",
    )


def _median(figure: go.Figure, group: Group, colour: str, until: int) -> None:
    """A mark where half have ended, where that is known."""
    median = group.quantiles["median"].value
    if median is not None and median <= until:
        figure.add_scatter(
            x=[median], y=[0.5], mode="markers", showlegend=False, hoverinfo="skip",
            marker={"symbol": "x", "size": 10, "color": colour, "line": {"width": 1, "color": "#fff"}},
        )


def _pale(colour: str) -> str:
    red, green, blue = (int(colour[at:at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},.13)"


def _at_risk(drawn: Sequence[Group], names: Sequence[str], until: int, clock: str) -> None:
    """How many were still watched on some of the days: few of them make a curve unsure."""
    places = days_told(until)
    rows: list[dict[str, Any]] = []
    for group, name in zip(drawn, names, strict=True):
        rows.append({"name": name, **dict(zip(map(str, places), group.at_risk(places), strict=True))})
    unit = say(f"waits.day.{clock}")
    columns = [tables.Column("name", say("waits.group"))]
    columns += [tables.Column(str(day), f"{unit} {number(day, 'count')}", "count") for day in places]
    tables.show(rows, columns, say("waits.at_risk"), None)
