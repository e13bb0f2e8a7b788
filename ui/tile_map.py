"""The tile map: all 31 provinces alike in size, each with its trend, as buttons that choose a province."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from common.settings import ROOT
from geo import tiles
from ui.words import say

WIDTH, HEIGHT, PAD = 100, 34, 4     # of the picture in a tile
Trend = Sequence[float | None]
_COMPONENT = st.components.v2.component(
    "tile_map", html='<div class="tile-frame"><div class="tile-map" role="group"></div></div>',
    js=(ROOT / "assets/js/tile_map.js").read_text(encoding="utf-8"), isolate_styles=False,
)


@dataclass(frozen=True)
class Mapped:
    """What the tiles show: per province the trend from old to new, and whose tiles are marked."""

    trends: Mapping[str, Trend]
    told: Callable[[float | None], str]     # a figure as text
    names: Mapping[str, str]
    own: frozenset[str] = frozenset()
    chosen: frozenset[str] = frozenset()
    alike: bool = False     # one scale for all tiles instead of one for each


def show(mapped: Mapped, label: str, key: str, choose: Callable[[str], None]) -> None:
    """Draws the tiles; `choose` is called with the code of the province that was pressed."""
    def pressed() -> None:
        code = getattr(st.session_state[key], "chosen", None)
        if code in tiles.tiles():
            choose(str(code))

    columns, _ = tiles.size()
    data = {
        "label": label, "columns": columns, "width": WIDTH, "height": HEIGHT,
        "tiles": described(mapped),
    }
    _COMPONENT(key=key, data=data, on_chosen_change=pressed)


def described(mapped: Mapped) -> list[dict[str, Any]]:
    """The tiles from north to south and west to east, as the keyboard goes through them."""
    order = sorted(tiles.tiles(), key=lambda code: (tiles.tiles()[code].row, tiles.tiles()[code].column))
    return [_tile(code, mapped) for code in order]


def _tile(code: str, mapped: Mapped) -> dict[str, Any]:
    trend, place = mapped.trends.get(code, []), tiles.tiles()[code]
    last = trend[-1] if trend else None
    marks = [name for name, codes in (("own", mapped.own), ("chosen", mapped.chosen)) if code in codes]
    signs = "".join({"own": "★ ", "chosen": "✓ "}[mark] for mark in marks)
    name, value = mapped.names.get(code, code), mapped.told(last)
    said = [name, value, *(say(f"compare.tile.{mark}") for mark in marks)]
    path, dots = _path(trend, scale_of(mapped.trends.values() if mapped.alike else [trend]))
    return {
        "code": code, "column": place.column, "row": place.row, "name": f"{signs}{name}", "value": value,
        "label": say("list.comma").join(said), "marks": marks, "path": path, "dots": dots,
    }


def scale_of(trends: Any) -> tuple[float, float]:
    """From 0, or below, to the largest known value.

    >>> scale_of([[1.0, None], [4.0]]), scale_of([[None]])
    ((0.0, 4.0), (0.0, 1.0))
    """
    known = [value for trend in trends for value in trend if value is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    return (low, high) if high > low else (low, low + 1.0)


def _path(trend: Trend, scale: tuple[float, float]) -> tuple[str, list[tuple[float, float]]]:
    """The line through the known values, broken where one is unknown; a dot at the last of each piece."""
    low, high = scale
    step, room = (WIDTH - 2 * PAD) / max(len(trend) - 1, 1), HEIGHT - 2 * PAD
    path, dots, before = "", [], False
    for place, value in enumerate(trend):
        if value is not None:
            x, y = round(PAD + place * step, 1), round(HEIGHT - PAD - (value - low) / (high - low) * room, 1)
            path += f"{'L' if before else 'M'}{x} {y}"
            if place + 1 == len(trend) or trend[place + 1] is None:
                dots.append((x, y))
        before = value is not None
    return path, dots
