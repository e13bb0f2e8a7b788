"""Tiny trend lines drawn as SVG pictures, so that a card needs no chart library."""

from base64 import b64encode
from collections.abc import Sequence

WIDTH, HEIGHT, PAD = 120, 28, 3
LINE, END = "#0B5C8A", "#B3541E"
FEWEST = 2   # one point is no trend
Point = tuple[float, float]


def line(values: Sequence[float | None], description: str) -> str:
    """A picture of the values from the first to the last; gaps where a value is unknown.

    `description` is already escaped.

    >>> line([], "x"), line([None, 1.0], "x")
    ('', '')
    """
    known = [value for value in values if value is not None]
    if len(known) < FEWEST:
        return ""
    points = _points(values, min(known), max(known))
    path = ""
    for before, point in zip([None, *points], points, strict=False):
        if point is not None:
            path += f"{'M' if before is None else 'L'}{point[0]:.1f} {point[1]:.1f}"
    last = next(point for point in reversed(points) if point is not None)
    # As a picture: the sanitiser of the page lets no inline SVG through.
    source = b64encode(_drawing(path, last).encode()).decode()
    return f'<img class="spark" src="data:image/svg+xml;base64,{source}" alt="{description}">'


def _points(values: Sequence[float | None], low: float, high: float) -> list[Point | None]:
    spread, step = (high - low) or 1, (WIDTH - 2 * PAD) / (len(values) - 1)
    room = HEIGHT - 2 * PAD
    return [
        None if value is None else (PAD + n * step, HEIGHT - PAD - (value - low) / spread * room)
        for n, value in enumerate(values)
    ]


def _drawing(path: str, last: Point) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' width="{WIDTH}" height="{HEIGHT}">'
        f'<path d="{path}" fill="none" stroke="{LINE}" stroke-width="1.6"/>'
        f'<circle cx="{last[0]:.1f}" cy="{last[1]:.1f}" r="2.5" fill="{END}"/></svg>'
    )
