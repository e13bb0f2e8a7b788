"""Every flow and stock of the catalogue on the days around the end of a Jalali year, leap years too."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from common.jalali import jalali
from common.period import Period
from data_access.facts import Fact
from metrics.formula import Formula, count
from tests.soundness.leaves import ALWAYS, all_facts, counted_row, days_of, last_day
from tests.soundness.loose_demo import LooseDemo

YEARS = (1399, 1400, 1403)   # 1399 and 1403 are leap years: their last day is 30 Esfand; that of 1400 is 29
NEAR = (1398, 1405)
LONG_AGO = Period.parse("1380-01-01").start
# Facts that meet a period in a way of their own: worked out by hand in test_days_by_hand.py.
OTHERWISE = {
    "prior_advances_settled_pct": "settled within, or owed on the eve of the period",
    "cluster_feasibility_running": "under way on any day of the period",
    "cluster_stage_days_median": "from the first step of a stage",
    "cluster_enterprises": "until the next reading",
    "cluster_networks": "of clusters that have an agent",
    "small_industry_share_pct": "until the next count",
    "sla_availability_pct": "the minutes within the period, however long an outage lasts",
    "tech_park_laboratories": "allocated, and operating as well",
    "tech_park_rd_units": "allocated, and operating as well",
    "tech_park_production_units": "allocated, and operating as well",
}


def _facts() -> dict[str, Fact]:
    """One fact for each way in which rows of a table meet a period by days of their own."""
    found: dict[Any, tuple[str, Fact]] = {}
    for name, fact in all_facts().items():
        if name.split(".")[0] not in OTHERWISE and days_of(fact) and "spine." not in str(fact.where):
            found.setdefault((fact.entity, *map(str, days_of(fact)), fact.stock), (name, fact))
    return dict(found.values())



FACTS = _facts()
FLOWS = [name for name, fact in FACTS.items() if not fact.stock]
STOCKS = [name for name, fact in FACTS.items() if fact.stock]
ENDING = [name for name in STOCKS if len(days_of(FACTS[name])) > 1]


def test_nearly_every_table_of_days_is_tried() -> None:
    dated = {fact.entity.name for fact in all_facts().values() if days_of(fact)}
    assert {"advance_payment", "cluster_network", "country_units"} == dated - {
        fact.entity.name for fact in FACTS.values()
    }


@pytest.mark.parametrize("name", FLOWS)
def test_what_happens_belongs_to_the_year_of_its_day(name: str, loose: LooseDemo) -> None:
    """Expected by the calendar alone: the row counts in the Jalali year of its day and in no other."""
    fact, (day, *_) = FACTS[name], days_of(FACTS[name])
    key, probe = _one_row(name, fact, loose)
    ask = loose.years(probe, *NEAR)
    for happened in _around_year_ends():
        with loose.changed(fact.entity, key, **{day.name: happened}):
            counted = _years(ask())
        assert {jalali(happened)[0]} == counted, happened


@pytest.mark.parametrize("name", STOCKS)
def test_what_stands_is_counted_from_its_first_day(name: str, loose: LooseDemo) -> None:
    fact, (start, *ends) = FACTS[name], days_of(FACTS[name])
    key, probe = _one_row(name, fact, loose)
    ask = loose.years(probe, *NEAR)
    for begun in _around_year_ends():
        with loose.changed(fact.entity, key, **{start.name: begun}, **{end.name: None for end in ends}):
            counted = _years(ask())
        assert {year for year in _all_years() if begun <= last_day(year)} == counted, begun


@pytest.mark.parametrize("name", ENDING)
def test_what_ended_is_counted_until_the_day_before(name: str, loose: LooseDemo) -> None:
    """A contract cancelled, a member who left, a park withdrawn: gone from that day on, and not before."""
    fact, (start, end, *_) = FACTS[name], days_of(FACTS[name])
    key, probe = _one_row(name, fact, loose)
    ask = loose.years(probe, *NEAR)
    for ended in _around_year_ends():
        with loose.changed(fact.entity, key, **{start.name: LONG_AGO, end.name: ended}):
            counted = _years(ask())
        assert {year for year in _all_years() if ended > last_day(year)} == counted, ended


@pytest.mark.parametrize("name", ENDING)
def test_a_stock_falls_on_the_day_of_the_end(name: str, loose: LooseDemo) -> None:
    fact, (start, end, *_) = FACTS[name], days_of(FACTS[name])
    key, probe = _one_row(name, fact, loose)
    ended = last_day(1399)
    with loose.changed(fact.entity, key, **{start.name: LONG_AGO, end.name: ended}):
        found = [bool(loose.values([probe], _day(ended + timedelta(days=n)))[0]) for n in (-1, 0, 1)]
    assert [True, False, False] == found


def _one_row(name: str, fact: Fact, loose: LooseDemo) -> tuple[int, Formula]:
    """The key of a row that counts, and the count of that row alone."""
    key = counted_row(count(fact), loose, Period.of_year(1401) if fact.stock else ALWAYS)
    assert key is not None, name
    return key, count(fact.only(fact.entity.c.id == key))


def _years(found: dict[int, float | None]) -> set[int]:
    """The years in which the row counts, once or, where it stands under several states, more often."""
    return {year for year, value in found.items() if value}


def _all_years() -> range:
    return range(NEAR[0], NEAR[1] + 1)


def _around_year_ends() -> Iterator[date]:
    for year in YEARS:
        for days in (-1, 0, 1):
            yield last_day(year) + timedelta(days=days)


def _day(day: date) -> Period:
    return Period(day, day + timedelta(days=1))
