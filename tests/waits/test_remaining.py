"""What an open request may expect, on curves worked out by hand."""

import math

from metrics.waits.curve import Curve, kaplan_meier
from metrics.waits.estimate import Estimate, Quantile
from metrics.waits.observed import Observed
from metrics.waits.remaining import Ahead, chance_late, lateness, outlook


def curve(*rows: tuple[int, int, str, int]) -> Curve:
    return kaplan_meier(Observed.of(rows))


# Lasts beyond day 10: 80 %, beyond 20: 40 %, beyond 40: 20 %; one fifth is open on day 50.
STEADY = curve((0, 10, "approved", 20), (0, 20, "approved", 40), (0, 40, "rejected", 20), (0, 50, "open", 20))
# All have ended on day 40.
WHOLE = curve((0, 10, "approved", 20), (0, 20, "approved", 40), (0, 40, "approved", 40))


def test_the_chance_of_an_open_request_is_that_of_those_that_lasted_as_long() -> None:
    assert math.isclose(0.6, STEADY.chance_within(0, 20).value or 0)
    assert 0.5 == STEADY.chance_within(10, 10).value
    assert math.isclose(0.75, STEADY.chance_within(10, 30).value or 0)


def test_open_at_an_age_means_beyond_the_ends_of_that_day() -> None:
    assert 0.5 == STEADY.chance_within(20, 20).value
    assert 0.5 == STEADY.chance_within(19, 1).value


def test_no_end_in_the_days_asked_for_is_not_a_certainty() -> None:
    # 40 of 100 are watched on the days 21 to 27 and nobody ends: at most 1 - 0.025^(1/40).
    chance = STEADY.chance_within(20, 7)
    assert (0.0, 0.0) == (chance.value, chance.low)
    assert math.isclose(1 - 0.025 ** (1 / 40), chance.high or 0)


def test_beyond_the_reach_a_chance_is_unknown_and_what_is_seen_is_said() -> None:
    seen = outlook(STEADY, 20)
    assert Estimate() == seen.chances[90]
    assert Estimate() != seen.chances[30]
    assert 30 == seen.reach
    assert 0.5 == seen.by_reach.value


def test_a_curve_that_came_down_to_zero_knows_all_later_days() -> None:
    chance = WHOLE.chance_within(20, 90)
    assert (1.0, 1.0) == (chance.value, chance.high)
    assert math.isclose(0.025 ** (1 / 40), chance.low or 0)


def test_nothing_is_known_of_an_age_nobody_had() -> None:
    for made in (STEADY, WHOLE, curve()):
        seen = outlook(made, 51, due=30)
        assert {7: Estimate(), 30: Estimate(), 90: Estimate()} == seen.chances
        assert Quantile() == seen.median
        assert Ahead(Estimate(), None, False) == seen.rest
        assert None is seen.reach


def test_the_days_to_come_are_those_the_curve_sees() -> None:
    # From day 20: all wait 20 more days, half of them the 10 after that, as far as is seen.
    rest = outlook(STEADY, 20).rest
    assert (20 + 0.5 * 10, 30, False) == (rest.days.value, rest.within, rest.complete)
    whole = outlook(WHOLE, 10).rest
    assert (10 + 0.5 * 20, True) == (whole.days.value, whole.complete)


def test_the_median_of_the_days_to_come() -> None:
    assert 10 == outlook(STEADY, 10).median.value
    assert Quantile(None, None, None, 10) == outlook(STEADY, 40).median


def test_lateness_counts_the_days_beyond_the_due_day() -> None:
    # Age 10, due on day 30: half end by day 20, half on day 40, ten days late.
    late = lateness(WHOLE, 10, 30)
    assert (0.5 * 10, True) == (late.days.value, late.complete)
    assert 0.5 == chance_late(WHOLE, 10, 30).value


def test_what_is_late_already_gets_later() -> None:
    late = lateness(WHOLE, 20, 15)
    assert 5 + 20 == late.days.value
    assert Estimate(1.0, 1.0, 1.0) == chance_late(WHOLE, 20, 15)


def test_a_due_day_beyond_all_ends_is_kept_and_beyond_the_reach_unknown() -> None:
    assert 0 == lateness(WHOLE, 20, 300).days.value
    assert 0 == chance_late(WHOLE, 20, 300).value
    assert Estimate() == lateness(STEADY, 20, 300).days
    assert Estimate() == chance_late(STEADY, 20, 300)


def test_without_a_promise_there_is_no_lateness() -> None:
    seen = outlook(STEADY, 5)
    assert (None, None) == (seen.late, seen.lateness)
