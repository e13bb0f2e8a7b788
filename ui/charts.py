"""Charts: plotly figures with Persian digits, an axis that names the unit, and words for screen readers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from common.figures import known
from common.period import Period
from metrics import describe, registry
from ui import axes, pictures, query, tables
from ui.filters import Choice
from ui.marks import generated
from ui.words import category_name, number, period_name, say, title_of

INK, MAIN, PLAN = "#1B2733", "#0B5C8A", "#B3541E"
COLOURS = ("#0B5C8A", "#B3541E", "#0F6B3A", "#7A3B8F", "#8A6D00")
PATTERNS = ("", "/", "x", ".", "-")   # colour is never the only signal
FONT = "Vazirmatn, Tahoma, sans-serif"
LOOK: dict[str, Any] = {   # of a layout, as plotly's JSON has it
    "margin": {"l": 10, "r": 10, "t": 10, "b": 10}, "font": {"family": FONT, "color": INK},
    "plot_bgcolor": "#fff", "paper_bgcolor": "#fff", "hoverlabel": {"font": {"family": FONT}},
    "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom"},
}


def line(frame: pd.DataFrame, codes: Sequence[str], key: str) -> None:
    """A line per code over the periods of the frame (see metrics.compute.trend); gaps are unknown."""
    labels = [period_name(Period.parse(text)) for text in frame["period"]]
    figure = go.Figure()
    for place, code in enumerate(codes):
        unit = registry.get(code).unit
        shown = [number(known(value), unit) for value in frame[code]]
        figure.add_scatter(
            x=labels, y=frame[code], name=title_of(code), mode="lines+markers", connectgaps=False,
            hovertext=shown, hovertemplate="%{x}<br>%{hovertext}<extra></extra>",
            line={"color": COLOURS[place % 5], "width": 2.5}, marker={"symbol": place, "size": 7},
        )
    values = [value for code in codes for value in frame[code] if known(value) is not None]
    axes.value_axis(figure, values, codes[0], "y")
    figure.update_xaxes(type="category", tickangle=-45, showgrid=False, automargin=True)
    draw(figure, key, say("chart.trend", title=title_of(codes[0])), 320, legend=len(codes) > 1)


def bars(rows: Sequence[Mapping[Any, Any]], code: str, names: Mapping[str, str], key: str) -> None:
    """A bar per province, largest on top, with its plan as a mark if there is one; unknown ones are named."""
    unit = registry.get(code).unit
    shown = sorted((row for row in rows if known(row[code]) is not None), key=lambda row: row[code])
    figure = go.Figure(go.Bar(
        x=[row[code] for row in shown], y=[names[row["province"]] for row in shown], orientation="h",
        marker_color=MAIN, name=say("chart.actual"), text=[number(row[code], unit) for row in shown],
        textposition="outside", cliponaxis=False, hovertemplate="%{y}: %{text}<extra></extra>",
    ))
    planned = [row for row in shown if known(row.get(f"{code}__plan")) is not None]
    plans = [row[f"{code}__plan"] for row in planned]
    if planned:
        figure.add_scatter(
            x=plans, y=[names[row["province"]] for row in planned], mode="markers", name=say("chart.plan"),
            marker={"symbol": "line-ns-open", "size": 14, "color": PLAN, "line": {"width": 3}},
            text=[number(plan, unit) for plan in plans], hovertemplate="%{y}: %{text}<extra></extra>",
        )
    axes.value_axis(figure, [row[code] for row in shown] + plans, code, "x")
    title = say("chart.by_province", title=title_of(code))
    draw(figure, key, title, _height(len(shown)), legend=bool(planned))
    lacking = [names[row["province"]] for row in rows if known(row[code]) is None]
    if lacking:
        st.caption(say("chart.unknown", names=say("list.comma").join(lacking)))


def stacked(
    rows: Sequence[Mapping[Any, Any]], code: str, dimension: str, titles: Mapping[str, str],
    names: Mapping[str, str], key: str,
) -> None:
    """A bar per province split into the categories of `dimension`, each with its own colour and pattern."""
    totals: dict[str, float] = {}
    for row in rows:
        totals[row["province"]] = totals.get(row["province"], 0) + (known(row[code]) or 0)
    order = sorted(totals, key=lambda province: totals[province])
    places = [names[province] for province in order]
    figure = go.Figure()
    for place, (category, title) in enumerate(titles.items()):
        of = {row["province"]: known(row[code]) or 0 for row in rows if row[dimension] == category}
        figure.add_bar(
            x=[of.get(province, 0) for province in order], y=places, orientation="h", name=title,
            marker={"color": COLOURS[place % 5], "pattern": {"shape": PATTERNS[place % 5]}},
            text=[number(of.get(province, 0), "count") for province in order], textposition="none",
            hovertemplate=f"%{{y}} - {title}: %{{text}}<extra></extra>",
        )
    figure.update_layout(barmode="stack")
    axes.value_axis(figure, list(totals.values()), code, "x")
    draw(figure, key, say("chart.by_province", title=title_of(code)), _height(len(order)), legend=True)


def _height(count: int) -> int:
    """Pixels for so many bars."""
    return 60 + 22 * max(count, 4)


def by_province(code: str, choice: Choice, key: str) -> None:
    """The indicator by province against its plan."""
    everywhere = replace(choice.scope, provinces=frozenset())
    frame = query.breakdown((code,), everywhere, ("province",), plans=True)
    bars(frame.to_dict("records"), code, query.province_names(), key)
    note(frame, (code,))


def by_stage(code: str, choice: Choice, key: str) -> None:
    """The indicator by province, split into its categories, as bars and as a table."""
    dimension = str(registry.get(code).dimension)
    frame = query.breakdown((code,), choice.scope, ("province", dimension))
    titles = {value: category_name(dimension, value) for value in describe.categories(registry.get(code))}
    names = query.province_names()
    picture, beside = st.columns([3, 2])
    with picture:
        stacked(frame.to_dict("records"), code, dimension, titles, names, key)
    with beside:
        wide = frame.pivot_table(index="province", columns=dimension, values=code, sort=False).reset_index()
        rows = [{"name": names[row["province"]], **row} for row in wide.to_dict("records")]
        columns = [tables.Column("name", say("province"))]
        columns += [tables.Column(value, title, registry.get(code).unit) for value, title in titles.items()]
        tables.show(rows, columns, title_of(code), 640)
        note(frame, (code,))


def top_down(names: Sequence[str], values: Sequence[float | None], texts: Sequence[str],
             marker: Mapping[str, Any] | None = None) -> go.Figure:
    """Bars from top to bottom in the order given, each with its figure written at its end."""
    figure = go.Figure(go.Bar(
        x=values, y=names, text=texts, orientation="h", marker=marker or {"color": MAIN},
        textposition="outside", cliponaxis=False, hovertemplate="%{y}: %{text}<extra></extra>",
    ))
    figure.update_yaxes(autorange="reversed")
    return figure


def note(frame: pd.DataFrame, codes: Sequence[str]) -> None:
    """Says that generated rows are behind the figures, where they are."""
    generated(any(frame[f"{code}__simulated"].max() == 1 for code in codes))


def draw(
    figure: go.Figure, key: str, description: str, height: int, *, legend: bool, title: str = "",
    told: str | None = None,
) -> None:
    """Shows a figure in the house's look; for the words see ui.pictures.show."""
    drawing = figure.to_dict()
    layout = drawing["layout"]
    axes_of_it = {name: {"automargin": True} for name in (*layout, "xaxis", "yaxis") if name[1:5] == "axis"}
    for name, look in (LOOK | {"height": height, "showlegend": legend} | axes_of_it).items():
        own = layout.get(name)
        layout[name] = own | look if isinstance(own, dict) else look
    pictures.show(drawing, key, description, title, told)
