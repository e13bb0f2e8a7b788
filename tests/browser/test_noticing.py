"""The browser tests have ears: what a page may not do is an error that a visit notes."""

from playwright.sync_api import BrowserContext

from tests.browser.visits import open_page, watched
from tests.serving import Serving

INLINE = """() => {
    const script = document.createElement('script');
    script.text = 'window.ran = 1';
    document.body.append(script);
}"""
FRAME = """() => new Promise(done => {
    const frame = document.createElement('iframe');
    document.addEventListener('securitypolicyviolation', done);
    frame.src = 'https://192.0.2.1/';
    document.body.append(frame);
})"""


def test_what_the_policy_of_content_forbids_is_noted(stranger: BrowserContext, serving: Serving) -> None:
    with watched(stranger, serving.url) as (page, visit):
        open_page(page, f"{serving.url}/startups?lang=en")
        assert [] == visit.errors
        page.evaluate(INLINE)
        assert page.evaluate("window.ran === undefined")
        page.evaluate(FRAME)
        page.wait_for_timeout(100)
        assert [True] * 2 == ["Content Security Policy" in error for error in visit.errors]
