"""A past day comes back whole: every row and every indicator, from either engine, made once and swept."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, insert, literal, select, update
from sqlalchemy.pool import NullPool

from common.errors import BadPeriod
from common.settings import settings
from data_access import as_of, opened, past_days
from data_access.database import Database
from data_access.loading import history
from data_access.migrations.upgrade import upgrade
from data_access.schema import metadata, rollups
from data_access.schema.desk_counts import desk_made
from data_access.schema.loads import load
from data_access.schema.places import coverage, park, source
from metrics import registry
from tests import engines
from tests.history.twice import BETWEEN, FIRST, LONG_AGO, SECOND, changed_twice, different, rows, values_in

FLAGS = {"state_owned": True, "specialised": False, "simulated": False}
OWN = {**FLAGS, "kind": "park", "position_basis": "town", "approved_on": date(2022, 5, 1)}
SAMPLE = tuple(registry.all_indicators())[::12]   # of all themes: equal rows answer alike
PART = 10   # one row of so many


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AS_OF_DIR", str(tmp_path / "as_of"))
    settings.cache_clear()
    return tmp_path / "as_of"


def test_rows_of_every_table_and_what_they_answer_are_what_they_were(demo_url: str, tmp_path: Path) -> None:
    """A part of the demo; `make past-proof` does it with all of it and every indicator."""
    live, copies = changed_twice(demo_url, tmp_path, PART)
    made = (desk_made, *rollups.TABLES)   # now, and not of that day
    names = [table.name for table in metadata.sorted_tables if table not in made]
    for copy, moment in zip(copies, (LONG_AGO, BETWEEN), strict=True):
        assert rows(copy, names) == rows(as_of.snapshot(f"duckdb:///{live}", moment), names)
    then = as_of.snapshot(f"duckdb:///{live}", BETWEEN)
    found = values_in(then, SAMPLE)
    assert [] == different(values_in(copies[1], SAMPLE), found)
    assert values_in(live, SAMPLE) != found


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _filled(f"duckdb:///{tmp_path_factory.mktemp('small')}/small.duckdb")


@pytest.fixture(scope="module", params=["duckdb", "postgresql"])
def small(request: pytest.FixtureRequest) -> Iterator[str]:
    if request.param == "duckdb":
        yield request.getfixturevalue("embedded")
        return
    with engines.new_database(request.getfixturevalue("postgresql_server"), "small") as url:
        yield _filled(url)


def _filled(url: str) -> str:
    """A database with a park that a load of FIRST renamed and one of SECOND joined by another."""
    upgrade(url)
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(insert(source).values(id=1, reference="x", title_fa="x", title_en="x"))
        _park(connection, 1, "a", 1)
        connection.execute(insert(coverage).values(entity="park", first_day=date(2020, 1, 1)))
    with engine.begin() as connection:
        key = history.begin(connection, "tester", "correction", None, None, 1, "a slip", FIRST)
        history.keep_before(connection, key, park, select(literal(1)))
        history.count(connection, key, "park", 0, 1, 0)
        own = history.source_of(connection, key)
        connection.execute(update(park).values(name_fa="b", latitude=30.1, source_id=own))
    with engine.begin() as connection:
        key = history.begin(connection, "tester", "import", "parks.csv", "0", 1, None, SECOND)
        _park(connection, 2, "c", history.source_of(connection, key))
        history.count(connection, key, "park", 1, 0, 0)
    engine.dispose()
    return url


def _park(connection: Connection, key: int, name: str, own: int) -> None:
    where = {"province_code": "IR-07", "latitude": 0.1 + 29.2, "longitude": 52.0}
    connection.execute(insert(park).values(id=key, name_fa=name, source_id=own, **where, **OWN))


def parks(file: Path) -> list[tuple[Any, ...]]:
    database = Database.at(f"duckdb:///{file}")
    found = database.fetch(select(park.c.id, park.c.name_fa, park.c.latitude).order_by(park.c.id))
    database.close()
    return [tuple(row) for row in found]


def test_rows_of_either_engine_stand_as_they_stood(small: str) -> None:
    assert [(1, "a", 0.1 + 29.2)] == parks(as_of.snapshot(small, LONG_AGO))
    assert [(1, "b", 30.1)] == parks(as_of.snapshot(small, BETWEEN))


def test_days_between_the_same_loads_share_a_file_of_their_own(embedded: str, folder: Path) -> None:
    made = [as_of.snapshot(embedded, BETWEEN + timedelta(hours=hours)) for hours in (0, 1, 2)]
    assert [made[0]] * 3 == made
    assert made[0].stat().st_mode & 0o777 == 0o600
    assert [made[0].name] == [each.name for each in folder.iterdir() if each.suffix == ".duckdb"]


def test_asked_by_many_at_once_it_is_made_once(embedded: str, folder: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = set(pool.map(lambda _: as_of.snapshot(embedded, BETWEEN), range(4)))
    assert len(made) == 1
    assert [] == [each for each in folder.iterdir() if each.suffix in (".new", ".held")]
    assert [(1, "b", 30.1)] == parks(made.pop())


def test_files_that_nobody_asks_for_and_half_made_ones_are_swept(embedded: str, folder: Path) -> None:
    old = as_of.snapshot(embedded, LONG_AGO)
    os.utime(old, (time.time() - 15 * 86400,) * 2)
    (folder / "killed.duckdb.new").write_bytes(b"half")
    kept = as_of.snapshot(embedded, BETWEEN)
    assert [kept.name] == [each.name for each in folder.iterdir() if not each.name.endswith(".lock")]


def test_what_the_log_knows_is_of_that_day_too(embedded: str) -> None:
    database = Database.at(f"duckdb:///{as_of.snapshot(embedded, BETWEEN)}")
    assert [(FIRST, "a slip")] == [tuple(row) for row in database.fetch(select(load.c.at, load.c.reason))]
    database.close()


def test_the_server_answers_for_a_past_day(small: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the last load the database of now is that of the day; the stamp tells days apart."""
    monkeypatch.setenv("DATABASE_URL", small)
    settings.cache_clear()
    question = select(park.c.name_fa).order_by(park.c.id)
    assert [("b",), ("c",)] == [tuple(row) for row in opened.database().fetch(question)]
    then = date(2026, 9, 3)
    assert not opened.ready(past_days.end_of(then))
    assert [("b",)] == [tuple(row) for row in opened.database(then).fetch(question)]
    assert opened.ready(past_days.end_of(then))
    assert opened.database(date(2026, 9, 6)) is opened.database()
    assert len({opened.stamp(), opened.stamp(then), opened.stamp(date(2026, 9, 4))}) == 3


def test_a_day_ends_in_tehran() -> None:
    """1405-06-01 is 23 August 2026; it ends at 20:30 UTC."""
    assert past_days.parse("1405-06-01") == past_days.parse("۱۴۰۵-۰۶-۰۱") == date(2026, 8, 23)
    assert past_days.end_of(date(2026, 8, 23)) == datetime.fromisoformat("2026-08-23T20:30")


@pytest.mark.parametrize("text", ["", "1405", "1405-06", "1405-06-32", "2026-08-23", "<b>", "1405-06-01' --"])
def test_what_is_no_day_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadPeriod) as refused:
        past_days.parse(text)
    assert "1405-06-01" in refused.value.fa
    assert "not a day" in refused.value.en


def test_a_day_that_is_not_over_is_refused_in_words() -> None:
    with pytest.raises(BadPeriod, match="not over yet"):
        past_days.end_of(date(2026, 8, 23), today=date(2026, 8, 23))
    with pytest.raises(BadPeriod, match="not over yet"):
        past_days.parse("1450-01-01")
