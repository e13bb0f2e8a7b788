"""Arrivals, finishes and the open backlog, month by month."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from common.period import Period
from metrics.desk import flow
from ui import axes, charts, desk_choice, tables
from ui.desk_choice import Desk
from ui.marks import generated
from ui.words import number, period_name, say

SERIES = {"registered": (charts.MAIN, ""), "finished": (charts.PLAN, "/")}


def by_month(desk: Desk) -> None:
    """Bars of what came and went, the backlog at the end of each month as a line, the table beside."""
    rows = desk_choice.ask(flow.by_month, desk.selection).to_dict("records")
    named = [{**row, "name": period_name(Period.parse(row["period"]))} for row in rows]
    picture, beside = st.columns([3, 2])
    with picture:
        charts.draw(_figure(named), "desk-flow", say("desk.flow_alt"), 380, legend=True)
    with beside:
        columns = [tables.Column("name", say("desk.month"))]
        columns += [tables.Column(key, say(f"desk.{key}"), "count") for key in (*SERIES, "open")]
        tables.show(named[::-1], columns, say("desk.flow_table"), 380)
        st.caption(say("desk.backlog_note"))
        generated(any(row["simulated"] for row in rows))


def _figure(rows: list[dict[str, Any]]) -> go.Figure:
    labels = [row["name"] for row in rows]
    figure = go.Figure()
    for key, (colour, pattern) in SERIES.items():
        figure.add_bar(
            x=labels, y=[row[key] for row in rows], name=say(f"desk.{key}"),
            marker={"color": colour, "pattern": {"shape": pattern}},
            hovertext=[number(row[key], "count") for row in rows],
            hovertemplate="%{x}: %{hovertext}<extra>%{fullData.name}</extra>",
        )
    figure.add_scatter(
        x=labels, y=[row["open"] for row in rows], name=say("desk.open"), mode="lines+markers",
        line={"color": charts.INK, "width": 2.5}, marker={"size": 6, "symbol": "diamond"},
        hovertext=[number(row["open"], "count") for row in rows],
        hovertemplate="%{x}: %{hovertext}<extra>%{fullData.name}</extra>",
    )
    places, texts = axes.ticks([float(row[key]) for row in rows for key in (*SERIES, "open")], "count")
    figure.update_yaxes(title=say("desk.requests"), tickvals=places, ticktext=texts, gridcolor=axes.GRID)
    figure.update_xaxes(type="category", tickangle=-45, showgrid=False)
    return figure
