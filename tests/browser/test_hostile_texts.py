"""Hostile texts in a real browser: nothing runs, nothing is fetched, what follows a name reads as it did."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext
from sqlalchemy.engine import make_url

from data_access.state import cookie_key, session_cookie
from data_access.state.tables import state
from tests import cookies
from tests.browser.visits import new_context, open_page, watched
from tests.hostile import planted
from tests.hostile.payloads import CANARY
from tests.serving import ROOT, Serving, streamlit

WATCH = """
    window.__violations = [];
    // A library of Streamlit's asks whether it may compile: it may not, on any page, and goes on without.
    document.addEventListener('securitypolicyviolation', event => event.blockedURI === 'wasm-eval'
        || window.__violations.push(event.violatedDirective + ' ' + event.blockedURI));
    window.alert = window.confirm = window.prompt = () => { window.__hacked = 'box'; };
"""
# The last word of each sentence with such a text: it ends the last line, on the side where the language ends.
MOVED = """(canary) => [...document.querySelectorAll('p.story, p.headline, p.asof')].filter(
    each => each.innerText.includes(canary)).flatMap(each => {
        const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT), range = document.createRange();
        let last = null;
        while (walker.nextNode()) if (walker.currentNode.data.trim()) last = walker.currentNode;
        const end = last.data.trimEnd().length, begin = last.data.trimEnd().lastIndexOf(' ') + 1;
        range.setStart(last, begin); range.setEnd(last, end);
        const rtl = getComputedStyle(each).direction === 'rtl';   // of a word in pieces the outermost counts
        const word = [...range.getClientRects()].reduce((one, other) =>
            (rtl ? other.left < one.left : other.right > one.right) ? other : one);
        range.selectNodeContents(each);
        const line = [...range.getClientRects()].filter(
            rect => rect.bottom > word.top + 2 && rect.top < word.bottom - 2);
        const beyond = line.filter(rect => rtl ? rect.left < word.left - 2 : rect.right > word.right + 2);
        return beyond.length ? [each.innerText] : [];
    })"""
TABLE = "explore?rows=park&indicators=units_operating&periods=1401&provinces=IR-07"
VISITS = {   # half of the pages in each language
    "fa": (("changes?province=IR-07", "modir"), ("workflow?", "modir"), ("audit?", "admin")),
    "en": (("parks?province=IR-07&park=5", "modir"), ("views?", "modir"), (TABLE, "modir")),
}


@pytest.fixture(scope="module")
def hostile(demo_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Serving, str]]:
    """A server on such texts, and the address of its state."""
    home = tmp_path_factory.mktemp("hostile")
    demo = Path(str(make_url(demo_url).database))
    made = {
        "SETTINGS_FILE": str(home / "settings.toml"), "STATE_URL": f"sqlite:///{home}/state.sqlite",
        "DATABASE_URL": planted.database(demo, home / "hostile.duckdb"),
        "COOKIE_KEY_FILE": str(home / "cookie.key"),
    }
    cookie_key.make(home / "cookie.key")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COOKIE_KEY_FILE", made["COOKIE_KEY_FILE"])
        planted.people(state(made["STATE_URL"]))
    with streamlit(ROOT / "dashboard.py", home / "server.log", made) as serving:
        yield serving, made["STATE_URL"]


def _reader(browser: Browser, hostile: tuple[Serving, str], name: str) -> BrowserContext:
    serving, url = hostile
    context = new_context(browser)
    context.add_init_script(WATCH)
    secret = cookies.signed_in(state(url), name)
    context.add_cookies([{"name": session_cookie.NAME, "value": secret, "url": serving.url}])
    return context


@pytest.mark.parametrize("language", VISITS)
def test_nothing_runs_and_nothing_moves(
    browser: Browser, hostile: tuple[Serving, str], language: str,
) -> None:
    url = hostile[0].url
    for path, name in VISITS[language]:
        context = _reader(browser, hostile, name)
        with watched(context, url) as (page, visit):
            page.on("dialog", lambda dialog: dialog.dismiss())
            open_page(page, f"{url}/{path}&lang={language}")
            for place in page.locator(".js-plotly-plot .point, .js-plotly-plot .ytick").all()[:5]:
                place.dispatch_event("mouseover")
            for place in page.locator(".shape-map .answers").all()[:5]:
                place.dispatch_event("pointermove")
            assert CANARY in page.evaluate("document.body.innerText"), path
            ran = page.evaluate("[window.__hacked || null, window.__violations]")
            moved = page.evaluate(MOVED, CANARY)
            found = (ran, moved, visit.outside, visit.errors)
            assert (path, ([None, []], [], [], [])) == (path, found)
        context.close()
