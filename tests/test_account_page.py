"""The page of own tokens: made, shown once, revoked; nobody sees those of others."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from common.settings import ROOT, settings
from data_access.state import cookie_key, sessions, tokens
from data_access.state.tables import state
from tests import readers


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, demo_url: str) -> Iterator[Engine]:
    monkeypatch.setenv("STATE_URL", f"sqlite:///{tmp_path}/state.sqlite")
    monkeypatch.setenv("COOKIE_KEY_FILE", str(tmp_path / "cookie.key"))
    monkeypatch.setenv("DATABASE_URL", demo_url)
    settings.cache_clear()
    cookie_key.make(tmp_path / "cookie.key")
    engine = state(settings().state_url)
    readers.everybody(engine)
    yield engine
    engine.dispose()
    state.cache_clear()


def opened(place: Engine, who: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages/account.py"), default_timeout=60)
    app.session_state["_session"] = sessions.start(place, who)
    app.run()
    assert not app.exception
    return app


def press(app: AppTest, form: str) -> AppTest:
    next(button for button in app.button if form in str(button.proto.form_id)).click().run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in app.get("html"))


def shown(app: AppTest) -> list[str]:
    return [code.value for code in app.code if code.value.startswith(tokens.MARK)]


def test_a_token_is_shown_once_and_opens_what_was_chosen(place: Engine) -> None:
    app = opened(place, "fars")
    app.text_input(key="token-name").input("<b>اکسل</b>")
    app.multiselect(key="token-scopes").set_value(["rows"])
    app.selectbox(key="token-days").set_value(7)
    press(app, "token-make")
    [secret] = shown(app)
    found = tokens.find(place, secret)
    assert found
    assert ("fars", ("rows",)) == (found[0].username, found[1].scopes)
    assert 7 == (found[1].expires_at - found[1].created_at).days
    assert "<b>اکسل</b>" not in words(app)
    assert "اکسل" in words(app)
    assert [] == shown(app.run())


def test_what_cannot_be_made_is_told(place: Engine) -> None:
    app = press(opened(place, "fars"), "token-make")
    assert 'class="alert error"' in words(app)
    assert [] == tokens.listed(place, "fars")


def test_a_revoked_token_ends_and_those_of_others_are_not_seen(place: Engine) -> None:
    own, other = tokens.make(place, "fars", "mine"), tokens.make(place, "modir", "of-the-director")
    app = opened(place, "fars")
    assert "of-the-director" not in words(app)
    press(app, "token-revoke")
    assert (None, True) == (tokens.find(place, own), tokens.find(place, other) is not None)
    assert "token-revoke" not in str([button.proto.form_id for button in app.button])
