"""No page reads the rows of events: every statement of every page is explained on a real PostgreSQL.

A statement fails that reads more than a twentieth of a table of events, or than what is open where that is
more: a month of five years is a sixtieth, a year a fifth, and what is open does not grow with the years. What
is counted are the rows that its scans really read, with indexes wherever they fit, so that neither a small
table nor a wrong guess of the planner decides.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, create_engine
from streamlit.testing.v1 import AppTest

from common.period import Period
from common.settings import ROOT, settings
from data_access.database import Database
from data_access.demo.build import build
from data_access.state import cookie_key, sessions, users
from data_access.state.tables import state
from metrics import compute, registry
from metrics.scope import Rights, Scope
from tests import readers
from tests.demo import DESK
from tests.engines import new_database
from tests.page_plans import EVENTS, Asked, listening, plan_of, reads
from tests.test_pages import PAGES, PASSWORD, READERS, WHO

SHARE = 20   # one part in so many
FEW = 100    # rows that the smallest limit must leave room for
# Pages whose work over all rows is done in the background, by one process of a machine once an hour.
IN_THE_BACKGROUND = {
    "quality": "its rules look at every row: that is what they are for",
    "reconciliation": "compares the printed figures with the rows themselves",
}
# Figures that no rollup holds: their own rows are read, of the period asked.
MINUTES = "to the minute, and rollups count whole days"
SUMS = "a sum of fractions, which comes from the rows alone"
ALLOWED = {
    "access_granted_minutes_median": MINUTES, "access_granted_minutes_max": MINUTES,
    "access_within_10min_pct": MINUTES, "satisfaction_score": SUMS, "sla_courtesy_score": SUMS,
    "sla_fees_collected_irr": SUMS,
    "sla_contact_data_age_days_median": "of portal accounts, by their first request of a service",
    "indicators_on_plan": "asks every figure that has a plan, and one to the minute is among them",
}
COUNTED = "FROM accident UNION ALL"   # Loading tells a steward how many rows each table has, to the row
LASTING = {"request": "finished_on IS NULL", "request_step": "left_on IS NULL"}


@pytest.fixture(scope="module")
def demo_server(postgresql_server: str) -> Iterator[str]:
    """The demo on PostgreSQL, its statistics taken."""
    with new_database(postgresql_server, "demo_of_pages") as url:
        build(url, progress=False, desk=DESK)
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql("ANALYZE")
        engine.dispose()
        yield url


@pytest.fixture(scope="module")
def engine_of_demo(demo_server: str) -> Iterator[Engine]:
    engine = create_engine(demo_server)
    yield engine
    engine.dispose()


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, demo_server: str) -> None:
    """An installation of its own on that demo, with the readers whom the pages are for."""
    for name, value in (("DATABASE_URL", demo_server), ("STATE_URL", f"sqlite:///{tmp_path}/state.sqlite"),
                        ("COOKIE_KEY_FILE", str(tmp_path / "cookie.key")), ("STATEMENT_SECONDS", "120")):
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    cookie_key.make(tmp_path / "cookie.key")
    engine = state(settings().state_url)
    users.add(engine, "modir", PASSWORD, "managing_director")
    for name in ("amin", "admin"):
        readers.add(engine, name, READERS[name])


@pytest.mark.parametrize("page", [page for page in PAGES if page not in IN_THE_BACKGROUND])
def test_no_page_reads_the_rows_of_events(page: str, installed: None, engine_of_demo: Engine) -> None:
    with listening() as asked:
        app = AppTest.from_file(str(ROOT / f"pages/{page}.py"), default_timeout=120)
        app.session_state["_session"] = sessions.start(state(settings().state_url), WHO[page])
        app.run()
    assert not app.exception
    with engine_of_demo.connect() as connection:
        limits = _limits(connection)
        assert [] == [told for one in asked if one.of_events for told in _too_much(connection, one, limits)]


def test_figures_that_read_their_rows_are_told(demo_server: str, engine_of_demo: Engine) -> None:
    """Each asked by itself, so that no statement hides behind another's leave."""
    year = Scope(Period.of_year(1401), Rights("managing_director"))
    asked_by = {}
    with closing(Database.at(demo_server)) as database:
        for code in registry.all_indicators():
            with listening() as asked:
                compute.readings((code,), year, database)
            asked_by[code] = [one for one in asked if one.of_events]
    with engine_of_demo.connect() as connection:
        limits = _limits(connection)
        found = {code for code, asked in asked_by.items() for one in asked if _over(connection, one, limits)}
    assert set(ALLOWED) == found


def test_a_statement_over_all_rows_is_found(engine_of_demo: Engine) -> None:
    """Also one that an index helps to read them all; one of a request is let through."""
    whole = Asked("SELECT count(*) FROM request_step", ())
    ranged = Asked("SELECT count(*) FROM request WHERE registered_on < '2023-03-21'", ())
    single = Asked("SELECT * FROM request_step WHERE request_id = (SELECT min(id) FROM request)", ())
    with engine_of_demo.connect() as connection:
        limits = _limits(connection)
        found = [bool(_too_much(connection, one, limits)) for one in (whole, ranged, single)]
    assert [True, True, False] == found


def _limits(connection: Connection) -> dict[str, int]:
    """Table to the rows of it that a statement may read."""
    found = {}
    for name in EVENTS:
        count = f"SELECT count(*), count(*) FILTER (WHERE {LASTING.get(name, 'false')}) FROM {name}"
        rows, lasting = connection.exec_driver_sql(count).one()
        found[name] = max(rows // SHARE, lasting)
        assert FEW < found[name] < rows / 5
    return found


def _too_much(connection: Connection, one: Asked, limits: dict[str, int]) -> list[str]:
    sql = one.sql.replace("\n", "")
    if COUNTED in sql or any(f" AS {code}," in sql for code in ALLOWED):
        return []
    return _over(connection, one, limits)


def _over(connection: Connection, one: Asked, limits: dict[str, int]) -> list[str]:
    with connection.begin_nested() as attempt:
        read = reads(plan_of(connection, one))
        attempt.rollback()
    return [f"{rows:,} rows of {name}: {one.sql}" for name, rows in read.items() if rows > limits[name]]
