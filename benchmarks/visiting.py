"""One visit, to us or to a rival: when the first figures stand, when all is drawn, what a click takes."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from playwright.sync_api import Locator, Page

from benchmarks.timing import Seconds
from tests.browser.visits import DONE, FIGURES, PATIENCE

# Texts of all figures of a page, so that a change can be waited for.
TEXTS = "figures => [...document.querySelectorAll(figures)].map(each => each.innerText).join(' ')"
ALL_NUMBERS = """() => document.querySelectorAll('.header-line').length === 12
    && document.querySelector('[data-test=chart-container] tbody tr')
    && !document.querySelector('[data-test=loading-indicator]')"""


@dataclass(frozen=True)
class App:
    """How a page shows its figures and that all is drawn; `choose` gives the last click of another choice."""

    figures: str
    done: str
    choose: Callable[[Page, str], Locator]


@dataclass(frozen=True)
class Visit:
    """Seconds from asking for the address."""

    figures: Seconds
    finished: Seconds


def _streamlit_choose(page: Page, words: str) -> Locator:
    """In the last list of the page."""
    box = page.locator("[data-testid=stSelectbox] input").last
    box.click()
    box.fill(words)
    return page.get_by_role("option").filter(has_text=words).first


def _superset_choose(page: Page, words: str) -> Locator:
    page.locator("#NATIVE_FILTER-province_code").click()
    page.keyboard.type(words)
    page.locator(".ant-select-item-option", has_text=words).click()
    return page.locator("[data-test=filter-bar__apply-button]")


STREAMLIT = App(FIGURES, DONE, _streamlit_choose)
HELP = App("[data-testid=stMain] h1", DONE, _streamlit_choose)
SUPERSET = App(".header-line", ALL_NUMBERS, _superset_choose)


def opened(page: Page, url: str, app: App) -> Visit:
    begun = perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_selector(app.figures, timeout=PATIENCE)
    figures = perf_counter() - begun
    page.wait_for_function(app.done, timeout=PATIENCE)
    return Visit(figures, perf_counter() - begun)


def chosen(page: Page, app: App, words: str) -> Seconds:
    """Seconds from the last click of a choice until the page shows other figures and is drawn."""
    before, last = page.evaluate(TEXTS, app.figures), app.choose(page, words)
    changed = f"([figures, before]) => ({TEXTS})(figures) !== before && ({app.done})()"
    begun = perf_counter()
    last.click()
    page.wait_for_function(changed, arg=[app.figures, before], timeout=PATIENCE)
    return perf_counter() - begun


def switched(page: Page, app: App, name: str) -> Seconds:
    """Seconds from the click on another page of the menu until that page is drawn."""
    link = page.locator(f'a[href$="{name}"]').first
    begun = perf_counter()
    link.click()
    page.wait_for_url(f"**/{name}*", timeout=PATIENCE)
    page.wait_for_selector(app.figures, timeout=PATIENCE)
    page.wait_for_function(app.done, timeout=PATIENCE)
    return perf_counter() - begun
