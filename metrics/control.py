"""Tells a month that is out of the ordinary from noise: control limits out of the months before it.

Limits stand `3.2 + 14/n` spreads around the mean of the n months before the judged one (individuals chart);
the spread is the larger of mean moving range / 1.128 and the standard deviation. For figures that cannot be
negative they are taken on the figures and on their cube roots, and the wider ones hold, so that lopsided
noise raises no alarm. Counts are judged on twice their square roots with `3 + 6/n` spreads of at least 1, the
spread of Poisson counts. Beside the limits stands one rule: eight months in a row on one side of the median.
Measured on pure noise (tests/test_control.py; 20,000 months of each of 12 kinds after 12, 17 and 24 months),
both rules together: at most 0.8 false alarms in 100 months (strongly lopsided noise), mostly 0.0 to 0.3.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from statistics import fmean, median, stdev

from common.figures import known
from common.period import Period
from data_access.database import Database
from metrics import compute, registry
from metrics.formula import leaves
from metrics.indicator import Indicator, Unit
from metrics.reach import reach
from metrics.scope import Scope
from metrics.spine import Grain

LEAST, MOST = 12, 24     # months of baseline that limits need, and as many as they look back
RUN = 8                  # months in a row on one side of the median
_RANGE = 1.128           # mean moving range of normal noise of spread 1
Scale = tuple[Callable[[float], float], Callable[[float], float]]   # to the scale of judgement and back
_AS_IT_IS: Scale = (lambda value: value, lambda value: value)
_CUBE_ROOT: Scale = (lambda value: value ** (1 / 3), lambda root: max(root, 0.0) ** 3)
_COUNTS: Scale = (
    lambda value: 2 * sqrt(value + 0.375), lambda root: max((max(root, 0.0) / 2) ** 2 - 0.375, 0.0),
)


@dataclass(frozen=True)
class Limits:
    """Usual level and the band around it, in the unit of the series."""

    centre: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Control:
    """The months of an indicator and the verdict on the last one.

    `verdict`: within, above, below (a limit), run_above, run_below (the median), too_few, unknown, or sparse:
    nothing happens in most months, so that no band says what is usual.
    """

    code: str
    months: tuple[str, ...]              # as Period.parse reads them
    values: tuple[float | None, ...]     # None = unknown
    of_changes: bool                     # the series is the change from month to month
    limits: Limits | None
    verdict: str
    run: int                             # months in a row on the side of the median where the last one is
    baseline: int                        # known months before the judged one that limits rest on


def control(code: str, scope: Scope, database: Database) -> Control:
    """The last month of the scope's period judged by the months before it; one SELECT and that of the reach.

    What stands (parks, units, shares of them) is judged by its change from month to month.
    """
    first = reach(database).first_day or scope.period.start
    span = Period(min(first, scope.period.start), scope.period.stop)
    frame = compute.trend([code], span, Grain.MONTH, scope, database)
    series = [known(value) for value in frame[code]]
    return of_series(code, [str(month) for month in frame["period"]], series)


def of_series(code: str, months: Sequence[str], series: Sequence[float | None]) -> Control:
    """The verdict on the last of `series`, which stand for `months` in order."""
    about = registry.get(code)
    standing = _stands(about)
    values = _steps(series) if standing else list(series)
    shown = list(months)[1:] if standing else list(months)
    first = next((place for place, value in enumerate(values) if value is not None), 0)
    shown, values = shown[first:], values[first:]
    counts = about.unit is Unit.COUNT and not standing and not about.is_ratio
    limits, verdict, run, baseline = judge(values, counts)
    return Control(code, tuple(shown), tuple(values), standing, limits, verdict, run, baseline)


def judge(series: Sequence[float | None], counts: bool) -> tuple[Limits | None, str, int, int]:
    """Limits, verdict, run and baseline for the last value of the series."""
    before = [value for value in series[:-1] if value is not None][-MOST:]
    if not series or series[-1] is None:
        return None, "unknown", 0, len(before)
    if len(before) < LEAST:
        return None, "too_few", 0, len(before)
    if not counts and sum(1 for value in before if value) < LEAST // 2:
        return None, "sparse", 0, len(before)
    found, last = limits_of(before, counts), series[-1]
    run = _run(series, median(before))
    if last > found.upper or last < found.lower:
        return found, "above" if last > found.upper else "below", run, len(before)
    if run >= RUN:
        return found, "run_above" if last > median(before) else "run_below", run, len(before)
    return found, "within", run, len(before)


def limits_of(before: Sequence[float], counts: bool) -> Limits:
    """The band that noise like `before` leaves in less than 1 of 100 months."""
    months = len(before)
    if counts and min(before) >= 0:
        lower, upper = _band(before, _COUNTS, 3 + 6 / months, 1)
        return Limits(median(before), lower, upper)
    scales = [_AS_IT_IS, _CUBE_ROOT] if min(before) >= 0 else [_AS_IT_IS]
    bands = [_band(before, scale, 3.2 + 14 / months, 0) for scale in scales]
    lower = min(low for low, _ in bands)
    lower = max(lower, 0.0) if min(before) >= 0 else lower
    return Limits(median(before), lower, max(high for _, high in bands))


def _band(before: Sequence[float], scale: Scale, spreads: float, least: float) -> tuple[float, float]:
    judged = [scale[0](value) for value in before]
    moves = [abs(then - first) for first, then in pairwise(judged)]
    reach_ = spreads * max(fmean(moves) / _RANGE, stdev(judged), least)
    return scale[1](fmean(judged) - reach_), scale[1](fmean(judged) + reach_)


def _run(series: Sequence[float | None], level: float) -> int:
    """How many of the last values, the last included, lie on its side of the level; one on it ends a run."""
    last = series[-1]
    if last is None or last == level:
        return 0
    length = 0
    for value in reversed(series):
        if value is None or value == level or (value > level) != (last > level):
            break
        length += 1
    return length


def _stands(about: Indicator) -> bool:
    """Whether the figure is one of what stands: it moves slowly, and only its changes can be judged."""
    return all(leaf.fact.stock for leaf in leaves(about.formula))


def _steps(series: Sequence[float | None]) -> list[float | None]:
    pairs = pairwise(series)
    return [None if first is None or then is None else then - first for first, then in pairs]
