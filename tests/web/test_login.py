"""The login as a browser meets it: who gets in, what the others are told, and what the cookie is."""

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import Engine, delete, select, update

from data_access.state import attempts, cookie_key, sessions, users
from data_access.state.tables import audit, login_attempt, session
from tests.serving import Serving
from tests.web.conftest import PASSWORD, Put
from tests.web.test_local import ATTACKS
from tests.web.visitor import Visitor
from web.forms import token_of_session

WRONG = "نام کاربری یا گذرواژه درست نیست."
OLD_FORM = "این فرم کهنه شده بود؛ دوباره بنویسید و بفرستید."
SECRET = re.compile(r"isipo_session=([A-Za-z0-9_-]{43}); HttpOnly; Path=/; SameSite=lax")


@pytest.fixture
def visitor(served: Serving, own_state: Engine) -> Visitor:
    """A stranger, before whom nobody failed."""
    with own_state.begin() as connection:
        connection.execute(delete(login_attempt))
    return Visitor(served.url)


def lines(engine: Engine, what: str) -> list[tuple[str, str]]:
    with engine.connect() as connection:
        found = select(audit.c.who, audit.c.detail).where(audit.c.what == what).order_by(audit.c.id)
        return [(row.who, row.detail) for row in connection.execute(found)]


def test_the_right_password_opens_the_page_that_was_asked_for(visitor: Visitor, own_state: Engine) -> None:
    turned_away = visitor.get("/parks?period=1401&province=IR-07")
    assert 303 == turned_away.status
    assert "/login?next=/parks%3Fperiod%3D1401%26province%3DIR-07" == turned_away.to
    answer = visitor.sign_in(" Maryam", PASSWORD, "/parks?period=1401&province=IR-07")
    assert (303, "/parks?period=1401&province=IR-07") == (answer.status, answer.to)
    [cookie] = answer.cookies
    found = SECRET.fullmatch(cookie)
    assert found
    assert 200 == visitor.get("/parks").status
    assert "maryam" == sessions.username_of(own_state, found[1])
    with own_state.connect() as connection:
        assert found[1] not in str(connection.execute(select(session)).all())
    assert ("maryam", "password") == lines(own_state, "login")[-1]


@pytest.mark.parametrize(("name", "password"), [
    ("maryam", "wrong password"), ("nobody", PASSWORD), ("maryam", ""), ("", ""), ("maryam", PASSWORD + " "),
    ("maryam", "ر" * 100), ("maryam", PASSWORD + "\0"), ("' OR 1=1 --", "' OR 1=1 --"), ("demo", PASSWORD),
    ("gone", PASSWORD), ("m" * 5000, PASSWORD), ("<b>\u202e\ud7ff", "x"),
])
def test_whoever_is_refused_hears_the_same(visitor: Visitor, name: str, password: str) -> None:
    answer = visitor.sign_in(name, password)
    assert (200, [WRONG]) == (answer.status, answer.said)
    assert "isipo_session" not in visitor.cookies
    assert len(name) < 6 or name not in answer.text


def test_a_failure_is_written_down_and_what_was_typed_for_a_name_is_not(
    visitor: Visitor, own_state: Engine
) -> None:
    visitor.sign_in("my-secret-password-1401", PASSWORD)
    visitor.sign_in("my-secret-password-1401", PASSWORD)
    visitor.sign_in("maryam", "wrong password")
    *_, first, second, third = lines(own_state, "login failed")
    assert first == second
    assert ("-", "maryam") == (first[0], third[0])
    with own_state.connect() as connection:
        kept = str([connection.execute(select(each)).all() for each in (audit, login_attempt)])
    assert "my-secret-password" not in kept


@pytest.mark.parametrize("name", ["maryam", "nobody"])
def test_after_five_failures_known_and_unknown_names_wait_alike(visitor: Visitor, name: str) -> None:
    fields = visitor.form()
    for _ in range(attempts.FREE):
        answer = visitor.post("/login?lang=fa", {**fields, "name": name, "password": "wrong"})
        assert [WRONG] == answer.said
    [sentence] = visitor.post("/login?lang=fa", {**fields, "name": name, "password": PASSWORD}).said
    assert re.fullmatch(re.escape(WRONG) + r" پیش از تلاش دوباره [۰-۹]+ ثانیه درنگ کنید\.", sentence)
    assert "isipo_session" not in visitor.cookies


