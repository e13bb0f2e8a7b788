"""The shapes of the maps as files that a browser keeps for good: each is named after what it holds.

A map carries only figures, colours and the names of its files; assets/js/shape_map.js joins them by province.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

import shapely
from shapely.geometry import shape

from geo.basemap import LAKE, LAND, SHORE, STRETCH, neighbouring_land
from geo.outlines import Outlines

UNITS = 1000        # of a path to a degree: a tenth of a pixel on the map of a province
DIGITS = 16         # of the hash in a name
COUNTRY = "country"


def country_name(outlines: Outlines) -> str:
    """The file with every province as the map of the country draws it, the land around, and the lake."""
    return _names(outlines)[COUNTRY]


def province_name(outlines: Outlines, code: str) -> str:
    """The file with this province in full, for its own map. Raises UnknownPlace."""
    outlines.area(code)
    return _names(outlines)[code]


@lru_cache(maxsize=4)
def files(outlines: Outlines) -> Mapping[str, bytes]:
    """Name to JSON: `areas` code to path, `under` and `over` what lies below and above them.

    A path is that of SVG in UNITS to a degree of longitude, south positive, stretched as the map is.
    """
    contents = {COUNTRY: _country(outlines)}
    contents |= {code: {"areas": {code: path(area)}} for code, area in outlines.areas.items()}
    written = {key: json.dumps(content, separators=(",", ":")).encode() for key, content in contents.items()}
    return {f"{key}-{sha256(content).hexdigest()[:DIGITS]}.json": content for key, content in written.items()}


@lru_cache(maxsize=4)
def _names(outlines: Outlines) -> Mapping[str, str]:
    """Country or code to the name of its file."""
    return {name.rpartition("-")[0]: name for name in files(outlines)}


def _country(outlines: Outlines) -> dict[str, Any]:
    lake = shape(outlines.lake["features"][0]["geometry"])
    return {
        "areas": {code: path(area) for code, area in outlines.sketch.items()},
        "under": [{"d": path(neighbouring_land()), "fill": LAND, "line": SHORE, "width": 0.6}],
        "over": [{"d": path(lake), "fill": LAKE, "line": SHORE, "width": 0.6}],
    }


def path(area: Any) -> str:
    """The rings of a shape as a path of SVG: where each begins, then steps from point to point.

    >>> path(shapely.box(50, 30, 50.5, 30.25))
    'M50500-35580v-296h-500v296z'
    """
    return "".join(
        _ring([(round(x * UNITS), -round(y * STRETCH * UNITS)) for x, y in ring.coords])
        for part in shapely.get_parts(area) for ring in (part.exterior, *part.interiors)
    )


def _ring(points: list[tuple[int, int]]) -> str:
    (x, y), *others = points[:-1]     # the last is the first again
    written = f"M{x}{_signed(y)}"
    for across, down in others:
        written += _step(across - x, down - y)
        x, y = across, down
    return written + "z"


def _step(x: int, y: int) -> str:
    """One step in the shortest spelling; none where rounding left no way."""
    if not y:
        return f"h{x}" if x else ""
    return f"l{x}{_signed(y)}" if x else f"v{y}"


def _signed(number: int) -> str:
    """A number after another one: its minus parts them."""
    return str(number) if number < 0 else f" {number}"
