"""Two figures of every province against each other, cut into four quadrants that have names."""

from dataclasses import dataclass

import numpy as np

from data_access.database import Database
from metrics.compare.figures import Figures, figures
from metrics.compare.measure import Measure, measure
from metrics.indicator import Better
from metrics.scope import Scope

Names = tuple[str, str]
GOOD = {
    (True, True): ("خوب در هر دو", "good in both"),
    (True, False): ("خوب در اولی، نه دومی", "good in the first only"),
    (False, True): ("خوب در دومی، نه اولی", "good in the second only"),
    (False, False): ("ضعیف در هر دو", "weak in both"),
}
LARGE = {
    (True, True): ("بالا در هر دو", "high in both"),
    (True, False): ("بالا در اولی، پایین در دومی", "high in the first only"),
    (False, True): ("پایین در اولی، بالا در دومی", "high in the second only"),
    (False, False): ("پایین در هر دو", "low in both"),
}


@dataclass(frozen=True)
class Dot:
    """A province with both figures and their intervals; `sure`: both intervals keep to its quadrant."""

    province: str
    x: float
    x_low: float
    x_high: float | None
    y: float
    y_low: float
    y_high: float | None
    right: bool     # at or above the median of x
    upper: bool     # at or above the median of y
    sure: bool


@dataclass(frozen=True)
class Scatter:
    """`names` of the quadrants by (right, upper), Persian and English; provinces without both left out."""

    x: Measure
    y: Measure
    dots: tuple[Dot, ...]
    median_x: float | None
    median_y: float | None
    names: dict[tuple[bool, bool], Names]
    left_out: tuple[str, ...]
    simulated: bool


def scatter(code_x: str | Measure, code_y: str | Measure, scope: Scope, database: Database) -> Scatter:
    """Both figures of all provinces, cut at their medians. Raises as `ranking`."""
    one, other = (figures(measure(code), scope, database) for code in (code_x, code_y))
    known = np.flatnonzero(~np.isnan(one.estimate.value) & ~np.isnan(other.estimate.value))
    names = quadrants(one.measure.about.better, other.measure.about.better)
    left_out = tuple(code for number, code in enumerate(one.provinces) if number not in known)
    simulated = one.simulated or other.simulated
    if not known.size:
        return Scatter(one.measure, other.measure, (), None, None, names, left_out, simulated)
    cut = float(np.median(one.estimate.value[known])), float(np.median(other.estimate.value[known]))
    dots = tuple(_dot(one, other, int(at), cut) for at in known)
    return Scatter(one.measure, other.measure, dots, *cut, names, left_out, simulated)


def quadrants(x: Better, y: Better) -> dict[tuple[bool, bool], Names]:
    """The name of each quadrant by (right, upper): good and weak where both figures have a better way."""
    if Better.NEUTRAL in {x, y}:
        return dict(LARGE)
    return {
        (right, upper): GOOD[right == (x is Better.HIGHER), upper == (y is Better.HIGHER)]
        for right in (True, False) for upper in (True, False)
    }


def _dot(one: Figures, other: Figures, at: int, cut: tuple[float, float]) -> Dot:
    x, x_low, x_high = _three(one, at)
    y, y_low, y_high = _three(other, at)
    sure = not (x_low < cut[0] < x_high) and not (y_low < cut[1] < y_high)
    ends = [high if np.isfinite(high) else None for high in (x_high, y_high)]
    return Dot(one.provinces[at], x, x_low, ends[0], y, y_low, ends[1], x >= cut[0], y >= cut[1], sure)


def _three(found: Figures, at: int) -> tuple[float, float, float]:
    own = found.estimate
    return float(own.value[at]), float(own.low[at]), float(own.high[at])
