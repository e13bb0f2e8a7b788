"""Shares of each ending, finished-only figures and the comparison of groups, on logs worked out by hand."""

import math
from dataclasses import astuple

import pytest

from metrics.waits.compare import LogRank, log_rank, median_difference
from metrics.waits.competing import Endings, aalen_johansen
from metrics.waits.curve import kaplan_meier
from metrics.waits.estimate import Estimate
from metrics.waits.naive import FinishedOnly, finished_only
from metrics.waits.observed import Observed

LOG = [
    (0, 0, "approved", 1), (0, 2, "approved", 1), (0, 2, "rejected", 1), (0, 3, "open", 2),
    (0, 5, "withdrawn", 1), (0, 8, "approved", 1), (0, 9, "open", 1),
]


def endings(*rows: tuple[int, int, str, int]) -> Endings:
    return aalen_johansen(Observed.of(rows))


def rounded(estimate: Estimate) -> tuple[float | None, ...]:
    parts = (estimate.value, estimate.low, estimate.high)
    return tuple(None if each is None else round(each, 4) for each in parts)


def test_the_shares_of_each_ending_by_hand() -> None:
    # S: 7/8 after day 0, 5/8 after 2, then 3 at risk on day 5: 5/12, 2 on day 8: 5/24.
    made = endings(*LOG)
    assert 1 / 8 + 1 / 8 == made.at("approved", 4).value
    assert math.isclose(1 / 4 + 5 / 24, made.at("approved", 9).value or 0)
    assert 1 / 8 == made.at("rejected", 9).value
    assert math.isclose(5 / 24, made.at("withdrawn", 5).value or 0)
    assert Estimate() == made.at("approved", 10)


def test_with_one_ending_its_share_is_what_the_curve_lost() -> None:
    made = endings((0, 1, "approved", 3), (0, 4, "open", 2), (0, 6, "approved", 4))
    share = made.parts["approved"].share
    assert pytest.approx([1 / 3, 1 / 3, 1]) == share.tolist()
    assert pytest.approx((1 - made.curve.survival).tolist()) == share.tolist()


def test_the_variance_of_a_first_share_is_that_of_a_proportion() -> None:
    part = endings((0, 1, "approved", 3), (0, 1, "rejected", 2), (0, 4, "open", 5)).parts["approved"]
    assert math.isclose(0.3 * 0.7 / 10, part.variance[0])


def test_a_sum_that_misses_one_by_a_hair_is_certain_all_the_same() -> None:
    made = endings((0, 0, "withdrawn", 3), (0, 1, "withdrawn", 3), (0, 2, "withdrawn", 4))
    assert (1.0, round(0.025 ** (1 / 4), 4), 1.0) == rounded(made.at("withdrawn", 2))


def test_an_ending_that_nobody_had_has_an_upper_limit() -> None:
    made = endings((0, 1, "approved", 9), (0, 4, "open", 1))
    assert Estimate(0.0, 0.0, 0.0) == made.at("rejected", 0)
    assert (0.0, 0.0, round(0.9 * (1 - 0.025 ** (1 / 9)), 4)) == rounded(made.at("rejected", 4))


def test_requests_that_entered_late_count_from_then_on() -> None:
    # Day 2: 2 at risk, one approved. Day 4: the other of them and 2 that entered on day 3, one rejected.
    made = endings((0, 2, "approved", 1), (0, 6, "open", 1), (3, 4, "rejected", 1), (3, 6, "open", 1))
    assert 1 / 2 == made.at("approved", 6).value
    assert math.isclose(1 / 2 * 1 / 3, made.at("rejected", 6).value or 0)


def test_nothing_known_has_no_endings() -> None:
    assert Estimate() == endings().at("approved", 3)


def test_finished_only_says_how_many_it_leaves_out() -> None:
    assert FinishedOnly(17 / 5, 2, 8, 5, 3) == finished_only(Observed.of(LOG))
    assert FinishedOnly(None, None, None, 0, 4) == finished_only(Observed.of([(0, 3, "open", 4)]))


def test_the_log_rank_test_by_hand() -> None:
    # Day 1: 1 of 2 + 2 ends, in the first; day 2: 1 of 1 + 2 in the second; day 3: 1 of 1 + 1 in the first.
    first = Observed.of([(0, 1, "approved", 1), (0, 3, "approved", 1)])
    second = Observed.of([(0, 2, "approved", 1), (0, 4, "open", 1)])
    tested = log_rank((first, second))
    expected, variance = 1 / 2 + 1 / 3 + 1 / 2, 1 / 4 + 2 / 9 + 1 / 4
    assert 2 == tested.ended
    assert math.isclose(expected, tested.expected)
    assert math.isclose((2 - expected) ** 2 / variance, tested.statistic or 0)


def test_strata_add_up_before_they_are_tested() -> None:
    pair = (Observed.of([(0, 1, "approved", 5)]), Observed.of([(0, 4, "approved", 5)]))
    once, twice = log_rank(pair), log_rank(pair, pair)
    assert math.isclose(2 * (once.statistic or 0), twice.statistic or 0)


def test_groups_without_a_common_end_are_not_compared() -> None:
    still = Observed.of([(0, 3, "open", 2)])
    assert LogRank(0, 0.0, None, None) == log_rank((still, still))
    assert None is log_rank((Observed.of([]), Observed.of([(0, 1, "approved", 1)]))).p
    assert None is log_rank().p


def test_the_difference_of_medians_puts_both_intervals_together() -> None:
    slow = kaplan_meier(Observed.of([(0, day, "approved", 1) for day in range(10, 60, 2)]))
    fast = kaplan_meier(Observed.of([(0, day, "approved", 1) for day in range(1, 26)]))
    assert [(34, 24, 44, None), (13, 8, 18, None)] == [astuple(each.quantile(0.5)) for each in (slow, fast)]
    assert (21, round(21 - math.hypot(10, 5), 4), round(21 + math.hypot(10, 5), 4)) == rounded(
        median_difference(slow, fast)
    )


def test_a_median_that_is_not_known_yet_has_no_difference() -> None:
    still, known = (kaplan_meier(Observed.of([(0, 3, end, 2)])) for end in ("open", "approved"))
    assert Estimate() == median_difference(still, known)
    assert (0.0, None, None) == rounded(median_difference(known, known))
