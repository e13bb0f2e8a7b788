"""Tables of events on PostgreSQL are cut by Jalali year, and nobody who reads or writes rows notices."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import NullPool

from benchmarks import desk_log
from common.period import Period
from common.settings import settings
from data_access import reference
from data_access.__main__ import main
from data_access.database import Database
from data_access.desk import counts
from data_access.event_log.importing import import_log
from data_access.migrations.upgrade import config, upgrade
from data_access.partitions.cutting import cut, parts, prepare
from metrics import compute, registry
from metrics.scope import Rights, Scope
from tests.event_log import NOW, RIGHT, fill, written
from tests.loading.stand import Place

STEP = ("INSERT INTO request_step"
        " (id, request_id, workflow_step_id, entered_at, entered_on, source_id, simulated)")
# A request with a step of a workflow, as far as the keys ask for it.
GROUND = """
INSERT INTO source VALUES (1, 'x', 'x', 'x');
INSERT INTO service (id, code, name_fa, name_en, provider, public, source_id, simulated)
    VALUES (1, 'a', 'a', 'a', 'organisation', false, 1, false);
INSERT INTO workflow (id, service_id, version, valid_from, clock, opens_minute, closes_minute, assumed,
    source_id, simulated) VALUES (1, 1, 1, '2018-01-01', 'working_days', 450, 870, false, 1, false);
INSERT INTO desk_role (id, code, name_fa, name_en, side, source_id, simulated)
    VALUES (1, 'r', 'r', 'r', 'organisation', 1, false);
INSERT INTO workflow_step (id, workflow_id, code, name_fa, name_en, desk_role_id, position, kind, assumed,
    source_id, simulated) VALUES (1, 1, 's', 's', 's', 1, 1, 'review', false, 1, false);
INSERT INTO request (id, service_id, workflow_id, province_code, registered_at, registered_on,
    status, source_id, simulated)
    VALUES (1, 1, 1, 'IR-07', '2022-03-20 08:00', '2022-03-20', 'in_progress', 1, false);
