"""Intervals hold what they promise where the truth is known, and chance alone makes no difference."""

import pytest

from tests.compare import worlds
from tests.compare.worlds import coverage

KINDS = {
    "shares of few": (worlds.shares, 8.0, True), "shares of many": (worlds.shares, 250.0, True),
    "counts": (worlds.counts, 15.0, True), "totals": (worlds.totals, 40.0, True),
    "means of few": (worlds.means, 8.0, False), "means of many": (worlds.means, 100.0, False),
    "rates": (worlds.rates, 20.0, True),
}


@pytest.mark.parametrize("kind", KINDS)
def test_intervals_hold_the_truth_as_often_as_they_say(kind: str) -> None:
    """Of figures and ranks; provinces lie normally, evenly, skewed, in two clusters or with two far off."""
    seen, size, together = KINDS[kind]
    found = coverage(seen, size, together)
    assert 0.93 <= found.values <= 0.97, found
    assert 0.93 <= found.ranks <= 0.97, found


@pytest.mark.parametrize("kind", ["shares of few", "counts", "means of few"])
def test_where_there_is_only_chance_nobody_is_told_apart(kind: str) -> None:
    seen, size, together = KINDS[kind]
    assert coverage(seen, size, together, spread=0.0).different <= 0.05


def test_many_rows_tell_more_provinces_apart() -> None:
    few, many = (coverage(worlds.shares, size, together=True) for size in (8.0, 250.0))
    assert few.different < 0.05 < many.different
