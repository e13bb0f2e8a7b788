"""What a reader does at the service desk: asks why, turns the red list, takes it away, opens an inbox."""

import csv
import io
import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import See
from tests.browser.visits import PATIENCE, open_page, settle, watched
from tests.serving import Serving

RED_LIST = "div.table:has(caption:text-matches('درخواست .* از '))"


# The click is answered some time later: until then the page looks settled.
TURNED = """first => ![...document.querySelectorAll('div.table tbody th')].some(e => e.innerText === first)"""


def _numbers(page: Page) -> list[str]:
    return page.locator(f"{RED_LIST} >> nth=0").locator("tbody th").all_inner_texts()


def test_one_sentence_says_what_matters(see: See) -> None:
    assert re.search(r"درخواست باز است؛ .*٪ از زمان وعده گذشته است", see("/desk", "fa").text)
    assert re.search(r"Half of the requests end within|Median wait:", see("/waits", "en").text)


def test_an_open_backlog_explains_itself(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/desk?lang=fa")
        tile = page.locator('[class*="st-key-card-desk-open"]')
        shown = tile.locator(".value bdi").inner_text()
        tile.get_by_role("button").click()
        page.wait_for_selector('[role="dialog"] section.why', timeout=PATIENCE)
        assert shown == page.locator('[role="dialog"] section.why .value bdi').inner_text()
        assert [] == visit.errors


def test_the_red_list_turns_and_is_taken_away(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/desk?lang=fa")
        first = _numbers(page)
        assert 50 == len(first)
        page.get_by_role("button", name="صفحهٔ بعد").first.click()
        page.wait_for_function(TURNED, arg=first[0], timeout=PATIENCE)
        settle(page)
        second = _numbers(page)
        assert (50, set()) == (len(second), set(first) & set(second))
        with page.expect_download() as waiting:
            page.get_by_role("button", name=re.compile("CSV")).first.click()
        taken = list(csv.reader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"))))
        assert second == [line[0] for line in taken[1:]]
        assert [] == visit.errors


def test_an_inbox_shows_no_name(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, _):
        open_page(page, f"{serving.url}/desk?lang=fa&role=desk_officer")
        inbox = page.locator("div.table").last
        asking = inbox.locator("tbody th").all_inner_texts()
        assert asking
        assert all(name.startswith("•••") for name in asking)
        assert "گردش کار" in inbox.locator("tbody a").first.inner_text()


def test_the_clock_and_the_grouping_stay_in_the_address(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/waits?lang=fa")
        page.get_by_text("روز کاری", exact=True).first.click()
        page.wait_for_url(re.compile("clock=working"), timeout=PATIENCE)
        page.get_by_text("استان‌ها", exact=True).first.click()
        page.wait_for_url(re.compile("by=province"), timeout=PATIENCE)
        settle(page)
        assert "روز کاری از ثبت" in page.locator('[data-testid="stPlotlyChart"]').first.inner_text()
        assert page.locator("div.table").nth(1).locator("tbody tr").count() >= 30
        assert [] == visit.errors
