"""Promises: all of them are there, each measured or excused, and open requests past their time are missed."""

import pytest
from sqlalchemy import Engine

from common.errors import Forbidden
from common.period import Period
from data_access.database import Database
from data_access.desk import counts
from data_access.schema.desk_requests import request
from data_access.schema.desk_services import workflow
from data_access.schema.places import coverage
from metrics import registry
from metrics.desk import promises
from metrics.desk.promises import Kept
from metrics.desk.selection import Selection
from metrics.scope import Rights, Scope
from tests.demo import Ask
from tests.examples import Given

IDS = {*(f"D{n}" for n in range(1, 14)), *(f"S{n}" for n in range(1, 13)), *(f"A{n}" for n in range(1, 6)),
       "C1", "C2", "C3"}


def select(role: str = "analyst", period: str = "1401") -> Selection:
    return Selection(Scope(Period.parse(period), Rights(role)))


def test_every_promise_is_there_once_and_the_ten_minutes_stand_first() -> None:
    ids = [each.id for each in promises.catalogue()]
    assert sorted(IDS) == sorted(ids)
    assert "D9" == ids[0]


def test_each_promise_is_measured_or_says_why_not_in_both_languages() -> None:
    for each in promises.catalogue():
        for language in ("fa", "en"):
            assert each.text(language)
            assert bool(each.codes) == bool(each.how(language))
            assert bool(each.codes) != bool(each.cannot(language))
        assert set(each.codes) <= set(registry.all_indicators())


def test_what_binds_another_provider_is_told_apart() -> None:
    assert {f"S{n}" for n in range(1, 13)} == {each.id for each in promises.of("sla")}
    assert {f"A{n}" for n in range(1, 6)} == {each.id for each in promises.of("duty")}


def test_no_limit_is_invented_where_none_is_printed() -> None:
    without = {each.id for each in promises.catalogue() if not each.target("en")}
    assert {"D1", "D5", "D6", "D8", "S5", "S7", "S9", "S10", "S12", "A1", "A2", "A3", "A4"} == without
    assert all(bool(each.target("fa")) == bool(each.target("en")) for each in promises.catalogue())


def test_open_requests_past_their_time_are_missed(engine: Engine, given: Given) -> None:
    given(workflow, """
        opens_minute | closes_minute
        -------------+--------------
        450          | 870
    """)
    given(coverage, """
        entity  | first_day  | last_day
        --------+------------+-----------
        request | 1400-01-01 | 1401-12-29
    """)
    given(request, """
        registered_at    | finished_at      | due_at           | status            | result
        -----------------+------------------+------------------+-------------------+---------
        1401-02-01 08:00 | 1401-02-02 08:00 | 1401-02-03 14:30 | finished_archived | approved
        1401-02-01 08:00 | 1401-02-03 14:31 | 1401-02-03 14:30 | finished_archived | approved
        1401-02-01 08:00 |                  | 1401-02-03 14:30 | in_progress       |
        1401-02-01 08:00 |                  |                  | in_progress       |
        1401-12-28 08:00 |                  | 1402-01-15 14:30 | in_progress       |
    """)
    with engine.begin() as connection:
        counts.refresh(connection)
    database = Database(engine)
    assert [Kept(140102, 1, 1, 1, False)] == promises.kept(select(), database, "month")
    found = promises.kept(select(), database, "service_id")
    assert [pytest.approx(100 / 3)] == [each.share for each in found]
    assert [] == promises.kept(select(period="1400"), database, "month")


def test_kept_and_late_of_the_demo_are_those_of_its_rows(demo: Database, sql: Ask) -> None:
    begins, ends = "TIMESTAMP '2022-03-20 20:30:00'", "TIMESTAMP '2023-03-20 20:30:00'"
    expected = sql(f"""
        SELECT service_id, count(*) FILTER (finished_at <= due_at AND finished_at < {ends}),
            count(*) FILTER (finished_at > due_at AND finished_at < {ends}),
            count(*) FILTER ((finished_at IS NULL OR finished_at >= {ends}) AND due_at < {ends})
        FROM request WHERE due_at >= {begins} AND due_at < {ends} GROUP BY service_id ORDER BY service_id
    """)
    found = promises.kept(select(), demo, "service_id")
    assert expected == [(each.key, each.kept, each.missed, each.missed_open) for each in found]


def test_the_public_sees_no_promise_kept_or_broken(demo: Database) -> None:
    with pytest.raises(Forbidden):
        promises.kept(select(role="public"), demo, "month")
