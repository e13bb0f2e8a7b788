"""The number axis of a figure: round places from zero on in the reader's digits, the unit as its title."""

from collections.abc import Sequence
from math import ceil, floor

import plotly.graph_objects as go

from metrics import registry
from ui.words import number, unit_label

GRID = "#E3E8ED"


def ticks(values: Sequence[float], unit: str) -> tuple[list[float], list[str]]:
    """Round places on an axis from 0 (or below) to the largest value, with their texts for the reader.

    >>> ticks([], "count")
    ([], [])
    >>> ticks([40.0, 100.0], "%")[0]
    [0.0, 50.0, 100.0]
    """
    if not values:
        return [], []
    low, high = min(0.0, *values) if len(values) > 1 else min(0.0, values[0]), max(values)
    step = _round_step((high - low) / 4 or 1)
    if unit == "count":
        step = max(step, 1.0)   # half a thing would be written as none
    places = [step * n for n in range(floor(low / step), ceil(high / step) + 1)]
    return places, [number(place, unit) for place in places]


def _round_step(rough: float) -> float:
    power = 10.0 ** (len(str(int(rough))) - 1) if rough >= 1 else 0.1
    return next((factor * power for factor in (1, 2, 5) if factor * power >= rough), 10 * power)


def value_axis(figure: go.Figure, values: Sequence[float], code: str, axis: str) -> None:
    """Gives axis "x" or "y" of the figure its places and its title, the unit of the indicator."""
    unit = registry.get(code).unit
    places, texts = ticks([float(value) for value in values], unit)
    settings = {
        "title": unit_label(unit), "tickvals": places, "ticktext": texts, "gridcolor": GRID, "zeroline": True,
        "rangemode": "tozero",
    }
    (figure.update_xaxes if axis == "x" else figure.update_yaxes)(**settings)