def test_the_wait_ends(visitor: Visitor, own_state: Engine) -> None:
    for _ in range(attempts.FREE):
        attempts.begin(own_state, "x", attempts.UNKNOWN_ADDRESS)
    fields = visitor.form()
    for _ in range(attempts.FREE):
        visitor.post("/login?lang=fa", {**fields, "name": "maryam", "password": "wrong"})
    with own_state.begin() as connection:
        for row in connection.execute(select(login_attempt)).all():
            earlier = update(login_attempt).where(login_attempt.c.id == row.id)
            connection.execute(earlier.values(at=row.at - attempts.FIRST_WAIT))
    assert 303 == visitor.sign_in("maryam", PASSWORD).status


def test_a_form_of_another_page_or_browser_is_not_taken(visitor: Visitor) -> None:
    right = {"name": "maryam", "password": PASSWORD}
    own, other = visitor.form(), Visitor(visitor.url).form()
    for fields, headers in (
        (right, {}), ({**right, "form": "x"}, {}), ({**other, **right}, {}),
        ({**own, **right}, {"Origin": "http://evil.example"}), ({**own, **right}, {"Origin": "null"}),
        ({**own, **right}, {"Sec-Fetch-Site": "cross-site"}),
    ):
        answer = visitor.post("/login?lang=fa", fields, **headers)
        assert ([OLD_FORM], "isipo_session" in visitor.cookies) == (answer.said, False)
    assert 303 == visitor.post("/login", {**own, **right}, Origin=visitor.url).status


@pytest.mark.parametrize("body", ["a" * 100_000, "&".join(f"a{n}=1" for n in range(500)), "%ff%fe=%00", "="])
def test_a_body_that_is_no_form_is_no_form(visitor: Visitor, body: str) -> None:
    answer = visitor.ask("POST", "/login", body, {"Content-Type": "application/x-www-form-urlencoded"})
    assert (200, [OLD_FORM]) == (answer.status, answer.said)


def test_no_address_leads_out_of_the_house(visitor: Visitor) -> None:
    fields = visitor.form()
    visitor.post("/login", {**fields, "name": "maryam", "password": PASSWORD})
    for asked in (each for each in ATTACKS if len(each) < 200):
        assert "/" == visitor.get(f"/login?next={quote(asked)}").to     # already signed in: straight on
        assert "/" == visitor.post("/logout", {"form": "x", "next": asked}).to


def test_the_page_is_kept_nowhere_and_runs_nothing(visitor: Visitor) -> None:
    shown = visitor.get("/login?lang=en&next=/parks?a=<script>alert(1)</script>")
    assert ("no-store", "DENY") == (shown.headers["cache-control"], shown.headers["x-frame-options"])
    policy = shown.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert "<script" not in shown.text
    assert '<html lang="en" dir="ltr">' in shown.text
    assert '<html lang="fa" dir="rtl">' in visitor.get("/login").text


def test_over_https_the_cookie_is_secure_and_of_this_host_only(behind: Serving) -> None:
    told = {"Proto": "https", "For": "10.9.8.7", "Host": "isipo.example"}
    proxied = {f"X-Forwarded-{name}": text for name, text in told.items()}
    visitor = Visitor(behind.url, proxied)
    answer = visitor.sign_in("maryam", PASSWORD)
    [cookie] = answer.cookies
    assert re.fullmatch(
        r"__Host-isipo_session=[A-Za-z0-9_-]{43}; HttpOnly; Path=/; SameSite=lax; Secure", cookie,
    )
    assert 200 == visitor.get("/parks").status
    plain = Visitor(behind.url, proxied, {"isipo_session": visitor.cookies["__Host-isipo_session"]})
    assert 303 == plain.get("/parks").status    # over https nobody plants the plain cookie


