"""Rows changed by other hands, and while a refresh is at work: no answer is ever that of rows that were."""

import pytest
from sqlalchemy import Connection, Engine, delete, func, select, text

from common.period import Period
from data_access.database import Database
from data_access.desk import keeping
from data_access.rollups import making, notes
from data_access.rollups.counted import key
from data_access.rollups.standing import standing
from data_access.schema.desk_requests import request_step
from data_access.schema.rollups import rollup_dirty, rollup_made
from metrics import rolled
from metrics.asking import Asked
from metrics.question import FRESH
from metrics.scope import Rights, Scope
from tests.rollups.test_equal import founded, refresh, same

MONTHS = tuple(Period.parse(f"1400-{month}") for month in (10, 11, 12))
STAYS = Asked(("returned_outcomes_pct", "step_days_median"), MONTHS, Scope(MONTHS[0], Rights("steward")))


def fresh(engine: Engine) -> bool:
    assert STAYS.rolled is not None
    return all(getattr(row, FRESH) for row in Database(engine).fetch(STAYS.proved))


def test_rows_deleted_by_hand_move_the_figure(engine: Engine) -> None:
    founded(engine, 1)
    assert fresh(engine)
    known = standing(Database(engine))
    assert known.made == known.read > 0
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM request_step"))
    assert not fresh(engine)
    assert standing(Database(engine)).read < standing(Database(engine)).made == known.made
    same(STAYS, Database(engine), held=False)


def test_what_another_writer_commits_during_a_refresh_is_not_taken_for_known(
    request: pytest.FixtureRequest
) -> None:
    """Both transactions are open at once; the refresh ends last and does not know the rows of the other."""
    stand = request.getfixturevalue("_postgresql_stand")
    desk = founded(stand.engine, 2)
    with stand.engine.begin() as connection:
        desk.change(connection)
    with stand.engine.connect() as refreshing, refreshing.begin():
        making.refresh(refreshing)
        same(STAYS, Database(stand.engine), held=False)   # who reads meanwhile is given neither half
        with stand.engine.begin() as other:
            other.execute(delete(request_step))
    assert not fresh(stand.engine)
    same(STAYS, Database(stand.engine), held=False)
    refresh(stand.engine)
    assert fresh(stand.engine)
    same(STAYS, Database(stand.engine), held=True)
    stand.sweep()


def test_a_refresh_that_fails_leaves_what_was(engine: Engine) -> None:
    desk = founded(engine, 3)
    with engine.connect() as connection, connection.begin() as transaction:
        connection.execute(delete(request_step))
        making.refresh(connection, everything=True)
        transaction.rollback()
    assert fresh(engine)
    same(STAYS, Database(engine), held=True)
    assert desk.stays


def test_without_rows_nothing_is_made(engine: Engine) -> None:
    refresh(engine, everything=True)
    with engine.connect() as connection:
        assert 0 == connection.scalar(select(func.count()).select_from(rollup_made))


def test_rows_that_leave_without_a_note_are_noticed_by_the_next_refresh(engine: Engine) -> None:
    founded(engine, 1)
    with engine.begin() as connection:
        for part in _parts(connection):
            connection.execute(text(f"DELETE FROM {part}"))
        assert connection.scalar(select(func.count()).select_from(rollup_dirty)) == 0
        notes.check_counts(connection)
        keeping.refresh(connection)
        assert connection.scalar(select(func.count()).select_from(rollup_dirty)) == 0
    same(STAYS, Database(engine), held=True)
    assert fresh(engine)


def _parts(connection: Connection) -> list[str]:
    """The tables that hold stays; on a server no trigger fires for a part that is named by itself."""
    if connection.dialect.name == "duckdb":
        return [request_step.name]
    leaves = "SELECT relid::regclass::text FROM pg_partition_tree('request_step') WHERE isleaf"
    return list(connection.scalars(text(leaves)))


def test_lines_of_another_definition_are_not_read(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    founded(engine, 1)
    question = Asked(STAYS.codes, MONTHS, STAYS.scope)
    monkeypatch.setattr(rolled, "key", lambda rollup: f"{key(rollup)}x")
    found = Database(engine).fetch(question.proved)
    assert found
    assert not any(getattr(row, FRESH) for row in found)
