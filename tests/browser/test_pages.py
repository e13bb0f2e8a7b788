"""Every page in both languages: whole, on this machine only, in the reader's direction, within the window."""

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.conftest import See
from tests.browser.visits import FIGURES, LOGIN, open_page, watched
from tests.serving import Serving
from ui.frame import PAGES

PATHS = ("/", *(f"/{name}" for name in PAGES[1:]))   # each by somebody who may open it
CLOSED = [path for path in PATHS if path != "/startups"]   # that one is open: test_public_page.py
DIRECTIONS = {"fa": "rtl", "en": "ltr"}
OWN = ("/account", "/verify", "/views", "/restatements")   # what is brought or kept; here nobody has yet
TOLD = ("/help",)   # words, and no figures
each_path = pytest.mark.parametrize("path", PATHS)
each_language = pytest.mark.parametrize("language", DIRECTIONS)


@each_path
@each_language
def test_no_request_leaves_the_machine(path: str, language: str, see: See) -> None:
    assert [] == see(path, language).outside


@each_path
@each_language
def test_the_browser_reports_no_error(path: str, language: str, see: See) -> None:
    assert [] == see(path, language).errors


@each_path
@each_language
def test_no_exception_is_shown(path: str, language: str, see: See) -> None:
    assert [] == see(path, language).exceptions


@pytest.mark.parametrize("path", [path for path in PATHS if path not in (*OWN, *TOLD)])
@each_language
def test_figures_are_shown(path: str, language: str, see: See) -> None:
    assert see(path, language).figures > 0


@each_path
@each_language
def test_nothing_scrolls_sideways_in_an_office_on_a_tablet_and_on_a_phone(
    path: str, language: str, see: See
) -> None:
    wider = {window: pixels for window, pixels in see(path, language).overflow.items() if pixels > 0}
    assert {} == wider


@each_path
@each_language
def test_has_no_serious_fault_for_readers_who_hear_it(path: str, language: str, see: See) -> None:
    assert [] == see(path, language).faults


@each_path
@each_language
def test_reads_in_the_direction_of_its_language(path: str, language: str, see: See) -> None:
    assert DIRECTIONS[language] == see(path, language).direction


@each_path
@each_language
def test_an_address_opens_its_own_page(path: str, language: str, see: See) -> None:
    assert path == see(path, language).path


@each_path
def test_persian_is_set_in_the_font_we_ship(path: str, see: See) -> None:
    assert "Vazirmatn" in see(path, "fa").fonts


@each_path
def test_says_something_else_in_each_language(path: str, see: See) -> None:
    persian, english = see(path, "fa").text, see(path, "en").text
    assert any("آ" <= letter <= "ی" for letter in persian)
    assert persian != english


@pytest.mark.parametrize("path", CLOSED)
def test_nobody_sees_a_page_without_login(path: str, stranger: BrowserContext, serving: Serving) -> None:
    with watched(stranger, serving.url) as (page, visit):
        open_page(page, f"{serving.url}{path}")
        assert (1, 0) == (page.locator(LOGIN).count(), page.locator(FIGURES).count())
        assert [] == visit.outside
