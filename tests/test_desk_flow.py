"""What comes in, what ends and what is open, from tiny logs worked out by hand, on both engines."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine

from common.errors import Forbidden
from common.period import Period
from data_access.database import Database
from data_access.desk import counts
from data_access.schema.desk_counts import desk_open
from data_access.schema.desk_requests import request, request_step
from data_access.schema.desk_services import desk_role, workflow_step
from data_access.schema.places import coverage
from metrics import compute
from metrics.desk import backlog, directory, flow
from metrics.desk.backlog import Backlog
from metrics.desk.flow import Flow, Flows
from metrics.desk.selection import Selection
from metrics.scope import Rights, Scope
from tests.examples import Given

DIRECTOR = Rights("managing_director")


@pytest.fixture
def log(engine: Engine, given: Given) -> Given:
    """Two services in two provinces; the rows are known from 1400 to the end of 1401."""
    given(coverage, """
        entity       | first_day  | last_day
        -------------+------------+-----------
        request      | 1400-01-01 | 1401-12-29
        request_step | 1400-01-01 | 1401-12-29
    """)
    given(desk_role, """
        code      | side
        ----------+----------
        applicant | applicant
    """)
    given(workflow_step, """
        code | kind       | desk_role_id
        -----+------------+-------------
        C    | correction | 1
    """)
    given(request, """
        service_id| province_code| registered_at    | finished_at      | due_at           | status
        ----------+--------------+------------------+------------------+------------------+-------------------
        1         | IR-07        | 1399-12-20 10:00 | 1400-02-01 10:00 |                  | finished_archived
        1         | IR-07        | 1400-05-01 10:00 | 1400-05-03 10:00 |                  | finished_archived
        1         | IR-07        | 1400-05-02 10:00 |                  | 1400-06-01 10:00 | in_progress
        1         | IR-10        | 1401-05-02 10:00 | 1401-07-01 10:00 | 1401-06-01 10:00 | finished_archived
        2         | IR-07        | 1401-05-03 10:00 |                  |                  | waiting_for_action
        2         | IR-10        | 1401-12-01 10:00 |                  | 1402-01-15 10:00 | in_progress
        2         | IR-10        | 1401-12-22 10:00 | 1402-01-05 10:00 |                  | finished_archived
    """)
    given(request_step, """
        request_id | workflow_step_id | entered_at       | left_at
        -----------+------------------+------------------+--------
        5          | 1                | 1401-05-04 10:00 |
    """)
    with engine.begin() as connection:
        counts.refresh(connection)
    return given


def of(period: str = "1401", service: int | None = None, **scope: Any) -> Selection:
    return Selection(Scope(Period.parse(period), scope.pop("rights", DIRECTOR), **scope), service)


def test_the_flow_of_a_year_stands_beside_that_of_the_year_before(log: Given, database: Database) -> None:
    assert log is not None
    expected = Flows(Period.of_year(1401), Flow(4, 1, False), Flow(2, 2, False))
    assert expected == flow.flows(of(), database)
    assert 3 == Flow(4, 1, False).net


def test_before_the_rows_begin_the_flow_is_unknown_and_not_zero(log: Given, database: Database) -> None:
    assert log is not None
    assert flow.flows(of("1400"), database).before is None
    assert flow.flows(of("1399"), database).now is None
    assert flow.flows(of("1402"), database).now is None


def test_service_and_province_narrow_the_flow(log: Given, database: Database) -> None:
    assert log is not None
    assert Flow(1, 1, False) == flow.flows(of(service=1), database).now
    assert Flow(1, 0, False) == flow.flows(of(provinces=frozenset({"IR-07"})), database).now


def test_a_year_not_yet_over_is_compared_with_the_same_days(
    engine: Engine, given: Given, database: Database
) -> None:
    given(coverage, """
        entity  | first_day  | last_day
        --------+------------+-----------
        request | 1400-01-01 | 1401-03-31
    """)
    given(request, """
        registered_at    | status
        -----------------+------------
        1400-03-31 10:00 | in_progress
        1400-04-01 10:00 | in_progress
        1401-02-01 10:00 | in_progress
    """)
    with engine.begin() as connection:
        counts.refresh(connection)
    assert Flow(1, 0, False) == flow.flows(of(), database).before


def test_the_backlog_of_a_month_is_all_that_came_less_all_that_went(log: Given, database: Database) -> None:
    assert log is not None
    by_month = flow.by_month(of(), database).set_index("period")
    assert 24 == len(by_month)
    shown = {month: tuple(by_month.loc[month, ["registered", "finished", "open"]]) for month in
             ("1400-01", "1400-02", "1400-05", "1401-05", "1401-07", "1401-12")}
    assert {
        "1400-01": (0, 0, 1), "1400-02": (0, 1, 0), "1400-05": (2, 1, 1), "1401-05": (2, 0, 3),
        "1401-07": (0, 1, 2), "1401-12": (2, 0, 4),
    } == shown


def test_the_backlog_of_the_last_day_is_what_is_open(log: Given, database: Database) -> None:
    assert log is not None
    for asked in (of(), of(service=2), of(provinces=frozenset({"IR-10"}))):
        by_month = flow.by_month(asked, database)
        assert by_month["open"].iloc[-1] == backlog.backlog(asked, database).open


def test_what_is_open_is_counted_by_status_promise_and_age(log: Given, database: Database) -> None:
    """What ended after the last known day is still under way on it."""
    assert log is not None
    found = backlog.backlog(of(), database)
    assert (4, 1, 3, 1, 2) == (found.open, found.waiting, found.inside, found.late, found.announced)
    assert 50.0 == found.late_pct
    days = (Period.parse("1401-12-29").start - Period.parse("1400-05-02").start).days
    assert days == found.oldest


def test_of_nothing_there_is_no_oldest_and_no_share(log: Given, database: Database) -> None:
    assert log is not None
    found = backlog.backlog(of(provinces=frozenset({"IR-03"})), database)
    assert (0, None, None) == (found.open, found.oldest, found.late_pct)


def test_every_province_has_a_row(log: Given, database: Database) -> None:
    assert log is not None
    found = backlog.by_province(of(provinces=frozenset({"IR-07"})), database)
    assert [("IR-07", 2, 1), ("IR-10", 2, 0)] == [
        (row.province, row.open, row.late) for row in found.head(2).itertuples()
    ]
    assert (31, 4) == (len(found), found["open"].sum())


def test_every_service_has_a_row(log: Given, database: Database) -> None:
    assert log is not None
    found = backlog.by_service(of(service=1), database)
    assert [(2, 3), (1, 1)] == [(row.service, row.open) for row in found.itertuples()]


def test_ages_fall_into_their_bands_and_add_up(log: Given, database: Database) -> None:
    """Open: 7 days (1401-12-22), 28 days, 241 days (waiting for the applicant), more than 600."""
    assert log is not None
    found = backlog.ages(of(), database)
    assert [(0, 0, 1), (8, 0, 1), (31, 0, 0), (91, 0, 0), (181, 1, 1)] == [
        (band.first, band.waiting, band.inside) for band in found
    ]


@pytest.mark.parametrize("age", [0, 7, 8, 30, 31, 90, 91, 180, 181, 4000])
def test_a_day_of_age_is_in_one_band(
    age: int, engine: Engine, given: Given, database: Database
) -> None:
    given(desk_open, f"""
        service_id | status      | age   | requests
        -----------+-------------+-------+---------
        1          | in_progress | {age} | 1
    """)
    assert engine is not None
    found = backlog.ages(of(), database)
    assert [True] == [
        band.first <= age <= (age if band.last is None else band.last) for band in found if band.inside
    ]


def test_a_reader_from_outside_sees_nothing(log: Given, database: Database) -> None:
    assert log is not None
    for question in (flow.flows, flow.by_month, backlog.backlog, backlog.by_province, backlog.by_service):
        with pytest.raises(Forbidden):
            question(of(rights=Rights("public")), database)




def known(flows: Flows) -> Flow:
    assert flows.now is not None
    return flows.now


Tile = Callable[[Flows, Backlog], float | None]
EQUAL: dict[str, Tile] = {
    "requests_submitted": lambda flows, _: known(flows).registered,
    "requests_decided": lambda flows, _: known(flows).finished,
    "requests_net_change": lambda flows, _: known(flows).net,
    "requests_open": lambda _, now: now.open,
    "requests_waiting_for_action": lambda _, now: now.waiting,
    "requests_in_progress": lambda _, now: now.inside,
    "requests_overdue": lambda _, now: now.late,
    "requests_open_oldest_days": lambda _, now: now.oldest,
}


def both(selection: Selection, database: Database) -> tuple[dict[str, float | None], dict[str, float | None]]:
    """The tiles of the page from counts, and the indicators of the same scope from rows."""
    flows, now = flow.flows(selection, database), backlog.backlog(selection, database)
    readings = compute.readings(list(EQUAL), selection.scope, database)
    told = {reading.code: reading.value for reading in readings}
    return {code: of_tile(flows, now) for code, of_tile in EQUAL.items()}, told


def test_the_tiles_are_the_indicators_of_a_tiny_log(log: Given, database: Database) -> None:
    assert log is not None
    for provinces in ((), ("IR-07",), ("IR-10",)):
        tiles, indicators = both(of(provinces=frozenset(provinces)), database)
        assert indicators == tiles


@pytest.mark.parametrize("provinces", [(), ("IR-07",), ("IR-11", "IR-20")])
def test_the_tiles_are_the_indicators_of_the_demo(provinces: tuple[str, ...], demo: Database) -> None:
    tiles, indicators = both(of(provinces=frozenset(provinces)), demo)
    assert indicators == tiles


def test_by_service_the_tiles_are_the_indicators_of_the_demo(demo: Database) -> None:
    for key, service in directory.services(demo).items():
        narrowed = of(category=service.code)
        readings = compute.readings(list(EQUAL), narrowed.scope, demo)
        found = {reading.code: reading.value for reading in readings}
        flows, now = flow.flows(of(service=key), demo), backlog.backlog(of(service=key), demo)
        assert found == {code: of_tile(flows, now) for code, of_tile in EQUAL.items()}
