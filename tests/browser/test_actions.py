"""What a managing director does: click on the map, change language, period and page, come back, leave."""

import re

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.installations import PASSWORD, USER
from tests.browser.visits import LOGIN, PATIENCE, log_in, new_context, open_page, settle, watched
from tests.serving import Serving

NUMBER = re.compile(r"^\d\d-[A-Z]{2}-\d{6}$")   # of a request of the demo
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def _choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=re.compile(label)).first.click()
    page.get_by_role("option", name=option, exact=True).first.click()
    settle(page)


def test_a_click_on_the_map_opens_the_province(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/parks")
        plot = page.locator('[data-testid="stPlotlyChart"]').first
        plot.scroll_into_view_if_needed()
        box = plot.bounding_box()
        assert box is not None
        middle_of_the_country = (box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.5)
        page.mouse.click(*middle_of_the_country)
        page.wait_for_url(re.compile("province=IR-"), timeout=PATIENCE)
        settle(page)
        assert page.locator('[data-testid="stPlotlyChart"]').count() >= 2
        assert [] == visit.errors


def test_the_choice_stays_in_the_url_from_page_to_page(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, _):
        open_page(page, f"{serving.url}/land?province=IR-07&period=1401-S3")
        page.get_by_role("link", name="واحدها و طرح‌ها").click()
        page.wait_for_url(re.compile("/units"), timeout=PATIENCE)
        settle(page)
        assert "province=IR-07" in page.url
        assert "period=1401-S3" in page.url


def test_a_period_is_chosen_from_the_list(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, _):
        open_page(page, f"{serving.url}/")
        _choose(page, "دوره", "پاییز ۱۴۰۱")
        page.wait_for_url(re.compile("period=1401-S3"), timeout=PATIENCE)
        settle(page)
        assert any("پاییز ۱۴۰۰" in text for text in page.locator(".card").all_inner_texts())


def test_one_click_changes_the_language_and_keeps_the_rest(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, _):
        open_page(page, f"{serving.url}/land?province=IR-07")
        page.get_by_role("button", name="English").click()
        page.wait_for_url(re.compile("lang=en"), timeout=PATIENCE)
        settle(page)
        assert "province=IR-07" in page.url
        assert "Land and contracts" in page.locator("h1.title").inner_text()


def test_a_hard_refresh_stays_on_the_page(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, _):
        open_page(page, f"{serving.url}/works?province=IR-07")
        page.reload()
        settle(page)
        assert page.url.startswith(f"{serving.url}/works")
        assert 0 == page.locator(LOGIN).count()
        assert page.locator(".card").count() > 0


def test_who_leaves_is_out_in_every_new_window(browser: Browser, serving: Serving) -> None:
    context = new_context(browser)
    with watched(context, serving.url) as (page, _):
        page.goto(serving.url)
        log_in(page, USER, PASSWORD)
        page.get_by_role("button", name="خروج").click()
        page.wait_for_selector(LOGIN, timeout=PATIENCE)
        open_page(page, serving.url)
        assert 1 == page.locator(LOGIN).count()
    context.close()


def test_a_forged_cookie_opens_nothing(browser: Browser, serving: Serving) -> None:
    context = new_context(browser)
    forged = "k" * 43
    context.add_cookies([{"name": "isipo_session", "value": forged, "url": serving.url}])
    with watched(context, serving.url) as (page, _):
        open_page(page, serving.url)
        assert 1 == page.locator(LOGIN).count()
    context.close()


def test_a_tracking_number_opens_the_way_of_its_request(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/desk")
        tracked = page.locator("div.table th bdi, div.table th").filter(has_text=NUMBER).first.inner_text()
        open_page(page, f"{serving.url}/workflow?service=ID")
        field = page.get_by_role("textbox", name="شمارهٔ رهگیری درخواست")
        field.fill(f" {tracked.translate(PERSIAN)} ")
        field.press("Enter")
        page.wait_for_url(re.compile("request="), timeout=PATIENCE)
        settle(page)
        assert tracked in page.locator("article.request").inner_text()
        assert 1 == page.locator("div.table caption").filter(has_text=tracked).count()
        assert [] == visit.errors
        open_page(page, f"{serving.url}/workflow?service=ID&request={tracked}0")
        assert 0 == page.locator("article.request").count()
        assert "درخواستی با این شماره" in page.locator("p.alert").inner_text()
