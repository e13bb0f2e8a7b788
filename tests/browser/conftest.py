"""The server on demo data, the browser and the logged-in reader, each made once for all browser tests."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from data_access.state import session_cookie
from data_access.state.tables import state
from tests import cookies, readers
from tests.browser.visits import Visit, log_in, new_context, note_facts, open_page, watched
from tests.serving import ROOT, Serving, chromium, streamlit

USER, PASSWORD = "browser", "Only-for-tests-1401"
See = Callable[[str, str], Visit]
Enter = Callable[[str], BrowserContext]
ROLES: dict[str, tuple[str, list[str]]] = {
    "deputy": ("provincial_deputy", ["IR-07"]), "analyst": ("analyst", []), "steward": ("steward", []),
}


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Databases of the tests' own: the demo's operational rows, and a state with one managing director."""
    home = tmp_path_factory.mktemp("installation")
    made = {
        "SETTINGS_FILE": str(home / "settings.toml"),
        "DATABASE_URL": f"duckdb:///{home}/operational.duckdb",
        "STATE_URL": f"sqlite:///{home}/state.sqlite",
        "COOKIE_KEY_FILE": str(home / "cookie.key"),
    }
    if built := os.environ.get("TESTS_DEMO"):   # as in tests/demo.py
        made["DATABASE_URL"] = f"duckdb:///{built}"
    else:
        _data_access(made, "demo", "--url", made["DATABASE_URL"], "--desk", "0.03")
    _data_access(made, "user", "first")
    _data_access(made, "user", "add", USER, "--role", "managing_director", "--password-stdin", stdin=PASSWORD)
    return made


@pytest.fixture(scope="session")
def serving(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    log = tmp_path_factory.mktemp("log") / "server.log"
    with streamlit(ROOT / "dashboard.py", log, environment) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = chromium(playwright)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def reader(browser: Browser, serving: Serving) -> Iterator[BrowserContext]:
    """A browser in which the managing director is logged in."""
    context = new_context(browser)
    with watched(context, serving.url) as (page, _):
        page.goto(serving.url)
        log_in(page, USER, PASSWORD)
    yield context
    context.close()


@pytest.fixture(scope="session")
def enter(browser: Browser, serving: Serving, environment: dict[str, str]) -> Iterator[Enter]:
    """A browser in which somebody of that role is signed in: "deputy" (of Fars), "analyst" or "steward"."""
    contexts: dict[str, BrowserContext] = {}

    def of(name: str) -> BrowserContext:
        if name not in contexts:
            contexts[name] = _signed_in(browser, serving, environment, f"the_{name}", *ROLES[name])
        return contexts[name]

    yield of
    for context in contexts.values():
        context.close()


@pytest.fixture(scope="session")
def analyst(enter: Enter) -> BrowserContext:
    """A browser in which an analyst is signed in."""
    return enter("analyst")


@pytest.fixture(scope="session")
def deputy(enter: Enter) -> BrowserContext:
    """A browser in which the deputy of Fars is signed in."""
    return enter("deputy")


@pytest.fixture
def stranger(browser: Browser) -> Iterator[BrowserContext]:
    """A browser in which nobody is logged in."""
    context = new_context(browser)
    yield context
    context.close()


@pytest.fixture(scope="session")
def see(reader: BrowserContext, serving: Serving) -> See:
    """What the managing director meets at a path in a language; each is visited once and remembered."""
    seen: dict[tuple[str, str], Visit] = {}

    def visit(path: str, language: str) -> Visit:
        if (path, language) not in seen:
            with ExitStack() as stack:
                page, seen[path, language] = stack.enter_context(watched(reader, serving.url))
                open_page(page, f"{serving.url}{path}?lang={language}")
                note_facts(page, seen[path, language], f"{path.strip('/') or 'overview'}_{language}")
        return seen[path, language]

    return visit


def _signed_in(
    browser: Browser, serving: Serving, environment: dict[str, str], name: str, role: str,
    own: Sequence[str] = (),
) -> BrowserContext:
    """A browser that brings the cookie of a new user's session; the form has its own tests."""
    engine = state(environment["STATE_URL"])
    readers.add(engine, name, role, own)
    context = new_context(browser)
    value = cookies.signed_in(engine, name)
    context.add_cookies([{"name": session_cookie.NAME, "value": value, "url": serving.url}])
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=serving.url)
    return context


def _data_access(environment: dict[str, str], *words: str, stdin: str = "") -> None:
    """The product's own command line, as an installation would use it."""
    command = [sys.executable, "-m", "data_access", *words]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, input=stdin, text=True, check=True)
