"""What a managing director does: click on the map, change language, period and page, come back, leave."""

import re

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.installations import PASSWORD, USER
from tests.browser.visits import LOGIN, PATIENCE, log_in, new_context, open_page, settle, watched
from tests.patience import until
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
        plot = page.locator(".shape-map svg").first
        plot.scroll_into_view_if_needed()
        box = plot.bounding_box()
        assert box is not None
        middle_of_the_country = (box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.5)
        page.mouse.click(*middle_of_the_country)
        page.wait_for_url(re.compile("province=IR-"), timeout=PATIENCE)
        settle(page)
        assert page.locator(".shape-map svg").count() >= 2
        assert [] == visit.errors


def test_shapes_are_fetched_once_and_kept(reader: BrowserContext, serving: Serving) -> None:
    """The second page with a map asks the server for no shape, and the first asked for the country only."""
    with watched(reader, serving.url) as (page, visit):
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url) if "/shapes/" in request.url else None)
        for name in ("parks", "land"):
            open_page(page, f"{serving.url}/{name}")
            page.wait_for_selector(".shape-map path.answers", timeout=PATIENCE)
            page.get_by_role("link", name="واحدها و طرح‌ها").click()
            page.wait_for_url(re.compile("/units"), timeout=PATIENCE)
            settle(page)
        kept = page.evaluate("performance.getEntriesByType('resource').filter("
                             "each => each.name.includes('/shapes/')).map(each => each.transferSize)")
        assert 2 == len(asked)      # one for each loading of the client; the second comes from its cache
        assert [0] == kept
        assert [] == visit.errors


def test_another_indicator_draws_its_map_only(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, visit):
        came: list[int] = []
        page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: came.append(len(frame))))
        open_page(page, f"{serving.url}/parks?lang=en")
        whole = sum(came)
        came.clear()
        _choose(page, "Indicator", "Share of operating parks with water")
        page.wait_for_url(re.compile("indicator=parks_with_water_pct"), timeout=PATIENCE)
        settle(page)
        assert 0 < sum(came) < whole / 3
        page.locator('.shape-map path[data-province="IR-10"]').dispatch_event("click")
        page.wait_for_url(re.compile("province=IR-10"), timeout=PATIENCE)
        settle(page)
        assert 2 == page.locator(".shape-map svg").count()
        assert "indicator=parks_with_water_pct" in page.url
        assert [] == visit.errors


def test_the_pointer_tells_a_province_and_its_figure(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, _):
        open_page(page, f"{serving.url}/parks?lang=en")
        province = page.locator('.shape-map path[data-province="IR-10"]')
        province.dispatch_event("pointermove")
        assert re.fullmatch(r"Isfahan: \d+", page.locator(".shape-tip").inner_text())
        assert 31 == page.locator(".shape-map path.answers").count()


def test_a_map_comes_nearer_by_keyboard_and_is_pulled(reader: BrowserContext, serving: Serving) -> None:
    with watched(reader, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/parks?lang=en")
        fars = page.locator('.shape-map path[data-province="IR-07"]')
        fars.scroll_into_view_if_needed()
        before = fars.bounding_box()
        page.get_by_role("button", name="Closer", exact=True).focus()
        page.keyboard.press("Enter")
        near = fars.bounding_box()
        assert before
        assert near
        assert abs(near["width"] / before["width"] - 2) < 0.01
        left = page.locator(".shape-map > svg").bounding_box()
        assert left
        x, y = left["x"] + left["width"] / 2, left["y"] + left["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 40, y + 30, steps=4)
        until(lambda: abs((fars.bounding_box() or near)["x"] - near["x"] - 40) < 1.5)
        page.mouse.up()
        assert "province=" not in page.url   # to pull is not to choose
        page.get_by_role("button", name="Whole map").click()
        assert before == fars.bounding_box()
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
