"""Cold start, first figures and page switch in a real Chromium, beside a bare one-line Streamlit page."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, BrowserContext, Page

from benchmarks.installation import PASSWORD, USER
from benchmarks.timing import Pair, Seconds, seconds, take_turns
from tests.browser.visits import FIGURES, LOGIN, PATIENCE, log_in, new_context, settle
from tests.serving import ROOT, Serving, streamlit

APPS = Path(__file__).parent / "apps"
DRAWN = "figures => document.querySelector(figures) && !document.querySelector('[data-stale=true]')"
Environment = dict[str, str]


def measure(browser: Browser, environment: Environment, rounds: int) -> list[Pair]:
    return [cold_start(browser, environment, rounds), *warm(browser, environment, rounds)]


def cold_start(browser: Browser, environment: Environment, rounds: int) -> Pair:
    """From starting the server to the first thing a new reader sees: a login form here, a number there."""

    def start(script: Path, sign: str) -> Seconds:
        def serve_and_see() -> None:
            with TemporaryDirectory() as logs, streamlit(script, Path(logs) / "log", environment) as running:
                context = new_context(browser)
                _see(context.new_page(), running.url, sign)
                context.close()

        return seconds(serve_and_see)

    return take_turns(
        "cold start: server started to first screen",
        lambda: start(ROOT / "dashboard.py", LOGIN), lambda: start(APPS / "bare.py", FIGURES), rounds,
    )


def warm(browser: Browser, environment: Environment, rounds: int) -> list[Pair]:
    """A logged-in reader opens the overview in a new tab, then goes to another page."""
    with (
        TemporaryDirectory() as logs,
        streamlit(ROOT / "dashboard.py", Path(logs) / "ours", environment) as ours,
        streamlit(APPS / "bare.py", Path(logs) / "bare") as bare,
        streamlit(APPS / "bare_pages.py", Path(logs) / "pages") as bare_pages,
    ):
        reader, plain = _logged_in(browser, ours), new_context(browser)
        _first_figures(reader, ours)()   # the first reader of the day fills caches; told apart as cold start
        first = _first_figures(reader, ours), _first_figures(plain, bare)
        switch = _switch(reader, ours, "/parks"), _switch(plain, bare_pages, "/second")
        return [
            take_turns("first figures of the overview", *first, rounds),
            take_turns("page switch", *switch, rounds),
        ]


def _first_figures(context: BrowserContext, running: Serving) -> Callable[[], Seconds]:
    def once() -> Seconds:
        page = context.new_page()
        taken = seconds(lambda: _see(page, running.url, FIGURES))
        page.close()
        return taken

    return once


def _switch(context: BrowserContext, running: Serving, path: str) -> Callable[[], Seconds]:
    def once() -> Seconds:
        page = context.new_page()
        page.goto(running.url)
        settle(page)
        taken = seconds(lambda: _go_to(page, path))
        page.close()
        return taken

    return once


def _go_to(page: Page, path: str) -> None:
    page.locator(f'a[href*="{path}"]').first.click()
    page.wait_for_url(f"**{path}*", timeout=PATIENCE)
    page.wait_for_function(DRAWN, arg=FIGURES, timeout=PATIENCE)


def _see(page: Page, url: str, sign: str) -> None:
    page.goto(url)
    page.wait_for_selector(sign, timeout=PATIENCE)


def _logged_in(browser: Browser, running: Serving) -> BrowserContext:
    context = new_context(browser)
    page = context.new_page()
    page.goto(running.url)
    log_in(page, USER, PASSWORD)
    page.close()
    return context
