"""Many readers at once: 1 to 200 open windows through nginx onto three processes, beside a bare page."""

import argparse
import asyncio
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

import psutil
from sqlalchemy import Engine

from benchmarks import installation
from benchmarks.clients import Address, Noted, read
from benchmarks.loads import HEADER, Result, by_page, row, soaked
from benchmarks.places import demo_on_postgresql
from benchmarks.results import Table
from data_access.state import session_cookie
from data_access.state.tables import state
from tests import cookies, readers
from tests.engines import new_database
from tests.postgresql import server
from tests.serving import ROOT
from tests.site import Site, site

BARE = Path(__file__).parent / "apps/bare.py"
# The pages that readers open most stand more than once.
PAGES = (
    "overview", "overview", "parks", "parks", "land", "units", "works", "zones", "desk", "waits",
    "programmes", "budget", "changes", "organisation",
)
# As it is with figures of a finished year: most look at that year and at the country.
PERIODS, PROVINCES = ("1401", "1401", "1401", "1400"), ("", "", "", "IR-07")
WORDS = """Through nginx (TLS) onto three processes and PostgreSQL; clients, nginx, PostgreSQL and processes
share {cores} cores. Each window asks for another page, period or province ({addresses} addresses, most of
them of the last year and the country) every {low:g} to {high:g} seconds; all open within the longest pause,
then reruns are counted for {seconds:g} seconds. A rerun lasts until the server has sent its end. The bare
page is one line, served the same way under the same load just before. Alerts are pages that are closed to a
role."""


def tables(asked: argparse.Namespace) -> Iterator[Table]:
    think = (float(asked.think[0]), float(asked.think[-1]))
    words = WORDS.format(cores=os.cpu_count(), addresses=len(set(choices())), low=think[0], high=think[1],
                         seconds=asked.seconds)
    with standing(asked.database) as (ours, bare, engine):
        warm(ours, engine)
        rows: list[tuple[str, ...]] = []
        pace = f"Readers who ask every {think[0]:g} to {think[1]:g} seconds"
        for windows in asked.windows:
            yardstick = load(bare, lambda _: "", [Address("", "")], windows, asked.seconds, think)
            result = load(ours, _cookies(engine), choices(), windows, asked.seconds, think)
            rows.append(row(result, yardstick))
            yield Table(pace, words, HEADER, rows)
        yield Table(f"{pace}: pages with {windows} windows", "The same load.", *by_page(result))
        if asked.soak:
            result = load(ours, _cookies(engine), choices(), asked.windows[-1], asked.soak * 60, think)
            yield soaked(result)


@contextmanager
def standing(database: str) -> Iterator[tuple[Site, Site, Engine]]:
    """Both sites and the state's engine."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(TemporaryDirectory()))
        where = stack.enter_context(demo_on_postgresql(database))
        kept = stack.enter_context(new_database(stack.enter_context(server()), "state"))
        environment = installation.environment(home, where, kept)
        sites = []
        for name, script in (("ours", ROOT / "dashboard.py"), ("bare", BARE)):
            (home / name).mkdir()
            sites.append(stack.enter_context(site(home / name, script, environment)))
        yield sites[0], sites[1], state(environment["STATE_URL"])


def warm(ours: Site, engine: Engine) -> None:
    """Some readers for a while, so that the first load does not measure the morning's first visits."""
    load(ours, _cookies(engine), choices(), 12, 60, (0.1, 0.5))


def load(
    place: Site, cookie: Callable[[int], str], addresses: Sequence[Address], windows: int, seconds: float,
    think: tuple[float, float],
) -> Result:
    """Windows that open one after the other within the longest pause, then all at once for so long."""
    noted, processes = Noted(), [psutil.Process(each.pid) for each in place.processes]
    before, used = _memory(processes), _used(processes)
    begun = perf_counter()

    async def everybody() -> None:
        opened = begun + think[1]
        await asyncio.gather(*(
            read(place.url, cookie(number), addresses, Random(number), opened + seconds, think, noted, opened)
            for number in range(windows)
        ))

    asyncio.run(everybody())
    taken = perf_counter() - begun
    cores = (_used(processes) - used) / taken
    return Result(windows, taken - think[1], noted, cores, (before, _memory(processes)))


def choices() -> list[Address]:
    return [
        Address("" if page == "overview" else page, f"period={period}{f'&province={place}' if place else ''}")
        for page in PAGES for period in PERIODS for place in PROVINCES
    ]


def _cookies(engine: Engine) -> Callable[[int], str]:
    """Readers of all roles take turns; the fourth of each is somebody else than the first."""
    def of(number: int) -> str:
        name = readers.NAMES[number % len(readers.NAMES)]
        return f"{session_cookie.SECURE_NAME}={cookies.signed_in(engine, name)}"

    return of


def _memory(processes: Sequence[psutil.Process]) -> list[float]:
    return [each.memory_info().rss / 2**20 for each in processes]


def _used(processes: Sequence[psutil.Process]) -> float:
    """Seconds of processors that they have used so far."""
    return sum(sum(each.cpu_times()[:2]) for each in processes)
