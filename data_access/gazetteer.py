"""Where a park probably lies when nobody has measured it: at the town it is named after, in its province."""

import csv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import cos, pi, radians, sin, sqrt
from typing import Literal

from common.settings import ROOT
from data_access.place_names import normalise, parts, stripped, whole_names, without_vowels
from data_access.province_shapes import geometry, held_inside, inside, middle

Basis = Literal["measured", "alias", "town", "province"]
ASSETS = ROOT / "assets/geo"
WORD_POPULATION = 5_000      # a word within a park's name counts as a town only from this size on
FAN_STEP = 0.035             # degrees between parks that share a town, about 4 km
GOLDEN_ANGLE = pi * (3 - sqrt(5))


@dataclass(frozen=True)
class Town:
    """A town or village of GeoNames; population 0 means unknown."""

    name_fa: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True)
class Position:
    """Where a park is drawn and how that is known; only `measured` may be shown as exact."""

    latitude: float
    longitude: float
    basis: Basis
    near_town: str | None = None


def locate(name_fa: str, province_code: str) -> Position:
    """Where a park is drawn: hand-kept aliases first, then the town in its name, then the province."""
    for text in (name_fa, stripped(name_fa)):
        if alias := _aliases().get((province_code, normalise(text))):
            return alias
    for text in whole_names(name_fa):
        if town := _by_name().get((province_code, normalise(text))):
            return _at(town, province_code, "town", text)
    found = [(town, text) for text in parts(name_fa) if (town := _big_town(text, province_code))]
    if found:
        town, text = max(found, key=lambda pair: pair[0].population)
        return _at(town, province_code, "town", text)
    return _at_province(province_code)


def towns(province_code: str) -> list[Town]:
    """Towns with a Persian name that lie inside the province, largest first, each name once."""
    geometry(province_code)
    return list(_towns().get(province_code, ()))


def fan_out(positions: Sequence[Position], province_code: str) -> list[Position]:
    """The same positions; those that coincide are spread, always alike and inside the province."""
    seen: dict[tuple[float, float], int] = defaultdict(int)
    placed = []
    for position in positions:
        spot = position.latitude, position.longitude
        exact = position.basis == "measured"
        placed.append(position if exact else _spread(position, seen[spot], province_code))
        seen[spot] += 1
    return placed


def _spread(position: Position, rank: int, province_code: str) -> Position:
    # A sunflower: the first stays, the others turn by the golden angle, nearer where the province ends.
    for shrink in (1.0, 0.7, 0.5, 0.3, 0.15, 0.05):
        for turn in range(6):
            reach = FAN_STEP * sqrt(rank) * shrink
            angle = rank * GOLDEN_ANGLE + turn * pi / 3
            latitude = round(position.latitude + reach * sin(angle), 5)
            longitude = round(position.longitude + reach * cos(angle) / cos(radians(position.latitude)), 5)
            if inside(province_code, latitude, longitude):
                return replace(position, latitude=latitude, longitude=longitude)
    return position


def _big_town(text: str, province_code: str) -> Town | None:
    town = _by_name().get((province_code, normalise(text)))
    return town if town and town.population >= WORD_POPULATION else None


def _at(town: Town, province_code: str, basis: Basis, name: str) -> Position:
    longitude, latitude = held_inside(province_code, town.longitude, town.latitude)
    return Position(latitude, longitude, basis, name)


def _at_province(province_code: str) -> Position:
    longitude, latitude = _middles(province_code)
    return Position(latitude, longitude, "province")


@cache
def _middles(province_code: str) -> tuple[float, float]:
    return middle(geometry(province_code))


def _rows(name: str) -> list[dict[str, str]]:
    with (ASSETS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def _by_name() -> dict[tuple[str, str], Town]:
    """The largest place of each name in each province, whether or not it lies just outside the outline."""
    found: dict[tuple[str, str], Town] = {}
    for code, names, town in _listed():
        for name in names:
            key = code, normalise(name)
            if key not in found or found[key].population < town.population:
                found[key] = town
    return found


@cache
def _listed() -> list[tuple[str, set[str], Town]]:
    """Province, names and town of every row with a Persian name; the corrected one is shown, both match."""
    false_twins = {row["geonameid"] for row in _rows("false_twins.csv")}
    corrected = {row["geonameid"]: row["name_fa"] for row in _rows("town_names.csv")}
    found = []
    for row in _rows("iran_places.csv"):
        shown = corrected.get(row["geonameid"]) or without_vowels(row["name_fa"])
        if shown and row["geonameid"] not in false_twins:
            town = Town(shown, float(row["latitude"]), float(row["longitude"]), int(row["population"]))
            found.append((row["province_code"], {shown, row["name_fa"] or shown}, town))
    return found


@cache
def _towns() -> dict[str, tuple[Town, ...]]:
    found: dict[str, list[Town]] = defaultdict(list)
    for (code, name), town in _by_name().items():
        if name == normalise(town.name_fa) and inside(code, town.latitude, town.longitude):
            found[code].append(town)
    for rows in found.values():
        rows.sort(key=lambda town: (-town.population, town.name_fa))
    return {code: tuple(rows) for code, rows in found.items()}


@cache
def _aliases() -> dict[tuple[str, str], Position]:
    rows = _rows("park_aliases.csv")
    return {(row["province_code"], normalise(row["park_name"])): _alias(row) for row in rows}


def _alias(row: dict[str, str]) -> Position:
    """A row names a town, or a point, or neither: then the park is known to lie at no town we could name."""
    code, name = row["province_code"], row["place_name"]
    if row["latitude"]:
        longitude, latitude = held_inside(code, float(row["longitude"]), float(row["latitude"]))
        return Position(latitude, longitude, "alias", name or None)
    return _at(_by_name()[code, normalise(name)], code, "alias", name) if name else _at_province(code)
