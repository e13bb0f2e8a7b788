"""In worlds whose truth is known the curves rank rightly and intervals cover; the naive figures mislead."""

import numpy as np
import pytest

from metrics.waits.compare import log_rank, median_difference
from metrics.waits.competing import aalen_johansen
from metrics.waits.curve import Curve, kaplan_meier
from metrics.waits.estimate import Estimate
from metrics.waits.naive import finished_only
from metrics.waits.observed import Observed
from tests.waits.worlds import Law, worlds

SLOW, FAST = Law(45, 1.4), Law(30, 0.35)   # a long tail against a steady province
WORLDS = 1000
DAY, UNTIL, AGE, HORIZON = 30, 90, 20, 30
PROMISED = (0.93, 0.97)   # of intervals of 95 %


@pytest.fixture(scope="module", params=[(200, 6, 0), (400, 6, 150)], ids=["all", "delayed entry"])
def seen(request: pytest.FixtureRequest) -> list[Curve]:
    return [kaplan_meier(each) for each in worlds(WORLDS, 1401, SLOW, *request.param)]


def covered(intervals: list[Estimate], truth: float) -> float:
    """The share of intervals that hold the truth; one without a limit reaches to infinity on that side."""
    held = [
        (each.low is None or each.low <= truth) and (each.high is None or truth <= each.high)
        for each in intervals
    ]
    return sum(held) / len(held)


def promised(share: float) -> bool:
    return PROMISED[0] <= share <= PROMISED[1]


def test_the_slow_province_is_not_shown_as_faster() -> None:
    naive_wrong, right, proven = 0, 0, 0
    for slow, fast in zip(worlds(100, 7, SLOW, 300, 4), worlds(100, 8, FAST, 300, 4), strict=True):
        naive_wrong += (finished_only(slow).median or 0) <= (finished_only(fast).median or 0)
        difference = median_difference(kaplan_meier(slow), kaplan_meier(fast))
        right += difference.value is None or difference.value >= 0
        proven += (log_rank((slow, fast)).p or 1) < 0.05
    assert naive_wrong >= 95
    assert right >= 95
    assert proven >= 95


def test_the_interval_of_the_share_still_waiting_covers_the_truth(seen: list[Curve]) -> None:
    share = covered([each.at(DAY) for each in seen], SLOW.lasting(DAY))
    assert promised(share), share


def test_the_interval_of_the_median_covers_the_truth(seen: list[Curve]) -> None:
    found = [each.quantile(0.5) for each in seen]
    share = covered([Estimate(each.value, each.low, each.high) for each in found], SLOW.median)
    assert promised(share), share


def test_the_interval_of_the_average_within_90_days_covers_the_truth(seen: list[Curve]) -> None:
    share = covered([each.restricted_mean(UNTIL) for each in seen], SLOW.restricted_mean(UNTIL))
    assert promised(share), share


def test_the_interval_of_the_chance_of_an_open_request_covers_the_truth(seen: list[Curve]) -> None:
    truth = 1 - SLOW.lasting(AGE + HORIZON) / SLOW.lasting(AGE)
    share = covered([each.chance_within(AGE, HORIZON) for each in seen], truth)
    assert promised(share), share


@pytest.mark.parametrize("before", [0, 150])
def test_the_interval_of_an_ending_covers_the_truth(before: int) -> None:
    shares = {"approved": 0.6, "rejected": 0.25, "withdrawn": 0.15}
    found = [aalen_johansen(each) for each in worlds(WORLDS, 11, SLOW, 300, 6, before, **shares)]
    for kind, part in shares.items():
        share = covered([each.at(kind, DAY) for each in found], part * (1 - SLOW.lasting(DAY)))
        assert promised(share), (kind, share)


def test_the_interval_of_a_difference_of_medians_covers_the_truth() -> None:
    slow, fast = worlds(WORLDS, 3, Law(45, 1.0), 250, 8), worlds(WORLDS, 4, Law(30, 1.0), 250, 8)
    found = [
        median_difference(kaplan_meier(one), kaplan_meier(other))
        for one, other in zip(slow, fast, strict=True)
    ]
    share = covered([each for each in found if each.value is not None], 15)
    assert promised(share), share


def test_two_alike_provinces_are_told_apart_by_chance_only() -> None:
    pairs = zip(worlds(WORLDS, 5, SLOW, 150, 6, 60), worlds(WORLDS, 6, SLOW, 150, 6, 60), strict=True)
    alarms = sum((log_rank(pair).p or 1) < 0.05 for pair in pairs) / WORLDS
    assert 0.03 <= alarms <= 0.07


def test_old_requests_taken_as_new_ones_would_make_the_curve_lie() -> None:
    """Ends before the data begin are missing: without delayed entry waits would look longer than they are."""
    made = worlds(50, 9, SLOW, 400, 3, 365)
    as_new = [Observed(each.entry * 0, each.days, each.ending, each.number) for each in made]
    told, lied = ([kaplan_meier(each).at(DAY).value or 0 for each in which] for which in (made, as_new))
    assert abs(float(np.mean(told)) - SLOW.lasting(DAY)) < 0.02
    assert float(np.mean(lied)) - SLOW.lasting(DAY) > 0.1
