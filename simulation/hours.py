"""When work goes on: office hours of working days, less the outages, and the clock outside of outages."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from simulation.model import FAR

Span = tuple[float, float]


class Hours:
    """Spans of office time in order without overlap, cut where the desk is out.

    >>> hours = Hours([(0, 100), (1000, 1100)], outages=[(50, 60)])
    >>> hours.after(10, 30), hours.after(10, 60), hours.after(200, 0), hours.worked(20, 1010)
    (40, 80.0, 1000, 80.0)
    """

    def __init__(self, office: Sequence[Span], outages: Sequence[Span] = ()) -> None:
        self._outages = sorted(outages)
        cut = [piece for span in office for piece in _without(span, self._outages)]
        self._opens = [opens for opens, _ in cut]
        self._closes = [closes for _, closes in cut]
        self._before = [0.0, *accumulate(closes - opens for opens, closes in cut)]

    def after(self, moment: float, work: float) -> float:
        """The moment at which `work` seconds begun at `moment` are done; infinite beyond the last span."""
        place = bisect_right(self._closes, moment)
        if place == len(self._opens):
            return FAR
        opens = self._opens[place]
        done = self._before[place] + max(moment - opens, 0) + work
        if done <= self._before[place + 1]:
            return max(moment, opens) + work
        last = bisect_left(self._before, done) - 1
        return FAR if last >= len(self._opens) else self._opens[last] + done - self._before[last]

    def worked(self, first: float, last: float) -> float:
        """Seconds of office time from `first` to `last`."""
        return self._elapsed(last) - self._elapsed(first)

    def free(self, moment: float) -> float:
        """The moment itself, or the end of the outage it falls into."""
        place = bisect_right(self._outages, (moment, FAR)) - 1
        return max(moment, self._outages[place][1]) if place >= 0 else moment

    def _elapsed(self, moment: float) -> float:
        place = bisect_right(self._closes, moment)
        if place == len(self._opens):
            return self._before[-1]
        return self._before[place] + max(moment - self._opens[place], 0)


def _without(span: Span, outages: Sequence[Span]) -> list[Span]:
    """What is left of a span when the outages are cut out."""
    opens, closes = span
    left = []
    for began, ended in outages:
        if began < closes and ended > opens:
            if began > opens:
                left.append((opens, began))
            opens = ended
    return [*left, (opens, closes)] if opens < closes else left
