"""The distribution of waits, and the trend of their median by month of registration."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from plotly.subplots import make_subplots

from metrics.desk import endings, waits
from metrics.desk.endings import Bin
from metrics.desk.waits import Group
from metrics.waits.estimate import Quantile
from ui import axes, charts, desk_choice, tables
from ui.desk_choice import Desk
from ui.waits_choice import Wait, names_of
from ui.waits_explained import explained
from ui.waits_words import with_interval
from ui.words import isolated, number, say

SIDES = {"finished": (charts.MAIN, ""), "open": (charts.PLAN, "/")}


def distribution(desk: Desk, wait: Wait) -> None:
    """Bars of finished requests by days and, apart, of open ones by the days so far; the table beside."""
    bins = desk_choice.ask(endings.bins, desk.selection, wait.clock)
    picture, beside = st.columns([3, 2])
    with picture:
        charts.draw(_bars(bins, wait.clock), "waits-bins", say("waits.bins_alt"), 400, legend=True)
    with beside:
        rows = [{"days": _range(each), "finished": each.finished, "open": each.open} for each in bins]
        columns = [tables.Column("days", say(f"waits.axis.{wait.clock}"))]
        columns += [tables.Column(key, say(f"waits.bar.{key}"), "count") for key in SIDES]
        tables.show(rows, columns, say("waits.bins_table"), 400)
    explained(wait.clock, "bins")


def trend(desk: Desk, wait: Wait) -> None:
    """The median of each month with its interval; a month whose median is not known yet is no dip."""
    months = desk_choice.ask(waits.by_month, desk.selection, wait.clock)
    called = names_of("month", months)
    picture, beside = st.columns([3, 2])
    with picture:
        charts.draw(_medians(months, called), "waits-trend", say("waits.trend_alt"), 340, legend=True)
    with beside:
        rows = [{"month": called[group.key], "number": group.number, "open": group.open,
                 "median": with_interval(group.quantiles["median"])} for group in reversed(months)]
        columns = [tables.Column("month", say("desk.month"))]
        columns += [tables.Column(key, say(f"waits.{key}"), "count") for key in ("number", "open")]
        columns.append(tables.Column("median", say("waits.median")))
        tables.show(rows, columns, say("waits.trend_table"), 340)
    explained(wait.clock, "trend")


def _range(each: Bin) -> str:
    first, last = number(each.first, "count"), number(each.last, "count")
    if each.last is None:
        return say("waits.from", days=first)
    return first if each.last == each.first else say("waits.range", first=first, last=last)


def _bars(bins: Sequence[Bin], clock: str) -> go.Figure:
    """Two pictures above each other, each with its own scale: the open ones are few and would not be seen."""
    figure = make_subplots(rows=2, shared_xaxes=True, vertical_spacing=0.08, row_heights=[0.62, 0.38])
    for row, (key, (colour, pattern)) in enumerate(SIDES.items(), 1):
        values = [getattr(each, key) for each in bins]
        figure.add_bar(
            x=[isolated(_range(each)) for each in bins], y=values, name=say(f"waits.bar.{key}"),
            marker={"color": colour, "pattern": {"shape": pattern}}, row=row, col=1,
            hovertext=[number(value, "count") for value in values],
            hovertemplate="%{x}: %{hovertext}<extra>%{fullData.name}</extra>",
        )
        places, texts = axes.ticks([float(value) for value in values], "count")
        figure.update_yaxes(title=say(f"waits.bar.{key}"), tickvals=places, ticktext=texts,
                            gridcolor=axes.GRID, row=row, col=1)
    figure.update_xaxes(type="category", showgrid=False, tickangle=-45)
    figure.update_xaxes(title=say(f"waits.axis.{clock}"), row=2, col=1)
    return figure


def _medians(months: Sequence[Group], called: Mapping[Any, str]) -> go.Figure:
    """Points with bars for known medians; hollow triangles where it is more than so many days."""
    named = [(called[group.key], group.quantiles["median"]) for group in months]
    figure = go.Figure()
    _known(figure, [(name, each) for name, each in named if each.value is not None])
    _unknown(figure, [(name, each) for name, each in named if each.value is None and each.more_than])
    highest = [float(value) for _, each in named for value in (each.value, each.high, each.more_than)
               if value is not None]
    places, texts = axes.ticks(highest, "count")
    figure.update_yaxes(title=say("waits.median_days"), tickvals=places, ticktext=texts, gridcolor=axes.GRID,
                        rangemode="tozero")
    figure.update_xaxes(type="category", tickangle=-45, showgrid=False, categoryorder="array",
                        categoryarray=[name for name, _ in named])
    return figure


def _known(figure: go.Figure, months: Sequence[tuple[str, Quantile]]) -> None:
    values = [each.value or 0 for _, each in months]
    up = [(each.value if each.high is None else each.high) or 0 for _, each in months]
    down = [(each.value if each.low is None else each.low) or 0 for _, each in months]
    figure.add_scatter(
        x=[name for name, _ in months], y=values, mode="markers", name=say("waits.median"),
        marker={"color": charts.MAIN, "size": 9},
        error_y={
            "type": "data", "symmetric": False, "color": charts.MAIN,
            "array": [high - value for high, value in zip(up, values, strict=True)],
            "arrayminus": [value - low for low, value in zip(down, values, strict=True)],
        },
        hovertext=[with_interval(each) for _, each in months],
        hovertemplate="%{x}: %{hovertext}<extra></extra>",
    )


def _unknown(figure: go.Figure, months: Sequence[tuple[str, Quantile]]) -> None:
    if not months:
        return
    figure.add_scatter(
        x=[name for name, _ in months], y=[each.more_than for _, each in months], mode="markers",
        name=say("waits.unknown_month"),
        marker={"color": charts.PLAN, "size": 11, "symbol": "triangle-up-open", "line": {"width": 2}},
        hovertext=[with_interval(each) for _, each in months],
        hovertemplate="%{x}: %{hovertext}<extra></extra>",
    )
