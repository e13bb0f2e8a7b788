"""One writer at a time, everything or nothing, and readers who notice only a finished load."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, insert, select
from sqlalchemy.pool import NullPool

from data_access import opened
from data_access.database import Database
from data_access.loading.target import WORKING, LoadRunning, Moved, NoSpace, require_space, writing
from data_access.schema.places import source

ROW = {"id": 7, "reference": "a file", "title_fa": "پرونده", "title_en": "A file"}
KNOWN = select(source.c.reference)


@pytest.fixture
def embedded(made_embedded: Path, tmp_path: Path) -> str:
    shutil.copyfile(made_embedded, tmp_path / "operational.duckdb")
    return f"duckdb:///{tmp_path / 'operational.duckdb'}"


def references(url: str) -> list[str]:
    database = Database.at(url)
    found = [row.reference for row in database.fetch(KNOWN)]
    database.close()
    return found


def beside(url: str) -> list[str]:
    return sorted(path.name for path in Path(url.removeprefix("duckdb:///")).parent.iterdir())


class _Fault(Exception):
    pass


def _write_and_fail(connection: Connection) -> None:
    connection.execute(insert(source), [ROW])
    raise _Fault


def _write_beside(url: str) -> None:
    other = create_engine(url, poolclass=NullPool)
    with other.begin() as rival:
        rival.execute(insert(source), [{**ROW, "reference": "another"}])


def test_what_was_written_stands_when_the_block_ends_well(embedded: str) -> None:
    with writing(embedded) as connection:
        connection.execute(insert(source), [ROW])
    assert ["a file"] == references(embedded)
    assert ["operational.duckdb", "operational.duckdb.lock"] == beside(embedded)


def test_a_failed_load_leaves_the_file_as_it_was(embedded: str) -> None:
    before = Path(embedded.removeprefix("duckdb:///")).read_bytes()
    with pytest.raises(_Fault), writing(embedded) as connection:
        _write_and_fail(connection)
    assert before == Path(embedded.removeprefix("duckdb:///")).read_bytes()
    assert ["operational.duckdb", "operational.duckdb.lock"] == beside(embedded)


def test_who_reads_sees_the_rows_before_until_the_load_is_done(
    embedded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", embedded)
    reader = opened.database()
    with writing(embedded) as connection:
        connection.execute(insert(source), [ROW])
        assert [] == reader.fetch(KNOWN)
    assert ["a file"] == [row.reference for row in opened.database().fetch(KNOWN)]


def test_the_new_rows_are_there_while_somebody_still_reads_the_old(
    embedded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long reading is not cut off, and nobody else is given what it holds."""
    monkeypatch.setenv("DATABASE_URL", embedded)
    with opened.database()._engine.connect() as long:
        with writing(embedded) as connection:
            connection.execute(insert(source), [ROW])
        assert ["a file"] == [row.reference for row in opened.database().fetch(KNOWN)]
        assert [] == long.execute(KNOWN).all()
    assert ["a file"] == references(embedded)
    assert ["operational.duckdb", "operational.duckdb.lock"] == beside(embedded)


def test_more_readers_than_one_find_the_open_file(embedded: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", embedded)
    engine = opened.database()._engine
    with engine.connect() as one, engine.connect() as other:
        assert [[], []] == [each.execute(KNOWN).all() for each in (one, other)]
    engine.dispose()
    assert [] == opened.database().fetch(KNOWN)


def test_a_second_load_at_once_is_refused(embedded: str) -> None:
    with writing(embedded), pytest.raises(LoadRunning), writing(embedded):
        pass


def test_a_second_load_at_once_is_refused_by_postgresql(postgresql_place: str) -> None:
    with writing(postgresql_place), pytest.raises(LoadRunning), writing(postgresql_place):
        pass


def test_postgresql_commits_at_the_end_only(postgresql_place: str) -> None:
    with pytest.raises(_Fault), writing(postgresql_place) as connection:
        _write_and_fail(connection)
    assert [] == references(postgresql_place)
    with writing(postgresql_place) as connection:
        connection.execute(insert(source), [ROW])
    assert ["a file"] == references(postgresql_place)


def test_leftovers_of_a_killed_load_are_removed(embedded: str) -> None:
    path = Path(embedded.removeprefix("duckdb:///"))
    path.with_name(path.name + WORKING).write_bytes(b"half")
    path.with_name(path.name + WORKING + ".wal").write_bytes(b"half")
    with writing(embedded) as connection:
        connection.execute(insert(source), [ROW])
    assert ["operational.duckdb", "operational.duckdb.lock"] == beside(embedded)


def test_rows_another_program_wrote_meanwhile_are_not_lost(embedded: str) -> None:
    with pytest.raises(Moved), writing(embedded):
        _write_beside(embedded)
    assert ["another"] == references(embedded)


def test_a_full_disk_is_said_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(NoSpace):
        require_space(tmp_path, 10**18)
