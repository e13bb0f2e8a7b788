"""What the backlog will be: last year's arrivals with their season, and how requests end, carried forward.

The interval comes from what the same method got wrong before, seen from earlier month-ends; it assumes no
shape of chance, only that the near future surprises us as the near past did.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from common.errors import TooFewMonths
from metrics.desk.monthly import Monthly, Numbers

YEAR = 12
LEAST = 2 * YEAR        # months a projection starts from: a year and the year before it
WINDOW = YEAR           # month-ends whose errors are pooled over provinces; a single series takes them all
POOL = 10               # series from which on the window is enough
PRIOR = 30.0            # requests by which a province leans on the country
SEASONED = 200.0        # requests from which on a season counts half
GROWTH = (0.8, 1.25)    # of the country in a year, at most
QUEUE = 0.5             # months of work open, from which on officers may be what is short


@dataclass(frozen=True, eq=False)
class Band:
    """Open at the end of each coming month: the middle and the bounds of the interval, (series, horizon)."""

    middle: Numbers
    low: Numbers
    high: Numbers


def forecast(series: Monthly, origin: int, horizon: int) -> Numbers:
    """Open at the end of the next `horizon` months, from the first `origin` months alone; (series, horizon).

    Either a share of what there is to do is left each month, or, where a queue has built up and that fits
    the last year better, as many end as the officers ended a month. Raises TooFewMonths below LEAST.
    """
    _check(origin)
    last, coming = slice(origin - YEAR, origin), np.arange(origin, origin + horizon) % YEAR
    arrivals = _level(series, origin)[:, None] * _season(series.registered, origin)[coming]
    growth = _growth(series, origin) ** ((YEAR / 2 + 0.5 + np.arange(horizon)) / YEAR)
    share = np.minimum(_left(series, last)[:, None] * _nowruz(series, origin)[coming], 1)
    queued = _queues(series, origin)
    ended = series.finished[:, last].mean(axis=1)
    now = series.open[:, origin - 1]
    found = np.zeros((len(now), horizon))
    for ahead in range(horizon):
        to_do = now + arrivals[:, ahead] * growth[ahead]
        now = np.where(queued, np.maximum(to_do - ended, 0), share[:, ahead] * to_do)
        found[:, ahead] = now
    return found


def _check(months: int) -> None:
    if months < LEAST:
        raise TooFewMonths(
            "برای برآورد آینده دست‌کم ۲۴ ماه کامل داده لازم است؛ پس از آن دوباره ببینید.",
            "A projection needs at least 24 whole months of data: look again when they are there.",
        )


def errors(series: Monthly, horizon: int) -> Numbers:
    """Truth less forecast, in units of its own square root, seen from every month-end; NaN where the truth is
    not known yet. (origins, series, horizon), the first origin after LEAST months.
    """
    _check(series.months)
    truth = series.open
    found = np.full((series.months - LEAST, len(truth), horizon), np.nan)
    for place, origin in enumerate(range(LEAST, series.months)):
        seen = min(horizon, series.months - origin)
        expected = forecast(series, origin, seen)
        found[place, :, :seen] = (truth[:, origin : origin + seen] - expected) / _unit(expected)
    return found


def band(series: Monthly, horizon: int, level: float) -> Band:
    """The projection from the end of the last month, with an interval of `level` (0 to 1).

    Raises DataUnavailable where too few months are known to have been wrong before.
    """
    expected = forecast(series, series.months, horizon)
    seen = errors(series, horizon)
    off = [known_errors(seen, series.months, ahead, (0.5, *tails(level))) for ahead in range(horizon)]
    middle, low, high = (np.maximum(expected + each * _unit(expected), 0) for each in np.array(off).T)
    return Band(middle, low, high)


def tails(level: float) -> tuple[float, float]:
    """The quantiles between which the share `level` lies."""
    return (1 - level) / 2, (1 + level) / 2


def known_errors(seen: Numbers, origin: int, ahead: int, quantiles: Sequence[float]) -> Numbers:
    """Quantiles of the errors that were known when `origin` months were, `ahead` + 1 months ahead."""
    stop = origin - ahead - LEAST      # an error is known once its month is over
    first = max(stop - WINDOW, 0) if seen.shape[1] >= POOL else 0
    pooled = seen[first : max(stop, 0), :, ahead].ravel()
    if pooled.size < POOL:
        raise TooFewMonths(
            "سابقهٔ کافی برای بازهٔ این برآورد نیست؛ افق کوتاه‌تری برگزینید یا تا ماه‌های بعد صبر کنید.",
            "There is too little history for an interval this far ahead: choose a shorter one or wait.",
        )
    return np.asarray(np.quantile(pooled, quantiles, method="weibull"))


def _unit(expected: Numbers) -> Numbers:
    return np.asarray(np.sqrt(1 + expected))


def _season(registered: Numbers, origin: int) -> Numbers:
    """The factor of each of the twelve months of the year that begins with the first known month, (12,).

    Of all series together, over the whole years before `origin`; 1 where there are few requests.
    """
    return _by_month(registered.sum(axis=0), registered.sum(axis=0), origin)


def _nowruz(series: Monthly, origin: int) -> Numbers:
    """The same for the share left at the end of a month, but of Esfand and Farvardin alone: of the other
    months it says on which weekday they ended, which is another each year.
    """
    to_do = (series.opening + series.registered).sum(axis=0)
    left = np.divide(series.open.sum(axis=0), to_do, out=np.ones_like(to_do), where=to_do > 0)
    around = np.isin((series.first + np.arange(YEAR)) % YEAR, (0, YEAR - 1))
    return np.where(around, _by_month(left, series.registered.sum(axis=0), origin), 1.0)


def _by_month(values: Numbers, requests: Numbers, origin: int) -> Numbers:
    """Factors of the months of the year on the mean of their year, (12,); `values`, `requests` (months,)."""
    years = origin // YEAR
    used = slice(origin - years * YEAR, origin)
    each = values[used].reshape(years, YEAR)
    mean = each.mean(axis=1, keepdims=True)
    relative = np.divide(each, mean, out=np.ones_like(each), where=mean > 0).mean(axis=0)
    trust = requests[used].sum() / (requests[used].sum() + SEASONED)
    return np.asarray(np.roll(1 + trust * (relative - 1), origin % YEAR))


def _level(series: Monthly, origin: int) -> Numbers:
    """Arrivals a month in the last year, (series,), freed of the season."""
    months = np.arange(origin - YEAR, origin)
    season = _season(series.registered, origin)[months % YEAR]
    return np.asarray(series.registered[:, months].sum(axis=1) / season.sum())


def _growth(series: Monthly, origin: int) -> float:
    """Of all series together, the last year against the one before; 1 where there are few requests."""
    year = series.registered[:, origin - YEAR : origin].sum()
    before = series.registered[:, origin - 2 * YEAR : origin - YEAR].sum()
    return float(np.clip((year + SEASONED / 4) / (before + SEASONED / 4), *GROWTH))


def _left(series: Monthly, months: slice) -> Numbers:
    """The share of what was open or came that was left at the end of a month, (series,)."""
    to_do = (series.opening + series.registered)[:, months].sum(axis=1)
    left = series.open[:, months].sum(axis=1)
    common = left.sum() / max(to_do.sum(), 1)
    return np.asarray((left + common * PRIOR) / (to_do + PRIOR))


def _queues(series: Monthly, origin: int) -> NDArray[np.bool_]:
    """Where a queue has built up that grows or falls steadily, rather than a share of the work being left."""
    last = slice(origin - YEAR, origin)
    now, before = series.open[:, last], series.opening[:, last]
    steps = now - before
    by_share = np.abs(now - _left(series, last)[:, None] * (before + series.registered[:, last])).sum(axis=1)
    by_drift = np.abs(steps - steps.mean(axis=1, keepdims=True)).sum(axis=1)
    waiting = now[:, -1] > QUEUE * series.finished[:, last].mean(axis=1)
    return np.asarray((by_drift < by_share) & waiting)
