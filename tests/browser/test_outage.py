"""PostgreSQL is killed under open pages: they keep the last good figures, and come back by themselves."""

import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from tests.browser.installations import (
    PASSWORD,
    PLACES,
    USER,
    addresses,
    demo_server,
    own_files,
    with_a_director,
)
from tests.browser.visits import log_in, new_context, open_page, settle
from tests.postgresql import Server
from tests.serving import ROOT, Serving, streamlit

AWAY = "p.alert.away"
BACK = 60_000   # milliseconds in which a page has found the database again
SLOW = 10   # seconds; a busy machine needs some for its usual questions
CARDS = """() => [...document.querySelectorAll('[data-testid="stMain"] .card')].map(card => card.innerText)"""


@dataclass(frozen=True)
class Place:
    """A server that may be killed, the dashboard on it, and a reader."""

    server: Server
    serving: Serving
    reader: BrowserContext


@pytest.fixture(scope="module")
def place(browser: Browser, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    home = tmp_path_factory.mktemp("outage")
    with demo_server(shared) as server:
        own = {**own_files(home), "STATEMENT_SECONDS": str(SLOW)}
        made = with_a_director(own | addresses(server))
        with streamlit(ROOT / "dashboard.py", home / "server.log", made) as serving:
            context = new_context(browser)
            page = context.new_page()
            page.goto(serving.url)
            log_in(page, USER, PASSWORD)
            page.close()
            yield Place(server, serving, context)
            context.close()


def test_figures_stay_with_their_age_and_come_back_without_a_reload(place: Place) -> None:
    """What was never asked says so, what was is shown as it was; both pages recover untouched."""
    known, unknown = place.reader.new_page(), place.reader.new_page()
    open_page(known, f"{place.serving.url}/land?lang=en&period=1401")
    before = known.evaluate(CARDS)
    assert before
    place.server.stop(signal.SIGQUIT)
    try:
        open_page(unknown, f"{place.serving.url}/units?lang=fa&period=1400")
        assert "پایگاه داده پاسخ نمی‌دهد" in unknown.inner_text(AWAY)
        open_page(known, f"{place.serving.url}/land?lang=en&period=1401")
        assert "the last good ones" in known.inner_text(AWAY)
        assert before == known.evaluate(CARDS)
    finally:
        place.server.start()
    for page in (known, unknown):
        page.wait_for_selector(AWAY, state="detached", timeout=BACK)
        settle(page)
        assert page.evaluate(CARDS)
        assert 0 == page.locator("p.alert.error").count()
    assert before == known.evaluate(CARDS)
    known.close()
    unknown.close()


def test_a_question_behind_a_lock_fails_alone(place: Place) -> None:
    """A table is locked: its parts say in time that it took too long, and the rest of the page stays."""
    page: Page = place.reader.new_page()
    open_page(page, f"{place.serving.url}/programmes?lang=en&period=1401")
    engine = create_engine(place.server.url_of("postgres", database=PLACES.rows), poolclass=NullPool)
    with engine.begin() as holder:
        holder.execute(text("LOCK TABLE land_event IN ACCESS EXCLUSIVE MODE"))
        open_page(page, f"{place.serving.url}/land?lang=en&period=1400-S2")
        assert "does not answer some questions in time" in page.inner_text(AWAY)
        assert page.locator("h2.part").count() > 1
    page.wait_for_selector(AWAY, state="detached", timeout=BACK)
    assert page.evaluate(CARDS)
    page.close()
