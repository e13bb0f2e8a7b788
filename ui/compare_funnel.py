"""The funnel: shares and rates by the size of provinces, between the limits that chance leaves."""

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from metrics.compare import Funnel, Point, Verdict
from ui import axes, charts, compare_answers, tables
from ui.compare_choice import Compared
from ui.compare_words import axis, figure, title, told
from ui.marks import generated
from ui.words import digits, isolated, number, say

INSIDE, WARNED, ALARMED = "circle", "triangle-up", "star"
NAMED = 4   # at each end
LIMITS = (("95", "dash"), ("998", "solid"))


def show(compared: Compared) -> None:
    """The picture with its table. Raises BadSelection for what is neither share nor rate."""
    found = compare_answers.funnel(compared.measure, compared.scope)
    outside = [point for point in found.points if point.verdict is not Verdict.INSIDE]
    st.html(f'<p class="story">{_summary(found, outside, compared)}</p>')
    picture, beside = st.columns([3, 2])
    with picture:
        drawing = _figure(found, compared)
        charts.draw(
            drawing, "compare-funnel", say("compare.funnel_alt", title=title(found.measure)), 520,
            legend=True, title=say("compare.funnel_title", title=title(found.measure)),
            told=told(found.measure, compared.scope.period),
        )
    with beside:
        _table(found, compared)
    if found.overdispersed:
        st.caption(say("compare.overdispersed", times=digits(f"{found.dispersion:.1f}")))
    st.caption(say("compare.funnel_explained"))
    generated(found.simulated)


def _summary(found: Funnel, outside: Sequence[Point], compared: Compared) -> str:
    count = number(len(found.points) - len(outside), "count")
    text = say("compare.funnel_told", inside=count, all=number(len(found.points), "count"))
    own = next((point for point in found.points if point.province == compared.chosen), None)
    if own is None:
        return text
    return f"{text} {compared.names[own.province]}: {say(f'compare.funnel.{own.verdict}')}."


def _figure(found: Funnel, compared: Compared) -> go.Figure:
    sizes, drawing = [limit.size for limit in found.curve], go.Figure()
    for level, dash in LIMITS:
        for side in ("low", "high"):
            drawing.add_scatter(
                x=sizes, y=[getattr(limit, f"{side}_{level}") for limit in found.curve], mode="lines",
                line={"color": "#4A5763", "dash": dash, "width": 1.2}, hoverinfo="skip",
                name=isolated(say(f"compare.limit.{level}")), showlegend=side == "low",
            )
    drawing.add_scatter(
        x=[sizes[0], sizes[-1]], y=[found.country] * 2, mode="lines", hoverinfo="skip",
        name=isolated(f"{say('country')}: {figure(found.country, found.measure)}"),
        line={"color": charts.PLAN, "width": 2},
    )
    _points(drawing, found, compared)
    values = [point.value for point in found.points] + [limit.high_998 for limit in found.curve]
    axis(drawing, [*values, *(limit.low_998 for limit in found.curve)], found.measure, "y")
    drawing.update_yaxes(rangemode="normal")
    _sizes(drawing, found)
    return drawing


def _points(drawing: go.Figure, found: Funnel, compared: Compared) -> None:
    """Shape tells the verdict; the own, the chosen and those furthest outside carry their names."""
    named = {compared.chosen, *compared.own, *compared.beside, *_furthest(found)}
    marked = [point.province in named for point in found.points]
    names = [isolated(compared.called(point.province)) for point in found.points]
    drawing.add_scatter(
        x=[point.size for point in found.points], y=[point.value for point in found.points],
        mode="markers+text", name=say("province"), textposition="top center",
        text=[name if mark else "" for name, mark in zip(names, marked, strict=True)],
        marker={"size": 10, "color": charts.MAIN, "symbol": [_symbol(point) for point in found.points]},
        customdata=[[name, figure(point.value, found.measure), say(f"compare.funnel.{point.verdict}")]
                    for name, point in zip(names, found.points, strict=True)],
        hovertemplate="%{customdata[0]}: %{customdata[1]}<br>%{customdata[2]}<extra></extra>",
    )


def _furthest(found: Funnel) -> list[str]:
    """The largest and the smallest figures outside the limits; more names would hide each other."""
    outside = sorted((point.value, point.province) for point in found.points if _symbol(point) != INSIDE)
    return [province for _, province in (*outside[:NAMED], *outside[-NAMED:])]


def _symbol(point: Point) -> str:
    if point.verdict is Verdict.INSIDE:
        return INSIDE
    return ALARMED if point.verdict.endswith("998") else WARNED


def _sizes(drawing: go.Figure, found: Funnel) -> None:
    places, texts = axes.ticks([point.size for point in found.points], "count")
    label = say("compare.size_rows" if found.of_shares else "compare.size_base")
    drawing.update_xaxes(title=isolated(label), tickvals=places, ticktext=texts, showgrid=False)


def _table(found: Funnel, compared: Compared) -> None:
    rows = [
        {"name": compared.called(point.province), "size": round(point.size),
         "value": figure(point.value, found.measure), "verdict": say(f"compare.funnel.{point.verdict}"),
         "limits": say("compare.from_to", low=figure(point.limits.low_95, found.measure),
                       high=figure(point.limits.high_95, found.measure))}
        for point in sorted(found.points, key=lambda point: (point.verdict is Verdict.INSIDE, -point.size))
    ]
    columns = [tables.Column("name", say("province")), tables.Column("size", say("compare.size"), "count")]
    columns += [tables.Column(key, say(f"compare.column.{key}")) for key in ("value", "limits", "verdict")]
    tables.show(rows, columns, say("compare.funnel_title", title=title(found.measure)), 520)
