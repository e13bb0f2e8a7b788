"""Two figures of every province against each other, in four quadrants that have names."""

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from metrics.compare import Dot, Measure, Scatter
from ui import bound, charts, compare_answers, filters, tables
from ui.compare_choice import Compared, measured, offered
from ui.compare_words import axis, figure, title, told
from ui.language import language
from ui.marks import generated
from ui.words import isolated, say, title_of

NAMED, ROOM = 3, 1.15   # names at each end, and the room for those of the quadrants
SECOND, OTHER = "units_commissioned", "contracts_signed"
CORNERS = {(True, True): (0.99, 0.99), (True, False): (0.99, 0.01), (False, True): (0.01, 0.99),
           (False, False): (0.01, 0.01)}


def show(compared: Compared) -> None:
    """The second figure is chosen here; the first is that of the page."""
    second = _second(compared)
    found = compare_answers.scatter(compared.measure, second, compared.scope)
    if not found.dots:
        st.html(f'<p class="empty">{say("compare.no_pairs")}</p>')
        return
    picture, beside = st.columns([3, 2])
    both = say("compare.pairs_title", first=title(found.x), second=title(found.y))
    with picture:
        charts.draw(_figure(found, compared), "compare-pairs", say("compare.pairs_alt", title=both), 540,
                    legend=False, title=both, told=told(found.x, compared.scope.period))
    with beside:
        _table(found, compared, both)
    if found.left_out:
        names = say("list.comma").join(compared.names[code] for code in found.left_out)
        st.caption(say("chart.unknown", names=names))
    st.caption(say("compare.pairs_explained"))
    generated(found.simulated)


def _second(compared: Compared) -> Measure:
    preset = OTHER if compared.measure.code == SECOND else SECOND
    found = measured(st.query_params.get("second", preset), compared.measure.base or "", quietly=True)
    titles = {code: title_of(code) for code in offered()}
    bound.one("compare-second", say("compare.second"), titles, found.code,
              lambda code: filters.choose(second=code))
    return found


def _figure(found: Scatter, compared: Compared) -> go.Figure:
    """Filled where both intervals keep to the quadrant, hollow where chance could move the province."""
    marked = {*filter(None, [compared.chosen]), *compared.own, *compared.beside}
    named = {*marked, *_ends(found.dots)}
    drawing = go.Figure(go.Scatter(
        x=[dot.x for dot in found.dots], y=[dot.y for dot in found.dots], mode="markers+text",
        textposition="top center",
        text=[isolated(compared.called(dot.province)) if dot.province in named else ""
              for dot in found.dots],
        marker={"size": [14 if dot.province in marked else 9 for dot in found.dots], "color": charts.MAIN,
                "symbol": [_symbol(dot, compared) for dot in found.dots], "line": {"width": 2}},
        customdata=[[isolated(compared.called(dot.province)), isolated(_both(dot, found))]
                    for dot in found.dots],
        hovertemplate="%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
    ))
    for value, add in ((found.median_x, drawing.add_vline), (found.median_y, drawing.add_hline)):
        if value is not None:
            add(value, line={"color": charts.PLAN, "dash": "dash", "width": 1.5})
    _corners(drawing, found)
    # Names have room at the ends.
    drawing.update_xaxes(range=[None, ROOM * max(dot.x for dot in found.dots)])
    drawing.update_yaxes(range=[None, ROOM * max(dot.y for dot in found.dots)])
    axis(drawing, [dot.x for dot in found.dots], found.x, "x")
    axis(drawing, [dot.y for dot in found.dots], found.y, "y")
    return drawing


def _corners(drawing: go.Figure, found: Scatter) -> None:
    """The names of the quadrants."""
    for corner, (x, y) in CORNERS.items():
        drawing.add_annotation(
            x=x, y=y, xref="paper", yref="paper", showarrow=False, text=isolated(_name(found, corner)),
            font={"size": 13, "color": "#4A5763"}, bgcolor="rgba(255,255,255,.75)",
        )


def _ends(dots: Sequence[Dot]) -> list[str]:
    """Who stands furthest to each side; more names would hide each other."""
    by_x, by_y = sorted(dots, key=lambda dot: dot.x), sorted(dots, key=lambda dot: dot.y)
    return [dot.province for order in (by_x, by_y) for dot in (*order[:NAMED], *order[-NAMED:])]


def _symbol(dot: Dot, compared: Compared) -> str:
    chosen = "diamond" if dot.province == compared.chosen else "circle"
    shape = "star" if dot.province in compared.own else chosen
    return shape if dot.sure else f"{shape}-open"


def _name(found: Scatter, corner: tuple[bool, bool]) -> str:
    return found.names[corner][0 if language() == "fa" else 1]


def _both(dot: Dot, found: Scatter) -> str:
    return f"{figure(dot.x, found.x)} / {figure(dot.y, found.y)}"


def _table(found: Scatter, compared: Compared, caption: str) -> None:
    rows = [
        {"name": compared.called(dot.province), "x": figure(dot.x, found.x), "y": figure(dot.y, found.y),
         "quadrant": _name(found, (dot.right, dot.upper)), "sure": dot.sure}
        for dot in sorted(found.dots, key=lambda dot: (not dot.right, not dot.upper, -dot.x))
    ]
    columns = [
        tables.Column("name", say("province")), tables.Column("x", say("compare.column.x")),
        tables.Column("y", say("compare.column.y")), tables.Column("quadrant", say("compare.quadrant")),
        tables.Column("sure", say("compare.sure")),
    ]
    tables.show(rows, columns, caption, 540)
