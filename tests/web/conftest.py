"""An installation with a few users, as this process sees it, and as a real server serves it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from common.settings import settings
from data_access.state import cookie_key, users
from data_access.state.tables import state
from tests import readers
from tests.serving import ROOT, Serving, streamlit

PASSWORD = "a long password"  # noqa: S105 - of users made here
PROXY = "127.0.0.1"
Put = Callable[..., None]


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Without operational rows: the door needs none."""
    home = tmp_path_factory.mktemp("door")
    cookie_key.make(home / "cookie.key")
    made = {
        "STATE_URL": f"sqlite:///{home}/state.sqlite", "COOKIE_KEY_FILE": str(home / "cookie.key"),
        "DATABASE_URL": f"duckdb:///{home}/nowhere.duckdb", "SETTINGS_FILE": str(home / "settings.toml"),
        "DEMO_USERS": "",
    }
    _people(state(made["STATE_URL"]))
    return made


def _people(engine: Engine) -> None:
    users.add(engine, "maryam", PASSWORD, "managing_director", full_name="مریم")
    users.add(engine, "demo", PASSWORD, "analyst", demo=True)
    users.add(engine, "gone", PASSWORD, "analyst")
    users.deactivate(engine, "gone")
    for name in ("reza", "sara", "nima"):
        readers.add(engine, name, "analyst")


@pytest.fixture(scope="session")
def own_state(installation: dict[str, str]) -> Engine:
    return state(installation["STATE_URL"])


@pytest.fixture(scope="session")
def served(installation: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The server as it is by itself: nobody is believed about somebody else."""
    log = tmp_path_factory.mktemp("log") / "server.log"
    with streamlit(ROOT / "dashboard.py", log, installation) as running:
        yield running


@pytest.fixture(scope="session")
def behind(installation: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The same behind a proxy on this machine, which it trusts."""
    log = tmp_path_factory.mktemp("log") / "server.log"
    with streamlit(ROOT / "dashboard.py", log, {**installation, "TRUSTED_PROXIES": PROXY}) as running:
        yield running


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> Put:
    def choose(**chosen: str) -> None:
        for name, value in chosen.items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()

    return choose


@pytest.fixture
def place(tmp_path: Path, put: Put) -> Iterator[Engine]:
    """This process in an installation of the test's own."""
    put(
        STATE_URL=f"sqlite:///{tmp_path}/state.sqlite", COOKIE_KEY_FILE=str(tmp_path / "cookie.key"),
        DATABASE_URL=f"duckdb:///{tmp_path}/nowhere.duckdb", DEMO_USERS="",
    )
    cookie_key.make(tmp_path / "cookie.key")
    engine = state(settings().state_url)
    users.add(engine, "maryam", PASSWORD, "managing_director", full_name="مریم")
    yield engine
    engine.dispose()
    state.cache_clear()
