"""Ranks over the years as lines that cross, with the interval of each rank for those that are marked."""

from collections.abc import Mapping

import plotly.graph_objects as go
import streamlit as st

from common.period import Period
from metrics.compare import Ranked, Ranking
from ui import charts, compare_answers, tables
from ui.compare_choice import Compared
from ui.compare_words import rank, rank_interval, title, told
from ui.marks import generated
from ui.words import isolated, number, period_name, say

MOST_YEARS, PEERS, PLACES = 8, 2, (1, 5, 10, 15, 20, 25, 31)


def show(compared: Compared) -> None:
    """All 31 as lines, the own and the chosen drawn out; the table has every rank with its interval."""
    years = compare_answers.years(compared.scope, MOST_YEARS)
    found = compare_answers.history(compared.measure, compared.scope, years)
    picture, beside = st.columns([1, 1])
    with picture:
        drawing = _figure(found, compared)
        charts.draw(
            drawing, "compare-history", say("compare.history_alt", title=title(compared.measure)), 700,
            legend=True, title=say("compare.history_title", title=title(compared.measure)),
            told=told(compared.measure, compared.scope.period),
        )
    with beside:
        _table(found, compared)
    st.caption(say("compare.history_explained"))
    generated(any(each.simulated for each in found.values()))


def _figure(found: Mapping[int, Ranking], compared: Compared) -> go.Figure:
    labels = {year: period_name(Period.of_year(year)) for year in found}
    drawing, marked = go.Figure(), _marked(compared)
    last = [one.province for one in found[max(found)].ranked]
    for province in sorted(last, key=lambda code: code in marked):   # marked ones over the others
        ranks = {year: each.of(province) for year, each in found.items()}
        _line(drawing, ranks, labels, compared, marked)
    drawing.update_yaxes(
        title=say("compare.column.rank"), range=[32, 0], tickvals=list(PLACES), showgrid=False,
        ticktext=[number(place, "count") for place in PLACES],
    )
    drawing.update_xaxes(type="category", categoryorder="array", categoryarray=list(labels.values()))
    return drawing


def _marked(compared: Compared) -> dict[str, int]:
    """Who is drawn out, and in which place of the colours and symbols."""
    named = [*filter(None, [compared.chosen]), *sorted(compared.own), *compared.beside]
    if compared.chosen and not compared.beside:
        found = compare_answers.peers(compared.scope, compared.chosen, compared.peers)
        named += [each.province for each in found.members[:PEERS]]
    return {code: place for place, code in enumerate(list(dict.fromkeys(named))[:len(charts.COLOURS)])}


def _line(drawing: go.Figure, ranks: Mapping[int, Ranked], labels: Mapping[int, str], compared: Compared,
          marked: Mapping[str, int]) -> None:
    province = next(iter(ranks.values())).province
    place = marked.get(province)
    name = isolated(compared.called(province))
    known = [one.rank for one in ranks.values()]
    look = {"color": "#B8C2CC", "width": 1} if place is None else {"color": charts.COLOURS[place], "width": 3}
    more = {} if place is None else {"error_y": _whiskers(list(ranks.values()), charts.COLOURS[place])}
    drawing.add_scatter(
        x=list(labels.values()), y=known, name=name, mode="lines+markers", line=look, connectgaps=False,
        marker={"symbol": "circle" if place is None else place, "size": 4 if place is None else 11},
        showlegend=place is not None, hovertext=[_told(one) for one in ranks.values()],
        hovertemplate=f"{name}<br>%{{hovertext}}<extra></extra>", **more,
    )


def _whiskers(ranks: list[Ranked], colour: str) -> dict[str, object]:
    return {
        "type": "data", "symmetric": False, "color": colour, "thickness": 1.5,
        "array": [(one.rank_high or 0) - (one.rank or 0) for one in ranks],
        "arrayminus": [(one.rank or 0) - (one.rank_low or 0) for one in ranks],
    }


def _table(found: Mapping[int, Ranking], compared: Compared) -> None:
    columns = [tables.Column("name", say("province"))]
    columns += [tables.Column(str(year), period_name(Period.of_year(year))) for year in found]
    rows = [
        {"name": compared.called(one.province),
         **{str(year): _told(each.of(one.province)) for year, each in found.items()}}
        for one in found[max(found)].ranked
    ]
    tables.show(rows, columns, say("compare.history_title", title=title(compared.measure)), 700)


def _told(one: Ranked) -> str:
    return rank(one) if one.rank is None else f"{rank(one)} ({rank_interval(one)})"
