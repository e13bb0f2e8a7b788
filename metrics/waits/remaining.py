"""What an open request may still expect: chances to end soon, days to come, lateness beyond its due day."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from metrics.waits.curve import Curve
from metrics.waits.estimate import Estimate, Quantile

HORIZONS = (7, 30, 90)


@dataclass(frozen=True)
class Ahead:
    """Days to come, on average, counting at most the next `within` days; `complete`: nothing lies beyond.

    Not complete means "at least": what lasts longer counts `within` days. Unknown: all None.
    """

    days: Estimate
    within: int | None
    complete: bool


@dataclass(frozen=True)
class Outlook:
    """Of what is open at the end of its day `age`: `chances` by horizon in days; the `median` and the average
    (`rest`) of the days to come; with a due day, the chance to end after it and the `lateness` to expect.
    `reach`: how many days ahead the curve sees (None: none), and `by_reach` the chance to end in them, to be
    said where a horizon lies beyond.
    """

    age: int
    chances: dict[int, Estimate]
    reach: int | None
    by_reach: Estimate
    median: Quantile
    rest: Ahead
    late: Estimate | None
    lateness: Ahead | None


def outlook(curve: Curve, age: int, due: int | None = None, horizons: Sequence[int] = HORIZONS) -> Outlook:
    """What the curve says of a request that is `age` days old, due on day `due` of its life (None: never).

    For the step a request is in, give the curve of the days from entering that step to the end of the
    request, and the days since it was entered; `due` is then counted from there, too.
    """
    rest = curve.after(age)
    return Outlook(
        age, {horizon: curve.chance_within(age, horizon) for horizon in horizons}, rest.reach,
        curve.chance_within(age, rest.reach or 0), rest.quantile(0.5), _ahead(rest, 0),
        None if due is None else chance_late(curve, age, due),
        None if due is None else lateness(curve, age, due),
    )


def chance_late(curve: Curve, age: int, due: int) -> Estimate:
    """The chance to end after day `due`; certain when that day has gone by."""
    if age >= due:
        return Estimate(1.0, 1.0, 1.0)
    return curve.chance_within(age, due - age).complement()


def lateness(curve: Curve, age: int, due: int) -> Ahead:
    """Days beyond day `due` at the end, on average over all ways it may go (on time = 0 days late)."""
    ahead = _ahead(curve.after(age), max(due - age, 0))
    late = max(age - due, 0)
    days = Estimate(*(None if each is None else each + late for each in astuple(ahead.days)))
    return Ahead(days, ahead.within, ahead.complete)


def _ahead(rest: Curve, since: int) -> Ahead:
    """The days to come after the next `since` days."""
    if rest.reach is None or (since > rest.reach and not rest.complete):
        return Ahead(Estimate(), None, False)
    return Ahead(rest.area(since, max(rest.reach, since)), rest.reach, rest.complete)
