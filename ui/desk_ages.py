"""How old what is open is: an ageing pyramid, those waiting for the applicant left, those inside right."""

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from metrics.desk import backlog
from metrics.desk.backlog import Band
from ui import axes, charts, desk_choice, tables
from ui.desk_choice import Desk
from ui.words import isolated, number, say

SIDES = {"waiting": (-1, charts.PLAN, "/"), "inside": (1, charts.MAIN, "")}


def pyramid(desk: Desk) -> None:
    """The bands from young to old, the two groups on the two sides of the axis, the table beside."""
    bands = desk_choice.ask(backlog.ages, desk.selection)
    picture, beside = st.columns([3, 2])
    with picture:
        charts.draw(_figure(bands), "desk-ages", say("desk.ages_alt"), 320, legend=True)
    with beside:
        rows = [
            {"band": band_name(band), "waiting": band.waiting, "inside": band.inside,
             "open": band.waiting + band.inside}
            for band in bands
        ]
        columns = [tables.Column("band", say("desk.age"))]
        columns += [tables.Column(key, say(f"desk.{key}"), "count") for key in ("waiting", "inside", "open")]
        tables.show(rows, columns, say("desk.ages_table"), None)


def band_name(band: Band) -> str:
    """«۸ تا ۳۰ روز»."""
    if band.last is None:
        return say("desk.over", days=number(band.first - 1, "count"))
    return say("desk.band", first=number(band.first, "count"), last=number(band.last, "count"))


def _figure(bands: Sequence[Band]) -> go.Figure:
    figure = go.Figure()
    for key, (way, colour, pattern) in SIDES.items():
        values = [getattr(band, key) for band in bands]
        figure.add_bar(
            x=[way * value for value in values], y=[isolated(band_name(band)) for band in bands],
            orientation="h", name=say(f"desk.{key}"), marker={"color": colour, "pattern": {"shape": pattern}},
            text=[number(value, "count") for value in values], textposition="outside", cliponaxis=False,
            hovertemplate="%{y}: %{text}<extra>%{fullData.name}</extra>",
        )
    most = max([1, *(value for band in bands for value in (band.waiting, band.inside))])
    places = axes.ticks([0.0, float(most)], "count")[0]
    both = [-place for place in places[:0:-1]] + places
    texts = [number(abs(place), "count") for place in both]
    figure.update_xaxes(title=say("desk.requests"), tickvals=both, ticktext=texts, gridcolor=axes.GRID)
    figure.update_yaxes(autorange="reversed")
    figure.update_layout(barmode="relative")
    return figure
