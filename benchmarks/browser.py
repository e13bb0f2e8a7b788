"""The overview in a real Chromium beside bare Streamlit pages and the nearest dashboard of Superset."""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from math import isnan, nan
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright
from sqlalchemy.engine import make_url

from benchmarks import installation, memory, visiting
from benchmarks.places import demo_on_postgresql
from benchmarks.results import Table
from benchmarks.superset import ready
from benchmarks.superset.rest import Rest
from benchmarks.superset.serving import Superset, superset
from benchmarks.timing import Seconds, seconds
from benchmarks.visiting import HELP, STREAMLIT, SUPERSET
from data_access.state.tables import state
from tests.browser.visits import FIGURES, LOGIN, PATIENCE, new_context
from tests.serving import ROOT, chromium, streamlit

APPS = Path(__file__).parent / "apps"
OURS, BARE = ROOT / "dashboard.py", APPS / "bare.py"
COLUMNS = ("ours", "bare", "Superset")
HEADER = ("measured", *(f"{name}, s" for name in COLUMNS), "ours / bare", "Superset / ours")
WORDS = """Medians of {rounds} rounds in which all took turns. First figures: from asking for the address to
the first card, number or chart; finished: until everything is drawn. A change of the province lasts from
the last click to the finished page with other figures; all had answered for that province before. "Caches
empty": ours is a new server on an empty folder of answers that has only shown its help page; Superset's
workers stay, its Redis is emptied."""


@dataclass
class Rivals:
    """Everything that runs, with a window of the browser that is signed in at each, and what was taken."""

    home: Path
    environment: dict[str, str]
    windows: dict[str, BrowserContext]
    urls: dict[str, str]
    superset: Superset
    taken: dict[str, dict[str, list[Seconds]]]   # what was measured, of whom, each round

    def open(self, who: str, url: str, kept: str) -> None:
        """Notes one visit in a new tab."""
        page = self.windows[who].new_page()
        visit = visiting.opened(page, url, SUPERSET if who == "Superset" else STREAMLIT)
        page.close()
        self.note(f"first figures, {kept}", who, visit.figures)
        self.note(f"finished overview, {kept}", who, visit.finished)

    def note(self, what: str, who: str, taken: Seconds) -> None:
        self.taken[what][who].append(taken)


def tables(asked: argparse.Namespace) -> Iterator[Table]:
    with ExitStack() as stack:
        url = stack.enter_context(demo_on_postgresql(asked.database))
        playwright = stack.enter_context(sync_playwright())
        chrome = chromium(playwright)
        rivals = standing(stack, url, playwright, chrome)
        for number in range(asked.rounds):
            warm(rivals)
            new_caches(rivals, number)
            start(rivals, chrome)
            yield Table("The overview", WORDS.format(rounds=number + 1), HEADER, rows(rivals.taken))
        yield memory.table(chrome, rivals.environment)


def standing(stack: ExitStack, url: str, playwright: Playwright, chrome: Browser) -> Rivals:
    """Ours, the bare pages and Superset on the same database, each visited once; raises Unequal."""
    home = Path(stack.enter_context(TemporaryDirectory()))
    environment = installation.environment(home, url)
    scripts = {"ours": OURS, **{name: APPS / f"{name}.py" for name in ("bare", "bare_choice", "bare_pages")}}
    urls = {
        name: stack.enter_context(streamlit(script, home / name, environment if name == "ours" else None)).url
        for name, script in scripts.items()
    }
    rival = stack.enter_context(superset(home, make_url(url).set(database="postgres")))
    urls["Superset"] = f"{rival.url}/superset/dashboard/{ready.made(Rest(playwright, rival.url), url)}/"
    windows = {
        "ours": installation.signed_in(new_context(chrome), urls["ours"], state(environment["STATE_URL"])),
        "bare": new_context(chrome), "Superset": ready.signed_in(new_context(chrome), rival.url),
    }
    rivals = Rivals(home, environment, windows, urls, rival, defaultdict(lambda: defaultdict(list)))
    warm(rivals)
    rivals.taken.clear()
    return rivals


def warm(rivals: Rivals) -> None:
    """A reader who comes after others: the overview, another province, another page."""
    for who in COLUMNS:
        rivals.open(who, rivals.urls[who], "caches full")
    for who, where, words in (
        ("ours", "ours", "فارس"), ("bare", "bare_choice", "2"), ("Superset", "Superset", "IR-07"),
    ):
        app, page = SUPERSET if who == "Superset" else STREAMLIT, rivals.windows[who].new_page()
        visiting.opened(page, rivals.urls[where], app)
        rivals.note("change of the province", who, visiting.chosen(page, app, words))
        page.close()
    for who, where, path in (("ours", "ours", "parks"), ("bare", "bare_pages", "second")):
        page = rivals.windows[who].new_page()
        visiting.opened(page, rivals.urls[where], STREAMLIT)
        rivals.note("page switch", who, visiting.switched(page, STREAMLIT, path))
        page.close()


def new_caches(rivals: Rivals, number: int) -> None:
    """The first figures of all, from a process that has shown a page without any, as Superset's have."""
    empty = rivals.environment | {"ANSWERS_DIR": str(rivals.home / f"answers_{number}")}
    with streamlit(OURS, rivals.home / "new", empty) as running:
        page = rivals.windows["ours"].new_page()
        visiting.opened(page, f"{running.url}/help", HELP)
        page.close()
        rivals.open("ours", running.url, "caches empty")
    rivals.superset.forget()
    rivals.open("Superset", rivals.urls["Superset"], "caches empty")


def start(rivals: Rivals, chrome: Browser) -> None:
    """From starting the server to the first thing a new reader sees: a login form here, a number there."""
    for who, script, sign in (("ours", OURS, LOGIN), ("bare", BARE, FIGURES)):
        window = new_context(chrome)

        def begin(script: Path = script, window: BrowserContext = window, sign: str = sign) -> None:
            with streamlit(script, rivals.home / "start", rivals.environment) as running:
                page = window.new_page()
                page.goto(running.url)
                page.wait_for_selector(sign, timeout=PATIENCE)

        rivals.note("start of the server to the first screen", who, seconds(begin))
        window.close()


def rows(taken: dict[str, dict[str, list[Seconds]]]) -> list[tuple[str, ...]]:
    return [_row(what, {who: median(times) for who, times in of.items()}) for what, of in taken.items()]


def _row(what: str, medians: dict[str, Seconds]) -> tuple[str, ...]:
    ours, bare, theirs = (medians.get(who, nan) for who in COLUMNS)
    values = (ours, bare, theirs, ours / bare, theirs / ours)
    return what, *("-" if isnan(value) else f"{value:.2f}" for value in values)
