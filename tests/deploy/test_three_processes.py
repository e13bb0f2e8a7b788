"""Three processes behind nginx: of one that is killed the readers go on with another, where they were."""

import os
import signal
import ssl
from collections.abc import Iterator
from http.client import HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from common.settings import ROOT
from common.wording import messages
from data_access.state import cookie_key, session_cookie, views
from data_access.state.tables import state
from tests import cookies, readers
from tests.browser.visits import PATIENCE, WINDOW, open_page, settle, watched
from tests.engines import new_database
from tests.serving import chromium
from tests.site import Site, site

VIEW = "/zones?lang=en&period=1400&province=IR-07"
CHECKING = messages("en")["quality.pending"]
TEXT = '[data-testid="stMain"]'


@pytest.fixture(scope="module")
def state_url(postgresql_server: str) -> Iterator[str]:
    with new_database(postgresql_server, "state_of_a_site") as url:
        readers.everybody(state(url))
        yield url
        state(url).dispose()


@pytest.fixture(scope="module")
def standing(state_url: str, demo_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    home = tmp_path_factory.mktemp("site")
    cookie_key.make(home / "cookie.key")
    environment = {
        "SETTINGS_FILE": os.devnull, "DATABASE_URL": demo_url, "STATE_URL": state_url,
        "COOKIE_KEY_FILE": str(home / "cookie.key"), "LOG_FORMAT": "json",
    }
    with site(home, ROOT / "dashboard.py", environment) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = chromium(playwright)
        yield launched
        launched.close()


def test_only_what_readers_need_is_reached_through_the_proxy(standing: Site) -> None:
    closed = ("/metrics", "/readyz", "/_stcore/metrics", "/_stcore/agent/openapi.json")
    assert [404] * len(closed) == [_asked(standing, path)[0] for path in closed]
    status, headers = _asked(standing, "/startups", **{"X-Forwarded-For": "9.9.9.9"})
    assert (200, "nginx") == (status, headers["server"])
    assert headers["strict-transport-security"].startswith("max-age=31536000")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "HttpOnly; Secure; SameSite=Lax" in headers["set-cookie"]


def test_readers_of_a_killed_process_go_on_with_another(
    standing: Site, browser: Browser, state_url: str,
) -> None:
    one, other = (_signed_in(browser, standing, state_url, name) for name in ("modir", "amin"))
    with watched(one, standing.url) as (page, visit), watched(other, standing.url) as (second, _):
        open_page(page, standing.url + VIEW)
        open_page(second, standing.url + VIEW)
        _save(page, "before")
        before, process = _text(page), _process(one)
        os.kill(standing.processes[process - 1].pid, signal.SIGKILL)
        _moved(page, one, process)
        assert (standing.url + VIEW, before) == (page.url, _text(page))
        second.reload()
        settle(second)
        assert before == _text(second)
        assert [] == visit.outside
    assert ["before"] == [each.name for each in views.listed(state(state_url), "modir")]


def _text(page: Page) -> list[str]:
    """What the page says, but for the remark that a process which began just now still checks the rows."""
    lines = page.inner_text(TEXT).splitlines()
    return [line for line in lines if line.strip() and line.strip() != CHECKING]


def _signed_in(browser: Browser, standing: Site, state_url: str, name: str) -> BrowserContext:
    context = browser.new_context(viewport=WINDOW, ignore_https_errors=True)
    context.set_default_navigation_timeout(PATIENCE)
    secret = cookies.signed_in(state(state_url), name)
    context.add_cookies([
        {"name": session_cookie.SECURE_NAME, "value": secret, "url": standing.url, "secure": True},
    ])
    return context


def _save(page: Page, name: str) -> None:
    page.locator(".st-key-views-bar button").first.click()
    page.get_by_label("Name of the view").fill(name)
    page.get_by_role("button", name="Save this view").click()
    page.get_by_role("link", name=name).wait_for(timeout=PATIENCE)
    page.keyboard.press("Escape")
    settle(page)


def _process(context: BrowserContext) -> int:
    """Which process serves this browser, as the proxy's cookie says."""
    return next(int(each["value"]) for each in context.cookies() if each["name"] == "isipo_route")


def _moved(page: Page, context: BrowserContext, process: int) -> None:
    """Waits until another process has run the page."""
    for _ in range(PATIENCE // 50):
        if _process(context) != process:
            break
        page.wait_for_timeout(50)
    settle(page)


def _asked(standing: Site, path: str, **headers: str) -> tuple[int, dict[str, str]]:
    trusting = ssl.create_default_context(cafile=str(Path(standing.home) / "certificate.pem"))
    connection = HTTPSConnection(urlsplit(standing.url).netloc, context=trusting, timeout=30)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}