"""


@pytest.fixture
def ready(postgresql_place: str) -> Iterator[Engine]:
    """A database of this version with one request and no stays."""
    engine = create_engine(postgresql_place, poolclass=NullPool)
    with engine.begin() as connection:
        for statement in GROUND.split(";\n"):
            if statement.strip():
                connection.execute(text(statement))
    yield engine
    engine.dispose()


def url_of(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def enter(connection: Connection, *stays: tuple[int, str]) -> None:
    """Stays by id and day."""
    for number, day in stays:
        values = "(:id, 1, 1, CAST(:day AS timestamp), CAST(:day AS date), 1, false)"
        connection.execute(text(f"{STEP} VALUES {values}"), {"id": number, "day": day})


def filled(engine: Engine, table: str = "request_step") -> dict[str, int]:
    """The parts that hold rows."""
    with engine.connect() as connection:
        return {name: rows for name, rows in parts(connection) if rows and name.startswith(table)}


def test_rows_lie_in_the_part_of_their_jalali_year(ready: Engine) -> None:
    cut(url_of(ready), {"request_step": [date(2022, 3, 20), date(2022, 3, 21)]})
    with ready.begin() as connection:
        enter(connection, (1, "2022-03-20"), (2, "2022-03-21"), (3, "2023-03-20"))
    assert {"request_step_1400": 1, "request_step_1401": 2} == filled(ready)


def test_no_day_is_refused_and_its_year_is_cut_out_later(ready: Engine) -> None:
    """Days that the calendar does not know stay where they are."""
    with ready.begin() as connection:
        enter(connection, (1, "2022-03-20"), (2, "2022-03-21"), (3, "1900-01-01"))
    assert {"request_step_rest": 3} == filled(ready)
    assert {"request_step_1400", "request_step_1401"} <= set(cut(url_of(ready)))
    assert {"request_step_1400": 1, "request_step_1401": 1, "request_step_rest": 1} == filled(ready)
    assert [] == cut(url_of(ready))


def test_this_year_and_the_next_are_there_before_anybody_asks(ready: Engine, monkeypatch: pytest.MonkeyPatch,
                                                              capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DATABASE_URL", url_of(ready))
    settings.cache_clear()
    assert 0 == main(["partitions"])
    told = capsys.readouterr().out.split()
    year = Period.until(datetime.now().date()).jalali_year   # noqa: DTZ005 - a year
    for table in ("request_step", "sms_notice"):
        assert {f"{table}_{year}", f"{table}_{year + 1}", f"{table}_rest"} <= set(told)


@pytest.mark.parametrize("statement", [
    f"{STEP} VALUES (1, 1, 1, '2023-06-01', '2023-06-01', 1, false)",
    f"{STEP} SELECT 9, 1, 1, day, day, 1, false FROM calendar WHERE jalali_day = 1 AND jalali_year = 1402",
    "UPDATE request_step SET id = 1 WHERE id = 2",
])
def test_no_two_rows_have_one_id_whatever_their_years(ready: Engine, statement: str) -> None:
    with ready.begin() as connection:
        enter(connection, (1, "2022-03-20"), (2, "2022-03-21"))
    cut(url_of(ready))
    with pytest.raises(IntegrityError, match="have the id"), ready.begin() as connection:
        connection.execute(text(statement))
    with ready.begin() as connection:   # a row that moves to another year stays one row
        connection.execute(text("UPDATE request_step SET entered_on = '2022-03-21' WHERE id = 1"))
    assert {"request_step_1401": 2} == filled(ready)


def test_of_two_who_write_one_id_at_once_one_is_refused(ready: Engine) -> None:
    refused = []

    def second() -> None:
        try:
            with ready.begin() as other:
                enter(other, (1, "2023-06-01"))
        except IntegrityError as failure:
            refused.append(failure)

    with ready.begin() as connection:
        enter(connection, (1, "2022-03-20"))
        late = threading.Thread(target=second)
        late.start()
        late.join(0.5)
        assert late.is_alive()
    late.join(30)
    assert 1 == len(refused)


def test_who_reads_is_not_waited_for_long_and_loses_nothing(ready: Engine) -> None:
    """A year that cannot be cut out while somebody reads is cut out later; the load goes on."""
    url = url_of(ready)
    with ready.begin() as connection:
        enter(connection, (1, "2022-03-21"))
    with ready.connect() as reader:
        reader.execute(text("SELECT count(*) FROM request_step"))
        prepare(url, {})
        assert {"request_step_rest": 1} == filled(ready)
    prepare(url, {})
    assert {"request_step_1401": 1} == filled(ready)


def test_a_question_about_a_year_opens_that_year_only(ready: Engine) -> None:
    cut(url_of(ready), {"request_step": [date(2021, 6, 1), date(2022, 6, 1)]})
    with ready.connect() as connection:
        plan = "\n".join(connection.scalars(text(
            "EXPLAIN SELECT count(*) FROM request_step"
            " WHERE entered_on >= '2022-04-01' AND entered_on < '2023-03-21'"
        )))
    assert "request_step_1401" in plan
    assert "request_step_1400" not in plan
    assert "request_step_rest" not in plan


def test_who_refers_to_a_request_is_found_by_an_index(ready: Engine) -> None:
    """Else a removal looks through the whole table for each request; complaints are few."""
    with ready.connect() as connection:
        found = connection.scalars(text(
            "SELECT conrelid::regclass::text FROM pg_constraint"
            " WHERE contype = 'f' AND confrelid = 'request'::regclass AND conparentid = 0"
            " AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = conrelid AND indkey[0] = conkey[1])"
        )).all()
    assert ["complaint"] == found


def test_an_import_goes_into_its_years(ready: Engine, tmp_path: Path) -> None:
    place = Place(url_of(ready), tmp_path)
    header = ("id", "request.id", "workflow_step.workflow.service.code", "workflow_step.workflow.version",
              "workflow_step.code", "entered_at", "entered_on")
    file = place.csv("request_step", header, ("7", "1", "a", "1", "s", "2022-03-20 10:00", "1400/12/29"),
                     ("8", "1", "a", "1", "s", "2022-03-21 10:00", "1401/01/01"))
    assert () == place.load(file, covers={"request_step": "1400/"}).refusals
    assert {"request_step_1400": 1, "request_step_1401": 1} == filled(ready)
    moved = place.csv("request_step", header, ("8", "1", "a", "1", "s", "2022-03-20 11:00", "1400/12/29"))
    assert () == place.load(moved, reason="the day was wrong").refusals
    assert {"request_step_1400": 2} == filled(ready)


def test_an_event_log_goes_into_its_years(empty_postgresql: str, tmp_path: Path) -> None:
    fill(empty_postgresql)
    (tmp_path / "log.csv").write_bytes(written(RIGHT))
    import_log(empty_postgresql, tmp_path / "log.csv", create=True, now=NOW)
    engine = create_engine(empty_postgresql, poolclass=NullPool)
    assert {"request_step_1401": 6} == filled(engine)
    engine.dispose()


@contextmanager
def before(url: str) -> Iterator[Connection]:
    """The database as the version before this one left it."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def test_a_filled_database_keeps_every_row_and_every_figure(empty_postgresql: str) -> None:
    """Keys, rules, indexes and comments stay too; indexes of their own are new."""
    with before(empty_postgresql) as connection:
        found = ScriptDirectory.from_config(config(connection)).get_revision("0006")
        command.upgrade(config(connection), str(found.down_revision))
    with before(empty_postgresql) as connection:
        reference.fill(connection)
        connection.execute(text("INSERT INTO source VALUES (1, 'x', 'x', 'x')"))
    desk_log.rows(empty_postgresql, 6_000)
    with before(empty_postgresql) as connection:
        counts.refresh(connection)
        connection.execute(text(
            "INSERT INTO sms_notice SELECT id, id, registered_on, id % 3 = 0, 1, true FROM request"))
    kept = _state_of(empty_postgresql)
    upgrade(empty_postgresql)
    now = _state_of(empty_postgresql)
    assert [("ix_sms_notice_request_id", "btree (request_id)")] == [
        each for each in now["indexes"] if each not in kept["indexes"]
    ]
    assert kept == now | {"indexes": kept["indexes"]}
    engine = create_engine(empty_postgresql, poolclass=NullPool)
    assert sum(filled(engine).values()) > 5_000
    assert "request_step_rest" not in filled(engine)
    assert "sms_notice_rest" not in filled(engine, "sms_notice")
    engine.dispose()


