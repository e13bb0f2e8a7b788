"""The counts of the desk against tiny logs worked out by hand, on both engines."""

from typing import Any

import pytest
from sqlalchemy import Engine, Table, delete, select

from data_access.desk import counts
from data_access.schema.desk_counts import (
    BETWEEN,
    desk_flow,
    desk_made,
    desk_move,
    desk_open,
    desk_promise,
    desk_return,
    desk_round,
    desk_stay,
    desk_variant,
    desk_wait,
)
from data_access.schema.desk_requests import request, request_step
from data_access.schema.desk_services import workflow, workflow_step
from data_access.schema.places import coverage
from tests.examples import Given

HOUR = 3600.0
OFFICE_DAY = 8 * HOUR


@pytest.fixture
def desk(given: Given) -> Given:
    """A desk open from 07:30 to 15:30, known for the whole of 1400 and 1401."""
    given(workflow, """
        opens_minute | closes_minute
        -------------+--------------
        450          | 930
    """)
    given(coverage, """
        entity       | first_day  | last_day
        -------------+------------+-----------
        request      | 1400-01-01 | 1401-12-29
        request_step | 1400-01-01 | 1401-12-29
    """)
    given(workflow_step, """
        code | kind
        -----+-----------
        A    | review
        B    | correction
        C    | end
    """)
    return given


def rows(engine: Engine, table: Table, *names: str, **equal: Any) -> list[tuple[Any, ...]]:
    """The counts made anew: the named columns of the rows that have these values, sorted."""
    with engine.begin() as connection:
        counts.refresh(connection)
    wanted = [table.c[name] == value for name, value in equal.items()]
    with engine.connect() as connection:
        found = connection.execute(select(*(table.c[name] for name in names)).where(*wanted)).all()
    return sorted(tuple(row) for row in found)


def waits(engine: Engine, clock: str) -> list[tuple[Any, ...]]:
    return rows(engine, desk_wait, "days", "ending", "requests", "seconds", clock=clock)


def test_without_rows_there_are_no_counts(engine: Engine) -> None:
    assert [] == rows(engine, desk_made, "requests")


def test_what_ends_in_the_minute_it_came_took_no_day(engine: Engine, desk: Given) -> None:
    desk(request, """
        registered_at    | finished_at      | status            | result
        -----------------+------------------+-------------------+---------
        1401-02-20 09:00 | 1401-02-20 09:00 | finished_archived | approved
        1401-02-20 09:00 | 1401-02-20 09:30 | finished_archived | approved
    """)
    assert [(0, "approved", 2, 0.5 * HOUR)] == waits(engine, "calendar")
    assert [(0, "approved", 2, 0.5 * HOUR)] == waits(engine, "working")


def test_past_midnight_in_tehran_is_another_day(engine: Engine, desk: Given) -> None:
    desk(request, """
        registered_at    | finished_at      | status            | result
        -----------------+------------------+-------------------+---------
        1401-02-20 23:50 | 1401-02-21 00:10 | finished_archived | approved
    """)
    assert [(1, "approved", 1, HOUR / 3)] == waits(engine, "calendar")
    assert [(1, "approved", 1, 0.0)] == waits(engine, "working")


def test_nowruz_is_no_office_time(engine: Engine, desk: Given) -> None:
    """28 Esfand 1400 is a Saturday; 29 and 1 to 4 Farvardin are holidays, 5 is a Friday, 6 a Saturday."""
    desk(request, """
        registered_at    | finished_at      | status            | result
        -----------------+------------------+-------------------+---------
        1400-12-28 14:30 | 1401-01-06 08:30 | finished_archived | approved
    """)
    clock_time = 6 * 24 * HOUR + 18 * HOUR - HOUR   # the clock was put forward on 2 Farvardin
    assert [(7, "approved", 1, clock_time)] == waits(engine, "calendar")
    assert [(1, "approved", 1, 2 * HOUR)] == waits(engine, "working")


