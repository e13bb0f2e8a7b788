"""The steward's page in a real browser: a bad file comes back marked, a good one moves a figure."""

import csv
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from data_access.state import session_cookie
from data_access.state.tables import state
from tests import cookies, readers
from tests.browser.conftest import Install
from tests.browser.installations import DUCKDB
from tests.browser.visits import new_context, open_page, settle
from tests.serving import ROOT, Serving, streamlit

HEAD = [
    "id", "park.province_code", "park.name_fa", "park.kind", "signed_on", "number", "area_m2", "transferred",
]
PATIENCE = 120_000
UPLOAD = '[data-testid="stFileUploader"] input[type=file]'
FAULT = "FFF8C9C9"


@pytest.fixture(scope="module")
def own(
    install: Install, tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Serving, dict[str, str]]]:
    """A server of its own on a copy of the demo, because loads write."""
    home = tmp_path_factory.mktemp("loading")
    environment = install(DUCKDB).environment
    demo = Path(environment["DATABASE_URL"].removeprefix("duckdb:///"))
    shutil.copyfile(demo, home / "own.duckdb")
    made = {
        **environment, "DATABASE_URL": f"duckdb:///{home}/own.duckdb", "LOADING_DIR": str(home / "jobs"),
        "STATE_URL": f"sqlite:///{home}/state.sqlite",
    }
    readers.everybody(state(made["STATE_URL"]))
    with streamlit(ROOT / "dashboard.py", home / "server.log", made) as running:
        yield running, made


@contextmanager
def page_of(browser: Browser, own: tuple[Serving, dict[str, str]], who: str) -> Iterator[Page]:
    serving, environment = own
    context: BrowserContext = new_context(browser)
    value = cookies.signed_in(state(environment["STATE_URL"]), who)
    context.add_cookies([{"name": session_cookie.NAME, "value": value, "url": serving.url}])
    yield context.new_page()
    context.close()


def contracts(path: Path, day: str) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        writer.writerows(
            [9_000_000 + number, "مرکزی", "شهرک صنعتی اراک", "شهرک صنعتی", day, f"X-{number}", "۱۰۰۰", "خیر"]
            for number in range(3)
        )
    return path


def check(page: Page, url: str, path: Path) -> None:
    """Brings the file and waits for what became of it."""
    open_page(page, f"{url}/loading?lang=en")
    page.set_input_files(UPLOAD, path, timeout=PATIENCE)
    page.locator(".st-key-loading-check button:not([disabled])").click(timeout=PATIENCE)
    page.locator(".alert strong").first.wait_for(timeout=PATIENCE)
    settle(page)


def signed(page: Page, url: str) -> str:
    """Contracts signed in 1401, as a reader of the land page meets them."""
    open_page(page, f"{url}/land?lang=en&period=1401")
    return page.locator('article.card[data-code="contracts_signed"]').first.inner_text()


def test_a_bad_file_comes_back_with_its_cells_marked(
    browser: Browser, own: tuple[Serving, dict[str, str]], tmp_path: Path,
) -> None:
    with page_of(browser, own, "amin") as page:
        check(page, own[0].url, contracts(tmp_path / "contract.csv", "1401/13/45"))
        assert "Number of faults: 3" in page.locator(".alert").first.inner_text()
        with page.expect_download() as taken:
            page.locator(".st-key-loading-book button").click()
        taken.value.save_as(tmp_path / "refused.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "refused.xlsx")["contract"]
    place = HEAD.index("signed_on") + 1
    assert [FAULT] * 3 == [sheet.cell(row, place).fill.fgColor.rgb for row in (2, 3, 4)]
    assert all(sheet.cell(row, place).comment for row in (2, 3, 4))


def test_a_good_file_is_shown_loaded_and_moves_a_figure(
    browser: Browser, own: tuple[Serving, dict[str, str]], tmp_path: Path,
) -> None:
    """The tab is closed in between: the address finds the job again."""
    with page_of(browser, own, "amin") as page:
        before = signed(page, own[0].url)
        check(page, own[0].url, contracts(tmp_path / "contract.csv", "۱۴۰۱/۰۵/۱۴"))
        address = page.url
    with page_of(browser, own, "amin") as page:
        open_page(page, address)
        assert "Checked, without a fault" in page.locator(".alert").first.inner_text()
        page.locator('[data-testid="stFormSubmitButton"] button').click()
        page.get_by_text("Loaded, as number").wait_for(timeout=PATIENCE)
        assert before != signed(page, own[0].url)


def test_nobody_else_opens_the_page(browser: Browser, own: tuple[Serving, dict[str, str]]) -> None:
    with page_of(browser, own, "tahlilgar") as page:
        open_page(page, f"{own[0].url}/loading?lang=en")
        assert 0 == page.locator(UPLOAD).count()
