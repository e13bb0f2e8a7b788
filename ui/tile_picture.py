"""The tile map as a picture to take away: an SVG with title, period and source, for PNG and SVG alike."""

from html import escape
from textwrap import wrap
from typing import Any

from geo import tiles
from ui import pictures, tile_map
from ui.language import direction
from ui.pictures import Caption
from ui.words import isolated

WIDE, TALL, GAP = 150, 96, 8    # of a tile
MARGIN, HEAD, FOOT = 16, 84, 60
SCALE = (WIDE - 2 * GAP) / tile_map.WIDTH
LETTERS = 120   # of a line
FONT = "Vazirmatn, Tahoma, sans-serif"
BORDERS = {"own": "#B3541E", "chosen": "#0B5C8A", "": "#8795A1"}


def buttons(mapped: tile_map.Mapped, title: str, told: str) -> None:
    """PNG and SVG of what the tiles show now."""
    caption = Caption(title, (told,), pictures.source())
    pictures.ready(drawing(mapped, caption), caption)


def drawing(mapped: tile_map.Mapped, caption: Caption) -> str:
    """The whole SVG; every text in it is escaped."""
    columns, rows = tiles.size()
    width, height = columns * (WIDE + GAP) + 2 * MARGIN, rows * (TALL + GAP) + HEAD + FOOT
    body = "".join(_tile(tile) for tile in tile_map.described(mapped))
    head = [_text(_side(width), 30, caption.title, 18, "700")]
    head += [_text(_side(width), 56, line, 13) for line in caption.lines]
    foot = [_text(_side(width), height - FOOT + 24 + 18 * at, line, 12)
            for at, line in enumerate(wrap(caption.source, LETTERS))]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}"><rect width="100%" height="100%" fill="#fff"/>'
        f"{''.join(head)}{body}{''.join(foot)}</svg>"
    )


def _side(width: int) -> tuple[int, str]:
    """Where lines begin and how they are held: at the reader's own side."""
    return (width - MARGIN, "end") if direction() == "rtl" else (MARGIN, "start")


def _text(at: tuple[int, str], y: float, text: str, size: int, weight: str = "400") -> str:
    return (f'<text x="{at[0]}" y="{y}" text-anchor="{at[1]}" font-family="{FONT}" font-size="{size}"'
            f' font-weight="{weight}" fill="#1B2733">{isolated(text)}</text>')


def _tile(tile: dict[str, Any]) -> str:
    left, top = MARGIN + tile["column"] * (WIDE + GAP), HEAD + tile["row"] * (TALL + GAP)
    mark = next(iter(tile["marks"]), "")
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="2" fill="#B3541E"/>' for x, y in tile["dots"])
    middle = (WIDE // 2, "middle")
    return (
        f'<g transform="translate({left} {top})"><rect width="{WIDE}" height="{TALL}" rx="6" fill="#fff"'
        f' stroke="{BORDERS[mark]}" stroke-width="{3 if mark else 1}"/>{_text(middle, 20, tile["name"], 12)}'
        f'<g transform="translate({GAP} 26) scale({SCALE:.3f})"><path d="{escape(tile["path"])}" fill="none"'
        f' stroke="#0B5C8A" stroke-width="1.6"/>{dots}</g>'
        f"{_text(middle, TALL - 8, tile['value'], 13, '700')}</g>"
    )
