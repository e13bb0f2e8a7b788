"""Whether the last month is out of the ordinary: months, limits and the verdict in a plain sentence."""

import plotly.graph_objects as go
import streamlit as st

from common.period import Period
from metrics import registry
from metrics.control import LEAST, Control, Limits
from ui import charts, judging, tables
from ui.filters import Choice
from ui.words import number, period_name, say, step, title_of, unit_label, unit_name

USUAL, LIMIT = "#0F6B3A", "#A61B1B"


def last_month(choice: Choice, code: str) -> None:
    """The sentence, the chart of the months and the same months as a table."""
    found = judging.control_of(code, choice.scope)
    st.html(f'<p class="story"><strong>{_verdict(found)}</strong></p>')
    if not any(value is not None for value in found.values):
        return
    picture, beside = st.columns([3, 2])
    with picture:
        _draw(found)
    with beside:
        _table(found)
    lead = say("control.of_changes") if found.of_changes else ""
    how = say("control.method", months=number(found.baseline, "count")) if found.limits else ""
    st.html(f'<p class="lead">{lead} {how}</p>')


def _verdict(found: Control) -> str:
    values = {
        "month": period_name(Period.parse(found.months[-1])) if found.months else "",
        "value": _shown(found, found.values[-1] if found.values else None),
        "run": number(found.run, "count"), "least": number(LEAST, "count"),
        "known": number(found.baseline, "count"),
        "lower": "", "upper": "", "usual": "",
    }
    if found.limits:
        limits = found.limits
        values |= {"lower": _shown(found, limits.lower), "upper": _shown(found, limits.upper),
                   "usual": _shown(found, limits.centre)}
    return say(f"control.{found.verdict}", **values)


def _shown(found: Control, value: float | None) -> str:
    """A figure of the series with its unit; a change carries its sign."""
    return f"{_plain(found, value)} {unit_name(registry.get(found.code).unit)}".strip()


def _plain(found: Control, value: float | None) -> str:
    unit = registry.get(found.code).unit
    return step(value, _places(found)) if found.of_changes else number(value, unit)


def _places(found: Control) -> int:
    """Decimals that tell the limits apart."""
    if found.limits is None or all(float(value or 0).is_integer() for value in found.values):
        return 0
    width = found.limits.upper - found.limits.lower
    return next((places for places in (0, 1, 2, 3) if width > 5 * 10.0**-places), 4)


def _draw(found: Control) -> None:
    labels = [period_name(Period.parse(month)) for month in found.months]
    shown = [_shown(found, value) for value in found.values]
    figure = go.Figure()
    figure.add_scatter(
        x=labels, y=found.values, mode="lines+markers", connectgaps=False, hovertext=shown,
        hovertemplate="%{x}<br>%{hovertext}<extra></extra>", line={"color": charts.MAIN, "width": 2},
        marker={"size": 7},
    )
    figure.add_scatter(
        x=labels[-1:], y=found.values[-1:], mode="markers", hoverinfo="skip",
        marker={"size": 15, "symbol": "diamond-open", "color": charts.PLAN, "line": {"width": 3}},
    )
    levels = [value for value in found.values if value is not None]
    if found.limits:
        _lines(figure, found, found.limits)
        levels += [found.limits.lower, found.limits.upper]
    low, high = min(levels), max(levels)
    at = [low + (high - low) * part / 4 for part in range(5)] if high > low else [low]
    unit = unit_label(registry.get(found.code).unit)
    figure.update_yaxes(tickvals=at, ticktext=[_tick(found, value) for value in at], title=unit)
    figure.update_xaxes(type="category", tickangle=-45, showgrid=False, automargin=True)
    charts.draw(figure, "control", say("control.picture", title=title_of(found.code)), 380, legend=False)


def _tick(found: Control, value: float) -> str:
    if found.of_changes:
        return step(value, _places(found))
    return number(value, "count" if abs(value) >= 10 else registry.get(found.code).unit)  # noqa: PLR2004 - no decimals


def _lines(figure: go.Figure, found: Control, limits: Limits) -> None:
    """The usual level and the limits, each named at its line."""
    lines = (("upper", limits.upper, LIMIT, "dash"), ("usual", limits.centre, USUAL, "dot"),
             ("lower", limits.lower, LIMIT, "dash"))
    for name, level, colour, dash in lines:
        title = f"{say(f'control.line.{name}')}: {_shown(found, level)}"
        figure.add_hline(
            level, line={"color": colour, "dash": dash, "width": 1.5}, annotation_position="top left",
            annotation={"text": title, "font": {"color": colour}},
        )


def _table(found: Control) -> None:
    limits = found.limits
    rows = [{
        "month": period_name(Period.parse(month)), "value": _plain(found, value),
        "place": "" if limits is None or value is None else say(f"control.place.{_place(value, limits)}"),
    } for month, value in zip(reversed(found.months), reversed(found.values), strict=True)]
    title = say("control.change") if found.of_changes else say("chart.actual")
    columns = [
        tables.Column("month", say("control.month")), tables.Column("value", title),
        tables.Column("place", say("control.judged")),
    ]
    caption = f"{title_of(found.code)} ({unit_label(registry.get(found.code).unit)})"
    tables.show(rows, columns, caption, 380)


def _place(value: float, limits: Limits) -> str:
    return "above" if value > limits.upper else "below" if value < limits.lower else "within"
