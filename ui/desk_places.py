"""The open backlog by province, as a map, and by service; with the same figures as tables."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from common.figures import known
from metrics.desk import backlog
from ui import axes, charts, desk_choice, maps, query, tables
from ui.desk_choice import Desk
from ui.desk_words import names
from ui.marks import generated
from ui.page import guarded
from ui.words import isolated, number, say

SHOWN = {"open": "count", "late_pct": "%", "oldest": "days"}
UNITS = {
    "open": "count", "waiting": "count", "inside": "count", "late": "count", "late_pct": "%",
    "oldest": "count",
}


@st.fragment
def by_province(desk: Desk) -> None:
    """The map of what the reader chooses to see; a click chooses the province."""
    with guarded("by_province"):
        _by_province(desk)


def _by_province(desk: Desk) -> None:
    names = query.province_names()
    rows = [{**row, "name": names.get(row["province"], row["province"])}
            for row in desk_choice.ask(backlog.by_province, desk.selection).to_dict("records")]
    picture, beside = st.columns([3, 2])
    with picture:
        chosen = st.segmented_control(
            say("desk.map_of"), list(SHOWN), default="open", key="desk-map-of",
            format_func=lambda key: say(f"desk.{key}"),
        ) or "open"
        unit = SHOWN[chosen]
        values = {row["province"]: known(row[chosen]) for row in rows}
        hover = {row["province"]: f"{row['name']}: {number(known(row[chosen]), unit)}" for row in rows}
        maps.coloured(values, hover, unit, say(f"desk.{chosen}"), f"desk-map-{chosen}", names)
    with beside:
        _table(rows, say("province"), say("desk.by_province"), 560, ("open", "late", "late_pct", "oldest"))
        generated(any(row["simulated"] for row in rows))


def by_service(desk: Desk) -> None:
    """What is open in each service, the late part marked."""
    called = names()
    rows = [{**row, "name": called.service(row["service"])}
            for row in desk_choice.ask(backlog.by_service, desk.selection).to_dict("records")]
    picture, beside = st.columns([2, 3])
    with picture:
        figure = _late_part(rows)
        charts.draw(figure, "desk-services", say("desk.by_service"), 60 + 34 * len(rows), legend=True)
    with beside:
        _table(rows, say("desk.service"), say("desk.by_service"), None, tuple(UNITS))
        st.caption(say("desk.late_note"))


def _late_part(rows: Sequence[Mapping[str, Any]]) -> go.Figure:
    """Bars from top to bottom: late, then the others."""
    figure = go.Figure()
    for key, colour, pattern in (("late", charts.PLAN, "x"), ("others", charts.MAIN, "")):
        values = [row["late"] if key == "late" else row["open"] - row["late"] for row in rows]
        figure.add_bar(
            x=values, y=[isolated(row["name"]) for row in rows], orientation="h", name=say(f"desk.bar.{key}"),
            marker={"color": colour, "pattern": {"shape": pattern}},
            text=[number(value, "count") for value in values], textposition="none",
            hovertemplate="%{y}: %{text}<extra>%{fullData.name}</extra>",
        )
    places, texts = axes.ticks([float(row["open"]) for row in rows], "count")
    figure.update_xaxes(title=say("desk.requests"), tickvals=places, ticktext=texts, gridcolor=axes.GRID)
    figure.update_yaxes(autorange="reversed")
    figure.update_layout(barmode="stack")
    return figure


def _table(
    rows: Sequence[Mapping[Any, Any]], title: str, caption: str, height: int | None, keys: Sequence[str],
) -> None:
    columns = [tables.Column("name", title)]
    columns += [tables.Column(key, say(f"desk.{key}"), UNITS[key]) for key in keys]
    tables.show(rows, columns, caption, height)
