"""The table an analyst built as a picture: lines, bars, a scatter or the map, of the same figures."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from common.figures import known
from metrics import registry
from metrics.content import Column
from metrics.crosstab import Table
from ui import axes, bound, charts, filters, maps, pictures, query
from ui.language import language
from ui.words import isolated, number, say, title_of

PICTURES = ("none", "bar", "line", "scatter", "map")
MOST_LINES, MOST_BARS = 8, 40


def show(answer: Table) -> None:
    """The picture of the address, if one is chosen that this table can be drawn as."""
    fitting = {name: say(f"explore.chart.{name}") for name in PICTURES if _fits(name, answer)}
    asked = st.query_params.get("chart", "none")
    picture, figures = st.columns([2, 4])
    with picture:
        bound.one("chart", say("explore.chart"), fitting, asked, lambda name: filters.choose(chart=name))
    if asked not in fitting or asked == "none":
        return
    columns = {column.key: column for column in answer.value_columns}
    chosen = [key for key in st.query_params.get("drawn", "").split(",") if key in columns]
    titles = {key: each.title(language()) for key, each in columns.items()}
    with figures:
        bound.several("drawn", say("explore.drawn"), titles, chosen,
                      lambda keys: filters.choose(drawn=",".join(keys)), len(charts.COLOURS))
    drawn = [columns[key] for key in chosen] or list(columns.values())[:2 if asked == "scatter" else 1]
    steps = [step.title(language()) for step in answer.crosstab.periods]
    pictures.noted(say("list.comma").join(steps))
    {"bar": _bars, "line": _lines, "scatter": _scatter, "map": _map}[asked](answer, drawn)


def _fits(name: str, answer: Table) -> bool:
    crosstab = answer.crosstab
    return {
        "none": True, "bar": bool(crosstab.line_keys), "line": len(crosstab.periods) > 1 and crosstab.across,
        "scatter": len(answer.value_columns) > 1 and bool(crosstab.line_keys),
        "map": crosstab.line_keys == ("province",),
    }[name]


def _labels(answer: Table) -> list[str]:
    """The name of each line; without groupings the one line is the whole."""
    names = [f"{key}_{language()}" for key in answer.crosstab.line_keys]
    if not names:
        return [say("country")]
    lines = answer.frame[names].to_numpy().tolist()
    return [isolated(" - ".join(str(name) for name in line)) for line in lines]


def _bars(answer: Table, drawn: Sequence[Column]) -> None:
    labels = _labels(answer)[:MOST_BARS]
    figure = go.Figure()
    for place, column in enumerate(drawn):
        values = answer.frame[column.key].head(MOST_BARS)
        figure.add_bar(
            x=values, y=labels, orientation="h", name=column.title(language()),
            marker={"color": charts.COLOURS[place % 5], "pattern": {"shape": charts.PATTERNS[place % 5]}},
            text=[number(known(value), column.unit) for value in values], textposition="outside",
            cliponaxis=False, hovertemplate="%{y}: %{text}<extra></extra>",
        )
    figure.update_yaxes(autorange="reversed")
    _axis(figure, answer, drawn, "x", MOST_BARS)
    height = 60 + (18 * len(drawn) + 6) * max(len(labels), 3)
    charts.draw(figure, "explore-bar", _said(drawn), height, legend=len(drawn) > 1)
    _cut(len(answer.frame), MOST_BARS)


def _lines(answer: Table, drawn: Sequence[Column]) -> None:
    """A line per line of the table, over its periods; of one indicator."""
    code = drawn[0].code
    columns = [column for column in answer.value_columns if column.code == code]
    steps = [step.title(language()) for step in answer.crosstab.periods]
    figure = go.Figure()
    for place, (label, row) in enumerate(zip(_labels(answer), _rows(answer), strict=False)):
        values = [known(row[column.key]) for column in columns]
        figure.add_scatter(
            x=steps, y=values, name=label, mode="lines+markers", connectgaps=False,
            hovertext=[number(value, columns[0].unit) for value in values],
            hovertemplate="%{x}<br>%{hovertext}<extra></extra>",
            line={"color": charts.COLOURS[place % 5], "dash": "solid" if place < 5 else "dash"},  # noqa: PLR2004 - five colours, then dashes
            marker={"symbol": place, "size": 7},
        )
    figure.update_xaxes(type="category", tickangle=-45)
    _axis(figure, answer, columns, "y", MOST_LINES)
    charts.draw(figure, "explore-line", title_of(code), 420, legend=True)
    _cut(len(answer.frame), MOST_LINES)


def _scatter(answer: Table, drawn: Sequence[Column]) -> None:
    first, second = (*drawn, *answer.value_columns)[:2]
    pairs = [
        (label, known(row[first.key]), known(row[second.key]))
        for label, row in zip(_labels(answer), answer.frame.to_dict("records"), strict=True)
    ]
    there = [(label, x, y) for label, x, y in pairs if x is not None and y is not None]
    figure = go.Figure(go.Scatter(
        x=[x for _, x, _ in there], y=[y for *_, y in there], text=[label for label, *_ in there],
        mode="markers",
        marker={"color": charts.MAIN, "size": 9, "symbol": "circle-open", "line": {"width": 2}},
        customdata=[[number(x, first.unit), number(y, second.unit)] for _, x, y in there],
        hovertemplate="%{text}<br>%{customdata[0]} / %{customdata[1]}<extra></extra>",
    ))
    axes.value_axis(figure, [x for _, x, _ in there], first.code, "x")
    axes.value_axis(figure, [y for *_, y in there], second.code, "y")
    figure.update_xaxes(title=isolated(first.title(language())))
    figure.update_yaxes(title=isolated(second.title(language())))
    charts.draw(figure, "explore-scatter", _said([first, second]), 460, legend=False)
    if len(there) < len(pairs):
        st.caption(say("explore.unknown", count=number(len(pairs) - len(there), "count")))


def _map(answer: Table, drawn: Sequence[Column]) -> None:
    column, names = drawn[0], query.province_names()
    values = {row["province"]: known(row[column.key]) for row in answer.frame.to_dict("records")}
    hover = {place: f"{names[place]}: {number(value, column.unit)}" for place, value in values.items()}
    maps.coloured(values, hover, str(registry.get(column.code).unit), column.title(language()),
                  f"explore-map-{column.key}", names)


def _rows(answer: Table) -> list[dict[Any, Any]]:
    found: list[dict[Any, Any]] = answer.frame.head(MOST_LINES).to_dict("records")
    return found


def _axis(figure: go.Figure, answer: Table, drawn: Sequence[Column], axis: str, most: int) -> None:
    values = [known(value) for column in drawn for value in answer.frame[column.key].head(most)]
    axes.value_axis(figure, [value for value in values if value is not None], drawn[0].code, axis)


def _said(drawn: Sequence[Column]) -> str:
    return say("list.comma").join(column.title(language()) for column in drawn)


def _cut(lines: int, most: int) -> None:
    """Never silently: how many of the lines the picture shows."""
    if lines > most:
        st.caption(say("explore.cut", shown=number(most, "count"), all=number(lines, "count")))
