"""An analyst at work in a real browser: by keyboard alone, a link sent on, files taken and brought back."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

from data_access.database import Database
from metrics import registry
from metrics.crosstab import Crosstab, Table, ask
from metrics.scope import Rights
from tests.browser.visits import DRAWING, NARROW, OVERFLOW, PATIENCE, WINDOW, open_page, settle, watched
from tests.serving import Serving
from tests.ways_out import reading

PERSIAN = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789", "٬")
ANALYST, DEPUTY = Rights("analyst"), Rights.of("provincial_deputy", frozenset({"IR-07"}))
HEADS = "div.table tbody th"
COUNTS = (
    "rows=province&indicators=contracts_signed,parks_operating&periods=1400,1401"
    "&order=-contracts_signed__1401"
)
WIDE = "rows=province,action&indicators=parks_approved_new,parks_approved_new_area_ha&periods=1390..1401"
FOCUSED = """() => {
    const at = document.activeElement;
    const named = ['A', 'BUTTON', 'SUMMARY'].includes(at.tagName) || at.role === 'tab';
    return at.getAttribute('aria-label') || (named && at.innerText) || '';
}"""


@pytest.fixture(scope="module")
def database(environment: dict[str, str]) -> Iterator[Database]:
    found = Database.at(environment["DATABASE_URL"])
    yield found
    found.close()


def tab_to(page: Page, label: str, most: int = 130) -> None:
    """Presses Tab until the thing of that name has the focus."""
    met = []
    for _ in range(most):
        page.keyboard.press("Tab")
        met.append(str(page.evaluate(FOCUSED)).strip()[-60:])
        if met[-1].endswith(label):
            return
    raise AssertionError(f"the keyboard never reaches {label}, only {met}")


def typed(page: Page, label: str, text: str) -> None:
    """Goes to a list by keyboard, types and takes what is found first."""
    tab_to(page, label)
    page.keyboard.insert_text(text)
    page.wait_for_timeout(DRAWING)
    page.keyboard.press("Enter")
    settle(page)
    page.keyboard.press("Escape")


def lines(page: Page) -> list[str]:
    """The heads of the lines on the screen."""
    return [text.strip() for text in page.locator(HEADS).all_inner_texts()]


def of_address(url: str) -> Crosstab:
    return Crosstab.parse(urlsplit(url).query, beside=("of", "lang"))


def names(table: Table, key: str) -> list[str]:
    return [str(name) for name in table.frame[f"{key}_fa"]]


def test_a_table_built_by_keyboard_is_sent_and_shows_each_reader_the_own_rights(
    analyst: BrowserContext, deputy: BrowserContext, serving: Serving, database: Database,
) -> None:
    with watched(analyst, serving.url) as (page, visit):
        start = "provinces=IR-07,IR-10&rows=province&indicators=parks_operating&periods=1401"
        open_page(page, f"{serving.url}/explore?{start}")
        built_by_keyboard(page)
        asked = of_address(page.url)
        assert (("park",), 2, 2) == (asked.rows, len(asked.codes), len(asked.periods))
        whole = names(ask(asked, ANALYST, database), "park")
        assert whole == lines(page)
        link = copied(page)
        assert asked == of_address(link)
        assert [] == visit.errors
    with watched(deputy, serving.url) as (page, visit):
        open_page(page, link)
        own = names(ask(asked, DEPUTY, database), "park")
        assert own == lines(page)
        assert 0 < len(own) < len(whole)
        assert [] == visit.errors


def built_by_keyboard(page: Page) -> None:
    """A second indicator, a second year, and parks instead of provinces; the address follows."""
    typed(page, "شاخص‌ها (ستون‌ها)", registry.get("units_operating").title)
    page.wait_for_url(re.compile("units_operating"), timeout=PATIENCE)
    tab_to(page, "دوره‌ها")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("periods=(?!1401(&|$))"), timeout=PATIENCE)
    settle(page)
    page.keyboard.press("Escape")
    typed(page, "سطرها", "شهرک")
    page.wait_for_url(re.compile("rows=park"), timeout=PATIENCE)
    settle(page)


def copied(page: Page) -> str:
    """The link of the page as the button beside it puts it on the clipboard, reached by keyboard."""
    tab_to(page, "رونوشت: SQL، خط فرمان، نشانی API و پیوند")
    page.keyboard.press("Enter")
    tab_to(page, "SQL")
    page.keyboard.press("End")
    page.keyboard.press("Tab")   # to the text, which then shows its button
    beside = page.get_by_role("tabpanel", name="پیوند این صفحه").get_by_label("Copy to clipboard")
    beside.wait_for(timeout=PATIENCE)
    tab_to(page, "Copy to clipboard", 1)
    page.keyboard.press("Enter")
    page.wait_for_function("navigator.clipboard.readText().then(text => text.startsWith('http'))")
    return str(page.evaluate("navigator.clipboard.readText()"))


def taken(page: Page, name: str, folder: Path) -> Path:
    """The file behind a link."""
    with page.expect_download(timeout=PATIENCE) as coming:
        page.get_by_role("link", name=name, exact=True).click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def on_screen(page: Page) -> list[tuple[object, ...]]:
    """The lines on the screen, their figures as numbers."""
    found = []
    for row in page.locator("div.table tbody tr").all():
        head, *cells = row.locator("th, td").all_inner_texts()
        found.append((head.strip(), *(float(cell.strip().translate(PERSIAN)) for cell in cells)))
    return found


def of_file(path: Path, table: Table, form: str) -> Sequence[tuple[object, ...]]:
    """The same lines in a file: their Persian names and figures."""
    rows = reading.READERS[form](path, table.content().columns)
    return [(row[1], *row[3:]) for row in rows]


@pytest.mark.parametrize(("form", "name"), [("csv", "CSV (ویرگول)"), ("xlsx", "اکسل XLSX")])
def test_a_file_holds_the_lines_on_the_screen_and_is_known_again(
    form: str, name: str, analyst: BrowserContext, serving: Serving, database: Database, tmp_path: Path,
) -> None:
    with watched(analyst, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/explore?{COUNTS}")
        path = taken(page, name, tmp_path)
        table = ask(Crosstab.parse(COUNTS), ANALYST, database)
        assert (31, on_screen(page)) == (len(table.frame), of_file(path, table, form))
        assert "دست‌نخورده" in verified(page, serving, path)
        whole = path.read_bytes()
        if form == "csv":
            line = whole.index(b'"IR-07"')
            place = whole.index(b"\n", line) - 1
            digit = b"1" if whole[place : place + 1] != b"1" else b"2"
            path.write_bytes(whole[:place] + digit + whole[place + 1 :])
            assert "تغییریافته" in verified(page, serving, path)
        assert [] == visit.errors


def verified(page: Page, serving: Serving, path: Path) -> str:
    """What the page of brought files says of this one."""
    open_page(page, f"{serving.url}/verify")
    page.locator('input[type="file"]').set_input_files(path)
    said = page.locator('[data-testid="stMain"] p.alert strong').first
    said.wait_for(timeout=PATIENCE)
    settle(page)
    return said.locator("xpath=..").inner_text()


@pytest.mark.parametrize("address", [WIDE, "of=rows&entity=contract", f"{COUNTS}&chart=bar&shades=yes"])
def test_wide_tables_scroll_in_their_frame_at_every_width(
    address: str, analyst: BrowserContext, serving: Serving,
) -> None:
    with watched(analyst, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/explore?{address}")
        for size in (WINDOW, *NARROW.values()):
            page.set_viewport_size(size)
            page.wait_for_timeout(DRAWING)
            assert 0 >= page.evaluate(OVERFLOW)
            for thing in (page.locator("div.table").first, page.get_by_role("link", name="Parquet")):
                box = thing.bounding_box()
                assert box is not None
                assert (True, True) == (box["x"] >= 0, box["x"] + box["width"] <= size["width"])
        assert [] == visit.errors


@pytest.mark.parametrize(("entity", "least"), [("contract", 100_000), ("request_step", 30_000)])
def test_a_table_of_a_hundred_thousand_rows_is_turned_page_by_page(
    entity: str, least: int, analyst: BrowserContext, serving: Serving,
) -> None:
    """The browser never holds more than a page of it."""
    with watched(analyst, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/explore?of=rows&entity={entity}")
        caption = page.locator("div.table caption").inner_text().translate(PERSIAN)
        rows = max(int(number) for number in re.findall(r"\d+", caption))
        assert rows > least
        seen = [lines(page)]
        page.get_by_role("button", name="صفحهٔ بعد").click()
        page.wait_for_url(re.compile("page_no=2"), timeout=PATIENCE)
        settle(page)
        seen.append(lines(page))
        open_page(page, f"{serving.url}/explore?of=rows&entity={entity}&page_no={-(-rows // 100)}")
        seen.append(lines(page))
        assert [100, 100, (rows - 1) % 100 + 1] == [len(each) for each in seen]
        assert sum(map(len, seen)) == len({head for each in seen for head in each})
        assert page.evaluate("document.querySelectorAll('*').length") < 10_000
        assert [] == visit.errors


def test_a_saved_table_opens_again(analyst: BrowserContext, serving: Serving) -> None:
    with watched(analyst, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/explore?{COUNTS}&provinces=IR-07,IR-10&shades=yes")
        before, asked = lines(page), of_address(page.url.replace("&shades=yes", ""))
        page.locator(".st-key-views-bar button").first.click()
        page.get_by_label("نام نما").fill("قراردادهای دو استان")
        page.get_by_role("button", name="ذخیرهٔ این نما").click()
        page.get_by_role("link", name="قراردادهای دو استان").wait_for(timeout=PATIENCE)
        open_page(page, f"{serving.url}/views")
        page.get_by_role("link", name="قراردادهای دو استان").first.click()
        page.wait_for_url(re.compile("/explore"), timeout=PATIENCE)
        settle(page)
        assert (before, asked) == (lines(page), of_address(page.url.replace("&shades=yes", "")))
        assert "shades=yes" in page.url
        assert [] == visit.errors
