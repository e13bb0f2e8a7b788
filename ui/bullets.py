"""Bullet chart of many programmes: how far each got against its plan, never capped, worst on top."""

from collections.abc import Sequence
from typing import Any

from common.figures import known
from metrics import remarks
from metrics.compute import Reading
from ui import axes, tables
from ui.charts import MAIN, PATTERNS, PLAN, draw, top_down
from ui.marks import generated
from ui.words import isolated, number, say, title_of, unit_name

ROW = 21  # pixels a programme takes
WIDEST = 200.0  # percent; a longer bar is cut with an arrow and its figure is written out
_SHORT = 52  # letters of a title that fit beside a bar


def chart(readings: Sequence[Reading], key: str, province: str | None) -> None:
    """A bar per programme in percent of its plan, with a line at 100; the table has the figures."""
    shown = [reading for reading in readings if reading.achievement is not None]
    if shown:
        _draw(shown, key)
    tables.show([_row(reading, province) for reading in readings], _columns(), say("bullets.table"), 520)
    generated(any(reading.simulated for reading in readings))


def _draw(shown: Sequence[Reading], key: str) -> None:
    reached = [known(reading.achievement) or 0.0 for reading in shown]
    states = [reading.on_plan for reading in shown]
    marker = {
        "color": [PLAN if state is False else MAIN for state in states],
        "pattern": {"shape": [PATTERNS[1] if state is False else "" for state in states]},
    }
    cut = [min(value, WIDEST) for value in reached]
    texts = [_text(reading, value) for reading, value in zip(shown, reached, strict=True)]
    figure = top_down([_label(reading) for reading in shown], cut, texts, marker)
    figure.add_vline(x=100, line={"color": "#1B2733", "width": 2})
    places, marks = axes.ticks([*cut, WIDEST], "%")
    room = [0, WIDEST * 1.45]   # for the figures written at the ends of bars
    figure.update_xaxes(
        tickvals=places, ticktext=marks, gridcolor=axes.GRID, title=say("bullets.axis"), range=room
    )
    figure.update_yaxes(tickfont={"size": 12})
    draw(figure, key, say("bullets.alt"), 90 + ROW * len(shown), legend=False)


def _label(reading: Reading) -> str:
    title = title_of(reading.code)
    return isolated(title if len(title) <= _SHORT else f"{title[:_SHORT]}…")


def _text(reading: Reading, value: float) -> str:
    """The achievement with actual and plan, and the sign that a bar goes on beyond the chart."""
    unit = reading.indicator.unit
    more = " »" if value > WIDEST else ""
    actual, plan = number(reading.value, unit), number(reading.plan, unit)
    text = f"{number(value, '%')} ({say('bullets.of', actual=actual, plan=plan)}){more}"
    return isolated(text)


def _row(reading: Reading, province: str | None) -> dict[str, Any]:
    about = reading.indicator
    printed = remarks.achievement(reading, province)
    state = {True: "met", False: "unmet", None: "none"}[reading.on_plan]
    return {
        "name": title_of(reading.code),
        "unit": unit_name(about.unit),
        "value": number(reading.value, about.unit),
        "plan": number(reading.plan, about.unit),
        "achievement": reading.achievement,
        "printed": printed.published if printed else None,
        "state": say(f"plan.{state}") if reading.plan is not None else say("bullets.no_plan"),
        "owner": about.owner,
    }


def _columns() -> list[tables.Column]:
    return [
        tables.Column("name", say("filter.indicator")),
        tables.Column("value", say("chart.actual")),
        tables.Column("plan", say("chart.plan")),
        tables.Column("unit", say("bullets.unit")),
        tables.Column("achievement", say("achievement"), "%"),
        tables.Column("printed", say("bullets.printed"), "%"),
        tables.Column("state", say("bullets.state")),
        tables.Column("owner", say("owner")),
    ]
