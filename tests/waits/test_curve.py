"""Curves of tiny logs, worked out by hand: ties, day 0, open ones, one request, delayed entry, breaks."""

from fractions import Fraction

import pytest

from common.errors import DataUnavailable
from metrics.waits.curve import Curve, kaplan_meier
from metrics.waits.estimate import Estimate, Quantile
from metrics.waits.observed import Observed, risk_table

Rows = list[tuple[int, int, str, int]]
TEXTBOOK: Rows = [   # 6-MP arm of Freireich's leukaemia trial (Kaplan-Meier in every textbook), weeks
    (0, 6, "ended", 3), (0, 6, "open", 1), (0, 7, "ended", 1), (0, 9, "open", 1), (0, 10, "ended", 1),
    (0, 10, "open", 1), (0, 11, "open", 1), (0, 13, "ended", 1), (0, 16, "ended", 1), (0, 17, "open", 1),
    (0, 19, "open", 1), (0, 20, "open", 1), (0, 22, "ended", 1), (0, 23, "ended", 1), (0, 25, "open", 1),
    (0, 32, "open", 2), (0, 34, "open", 1), (0, 35, "open", 1),
]


def curve(*rows: tuple[int, int, str, int], level: float = 0.95) -> Curve:
    return kaplan_meier(Observed.of(rows), level)


def survival(made: Curve) -> dict[int, Fraction]:
    shares = zip(made.times.tolist(), made.survival.tolist(), strict=True)
    return {day: Fraction(share).limit_denominator(10_000) for day, share in shares}


def test_the_textbook_curve() -> None:
    made = curve(*TEXTBOOK)
    printed = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
    assert printed == {day: round(made.at(day).value or 0, 3) for day in printed}
    assert Quantile(23, 13, None, None) == made.quantile(0.5)


def test_ties_end_together_and_open_ones_of_the_day_are_still_at_risk() -> None:
    made = curve((0, 2, "approved", 2), (0, 2, "open", 1), (0, 2, "rejected", 1), (0, 5, "approved", 1))
    assert [5, 1] == made.at_risk.tolist()
    assert {2: Fraction(2, 5), 5: Fraction(0)} == survival(made)


def test_what_ends_on_the_day_it_began_counts() -> None:
    made = curve((0, 0, "approved", 3), (0, 4, "approved", 1))
    assert {0: Fraction(1, 4), 4: Fraction(0)} == survival(made)
    assert 0 == made.quantile(0.5).value
    assert 4 == made.quantile(0.9).value


def test_open_since_today_is_at_risk_today() -> None:
    assert {0: Fraction(1, 2)} == survival(curve((0, 0, "approved", 1), (0, 0, "open", 1)))


def test_all_open_is_not_yet_known() -> None:
    made = curve((0, 3, "open", 2), (0, 9, "open", 1))
    assert Quantile(None, None, None, 9) == made.quantile(0.5)
    assert 1.0 == made.at(9).value
    assert Estimate() == made.at(10)
    assert Estimate() == made.chance_within(5, 7)


def test_nothing_known_is_unknown_and_not_zero() -> None:
    for rows in ([], [(0, 5, "approved", 0)]):
        made = curve(*rows)
        assert Quantile() == made.quantile(0.5)
        assert Estimate() == made.at(0)
        assert Estimate() == made.chance_within(0, 7)
        assert Estimate() == made.restricted_mean()


def test_one_request_says_little() -> None:
    made = curve((0, 10, "approved", 1))
    assert Quantile(10, 10, None, None) == made.quantile(0.5)
    assert Estimate(0.0, 0.0, 0.975) == made.at(10)
    assert Estimate(1.0, 1.0, 1.0) == made.at(9)
    assert 10 == made.restricted_mean().value


def test_a_thousand_that_end_at_once_say_much() -> None:
    assert 0.0037 == round(curve((0, 0, "approved", 1000)).at(0).high or 0, 4)


