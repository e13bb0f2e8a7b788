"""Charts: plotly figures with Persian digits, a title that names the unit, and a description for screen readers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from common.period import Period
from metrics import registry
from ui import query, tables
from ui.filters import Choice
from ui.language import language
from ui.words import number, period_name, say, title_of, unit_label

CONFIG = {"displayModeBar": False, "responsive": True}
INK, GRID, MAIN, PLAN = "#1B2733", "#E3E8ED", "#0B5C8A", "#B3541E"
COLOURS = ("#0B5C8A", "#B3541E", "#0F6B3A", "#7A3B8F", "#8A6D00")
PATTERNS = ("", "/", "x", ".", "-")   # colour is never the only signal


def line(frame: pd.DataFrame, codes: Sequence[str], key: str) -> None:
    """A line per code over the periods of the frame (see metrics.compute.trend); gaps are unknown."""
    labels = [period_name(Period.parse(text)) for text in frame["period"]]
    figure = go.Figure()
    for place, code in enumerate(codes):
        unit = registry.get(code).unit
        shown = [number(known(value), unit) for value in frame[code]]
        figure.add_scatter(
            x=labels, y=frame[code], name=title_of(code), mode="lines+markers", connectgaps=False, hovertext=shown,
            hovertemplate="%{x}<br>%{hovertext}<extra></extra>",
            line={"color": COLOURS[place % 5], "width": 2.5}, marker={"symbol": place, "size": 7},
        )
    _value_axis(figure, [value for code in codes for value in frame[code] if known(value) is not None], codes[0], "y")
    figure.update_xaxes(type="category", tickangle=-45, showgrid=False, automargin=True)
    _draw(figure, key, say("chart.trend", title=title_of(codes[0])), 320, legend=len(codes) > 1)


def bars(rows: Sequence[Mapping[Any, Any]], code: str, names: Mapping[str, str], key: str) -> None:
    """A bar per province, largest on top, with its plan as a mark where there is one; unknown ones are named below."""
    unit = registry.get(code).unit
    shown = sorted((row for row in rows if known(row[code]) is not None), key=lambda row: row[code])
    places = [names[row["province"]] for row in shown]
    figure = go.Figure(go.Bar(
        x=[row[code] for row in shown], y=places, orientation="h", marker_color=MAIN, name=say("chart.actual"),
        text=[number(row[code], unit) for row in shown], textposition="outside", cliponaxis=False,
        hovertemplate="%{y}: %{text}<extra></extra>",
    ))
    planned = [(names[row["province"]], row[f"{code}__plan"]) for row in shown if known(row.get(f"{code}__plan")) is not None]
    if planned:
        figure.add_scatter(
            x=[plan for _, plan in planned], y=[place for place, _ in planned], mode="markers", name=say("chart.plan"),
            marker={"symbol": "line-ns-open", "size": 14, "color": PLAN, "line": {"width": 3}},
            text=[number(plan, unit) for _, plan in planned], hovertemplate="%{y}: %{text}<extra></extra>",
        )
    _value_axis(figure, [row[code] for row in shown] + [plan for _, plan in planned], code, "x")
    _draw(figure, key, say("chart.by_province", title=title_of(code)), 60 + 22 * max(len(shown), 4), legend=bool(planned))
    lacking = [names[row["province"]] for row in rows if known(row[code]) is None]
    if lacking:
        st.caption(say("chart.unknown", names="، ".join(lacking) if language() == "fa" else ", ".join(lacking)))


def stacked(rows: Sequence[Mapping[Any, Any]], code: str, dimension: str, titles: Mapping[str, str], names: Mapping[str, str],
            key: str) -> None:
    """A bar per province split into the categories of `dimension`, each with a colour and a pattern of its own."""
    totals: dict[str, float] = {}
    for row in rows:
        totals[row["province"]] = totals.get(row["province"], 0) + (known(row[code]) or 0)
    order = sorted(totals, key=lambda province: totals[province])
    figure = go.Figure()
    for place, (category, title) in enumerate(titles.items()):
        of = {row["province"]: known(row[code]) or 0 for row in rows if row[dimension] == category}
        figure.add_bar(
            x=[of.get(province, 0) for province in order], y=[names[province] for province in order], orientation="h", name=title,
            marker={"color": COLOURS[place % 5], "pattern": {"shape": PATTERNS[place % 5]}},
            text=[number(of.get(province, 0), "count") for province in order], textposition="none",
            hovertemplate=f"%{{y}} - {title}: %{{text}}<extra></extra>",
        )
    figure.update_layout(barmode="stack")
    _value_axis(figure, list(totals.values()), code, "x")
    _draw(figure, key, say("chart.by_province", title=title_of(code)), 60 + 22 * max(len(order), 4), legend=True)


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
    titles = {value: say(f"{dimension}.{value}") for value in frame[dimension].unique()}
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


def split(code: str, choice: Choice, key: str) -> None:
    """The indicator split into its categories for the whole scope, with plans, as a table."""
    dimension = str(registry.get(code).dimension)
    frame = query.breakdown((code,), choice.scope, (dimension,), plans=True)
    rows = [{"name": say(f"{dimension}.{row[dimension]}"), **row} for row in frame.to_dict("records")]
    unit = registry.get(code).unit
    columns = [
        tables.Column("name", say("category")), tables.Column(code, say("chart.actual"), unit),
        tables.Column(f"{code}__plan", say("chart.plan"), unit),
    ]
    tables.show(rows, columns, title_of(code), None)


def note(frame: pd.DataFrame, codes: Sequence[str]) -> None:
    """Says that generated rows are behind the figures, where they are."""
    if any(frame[f"{code}__simulated"].max() == 1 for code in codes):
        st.caption(say("mark.simulated_table"))


def ticks(values: Sequence[float], unit: str) -> tuple[list[float], list[str]]:
    """Round places on an axis from 0 (or below) to the largest value, with their texts in the reader's digits.

    >>> ticks([], "count")
    ([], [])
    """
    if not values:
        return [], []
    low, high = min(0.0, *values) if len(values) > 1 else min(0.0, values[0]), max(values)
    step = _round_step((high - low) / 4 or 1)
    places = [step * n for n in range(int(low // step), int(high // step) + 2)]
    return places, [number(place, unit) for place in places]


def _round_step(rough: float) -> float:
    power = 10.0 ** (len(str(int(rough))) - 1) if rough >= 1 else 0.1
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough or factor == 10)


def _value_axis(figure: go.Figure, values: Sequence[float], code: str, axis: str) -> None:
    unit = registry.get(code).unit
    places, texts = ticks([float(value) for value in values], unit)
    settings = {"title": unit_label(unit), "tickvals": places, "ticktext": texts, "gridcolor": GRID, "zeroline": True}
    (figure.update_xaxes if axis == "x" else figure.update_yaxes)(**settings)


def _draw(figure: go.Figure, key: str, description: str, height: int, *, legend: bool) -> None:
    figure.update_layout(
        height=height, margin={"l": 10, "r": 10, "t": 10, "b": 10}, font={"family": "Vazirmatn, Tahoma, sans-serif", "color": INK},
        plot_bgcolor="#fff", paper_bgcolor="#fff", showlegend=legend, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom"},
        hoverlabel={"font": {"family": "Vazirmatn, Tahoma, sans-serif"}},
    )
    figure.update_yaxes(automargin=True)
    st.plotly_chart(figure, key=key, config=CONFIG, theme=None, alt=description)


def known(value: Any) -> float | None:
    return None if value is None or value != value else float(value)  # noqa: PLR0124 - NaN is not equal to itself
