"""The quiet ground under every map: sea, land of the neighbours, Lake Urmia, and their names."""

import html
import json
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import plotly.io as pio
import shapely
from shapely.geometry import shape

from common.harmless import harmless
from common.settings import ROOT

Trace = dict[str, Any]       # one trace or annotation, as plotly's JSON has it
Drawing = dict[str, Any]     # a whole figure, likewise: plotly's objects judge each point for each reader
FONT = "Vazirmatn, sans-serif"
SEA, LAND, LAKE, SHORE = "#dbe9f4", "#f1efea", "#b9d6ea", "#8aa9bf"
ISLAND = "#4d6673"
LINE, SEA_TEXT, LAND_TEXT, DARK_TEXT = "#ffffff", "#3f6f93", "#8a867c", "#1f2a33"
STRETCH = 1.186              # a degree of latitude is this much longer than one of longitude at 32.5 N
COUNTRY = (43.7, 24.6, 63.7, 40.1)      # west, south, east, north of what the national view must show
HEIGHT = 620
LONG = 12                    # letters from which a name is broken into two lines
NEAR = 0.7                   # a view below this share of the country's width has room for every island's name
BESIDE = {"left": {"xanchor": "right", "xshift": -3}, "right": {"xanchor": "left", "xshift": 3}}
SIDES = 3.0                  # degrees shown left and right of the view on a wide screen
PAPER = "rgba(255,255,255,.85)"
WATERS = (                   # longitude, latitude, Persian, English
    (50.9, 27.5, "خلیج فارس", "Persian Gulf"),
    (58.8, 24.95, "دریای عمان", "Gulf of Oman"),
    (51.3, 38.3, "دریای خزر", "Caspian Sea"),
)
LAKE_URMIA = (45.45, 37.7, "دریاچهٔ ارومیه", "Lake Urmia")
ISLANDS = (                  # too small to be seen as shapes: a dot and, on the side named last, a name each
    (50.31, 29.24, "خارک", "Kharg", "left"), (53.28, 26.80, "لاوان", "Lavan", "left"),
    (53.63, 26.68, "هندورابی", "Hendorabi", "left"), (53.98, 26.53, "کیش", "Kish", "left"),
    (54.52, 26.29, "فارور", "Farur", "left"), (54.53, 25.905, "سیری", "Sirri", "left"),
    (55.03, 25.87, "ابوموسی", "Abu Musa", "right"), (55.147, 26.241, "تنب کوچک", "Lesser Tunb", "left"),
    (55.303, 26.262, "تنب بزرگ", "Greater Tunb", "right"), (55.88, 26.65, "هنگام", "Hengam", "left"),
    (55.90, 26.75, "قشم", "Qeshm", "right"), (56.36, 26.86, "لارک", "Larak", "right"),
    (56.46, 27.06, "هرمز", "Hormuz", "right"),
)
FROM_AFAR = ("Kharg", "Kish", "Abu Musa", "Qeshm")
TUNBS = (55.303, 26.262, "تنب‌ها", "The Tunbs", "right")     # one name where two would collide
NEIGHBOURS = (
    (43.0, 39.0, "ترکیه", "Türkiye"), (43.6, 33.0, "عراق", "Iraq"), (45.0, 40.35, "ارمنستان", "Armenia"),
    (47.9, 40.35, "جمهوری آذربایجان", "Azerbaijan"), (58.3, 39.3, "ترکمنستان", "Turkmenistan"),
    (63.6, 33.6, "افغانستان", "Afghanistan"), (64.6, 28.3, "پاکستان", "Pakistan"),
    (47.6, 29.35, "کویت", "Kuwait"), (46.8, 27.2, "عربستان سعودی", "Saudi Arabia"),
    (51.2, 25.3, "قطر", "Qatar"), (55.2, 24.2, "امارات متحدهٔ عربی", "United Arab Emirates"),
    (57.4, 23.6, "عمان", "Oman"),
)


def plain(text: str) -> str:
    """Text from outside made harmless for a figure; line breaks stay."""
    return html.escape(harmless(text), quote=False).replace("\n", "<br>")


def two_lines(text: str) -> str:
    """Long names broken before the last word that begins past the middle."""
    words = plain(text).split(" ")
    if len(text) < LONG or len(words) == 1:
        return " ".join(words)
    cut = min(range(1, len(words)), key=lambda at: abs(len(" ".join(words[:at])) - len(" ".join(words[at:]))))
    return " ".join(words[:cut]) + "<br>" + " ".join(words[cut:])


@lru_cache(maxsize=512)
def rings(area: Any, digits: int = 3) -> tuple[tuple[float | None, ...], tuple[float | None, ...]]:
    """Longitudes and latitudes of all rings of a shape, separated by gaps, as a filled trace wants them."""
    x: list[float | None] = []
    y: list[float | None] = []
    for part in shapely.get_parts(area):
        for ring in (part.exterior, *part.interiors):
            x += [*(round(point[0], digits) for point in ring.coords), None]
            y += [*(round(point[1], digits) for point in ring.coords), None]
    return tuple(x[:-1]), tuple(y[:-1])


