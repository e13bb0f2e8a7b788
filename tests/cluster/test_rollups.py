"""Rollups on ClickHouse: made there of the copy's own rows, read when they hold, and equal to the rows."""

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, delete, func, insert, literal, select, update
from sqlalchemy.pool import NullPool

from common.period import Period
from data_access.cluster import copying, sums
from data_access.cluster.copying import copy
from data_access.cluster.place import opened
from data_access.database import Database
from data_access.loading import history
from data_access.rollups import making
from data_access.rollups.catalogue import ROLLUPS
from data_access.rollups.standing import changed
from data_access.schema import loads, metadata
from data_access.schema import rollups as schema
from data_access.schema.desk_requests import request, request_step, satisfaction_survey, sms_notice
from data_access.schema.desk_services import service
from data_access.schema.places import calendar, plan_target, province, schema_version, source
from metrics import registry
from metrics.asking import PARCEL, Asked, answer
from metrics.question import FRESH
from metrics.scope import Rights, Scope
from metrics.spine import Grain, Steps
from tests.engines import Stand
from tests.history.twice import part_of_demo
from tests.rollups import desks
from tests.rollups.test_equal import CODES, questions, same

YEAR = Period.parse("1401")
RIGHTS = Rights("managing_director")
COUNTRY, PROVINCE = Scope(YEAR, RIGHTS), Scope(YEAR, RIGHTS, frozenset({"IR-07"}))
OWNED = (request_step, sms_notice, satisfaction_survey)
CHANGED = (request, *OWNED)
NEEDED = {*desks.TABLES, *loads.TABLES, calendar, plan_target, province, schema_version, source}
Shape = tuple[Scope, Any, tuple[str, ...]]
SHAPES: tuple[Shape, ...] = (
    (COUNTRY, (YEAR, Period.parse("1401-03")), ()), (PROVINCE, (YEAR,), ()),
    (COUNTRY, (YEAR,), ("province", "service")), (COUNTRY, Steps(Grain.MONTH, YEAR), ()),
    (PROVINCE, Steps(Grain.SEASON, YEAR), ("service",)),
)
ONCE = settings(
    max_examples=1, deadline=None, phases=[Phase.generate], derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class _Few:
    """The tables that a desk needs, so that a copy takes a second and not half a minute."""

    sorted_tables = tuple(table for table in metadata.sorted_tables if table in NEEDED)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk of random rows with its rollups, in a file without keys, whose rows may change one by one."""
    folder = tmp_path_factory.mktemp("desk")
    stand = Stand(create_engine(f"duckdb:///{folder / 'kept.duckdb'}", poolclass=NullPool))
    with stand.engine.begin() as connection:
        desks.Desk(Random(7)).found(connection, 150)
    with stand.engine.begin() as connection:
        making.refresh(connection, everything=True)
    stand.engine.dispose()
    part_of_demo(f"duckdb:///{folder / 'kept.duckdb'}", folder / "rows.duckdb", 1)
    return folder / "rows.duckdb"


@pytest.fixture
def rows(desk: Path, tmp_path: Path) -> str:
    """The address of a copy of it."""
    return f"duckdb:///{shutil.copy(desk, tmp_path)}"


@pytest.fixture
def to(clickhouse: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A place of this test's own, to which copies bring what a desk needs."""
    monkeypatch.setattr(copying, "metadata", _Few)
    monkeypatch.setattr("data_access.cluster.dialect.LOOK_SECONDS", 0.0)
    return clickhouse.format(f"desk{abs(hash(request.node.nodeid))}")


@pytest.fixture
def reading(rows: str, to: str) -> Iterator[Database]:
    copy(rows, to)
    database = Database.at(to)
    yield database
    database.close()


def lines(database: Database) -> dict[str, Counter[tuple[Any, ...]]]:
    """Rollup to its lines, and the periods that are made."""
    made = [column for column in schema.rollup_made.columns if column.name != "made_at"]
    asked = {rollup.name: select(rollup.table) for rollup in ROLLUPS} | {"made": select(*made)}
    return {name: Counter(tuple(row) for row in database.fetch(each)) for name, each in asked.items()}


def made_anew(rows: str) -> dict[str, Counter[tuple[Any, ...]]]:
    """The same of the first database, when all of it is made again."""
    engine = create_engine(rows, poolclass=NullPool)
    with engine.begin() as connection:
        making.refresh(connection, everything=True)
    database = Database.at(rows)
    found = lines(database)
    database.close()
    return found


def fresh(asked: Asked, database: Database) -> list[tuple[Any, ...]] | None:
    """What the rollups say; None = not all of them hold."""
    found = database.fetch(asked.proved)
    return [tuple(row[:-1]) for row in found] if all(getattr(row, FRESH) for row in found) else None


@pytest.mark.parametrize("shape", SHAPES, ids=["country", "province", "both", "months", "seasons"])
def test_every_indicator_of_the_desk(copied_demo: Database, shape: Shape) -> None:
    scope, periods, by = shape
    known = 0
    able = [code for code in CODES if {*by} <= {"province", *registry.get(code).dimensions}]
    for first in range(0, len(able), PARCEL):
        asked = Asked(tuple(able[first : first + PARCEL]), periods, scope, by, parts=True)
        assert asked.rolled is not None
        from_rows = [tuple(row) for row in copied_demo.fetch(asked.rows)]
        assert from_rows == fresh(asked, copied_demo)
        known += sum(value is not None for row in from_rows for value in row)
    assert known > len(able)


def test_the_lines_are_those_of_the_first_database(demo: Database, copied_demo: Database) -> None:
    for rollup in ROLLUPS:
        asked = sums.of(rollup.table)
        assert tuple(demo.fetch(asked)[0]) == tuple(copied_demo.fetch(asked)[0]), rollup.name


@ONCE
@given(asked=st.lists(questions(), min_size=25, max_size=25))
def test_any_question_of_any_desk(rows: str, reading: Database, asked: Sequence[Asked]) -> None:
    """On ClickHouse from the rollup and from the rows, and on the first database."""
    assert lines(reading) == made_anew(rows)
    first = Database.at(rows)
    for question in asked:
        same(question, reading, held=True)
        assert [tuple(row) for row in answer(question, first)[1]] == [
            tuple(row) for row in answer(question, reading)[1]
        ]
    first.close()


DECIDED = Asked(("requests_decided",), Steps(Grain.MONTH, YEAR.before()), COUNTRY, ())


def test_it_is_the_rollups_that_answer_and_only_while_they_hold(reading: Database, to: str) -> None:
    with opened(to) as place:
        copied = place.base + "_1"
        place.tell(f"ALTER TABLE `{copied}`.rollup_decided UPDATE n = n + 1000 WHERE 1"
                   " SETTINGS mutations_sync = 1")
        assert _most(reading) > 1000
        place.tell(f"DELETE FROM `{copied}`.rollup_made WHERE name LIKE 'rollup_decided@%' AND rows > 0")
    assert fresh(DECIDED, reading) is None
    same(DECIDED, reading, held=False)
    assert 0 < _most(reading) < 1000


def test_a_copy_that_follows(rows: str, to: str, reading: Database) -> None:
    """Loads of any rows: all is as if made anew, though only what they touched is."""
    whole, part = sum(lines(reading)["made"].values()), 0
    for turn in range(1, 4):
        loaded(rows, turn)
        part += 0 < followed(rows, to) < whole
        assert lines(reading) == made_anew(rows)
    assert part > 1
    nothing_of_the_desk(rows)
    assert followed(rows, to) == 0
    assert lines(reading) == made_anew(rows)
    of_a_service(rows)
    assert followed(rows, to) == whole
    assert lines(reading) == made_anew(rows)


def test_lines_that_were_made_elsewhere_are_neither_read_nor_taken_over(
    rows: str, to: str, reading: Database
) -> None:
    """Copies of earlier versions have the rollups of the first database, whose rows may be others."""
    with opened(to) as place:
        place.tell(f"TRUNCATE TABLE `{place.base}_1`.rollup_base")
    assert fresh(DECIDED, reading) is None
    nothing_of_the_desk(rows)
    assert followed(rows, to) == sum(lines(reading)["made"].values())
    assert fresh(DECIDED, reading) is not None


def followed(rows: str, to: str) -> int:
    """How many periods were made for the next copy."""
    told: dict[str, int] = {}
    assert copy(rows, to, told=told.__setitem__) is not None
    return sum(told[rollup.name] for rollup in ROLLUPS)


def nothing_of_the_desk(rows: str) -> None:
    with create_engine(rows, poolclass=NullPool).begin() as connection:
        history.begin(connection, "tester", "import", "x.csv", "0" * 64, 0, "a reason", None)


def of_a_service(rows: str) -> None:
    with create_engine(rows, poolclass=NullPool).begin() as connection:
        key = history.begin(connection, "tester", "import", "x.csv", "1" * 64, 0, "a reason", None)
        history.keep_before(connection, key, service, select(literal(0)))
        of_load = history.source_of(connection, key)
        connection.execute(update(service).where(service.c.id == 0).values(code="SU", source_id=of_load))
        history.count(connection, key, service.name, 0, 1, 0)


def _most(database: Database) -> int:
    return max(row[1] or 0 for row in answer(DECIDED, database)[1])


def loaded(rows: str, turn: int) -> None:
    """A load that changes, removes and adds a few rows of what was registered late, or of all."""
    random, engine = Random(turn), create_engine(rows, poolclass=NullPool)
    with engine.begin() as connection:
        at = datetime.fromisoformat("2026-09-01T08:00") + timedelta(days=turn)
        key = history.begin(connection, "tester", "import", f"{turn}.csv", f"{turn:064}", 0, "a reason", at)
        newest = desks.FIRST + timedelta(days=desks.DAYS // 3 * (turn % 3))
        late = select(request.c.id).where(request.c.registered_on >= newest).order_by(request.c.id)
        keys = [row[0] for row in connection.execute(late)]
        for table in CHANGED:
            owner = table.c.id if table is request else table.c.request_id
            own = [row[0] for row in connection.execute(select(table.c.id).where(owner.in_(keys)))]
            _few(connection, key, table, random.sample(own, min(len(own), 3)))


def _few(connection: Connection, key: int, table: Any, ids: list[int]) -> None:
    """The first of the rows is changed, the second removed, and the third stands twice afterwards."""
    of_load = history.source_of(connection, key)
    changed, gone, twice = ids[:1], ids[1:2], ids[2:]
    history.keep_before(connection, key, table, select(table.c.id).where(table.c.id.in_(changed + gone)))
    day = {request: "finished_on", request_step: "left_on"}.get(table, "sent_on")
    moved = func.coalesce(table.c[day], desks.FIRST + timedelta(days=120)) + 9
    values = {day: moved, "source_id": of_load, "simulated": ~table.c.simulated}
    connection.execute(update(table).where(table.c.id.in_(changed)).values(**values))
    connection.execute(delete(table).where(table.c.id.in_(gone)))
    own = {"id": table.c.id + 100_000 * key, "source_id": literal(of_load)}
    columns = [own.get(column.name, column) for column in table.columns]
    question = select(*columns).where(table.c.id.in_(twice))
    connection.execute(insert(table).from_select(list(table.c.keys()), question))
    history.count(connection, key, table.name, len(twice), len(changed), len(gone))


def test_a_copy_of_counts_that_know_all_rows_says_nothing(copied_demo: Database) -> None:
    assert not copied_demo.fetch(select(changed()))[0][0]