_OF = "conrelid IN ('request_step'::regclass, 'sms_notice'::regclass)"
STATES = {
    "rows": "SELECT count(*), sum(hashtext(r::text)), (SELECT sum(hashtext(n::text)) FROM sms_notice AS n)"
            " FROM request_step AS r",
    "rules": "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
             f" WHERE {_OF} AND contype <> 'p' ORDER BY 1",
    "indexes": "SELECT indexname, split_part(indexdef, ' USING ', 2) FROM pg_indexes"
               " WHERE tablename IN ('request_step', 'sms_notice') AND indexname LIKE 'ix_%' ORDER BY 1",
    "comments": "SELECT objsubid, description FROM pg_description WHERE classoid = 'pg_class'::regclass"
                " AND objoid IN ('request_step'::regclass, 'sms_notice'::regclass) ORDER BY objoid, 1",
}


def _state_of(url: str) -> dict[str, Any]:
    engine = create_engine(url, poolclass=NullPool)
    asked = Scope(Period.parse("1400"), Rights("managing_director"))
    found = compute.readings(DESK, asked, Database(engine))
    with engine.connect() as connection:
        told = {name: [tuple(row) for row in connection.execute(text(sql))] for name, sql in STATES.items()}
    engine.dispose()
    return {**told, "figures": [(one.code, one.value) for one in found]}


DESK = [code for code in registry.all_indicators() if code.startswith(("request", "step_days", "waiting"))]
