"""The door: who gets in, who does not, what each is told, and what ends a session."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.state.session_state import SessionState
from streamlit.testing.v1 import AppTest
from streamlit_authenticator.utilities import Hasher

from common.settings import ROOT, settings
from data_access.state import attempts, cookie_key, users
from data_access.state.tables import audit, login_attempt, metadata, state
from data_access.state.tables import users as user_table

PASSWORD, WRONG = "a long password", "نام کاربری یا گذرواژه درست نیست."
Set = Callable[..., None]


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> Set:
    def choose(**chosen: str) -> None:
        for name, value in chosen.items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()

    return choose


@pytest.fixture
def place(tmp_path: Path, put: Set) -> Iterator[Engine]:
    """An installation with a director, a demo user and no operational data: the door needs none."""
    put(
        STATE_URL=f"sqlite:///{tmp_path}/state.sqlite", COOKIE_KEY_FILE=str(tmp_path / "cookie.key"),
        DATABASE_URL=f"duckdb:///{tmp_path}/nowhere.duckdb", DEMO_USERS="",
    )
    cookie_key.make(tmp_path / "cookie.key")
    engine = state(settings().state_url)
    users.add(engine, "maryam", PASSWORD, "managing_director", full_name="مریم")
    users.add(engine, "tahlilgar", PASSWORD, "analyst", demo=True)
    yield engine
    engine.dispose()
    state.cache_clear()


def opened() -> AppTest:
    return AppTest.from_file(str(ROOT / "ui/script.py"), default_timeout=60).run()


def try_in(app: AppTest, name: str, password: str = PASSWORD) -> AppTest:
    app.text_input(key="login-name").input(name)
    app.text_input(key="login-password").input(password)
    next(button for button in app.button if "login" in str(button.proto.form_id)).click().run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in app.get("html"))


def said(app: AppTest) -> list[str]:
    return [unescape(found) for found in re.findall(r'<p class="alert[^>]*>(.*?)</p>', words(app))]


def inside(app: AppTest) -> bool:
    return "logout" in [button.key for button in app.button]


def closed(app: AppTest) -> bool:
    """The form and nothing of a page."""
    return not inside(app) and 2 == len(app.text_input) and 1 == words(app).count("<h1")


def test_the_right_password_opens(place: Engine) -> None:  # noqa: ARG001
    app = try_in(opened(), " Maryam")
    assert inside(app)
    assert "مریم · مدیرعامل" in words(app)


@pytest.mark.parametrize(("name", "password"), [
    ("maryam", "wrong password"), ("nobody", PASSWORD), ("maryam", ""), ("", ""), ("maryam", PASSWORD + " "),
    ("maryam", "ر" * 100), ("maryam", PASSWORD + "\0"), ("' OR 1=1 --", "' OR 1=1 --"),
    ("tahlilgar", PASSWORD),
])
def test_whoever_is_refused_hears_the_same(place: Engine, name: str, password: str) -> None:  # noqa: ARG001
    app = try_in(opened(), name, password)
    assert [WRONG] == said(app)
    assert closed(app)


@pytest.mark.usefixtures("place")
def test_a_known_and_an_unknown_name_cost_the_same_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nearly all the time of a try is its one bcrypt of cost 12: its work is counted, not its seconds."""
    costs: list[str] = []
    real = Hasher.check_pw

    def counted(password: str, hashed: str) -> bool:
        costs.append(hashed[:7])
        return bool(real(password, hashed))

    monkeypatch.setattr(Hasher, "check_pw", counted)
    app = opened()
    for name in ("maryam", "nobody"):
        try_in(app, name, "wrong password")
    assert ["$2b$12$", "$2b$12$"] == costs


@pytest.mark.parametrize("name", ["maryam", "nobody"])
@pytest.mark.usefixtures("place")
def test_after_five_failures_the_wait_is_said_to_known_and_unknown_names(name: str) -> None:
    app = opened()
    for _ in range(attempts.FREE):
        assert [WRONG] == said(try_in(app, name, "wrong password"))
    sentence, = said(try_in(app, name))
    assert re.fullmatch(re.escape(WRONG) + r" پیش از تلاش دوباره [۰-۹]+ ثانیه درنگ کنید\.", sentence)
    assert closed(app)


