"""The one page that is open: figures without signing in, no row of anybody, and a way to the login form."""

import re

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.visits import LOGIN, PATIENCE, open_page, settle, watched
from tests.serving import Serving

TRACKING = re.compile(r"\d{2}-[A-Z]{2}-\d{6}")
HOSTILE = (
    "", "?lang=en", "?province=IR-07&period=1401", "?embed=true",
    "?province=%3Cimg%20src=//192.0.2.1/x%3E&period=!%5Bx%5D(//192.0.2.1)",
    "?request=01-ID-000001&service=ID&indicator=requests_open",
)


@pytest.mark.parametrize("address", HOSTILE)
def test_everybody_sees_figures_and_no_row(address: str, stranger: BrowserContext, serving: Serving) -> None:
    with watched(stranger, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/startups{address}")
        page.wait_for_selector("div.table", timeout=PATIENCE)
        settle(page)
        shown = page.locator('[data-testid="stMain"]').inner_html()
        assert not TRACKING.search(shown)
        assert 0 == page.locator(LOGIN).count()
        assert 0 == page.locator('[data-testid="stPageLink"], [data-testid="stDownloadButton"]').count()
        assert 0 == page.locator('[src*="192.0.2.1"]').count()
        assert ([], []) == (visit.outside, visit.errors)


def test_the_open_page_has_a_link_to_the_login_form(stranger: BrowserContext, serving: Serving) -> None:
    with watched(stranger, serving.url) as (page, _):
        open_page(page, f"{serving.url}/startups?lang=en")
        page.get_by_role("link", name="Sign in").click()
        page.wait_for_selector(LOGIN, timeout=PATIENCE)
        assert 0 == page.locator("div.table").count()
        page.get_by_role("link", name="Start-up figures").click()
        page.wait_for_selector("div.table", timeout=PATIENCE)
        assert 0 == page.locator(LOGIN).count()


def test_officers_are_asked_for_by_province(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/ahead?lang=en")
        assert "choose a province above" in page.locator('[data-testid="stMain"]').inner_text()
        open_page(page, f"{serving.url}/ahead?lang=en&province=IR-11")
        assert "choose a province above" not in page.locator('[data-testid="stMain"]').inner_text()
        assert [] == visit.errors