def test_the_leap_day_counts(engine: Engine, desk: Given) -> None:
    """1399 has a 30th of Esfand."""
    desk(request, """
        registered_at    | finished_at      | status            | result
        -----------------+------------------+-------------------+---------
        1399-12-29 12:00 | 1400-01-01 12:00 | finished_archived | approved
    """)
    assert [(2, 2)] == rows(engine, desk_wait, "days", "entry", clock="calendar")


def test_what_is_open_lasts_until_the_end_of_the_last_day(engine: Engine, desk: Given) -> None:
    desk(request, """
        registered_at    | finished_at | status
        -----------------+-------------+------------
        1401-12-29 10:00 |             | in_progress
        1401-12-20 10:00 |             | in_progress
    """)
    until_midnight = 14 * HOUR
    expected = [(0, "open", 1, until_midnight), (9, "open", 1, 9 * 24 * HOUR + until_midnight)]
    assert expected == waits(engine, "calendar")


def test_what_ended_after_the_last_day_is_open(engine: Engine, desk: Given) -> None:
    desk(request, """
        registered_at    | finished_at      | status            | result
        -----------------+------------------+-------------------+---------
        1401-12-20 10:00 | 1402-01-20 10:00 | finished_archived | approved
        1402-01-20 10:00 |                  | in_progress       |
    """)
    assert [(9, "open", 1)] == rows(engine, desk_wait, "days", "ending", "requests", clock="calendar")


def test_the_backlog_is_what_came_less_what_went(engine: Engine, desk: Given) -> None:
    """What was open when the rows begin is in it; what was over by then is in nothing."""
    desk(request, """
        registered_at    | finished_at      | status            | result
        -----------------+------------------+-------------------+---------
        1399-11-01 10:00 | 1400-02-01 10:00 | finished_archived | approved
        1399-11-01 10:00 | 1399-12-01 10:00 | finished_archived | approved
        1400-01-20 10:00 | 1400-02-01 10:00 | finished_archived | rejected
        1400-01-20 10:00 |                  | in_progress       |
    """)
    found = rows(engine, desk_flow, "day", "registered", "finished", "approved")
    assert [(1, 0, 0), (2, 0, 0), (0, 2, 1)] == [row[1:] for row in found]


def test_what_was_open_when_the_rows_begin_comes_late(engine: Engine, desk: Given) -> None:
    desk(request, """
        registered_at    | finished_at      | status            | result
        -----------------+------------------+-------------------+---------
        1399-12-21 10:00 | 1400-01-06 10:00 | finished_archived | approved
    """)
    assert [(10, 15)] == rows(engine, desk_wait, "entry", "days", clock="calendar")


@pytest.fixture
def travelled(desk: Given) -> Given:
    """One request that was sent back twice, one that is at its second review."""
    desk(request, """
        registered_at    | finished_at      | due_at           | status            | result
        -----------------+------------------+------------------+-------------------+---------
        1401-02-03 08:00 | 1401-02-10 09:00 | 1401-02-08 15:30 | finished_archived | approved
        1401-12-20 08:00 |                  | 1401-12-25 15:30 | in_progress       |
    """)
    desk(request_step, """
        request_id | workflow_step_id | entered_at       | left_at          | outcome | reason
        -----------+------------------+------------------+------------------+---------+-----------
        1          | 1                | 1401-02-03 08:00 | 1401-02-04 08:00 | return  | wrong_data
        1          | 2                | 1401-02-04 08:00 | 1401-02-05 08:00 | approve |
        1          | 1                | 1401-02-05 08:00 | 1401-02-05 09:00 | return  | wrong_data
        1          | 2                | 1401-02-05 09:00 | 1401-02-07 08:00 | approve |
        1          | 1                | 1401-02-07 08:00 | 1401-02-10 08:00 | approve |
        1          | 3                | 1401-02-10 08:00 | 1401-02-10 09:00 | end     |
        2          | 1                | 1401-12-20 08:00 | 1401-12-22 08:00 | return  | other
        2          | 2                | 1401-12-22 08:00 | 1401-12-23 08:00 | approve |
        2          | 1                | 1401-12-23 08:00 |                  |         |
    """)
    return desk


