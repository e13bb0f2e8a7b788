"""The door in a real browser: by whatever address, before and after a session."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from data_access.state import session_cookie, sessions, users
from data_access.state.tables import state
from tests import cookies
from tests.browser.installations import PASSWORD, USER
from tests.browser.visits import (
    AXE,
    FAULTS,
    FIGURES,
    LOGIN,
    NARROW,
    PATIENCE,
    log_in,
    new_context,
    open_page,
    settle,
    watched,
)
from tests.serving import ROOT, Serving, streamlit

ADDRESSES = (
    "/parks.py", "/parks/", "/Parks", "/parks?embed=true", "/dashboard", "/nowhere",
    "/parks?province=IR-07&park=1",
)
FILES = (
    "/pages/parks", "/pages/parks.py", "/app/pages/parks.py", "/app/static/../pages/parks.py",
    "/var/state.sqlite", "/var/cookie.key",
)


@pytest.fixture
def fresh(environment: dict[str, str], tmp_path: Path) -> Iterator[Serving]:
    """A server nobody has asked anything yet: its first answer is to an address of a page."""
    with streamlit(ROOT / "dashboard.py", tmp_path / "server.log", environment) as running:
        yield running


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_shows_anything_but_the_form(
    address: str, stranger: BrowserContext, serving: Serving
) -> None:
    with watched(stranger, serving.url) as (page, visit):
        open_page(page, f"{serving.url}{address}")
        assert (1, 0) == (page.locator(LOGIN).count(), page.locator(FIGURES).count())
        assert 0 == page.locator('[data-testid="stPageLink"]').count()
        assert [] == visit.outside


@pytest.mark.parametrize("path", FILES)
def test_no_file_of_ours_is_served(path: str, stranger: BrowserContext, serving: Serving) -> None:
    answer = stranger.request.get(f"{serving.url}{path}")
    assert not answer.ok or "<!doctype html>" in answer.text()[:2000].lower()   # Streamlit's own empty page


def test_the_first_visit_after_a_start_may_be_to_any_page(fresh: Serving, browser: Browser) -> None:
    context = new_context(browser)
    with watched(context, fresh.url) as (page, visit):
        page.goto(f"{fresh.url}/land?province=IR-07")
        page.wait_for_selector(LOGIN, timeout=PATIENCE)
        assert 0 == page.locator(FIGURES).count()
        assert "rtl" == page.locator("main").evaluate("e => getComputedStyle(e).direction")
        log_in(page, USER, PASSWORD)
        assert (f"{fresh.url}/land", True) == (page.url.partition("?")[0], "province=IR-07" in page.url)
        assert page.locator(FIGURES).count() > 0
        assert 1 == page.get_by_role("button", name="خروج").count()
        assert [] == visit.errors
        kept = {each["name"]: each for each in context.cookies()}["isipo_session"]
        assert (True, "Lax") == (kept["httpOnly"], kept["sameSite"])
        assert "isipo_session" not in page.evaluate("document.cookie")
    context.close()


def test_a_cookie_ends_with_a_new_password(
    browser: Browser, serving: Serving, environment: dict[str, str]
) -> None:
    engine = state(environment["STATE_URL"])
    users.add(engine, "reza", PASSWORD, "analyst")
    context = new_context(browser)
    with watched(context, serving.url) as (page, _):
        open_page(page, f"{serving.url}/land")
        log_in(page, "reza", PASSWORD)
        page.reload()
        settle(page)
        assert 0 == page.locator(LOGIN).count()
        users.set_password(engine, "reza", "another password")
        page.reload()
        page.wait_for_selector(LOGIN, timeout=PATIENCE)
        assert 0 == page.locator(FIGURES).count()
    context.close()
    engine.dispose()


def test_a_wrong_password_is_told_beside_the_form(stranger: BrowserContext, serving: Serving) -> None:
    with watched(stranger, serving.url) as (page, visit):
        open_page(page, serving.url)
        page.get_by_label("نام کاربری").fill("nobody")
        page.get_by_label("گذرواژه", exact=True).fill("wrong password")
        page.keyboard.press("Enter")
        page.wait_for_selector('[role="alert"]', timeout=PATIENCE)
        assert "نام کاربری یا گذرواژه درست نیست." == page.locator('[role="alert"]').inner_text()
        assert "fa" == page.evaluate("document.documentElement.lang")
        assert [] == visit.errors


def test_an_address_cannot_make_the_page_fetch_or_link_elsewhere(
    reader: BrowserContext, serving: Serving
) -> None:
    picture = "!%5Bx%5D(//192.0.2.1/x)"
    asked = "&".join(f"{name}={picture}" for name in ("indicator", "period", "province", "park"))
    with watched(reader, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/parks?{asked}")
        assert page.locator(".alert").count() > 0
        assert 0 == page.locator('[href*="192.0.2.1"], [src*="192.0.2.1"]').count()
        assert [] == visit.outside


def test_a_page_left_open_tells_that_its_session_ended_and_leads_back(
    browser: Browser, serving: Serving, environment: dict[str, str]
) -> None:
    engine = state(environment["STATE_URL"])
    users.add(engine, "leila", PASSWORD, "managing_director")
    context = new_context(browser)
    value = cookies.signed_in(engine, "leila")
    context.add_cookies([{"name": session_cookie.NAME, "value": value, "url": serving.url}])
    with watched(context, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/land?province=IR-07&period=1401")
        assert page.locator(FIGURES).count() > 0
        sessions.end_all(engine, "leila")                            # from another browser of hers
        page.get_by_role("button", name="English").click()
        page.wait_for_selector("p.alert.note", timeout=PATIENCE)
        settle(page)
        assert "نشست شما پایان یافته است." == page.locator("p.alert.note").inner_text()
        assert 0 == page.locator(f"{FIGURES}, form.leave, [data-testid='stPageLink']").count()
        page.get_by_role("link", name="ورود و بازگشت به همین نما").click()
        log_in(page, "leila", PASSWORD)
        assert [True] * 3 == [part in page.url for part in ("/land?", "province=IR-07", "period=1401")]
        assert page.locator(FIGURES).count() > 0
        assert [] == visit.errors
    context.close()


@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_login_is_for_everybody_and_fits_a_phone(
    language: str, stranger: BrowserContext, serving: Serving
) -> None:
    with watched(stranger, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/login?lang={language}&next=/parks")
        assert "name" == page.evaluate("document.activeElement.id")
        page.keyboard.type("nobody")
        page.keyboard.press("Tab")
        page.keyboard.type("wrong password")
        page.keyboard.press("Enter")
        page.wait_for_selector("#problem", timeout=PATIENCE)
        page.evaluate(AXE)
        assert [] == page.evaluate(FAULTS)
        page.set_viewport_size(NARROW["phone"])
        assert 0 == page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        assert "problem" == page.locator("#name").get_attribute("aria-describedby")
        assert ([], []) == (visit.outside, visit.errors)
