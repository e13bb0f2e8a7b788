"""Accounts of the organisation: in by a real provider on this machine, and only who was put down."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import Engine

from data_access.state import cookie_key, outside, users
from data_access.state.tables import state
from data_access.state.users import BadUser
from tests import readers
from tests.serving import ROOT, START_SECONDS, Serving, free_port, streamlit
from tests.web.visitor import Answer, Visitor


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The organisation's server of accounts, as it would be elsewhere."""
    port, log = free_port(), tmp_path_factory.mktemp("provider") / "log"
    url = f"http://127.0.0.1:{port}"
    program = str(Path(sys.executable).parent / "oidc-provider-mock")
    with log.open("wb") as out:
        process = subprocess.Popen([program, "--port", str(port)], stdout=out, stderr=subprocess.STDOUT)
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            Visitor(url).get("/.well-known/openid-configuration")
            break
        except OSError:
            time.sleep(0.1)
    yield url
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    home = tmp_path_factory.mktemp("accounts")
    cookie_key.make(home / "cookie.key")
    return {
        "STATE_URL": f"sqlite:///{home}/state.sqlite", "COOKIE_KEY_FILE": str(home / "cookie.key"),
        "DATABASE_URL": f"duckdb:///{home}/nowhere.duckdb", "SETTINGS_FILE": str(home / "settings.toml"),
    }


@pytest.fixture(scope="module")
def engine_of_accounts(own: dict[str, str], provider: str) -> Engine:
    engine = state(own["STATE_URL"])
    for name in ("maryam", "left"):
        readers.add(engine, name, "analyst")
        outside.attach(engine, name, provider, f"account-of-{name}")
    users.deactivate(engine, "left")
    return engine


@pytest.fixture(scope="module")
def offering(
    own: dict[str, str], provider: str, engine_of_accounts: Engine, tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Serving]:
    assert engine_of_accounts
    log, port = tmp_path_factory.mktemp("log") / "server.log", free_port()
    chosen = {
        "OIDC_METADATA_URL": f"{provider}/.well-known/openid-configuration", "OIDC_CLIENT_ID": "isipo",
        "OIDC_CLIENT_SECRET": "only for tests", "OIDC_REDIRECT_URI": f"http://127.0.0.1:{port}/oauth2callback",
    }
    with streamlit(ROOT / "dashboard.py", log, {**own, **chosen}, port) as running:
        yield running


def through(offering: Serving, account: str, page: str = "/parks?period=1401") -> tuple[Visitor, Answer]:
    """From the login over the provider and back, to the answer that opens the page or not."""
    visitor = Visitor(offering.url)
    shown = visitor.get(f"/login?next={page}")
    [way] = re.findall(r'class="other" href="([^"]+)"', shown.text)
    there = urlsplit(visitor.get(unescape(way)).to)
    gate = Visitor(f"{there.scheme}://{there.netloc}")
    back = urlsplit(gate.post(f"{there.path}?{there.query}", {"sub": account}).to)
    home = visitor.get(f"{back.path}?{back.query}")
    login = visitor.get(urlsplit(home.to).path)
    return visitor, visitor.get(login.to)


def test_an_account_that_was_put_down_opens_the_page_that_was_asked_for(offering: Serving) -> None:
    visitor, answer = through(offering, "account-of-maryam")
    assert (303, "/parks?period=1401") == (answer.status, answer.to)
    assert 200 == visitor.get("/parks").status
    left = {name: value.strip('"') for name, value in visitor.cookies.items() if "_streamlit_user" in name}
    assert {""} == set(left.values())


@pytest.mark.parametrize("account", ["somebody", "account-of-left", "maryam"])
def test_an_account_that_was_not_is_told_so(offering: Serving, account: str) -> None:
    visitor, answer = through(offering, account)
    assert [True] == ["به نام هیچ کاربر داشبورد ثبت نشده" in sentence for sentence in answer.said]
    assert "isipo_session" not in visitor.cookies
    assert 303 == visitor.get("/parks").status


def test_a_made_up_answer_of_the_provider_opens_nothing(offering: Serving) -> None:
    made_up = '{"sub":"account-of-maryam","is_logged_in":true}'
    visitor = Visitor(offering.url, {}, {"_streamlit_user": made_up})
    assert visitor.get("/login").said
    assert "isipo_session" not in visitor.cookies
    assert 302 == visitor.get("/oauth2callback?code=x&state=y").status
    assert "isipo_session" not in visitor.cookies


def test_an_account_is_one_users_and_a_user_has_one(place: Engine) -> None:
    readers.add(place, "reza", "analyst")
    for name, subject in (("maryam", "1"), ("reza", "1"), ("reza", "2")):
        outside.attach(place, name, "https://id", subject)
    assert [None, "reza", None] == [
        found and found.username for found in (
            outside.user_of(place, "https://id", ["1"]), outside.user_of(place, "https://id", ["2", "x"]),
            outside.user_of(place, "https://other", ["2"]),
        )
    ]
    with pytest.raises(BadUser):
        outside.attach(place, "nobody", "https://id", "3")
