"""Where the marks of maps and charts stand, as shares of their width and height; the templates draw them."""

from collections.abc import Sequence
from functools import lru_cache
from math import cos, radians
from typing import Any

import shapely

from common.settings import settings
from geo import outlines
from reports.model import Drawn
from reports.words import Words

STEPS = 5               # shades of a map
FINE = 0.05             # degrees; smaller bends are not seen on a page
MIDDLE = 32.5           # degrees north, where the map keeps its proportions
SMALLEST = 0.003        # square degrees; smaller islands are not drawn
MOST_LABELS = 8
TICKS = 3
Ring = list[tuple[float, float]]


def drawn(each: Drawn, words: Words) -> dict[str, Any]:
    """The marks of one map or chart."""
    values = [{"name": name, "value": words.number(value, each.unit)} for _, name, value in each.marks]
    if each.form == "map":
        return {"form": "map", "values": values, **_map(each, words)}
    if each.form == "bars":
        return {"form": "bars", "rows": _bars(each, words)}
    return {"form": "months", "values": values, **_months(each, words)}


def country() -> tuple[dict[str, list[Ring]], float]:
    """Province code to its rings, as shares of the width of the country; and its height in widths."""
    chosen = settings()
    return _country(outlines.load(chosen.outlines_file, chosen.outlines_code_property).sha256)


@lru_cache(maxsize=2)
def _country(_content: str) -> tuple[dict[str, list[Ring]], float]:
    chosen = settings()
    shapes = outlines.load(chosen.outlines_file, chosen.outlines_code_property)
    areas = list(shapes.areas.values())
    if shapely.coverage_is_valid(areas):
        areas = list(shapely.coverage_simplify(areas, FINE))
    west, south, east, north = shapely.total_bounds(areas)
    narrow = cos(radians(MIDDLE))
    width = (east - west) * narrow

    def ring(line: Any) -> Ring:
        return [
            (round((x - west) * narrow / width, 4), round((north - y) / width, 4)) for x, y in line.coords
        ]

    rings = {
        code: [ring(piece.exterior) for piece in shapely.get_parts(area) if piece.area >= SMALLEST]
        for code, area in zip(shapes.codes, areas, strict=True)
    }
    return rings, float((north - south) / width)


def shades(values: Sequence[float | None]) -> tuple[list[int], list[float]]:
    """The shade of each value (-1 = unknown), as many places in each as can be, and where each shade begins.

    >>> shades([1, 2, 3, 4, None])
    ([1, 2, 3, 4, -1], [1, 1, 2, 3, 4])
    """
    known = sorted(value for value in values if value is not None)
    if not known:
        return [-1 for _ in values], []
    limits = [known[len(known) * step // STEPS] for step in range(STEPS)]
    found = [
        -1 if value is None else max(at for at in range(STEPS) if limits[at] <= value) for value in values
    ]
    return found, limits


def _map(each: Drawn, words: Words) -> dict[str, Any]:
    rings, height = country()
    values = {key: value for key, _, value in each.marks}
    found, limits = shades([values.get(code) for code in rings])
    shapes = [
        {"rings": own, "shade": shade, "chosen": code == each.chosen}
        for (code, own), shade in zip(rings.items(), found, strict=True)
    ]
    shapes.sort(key=lambda shape: bool(shape["chosen"]))
    steps = [
        {"shade": at, "text": words.say("map.from", value=words.number(limit, each.unit))}
        for at, limit in enumerate(limits) if at + 1 == STEPS or limits[at + 1] != limit
    ]
    unknown = [{"shade": -1, "text": words.say("map.unknown")}] if -1 in found else []
    return {"shapes": shapes, "height": height, "legend": [*steps, *unknown]}


def _bars(each: Drawn, words: Words) -> list[dict[str, Any]]:
    longest = max((value for _, _, value in each.marks if value is not None), default=0) or 1
    return [
        {"name": name, "value": words.number(value, each.unit),
         "share": None if value is None else min(max(value / longest, 0), 1)}
        for _, name, value in each.marks
    ]


def _months(each: Drawn, words: Words) -> dict[str, Any]:
    """Points from 0 to 1 on both axes, the lower one at 0; unknown months break the line."""
    values = [value for _, _, value in each.marks]
    known = [value for value in values if value is not None]
    low, high = min([0, *known]), max([0, *known]) or 1
    last = max(len(values) - 1, 1)
    runs: list[Ring] = [[]]
    for at, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((at / last, (value - low) / (high - low)))
    every = max(len(values) // MOST_LABELS, 1)
    labels = [{"x": at / last, "text": name} for at, (_, name, _) in enumerate(each.marks) if at % every == 0]
    ticks = [
        {"y": step / TICKS, "text": words.number(low + (high - low) * step / TICKS, each.unit)}
        for step in range(TICKS + 1)
    ]
    return {"runs": [run for run in runs if run], "labels": labels, "ticks": ticks}
