"""Requests and bytes of a first load in Chromium, with an empty cache and with a full one."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from benchmarks.timing import seconds
from tests.browser.visits import FIGURES, PATIENCE, new_context, settle

HEADER = ("page", "cache", "requests", "of them from the cache", "KiB over the wire", "KiB on the socket",
          "first figures, s", "finished, s")
KIB = 1024


@dataclass
class Load:
    """One opening of a page."""

    name: str
    cache: str
    requests: int = 0
    kept: int = 0           # answered by the browser's own cache
    bytes: float = 0.0      # of bodies and headers as they came over the wire
    socket: int = 0         # of what the page's socket brought
    figures: float = 0.0
    finished: float = 0.0

    def row(self) -> tuple[str, ...]:
        return (self.name, self.cache, str(self.requests), str(self.kept), f"{self.bytes / KIB:.0f}",
                f"{self.socket / KIB:.0f}", f"{self.figures:.2f}", f"{self.finished:.2f}")


def measure(browser: Browser, name: str, url: str, cookie: Any = None) -> list[Load]:
    """The page opened twice by one browser."""
    context = new_context(browser)
    if cookie:
        context.add_cookies([cookie])
    found = [_opened(context, Load(name, cache), url) for cache in ("empty", "full")]
    context.close()
    return found


def _opened(context: BrowserContext, load: Load, url: str) -> Load:
    page = context.new_page()
    _listen(context, page, load)
    load.figures = seconds(lambda: _see(page, url))
    load.finished = load.figures + seconds(lambda: settle(page))
    page.close()
    return load


def _listen(context: BrowserContext, page: Page, load: Load) -> None:
    session = context.new_cdp_session(page)
    session.send("Network.enable")

    def answered(event: dict[str, Any]) -> None:
        load.requests += not event["response"]["url"].startswith(("data:", "blob:"))
        load.kept += bool(event["response"].get("fromDiskCache"))

    def framed(event: dict[str, Any]) -> None:
        load.socket += len(event["response"]["payloadData"]) * 3 // 4   # bytes are told as base64

    def done(event: dict[str, Any]) -> None:
        load.bytes += event["encodedDataLength"]

    session.on("Network.responseReceived", answered)
    session.on("Network.webSocketFrameReceived", framed)
    session.on("Network.loadingFinished", done)


def _see(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_selector(FIGURES, timeout=PATIENCE)
