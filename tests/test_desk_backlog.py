"""Who holds what is open, the red list and the inboxes: from a tiny log, and what each role may see of it."""

from typing import Any

import pytest
from sqlalchemy import Engine

from common.errors import Forbidden
from common.period import Period
from data_access.database import Database
from data_access.desk import counts
from data_access.schema.desk_requests import portal_identity, request, request_step
from data_access.schema.desk_services import desk_role, holder, workflow_step
from data_access.schema.places import coverage
from metrics.desk import holders, inbox, red_list
from metrics.desk.holders import Holder
from metrics.desk.inbox import HIDDEN
from metrics.desk.selection import Selection
from metrics.scope import Rights, Scope
from tests.examples import Given

DIRECTOR = Rights("managing_director")
DEPUTY = Rights.of("provincial_deputy", frozenset({"IR-07"}))


@pytest.fixture
def log(engine: Engine, given: Given) -> Given:
    """Five open requests in two provinces, with two officers of Fars, one of Khuzestan, and the applicant."""
    given(coverage, """
        entity       | first_day  | last_day
        -------------+------------+-----------
        request      | 1400-01-01 | 1401-12-29
        request_step | 1400-01-01 | 1401-12-29
    """)
    given(desk_role, """
        code      | side
        ----------+-------------
        officer   | organisation
        applicant | applicant
    """)
    given(workflow_step, """
        code | desk_role_id
        -----+-------------
        A    | 1
        B    | 2
    """)
    given(holder, """
        name  | desk_role_id | province_code
        ------+--------------+--------------
        Saadi | 1            | IR-07
        Hafez | 1            | IR-07
        Nima  | 1            | IR-10
    """)
    given(portal_identity, """
        portal_account_id | full_name | mobile
        ------------------+-----------+------------
        7                 | Rudaki    | 09120000000
    """)
    given(request, """
        tracking_number|province_code |registered_at    |finished_at      |due_at           |portal_account_id
        ---------------+-------------+-----------------+-----------------+-----------------+----------------
        old            |IR-07        |1401-10-01 10:00 |                 |1401-12-20 15:00 |7
        late           |IR-07        |1401-11-01 10:00 |                 |1401-11-10 15:00 |7
        other          |IR-10        |1401-12-01 10:00 |                 |1401-12-05 15:00 |
        new            |IR-07        |1401-12-28 10:00 |                 |1402-01-20 15:00 |
        over           |IR-07        |1401-05-01 10:00 |1401-05-02 10:00 |1401-05-01 15:00 |
        ends later     |IR-10        |1401-12-10 10:00 |1402-02-01 10:00 |1401-12-25 15:00 |
    """)
    given(request_step, """
        request_id|workflow_step_id|holder_id| entered_at       | left_at          | outcome | comment
        ----------+----------------+---------+------------------+------------------+---------+-------------
        1         |1               |1        | 1401-10-01 10:00 | 1401-10-05 10:00 | return  | 09121234567 ?
        1         |2               |         | 1401-10-05 10:00 |                  |         |
        2         |1               |2        | 1401-11-01 10:00 |                  |         |
        3         |1               |3        | 1401-12-01 10:00 |                  |         |
        4         |1               |2        | 1401-12-28 10:00 |                  |         |
        5         |1               |1        | 1401-05-01 10:00 | 1401-05-02 10:00 | approve |
        6         |1               |3        | 1401-12-10 10:00 | 1402-02-01 10:00 | approve |
    """)
    with engine.begin() as connection:
        counts.refresh(connection)
    return given


def of(rights: Rights = DIRECTOR, **scope: Any) -> Selection:
    return Selection(Scope(Period.of_year(1401), rights, **scope))


def numbers(selection: Selection, database: Database, order: str = "late", page: int = 0) -> list[Any]:
    return [row.tracking_number for row in red_list.red_list(selection, database, order, page).rows]


def test_roles_hold_what_lies_in_their_steps(log: Given, database: Database) -> None:
    """With officers for 58, 28, 19 and 1 days so far; with the applicant for 84 (Azar to Bahman have 30)."""
    assert log is not None
    found = holders.by_role(of(), database)
    told = [(row.role, row.requests, row.median, row.p90, row.longest) for row in found.itertuples()]
    assert [("officer", 4, 19, 58, 58), ("applicant", 1, 84, 84, 84)] == told


def test_inboxes_are_told_apart_without_names(log: Given, database: Database) -> None:
    assert log is not None
    found = holders.by_inbox(of(), database)
    told = {(row.inbox, row.province, row.place, row.requests) for row in found.itertuples()}
    assert {(2, "IR-07", 2, 2), (3, "IR-10", 1, 2), (None, None, None, 1)} == told