def test_each_visit_of_a_step_is_a_stay(engine: Engine, travelled: Given) -> None:
    assert travelled is not None
    named = ("step_id", "days", "ending", "stays")
    assert [
        (1, 0, "return", 1), (1, 1, "return", 1), (1, 3, "approve", 1),
        (2, 1, "approve", 1), (2, 2, "approve", 1), (3, 0, "end", 1),
    ] == rows(engine, desk_stay, *named, clock="calendar", month=140102)
    late = rows(engine, desk_stay, *named, clock="calendar", month=140112)
    assert [(1, 2, "return", 1), (1, 6, "open", 1), (2, 1, "approve", 1)] == late


def test_a_stay_older_than_the_rows_is_seen_from_their_beginning(engine: Engine, desk: Given) -> None:
    desk(request, """
        registered_at    | finished_at | status
        -----------------+-------------+------------
        1399-12-21 08:00 |             | in_progress
    """)
    desk(request_step, """
        request_id | workflow_step_id | entered_at       | left_at          | outcome
        -----------+------------------+------------------+------------------+--------
        1          | 1                | 1399-12-21 08:00 | 1400-01-03 08:00 | approve
    """)
    assert [(10, 12)] == rows(engine, desk_stay, "entry", "days", clock="calendar")


def test_returns_cost_what_passes_until_the_step_is_reached_again(engine: Engine, travelled: Given) -> None:
    assert travelled is not None
    found = rows(engine, desk_return, "month", "reason", "returns", "back", "seconds")
    assert [
        (140102, "wrong_data", 2, 2, 24 * HOUR + 47 * HOUR), (140112, "other", 1, 1, 24 * HOUR),
    ] == found


def test_a_way_is_told_step_by_step(engine: Engine, travelled: Given) -> None:
    assert travelled is not None
    expected = [(1401, BETWEEN.join("ABABAC"), 1, 7 * 24 * HOUR + HOUR)]
    assert expected == rows(engine, desk_variant, "year", "way", "requests", "seconds")


def test_sendings_are_the_first_one_and_one_per_return(engine: Engine, travelled: Given) -> None:
    assert travelled is not None
    assert [(140102, 3, "approved", 1)] == rows(engine, desk_round, "month", "rounds", "result", "requests")


def test_steps_lead_to_steps_and_in_the_end_to_none(engine: Engine, travelled: Given) -> None:
    assert travelled is not None
    found = rows(engine, desk_move, "from_id", "outcome", "moves", month=140102)
    assert [(1, "approve", 1), (1, "return", 2), (2, "approve", 2), (3, "end", 1)] == found
    assert [(None,)] == rows(engine, desk_move, "to_id", from_id=3)


def test_an_open_request_whose_time_has_run_out_missed_it(engine: Engine, travelled: Given) -> None:
    assert travelled is not None
    found = rows(engine, desk_promise, "month", "verdict", "requests")
    assert [(140102, "missed", 1), (140112, "missed_open", 1)] == found


def test_an_open_request_is_where_its_last_stay_is(engine: Engine, travelled: Given) -> None:
    assert travelled is not None
    assert [(1, 9, 6, True, 1)] == rows(engine, desk_open, "step_id", "age", "held", "late", "requests")


def test_made_again_the_counts_are_the_same(engine: Engine, travelled: Given) -> None:
    assert travelled is not None
    assert [(2, 9)] == rows(engine, desk_made, "requests", "steps")
    assert [(2, 9)] == rows(engine, desk_made, "requests", "steps")


def test_a_row_less_is_counted_less(engine: Engine, travelled: Given) -> None:
    assert travelled is not None
    assert [(2,)] == rows(engine, desk_made, "requests")
    with engine.begin() as connection:
        connection.execute(delete(request_step).where(request_step.c.request_id == 2))
    with engine.begin() as connection:
        connection.execute(delete(request).where(request.c.id == 2))
    assert [(1, 6)] == rows(engine, desk_made, "requests", "steps")
    assert [(7, "approved", 1)] == rows(engine, desk_wait, "days", "ending", "requests", clock="calendar")
    assert [] == rows(engine, desk_open, "requests")
