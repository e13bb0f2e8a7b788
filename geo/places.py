"""Positions of parks near towns, as the gazetteer finds them, and those an installation has measured."""

import csv
from collections.abc import Mapping
from pathlib import Path

from common.errors import BadGeometry
from data_access.gazetteer import Position, Town, fan_out, locate, towns
from data_access.place_names import normalise
from geo.outlines import Outlines

__all__ = ["Position", "Town", "fan_out", "locate", "measured", "misplaced", "normalise", "towns"]
_COLUMNS = ("park_id", "latitude", "longitude")


def measured(path: str, outlines: Outlines) -> dict[str, Position]:
    """The installation's own positions by park id; an empty path means none.

    Raises BadGeometry naming the file, the row and what is wrong with it.
    """
    if not path:
        return {}
    file = Path(path)
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError, csv.Error) as failure:
        raise _refusal(file.name, 0, "خوانده نشد", "it cannot be read") from failure
    found: dict[str, Position] = {}
    for number, row in enumerate(rows, 2):
        park, position = _position(file.name, number, row, outlines)
        if park in found:
            raise _refusal(file.name, number, "این شهرک پیش‌تر آمده است", "this park occurs before")
        found[park] = position
    return found


def misplaced(parks: Mapping[str, tuple[str, Position]], outlines: Outlines) -> list[str]:
    """Ids of parks, given with their province, whose point does not lie in that province."""
    return [park for park, (code, position) in parks.items()
            if outlines.province_at(position.longitude, position.latitude) != code]


def _position(file: str, number: int, row: Mapping[str, str], outlines: Outlines) -> tuple[str, Position]:
    try:
        park, latitude, longitude = (row[column].strip() for column in _COLUMNS)
        position = Position(float(latitude), float(longitude), "measured")
    except (KeyError, AttributeError, ValueError) as failure:
        raise _refusal(file, number, "ستون‌های park_id، latitude و longitude (درجه) لازم است",
                       "it needs park_id, latitude and longitude in degrees") from failure
    if not park or outlines.province_at(position.longitude, position.latitude) is None:
        raise _refusal(file, number, "نقطه در هیچ استانی نیست", "the point lies in no province")
    return park, position


def _refusal(file: str, row: int, fa: str, en: str) -> BadGeometry:
    return BadGeometry(
        f"پروندهٔ موقعیت شهرک‌ها «{file}»، سطر {row}: {fa}. "
        "آن را درست کنید یا تنظیم POSITIONS_FILE را بردارید.",
        f"The positions file {file}, row {row}: {en}. Mend it or remove the setting POSITIONS_FILE.",
    )
