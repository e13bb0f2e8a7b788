"""Groups of waits from tiny logs, with curves worked out by hand; what a page says of them."""

from typing import Any

import pytest
from sqlalchemy import Engine

from common.errors import Forbidden
from common.period import Period
from data_access.database import Database
from data_access.desk import counts
from data_access.schema.desk_counts import CLOCKS, desk_wait
from data_access.schema.desk_requests import request
from data_access.schema.places import coverage
from metrics.desk import compared, endings, waits
from metrics.desk.selection import Selection
from metrics.scope import Rights, Scope
from metrics.waits.estimate import Quantile
from metrics.waits.observed import Observed
from tests.examples import Given

DIRECTOR = Rights("managing_director")
COVERAGE = """
    entity  | first_day  | last_day
    --------+------------+-----------
    request | 1400-01-01 | 1401-12-29
"""


@pytest.fixture
def log(engine: Engine, given: Given) -> Given:
    """In 1401: 10, 20, 30 days and one open for 28; in 1400: 5 days; one of 1399 came into sight late."""
    given(coverage, COVERAGE)
    given(request, """
        service_id | province_code | registered_at    | finished_at      | status            | result
        -----------+---------------+------------------+------------------+-------------------+----------
        1          | IR-07         | 1399-12-20 10:00 | 1400-02-01 10:00 | finished_archived | approved
        1          | IR-07         | 1400-05-01 10:00 | 1400-05-06 10:00 | finished_archived | approved
        1          | IR-07         | 1401-02-01 10:00 | 1401-02-11 10:00 | finished_archived | approved
        1          | IR-10         | 1401-05-01 10:00 | 1401-05-21 10:00 | finished_archived | rejected
        2          | IR-10         | 1401-05-01 10:00 | 1401-05-31 10:00 | finished_archived | withdrawn
        2          | IR-07         | 1401-12-01 10:00 |                  | in_progress       |
    """)
    with engine.begin() as connection:
        counts.refresh(connection)
    return given


def of(period: str = "1401", service: int | None = None, **scope: Any) -> Selection:
    return Selection(Scope(Period.parse(period), scope.pop("rights", DIRECTOR), **scope), service)


def told(groups: list[waits.Group]) -> list[tuple[Any, int, int]]:
    return [(group.key, group.ended, group.open) for group in groups]


def test_the_cohort_is_what_was_registered_in_the_period(log: Given, database: Database) -> None:
    assert log is not None
    everything = waits.whole(of(), database, "calendar")
    assert (4, 3, 1) == (everything.number, everything.ended, everything.open)
    assert 1 == waits.whole(of("1401-S1"), database, "calendar").number


def test_open_requests_count_and_the_finished_alone_flatter(log: Given, database: Database) -> None:
    """At risk 4, 3, 2 (the open one until day 28), 1: three quarters, a half, and at last none are left."""
    assert log is not None
    everything = waits.whole(of(), database, "calendar")
    assert [10, 20, 30] == everything.curve.times[everything.curve.ended > 0].tolist()
    assert [0.75, 0.5, 0.0] == everything.curve.survival[everything.curve.ended > 0].round(9).tolist()
    assert (20, 30) == (everything.quantiles["median"].value, everything.quantiles["p90"].value)
    assert (20, 20.0) == (everything.naive.median, everything.naive.mean)
    assert [4, 3, 2, 1, 0] == everything.at_risk([0, 11, 28, 29, 31])


def test_services_and_provinces_stand_beside_each_other(log: Given, database: Database) -> None:
    assert log is not None
    assert [(1, 2, 0), (2, 1, 1)] == told(waits.groups(of(service=1), database, "calendar", "service"))
    beside = waits.groups(of(provinces=frozenset({"IR-07"})), database, "calendar", "province")
    assert [("IR-07", 1, 1), ("IR-10", 2, 0)] == told(beside)


def test_years_go_back_to_where_the_rows_begin(log: Given, database: Database) -> None:
    """Of what was registered in 1399 only what was still open in 1400 is known: no year of its own."""
    assert log is not None
    assert [(1400, 1, 0), (1401, 3, 1)] == told(waits.groups(of(), database, "calendar", "year"))
    assert [(1400, 1, 0)] == told(waits.groups(of("1400"), database, "calendar", "year"))


def test_seasons_are_those_of_the_period(log: Given, database: Database) -> None:
    assert log is not None
    assert [(14011, 1, 0), (14012, 2, 0), (14014, 0, 1)] == told(
        waits.groups(of(), database, "calendar", "season")
    )


def test_a_median_that_is_not_known_yet_is_said_so(log: Given, database: Database) -> None:
    assert log is not None
    months = waits.by_month(of(), database, "calendar")
    assert [140005, 140102, 140105, 140112] == [month.key for month in months]
    assert Quantile(None, None, None, 28) == months[-1].quantiles["median"]


def test_working_days_are_fewer(log: Given, database: Database) -> None:
    """1401-02-01 is a Thursday; of the ten days after it 12, 13 (id al-fitr) and a Friday are holidays."""
    assert log is not None
    calendar, working = (waits.whole(of("1401-02"), database, clock) for clock in CLOCKS)
    assert 10 == calendar.quantiles["median"].value
    assert (working.quantiles["median"].value or 0) < 10


