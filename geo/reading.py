"""Turns the bytes of an outlines file into province codes and shapes in degrees, or says why it cannot."""

import json
import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError
from shapely.geometry import shape

from common.errors import BadGeometry

Convert = Callable[[Any], Any]
_DEGREES = ("CRS84", "4326")         # names by which GeoJSON says "longitude and latitude, WGS 84"


def refusal(file: str, fa: str, en: str, row: int | None = None, code: str = "") -> BadGeometry:
    """One sentence in each language: which file, which row, what is wrong, what to do."""
    where_fa = "" if row is None else f"، سطر {row} {code}".rstrip()
    where_en = "" if row is None else f", row {row} {code}".rstrip()
    return BadGeometry(
        f"پروندهٔ مرز استان‌ها «{file}»{where_fa} پذیرفته نشد: {fa}. "
        "آن را درست کنید یا تنظیم OUTLINES_FILE را بردارید.",
        f"The outlines file {file}{where_en} is refused: {en}. Mend it or remove the setting OUTLINES_FILE.",
    )


def features(file: str, content: bytes) -> Mapping[str, Any]:
    """The FeatureCollection in the file."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as failure:
        raise refusal(file, "JSON آن خوانا نیست", f"it is not readable JSON ({failure})") from failure
    if not isinstance(found, dict) or not isinstance(found.get("features"), list):
        raise refusal(file, "یک FeatureCollection از نوع GeoJSON نیست", "it is no GeoJSON FeatureCollection")
    return found


def projection(file: str, collection: Mapping[str, Any]) -> Convert | None:
    """How to turn its coordinates into degrees; nothing when they are degrees already."""
    stated = collection.get("crs")
    if stated is None:
        return None
    try:
        name = str(stated["properties"]["name"])
        if name.endswith(_DEGREES):
            return None
        change = Transformer.from_crs(CRS.from_user_input(name), 4326, always_xy=True)
    except (KeyError, TypeError, ProjError) as failure:
        raise refusal(file, "دستگاه مختصات آن شناخته نشد",
                      "its coordinate system (crs) is unknown") from failure
    # A centimetre is enough, and rounding closes again what the conversion pulls apart by less.
    return lambda points: np.round(np.column_stack(change.transform(points[:, 0], points[:, 1])), 7)


def rows(
    file: str, collection: Mapping[str, Any], code_property: str, convert: Convert | None,
) -> list[tuple[int, str, Any]]:
    """Row number from 1, province code and shape of every feature."""
    found = []
    for number, feature in enumerate(collection["features"], 1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        code = str(properties.get(code_property) or "").strip() if isinstance(properties, dict) else ""
        if not code:
            raise refusal(file, f"ویژگی «{code_property}» را ندارد",
                          f"it lacks the property {code_property!r}", number)
        found.append((number, code, _area(file, feature, number, code, convert)))
    return found


def _area(file: str, feature: Mapping[str, Any], number: int, code: str, convert: Convert | None) -> Any:
    try:
        area = shapely.force_2d(shape(feature["geometry"]))
        area = shapely.transform(area, convert) if convert else area
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, shapely.GEOSException) as failure:
        raise refusal(file, "شکل آن خوانا نیست", "its geometry cannot be read", number, code) from failure
    if area.geom_type not in ("Polygon", "MultiPolygon") or area.is_empty:
        raise refusal(file, "شکل آن چندضلعی نیست", "its geometry is no polygon", number, code)
    if not all(math.isfinite(side) for side in area.bounds):
        raise refusal(file, "مختصات آن عدد نیست", "its coordinates are no numbers", number, code)
    return area
