"""Control limits: noise seldom raises an alarm, a true shift does, and too little history says so."""

from collections.abc import Callable

import numpy as np
import pytest

from common.period import Period
from data_access.database import Database
from metrics.control import control, judge, limits_of, of_series
from metrics.scope import Rights, Scope

MONTHS = 8_000   # of each kind of noise, after 12, 17 and 24 months of baseline
Noise = Callable[[np.random.Generator, tuple[int, int]], np.ndarray]
AMOUNTS: dict[str, Noise] = {
    "normal": lambda chance, size: chance.normal(100, 10, size),
    "normal around zero": lambda chance, size: chance.normal(0, 1, size),
    "lognormal, mild": lambda chance, size: chance.lognormal(3, 0.5, size),
    "lognormal, strong": lambda chance, size: chance.lognormal(3, 1, size),
    "often nothing": lambda chance, size: chance.lognormal(3, 1, size) * (chance.random(size) < 0.5),
}
COUNTS: dict[str, Noise] = {
    **{f"Poisson {mean}": lambda chance, size, mean=mean: chance.poisson(mean, size)  # type: ignore[misc]
       for mean in (0.2, 1, 3, 10, 50, 500)},
    "counts in bursts": lambda chance, size: chance.poisson(chance.gamma(2, 10, size)),
}
STEADY = [100.0, 104, 98, 101, 97, 103, 99, 102, 96, 105, 100, 98]


def false_alarms(noise: Noise, counts: bool, months: int) -> float:
    """Alarms of all rules together in percent of the judged months, each after `months` of its own noise."""
    series = noise(np.random.default_rng(1401 + months), (MONTHS, months + 1)).astype(float)
    verdicts = [judge(row, counts)[1] for row in series.tolist()]
    return 100 * sum(verdict not in {"within", "sparse"} for verdict in verdicts) / len(verdicts)


@pytest.mark.parametrize("kind", [*AMOUNTS, *COUNTS])
def test_noise_raises_less_than_one_alarm_in_a_hundred_months(kind: str) -> None:
    counts = kind in COUNTS
    noise = COUNTS[kind] if counts else AMOUNTS[kind]
    rates = [false_alarms(noise, counts, months) for months in (12, 17, 24)]
    assert [] == [rate for rate in rates if rate >= 1]


def test_a_shift_is_told() -> None:
    assert "above" == judge([*STEADY, 140.0], counts=False)[1]
    assert "below" == judge([*STEADY, 60.0], counts=False)[1]
    assert "above" == judge([*([4.0, 5, 3, 6] * 3), 25.0], counts=True)[1]


def test_eight_months_on_one_side_are_told() -> None:
    """Each within the limits; the twelve months before them lie around 100."""
    slightly = [102.5] * 8
    assert ("run_above", 8) == judge([*STEADY, *STEADY, *slightly], counts=False)[1:3]
    assert "within" == judge([*STEADY, *STEADY, *slightly[1:]], counts=False)[1]


def test_the_judged_month_is_not_part_of_its_own_limits() -> None:
    limits = judge([*STEADY, 1000.0], counts=False)[0]
    assert limits_of(STEADY, counts=False) == limits


def test_limits_of_what_cannot_be_negative_are_not_negative() -> None:
    assert 0 <= limits_of([1.0, 0, 2, 0, 1, 3] * 2, counts=True).lower
    assert 0 <= limits_of([10.0, 0, 200, 0, 1, 3] * 2, counts=False).lower


def test_less_than_a_year_is_too_little_and_an_unknown_month_is_unknown() -> None:
    assert "too_few" == judge([*STEADY[1:], 140.0], counts=False)[1]
    assert "unknown" == judge([*STEADY, None], counts=False)[1]
    assert "sparse" == judge([*([0.0] * 11), 5.0, 7.0], counts=False)[1]


def test_what_stands_is_judged_by_its_change() -> None:
    """Operating units grow by about ten a month; the last month brings two hundred."""
    series = [1000.0]
    for step in (9, 11, 10, 12, 8, 10, 9, 11, 10, 12, 8, 10, 200):
        series.append(series[-1] + step)
    months = [str(month) for month in (*Period.of_year(1400).months(), *Period.of_year(1401).months()[:2])]
    found = of_series("units_operating", months, series)
    assert (True, "above", 200, "1400-02") == (
        found.of_changes, found.verdict, found.values[-1], found.months[0]
    )


def test_the_months_of_the_demo_are_judged(demo: Database) -> None:
    found = control("contracts_signed", Scope(Period.of_year(1401), Rights("analyst")), demo)
    assert ("within", 23, "1401-12") == (found.verdict, found.baseline, found.months[-1])
