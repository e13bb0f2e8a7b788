"""The picture of a change: from the figure before to the figure after, step by step; and in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import floor, log10
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from metrics import registry
from metrics.change_parts import Part
from metrics.changes import Change
from ui import charts
from ui.words import isolated, number, period_name, safe, say, step, title_of, unit_name

SHOWN = 8                       # parts with a bar of their own; the others stand together
LEVEL, RISE, FALL = "#4A5763", "#0B5C8A", "#B3541E"
ISOLATE, POP = "\u2068", "\u2069"     # words in a picture run the way of their first letter
FLAT = 0.35                     # where steps span less of the level, the axis does not begin at 0
_LOOK: dict[str, Any] = {
    "textposition": "outside", "cliponaxis": False, "hovertemplate": "%{y}: %{text}<extra></extra>",
}


@dataclass(frozen=True)
class Told:
    """A change with names for its members: what sentence, picture and table share."""

    change: Change
    names: Mapping[Any, str]

    @property
    def ordered(self) -> list[Part]:
        """Known parts that are not 0, the largest first."""
        moved = [part for part in self.change.parts if part.part]
        return sorted(moved, key=lambda part: -abs(part.part or 0))

    @property
    def places(self) -> int:
        """Decimals that show the largest part with two digits; whole things have none."""
        if all(float(part.part or 0).is_integer() for part in self.change.parts):
            return 0
        largest = max((abs(part.part or 0) for part in self.change.parts), default=1)
        return min(max(1 - floor(log10(largest)), 0), 4) if largest else 0

    def name(self, part: Part) -> str:
        """As it is called in sentences and tables, which escape it; pictures take `isolated`."""
        if part.member is None:
            return say(f"changes.rest.{self.change.remainder}")
        return self.names.get(part.member, str(part.member))

    def figure(self, value: float | None) -> str:
        return number(value, registry.get(self.change.code).unit)

    def level(self, value: float | None) -> str:
        """A figure with its unit."""
        return f"{self.figure(value)} {unit_name(registry.get(self.change.code).unit)}".strip()

    def sentence(self) -> str:
        change = self.change
        values = {
            "title": safe(title_of(change.code)), "since": period_name(change.since),
            "period": period_name(change.period), "before": self.level(change.before),
            "after": self.level(change.after), "change": step(change.difference, self.places),
        }
        if not self.ordered:
            return say("changes.none", **values)
        largest = say("list.comma").join(
            f"{safe(self.name(part))} ({step(part.part, self.places)})" for part in self.ordered[:3]
        )
        key = "risen" if (change.difference or 0) > 0 else "fallen" if change.difference else "balanced"
        return f"{say(f'changes.{key}', **values)} {say('changes.mostly', names=largest)}"

    def notes(self) -> list[str]:
        found = [say("changes.mix_note")] if self.change.is_ratio else []
        if self.change.remainder:
            found.append(say(f"changes.note.{self.change.remainder}"))
        if any(part.emptied for part in self.change.parts):
            names = [safe(self.name(part)) for part in self.change.parts if part.emptied]
            found.append(say("changes.emptied", names=say("list.comma").join(names)))
        return [*found, say("mark.simulated_table")] if self.change.simulated else found


def draw(told: Told) -> None:
    """Bars from the figure before to the figure after; each step says its sign, colours come second."""
    steps = _steps(told)
    start, stop = told.change.before or 0.0, told.change.after or 0.0
    running = [start, *accumulate((size for _, size in steps), initial=start)][1:]
    low, high = _window([*running, stop])
    ends = [(period_name(told.change.since), start), (period_name(told.change.period), stop)]
    figure = go.Figure()
    figure.add_bar(
        y=[name for name, _ in ends], x=[value - low for _, value in ends], base=low, orientation="h",
        marker_color=LEVEL, text=[told.level(value) for _, value in ends], **_LOOK,
    )
    _draw_steps(figure, told, [(name, at, size) for (name, size), at in zip(steps, running, strict=False)])
    order = [ends[0][0], *(name for name, _ in steps), ends[1][0]]
    figure.update_yaxes(type="category", categoryorder="array", categoryarray=order[::-1], showgrid=False)
    figure.update_xaxes(range=[low, high + (high - low) * 0.18], showticklabels=False, zeroline=False)
    figure.update_layout(barmode="overlay")
    description = say("changes.picture", title=title_of(told.change.code))
    charts.draw(figure, "waterfall", description, 90 + 34 * len(order), legend=False)
    if low:
        st.caption(say("changes.axis", low=told.level(low)))


def _steps(told: Told) -> list[tuple[str, float]]:
    """The largest parts by name, and the others together."""
    bars, rest = told.ordered[:SHOWN], told.ordered[SHOWN:]
    steps = [(isolated(told.name(part)), part.part or 0.0) for part in bars]
    if not rest:
        return steps
    title = f"{ISOLATE}{say('changes.others', count=number(len(rest), 'count'))}{POP}"
    return [*steps, (title, sum(part.part or 0.0 for part in rest))]


def _draw_steps(figure: go.Figure, told: Told, steps: Sequence[tuple[str, float, float]]) -> None:
    """Each step by name, where it begins, and its size."""
    for rises, colour, pattern in ((True, RISE, ""), (False, FALL, "/")):
        chosen = [found for found in steps if (found[2] >= 0) is rises]
        figure.add_bar(
            y=[name for name, _, _ in chosen], x=[size for _, _, size in chosen],
            base=[at for _, at, _ in chosen], orientation="h",
            marker={"color": colour, "pattern": {"shape": pattern}},
            text=[f"{'▲' if rises else '▼'} {step(size, told.places)}" for _, _, size in chosen], **_LOOK,
        )


def _window(levels: Sequence[float]) -> tuple[float, float]:
    """Where the axis begins and ends: at 0, unless the steps would then be too small to see."""
    low, high = min(levels), max(levels)
    if low <= 0:
        return min(low, 0.0), max(high, 0.0)
    if high - low > FLAT * high:
        return 0.0, high
    return max(low - 0.5 * (high - low), 0.0) if high > low else 0.0, high
