"""Figures, intervals and ranks of a comparison as words, and the axis of its pictures."""

from collections.abc import Sequence
from math import ceil, floor, log10

import plotly.graph_objects as go

from common.figures import known
from common.period import Period
from metrics.compare import Measure, Ranked
from ui import axes
from ui.language import language
from ui.words import digits, isolated, number, period_name, say, unit_label, unit_name

FEW, DIGITS = 100, 3    # below this a quotient shows so many digits that count


def figure(value: float | None, measure: Measure) -> str:
    """A figure without its unit. Quotients are small numbers, whose digits after the point count."""
    value = known(value)
    if value is None or measure.base is None:
        return number(value, measure.about.unit)
    if value == 0 or abs(value) >= FEW:
        return number(value, "ratio")
    places = max(0, DIGITS - 1 - floor(log10(abs(value))))
    return digits(f"{value:,.{places}f}".replace("-", "−"))


def with_unit(value: float | None, measure: Measure) -> str:
    unit = unit_name(measure.about.unit)
    return f"{figure(value, measure)} {unit}".strip() if known(value) is not None else figure(None, measure)


def interval(found: Ranked, measure: Measure) -> str:
    """From - to, 95 %; a dash where nothing is known, and an open end where there is no upper one."""
    if found.low is None:
        return figure(None, measure)
    if found.high is None:
        return say("compare.at_least", low=figure(found.low, measure))
    return say("compare.from_to", low=figure(found.low, measure), high=figure(found.high, measure))


def rank(found: Ranked) -> str:
    return number(found.rank, "count")


def rank_interval(found: Ranked) -> str:
    """The ranks that chance leaves open; one number where it leaves none."""
    if found.rank_low is None or found.rank_high is None:
        return number(None, "count")
    if found.rank_low == found.rank_high:
        return number(found.rank_low, "count")
    return say("compare.from_to", low=number(found.rank_low, "count"), high=number(found.rank_high, "count"))


def title(measure: Measure) -> str:
    return measure.title(language())


def told(measure: Measure, period: Period) -> str:
    """The line under the title of a picture: unit and period."""
    unit = unit_label(measure.about.unit)
    return say("list.comma").join([say("compare.unit", unit=unit), period_name(period)])


def axis(picture: go.Figure, values: Sequence[float | None], measure: Measure, which: str) -> None:
    """Gives axis "x" or "y" round places in the reader's digits and the title of the figure."""
    places = ticks([value for value in values if known(value) is not None])
    texts = [figure(place, measure) for place in places]
    settings = {
        "title": isolated(title(measure)), "tickvals": places, "ticktext": texts,
        "gridcolor": axes.GRID, "zeroline": True, "rangemode": "tozero",
    }
    (picture.update_xaxes if which == "x" else picture.update_yaxes)(**settings)


def ticks(values: Sequence[float | None]) -> list[float]:
    """Round places from 0, or below, to the largest value.

    >>> ticks([0.02, 0.05, None]), ticks([])
    ([0.0, 0.02, 0.04, 0.06], [])
    """
    there = [float(value) for value in values if value is not None]
    if not there:
        return []
    low, high = min(0.0, *there, 0.0), max(0.0, *there, 0.0)
    rough = (high - low) / 4 or 1.0
    power = 10.0 ** floor(log10(rough))
    step = next((factor * power for factor in (1, 2, 5) if factor * power >= rough * (1 - 1e-9)), 10 * power)
    return [round(step * place, 12) for place in range(floor(low / step), ceil(high / step) + 1)]
