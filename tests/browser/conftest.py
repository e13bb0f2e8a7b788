"""The server on demo data, the browser and the logged-in readers, each made once for all browser tests."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]  # xdist brings no types

from common import rights
from data_access.state import session_cookie
from data_access.state.tables import state
from tests import cookies, readers
from tests.browser.installations import MAIN, OF_LANGUAGE, PASSWORD, USER, Environment, installed
from tests.browser.visits import Visit, log_in, new_context, note_facts, open_page, watched
from tests.demo import together
from tests.serving import ROOT, Serving, chromium, streamlit

See = Callable[[str, str], Visit]
Enter = Callable[[str], BrowserContext]
DIRECTOR = "managing_director"
ROLES: dict[str, tuple[str, list[str]]] = {
    "deputy": ("provincial_deputy", ["IR-07"]), "analyst": ("analyst", []), "steward": ("steward", []),
    "administrator": ("administrator", []),
}


@dataclass(frozen=True)
class Installation:
    """Databases, the server on them, and a browser in which the managing director is logged in."""

    environment: Environment
    serving: Serving
    browser: Browser
    reader: BrowserContext
    others: dict[str, BrowserContext] = field(default_factory=dict)

    def enter(self, name: str) -> BrowserContext:
        """A browser in which one of ROLES is signed in."""
        if name not in self.others:
            self.others[name] = _signed_in(self, f"the_{name}", *ROLES[name])
        return self.others[name]

    def who_opens(self, path: str) -> BrowserContext:
        """A browser of the managing director, or of the first who may open what the director may not."""
        page = path.strip("/")
        if not page or rights.opens(DIRECTOR, page):
            return self.reader
        return self.enter(next(name for name, (role, _) in ROLES.items() if rights.opens(role, page)))

    def close(self) -> None:
        for context in (self.reader, *self.others.values()):
            context.close()


Install = Callable[[str], Installation]


class ByPage(LoadScopeScheduling):  # type: ignore[misc]
    """Of several processes each takes whole files, for their fixtures; of test_pages.py whole pages."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        page = re.search(r"(/[a-z]*)\]$", nodeid) if file.endswith("test_pages.py") else None
        return f"{file} {page[1] if page else ''}"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByPage:
    return ByPage(config, log)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what is made once for all processes of a run."""
    return together(tmp_path_factory)


@pytest.fixture(scope="session")
def install(browser: Browser, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Install]:
    """The installation on an engine (see installations.py), made when it is first asked for."""
    made: dict[str, Installation] = {}
    with ExitStack() as stack:
        def on(engine: str) -> Installation:
            if engine not in made:
                home = tmp_path_factory.mktemp("installation")
                environment = stack.enter_context(installed(engine, home, shared))
                log = home / "server.log"
                serving = stack.enter_context(streamlit(ROOT / "dashboard.py", log, environment))
                made[engine] = Installation(environment, serving, browser, _logged_in(browser, serving))
                stack.callback(made[engine].close)
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
def enter(install: Install) -> Enter:
    """A browser in which somebody of ROLES is signed in; the "deputy" is that of Fars."""
    return install(MAIN).enter


@pytest.fixture(scope="session")
def analyst(enter: Enter) -> BrowserContext:
    """A browser in which an analyst is signed in."""
    return enter("analyst")


@pytest.fixture(scope="session")
def deputy(enter: Enter) -> BrowserContext:
    """A browser in which the deputy of Fars is signed in."""
    return enter("deputy")


@pytest.fixture(scope="session")
def administrator(enter: Enter) -> BrowserContext:
    """A browser in which an administrator is signed in."""
    return enter("administrator")


@pytest.fixture
def stranger(browser: Browser) -> Iterator[BrowserContext]:
    """A browser in which nobody is logged in."""
    context = new_context(browser)
    yield context
    context.close()


@pytest.fixture(scope="session")
def see(install: Install) -> See:
    """What somebody who may open a path meets there in a language; each is visited once and remembered."""
    seen: dict[tuple[str, str], Visit] = {}

    def visit(path: str, language: str) -> Visit:
        if (path, language) not in seen:
            there = install(OF_LANGUAGE[language])
            with watched(there.who_opens(path), there.serving.url) as (page, seen[path, language]):
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


def _signed_in(there: Installation, name: str, role: str, own: list[str]) -> BrowserContext:
    """A browser that brings the cookie of a new user's session; the form has its own tests."""
    engine = state(there.environment["STATE_URL"])
    readers.add(engine, name, role, own)
    context = new_context(there.browser)
    value, url = cookies.signed_in(engine, name), there.serving.url
    context.add_cookies([{"name": session_cookie.NAME, "value": value, "url": url}])
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=url)
    engine.dispose()
    return context
