"""Copies: all rows the first time, then what loads changed; half of one is never read."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, delete, func, select, update
from sqlalchemy.pool import NullPool

from common.errors import DataUnavailable, SettingsError
from data_access.cluster.checking import differing
from data_access.cluster.copying import Moved, copy
from data_access.cluster.place import Copy, Place, opened
from data_access.cluster.since import since
from data_access.database import Database
from data_access.loading import history
from data_access.rollups import standing
from data_access.schema.desk_requests import request_step
from tests.history.loads import load_everywhere
from tests.history.twice import part_of_demo

FIRST, SECOND = datetime.fromisoformat("2026-09-01T08:00"), datetime.fromisoformat("2026-09-05T08:00")


@pytest.fixture
def source(demo_url: str, tmp_path: Path) -> str:
    """A part of the demo that the test may change."""
    file = tmp_path / "rows.duckdb"
    part_of_demo(demo_url, file, 50)
    return f"duckdb:///{file}"


@pytest.fixture
def to(clickhouse: str, request: pytest.FixtureRequest) -> str:
    """A place of this test's own."""
    return clickhouse.format(f"own{abs(hash(request.node.nodeid))}")


def changed(source: str, turn: int, at: datetime) -> None:
    engine = create_engine(source, poolclass=NullPool)
    with engine.begin() as connection:
        load_everywhere(connection, at, turn)


def by_hand(source: str, act: Callable[[Connection], None]) -> None:
    engine = create_engine(source, poolclass=NullPool)
    with engine.begin() as connection:
        act(connection)


def test_first_copy_and_what_loads_changed(source: str, to: str) -> None:
    whole: dict[str, int] = {}
    assert copy(source, to, told=whole.__setitem__) == Copy(1, 0, None, _base(to) + "_1")
    assert differing(source, to) == {}
    assert copy(source, to) is None
    changed(source, 1, FIRST)
    assert "request_step" in differing(source, to)
    sent: dict[str, int] = {}
    found = copy(source, to, told=sent.__setitem__)
    assert found is not None
    assert (found.number, found.load, found.load_at) == (2, 1, FIRST)
    assert differing(source, to) == {}
    assert 0 < sent["request_step"] < whole["request_step"] / 2


def test_a_row_changed_and_one_removed(source: str, to: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A correction of one step sends one row, and who has the copy before open reads the new one next."""
    monkeypatch.setattr("data_access.cluster.dialect.LOOK_SECONDS", 0.0)
    copy(source, to)
    database = Database.at(to)
    steps = select(func.count()).select_from(request_step)
    before = database.fetch(steps)[0][0]
    gone, kept = _two_steps(source)

    def correct(connection: Connection) -> None:
        key = history.begin(connection, "tester", "correction", None, None, 0, "a reason", FIRST)
        ids = select(request_step.c.id).where(request_step.c.id.in_((gone, kept)))
        history.keep_before(connection, key, request_step, ids)
        connection.execute(delete(request_step).where(request_step.c.id == gone))
        own = {"comment": "corrected", "source_id": history.source_of(connection, key)}
        connection.execute(update(request_step).where(request_step.c.id == kept).values(**own))
        history.count(connection, key, "request_step", 0, 1, 1)

    by_hand(source, correct)
    sent: dict[str, int] = {}
    copy(source, to, told=sent.__setitem__)
    assert (sent["request_step"], sent["request"], sent["operating_unit"]) == (1, 0, 0)
    assert differing(source, to) == {}
    assert database.fetch(steps)[0][0] == before - 1
    asked = select(request_step.c.comment).where(request_step.c.id.in_((gone, kept)))
    assert [tuple(row) for row in database.fetch(asked)] == [("corrected",)]
    assert database.fetch(select(standing.changed()))[0][0]   # its counts do not know
    database.close()


def test_loads_of_another_database_are_no_base(source: str) -> None:
    """The same number of another moment: the database was made anew, or comes from a backup."""
    changed(source, 1, FIRST)
    database = Database.at(source)
    own, other = Copy(1, 1, FIRST, "x"), Copy(1, 1, SECOND, "x")
    assert since(database, own).before == own
    assert since(database, other).before is None
    assert since(database, Copy(1, 2, SECOND, "x")).before is None
    database.close()


def test_rows_that_do_not_arrive_are_not_read(source: str, to: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was sent is counted where it stands; a copy that lacks rows never becomes the one that is read."""
    copy(source, to)
    changed(source, 1, FIRST)
    with monkeypatch.context() as patch:
        patch.setattr(Place, "take_over", lambda *_: None)   # links nothing
        with pytest.raises(Moved) as refused:
            copy(source, to)
    assert "rows" in refused.value.en
    with opened(to) as place:
        assert place.latest() == Copy(1, 0, None, _base(to) + "_1")
    assert copy(source, to) is not None   # begins again over what was left
    assert differing(source, to) == {}


def test_copies_change_nothing_for_readers(copied_demo: Database) -> None:
    with pytest.raises(DataUnavailable):
        copied_demo.fetch(delete(request_step).where(request_step.c.id == 1))


@pytest.mark.parametrize("url", ["duckdb:///x.duckdb", "clickhousedb://localhost"])
def test_copies_go_to_a_database_of_clickhouse(source: str, url: str) -> None:
    with pytest.raises(SettingsError):
        copy(source, url)


def _base(to: str) -> str:
    return to.removeprefix("clickhousedb:///").partition("?")[0]


def _two_steps(source: str) -> tuple[int, int]:
    database = Database.at(source)
    asked = select(func.min(request_step.c.id).label("first"), func.max(request_step.c.id).label("last"))
    found = database.fetch(asked)[0]
    database.close()
    return found.first, found.last
