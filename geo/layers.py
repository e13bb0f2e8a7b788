"""Maps of the country coloured by a figure per province: missing is hatched, a click gives the code."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

import plotly.colors
import shapely

from geo.basemap import DARK_TEXT, PAPER, Drawing, Trace, figure, filled, label, plain, rings, two_lines
from geo.outlines import Outlines

# ColorBrewer's YlGnBu without its palest step: light to dark, told apart with every kind of colour vision.
SCALE = ["#edf8b1", "#c7e9b4", "#7fcdbb", "#41b6c4", "#1d91c0", "#225ea8", "#253494", "#081d58"]
MISSING, HATCH, LIGHT_TEXT, FRAME = "#e3e3e3", "#8c8c8c", "#ffffff", "#B3541E"
NO_DATA = {"fa": "داده‌ای نیست", "en": "No data"}
DARK = 140                   # brightness of 255 below which names are written in white
TOUCH_STEP = 0.3             # degrees between the invisible points that answer to the pointer
SMALL_PROVINCES = 0.35       # an inscribed circle below this many degrees gets a smaller name


def choropleth(
    outlines: Outlines, values: Mapping[str, float | None], labels: Mapping[str, str],
    hover: Mapping[str, str], colour_title: str, language: str,
    tickvals: Sequence[float] = (), ticktext: Sequence[str] = (),
) -> Drawing:
    """The provinces coloured by `values`; a code without a number is hatched, whatever the reason.

    `labels` and `hover` are plain text by code, `colour_title` names the unit. A selected point carries the
    province code as its customdata.
    """
    known = {code: float(value) for code, value in values.items()
             if code in outlines.codes and value is not None and math.isfinite(value)}
    low, high = _span(known, tickvals)
    shades = {code: _shade(value, low, high) for code, value in known.items()}
    traces = [filled(outlines.sketch[code], shade, meta=code) for code, shade in sorted(shades.items())]
    if missing := [code for code in outlines.codes if code not in known]:
        traces.append(_hatched(outlines, missing, language))
    if known:
        traces.append(_colour_bar(low, high, colour_title, tickvals, ticktext))
    traces += [_touch(outlines, code, hover.get(code, code)) for code in outlines.codes]
    return figure(traces, _names(outlines, labels, shades), outlines.lake, language)


def outlined(outlines: Outlines, code: str) -> Trace:
    """A thick frame around a province, to be laid over a choropleth. Raises UnknownPlace."""
    outlines.area(code)
    x, y = rings(outlines.sketch[code])
    return {"type": "scatter", "x": x, "y": y, "mode": "lines", "line": {"color": FRAME, "width": 3.5},
            "hoverinfo": "skip", "showlegend": False, "meta": code}


def _span(known: Mapping[str, float], tickvals: Sequence[float]) -> tuple[float, float]:
    ends = [*known.values(), *tickvals]
    low, high = (min(ends), max(ends)) if ends else (0.0, 1.0)
    return (low, high) if high > low else (low, low + 1.0)


def _shade(value: float, low: float, high: float) -> str:
    share = (value - low) / (high - low)
    return str(plotly.colors.sample_colorscale(SCALE, [min(1.0, max(0.0, share))])[0])


def _hatched(outlines: Outlines, missing: Sequence[str], language: str) -> Trace:
    parts = [part for code in missing for part in shapely.get_parts(outlines.sketch[code])]
    return filled(
        shapely.MultiPolygon(parts), MISSING, showlegend=True, name=NO_DATA[language],
        fillpattern={"shape": "/", "fgcolor": HATCH, "bgcolor": MISSING, "size": 7, "solidity": 0.15},
        meta=list(missing),
    )


def _names(outlines: Outlines, labels: Mapping[str, str], shades: Mapping[str, str]) -> list[Trace]:
    found = []
    for code in outlines.codes:
        longitude, latitude = outlines.label_point(code)
        size = 8 if outlines.room(code) < SMALL_PROVINCES else 10
        colour = LIGHT_TEXT if code in shades and _is_dark(shades[code]) else DARK_TEXT
        found.append(label(longitude, latitude, two_lines(labels.get(code, code)), colour, size))
    return found


def _is_dark(shade: str) -> bool:
    red, green, blue = plotly.colors.unlabel_rgb(shade)
    return bool(0.299 * red + 0.587 * green + 0.114 * blue < DARK)


def _colour_bar(
    low: float, high: float, title: str, tickvals: Sequence[float], ticktext: Sequence[str],
) -> Trace:
    """The legend of the colours: a trace without a visible point."""
    bar: Trace = {
        "title": {"text": plain(title), "side": "top"}, "thickness": 14, "len": 0.55, "bgcolor": PAPER,
        "x": 0.99, "xanchor": "right", "y": 0.98, "yanchor": "top", "outlinewidth": 0,
    }
    steps = [[place / (len(SCALE) - 1), colour] for place, colour in enumerate(SCALE)]
    if tickvals:
        bar |= {"tickvals": list(tickvals), "ticktext": [plain(text) for text in ticktext]}
    return {
        "type": "scatter", "x": [None], "y": [None], "mode": "markers", "showlegend": False,
        "hoverinfo": "skip",
        "marker": {"color": [low], "cmin": low, "cmax": high, "colorscale": steps, "showscale": True,
                   "colorbar": bar},
    }


def _touch(outlines: Outlines, code: str, hover: str) -> Trace:
    """Invisible points all over a province: filled shapes answer to no click, points do."""
    x, y = _touch_points(outlines, code)
    unseen = {"marker": {"opacity": 0}}
    return {
        "type": "scatter", "x": x, "y": y, "customdata": [code] * len(x), "mode": "markers",
        "showlegend": False, "marker": {"size": 18, "opacity": 0}, "selected": unseen, "unselected": unseen,
        "hovertext": plain(hover), "hoverinfo": "text",
    }


@lru_cache(maxsize=128)
def _touch_points(outlines: Outlines, code: str) -> tuple[list[float], list[float]]:
    west, south, east, north = outlines.bounds(code)
    grid = [
        (round(column * TOUCH_STEP, 2), round(row * TOUCH_STEP, 2))
        for column in range(int(west / TOUCH_STEP), int(east / TOUCH_STEP) + 1)
        for row in range(int(south / TOUCH_STEP), int(north / TOUCH_STEP) + 1)
    ]
    within = [point for point in grid if shapely.intersects_xy(outlines.areas[code], *point)]
    points = [outlines.label_point(code), *within]
    return [x for x, _ in points], [y for _, y in points]
