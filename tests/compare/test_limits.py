"""Exact limits of counts and shares against the printed tables of Garwood and of Clopper and Pearson."""

import numpy as np
import pytest

from metrics.compare.funnel import of_counts, of_shares
from metrics.compare.limits import EXACT, of_count, of_share
from metrics.compare.special import student


@pytest.mark.parametrize(("count", "low", "high"), [
    (0, 0.0, 3.6889), (1, 0.0253, 5.5716), (5, 1.6235, 11.6683), (10, 4.7954, 18.3904),
    (100, 81.3640, 121.6268),
])
def test_garwood(count: float, low: float, high: float) -> None:
    found = of_count(np.array([float(count)]), weight=EXACT)
    assert [low, high] == [round(float(each[0]), 4) for each in found]


@pytest.mark.parametrize(("part", "whole", "low", "high"), [
    (0, 10, 0.0, 0.3085), (1, 10, 0.0025, 0.4450), (5, 10, 0.1871, 0.8129), (10, 10, 0.6915, 1.0),
    (30, 100, 0.2124, 0.3998),
])
def test_clopper_pearson(part: float, whole: float, low: float, high: float) -> None:
    found = of_share(np.array([float(part)]), np.array([float(whole)]), weight=EXACT)
    assert [low, high] == [round(float(each[0]), 4) for each in found]


def test_mid_p_of_nothing_seen() -> None:
    """Half of the chance of nothing is exp(-mean) / 2 = 0.025 at the limit; of ten trials (1 - p)^10 / 2."""
    assert round(-np.log(0.05), 6) == round(float(of_count(np.array([0.0]))[1][0]), 6)
    assert round(1 - 0.05**0.1, 6) == round(float(of_share(np.array([0.0]), np.array([10.0]))[1][0]), 6)


def test_many_rows_join_on_without_a_step() -> None:
    """From 200 on the limits come from a formula; one count more moves them by one, give or take 7 %."""
    low, high = of_count(np.array([199.0, 200.0, 201.0]), weight=EXACT)
    assert np.all(np.abs(np.diff([low, high], axis=1) - 1) < 0.08)


def test_student() -> None:
    freedom = np.array([4.0, 10.0, 30.0])
    found = [round(float(each), 2) for each in student(0.95, freedom)]
    assert [2.77, 2.23, 2.04] == found


def test_funnel_limits_are_counted_out() -> None:
    """Ten trials of 1/2: 1 and 9 leave 11/1024 = 0.011 beyond, 2 and 8 leave 56/1024 = 0.055."""
    assert (2.0, 8.0) == of_shares(10, 0.5, 0.95)
    assert (1.0, 9.0) == of_shares(10, 0.5, 0.998)


def test_poisson_of_two() -> None:
    """P(X >= 6) = 0.0166 < 0.025 <= P(X >= 5) = 0.0527: 5 is the largest that is left within."""
    assert 5.0 == of_counts(2.0, 0.95)[1]
