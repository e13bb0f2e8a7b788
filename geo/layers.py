"""Maps of the country coloured by a figure per province: missing is hatched, a click gives the code."""

import math
from collections.abc import Collection, Mapping, Sequence

from geo import shapes
from geo.basemap import DARK_TEXT, LINE, Drawing, Trace, figure, label, plain, two_lines
from geo.outlines import Outlines

# ColorBrewer's YlGnBu without its palest step: light to dark, told apart with every kind of colour vision.
SCALE = ["#edf8b1", "#c7e9b4", "#7fcdbb", "#41b6c4", "#1d91c0", "#225ea8", "#253494", "#081d58"]
MISSING, HATCH, LIGHT_TEXT, FRAME = "#e3e3e3", "#8c8c8c", "#ffffff", "#B3541E"
NO_DATA = {"fa": "داده‌ای نیست", "en": "No data"}
DARK = 140                   # brightness of 255 below which names are written in white
SMALL_PROVINCES = 0.35       # an inscribed circle below this many degrees gets a smaller name


def choropleth(
    outlines: Outlines, values: Mapping[str, float | None], labels: Mapping[str, str],
    hover: Mapping[str, str], colour_title: str, language: str,
    tickvals: Sequence[float] = (), ticktext: Sequence[str] = (), outlined: Collection[str] = (),
) -> Drawing:
    """The provinces coloured by `values`; a code without a number is hatched, whatever the reason.

    `labels` and `hover` are plain text by code, `colour_title` names the unit; those `outlined` have a thick
    frame. A press on a province gives its code. Raises UnknownPlace.
    """
    known = {code: float(value) for code, value in values.items()
             if code in outlines.codes and value is not None and math.isfinite(value)}
    low, high = _span(known, tickvals)
    shades = {code: _shade(value, low, high) for code, value in sorted(known.items())}
    missing = [code for code in outlines.codes if code not in known]
    drawn = {
        "files": [shapes.country_name(outlines)],
        "areas": {code: {"fill": shades.get(code, ""), "line": LINE, "width": 0.8,
                         "hover": plain(hover.get(code, code))} for code in outlines.codes},
        "framed": {"codes": sorted(code for code in outlined if outlines.area(code)), "line": FRAME},
        "hatch": [MISSING, HATCH],
        "legend": [{"symbol": "hatch", "text": NO_DATA[language]}] if missing else [],
        "scale": _scale(low, high, colour_title, tickvals, ticktext) if known else None,
    }
    return figure(drawn, _names(outlines, labels, shades), language)


def _span(known: Mapping[str, float], tickvals: Sequence[float]) -> tuple[float, float]:
    ends = [*known.values(), *tickvals]
    low, high = (min(ends), max(ends)) if ends else (0.0, 1.0)
    return (low, high) if high > low else (low, low + 1.0)


def _shade(value: float, low: float, high: float) -> str:
    """The colour at this place of the scale.

    >>> _shade(0, 0, 1), _shade(1, 0, 1), _shade(0.5, 0, 1)
    ('#edf8b1', '#081d58', '#2fa4c2')
    """
    place = min(1.0, max(0.0, (value - low) / (high - low))) * (len(SCALE) - 1)
    below = min(int(place), len(SCALE) - 2)
    ends = zip(_parts(SCALE[below]), _parts(SCALE[below + 1]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * (place - below)):02x}" for a, b in ends)


def _parts(colour: str) -> tuple[int, ...]:
    """Red, green and blue of 0 to 255."""
    return tuple(int(colour[at:at + 2], 16) for at in (1, 3, 5))


def _names(outlines: Outlines, labels: Mapping[str, str], shades: Mapping[str, str]) -> list[Trace]:
    found = []
    for code in outlines.codes:
        longitude, latitude = outlines.label_point(code)
        size = 8 if outlines.room(code) < SMALL_PROVINCES else 10
        colour = LIGHT_TEXT if code in shades and _is_dark(shades[code]) else DARK_TEXT
        found.append(label(longitude, latitude, two_lines(labels.get(code, code)), colour, size))
    return found


def _is_dark(shade: str) -> bool:
    red, green, blue = _parts(shade)
    return 0.299 * red + 0.587 * green + 0.114 * blue < DARK


def _scale(
    low: float, high: float, title: str, tickvals: Sequence[float], ticktext: Sequence[str],
) -> Trace:
    """The legend of the colours: its two ends, and where on it which text stands."""
    texts = [plain(text) for text in ticktext]
    ticks = [[value, text] for value, text in zip(tickvals, texts, strict=True)]
    return {"title": plain(title), "low": low, "high": high, "colours": SCALE, "ticks": ticks}