def test_who_leaves_is_out_and_the_cookie_is_taken_back(
    visitor: Visitor, own_state: Engine, installation: dict[str, str], put: Put
) -> None:
    put(COOKIE_KEY_FILE=installation["COOKIE_KEY_FILE"])
    secret, other = sessions.start(own_state, "nima"), sessions.start(own_state, "nima")
    visitor.cookies["isipo_session"] = secret
    form = {"form": token_of_session(secret)}
    for fields, headers in (
        ({"form": "x"}, {}), ({"form": token_of_session(other)}, {}), (form, {"Origin": "http://evil.example"}),
    ):
        assert "/" == visitor.post("/logout", fields, **headers).to
        assert sessions.user_of(own_state, secret)
    assert (303, 303) == (visitor.get("/logout").status, visitor.get("/logout/everywhere").status)
    assert sessions.user_of(own_state, secret)
    assert "/login?left=yes&lang=fa" == visitor.post("/logout", form).to
    assert '""' == visitor.cookies["isipo_session"]
    assert (None, True) == (sessions.user_of(own_state, secret), bool(sessions.user_of(own_state, other)))
    assert ("nima", "") == lines(own_state, "logout")[-1]


def test_everywhere_means_every_browser_and_nobody_elses(
    visitor: Visitor, own_state: Engine, installation: dict[str, str], put: Put
) -> None:
    put(COOKIE_KEY_FILE=installation["COOKIE_KEY_FILE"])
    own, elses = [sessions.start(own_state, "nima") for _ in range(3)], sessions.start(own_state, "reza")
    visitor.cookies["isipo_session"] = own[0]
    visitor.post("/logout/everywhere", {"form": token_of_session(own[0])})
    assert [None, None, None] == [sessions.user_of(own_state, secret) for secret in own]
    assert sessions.user_of(own_state, elses)


def test_a_new_sign_in_ends_the_session_before_it(visitor: Visitor, own_state: Engine) -> None:
    fields = visitor.form()
    visitor.post("/login", {**fields, "name": "maryam", "password": PASSWORD})
    first = visitor.cookies["isipo_session"]
    visitor.post("/login", {**fields, "name": "maryam", "password": PASSWORD})
    assert first != visitor.cookies["isipo_session"]
    assert sessions.user_of(own_state, first) is None


def test_sessions_end_when_they_are_idle_or_old_or_the_password_is_new(
    own_state: Engine, served: Serving
) -> None:
    def moved(secret: str, **earlier: timedelta) -> int:
        with own_state.begin() as connection:
            mine = session.c.token_hash == sessions.key_of(secret)
            row = connection.execute(select(session).where(mine)).mappings().one()
            times = {name: row[name] - by for name, by in earlier.items()}
            if times:
                connection.execute(update(session).where(mine).values(times))
        return Visitor(served.url, {}, {"isipo_session": secret}).get("/parks").status

    assert 200 == moved(sessions.start(own_state, "reza"), last_seen_at=timedelta(minutes=29))
    assert 303 == moved(sessions.start(own_state, "reza"), last_seen_at=timedelta(minutes=32))
    assert 303 == moved(sessions.start(own_state, "reza"), expires_at=timedelta(hours=13))
    used = sessions.start(own_state, "reza")
    assert [200, 200] == [moved(used, last_seen_at=timedelta(minutes=20)) for _ in range(2)]   # use is noted
    changed = sessions.start(own_state, "sara")
    users.set_password(own_state, "sara", "another password")
    assert 303 == moved(changed)


def test_a_weak_key_closes_the_door_with_a_sentence(served: Serving, installation: dict[str, str]) -> None:
    path = Path(installation["COOKIE_KEY_FILE"])
    kept = path.read_text(encoding="ascii")
    try:
        for text in ("", "some_signature_key", "0" * 64):
            path.write_text(text, encoding="ascii")
            answer = Visitor(served.url).get("/login")
            assert 503 == answer.status
            assert "کلید کوکی" in answer.said[0]
    finally:
        path.write_text(kept, encoding="ascii")
    assert kept == cookie_key.read(path)
