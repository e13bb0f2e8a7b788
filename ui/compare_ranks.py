"""Ranks with their intervals: dots with whiskers, and a table whose letters say who cannot be told apart."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from metrics.compare import Measure, Ranked, Ranking, sentences
from ui import bound, charts, compare_answers, contested, filters, tables
from ui.compare_choice import Compared
from ui.compare_words import axis, figure, interval, rank, rank_interval, title, told
from ui.language import language
from ui.marks import generated
from ui.words import isolated, number, say

LINE = 22   # pixels of height for a province
MARKS = {"own": ("star", 15), "chosen": ("diamond", 13), "": ("circle", 9)}


def show(compared: Compared) -> None:
    """All provinces, or the peers only, best first."""
    found = compare_answers.ranking(compared.measure, compared.scope, _among(compared))
    if not any(one.rank for one in found.ranked):
        st.html(f'<p class="empty">{say("compare.no_ranks")}</p>')
        return
    picture, beside = st.columns([1, 1])
    with picture:
        whiskers(found, compared, "compare-ranks")
    with beside:
        table(found, compared, 60 + LINE * len(found.ranked))
    st.caption(_explained(found))
    generated(found.simulated)


def _among(compared: Compared) -> frozenset[str] | None:
    """Who is ranked among each other; the peers only where it is said whose peers they are."""
    if compared.chosen is None:
        return None
    titles = {name: say(f"compare.among.{name}") for name in ("all", "peers")}
    asked = st.query_params.get("among", "all")
    bound.one("compare-among", say("compare.among"), titles, asked, lambda name: filters.choose(among=name))
    if asked != "peers":
        return None
    return compare_answers.peers(compared.scope, compared.chosen, compared.peers).provinces


def whiskers(found: Ranking, compared: Compared, key: str) -> None:
    """A dot per known province with the interval of its figure; shape and sign tell whose it is."""
    known = [one for one in found.ranked if one.value is not None]
    picture = dots(known, compared, found.measure)
    if found.country is not None:
        label = say("compare.country_mean" if found.is_sum else "country")
        picture.add_scatter(
            x=[found.country] * 2, y=[_name(known[0], compared), _name(known[-1], compared)], mode="lines",
            name=isolated(f"{label}: {figure(found.country, found.measure)}"),
            line={"color": charts.PLAN, "dash": "dash", "width": 2}, hoverinfo="skip",
        )
    ends = [end for one in known for end in (one.value, one.low, one.high)]
    axis(picture, [*ends, found.country], found.measure, "x")
    picture.update_yaxes(autorange="reversed", showgrid=False)
    charts.draw(
        picture, key, say("compare.ranks_alt", title=title(found.measure)), 110 + LINE * max(len(known), 3),
        legend=True, title=say("compare.ranks_title", title=title(found.measure)),
        told=told(found.measure, compared.scope.period),
    )


def dots(known: Sequence[Ranked], compared: Compared, measure: Measure) -> go.Figure:
    """The dots alone, from top to bottom in the order given."""
    values = [float(one.value or 0) for one in known]
    kinds = [_kind(one.province, compared) for one in known]
    return go.Figure(go.Scatter(
        x=values, y=[_name(one, compared) for one in known], mode="markers", name=say("compare.dots"),
        marker={
            "symbol": [MARKS[kind][0] for kind in kinds], "size": [MARKS[kind][1] for kind in kinds],
            "color": [charts.PLAN if kind else charts.MAIN for kind in kinds],
        },
        error_x={
            "type": "data", "symmetric": False, "color": "#4A5763", "thickness": 1.4, "width": 3,
            "array": [(one.high if one.high is not None else value) - value
                      for one, value in zip(known, values, strict=True)],
            "arrayminus": [value - (one.low if one.low is not None else value)
                           for one, value in zip(known, values, strict=True)],
        },
        hovertext=[_hover(one, measure) for one in known],
        hovertemplate="%{y}<br>%{hovertext}<extra></extra>",
    ))


def table(found: Ranking, compared: Compared, height: int) -> None:
    """Rank and figure with intervals, the letters, and the chances of the best five and above the country."""
    columns = [tables.Column("name", say("province"))]
    columns += [tables.Column(key, say(f"compare.column.{key}")) for key in (
        "rank", "ranks", "value", "interval", "letters", "best_five", "above")]
    caption = say("compare.ranks_title", title=title(found.measure))
    tables.show([_row(one, found.measure, compared) for one in found.ranked], columns, caption, height)


def _row(one: Ranked, measure: Measure, compared: Compared) -> dict[str, Any]:
    return {
        "name": _marked(one.province, measure, compared), "rank": rank(one), "ranks": rank_interval(one),
        "value": figure(one.value, measure), "interval": interval(one, measure),
        "letters": one.letters(language()), "best_five": _chance(one.best_five),
        "above": _chance(one.above_country),
    }


def _marked(province: str, measure: Measure, compared: Compared) -> str:
    """The name, with the mark when somebody objects to the figure."""
    name = compared.called(province)
    return name if measure.base else contested.named(name, measure.code, compared.scope, province)


def _chance(value: float | None) -> str:
    return number(None if value is None else round(100 * value), "%")


def _kind(province: str, compared: Compared) -> str:
    if province in compared.own:
        return "own"
    return "chosen" if province == compared.chosen else ""


def _name(one: Ranked, compared: Compared) -> str:
    return isolated(compared.called(one.province))


def _hover(one: Ranked, measure: Measure) -> str:
    return isolated(say("compare.hover", value=figure(one.value, measure), interval=interval(one, measure),
                        rank=rank(one), ranks=rank_interval(one)))


def _explained(found: Ranking) -> str:
    """What intervals, ranks and letters mean."""
    return " ".join(sentence[0 if language() == "fa" else 1] for sentence in sentences(found))
