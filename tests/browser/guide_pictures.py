"""Takes the pictures of the guides: a server on a copy of the demo, the pages as their readers meet them.

`python -m tests.browser.guide_pictures` builds a small demo, or copies the one of TESTS_DEMO=FILE.
Rewrites docs/images/guide/*.webp.
"""

import csv
import io
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from data_access.state import session_cookie
from data_access.state.tables import state
from tests import cookies, readers
from tests.browser.installations import DUCKDB, Environment, installed
from tests.browser.visits import WINDOW, open_page, settle
from tests.serving import ROOT, Serving, chromium, streamlit

OUT = ROOT / "docs/images/guide"
QUALITY, MOST_BYTES, LEAST = 72, 150_000, 20
PATIENCE = 180_000
HEAD = (
    "id", "park.province_code", "park.name_fa", "park.kind", "signed_on", "number", "area_m2", "transferred",
)
PEOPLE = {"modir": "managing_director", "amin": "steward", "rahbar": "administrator"}
UPLOAD = '[data-testid="stFileUploader"] input[type=file]'


@dataclass(frozen=True)
class Stand:
    """The server, its environment, the browser, and a folder for files."""

    serving: Serving
    environment: Environment
    browser: Browser
    home: Path


def main() -> None:
    """Takes all pictures, or those named on the command line, and says how large each is."""
    wanted = sys.argv[1:] or list(PICTURES)
    OUT.mkdir(parents=True, exist_ok=True)
    with stand() as here:
        for name in wanted:
            who, take = PICTURES[name]
            with page_of(here, who) as page:
                take(here, page)
                print(f"{name}.webp", keep(page.screenshot(), name), "bytes", flush=True)


@contextmanager
def stand() -> Iterator[Stand]:
    """A copy of the demo that may be written, with everybody who is photographed."""
    with TemporaryDirectory() as folder, installed(DUCKDB, Path(folder)) as made:
        home = Path(folder)
        shutil.copyfile(made["DATABASE_URL"].removeprefix("duckdb:///"), home / "own.duckdb")
        own = {**made, "DATABASE_URL": f"duckdb:///{home}/own.duckdb", "LOADING_DIR": str(home / "jobs")}
        for name, role in PEOPLE.items():
            readers.add(state(own["STATE_URL"]), name, role)
        with streamlit(ROOT / "dashboard.py", home / "log", own) as serving, sync_playwright() as player:
            browser = chromium(player)
            yield Stand(serving, own, browser, home)
            browser.close()


@contextmanager
def page_of(here: Stand, who: str) -> Iterator[Page]:
    """A page in Persian of somebody who is signed in; of a stranger for ""."""
    context = here.browser.new_context(viewport=WINDOW, locale="fa-IR", timezone_id="Asia/Tehran")
    if who:
        value = cookies.signed_in(state(here.environment["STATE_URL"]), who)
        context.add_cookies([{"name": session_cookie.NAME, "value": value, "url": here.serving.url}])
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def keep(picture: bytes, name: str) -> int:
    """Writes the picture small enough for a guide; gives its bytes."""
    quality = QUALITY
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    while True:
        image.save(OUT / f"{name}.webp", quality=quality, method=6)
        size = (OUT / f"{name}.webp").stat().st_size
        if size < MOST_BYTES or quality <= LEAST:
            return size
        quality -= 10


def at(path: str) -> Callable[[Stand, Page], None]:
    """The page at this address."""
    def take(here: Stand, page: Page) -> None:
        open_page(page, f"{here.serving.url}/{path}")
    return take


def checked(day: str) -> Callable[[Stand, Page], None]:
    """A file of three contracts with this day, after its dry run."""
    def take(here: Stand, page: Page) -> None:
        at("loading?lang=fa")(here, page)
        page.set_input_files(UPLOAD, contracts(here.home / "contract.csv", day))
        page.locator(".st-key-loading-check button:not([disabled])").click()
        page.locator(".alert strong").first.wait_for()
        settle(page)
        page.locator(".alert").first.evaluate("shown => shown.scrollIntoView({block: 'start'})")
        page.wait_for_timeout(500)
    return take


def restated(here: Stand, page: Page) -> None:
    """Something is loaded first, so that there is a line to see."""
    checked("۱۴۰۱/۰۵/۱۴")(here, page)
    page.locator('[data-testid="stFormSubmitButton"] button').click()
    page.get_by_text("بارگذاری شد، به شمارهٔ").wait_for()
    at("restatements?lang=fa&load=1&period=1401")(here, page)


def contracts(path: Path, day: str) -> Path:
    """Three new contracts of one park."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        writer.writerows(
            [9_000_000 + number, "مرکزی", "شهرک صنعتی اراک", "شهرک صنعتی", day, f"X-{number}", "۱۰۰۰", "خیر"]
            for number in range(3)
        )
    return path


PICTURES: dict[str, tuple[str, Callable[[Stand, Page], None]]] = {
    "login": ("", at("login?next=/")),
    "overview": ("modir", at("?lang=fa&period=1401")),
    "filters": ("modir", at("land?lang=fa&period=1401&province=IR-07")),
    "compare": ("modir", at("compare?lang=fa&period=1401&province=IR-07")),
    "refusal": ("amin", checked("1401/13/45")),
    "loading": ("amin", checked("۱۴۰۱/۰۵/۱۴")),
    "restatements": ("amin", restated),
    "users": ("rahbar", at("users?lang=fa")),
    "audit": ("rahbar", at("audit?lang=fa")),
}


if __name__ == "__main__":
    main()
