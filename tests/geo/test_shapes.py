"""The files of shapes say what the outlines say, leave no gaps, and are named after what they hold."""

import json
import re
from dataclasses import replace
from itertools import combinations
from typing import Any

import shapely

from geo import shapes
from geo.basemap import STRETCH
from geo.outlines import Outlines
from geo.shapes import UNITS

HALF_A_STEP = 0.5 / UNITS
NUMBERS = re.compile(r"-?\d+")


def content(outlines: Outlines, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shapes.files(outlines)[name])
    return found


def rings(path: str) -> list[list[tuple[int, int]]]:
    """The points of each ring, as a browser reads the path."""
    found = []
    for written in path.removesuffix("z").split("z"):
        points: list[tuple[int, int]] = []
        for kind, told in re.findall(r"([Mlhv])([^Mlhv]*)", written):
            numbers = [int(each) for each in NUMBERS.findall(told)]
            x, y = points[-1] if points else (0, 0)
            across, down = {"h": (*numbers, 0), "v": (0, *numbers)}.get(kind, tuple(numbers))
            points.append((x + across, y + down))
        found.append(points)
    return found


def borders(path: str) -> Any:
    """Its rings in degrees."""
    return shapely.MultiLineString([
        [(x / UNITS, -y / UNITS / STRETCH) for x, y in (*ring, ring[0])] for ring in rings(path)
    ])


def corners(area: Any) -> set[tuple[float, float]]:
    return {(float(x), float(y)) for x, y in shapely.get_coordinates(area)}


def test_a_province_in_full_is_that_of_the_outlines(outlines: Outlines) -> None:
    for code, area in outlines.areas.items():
        drawn = borders(content(outlines, shapes.province_name(outlines, code))["areas"][code])
        assert shapely.hausdorff_distance(drawn, area.boundary) < 2 * HALF_A_STEP, code


def test_the_country_is_drawn_by_the_sketch(outlines: Outlines) -> None:
    drawn = content(outlines, shapes.country_name(outlines))["areas"]
    assert set(outlines.codes) == set(drawn)
    for code, path in drawn.items():
        far = shapely.hausdorff_distance(borders(path), outlines.sketch[code].boundary)
        assert far < 2 * HALF_A_STEP, code


def test_neighbours_share_their_points(outlines: Outlines) -> None:
    """The same point of a border is rounded alike on both sides, so no gap opens."""
    areas = content(outlines, shapes.country_name(outlines))["areas"]
    drawn = {code: {point for ring in rings(path) for point in ring} for code, path in areas.items()}
    shared = [
        (one, other, (round(x * UNITS), -round(y * STRETCH * UNITS)))
        for one, other in combinations(outlines.codes, 2)
        for x, y in corners(outlines.sketch[one]) & corners(outlines.sketch[other])
    ]
    assert len(shared) > 500
    assert [] == [each for each in shared if each[2] not in drawn[each[0]] & drawn[each[1]]]


def test_the_name_follows_the_content(outlines: Outlines) -> None:
    moved = shapely.transform(outlines.areas["IR-07"], lambda points: points + 0.01)
    other = replace(outlines, areas={**outlines.areas, "IR-07": moved})
    names = [shapes.province_name(each, code) for each in (outlines, other) for code in ("IR-07", "IR-10")]
    assert names[1] == names[3]
    assert names[0] != names[2]
    assert len(shapes.files(outlines)) == len(outlines.codes) + 1


def test_the_country_weighs_little(outlines: Outlines) -> None:
    assert len(shapes.files(outlines)[shapes.country_name(outlines)]) < 40_000
