"""A past day stays in the address from page to page, and is refused in words when it is none."""

from playwright.sync_api import BrowserContext

from tests.browser.visits import PATIENCE, open_page, settle, watched
from tests.serving import Serving

BANNER = "p.alert.note"


def test_a_past_day_stays_until_the_reader_goes_back(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/land?lang=en&as_of=1405-06-01")
        told = page.locator(BANNER).first.inner_text()
        assert "as the dashboard knew them at the end of 1 Shahrivar 1405" in told
        assert "No load is recorded" in told
        page.get_by_role("link", name="Restatements").first.click()
        page.wait_for_url("**/restatements*", timeout=PATIENCE)
        settle(page)
        assert "as_of=1405-06-01" in page.url
        assert "1 Shahrivar 1405" in page.locator(BANNER).first.inner_text()
        page.get_by_role("link", name="Back to now").click()
        page.wait_for_url(lambda url: "as_of" not in url, timeout=PATIENCE)
        settle(page)
        assert 0 == page.locator(BANNER).count()
        assert [] == visit.errors


def test_what_is_no_past_day_is_said_and_left_out(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, visit):
        for asked in ("1450-01-01", "%3Cb%3Ex", "1405"):
            open_page(page, f"{serving.url}/about?lang=en&as_of={asked}")
            assert "the figures of now" in page.locator(BANNER).first.inner_text()
            assert "as_of" not in page.url
        assert [] == visit.errors