def filled(area: Any, colour: str, line: str = LINE, width: float = 0.8, **more: Any) -> Trace:
    """A shape filled with one colour that neither answers to the pointer nor stands in the legend."""
    x, y = rings(area)
    return {
        "type": "scatter", "x": x, "y": y, "mode": "lines", "fill": "toself", "fillcolor": colour,
        "line": {"color": line, "width": width}, "hoverinfo": "skip", "showlegend": False, **more,
    }


def figure(
    traces: Sequence[Trace], names: Sequence[Trace], lake: Any, language: str,
    view: Sequence[float] = COUNTRY,
) -> Drawing:
    """Sea and land, `traces` in their order with the lake over the filled ones, `names` over all of them."""
    water = filled(shape(lake["features"][0]["geometry"]), LAKE, SHORE, 0.6)
    ground = [trace for trace in traces if trace.get("fill")]
    rest = [trace for trace in traces if not trace.get("fill")]
    written = [*_geography(language), *_islands(language, view), *names]
    shown = [name for name in written if _within(name, view)]
    return {
        "data": [filled(neighbouring_land(), LAND, SHORE, 0.6), *ground, water, _island_dots(), *rest],
        "layout": _layout(language, view) | {"annotations": shown, "template": _template()},
    }


def label(longitude: float, latitude: float, text: str, colour: str, size: int) -> Trace:
    """A name on the map; names let the pointer through."""
    font = {"color": colour, "size": size}
    return {"x": longitude, "y": latitude, "text": text, "showarrow": False, "font": font}


def _geography(language: str) -> list[Trace]:
    at = 2 if language == "fa" else 3
    lake = str(LAKE_URMIA[at]).replace(" ", "<br>")
    return [
        *(label(place[0], place[1], str(place[at]), LAND_TEXT, 12) for place in NEIGHBOURS),
        *(label(place[0], place[1], f"<i>{place[at]}</i>", SEA_TEXT, 14) for place in WATERS),
        label(LAKE_URMIA[0], LAKE_URMIA[1], lake, SEA_TEXT, 9),
    ]


def _islands(language: str, view: Sequence[float]) -> list[Trace]:
    at = 2 if language == "fa" else 3
    near = view[2] - view[0] < NEAR * (COUNTRY[2] - COUNTRY[0])
    places = ISLANDS if near else [*(place for place in ISLANDS if place[3] in FROM_AFAR), TUNBS]
    return [label(place[0], place[1], str(place[at]), SEA_TEXT, 9) | BESIDE[place[4]] for place in places]


def _island_dots() -> Trace:
    return {
        "type": "scatter", "mode": "markers", "x": [place[0] for place in ISLANDS],
        "y": [place[1] for place in ISLANDS], "hoverinfo": "skip", "showlegend": False,
        "marker": {"size": 3, "color": ISLAND}, "unselected": {"marker": {"opacity": 1}},
    }


def _within(name: Trace, view: Sequence[float]) -> bool:
    west, south, east, north = view
    return bool(west - SIDES < name["x"] < east + SIDES and south < name["y"] < north)


def _layout(language: str, view: Sequence[float]) -> Trace:
    west, south, east, north = view
    hidden = {"visible": False, "showgrid": False, "zeroline": False}
    side = "right" if language == "fa" else "left"
    return {
        "height": HEIGHT, "margin": {"l": 0, "r": 0, "t": 0, "b": 0}, "plot_bgcolor": SEA,
        "paper_bgcolor": "rgba(0,0,0,0)", "font": {"family": FONT, "size": 12}, "dragmode": "pan",
        "hovermode": "closest", "hoverdistance": 34, "clickmode": "event+select",
        "hoverlabel": {"align": side, "font": {"family": FONT, "size": 13}},
        "legend": {"x": 0.01, "y": 0.02, "xanchor": "left", "yanchor": "bottom", "bgcolor": PAPER,
                   "font": {"size": 12}, "itemsizing": "constant"},
        "xaxis": {"range": [west, east], **hidden},
        "yaxis": {"range": [south, north], "scaleanchor": "x", "scaleratio": STRETCH, **hidden},
    }


@cache
def _template() -> Trace:
    """The look of plotly's figures where nothing else is said."""
    found: Trace = pio.templates[pio.templates.default].to_plotly_json()
    return found


@cache
def neighbouring_land() -> Any:
    """The land around Iran as one shape, without frontiers."""
    text = (ROOT / "assets/geo/neighbouring_land.geojson").read_text(encoding="utf-8")
    return shape(json.loads(text)["features"][0]["geometry"])