def test_a_deputy_sees_the_inboxes_of_the_own_province_only(log: Given, database: Database) -> None:
    """Of an inbox of a small office everybody knows whose it is; nobody sees those of others."""
    assert log is not None
    assert {"IR-07"} == {row.province for row in holders.by_inbox(of(DEPUTY), database).itertuples()} - {None}
    with pytest.raises(Forbidden):
        holders.by_inbox(of(Rights("administrator")), database)


def test_the_most_late_stand_first(log: Given, database: Database) -> None:
    """What ended after the last known day was late on it; what is due later is not in the list."""
    assert log is not None
    found = red_list.red_list(of(), database, "late", 0)
    assert 4 == found.total
    assert [("late", 49, 58, 58), ("other", 24, 28, 28), ("old", 9, 88, 84), ("ends later", 4, 19, 19)] == [
        (row.tracking_number, row.late, row.days, row.held) for row in found.rows
    ]


def test_the_oldest_stand_first_when_asked(log: Given, database: Database) -> None:
    assert log is not None
    assert ["old", "late", "other", "ends later", "new"] == numbers(of(), database, "oldest")
    assert 5 == red_list.red_list(of(), database, "oldest", 0).total
    assert [] == numbers(of(), database, "oldest", 1)


def test_what_is_not_late_has_no_days_late(log: Given, database: Database) -> None:
    assert log is not None
    assert red_list.red_list(of(), database, "oldest", 0).rows[-1].late is None


def test_a_deputy_reads_rows_of_the_own_province_only(log: Given, database: Database) -> None:
    assert log is not None
    assert ["late", "old"] == numbers(of(DEPUTY), database)
    assert 2 == red_list.red_list(of(DEPUTY), database, "late", 0).total
    with pytest.raises(Forbidden):
        red_list.red_list(of(DEPUTY, provinces=frozenset({"IR-10"})), database, "late", 0)
    with pytest.raises(Forbidden):
        inbox.inbox(of(DEPUTY, provinces=frozenset({"IR-10"})), database, "officer", 0)


def test_a_reader_from_outside_reads_nothing(log: Given, database: Database) -> None:
    assert log is not None
    outside = of(Rights("public"))
    with pytest.raises(Forbidden):
        red_list.red_list(outside, database, "late", 0)
    with pytest.raises(Forbidden):
        inbox.inbox(outside, database, "officer", 0)
    with pytest.raises(Forbidden):
        holders.by_role(outside, database)
    with pytest.raises(Forbidden):
        holders.by_inbox(outside, database)


def test_an_inbox_lists_what_lies_with_its_role_the_longest_first(log: Given, database: Database) -> None:
    assert log is not None
    found = inbox.inbox(of(), database, "officer", 0)
    assert 4 == found.total
    assert [("late", 58, 58), ("other", 28, 28), ("ends later", 19, 19), ("new", 1, 1)] == [
        (entry.tracking_number, entry.days, entry.held) for entry in found.rows
    ]
    assert Holder("officer", "IR-07", 2) == found.rows[0].holder


def test_an_inbox_masks_who_asks_and_what_was_said(log: Given, database: Database) -> None:
    assert log is not None
    entry = inbox.inbox(of(DEPUTY), database, "applicant", 0).rows[0]
    assert (f"{HIDDEN}007", HIDDEN, None) == (entry.requester, entry.report, entry.holder)


@pytest.mark.parametrize("role", ["managing_director", "analyst", "steward"])
def test_an_inbox_tells_only_that_there_is_a_comment(log: Given, database: Database, role: str) -> None:
    """A comment may name somebody in its text: it is read with a reason only."""
    assert log is not None
    asked = inbox.inbox(of(Rights.of(role, frozenset())), database, "applicant", 0)
    assert HIDDEN == asked.rows[0].report
    assert None is inbox.inbox(of(Rights.of(role, frozenset())), database, "officer", 0).rows[0].report


def test_a_role_that_does_not_exist_has_an_empty_inbox(log: Given, database: Database) -> None:
    assert log is not None
    assert inbox.Inbox((), 0) == inbox.inbox(of(), database, "' OR 1=1 --", 0)


def test_without_counts_the_lists_are_empty(database: Database) -> None:
    assert red_list.Listed((), 0) == red_list.red_list(of(), database, "late", 0)
    assert inbox.Inbox((), 0) == inbox.inbox(of(), database, "officer", 0)
