"""An installation on the demo data with a user and tokens of every role; asked directly, or served."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Engine
from starlette.types import ASGIApp

from api.application import application
from api.limits import Limits
from common.settings import ROOT, settings
from data_access.state import cookie_key, tokens
from data_access.state.tables import state
from tests import readers
from tests.api.asking import ALL, Answer, ask
from tests.serving import Serving, streamlit

Asking = Callable[..., Answer]


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory, demo_url: str) -> dict[str, str]:
    home = tmp_path_factory.mktemp("interface")
    cookie_key.make(home / "cookie.key")
    made = {
        "STATE_URL": f"sqlite:///{home}/state.sqlite", "COOKIE_KEY_FILE": str(home / "cookie.key"),
        "DATABASE_URL": demo_url, "SETTINGS_FILE": str(home / "settings.toml"), "DEMO_USERS": "",
    }
    readers.everybody(state(made["STATE_URL"]))
    return made


@pytest.fixture(scope="session")
def secrets(environment: dict[str, str]) -> dict[str, str]:
    """User name to a token of everything."""
    own = state(environment["STATE_URL"])
    return {name: tokens.make(own, name, "tests", tokens.SCOPES, 1) for name in readers.NAMES}


@pytest.fixture
def place(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Engine:
    """This process is in that installation; gives its state."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    return state(settings().state_url)


@pytest.fixture
def interface(place: Engine) -> ASGIApp:
    return application(Limits(a_minute=ALL))


@pytest.fixture
def asked(interface: ASGIApp, secrets: dict[str, str]) -> Asking:
    """Asks as a user: `asked("/v1/values", "rows=...", who="fars")`."""

    def put(path: str, query: str = "", who: str = "modir", **more: Any) -> Answer:
        return ask(interface, path, query, secrets[who] if who else "", **more)

    return put


@pytest.fixture(scope="session")
def served(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    log = tmp_path_factory.mktemp("log") / "server.log"
    with streamlit(ROOT / "dashboard.py", log, environment) as running:
        yield running
