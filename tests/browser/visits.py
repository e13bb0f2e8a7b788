"""One visit of a page in Chromium and everything noted on the way: requests, errors, direction, width."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    TimeoutError,  # noqa: A004 - the one of the browser
    ViewportSize,
)

SCREENSHOTS = Path(__file__).parent / "screenshots"
WINDOW: ViewportSize = {"width": 1366, "height": 768}
NARROW: dict[str, ViewportSize] = {
    "tablet": {"width": 820, "height": 1180}, "phone": {"width": 390, "height": 844},
}
AXE = (Path(axe_playwright_python.__path__[0]) / "axe.min.js").read_text("utf-8")
FAULTS = """async () => {
    const found = await axe.run(document, {resultTypes: ['violations']});
    return found.violations.filter(each => ['serious', 'critical'].includes(each.impact)).flatMap(
        each => each.nodes.map(node => each.id + ': ' + node.html.slice(0, 200)));
}"""
LOGIN = "input[type=password]"
DRAWN = '[data-testid="stPlotlyChart"], .shape-map svg'
FIGURES = f'.card, div.table, [data-testid="stMetric"], {DRAWN}, [data-testid="stException"]'
LOCAL_SCHEMES = ("data:", "blob:")
# Opened at /parks, Streamlit's client asks whether its server lives there; 404 sends it to the root.
PROBE = re.compile(r"/[^/]+/_stcore/(health|host-config)")
PATIENCE = 120_000
IDLE = 20_000
DRAWING, FITTING = 250, 12   # milliseconds between looks whether a page fits another window, and how many
DONE = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app && app.dataset.testScriptState === 'notRunning'
        && !document.querySelector('[data-testid=stSkeleton], [data-testid=stSpinner], [data-stale=true]');
}"""
OVERFLOW = """() => {
    const main = document.querySelector('[data-testid="stMain"]'), root = document.scrollingElement;
    return Math.max(root.scrollWidth - root.clientWidth, main.scrollWidth - main.clientWidth);
}"""
FACTS = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    return {
        direction: getComputedStyle(main).direction,
        exceptions: [...document.querySelectorAll('[data-testid="stException"]')].map(e => e.innerText),
        fonts: [...document.fonts].filter(f => f.status === 'loaded').map(f => f.family.replaceAll('"', '')),
        figures: document.querySelectorAll(
            '.card, div.table, [data-testid="stPlotlyChart"], .shape-map svg').length,
        path: location.pathname,
        text: main.innerText,
    };
}"""


@dataclass
class Visit:
    """What one visit brought to light."""

    outside: list[str] = field(default_factory=list)    # requests that would have left the machine
    errors: list[str] = field(default_factory=list)     # of the console, the page and failed requests
    direction: str = ""
    overflow: dict[str, int] = field(default_factory=dict)  # pixels by which it is wider than each window
    faults: list[str] = field(default_factory=list)     # serious ones for readers who hear or feel the page
    exceptions: list[str] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)      # loaded ones
    figures: int = 0                                    # cards, charts and tables
    path: str = ""                                      # where the reader ended up
    text: str = ""


def new_context(browser: Browser) -> BrowserContext:
    """The window of an office computer; English, so that nothing is Persian by accident."""
    context = browser.new_context(viewport=WINDOW, locale="en-US", timezone_id="UTC")
    context.set_default_timeout(PATIENCE)   # also of navigation
    return context


@contextmanager
def watched(context: BrowserContext, origin: str) -> Iterator[tuple[Page, Visit]]:
    """A new page whose requests and errors are noted; the browser itself resolves no name outside."""
    visit, page = Visit(), context.new_page()
    page.on("request", lambda request: _note_address(request.url, origin, visit))
    page.on("websocket", lambda socket: _note_address(socket.url, origin.replace("http", "ws", 1), visit))
    page.on("console", lambda message: _note_console(message, visit))
    page.on("pageerror", lambda error: visit.errors.append(f"page: {error}"))
    try:
        yield page, visit
    finally:
        page.close()


def open_page(page: Page, url: str) -> None:
    page.goto(url)
    settle(page)


def settle(page: Page) -> None:
    """Waits until the script has run and nothing is being drawn; on the login there is no script."""
    if urlsplit(page.url).path.endswith("/login"):
        page.wait_for_selector(LOGIN, timeout=PATIENCE)
        return
    page.wait_for_selector('[data-testid="stApp"]', timeout=PATIENCE)
    page.wait_for_function(DONE, timeout=PATIENCE)
    with suppress(TimeoutError):   # on a busy machine the browser may never call itself idle
        page.wait_for_load_state("networkidle", timeout=IDLE)
    page.evaluate("document.fonts.ready")
    page.wait_for_function(DONE, timeout=PATIENCE)


def note_facts(page: Page, visit: Visit, name: str) -> None:
    facts: dict[str, Any] = page.evaluate(FACTS)
    for key, value in facts.items():
        setattr(visit, key, value)
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)
    page.evaluate(AXE)
    visit.faults = page.evaluate(FAULTS)
    for window, size in {"office": WINDOW, **NARROW}.items():
        page.set_viewport_size(size)
        visit.overflow[window] = _overflow(page)
    page.screenshot(path=SCREENSHOTS / f"{name}_phone.png", full_page=True)


def _overflow(page: Page) -> int:
    """Pixels by which the page stays wider than its window, once it has had the time to fit it."""
    for _ in range(FITTING):
        page.wait_for_timeout(DRAWING)
        if not (wider := int(page.evaluate(OVERFLOW))):
            break
    return wider


def log_in(page: Page, user: str, password: str) -> None:
    """Fills in the login form; the only place that knows how it looks. The page asked for comes after it."""
    page.wait_for_selector(LOGIN, timeout=PATIENCE)
    page.locator("#name").fill(user)
    page.locator(LOGIN).fill(password)
    page.locator("form button").click()
    page.wait_for_selector('[data-testid="stApp"]', timeout=PATIENCE)
    settle(page)


def _note_address(url: str, origin: str, visit: Visit) -> None:
    if not url.startswith((f"{origin}/", *LOCAL_SCHEMES)):
        visit.outside.append(url)


def _note_console(message: ConsoleMessage, visit: Visit) -> None:
    url = str(message.location.get("url", ""))
    if message.type == "error" and not PROBE.fullmatch(urlsplit(url).path):
        visit.errors.append(f"console: {message.text} ({url})")
