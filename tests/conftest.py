"""Fixtures shared by all tests: both engines with the schema in place, and the words of worked examples."""

import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import URL, Engine

from common.period import Period
from common.settings import settings
from data_access import opened
from data_access.database import Database
from data_access.migrations.upgrade import upgrade
from data_access.state import cookie_key, opening
from metrics import compute
from metrics.scope import Rights, Scope
from tests import engines
from tests.demo import demo, demo_url, per_province, sql  # noqa: F401 - fixtures
from tests.engines import Stand
from tests.examples import Given
from tests.postgresql import server

ValueOf = Callable[..., float | None]


@pytest.fixture(scope="session", autouse=True)
def _own_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The audit log is marked with the key of an installation; tests that name none have this one."""
    path = tmp_path_factory.mktemp("key") / "cookie.key"
    cookie_key.make(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COOKIE_KEY_FILE", str(path))
        settings.cache_clear()
        yield


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees the settings of the installation it runs in."""
    monkeypatch.setenv("SETTINGS_FILE", os.devnull)
    for name in ("DATABASE_URL", "STATE_URL"):
        monkeypatch.delenv(name, raising=False)
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture(autouse=True)
def _forget() -> None:
    """Streamlit's caches and the open database outlive a test; no answer may leak from one to the next."""
    if streamlit := sys.modules.get("streamlit"):
        streamlit.cache_data.clear()
        streamlit.cache_resource.clear()
    if remembered := sys.modules.get("ui.kept"):
        remembered.forget()
    opened.close()


@pytest.fixture(scope="session", autouse=True)
def _no_connection_is_lost() -> Iterator[None]:
    """Engines of states on a server live as long as the tests: forgotten ones lose their connections."""
    made: list[Engine] = []
    with pytest.MonkeyPatch.context() as patch:
        first = opening._engine

        def remembered(url: URL) -> Engine:
            engine = first(url)
            if url.get_backend_name() == "postgresql":
                made.append(engine)
            return engine

        patch.setattr(opening, "_engine", remembered)
        yield
    for engine in made:
        engine.dispose()


@pytest.fixture(autouse=True)
def _own_main() -> Iterator[None]:
    """A page that AppTest ran stays the main module; processes started later would run it."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """A real server of this test process; gives the URL of its database."""
    with server() as url:
        yield url


@pytest.fixture
def empty_postgresql(postgresql_server: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of an empty PostgreSQL database of this test's own, for migrations and loads."""
    with engines.new_database(postgresql_server, f"own_{abs(hash(request.node.nodeid))}") as url:
        yield url


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_server: str) -> Iterator[str]:
    """The name of a database of this version without rows, made once for tests to copy."""
    with engines.new_database(postgresql_server, "migrated_once") as url:
        upgrade(url)
        yield "migrated_once"


@pytest.fixture
def postgresql_place(
    postgresql_server: str, migrated_postgresql: str, request: pytest.FixtureRequest
) -> Iterator[str]:
    """The URL of a PostgreSQL database of this test's own, of this version and without rows."""
    name = f"own_{abs(hash(request.node.nodeid))}"
    with engines.new_database(postgresql_server, name, migrated_postgresql) as url:
        yield url


@pytest.fixture(scope="session")
def _duckdb_stand() -> Iterator[Stand]:
    stand = engines.duckdb()
    yield stand
    stand.engine.dispose()


@pytest.fixture(scope="session")
def _postgresql_stand(postgresql_server: str) -> Iterator[Stand]:
    stand = engines.postgresql(postgresql_server)
    yield stand
    stand.engine.dispose()


@pytest.fixture(params=["duckdb", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Each engine we run on, with provinces, a calendar of 1395-1405, source 1 and no other row.

    Rows written through SQLAlchemy's insert are swept away afterwards; write in no other way.
    """
    stand: Stand = request.getfixturevalue(f"_{request.param}_stand")
    yield stand.engine
    stand.sweep()


@pytest.fixture
def database(engine: Engine) -> Database:
    return Database(engine)


@pytest.fixture
def given(engine: Engine) -> Given:
    """Puts rows in: `given(contract, \"\"\"ascii table\"\"\")`, see tests/examples.py."""
    return Given(engine)


@pytest.fixture
def value_of(database: Database) -> ValueOf:
    """An indicator's value: `value_of("code", period="1401", provinces={"IR-07"}, category="fibre")`."""

    def ask(code: str, period: str = "1401", provinces: Any = (), **scope: Any) -> float | None:
        asked = Scope(Period.parse(period), Rights("managing_director"), frozenset(provinces), **scope)
        return compute.readings([code], asked, database)[0].value

    return ask
