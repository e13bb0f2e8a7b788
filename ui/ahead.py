"""The backlog of the coming months: the known months, the projection with its interval, and the pace."""

import plotly.graph_objects as go
import streamlit as st

from common.errors import TooFewMonths
from metrics.desk import ahead
from metrics.desk.ahead import Ahead, Coming
from ui import axes, charts, desk_choice, tables
from ui.desk_choice import Desk
from ui.language import language
from ui.marks import generated
from ui.words import isolated, jalali_date, number, period_name, say

STEPS = (3, 6, 12)
KNOWN, BAND = "#0B5C8A", "rgba(179,84,30,.16)"


def projection(desk: Desk) -> None:
    """In words, as a picture and as a table; what is assumed stands under it."""
    try:
        found = desk_choice.ask(ahead.ahead, desk.selection)
    except TooFewMonths as problem:
        st.html(f'<p class="empty">{problem.text(language())}</p>')
        return
    _story(found)
    charts.draw(_figure(found), "ahead-projection", say("ahead.alt"), 380, legend=True)
    rows = [
        {"month": period_name(each.month), "middle": round(each.middle), "low": round(each.low),
         "high": round(each.high)}
        for each in found.coming
    ]
    columns = [tables.Column("month", say("ahead.month"))]
    columns += [tables.Column(key, say(f"ahead.{key}"), "count") for key in ("middle", "low", "high")]
    tables.show(rows, columns, say("ahead.table"), 300)
    st.caption(say("ahead.how", level=number(100 * found.level, "%")))
    generated(found.simulated)


def _story(found: Ahead) -> None:
    parts = [say("ahead.now", open=number(found.open, "count"))]
    parts += [_sentence(found.coming[months - 1], months) for months in STEPS]
    pace = found.pace
    rates = {"came": number(pace.came, "days"), "ended": number(pace.ended, "days")}
    end = say("ahead.zero_on", day=jalali_date(pace.zero_on)) if pace.zero_on else say("ahead.never")
    little = say("ahead.little", days=number(round(pace.days), "count")) if pace.days is not None else ""
    listed = "".join(f"<li>{part}</li>" for part in parts)
    pace_now = f"{say('ahead.pace', **rates)} {end} {little}"
    st.html(f'<ul class="story">{listed}</ul><p class="story">{pace_now}</p>')


def _sentence(coming: Coming, months: int) -> str:
    values = {key: number(round(getattr(coming, key)), "count") for key in ("middle", "low", "high")}
    return say("ahead.in_months", months=number(months, "count"), month=period_name(coming.month), **values)


def _figure(found: Ahead) -> go.Figure:
    behind = [period_name(month) for month, _ in found.behind]
    coming = [period_name(each.month) for each in found.coming]
    figure = go.Figure()
    low, high = ([getattr(each, key) for each in found.coming] for key in ("low", "high"))
    figure.add_scatter(
        x=[*coming, *coming[::-1]], y=[*high, *low[::-1]], fill="toself", fillcolor=BAND, mode="lines",
        line={"width": 1, "color": charts.PLAN, "dash": "dot"}, hoverinfo="skip",
        name=isolated(say("ahead.interval", level=number(100 * found.level, "%"))),
    )
    lines = (
        (behind, [value for _, value in found.behind], "ahead.known", KNOWN, "solid", "circle"),
        (coming, [each.middle for each in found.coming], "ahead.projected", charts.PLAN, "dash", "diamond"),
    )
    for labels, values, name, colour, dash, symbol in lines:
        figure.add_scatter(
            x=labels, y=values, mode="lines+markers", name=isolated(say(name)), connectgaps=False,
            line={"color": colour, "dash": dash, "width": 2.5}, marker={"symbol": symbol, "size": 7},
            hovertext=[number(round(value), "count") for value in values],
            hovertemplate="%{x}<br>%{hovertext}<extra></extra>",
        )
    most = [float(value) for _, value in found.behind]
    _axes(figure, [*most, *high], [*behind, *coming])
    return figure


def _axes(figure: go.Figure, values: list[float], months: list[str]) -> None:
    places, texts = axes.ticks(values, "count")
    figure.update_yaxes(title=say("desk.requests"), tickvals=places, ticktext=texts, gridcolor=axes.GRID,
                        rangemode="tozero")
    figure.update_xaxes(type="category", categoryorder="array", categoryarray=months, tickangle=-45,
                        showgrid=False)