def test_the_ways_to_end_and_what_is_open_add_up(log: Given, database: Database) -> None:
    assert log is not None
    found = endings.endings(of(), database, "calendar")
    shares = {name: found.at(name, 20).value for name in ("approved", "rejected", "withdrawn")}
    assert {"approved": 0.25, "rejected": 0.25, "withdrawn": 0.0} == shares
    assert found.at("withdrawn", 30).value == 0.5


def test_bins_count_finished_and_open_apart(log: Given, database: Database) -> None:
    assert log is not None
    found = endings.bins(of(), database, "calendar")
    assert (3, 1) == (sum(each.finished for each in found), sum(each.open for each in found))
    assert [(10, 1, 0), (20, 1, 0), (28, 0, 1), (30, 1, 0)] == [
        (each.first, each.finished, each.open) for each in found if each.finished or each.open
    ]
    assert [] == [each for each in found if each.last is not None and each.last < each.first]


def test_what_lies_far_out_stands_in_the_last_bin(engine: Engine, given: Given, database: Database) -> None:
    given(coverage, COVERAGE)
    given(desk_wait, """
        clock    | service_id | month  | entry | days | ending   | requests
        ---------+------------+--------+-------+------+----------+---------
        calendar | 1          | 140101 | 0     | 3    | approved | 500
        calendar | 1          | 140101 | 0     | 900  | approved | 1
    """)
    assert engine is not None
    last = endings.bins(of(), database, "calendar")[-1]
    assert (None, 501) == (last.last, sum(each.finished for each in endings.bins(of(), database, "calendar")))


def test_with_nothing_registered_there_is_nothing_to_tell(log: Given, database: Database) -> None:
    assert log is not None
    nowhere = of(provinces=frozenset({"IR-03"}))
    assert 0 == waits.whole(nowhere, database, "calendar").number
    assert Quantile() == waits.whole(nowhere, database, "calendar").quantiles["median"]
    assert ([], ()) == (waits.groups(nowhere, database, "calendar", "year"),
                        endings.bins(nowhere, database, "calendar"))


@pytest.fixture
def mixed(engine: Engine, given: Given) -> Engine:
    """Two provinces equally fast in each of two services; one asks for the slow service far more often."""
    given(coverage, COVERAGE)
    given(desk_wait, """
        clock    | service_id | province_code | month  | entry | days | ending   | requests
        ---------+------------+---------------+--------+-------+------+----------+---------
        calendar | 1          | IR-07         | 140101 | 0     | 5    | approved | 90
        calendar | 1          | IR-07         | 140101 | 0     | 6    | approved | 90
        calendar | 2          | IR-07         | 140101 | 0     | 50   | approved | 10
        calendar | 2          | IR-07         | 140101 | 0     | 60   | approved | 10
        calendar | 1          | IR-10         | 140101 | 0     | 5    | approved | 10
        calendar | 1          | IR-10         | 140101 | 0     | 6    | approved | 10
        calendar | 2          | IR-10         | 140101 | 0     | 50   | approved | 90
        calendar | 2          | IR-10         | 140101 | 0     | 60   | approved | 90
    """)
    return engine


def test_another_mix_of_services_is_no_difference(mixed: Engine, database: Database) -> None:
    assert mixed is not None
    found = compared.compared(of(), database, "calendar", "province", ("IR-07", "IR-10"))
    assert found.test.p is not None
    assert found.test.p > 0.9
    assert found.difference.value == 6 - 50


def test_services_are_compared_as_they_are(mixed: Engine, database: Database) -> None:
    assert mixed is not None
    found = compared.compared(of(), database, "calendar", "service", (2, 1))
    assert found.test.p is not None
    assert found.test.p < 0.001
    assert found.difference.value == 50 - 5


def test_a_reader_from_outside_sees_nothing(log: Given, database: Database) -> None:
    assert log is not None
    outside = of(rights=Rights("public"))
    with pytest.raises(Forbidden):
        waits.whole(outside, database, "calendar")
    with pytest.raises(Forbidden):
        waits.groups(outside, database, "calendar", "year")
    with pytest.raises(Forbidden):
        compared.compared(outside, database, "calendar", "service", (1, 2))


def named_slowest(*groups: list[tuple[int, int, str, int]]) -> Any:
    made = [waits.group_of(key, Observed.of(rows)) for key, rows in enumerate(groups)]
    found = waits.slowest(made)
    return None if found is None else found.key


def test_the_slowest_is_named_only_where_the_data_can_tell() -> None:
    fast, slow = [(0, 5, "approved", 40)], [(0, 50, "approved", 40)]
    assert 1 == named_slowest(fast, slow)
    assert 1 == named_slowest(fast, [(0, 9, "open", 40)])
    assert named_slowest(slow, [(0, 9, "open", 40)]) is None
    assert named_slowest([(0, 60, "open", 40)], [(0, 90, "open", 40)]) is None
    assert named_slowest(fast, [(0, 50, "approved", 4)]) is None
    assert named_slowest(fast) is None
    assert named_slowest(fast, slow, slow) is None
