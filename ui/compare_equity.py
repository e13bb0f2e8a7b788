"""Equity: how unequal provinces are in utilities and waits beyond chance, and whether that grows."""

import plotly.graph_objects as go
import streamlit as st

from common.period import Period
from metrics.compare import UTILITIES, WAITS, Equity, Inequality, Measure
from ui import axes, bound, charts, compare_answers, filters, tables
from ui.compare_choice import Compared, offered
from ui.compare_words import ticks, title, told
from ui.marks import generated
from ui.words import digits, number, period_name, safe, say, title_of

MOST_YEARS = 8
MEASURES = ("gini", "fifths", "variation")


def show(compared: Compared) -> None:
    """The spread of a utility, of the waits, or of the page's own figure, by years."""
    measure = _measure(compared)
    found = compare_answers.spread(measure, compared.scope, compare_answers.years(compared.scope, MOST_YEARS))
    st.html(f'<p class="story">{_summary(found)}</p>')
    picture, beside = st.columns([1, 1])
    with picture:
        charts.draw(
            _figure(found), "compare-equity", say("compare.equity_alt", title=title(measure)), 360,
            legend=True, title=say("compare.equity_title", title=title(measure)),
            told=told(measure, compared.scope.period),
        )
    with beside:
        _table(found)
    st.caption(say("compare.equity_explained"))
    generated(any(each.simulated for each in found.spreads))


def _measure(compared: Compared) -> Measure:
    titles = {code: title_of(code) for code in (*UTILITIES, *WAITS) if code in offered()}
    titles |= {"page": say("compare.equity.own", title=title(compared.measure))}
    asked = st.query_params.get("equity", "")
    asked = asked if asked in titles else next(iter(titles))
    bound.one("compare-equity", say("compare.equity"), titles, asked,
              lambda code: filters.choose(equity=code))
    return compared.measure if asked == "page" else Measure(asked)


def _summary(found: Equity) -> str:
    """Grows, shrinks, or no change that chance could not make."""
    change = found.change
    if change.low is None or change.high is None:
        return say("compare.equity_no_trend")
    key = "grows" if change.low > 0 else "shrinks" if change.high < 0 else "open"
    told_change = _interval(change, signed=True)
    return say(f"compare.equity_{key}", title=safe(title(found.measure)), change=told_change)


def _figure(found: Equity) -> go.Figure:
    """Beyond chance as dots with whiskers, as observed as hollow triangles."""
    labels = [period_name(Period.of_year(each.year)) for each in found.spreads]
    ginis = [each.gini for each in found.spreads]
    values = [each.beyond_chance for each in ginis]
    figure = go.Figure(go.Scatter(
        x=labels, y=values, mode="lines+markers", name=say("compare.beyond_chance"), connectgaps=False,
        line={"color": charts.MAIN, "width": 2}, marker={"size": 9},
        hovertext=[_interval(each) for each in ginis], hovertemplate="%{x}<br>%{hovertext}<extra></extra>",
        error_y={
            "type": "data", "symmetric": False, "color": charts.MAIN,
            "array": [(each.high or 0) - (each.beyond_chance or 0) for each in ginis],
            "arrayminus": [(each.beyond_chance or 0) - (each.low or 0) for each in ginis],
        },
    ))
    figure.add_scatter(
        x=labels, y=[each.observed for each in ginis], mode="markers", name=say("compare.observed"),
        marker={"color": charts.PLAN, "symbol": "triangle-up-open", "size": 11, "line": {"width": 2}},
        hovertext=[_figure_of(each.observed) for each in ginis],
        hovertemplate="%{x}<br>%{hovertext}<extra></extra>",
    )
    places = ticks([end for each in ginis for end in (each.observed, each.high)])
    figure.update_yaxes(title=say("compare.spread.gini"), tickvals=places, gridcolor=axes.GRID,
                        ticktext=[_figure_of(place) for place in places], rangemode="tozero")
    figure.update_xaxes(type="category", showgrid=False)
    return figure


def _table(found: Equity) -> None:
    rows = [
        {"year": period_name(Period.of_year(each.year)), "provinces": each.provinces,
         **{name: _interval(getattr(each, name)) for name in MEASURES},
         "observed": _figure_of(each.gini.observed)}
        for each in found.spreads
    ]
    columns = [tables.Column("year", say("filter.year"))]
    columns += [tables.Column(name, say(f"compare.spread.{name}")) for name in MEASURES]
    columns += [tables.Column("observed", say("compare.spread.observed")),
                tables.Column("provinces", say("compare.spread.provinces"), "count")]
    tables.show(rows, columns, say("compare.equity_title", title=title(found.measure)), 360)


def _interval(each: Inequality, signed: bool = False) -> str:
    """Beyond chance with its interval."""
    if each.beyond_chance is None:
        return number(None, "count")
    value, low, high = (_figure_of(end, signed) for end in (each.beyond_chance, each.low, each.high))
    return f"{value} ({say('compare.from_to', low=low, high=high)})"


def _figure_of(value: float | None, signed: bool = False) -> str:
    if value is None:
        return number(None, "count")
    text = f"{value:+.3f}" if signed else f"{value:.3f}"
    return f"\u2066{digits(text.replace('-', '−'))}\u2069"
