"""Many readers at once: 1 to 200 open windows through nginx onto three processes, beside a bare page.

`python -m benchmarks.readers` writes docs/performance_readers.md.
"""

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

from benchmarks import installation, timing
from benchmarks.clients import Address, Noted, read
from benchmarks.loads import HEADER, Result, by_page, row, soaked
from data_access.state import cookie_key, session_cookie
from data_access.state.tables import state
from tests import cookies, readers
from tests.engines import new_database
from tests.postgresql import server
from tests.serving import ROOT
from tests.site import Site, site

REPORT = ROOT / "docs/performance_readers.md"
BARE = Path(__file__).parent / "apps/bare.py"
TARGET = 1.0   # seconds within which 19 of 20 reruns end
# The pages that readers open most stand more than once.
PAGES = (
    "overview", "overview", "parks", "parks", "land", "units", "works", "zones", "desk", "waits",
    "programmes", "budget", "changes", "organisation",
)
# As it is with figures of a finished year: most look at that year and at the country.
PERIODS, PROVINCES = ("1401", "1401", "1401", "1400"), ("", "", "", "IR-07")


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks.readers")
    options.add_argument("--windows", type=int, nargs="*", default=[1, 10, 50, 200])
    options.add_argument("--seconds", type=float, default=60.0, help="length of each load")
    options.add_argument("--think", type=float, nargs=2, default=[5.0, 10.0], help="seconds of pauses")
    options.add_argument("--soak", type=float, default=0.0, help="minutes of the last load, told apart")
    options.add_argument("--desk", type=float, default=1.0, help="share of the demo's service desk")
    options.add_argument("--database", default="", help="an existing demo instead of one made now")
    options.add_argument("--print", action="store_true", help="print instead of writing the report")
    asked = options.parse_args()
    text = "\n\n".join(["# Performance with many readers", timing.machine(), *sections(asked)]) + "\n"
    if asked.print:
        print(text)
    else:
        REPORT.write_text(text, "utf-8")


def sections(asked: argparse.Namespace) -> Iterator[str]:
    think = (asked.think[0], asked.think[1])
    with standing(asked) as (ours, bare, engine):
        warm(ours, engine)
        rows = []
        for windows in asked.windows:
            yardstick = load(bare, lambda _: "", [Address("", "")], windows, asked.seconds, think)
            result = load(ours, _cookies(engine), choices(), windows, asked.seconds, think)
            print(*row(result, yardstick), flush=True)
            rows.append((result, yardstick))
        yield explained(asked) + "\n\n" + timing.table(HEADER, [row(*each) for each in rows])
        yield "## By page, at the last load\n\n" + timing.table(*by_page(rows[-1][0]))
        if asked.soak:
            long = asked.soak * 60
            yield soaked(load(ours, _cookies(engine), choices(), asked.windows[-1], long, think))


def explained(asked: argparse.Namespace) -> str:
    low, high = asked.think
    return (
        f"Each window asks for a page every {low:g} to {high:g} seconds at random; all open within {high:g}"
        f" seconds, then reruns are counted for {asked.seconds:g} seconds. They come through nginx (TLS) onto"
        " three processes and PostgreSQL. A question goes to another page,"
        f" period or province ({len(set(choices()))} addresses, most of them of the last year and the"
        " country); a rerun lasts until the server has sent its end."
        f" Clients, nginx, PostgreSQL and all processes share {os.cpu_count()} cores. The bare page is one"
        " line, served the same way under the same load just before. Load of the machine at the end:"
        f" {os.getloadavg()[1]:.1f}."
    )


@contextmanager
def standing(asked: argparse.Namespace) -> Iterator[tuple[Site, Site, Engine]]:
    """Both sites and the state's engine."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(TemporaryDirectory()))
        running = stack.enter_context(server())
        where = asked.database or stack.enter_context(new_database(running, "operational"))
        environment = {
            "SETTINGS_FILE": os.devnull, "DATABASE_URL": where, "COOKIE_KEY_FILE": str(home / "cookie.key"),
            "STATE_URL": stack.enter_context(new_database(running, "state")), "LOG_FORMAT": "json",
            "ANSWERS_DIR": str(home / "answers"),
        }
        if not asked.database:
            installation.data_access(environment, "demo", "--url", where, "--desk", str(asked.desk))
        cookie_key.make(home / "cookie.key")
        engine = state(environment["STATE_URL"])
        readers.everybody(engine)
        sites = []
        for name, script in (("ours", ROOT / "dashboard.py"), ("bare", BARE)):
            (home / name).mkdir()
            sites.append(stack.enter_context(site(home / name, script, environment)))
        yield sites[0], sites[1], engine


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


if __name__ == "__main__":
    main()
