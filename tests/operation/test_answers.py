"""A database that is away, slow or full is told apart, and found again without a new start."""

import signal
from contextlib import ExitStack
from datetime import timedelta
from time import monotonic, sleep

import pytest
from sqlalchemy import create_engine, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from common.errors import Busy, DataUnavailable, NotAnswering, OldSchema, TooSlow
from data_access import opened, patience
from data_access.circuit import AWAY_SECONDS
from data_access.replica import Replicated
from data_access.schema.places import province, schema_version
from tests.operation.conftest import Choose, copied, write
from tests.patience import until
from tests.postgresql import Server, replica_of

COUNT = select(province.c.code)


def test_a_killed_server_is_found_again(mortal: Server, served: str, choose: Choose) -> None:
    """While it is away nobody waits for it more than once; afterwards the same object answers."""
    choose(database_url=served)
    database = opened.database()
    assert 31 == len(database.fetch(COUNT))
    mortal.stop(signal.SIGQUIT)
    try:
        for _ in range(20):
            with pytest.raises(NotAnswering):
                database.fetch(COUNT)
        assert isinstance(opened.condition().fault, NotAnswering)
    finally:
        mortal.start()
    sleep(AWAY_SECONDS)
    assert 31 == len(database.fetch(COUNT))
    assert opened.condition().fault is None


def test_a_server_that_is_not_there_at_the_start(mortal: Server, served: str, choose: Choose) -> None:
    choose(database_url=served)
    mortal.stop()
    try:
        with pytest.raises(NotAnswering):
            opened.database().fetch(COUNT)
    finally:
        mortal.start()
    sleep(AWAY_SECONDS)
    assert 31 == len(opened.database().fetch(COUNT))


def test_a_schema_that_came_back_newer_is_refused(mortal: Server, served: str, choose: Choose) -> None:
    choose(database_url=served)
    database = opened.database()
    assert 31 == len(database.fetch(COUNT))
    write(served, f"UPDATE {schema_version.name} SET version = '9999'")
    mortal.stop(signal.SIGQUIT)
    with pytest.raises(NotAnswering):
        database.fetch(COUNT)
    mortal.start()
    sleep(AWAY_SECONDS)
    with pytest.raises(OldSchema):
        database.fetch(COUNT)


def test_a_question_behind_a_lock_is_given_up(served: str, choose: Choose) -> None:
    """Only that question: others are answered meanwhile, and the server is not taken for dead."""
    choose(database_url=served, statement_seconds=1)
    database = opened.database()
    holder = create_engine(served, poolclass=NullPool)
    with holder.begin() as held:
        held.execute(text("LOCK TABLE province IN ACCESS EXCLUSIVE MODE"))
        begun = monotonic()
        with pytest.raises(TooSlow):
            database.fetch(COUNT)
        assert monotonic() - begun < 10
        assert database.answers()
    assert 31 == len(database.fetch(COUNT))


def test_work_behind_the_pages_may_take_longer(served: str, choose: Choose) -> None:
    """And the connection it used has the limit of pages again."""
    choose(database_url=served, statement_seconds=1)
    database = opened.database()
    slow = text("SELECT pg_sleep(1.5)")
    with patience.of(10):
        assert 1 == len(database.fetch(slow))
    with pytest.raises(TooSlow):
        database.fetch(slow)


def test_a_server_without_a_free_connection_is_busy(mortal: Server, served: str, choose: Choose) -> None:
    write(mortal.url, f"ALTER DATABASE {make_url(served).database} CONNECTION LIMIT 0")
    write(mortal.url, "DROP ROLE IF EXISTS crowd")
    write(mortal.url, "CREATE ROLE crowd LOGIN PASSWORD 'secret-1401'")
    choose(database_url=mortal.url_of("crowd", "secret-1401", str(make_url(served).database)))
    with pytest.raises(Busy):
        opened.database().fetch(COUNT)


def test_a_storm_of_connections_passes(mortal: Server, served: str, choose: Choose) -> None:
    """Strangers take every connection of the server: it is busy, not dead; when they go it answers."""
    write(mortal.url, "DROP ROLE IF EXISTS stormy")
    write(mortal.url, "CREATE ROLE stormy LOGIN PASSWORD 'secret-1401'")
    write(served, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO stormy")
    choose(database_url=mortal.url_of("stormy", "secret-1401", str(make_url(served).database)))
    with ExitStack() as storm:
        while True:
            engine = create_engine(mortal.url_of("stormy", "secret-1401"), poolclass=NullPool)
            try:
                storm.enter_context(engine.connect())
            except OperationalError:   # the one that was not let in any more
                break
        with pytest.raises(Busy):
            opened.database().fetch(COUNT)
    assert 31 == len(opened.database().fetch(COUNT))


def test_a_question_the_server_refuses_is_no_absence(served: str, choose: Choose) -> None:
    choose(database_url=served)
    with pytest.raises(DataUnavailable) as refused:
        opened.database().fetch(text("SELECT nothing FROM nowhere"))
    assert not isinstance(refused.value, NotAnswering)
    assert opened.database().answers()


def test_the_replica_is_read_first_and_the_first_database_when_it_is_away(
    mortal: Server, served: str, choose: Choose,
) -> None:
    """Where an answer came from is seen by who is in recovery; rows written reach the replica."""
    recovering = text("SELECT pg_is_in_recovery()")
    with replica_of(mortal) as replica:
        copy = make_url(served).update_query_dict({"host": str(replica.home)}).render_as_string(False)
        choose(database_url=served, replica_url=copy)
        database = opened.database()
        assert isinstance(database, Replicated)
        assert [(True,)] == database.fetch(recovering)
        write(served, "UPDATE province SET name_en = 'Elsewhere' WHERE code = 'IR-07'")
        renamed = select(province.c.code).where(province.c.name_en == "Elsewhere")
        until(lambda: len(database.fetch(renamed)) == 1)
        until(lambda: database.behind() == timedelta(0))
        replica.stop(signal.SIGQUIT)
        assert [(False,)] == database.fetch(recovering)
        assert database.behind() is None
        replica.start()
        sleep(AWAY_SECONDS)
        mortal.stop(signal.SIGQUIT)
        try:
            assert [(True,)] == database.fetch(recovering)
            assert 31 == len(database.fetch(COUNT))
        finally:
            mortal.start()


def test_a_replica_of_another_schema_is_not_read(mortal: Server, served: str, choose: Choose) -> None:
    with copied(mortal, "other_schema") as other:
        write(other, f"UPDATE {schema_version.name} SET version = '0000'")
        write(other, "DELETE FROM calendar")
        choose(database_url=served, replica_url=other)
        database = opened.database()
        for _ in range(3):
            assert 0 < database.fetch(text("SELECT count(*) FROM calendar"))[0][0]
        opened.close()


@pytest.mark.usefixtures("_template")
def test_a_load_by_another_process_is_noticed(
    mortal: Server, choose: Choose, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The stamp of all answers is another one, without connecting anew; while nothing answers it stays."""
    monkeypatch.setattr(opened, "LOAD_SECONDS", 0.0)
    with copied(mortal, "with_loads") as url:
        choose(database_url=url)
        before, database = opened.stamp(), opened.database()
        write(url, "INSERT INTO source VALUES (7, 'rows.csv', 'ردیف‌ها', 'rows')")
        write(url, "INSERT INTO load (id, at, who, kind, rows, source)"
                   " VALUES (3, now(), 'dana', 'import', 1, 7)")
        after = opened.stamp()
        assert (before[0], 0.0, 3.0) == (after[0], before[1], after[1])
        assert opened.database() is database
        opened.close()
