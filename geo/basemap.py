"""The quiet ground under every map: sea, land of the neighbours, Lake Urmia, and their names."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from shapely.geometry import shape

from common.harmless import harmless
from common.settings import ROOT

Trace = dict[str, Any]       # a name, legend or layer of points, as JSON
Drawing = dict[str, Any]     # a whole map for assets/js/shape_map.js, which joins it with the shapes it names
FONT = "Vazirmatn, sans-serif"
SEA, LAND, LAKE, SHORE = "#dbe9f4", "#f1efea", "#b9d6ea", "#8aa9bf"
ISLAND = "#4d6673"
LINE, SEA_TEXT, LAND_TEXT, DARK_TEXT = "#ffffff", "#3f6f93", "#8a867c", "#1f2a33"
STRETCH = 1.186              # a degree of latitude is this much longer than one of longitude at 32.5 N
COUNTRY = (43.7, 24.6, 63.7, 40.1)      # west, south, east, north of what the national view must show
HEIGHT = 620
LONG = 12                    # letters from which a name is broken into two lines
NEAR = 0.7                   # a view below this share of the country's width has room for every island's name
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
    """Text from outside made harmless for a map, which takes no markup; line breaks stay."""
    return harmless(text)


def two_lines(text: str) -> str:
    """Long names broken before the last word that begins past the middle."""
    words = plain(text).split(" ")
    if len(text) < LONG or len(words) == 1:
        return " ".join(words)
    cut = min(range(1, len(words)), key=lambda at: abs(len(" ".join(words[:at])) - len(" ".join(words[at:]))))
    return " ".join(words[:cut]) + "\n" + " ".join(words[cut:])


def figure(
    drawn: Mapping[str, Any], names: Sequence[Trace], language: str, view: Sequence[float] = COUNTRY,
) -> Drawing:
    """What is `drawn` on the ground of sea, land and lake, with `names` over all of it."""
    written = [*_geography(language), *_islands(language, view), *names]
    return {
        "view": list(view), "height": HEIGHT, "stretch": STRETCH, "font": FONT, "sea": SEA, "paper": PAPER,
        "dots": [[place[0], place[1], ISLAND] for place in ISLANDS],
        "names": [name for name in written if _within(name, view)], **drawn,
    }


def label(longitude: float, latitude: float, text: str, colour: str, size: int, **more: Any) -> Trace:
    """A name on the map, its lines parted by line feeds; names let the pointer through."""
    return {"x": longitude, "y": latitude, "text": text, "colour": colour, "size": size, **more}


def _geography(language: str) -> list[Trace]:
    at = 2 if language == "fa" else 3
    lake = str(LAKE_URMIA[at]).replace(" ", "\n")
    return [
        *(label(place[0], place[1], str(place[at]), LAND_TEXT, 12) for place in NEIGHBOURS),
        *(label(place[0], place[1], str(place[at]), SEA_TEXT, 14, slanted=True) for place in WATERS),
        label(LAKE_URMIA[0], LAKE_URMIA[1], lake, SEA_TEXT, 9),
    ]


def _islands(language: str, view: Sequence[float]) -> list[Trace]:
    at = 2 if language == "fa" else 3
    near = view[2] - view[0] < NEAR * (COUNTRY[2] - COUNTRY[0])
    places = ISLANDS if near else [*(place for place in ISLANDS if place[3] in FROM_AFAR), TUNBS]
    return [label(place[0], place[1], str(place[at]), SEA_TEXT, 9, side=place[4]) for place in places]


def _within(name: Trace, view: Sequence[float]) -> bool:
    west, south, east, north = view
    return bool(west - SIDES < name["x"] < east + SIDES and south < name["y"] < north)


@cache
def neighbouring_land() -> Any:
    """The land around Iran as one shape, without frontiers."""
    text = (ROOT / "assets/geo/neighbouring_land.geojson").read_text(encoding="utf-8")
    return shape(json.loads(text)["features"][0]["geometry"])
