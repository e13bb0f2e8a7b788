"""What a page weighs on its socket and how long its script runs: the first time, again, and after a filter.

A window speaks Streamlit's own protocol, so nothing of a browser is measured here.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median
from urllib.parse import urlencode

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.clients import Address, Noted, Reader, window

PAGES = (
    "overview", "parks", "land", "units", "works", "zones", "desk", "waits", "compare", "programmes",
    "budget", "technology",
)
WARM = 5        # runs of a page after the first
KIB = 1024
YEAR, PLACE = {"period": "1401"}, {"period": "1401", "province": "IR-07"}
HEADER = ("page", "first, s", "again, s", "another province, s", "messages", "KiB", "of them maps, KiB")


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


def rows(weights: list[Weight]) -> Iterator[tuple[str, ...]]:
    yield from (each.row() for each in weights)
