"""A file that is only read: what holds of its rollups is asked once; the rows answer for the rest."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copy

import pytest
from sqlalchemy import Engine, create_engine, delete, text, update
from sqlalchemy.pool import NullPool, StaticPool

from common.period import Period
from data_access import swapped
from data_access.database import Database
from data_access.rollups import standing
from data_access.rollups.catalogue import ROLLUPS
from data_access.rollups.counted import key
from data_access.rollups.declared import Kind
from data_access.rollups.standing import Held, held
from data_access.schema.rollups import decided, rollup_made
from metrics.asking import Asked, answer
from metrics.scope import Rights, Scope
from metrics.spine import Grain, Steps
from tests.engines import Stand
from tests.rollups.test_equal import founded, same

YEAR, MONTH = Period.parse("1400"), Period.parse("1400-11")
ODD = Period(date(2021, 12, 25), date(2022, 1, 5))
SCOPE = Scope(YEAR, Rights("steward"))
CODES = ("requests_decided", "step_days_median", "requests_open")
BY_MONTH = Asked(("requests_decided",), Steps(Grain.MONTH, YEAR), SCOPE)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk in a file, with its rollups."""
    path = tmp_path_factory.mktemp("held") / "desk.duckdb"
    engine = create_engine(f"duckdb:///{path}", poolclass=StaticPool)
    founded(Stand(engine).engine, 1)
    engine.dispose()
    return path


@pytest.fixture
def file(made: Path, tmp_path: Path) -> Engine:
    """A copy of it, to be changed by others."""
    return create_engine(f"duckdb:///{copy(made, tmp_path)}", poolclass=NullPool)


def reading(file: Engine) -> Database:
    return swapped.opened(file.url.render_as_string())


def test_the_answer_is_that_of_the_rows_for_every_kind_of_period(file: Engine) -> None:
    database = reading(file)
    for period, holds in ((YEAR, True), (MONTH, True), (ODD, False)):
        question = Asked(CODES, (period,), SCOPE, ("province",))
        assert question.hold(database) is holds
        same(question, database, held=holds)
    assert BY_MONTH.hold(database)
    same(BY_MONTH, database, held=True)
    database.close()


def test_it_is_the_rollups_that_answer_while_they_hold(file: Engine) -> None:
    with file.begin() as connection:
        connection.execute(update(decided).values(n=decided.c.n + 1000))
    database = reading(file)
    assert max(row[1] for row in answer(BY_MONTH, database)[1]) > 1000
    database.close()


@pytest.mark.parametrize("change", [
    "INSERT INTO rollup_dirty VALUES ('k', 'finished', DATE '2022-01-21', DATE '2022-01-21')",
    "DELETE FROM rollup_made WHERE name LIKE 'rollup_decided@%' AND start = DATE '2022-01-21'",
    "DELETE FROM sms_notice",
])
def test_the_rows_answer_once_anything_changed(file: Engine, change: str) -> None:
    with file.begin() as connection:
        connection.execute(update(decided).values(n=decided.c.n + 1000))
        assert connection.execute(text(change)).rowcount != 0
    database = reading(file)
    assert not BY_MONTH.hold(database)
    assert max(row[1] or 0 for row in answer(BY_MONTH, database)[1]) < 1000
    database.close()


def test_an_engine_that_may_write_is_never_taken_for_one_that_reads(file: Engine) -> None:
    database = Database(file)
    assert not database.unchanging
    same(BY_MONTH, database, held=True)
    with file.begin() as connection:
        connection.execute(delete(rollup_made))
    same(BY_MONTH, database, held=False)


def test_a_file_that_is_closed_or_has_a_name_may_be_another(file: Engine) -> None:
    database = reading(file)
    marks = [database.unchanging]
    database.close()
    marks.append(database.unchanging)
    with closing(Database.at(file.url.render_as_string())) as by_name:
        marks.append(by_name.unchanging)
        same(BY_MONTH, by_name, held=True)
    assert marks == [True, False, False]


def test_lines_of_another_definition_are_unknown(file: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    database = reading(file)
    held.cache_clear()
    assert BY_MONTH.hold(database)
    database.close()
    monkeypatch.setattr(standing, "key", lambda rollup: f"{key(rollup)}x")
    database = reading(file)
    assert not BY_MONTH.hold(database)
    database.close()
    [decided_rollup] = [each for each in ROLLUPS if each.table is decided]
    another = replace(decided_rollup, watches=(*decided_rollup.watches, "due"))
    assert key(another) != key(decided_rollup)


def test_months_hold_a_period_only_without_a_gap() -> None:
    by_kind = {rollup.kind: rollup for rollup in ROLLUPS}
    one, two, three = date(2022, 3, 21), date(2022, 4, 21), date(2022, 5, 22)
    for kind, rollup in by_kind.items():
        known = Held({key(rollup): {one: frozenset({two}), two: frozenset({three})}})
        assert known.covers(rollup, one, two)
        assert known.covers(rollup, one, three) is (kind is not Kind.WHOLE)
        assert not known.covers(rollup, one, date(2022, 5, 1))
        assert not Held({}).covers(rollup, one, two)
        assert Held({key(rollup): {two: frozenset({three})}}).covers(rollup, one, three) is (
            kind is Kind.STAND
        )
