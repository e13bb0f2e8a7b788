"""What an analyst does: asks why a number is so, opens a cluster, filters cells, searches a meaning."""

import re

from playwright.sync_api import BrowserContext, Page

from metrics import registry
from tests.browser.visits import PATIENCE, open_page, settle, watched
from tests.serving import Serving

PROBLEM = '[data-testid="stException"]'


def _dialog(page: Page, code: str) -> str:
    page.locator(f'[class*="st-key-why-"][class*="-{code}"] button').first.click()
    page.wait_for_selector('[role="dialog"] section.why', timeout=PATIENCE)
    page.wait_for_selector('[role="dialog"] [data-testid="stExpander"]', timeout=PATIENCE)
    return page.locator('[role="dialog"]').inner_text()


def test_a_card_tells_the_rows_that_give_its_number(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/clusters")
        told = _dialog(page, "clusters_finished")
        assert "= عدد بالا" in told
        assert "این تفاوت را به پشتیبان بگویید" not in told
        assert 0 == page.locator(PROBLEM).count()
        assert [] == visit.errors


def test_a_cluster_has_a_page_of_its_own(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/clusters?cluster=1")
        assert "گام‌های خوشه" in page.locator('[data-testid="stMain"]').inner_text()
        assert page.locator('[data-testid="stPlotlyChart"]').count() > 0
        assert [] == visit.errors


def test_the_explained_cells_are_counted(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, _):
        open_page(page, f"{serving.url}/reconciliation?verdict=explained&lang=en")
        page.wait_for_selector('p.story[role="status"]', timeout=PATIENCE)
        settle(page)
        assert "55" in page.locator('p.story[role="status"]').first.inner_text()


def test_the_handbook_finds_a_word_however_it_is_typed(reader: BrowserContext, serving: Serving) -> None:
    about = registry.all_indicators()["clusters_finished"]
    arabic = about.title.translate({ord("ی"): "ي", ord("ک"): "ك", ord("\u200c"): " "})
    with watched(reader, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/handbook")
        page.get_by_role("textbox", name=re.compile("جست‌وجو")).fill(arabic)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("q="), timeout=PATIENCE)
        settle(page)
        assert about.title in page.locator('[data-testid="stMain"]').inner_text()
        assert [] == visit.errors


def test_a_change_is_told_in_a_sentence_and_by_provinces(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/changes?indicator=contracts_signed")
        assert page.locator("p.story").first.inner_text().strip()
        assert page.locator('[data-testid="stPlotlyChart"]').count() > 0
        assert page.locator("div.table").count() > 0
        assert [] == visit.errors
