"""One server on the demo for the tests of a process, with a user of every role and a token for each."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from common.settings import settings
from data_access.state import cookie_key
from data_access.state.tables import state
from tests import readers
from tests.serving import ROOT, Serving, streamlit
from tests.ways_out.calls import Caller

Calls = Callable[[str], Caller]


@pytest.fixture(scope="session")
def installation(demo_url: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The settings of an installation on the demo, with its own users."""
    home = tmp_path_factory.mktemp("ways_out")
    cookie_key.make(home / "cookie.key")
    made = {
        "SETTINGS_FILE": str(home / "settings.toml"), "DATABASE_URL": demo_url,
        "STATE_URL": f"sqlite:///{home}/state.sqlite", "COOKIE_KEY_FILE": str(home / "cookie.key"),
    }
    readers.everybody(state(made["STATE_URL"]))
    return made


@pytest.fixture(scope="session")
def served(installation: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    log = tmp_path_factory.mktemp("log") / "server.log"
    with streamlit(ROOT / "dashboard.py", log, installation) as here:
        yield here


@pytest.fixture(scope="session")
def own_state(installation: dict[str, str]) -> Iterator[Engine]:
    engine = state(installation["STATE_URL"])
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def calls(served: Serving, own_state: Engine) -> Calls:
    """Programs that ask in the name of a user, each known once."""
    known: dict[str, Caller] = {}
    return lambda name: known.setdefault(name, Caller(served.url, own_state, name))


@pytest.fixture
def installed(installation: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The command lines of this process work on that installation; gives the folder of its state."""
    for name, value in installation.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    return Path(installation["COOKIE_KEY_FILE"]).parent
