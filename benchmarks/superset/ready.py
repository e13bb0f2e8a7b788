"""Superset with the dashboard that is compared with ours, and a window that is signed in."""

from math import isclose

from playwright.sync_api import BrowserContext

from benchmarks.superset import dashboard
from benchmarks.superset.rest import PASSWORD, USER, Rest
from benchmarks.superset.serving import driven
from benchmarks.timing import Unequal
from common.period import Period
from data_access.database import Database
from metrics import compute
from metrics.scope import Rights, Scope
from tests.browser.visits import LOGIN, PATIENCE


def made(rest: Rest, url: str) -> int:
    """Key of the dashboard on the database at `url`; raises Unequal when it shows other figures than ours."""
    key, months = dashboard.make(rest, driven(url))
    theirs, database = dashboard.figures(rest, months), Database.at(url)
    scope = Scope(Period.of_year(dashboard.YEAR), Rights("managing_director"))
    ours = compute.breakdown(list(theirs), scope, (), database).iloc[0]
    database.close()
    wrong = [code for code, value in theirs.items() if not isclose(ours[code], value, rel_tol=1e-9)]
    if wrong:
        raise Unequal(f"Superset shows other figures than ours: {wrong}")
    return key


def signed_in(window: BrowserContext, url: str) -> BrowserContext:
    page = window.new_page()
    page.goto(f"{url}/login/")
    page.locator("#username, input[name=username]").first.fill(USER)
    page.locator(LOGIN).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/welcome/**", timeout=PATIENCE)
    page.close()
    return window
