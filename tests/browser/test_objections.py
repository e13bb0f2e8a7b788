"""A deputy contests a figure, the steward answers; a shared view opens with the rights of who opens it."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.visits import PATIENCE, open_page, settle, watched
from tests.serving import Serving

CODE = "contracts_signed"
CARD = f'[class*="st-key-card-"]:has([data-code="{CODE}"])'
MARK = f"{CARD} .mark.contested"
NASTY = "<img src=x onerror=alert(1)> \u202eوارونه"


def _explain(page: Page) -> None:
    page.locator(f"{CARD} .stButton button").first.click()
    page.wait_for_selector('[role="dialog"] section.why', timeout=PATIENCE)
    page.wait_for_selector('[role="dialog"] [data-testid="stExpander"] >> text=SQL', timeout=PATIENCE)
    settle(page)


def _file(page: Page, text: str) -> None:
    page.get_by_text("به این رقم اعتراض دارم").click()
    field = page.get_by_label("چه چیزی نادرست است")
    field.fill(text)
    expect(field).to_have_value(text)
    page.get_by_role("button", name="ثبت اعتراض").click()


def test_a_contested_figure_carries_its_mark_until_the_answer(enter: Enter, serving: Serving) -> None:
    address = f"{serving.url}/land?province=IR-07"
    with watched(enter("deputy"), serving.url) as (page, visit):
        open_page(page, address)
        assert 0 == page.locator(MARK).count()
        _explain(page)
        _file(page, NASTY)
        page.wait_for_selector(MARK, timeout=PATIENCE)
        assert "زیر اعتراض" in page.locator(MARK).inner_text()
        assert [] == visit.errors
    with watched(enter("steward"), serving.url) as (page, visit):
        open_page(page, address)
        assert 1 == page.locator(MARK).count()
        _explain(page)
        assert 0 == page.get_by_text("به این رقم اعتراض دارم").count()
        page.get_by_role("link", name=re.compile("^اعتراض")).click()
        page.wait_for_url(re.compile("/objections"), timeout=PATIENCE)
        settle(page)
        _answer(page, "سند آن در سال ۱۴۰۲ رسیده است.")
        open_page(page, address)
        assert 0 == page.locator(MARK).count()
        assert [] == visit.errors


def _answer(page: Page, reason: str) -> None:
    page.locator('[data-testid="stRadio"]').get_by_text("رد شده").click()
    page.get_by_label("پاسخ به معترض").fill(reason)
    page.get_by_role("button", name="ثبت پاسخ").click()
    page.wait_for_selector("article.objection h4", timeout=PATIENCE)


def test_the_same_text_is_refused_in_the_dialog(enter: Enter, serving: Serving) -> None:
    with watched(enter("deputy"), serving.url) as (page, visit):
        open_page(page, f"{serving.url}/land?province=IR-07&period=1400")
        _explain(page)
        _file(page, NASTY)
        page.wait_for_selector(MARK, timeout=PATIENCE)
        settle(page)
        _explain(page)
        _file(page, NASTY)
        page.wait_for_selector('[role="dialog"] [role="alert"]', timeout=PATIENCE)
        assert "همین متن" in page.locator('[role="dialog"] [role="alert"]').inner_text()
        assert "<img src=x" in page.locator('[role="dialog"] .said').inner_text()
        assert [] == visit.errors


def test_a_shared_view_opens_with_the_rights_of_whoever_opens_it(enter: Enter, serving: Serving) -> None:
    with watched(enter("analyst"), serving.url) as (page, visit):
        open_page(page, f"{serving.url}/parks?province=IR-23&period=1400")
        assert page.locator("div.table").count() > 1
        parks = page.locator('[data-testid="stMain"]').inner_text()
        page.locator(".st-key-views-bar button").first.click()
        page.get_by_label("نام نما").fill("شهرک‌های تهران")
        page.get_by_text("همه آن را ببینند").click()
        page.get_by_role("button", name="ذخیرهٔ این نما").click()
        page.get_by_role("link", name="شهرک‌های تهران").wait_for(timeout=PATIENCE)
        assert [] == visit.errors
    with watched(enter("deputy"), serving.url) as (page, visit):
        open_page(page, f"{serving.url}/views")
        page.get_by_role("link", name="شهرک‌های تهران").first.click()
        page.wait_for_url(re.compile("/parks"), timeout=PATIENCE)
        settle(page)
        text = page.locator('[data-testid="stMain"]').inner_text()
        assert ("province=IR-23" in page.url, "period=1400" in page.url) == (True, True)
        assert "برای نقش شما باز نیست" in text
        assert "برای نقش شما باز نیست" not in parks
        assert [] == visit.errors
