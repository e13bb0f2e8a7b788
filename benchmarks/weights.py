"""What pages weigh: requests and bytes of a first load, messages and seconds of each page, bytes of maps."""

import argparse
import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks import first_load, installation
from benchmarks.clients import Address, Noted, Reader, window
from benchmarks.results import Table
from data_access.state import session_cookie
from data_access.state.tables import state
from tests import cookies
from tests.serving import ROOT, Serving, chromium, streamlit

PAGES = (
    "overview", "parks", "land", "units", "works", "zones", "desk", "waits", "compare", "programmes",
    "budget", "technology",
)
WARM = 5        # runs of a page after the first
KIB = 1024
YEAR, PLACE = {"period": "1401"}, {"period": "1401", "province": "IR-07"}
HEADER = ("page", "first, s", "again, s", "another province, s", "messages", "KiB", "of them maps, KiB")


LOADED = ("", "parks", "land", "zones")
OF_SCRIPTS = """Seconds from the question to the end of the script, asked over Streamlit's own protocol by
one window at a time on the embedded demo: the first time, the median of five times again, and the first time
of another province. Messages and KiB are those of a run by somebody who was not there before."""
OF_LOADS = """One server without a proxy in front, so nothing of Streamlit's client is packed; each page
opened twice by one browser, with an empty cache and with a full one."""


@dataclass
class Weight:
    """Runs of one page: seconds of the first, of the same again, of another province, and what came."""

    page: str
    first: float = 0.0
    again: list[float] = field(default_factory=list)
    filtered: float = 0.0
    messages: int = 0
    size: int = 0       # bytes of a run of the page by somebody who was not there before
    maps: int = 0       # bytes of the messages with maps among them

    def row(self) -> tuple[str, ...]:
        times = (self.first, median(self.again), self.filtered)
        sizes = (self.messages, self.size / KIB, self.maps / KIB)
        return self.page, *(f"{each:.3f}" for each in times), *(f"{each:.0f}" for each in sizes)


def tables(asked: argparse.Namespace) -> Iterator[Table]:
    """On the database of `--database`, or on an embedded demo made now."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(TemporaryDirectory()))
        where = asked.database or f"duckdb:///{home}/operational.duckdb"
        if not asked.database:
            installation.demo(where)
        environment = installation.environment(home, where)
        ours = stack.enter_context(streamlit(ROOT / "dashboard.py", home / "log", environment))
        value = cookies.signed_in(state(environment["STATE_URL"]), installation.READER)
        found = measure(ours.url, f"{session_cookie.NAME}={value}")
        yield Table("Scripts and messages", OF_SCRIPTS, HEADER, [each.row() for each in found])
        bare = stack.enter_context(streamlit(Path(__file__).parent / "apps/bare.py", home / "bare"))
        yield Table("First loads", OF_LOADS, first_load.HEADER, loads(ours, bare, value))


def loads(ours: Serving, bare: Serving, value: str) -> list[tuple[str, ...]]:
    """The bare page, then some of ours for a managing director."""
    cookie = {"name": session_cookie.NAME, "value": value, "url": ours.url}
    with sync_playwright() as playwright:
        chrome = chromium(playwright)
        found = first_load.measure(chrome, "bare", bare.url)
        for page in LOADED:
            found += first_load.measure(chrome, page or "overview", f"{ours.url}/{page}", cookie)
        chrome.close()
    return [load.row() for load in found]


def measure(url: str, cookie: str, pages: tuple[str, ...] = PAGES) -> list[Weight]:
    """Each page in a window of its own, one after the other."""
    return [asyncio.run(_page(url, cookie, page)) for page in pages]


async def _page(url: str, cookie: str, page: str) -> Weight:
    found, noted = Weight(page), Noted()
    async with window(url, cookie) as socket:
        reader = Reader(socket, noted)
        address = Address("" if page == "overview" else page, urlencode(YEAR))
        found.first = await reader.ask(address)
        _weigh(found, reader.received)
        for _ in range(WARM):
            found.again.append(await reader.ask(address))
        found.filtered = await reader.ask(Address(address.page, urlencode(PLACE)))
    return found


def _weigh(found: Weight, received: list[bytes]) -> None:
    found.messages, found.size = len(received), sum(map(len, received))
    found.maps = sum(len(raw) for raw in received if is_map(ForwardMsg.FromString(raw)))


def is_map(message: ForwardMsg) -> bool:
    """Whether a message draws a map of the country or of a province."""
    element = message.delta.new_element
    if element.WhichOneof("type") == "bidi_component":
        return bool(element.bidi_component.component_name == "shape_map")
    return '"scaleanchor"' in element.plotly_chart.spec

