"""An administrator makes a user, changes the role, and reads of it in the log; to others this is closed."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import select

from data_access.state import audit_reading, users
from data_access.state.audit_reading import Wanted
from data_access.state.tables import state
from data_access.state.tables import users as table
from tests.browser.visits import log_in, new_context, open_page, settle, watched
from tests.serving import Serving

NEW_PASSWORD = "lantern copper orbit meadow"  # noqa: S105 - of a user made here
WAIT, TRIES = 60_000, 20


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_timeout(300)
    settle(page)


def made(page: Page, serving: Serving, name: str) -> str:
    """Makes an analyst by the form; gives the password that is shown."""
    open_page(page, f"{serving.url}/users?lang=en")
    page.get_by_label("User name").last.fill(name)
    page.get_by_label("Full name").last.fill("سارا رضایی")
    press(page, "Make the user")
    return page.locator("[data-testid=stCode]").inner_text().strip()


def choose_new_password(page: Page, old: str) -> None:
    for label, text in (
        ("Present password", old), ("New password", NEW_PASSWORD), ("New password, once more", NEW_PASSWORD),
    ):
        page.get_by_label(label, exact=True).fill(text)
    press(page, "Change the password")


def make_steward(page: Page, serving: Serving, name: str) -> None:
    open_page(page, f"{serving.url}/users?lang=en&user={name}")
    steward = page.get_by_role("option", name="Data steward")
    for _ in range(TRIES):   # a list that is opened while the page is drawn closes again
        if steward.is_visible():
            break
        page.get_by_label("Role").first.click()
        page.wait_for_timeout(2_000)
    steward.click()
    press(page, "Write the change")
    expect(page.get_by_text("The change was written")).to_be_visible(timeout=WAIT)


def test_a_user_is_made_signs_in_changes_the_password_and_loses_the_page_with_the_role(
    administrator: BrowserContext, browser: Browser, serving: Serving, environment: dict[str, str],
) -> None:
    engine, context = state(environment["STATE_URL"]), new_context(browser)
    with watched(administrator, serving.url) as (admin, _), watched(context, serving.url) as (page, _):
        password = made(admin, serving, "sara.r")
        page.goto(f"{serving.url}/parks?lang=en")
        log_in(page, "sara.r", password)
        expect(page.get_by_role("heading", name="Choose a new password")).to_be_visible(timeout=WAIT)
        assert 0 == page.locator(".card, div.table").count()
        choose_new_password(page, password)
        expect(page.locator(".card").first).to_be_visible(timeout=WAIT)
        assert not users.must_change(engine, "sara.r")

        make_steward(admin, serving, "sara.r")
        page.get_by_role("link", name="Land and contracts").click()
        expect(page.locator("a[href^='login?next=']")).to_be_visible(timeout=WAIT)
    context.close()
    found = users.find(engine, "sara.r")
    assert found
    assert "steward" == found.role
    lines = [(line.who, line.what, line.detail) for line in audit_reading.page(engine, Wanted())]
    assert ("the_administrator", "role changed", "sara.r: analyst -> steward") in lines
    assert ("sara.r", "password changed", "sara.r") in lines
    assert not any(password in " ".join(line) for line in lines)
    with engine.connect() as connection:
        assert password not in str(connection.execute(select(table)).all())


def test_the_log_is_verified_and_taken_away_in_the_browser(
    administrator: BrowserContext, serving: Serving, environment: dict[str, str],
) -> None:
    engine = state(environment["STATE_URL"])
    with watched(administrator, serving.url) as (page, _):
        open_page(page, f"{serving.url}/audit?lang=en")
        press(page, "Verify the log")
        expect(page.get_by_text("The log is whole")).to_be_visible(timeout=WAIT)
        with page.expect_download(timeout=WAIT) as taken:
            page.get_by_role("button", name="Take CSV").click()
        text = taken.value.path().read_text("utf-8-sig")
    assert "the_administrator" in text
    done = {line.what for line in audit_reading.page(engine, Wanted(who="the_administrator"))}
    assert {"audit verified", "audit exported"} <= done


@pytest.mark.parametrize("path", ["/users", "/audit"])
def test_others_do_not_see_these_pages(path: str, analyst: BrowserContext, serving: Serving) -> None:
    with watched(analyst, serving.url) as (page, _):
        open_page(page, f"{serving.url}{path}?lang=en")
        assert "not open to your role" in page.inner_text("[data-testid=stMain]")
        assert 0 == page.locator("div.table").count()
