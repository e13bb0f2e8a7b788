"""What an outlines file must pass before anybody sees a map drawn from it."""

from collections import Counter
from collections.abc import Sequence
from math import cos, radians
from typing import Any

import numpy as np
import shapely

from data_access.province_shapes import MIDDLE_LATITUDE, shipped_lake
from geo.reading import refusal

Row = tuple[int, str, Any]
CODES = tuple(f"IR-{number:02}" for number in range(31))
WEST, SOUTH, EAST, NORTH = 43.5, 24.5, 64.1, 40.2
OVERLAP_LIMIT_KM2 = 25.0     # all overlaps together
GAP_LIMIT_KM2 = 25.0         # all holes between provinces together, Lake Urmia apart
MUST_LIE_IN = (              # Persian, English, longitude, latitude, code: an old file fails at one
    ("تهران", "Tehran", 51.42, 35.69, "IR-23"),
    ("طبس", "Tabas", 56.93, 33.60, "IR-29"),
    ("کرج", "Karaj", 50.99, 35.83, "IR-30"),
)
_OLD_FA = "؛ به نظر می‌رسد کدهای پیش از سال ۲۰۲۰ ایزو باشد که پس از آن جابه‌جا شده‌اند"
_OLD_EN = "; these look like ISO codes from before 2020, which have been renumbered since"
_RADIUS_KM = 6371.007        # of the sphere that has the earth's surface


def checked(file: str, rows: Sequence[Row]) -> dict[str, Any]:
    """The shapes by code, sorted, outer rings counter-clockwise. Raises BadGeometry at the first fault."""
    _codes(file, rows)
    for row in rows:
        _shape(file, *row)
    areas = {code: shapely.orient_polygons(area) for _, code, area in sorted(rows, key=lambda row: row[1])}
    _coverage(file, list(areas.values()))
    _points(file, areas)
    return areas


def km2(area: Any) -> float:
    """Surface of a shape in degrees, by an equal-area projection of the sphere (0.3 % accurate in Iran)."""
    narrow = cos(radians(MIDDLE_LATITUDE))
    return float(shapely.transform(area, lambda degrees: _RADIUS_KM * np.column_stack(
        [np.radians(degrees[:, 0]) * narrow, np.sin(np.radians(degrees[:, 1])) / narrow],
    )).area)


def _codes(file: str, rows: Sequence[Row]) -> None:
    present = Counter(code for _, code, _ in rows)
    hint_fa, hint_en = (_OLD_FA, _OLD_EN) if _looks_old(present) else ("", "")
    for number, code, _ in rows:
        if code not in CODES:
            raise refusal(file, f"کد «{code[:20]}» از ۳۱ کد امروز نیست{hint_fa}",
                          f"{code[:20]!r} is none of the 31 current codes{hint_en}", number)
        if present[code] > 1:
            raise refusal(file, f"این کد بیش از یک بار آمده است{hint_fa}",
                          f"this code occurs more than once{hint_en}", number, code)
    missing = [code for code in CODES if code not in present]
    if missing:
        raise refusal(file, f"استان‌های {'، '.join(missing)} را ندارد{hint_fa}",
                      f"it lacks {', '.join(missing)}{hint_en}")


def _looks_old(present: Counter[str]) -> bool:
    return "IR-31" in present or "IR-32" in present or ("IR-00" not in present and len(present) > 1)


def _shape(file: str, number: int, code: str, area: Any) -> None:
    west, south, east, north = area.bounds
    if west < WEST or south < SOUTH or east > EAST or north > NORTH:
        raise refusal(
            file, f"بیرون از {WEST} تا {EAST} درجهٔ شرقی و {SOUTH} تا {NORTH} درجهٔ شمالی است",
            f"it lies outside {WEST}-{EAST} E, {SOUTH}-{NORTH} N (degrees, or state the projection in crs)",
            number, code,
        )
    if not shapely.is_valid(area):
        reason = shapely.is_valid_reason(area)
        raise refusal(file, f"شکل آن درست نیست ({reason})", f"its geometry is invalid ({reason})",
                      number, code)


def _coverage(file: str, areas: Sequence[Any]) -> None:
    if shapely.coverage_is_valid(list(areas)):
        overlap, union = 0.0, shapely.coverage_union_all(list(areas))
    else:
        overlap, union = sum(km2(common) for common in _overlaps(areas)), shapely.union_all(list(areas))
    if overlap > OVERLAP_LIMIT_KM2:
        limit = f"{OVERLAP_LIMIT_KM2:.0f}"
        raise refusal(file, f"استان‌ها {overlap:.0f} کیلومتر مربع روی هم افتاده‌اند (مجاز: {limit})",
                      f"provinces overlap by {overlap:.0f} km2 (allowed: {limit})")
    gap = sum(km2(hole) for hole in _holes(union))
    if gap > GAP_LIMIT_KM2:
        raise refusal(file, f"میان استان‌ها {gap:.0f} کیلومتر مربع جای خالی هست (مجاز: {GAP_LIMIT_KM2:.0f})",
                      f"there are gaps of {gap:.0f} km2 between provinces (allowed: {GAP_LIMIT_KM2:.0f})")


def _overlaps(areas: Sequence[Any]) -> list[Any]:
    tree = shapely.STRtree(areas)
    pairs = [(one, other) for one, other in tree.query(areas, predicate="intersects").T if one < other]
    return [shapely.intersection(areas[one], areas[other]) for one, other in pairs]


def _holes(union: Any) -> list[Any]:
    # A file may cut Lake Urmia out: that is water and no gap.
    water = shapely.buffer(shipped_lake(), 0.05)
    rings = [ring for part in shapely.get_parts(union) for ring in part.interiors]
    return [shapely.difference(shapely.Polygon(ring), water) for ring in rings]


def _points(file: str, areas: dict[str, Any]) -> None:
    for name_fa, name_en, longitude, latitude, code in MUST_LIE_IN:
        if not shapely.intersects_xy(areas[code], longitude, latitude):
            raise refusal(
                file, f"شهر {name_fa} باید در {code} باشد؛ این پرونده تقسیمات قدیمی یا کدهای دیگری دارد",
                f"{name_en} must lie in {code}; the file has old borders or other codes",
            )
