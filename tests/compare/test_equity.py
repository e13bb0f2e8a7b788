"""Inequality by hand, and what chance alone makes of it."""

import numpy as np
import pytest

from metrics import registry
from metrics.compare.equity import UTILITIES, WAITS, gini, top_to_bottom, variation
from metrics.compare.peers import ZONES, climate
from metrics.compare.posterior import posterior
from metrics.compare.scatter import quadrants
from metrics.indicator import Better
from metrics.scope import CODES

EVEN = np.full(4, 0.25)


@pytest.mark.parametrize(("values", "expected"), [
    ([5, 5, 5, 5], 0.0),            # all alike
    ([0, 0, 0, 8], 0.75),           # one has all: 1 - 1/n
    ([1, 2, 3, 4], 0.25),           # mean difference 1.25 by twice the mean 2.5
])
def test_gini_by_hand(values: list[float], expected: float) -> None:
    assert expected == round(float(gini(np.array([values], dtype=float), EVEN)[0]), 12)


def test_gini_is_weighted() -> None:
    """Three quarters of the weight on 1, one on 2: |1 - 2| * 2 * 3/16 by twice the mean 5/4."""
    assert 0.15 == round(float(gini(np.array([[1.0, 2.0]]), np.array([0.75, 0.25]))[0]), 12)


def test_fifths_and_variation_by_hand() -> None:
    """Of ten the top two mean 9.5, the bottom two 1.5; of 1 and 3 the deviation is 1, the mean 2."""
    ten = np.arange(1.0, 11.0)[None, :]
    assert 9.5 / 1.5 == float(top_to_bottom(ten)[0])
    assert 0.5 == float(variation(np.array([[1.0, 3.0]]), np.array([0.5, 0.5]))[0])
    assert np.isnan(top_to_bottom(np.zeros((1, 10)))[0])


def test_chance_alone_is_no_inequality() -> None:
    """31 provinces that are all alike look unequal, but not beyond chance."""
    random = np.random.default_rng(2)
    error = np.full(31, 0.3)
    fit = random.normal(0, error)
    weights = np.full(31, 1 / 31)
    seen = float(gini(np.exp(fit)[None, :], weights)[0])
    true = float(np.median(gini(np.exp(posterior(fit, error).draws), weights)))
    assert true < seen / 2


def test_quadrants_are_named_by_what_is_better() -> None:
    """High is good on the right axis, low on the upper one: good in both lies right below."""
    names = quadrants(Better.HIGHER, Better.LOWER)
    assert ("خوب در هر دو", "good in both") == names[True, False]
    assert ("ضعیف در هر دو", "weak in both") == names[False, True]
    assert "low in both" == quadrants(Better.HIGHER, Better.NEUTRAL)[False, False][1]


def test_every_province_has_a_climate() -> None:
    assert set(CODES) == set(climate())
    assert set(climate().values()) == set(ZONES)


@pytest.mark.parametrize("code", [*UTILITIES, *WAITS])
def test_what_the_page_spreads_is_in_the_catalogue(code: str) -> None:
    assert code in registry.all_indicators()