def test_delayed_entry_is_at_risk_from_the_day_after() -> None:
    # Day 3: one of the two from the beginning; entered after day 3: not yet. Day 5: both others.
    made = curve((0, 3, "approved", 1), (0, 5, "approved", 1), (3, 5, "open", 1))
    assert [2, 2] == made.at_risk.tolist()
    assert {3: Fraction(1, 2), 5: Fraction(1, 4)} == survival(made)


def test_what_came_under_observation_on_its_last_day_says_nothing() -> None:
    with_it = curve((0, 3, "approved", 1), (0, 5, "open", 1), (3, 3, "approved", 7))
    assert survival(curve((0, 3, "approved", 1), (0, 5, "open", 1))) == survival(with_it)


def test_without_delayed_entry_old_requests_would_make_waits_look_longer() -> None:
    old: Rows = [(80, 100, "approved", 10)]
    young: Rows = [(0, 10, "approved", 10), (0, 20, "approved", 10), (0, 120, "open", 1)]
    assert 20 == curve(*young, *((0, days, end, number) for _, days, end, number in old)).quantile(0.5).value
    assert Fraction(1, 21) == survival(curve(*young, *old))[20]


def test_the_curve_stops_where_nobody_is_watched() -> None:
    # Days 6 to 8: the first two were last seen before, the third came only after day 8.
    made = curve((0, 2, "approved", 1), (0, 5, "open", 1), (8, 12, "approved", 1))
    assert {2: Fraction(1, 2), 5: Fraction(1, 2)} == survival(made)
    assert 5 == made.reach
    assert Quantile(None, 2, None, 5) == made.quantile(0.75)


def test_the_curve_stops_before_the_day_that_would_end_it_although_others_last_longer() -> None:
    made = curve((0, 2, "approved", 1), (0, 4, "approved", 1), (4, 9, "open", 50))
    assert {2: Fraction(1, 2)} == survival(made)
    assert 3 == made.reach
    assert Estimate() == made.at(4)


def test_only_requests_that_came_late_say_nothing_of_the_beginning() -> None:
    made = curve((10, 20, "approved", 5), (10, 30, "open", 5))
    assert None is made.reach
    assert Quantile() == made.quantile(0.5)


def test_the_interval_of_greenwood_by_hand() -> None:
    # Four, one ends on day 1: S = 3/4, variance of log(-log S) = (1 / (4 * 3)) / log(3/4)^2.
    made = curve((0, 1, "approved", 1), (0, 2, "open", 3)).at(1)
    assert (0.75, 0.1279, 0.9605) == tuple(round(each or 0, 4) for each in (made.value, made.low, made.high))


def test_a_lower_level_gives_a_narrower_interval() -> None:
    wide, narrow = curve(*TEXTBOOK).at(10), curve(*TEXTBOOK, level=0.8).at(10)
    assert (wide.low or 0) < (narrow.low or 0) < (narrow.high or 1) < (wide.high or 1)


def test_the_average_is_the_area_under_the_curve() -> None:
    made = curve((0, 2, "approved", 1), (0, 4, "approved", 1), (0, 9, "open", 2))
    assert 2 + 2 * 0.75 + 5 * 0.5 == made.restricted_mean().value
    assert 2 + 1 * 0.75 == made.restricted_mean(3).value
    assert Estimate() == made.restricted_mean(10)


def test_breaks_are_found_in_the_table_of_risk() -> None:
    table = risk_table(Observed.of([(0, 1, "open", 1), (1, 3, "rejected", 2)]))
    assert ([1, 3], [1, 2], 3) == (table.times.tolist(), table.at_risk.tolist(), table.reach)


@pytest.mark.parametrize("row", [(0, -1, "open", 1), (-1, 2, "open", 1), (0, 2, "open", -3)])
def test_counts_that_cannot_be_are_refused(row: tuple[int, int, str, int]) -> None:
    with pytest.raises(DataUnavailable, match="make the counts again"):
        Observed.of([row])
