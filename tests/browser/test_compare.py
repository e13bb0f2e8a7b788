"""Comparing in the browser: tiles choose, a link opens for another role, pictures say what they show."""

import re
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import Enter
from tests.browser.visits import PATIENCE, open_page, settle, watched
from tests.serving import Serving

TILE = "button.tile"
PNG = b"\x89PNG"


def _saved(page: Page, form: str) -> Path:
    button = page.locator(f'button[data-picture="{form}"]').first
    button.wait_for(timeout=PATIENCE)
    page.locator(".shape-map > svg, .js-plotly-plot .main-svg").first.wait_for(timeout=PATIENCE)
    button.focus()
    with page.expect_download(timeout=PATIENCE) as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(f".{form}")
    return Path(download.value.path())


def test_a_deputy_lands_on_the_own_province_and_its_tile_is_marked(enter: Enter, serving: Serving) -> None:
    with watched(enter("deputy"), serving.url) as (page, visit):
        open_page(page, f"{serving.url}/compare?view=tiles&lang=fa")
        page.wait_for_selector(TILE, timeout=PATIENCE)
        own = page.locator(f"{TILE}.own")
        assert (31, 1) == (page.locator(TILE).count(), own.count())
        assert "★" in own.inner_text()
        assert "استان خود" in str(own.get_attribute("aria-label"))
        assert "province=IR-07" in page.url
        assert ([], []) == (visit.outside, visit.errors)


def test_west_stays_on_the_left_in_persian(enter: Enter, serving: Serving) -> None:
    with watched(enter("deputy"), serving.url) as (page, _):
        open_page(page, f"{serving.url}/compare?view=tiles&lang=fa")
        page.wait_for_selector(TILE, timeout=PATIENCE)
        tiles = [page.locator(f'{TILE}[data-province="{code}"]') for code in ("IR-04", "IR-09")]
        west, east = (tile.evaluate("tile => tile.getBoundingClientRect().x") for tile in tiles)
        assert west < east


def test_a_tile_is_chosen_by_keyboard_and_keeps_the_focus(enter: Enter, serving: Serving) -> None:
    with watched(enter("deputy"), serving.url) as (page, _):
        open_page(page, f"{serving.url}/compare?view=tiles&lang=en")
        page.wait_for_selector(TILE, timeout=PATIENCE)
        page.locator(f'{TILE}[data-province="IR-10"]').focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(f'{TILE}.chosen[data-province="IR-10"]', timeout=PATIENCE)
        settle(page)
        assert "province=IR-10" in page.url
        assert "in Isfahan is" in page.inner_text('[data-testid="stMain"]')
        assert "IR-10" == page.evaluate("document.activeElement.dataset.province")


def test_a_link_opens_the_same_comparison_for_another_role(enter: Enter, serving: Serving) -> None:
    """Province and choices stand in the address; the analyst has no own province to be marked."""
    with watched(enter("deputy"), serving.url) as (page, _):
        open_page(page, f"{serving.url}/compare?lang=en")
        page.wait_for_selector('[data-testid="stRadio"]', timeout=PATIENCE)
        page.locator('[data-testid="stRadio"] label', has_text=re.compile("^Ranks$")).click()
        page.wait_for_url("**view=ranks**", timeout=PATIENCE)
        settle(page)
        address = page.url
    with watched(enter("analyst"), serving.url) as (page, _):
        open_page(page, address)
        page.wait_for_selector("text=Rank interval (95%)", timeout=PATIENCE)
        text = page.inner_text('[data-testid="stMain"]')
        assert "in Fars is" in text
        assert "✓ Fars" in text
        assert "★ ✓ Fars" not in text


def test_a_map_is_saved_with_title_period_source_credit_and_every_province(
    enter: Enter, serving: Serving,
) -> None:
    with watched(enter("deputy"), serving.url) as (page, visit):
        open_page(page, f"{serving.url}/land?lang=fa&period=1401&province=IR-07")
        page.wait_for_selector(".shape-map path.answers", timeout=PATIENCE)
        drawing = _saved(page, "svg").read_text(encoding="utf-8")
        assert _saved(page, "png").read_bytes().startswith(PNG)
        assert ([], []) == (visit.outside, visit.errors)
    for words in ("سال ۱۴۰۱", "منبع:", "OpenStreetMap", "دریای خزر", "خراسان رضوی", "font-family:Vazirmatn"):
        assert words in drawing
    assert 31 == len(set(re.findall(r'data-province="(IR-\d\d)"', drawing)))


def test_a_picture_holds_title_period_source_and_font(enter: Enter, serving: Serving) -> None:
    with watched(enter("deputy"), serving.url) as (page, visit):
        open_page(page, f"{serving.url}/compare?view=ranks&lang=fa&period=1401")
        drawing = _saved(page, "svg").read_text(encoding="utf-8")
        assert _saved(page, "png").read_bytes().startswith(PNG)
        assert [] == visit.outside
    drawn = "".join(re.findall(r"<text[^>]*>(.*?)</text>", drawing, re.DOTALL))
    for words in ("رتبهٔ استان‌ها", "سال ۱۴۰۱", "منبع:", "۲۹ اسفند ۱۴۰۱", "دادهٔ نمایشی"):
        assert words in drawn
    assert re.search("<title>رتبهٔ استان‌ها", drawing)
    assert "font-family:Vazirmatn" in drawing
