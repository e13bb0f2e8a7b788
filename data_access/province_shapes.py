"""The shipped province outlines as shapes, for what is built before anybody chooses an outlines file."""

import json
from functools import cache
from math import cos, radians
from typing import Any

import shapely
from shapely.geometry import Point, shape
from shapely.ops import nearest_points

from common.errors import UnknownPlace
from common.settings import ROOT

INWARD = 0.01                # degrees by which a point on the frontier is drawn into its province
MIDDLE_LATITUDE = 32.5       # where a degree of longitude is measured for drawing


def inside(province_code: str, latitude: float, longitude: float) -> bool:
    """Whether the point lies in the province of the shipped outlines."""
    return bool(shapely.intersects_xy(geometry(province_code), longitude, latitude))


def geometry(province_code: str) -> Any:
    """The shipped outline of a province. Raises UnknownPlace for a code that is not one of the 31."""
    found = _outlines().get(province_code)
    if found is None:
        raise UnknownPlace(
            f"استانی با کد «{province_code[:20]}» نداریم؛ یکی از کدهای IR-00 تا IR-30 را بنویسید.",
            f"No province has the code {province_code[:20]!r}; use one of IR-00 to IR-30.",
        )
    return found


def middle(area: Any) -> tuple[float, float]:
    """Longitude and latitude for a label: the centre of the largest circle within the largest part."""
    narrow = cos(radians(MIDDLE_LATITUDE))
    largest = max(shapely.get_parts(area), key=lambda part: float(part.area))
    flat = shapely.transform(largest, lambda degrees: degrees * [narrow, 1.0])
    x, y = shapely.maximum_inscribed_circle(flat, tolerance=0.005).coords[0]
    return round(x / narrow, 4), round(y, 4)


def held_inside(province_code: str, longitude: float, latitude: float) -> tuple[float, float]:
    """The point itself (longitude, latitude), or the nearest one well within the province."""
    area = geometry(province_code)
    if shapely.intersects_xy(area, longitude, latitude):
        return longitude, latitude
    inner = nearest_points(shapely.buffer(area, -INWARD), Point(longitude, latitude))[0]
    return round(inner.x, 5), round(inner.y, 5)


@cache
def _outlines() -> dict[str, Any]:
    text = (ROOT / "assets/geo/iran_provinces.geojson").read_text(encoding="utf-8")
    rows = json.loads(text)["features"]
    found = {row["properties"]["province_code"]: shape(row["geometry"]) for row in rows}
    shapely.prepare(list(found.values()))
    return found


@cache
def shipped_lake() -> Any:
    """The historic shore of Lake Urmia, half in East and half in West Azerbaijan and drawn on top of both."""
    text = (ROOT / "assets/geo/lake_urmia.geojson").read_text(encoding="utf-8")
    return shape(json.loads(text)["features"][0]["geometry"])


def box(province_code: str) -> tuple[float, float, float, float]:
    """West, south, east and north ends of a province, in degrees. Raises UnknownPlace."""
    west, south, east, north = (float(end) for end in geometry(province_code).bounds)
    return west, south, east, north
