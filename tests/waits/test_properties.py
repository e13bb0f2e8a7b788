"""What holds for all counts: order, pooling and scaling do not matter, curves only fall, parts add up."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.waits.compare import log_rank
from metrics.waits.competing import aalen_johansen
from metrics.waits.curve import Curve, kaplan_meier
from metrics.waits.estimate import Estimate
from metrics.waits.naive import finished_only
from metrics.waits.observed import Observed
from metrics.waits.remaining import outlook

UNTIMED = settings(deadline=None)   # a busy machine is not a fault of the curve
Row = tuple[int, int, str, int]
ENDINGS = st.sampled_from(["open", "approved", "rejected", "withdrawn"])
ENTRIES = st.just(0) | st.integers(0, 12)
ROWS = st.lists(st.tuples(ENTRIES, st.integers(0, 25), ENDINGS, st.integers(0, 4)), max_size=25)


def same(one: Curve, other: Curve) -> bool:
    columns = ("times", "at_risk", "ended", "survival", "low", "high")
    return one.reach == other.reach and all(
        np.array_equal(getattr(one, each), getattr(other, each)) for each in columns
    )


@UNTIMED
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[Row], chance: "np.random.Generator") -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert same(kaplan_meier(Observed.of(rows)), kaplan_meier(Observed.of(shuffled)))


@UNTIMED
@given(ROWS)
def test_counts_say_what_their_rows_say_one_by_one(rows: list[Row]) -> None:
    singly = [(entry, days, ending, 1) for entry, days, ending, number in rows for _ in range(number)]
    assert same(kaplan_meier(Observed.of(rows)), kaplan_meier(Observed.of(singly)))


@UNTIMED
@given(ROWS, ROWS)
def test_the_whole_is_made_of_the_counts_of_its_parts(rows: list[Row], others: list[Row]) -> None:
    pooled = Observed.pooled([Observed.of(rows), Observed.of(others)])
    assert same(kaplan_meier(Observed.of([*rows, *others])), kaplan_meier(pooled))


@UNTIMED
@given(ROWS, st.integers(2, 1000))
def test_more_of_the_same_keeps_the_curve(rows: list[Row], times: int) -> None:
    once = kaplan_meier(Observed.of(rows))
    often = kaplan_meier(Observed.of([(*each[:3], each[3] * times) for each in rows]))
    assert once.times.tolist() == often.times.tolist()
    assert np.allclose(once.survival, often.survival, rtol=0, atol=1e-12)
    assert bool((often.high - often.low <= once.high - once.low + 1e-12).all())


@UNTIMED
@given(ROWS)
def test_a_curve_only_falls_and_lies_within_its_interval(rows: list[Row]) -> None:
    curve = kaplan_meier(Observed.of(rows))
    assert bool((np.diff(curve.survival) <= 0).all())
    assert bool(((curve.low <= curve.survival) & (curve.survival <= curve.high)).all())
    assert bool(((curve.low >= 0) & (curve.high <= 1)).all())


@UNTIMED
@given(ROWS)
def test_a_quantile_is_known_or_lies_beyond_the_reach(rows: list[Row]) -> None:
    curve = kaplan_meier(Observed.of(rows))
    for p in (0.5, 0.75, 0.9, 0.95):
        found = curve.quantile(p)
        if found.value is None:
            assert curve.reach == found.more_than
        else:
            assert (found.low or 0) <= found.value <= (found.value if found.high is None else found.high)


@UNTIMED
@given(ROWS)
def test_endings_and_what_lasts_add_up_to_one(rows: list[Row]) -> None:
    endings = aalen_johansen(Observed.of(rows))
    total = sum((part.share for part in endings.parts.values()), start=endings.curve.survival)
    assert np.allclose(total, 1, rtol=0, atol=1e-12)
    for part in endings.parts.values():
        assert bool((np.diff(part.share) >= 0).all())
        assert bool((part.low <= part.share + 1e-12).all())
        assert bool((part.share <= part.high + 1e-12).all())


@UNTIMED
@given(ROWS)
def test_without_open_ones_the_curve_is_the_share_still_waiting(rows: list[Row]) -> None:
    ended = Observed.of([(0, days, "approved", number) for _, days, _, number in rows])
    curve, naive = kaplan_meier(ended), finished_only(ended)
    assert naive.median == curve.quantile(0.5).value
    assert naive.p90 == curve.quantile(0.9).value
    mean = curve.restricted_mean().value
    assert (naive.mean is None and mean is None) or bool(np.isclose(naive.mean or 0, mean or 0))


@UNTIMED
@given(ROWS, st.integers(0, 20))
def test_chances_grow_with_the_horizon(rows: list[Row], age: int) -> None:
    chances = outlook(kaplan_meier(Observed.of(rows)), age).chances.values()
    known = [each for each in chances if each != Estimate()]
    values = [each.value or 0 for each in known]
    assert sorted(values) == values
    assert all((each.low or 0) <= (each.value or 0) <= (each.high or 0) + 1e-12 for each in known)


@UNTIMED
@given(ROWS, ROWS)
def test_the_test_of_two_groups_has_no_first_and_second(rows: list[Row], others: list[Row]) -> None:
    one, other = (log_rank(pair) for pair in (
        (Observed.of(rows), Observed.of(others)), (Observed.of(others), Observed.of(rows)),
    ))
    assert (one.statistic is None) == (other.statistic is None)
    assert bool(np.isclose(one.statistic or 0, other.statistic or 0))
