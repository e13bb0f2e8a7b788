"""The map of parks for pydeck, drawn over our own shapes so that no request leaves the machine."""

import html
import math
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import pydeck
import shapely
from shapely.geometry import mapping, shape

from common.harmless import harmless
from geo.basemap import LAKE, LAND, SEA, neighbouring_land
from geo.outlines import Outlines
from geo.park_layers import BORDER, LOOKS, THIS_PROVINCE, ParkPoint, view_of

NO_BASEMAP = "data:application/json," + quote('{"version":8,"sources":{},"layers":[]}')
_SEA_BOX = (33.0, 21.0, 75.0, 44.0)      # as wide as the land of the neighbours


def deck(parks: Sequence[ParkPoint], outlines: Outlines, province_code: str | None = None) -> pydeck.Deck:
    """The parks of the country or of a province; selected objects of the layer `parks` carry their `id`."""
    west, south, east, north = view_of(outlines, province_code)
    zoom = math.log2(360 / max(east - west, (north - south) * 2.4)) + 0.9
    points = pydeck.Layer(
        "ScatterplotLayer", [_row(park) for park in parks], id="parks", get_position="[longitude, latitude]",
        get_fill_color="fill", get_line_color="line", stroked=True, line_width_min_pixels=2,
        get_radius=1500, radius_min_pixels=5, radius_max_pixels=10, pickable=True,
    )
    return pydeck.Deck(
        [_ground(outlines, province_code), points], map_style=NO_BASEMAP, tooltip={"html": "{tip}"},
        initial_view_state=pydeck.ViewState((west + east) / 2, (south + north) / 2, zoom),
    )


def _ground(outlines: Outlines, province_code: str | None) -> pydeck.Layer:
    water = shape(outlines.lake["features"][0]["geometry"])
    shapes = [(shapely.box(*_SEA_BOX), SEA), (neighbouring_land(), LAND)]
    for code, area in outlines.sketch.items():
        colour = THIS_PROVINCE if province_code in (None, code) else LAND
        shapes.append((outlines.areas[code] if code == province_code else area, colour))
    features = [
        {"type": "Feature", "properties": {"fill": _rgb(colour)}, "geometry": mapping(area)}
        for area, colour in (*shapes, (water, LAKE))
    ]
    return pydeck.Layer(
        "GeoJsonLayer", {"type": "FeatureCollection", "features": features}, id="ground",
        get_fill_color="properties.fill", get_line_color=_rgb(BORDER), line_width_min_pixels=1,
        pickable=False,
    )


def _row(park: ParkPoint) -> dict[str, Any]:
    colour = _rgb(LOOKS[park.state].colour)
    tip = html.escape(harmless(park.hover or park.name)).replace("\n", "<br>")
    solid = 0 if park.basis == "province" else 220
    return {"id": park.id, "longitude": park.longitude, "latitude": park.latitude, "tip": tip,
            "fill": [*colour, solid], "line": colour}


def _rgb(colour: str) -> list[int]:
    return [int(colour[at:at + 2], 16) for at in (1, 3, 5)]
