"""The counts of the desk after changes are those of all rows, and no more is made than what changed."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from sqlalchemy import Connection, Engine, delete, func, insert, select, text, update

from data_access.database import Database
from data_access.desk import counts, keeping
from data_access.rollups import making, notes
from data_access.schema.desk_counts import TABLES, desk_made, desk_move
from data_access.schema.desk_requests import request, request_step, satisfaction_survey, sms_notice
from data_access.schema.desk_services import workflow
from data_access.schema.places import calendar, coverage
from data_access.schema.rollups import rollup_dirty
from metrics.desk import directory
from tests.rollups.desks import DAYS, FIRST, Desk, changing
from tests.rollups.test_equal import FEW, founded, seeds

CHILDREN = (sms_notice, satisfaction_survey, request_step)
AFTER = 15   # days after the last one on which anything begins


def counted(engine: Engine) -> dict[str, list[str]]:
    """Table of counts to its lines, sorted."""
    with engine.connect() as connection:
        asked = {table.name: connection.execute(select(table)).all() for table in TABLES}
    return {name: sorted(map(str, rows)) for name, rows in asked.items()}


def kept(engine: Engine) -> dict[str, list[str]]:
    """The counts after a refresh of what changed."""
    with engine.begin() as connection:
        keeping.refresh(connection)
    return counted(engine)


def anew(engine: Engine) -> dict[str, list[str]]:
    """The counts out of all rows; what was there stays."""
    with engine.connect() as connection, connection.begin() as transaction:
        counts.refresh(connection)
        found = {table.name: sorted(map(str, connection.execute(select(table)))) for table in TABLES}
        transaction.rollback()
    return found


def known(connection: Connection, desk: Desk) -> None:
    """Rows are known up to another day, mostly one before the last of them, or up to the newest."""
    last = desk.random.choice([None, FIRST + timedelta(days=desk.random.randrange(60, DAYS + AFTER))])
    first = FIRST + timedelta(days=desk.random.choice([-400, -400, -400, 20]))
    of_it = coverage.c.entity == request.name
    connection.execute(update(coverage).where(of_it).values(first_day=first, last_day=last))


def more(connection: Connection, desk: Desk) -> None:
    """On a server: a request goes with all that refers to it, one follows another workflow, stays swap."""
    ids = sorted(desk.requests)
    if connection.dialect.name == "duckdb" or len(ids) < 3:
        return
    gone, other, third = desk.random.sample(ids, 3)
    for table in CHILDREN:
        connection.execute(delete(table).where(table.c.request_id == gone))
    connection.execute(delete(request).where(request.c.id == gone))
    del desk.requests[gone]
    desk.stays = {key: row for key, row in desk.stays.items() if row["request_id"] != gone}
    owner = {"workflow_id": desk.random.randrange(3)}
    connection.execute(update(request).where(request.c.id == other).values(**owner))
    stay = update(request_step).where(request_step.c.request_id == other)
    connection.execute(stay.values(request_id=third))
    for row in desk.stays.values():
        if row["request_id"] == other:
            row["request_id"] = third


@FEW
@given(seed=seeds)
def test_the_counts_are_those_of_all_rows(engine: Engine, seed: int) -> None:
    desk = founded(engine, seed)
    assert kept(engine) == anew(engine)
    for _ in range(6):
        with engine.begin() as connection:
            changing(desk, connection)
            if desk.random.random() < 0.3:
                known(connection, desk)
            if desk.random.random() < 0.3:
                more(connection, desk)
        assert kept(engine) == anew(engine)


@pytest.fixture
def desk(engine: Engine) -> Desk:
    """A desk whose counts are made, with a line that no row speaks for, of a month that nothing touches."""
    made = founded(engine, 5)
    kept(engine)
    with engine.begin() as connection:
        connection.execute(insert(desk_move).values(
            service_id=0, province_code="IR-00", month=139601, from_id=0, moves=7, simulated=False
        ))
    return made


def false_lines(engine: Engine) -> int:
    with engine.connect() as connection:
        asked = select(func.count()).select_from(desk_move).where(desk_move.c.month == 139601)
        return connection.scalar(asked) or 0


def test_months_that_nothing_touches_are_not_made_again(engine: Engine, desk: Desk) -> None:
    with engine.begin() as connection:
        changing(desk, connection)
    kept(engine)
    assert 1 == false_lines(engine)


def changed_hours(connection: Connection) -> None:
    connection.execute(update(workflow).values(closes_minute=800))


def changed_holiday(connection: Connection) -> None:
    connection.execute(update(calendar).where(calendar.c.day == FIRST).values(working_day=False))


def changed_beginning(connection: Connection) -> None:
    connection.execute(update(coverage).values(first_day=FIRST))


def removed_stays(connection: Connection) -> None:
    connection.execute(text("TRUNCATE request_step"))
    notes.check_counts(connection)


def rollups_alone(connection: Connection) -> None:
    """Takes notes away that the counts have not seen."""
    connection.execute(text("DELETE FROM request_step"))
    notes.check_counts(connection)
    making.refresh(connection)
    assert 0 == connection.scalar(select(func.count()).select_from(rollup_dirty))


@pytest.mark.parametrize(
    "change", [changed_hours, changed_holiday, changed_beginning, removed_stays, rollups_alone]
)
def test_what_no_note_tells_of_makes_all_counts_anew(engine: Engine, desk: Desk, change: Any) -> None:
    assert desk.stays
    with engine.begin() as connection:
        change(connection)
    found = kept(engine)
    assert 0 == false_lines(engine)
    assert found == anew(engine)


def test_without_triggers_all_counts_are_made_anew(request: pytest.FixtureRequest) -> None:
    stand = request.getfixturevalue("_postgresql_stand")
    desk = founded(stand.engine, 5)
    kept(stand.engine)
    with stand.engine.begin() as connection:
        connection.execute(text("ALTER TABLE request_step DISABLE TRIGGER USER"))
        desk.change(connection)
        keeping.refresh(connection)
    found = counted(stand.engine)
    with stand.engine.begin() as connection:
        connection.execute(text("ALTER TABLE request_step ENABLE TRIGGER USER"))
        connection.execute(text("DELETE FROM request_step WHERE false"))
    assert found == anew(stand.engine) == kept(stand.engine)
    stand.sweep()


def test_what_another_writer_commits_during_a_refresh_is_counted_by_the_next(
    request: pytest.FixtureRequest
) -> None:
    stand = request.getfixturevalue("_postgresql_stand")
    desk = founded(stand.engine, 2)
    kept(stand.engine)
    with stand.engine.begin() as connection:
        desk.change(connection)
    with stand.engine.connect() as refreshing, refreshing.begin():
        keeping.refresh(refreshing)
        before = counted(stand.engine)   # who reads meanwhile is given the counts of before
        with stand.engine.begin() as other:
            desk.change(other)
    assert before != counted(stand.engine)
    assert kept(stand.engine) == anew(stand.engine)
    stand.sweep()


def test_a_refresh_that_fails_leaves_the_counts(engine: Engine, desk: Desk) -> None:
    before = counted(engine)
    with engine.connect() as connection, connection.begin() as transaction:
        changing(desk, connection)
        keeping.refresh(connection)
        transaction.rollback()
    assert before == counted(engine)


def test_without_rows_no_counts_are_left(engine: Engine, desk: Desk) -> None:
    assert desk.requests
    with engine.begin() as connection:
        connection.execute(delete(coverage))
        keeping.refresh(connection)
        assert 0 == connection.scalar(select(func.count()).select_from(desk_made))
    assert not any(counted(engine).values())


def test_pages_are_told_that_counts_are_behind_the_rows(engine: Engine) -> None:
    founded(engine, 1)

    def behind() -> bool:
        found = directory.known(Database(engine))
        return found is not None and found.stale

    kept(engine)
    assert directory.known(Database(engine)) is not None
    assert not behind()
    with engine.begin() as connection:
        connection.execute(delete(sms_notice))
    assert behind()
    if engine.dialect.name == "duckdb":   # the command knows that notes are missing there
        with engine.begin() as connection:
            notes.check_counts(connection)
    kept(engine)
    assert not behind()