def test_the_wait_ends_and_the_right_password_opens_again(place: Engine) -> None:
    app = opened()
    for _ in range(attempts.FREE):
        try_in(app, "maryam", "wrong password")
    assert closed(try_in(app, "maryam"))
    _let_pass(place, attempts.FIRST_WAIT)
    assert inside(try_in(app, "maryam"))


def _let_pass(place: Engine, passed: timedelta) -> None:
    with place.begin() as connection:
        for row in connection.execute(select(login_attempt)).all():
            earlier = update(login_attempt).where(login_attempt.c.id == row.id).values(at=row.at - passed)
            connection.execute(earlier)


def test_a_new_password_ends_the_session(place: Engine) -> None:
    app = try_in(opened(), "maryam")
    users.set_password(place, "maryam", "another password")
    assert closed(app.run())


def test_a_deactivated_user_is_out(place: Engine) -> None:
    app = try_in(opened(), "maryam")
    users.deactivate(place, "maryam")
    assert closed(app.run())
    assert [WRONG] == said(try_in(app, "maryam"))


def test_a_role_is_read_anew_at_every_run(place: Engine) -> None:
    app = try_in(opened(), "maryam")
    with place.begin() as connection:
        connection.execute(update(user_table).where(user_table.c.username == "maryam").values(role="analyst"))
    assert "مریم · تحلیلگر" in words(app.run())


def test_who_leaves_is_out_and_both_are_written_down(place: Engine) -> None:
    app = try_in(opened(), "maryam")
    secret = app.session_state["_session"]
    app.button(key="logout").click().run()
    assert closed(app)
    again = opened()
    again.session_state["_session"] = secret                # as if the old cookie had been kept
    assert closed(again.run())
    with place.connect() as connection:
        lines = connection.execute(select(audit.c.who, audit.c.what).order_by(audit.c.id)).all()
    assert [("maryam", "login"), ("maryam", "logout")] == [tuple(line) for line in lines[-2:]]


def test_demo_users_come_and_go_with_the_setting(place: Engine, put: Set) -> None:  # noqa: ARG001
    put(DEMO_USERS="yes")
    app = opened()
    assert "کاربران نمایشی" in words(app)
    assert inside(try_in(app, "tahlilgar"))
    put(DEMO_USERS="")
    assert closed(app.run())
    assert "کاربران نمایشی" not in words(app)


def test_a_widget_of_the_name_of_the_session_opens_nothing(place: Engine) -> None:  # noqa: ARG001
    """The browser may send any widget under any name; those nobody drew do not reach our own values."""
    sent = WidgetStates()
    sent.widgets.add(id="_session", string_value="anything")
    session = SessionState()
    session.set_widgets_from_proto(sent)
    assert "_session" not in session


@pytest.mark.parametrize("text", ["", "some_signature_key", "0" * 64])
@pytest.mark.usefixtures("place")
def test_a_weak_cookie_key_closes_the_door_with_a_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "cookie.key").write_text(text)
    app = opened()
    assert not app.exception
    assert [] == list(app.text_input)
    assert any("کلید کوکی" in sentence for sentence in said(app))


def test_without_the_state_database_nobody_gets_in_and_it_is_said(place: Engine, put: Set) -> None:
    app = opened()
    metadata.drop_all(place)
    assert any("پایگاه کاربران" in sentence for sentence in said(try_in(app, "maryam")))
    put(STATE_URL="postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    assert any("پایگاه کاربران" in sentence for sentence in said(try_in(opened(), "maryam")))


def test_a_lost_state_database_ends_the_page_not_the_program(place: Engine) -> None:
    app = try_in(opened(), "maryam")
    metadata.drop_all(place)
    app.run()
    assert not app.exception
    assert not inside(app)
    assert any("پایگاه کاربران" in sentence for sentence in said(app))


def test_the_form_speaks_english_when_the_url_says_so(place: Engine) -> None:  # noqa: ARG001
    app = AppTest.from_file(str(ROOT / "ui/script.py"), default_timeout=60)
    app.query_params["lang"] = "en"
    app.run()
    assert ["User name", "Password"] == [field.label for field in app.text_input]
