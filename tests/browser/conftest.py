"""The server on demo data, the browser and the logged-in reader, each made once for all browser tests."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from data_access.state import session_cookie
from data_access.state.tables import state
from tests import cookies, readers
from tests.browser.installations import MAIN, OF_LANGUAGE, PASSWORD, USER, Environment, installed
from tests.browser.visits import Visit, log_in, new_context, note_facts, open_page, watched
from tests.serving import ROOT, Serving, chromium, streamlit

See = Callable[[str, str], Visit]
Enter = Callable[[str], BrowserContext]
ROLES: dict[str, tuple[str, list[str]]] = {
    "deputy": ("provincial_deputy", ["IR-07"]), "analyst": ("analyst", []), "steward": ("steward", []),
}


@dataclass(frozen=True)
class Installation:
    """Databases, the server on them, and a browser in which the managing director is logged in."""

    environment: Environment
    serving: Serving
    reader: BrowserContext


Install = Callable[[str], Installation]


@pytest.fixture(scope="session")
def install(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Install]:
    """The installation on an engine (see installations.py), made when it is first asked for."""
    made: dict[str, Installation] = {}
    with ExitStack() as stack:
        def on(engine: str) -> Installation:
            if engine not in made:
                home = tmp_path_factory.mktemp("installation")
                environment = stack.enter_context(installed(engine, home))
                log = home / "server.log"
                serving = stack.enter_context(streamlit(ROOT / "dashboard.py", log, environment))
                made[engine] = Installation(environment, serving, _logged_in(browser, serving))
                stack.callback(made[engine].reader.close)
            return made[engine]

        yield on


@pytest.fixture(scope="session")
def environment(install: Install) -> Environment:
    """What names the databases of the installation that most tests share."""
    return install(MAIN).environment


@pytest.fixture(scope="session")
def serving(install: Install) -> Serving:
    return install(MAIN).serving


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = chromium(playwright)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def reader(install: Install) -> BrowserContext:
    """A browser in which the managing director is logged in."""
    return install(MAIN).reader


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
def see(install: Install) -> See:
    """What the managing director meets at a path in a language; each is visited once and remembered."""
    seen: dict[tuple[str, str], Visit] = {}

    def visit(path: str, language: str) -> Visit:
        if (path, language) not in seen:
            there = install(OF_LANGUAGE[language])
            with watched(there.reader, there.serving.url) as (page, seen[path, language]):
                open_page(page, f"{there.serving.url}{path}?lang={language}")
                note_facts(page, seen[path, language], f"{path.strip('/') or 'overview'}_{language}")
        return seen[path, language]

    return visit


def _logged_in(browser: Browser, serving: Serving) -> BrowserContext:
    context = new_context(browser)
    with watched(context, serving.url) as (page, _):
        page.goto(serving.url)
        log_in(page, USER, PASSWORD)
    return context


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
