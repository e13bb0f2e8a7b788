"""The second step: put on with a code, asked after the password only, good once, counted, taken off."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from sqlalchemy import Engine, select

from data_access.state import attempts, cookie_key, totp, users
from data_access.state.tables import audit, recovery_code, second_factor
from tests.serving import Serving
from tests.web.conftest import PASSWORD, Put
from tests.web.visitor import Visitor, hidden
from web import second_step

NAME = "maryam"


def code(secret: str, steps: int = 0) -> str:
    """What the device shows, or showed or will show so many steps away."""
    return str(pyotp.TOTP(secret).at(datetime.now(UTC) + timedelta(seconds=steps * totp.STEP)))


def after_the_last(place: Engine, secret: str, steps: int) -> str:
    """The code so many steps after the last one that was taken, however late it is by now."""
    with place.connect() as connection:
        last = connection.execute(select(second_factor.c.last_step)).scalar_one()
    return str(pyotp.TOTP(secret).generate_otp(last + steps))


@pytest.fixture
def secret(place: Engine) -> str:
    offer = totp.offer(NAME)
    totp.confirm(place, NAME, offer.secret, code(offer.secret, -1))
    return offer.secret


def test_it_is_on_only_after_the_device_has_shown_a_code(place: Engine) -> None:
    offer = totp.offer(NAME)
    assert f"secret={offer.secret}" in offer.address
    for wrong in ("", "000000x", "abc", code(totp.offer(NAME).secret), code(offer.secret, 9)):
        with pytest.raises(totp.WrongCode):
            totp.confirm(place, NAME, offer.secret, wrong)
    assert not totp.is_on(place, NAME)
    codes = totp.confirm(place, NAME, offer.secret, code(offer.secret))
    assert totp.is_on(place, NAME)
    assert [totp.CODES] * 2 == [len(set(codes)), totp.codes_left(place, NAME)]


def test_a_code_is_good_once_and_none_before_it(place: Engine, secret: str) -> None:
    used, fresh = after_the_last(place, secret, 0), after_the_last(place, secret, 1)
    assert [False, True, False, False] == [
        totp.takes(place, NAME, sent) for sent in (used, fresh, fresh, used)
    ]


@pytest.mark.parametrize("wrong", ["", "000", "123456789", "'; --", "۱۲۳", "\0", "۱" * 1000])
def test_what_is_no_code_is_wrong(place: Engine, secret: str, wrong: str) -> None:
    assert secret
    assert not totp.takes(place, NAME, wrong)


def test_persian_digits_and_spaces_are_read(place: Engine, secret: str) -> None:
    typed = after_the_last(place, secret, 1).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    assert totp.takes(place, NAME, f" {typed[:3]} {typed[3:]} ")


def test_a_recovery_code_is_good_once_and_for_its_owner_only(place: Engine) -> None:
    users.add(place, "reza", "quite another 7 words", "analyst")
    offers = {name: totp.offer(name) for name in (NAME, "reza")}
    codes = {
        name: totp.confirm(place, name, offer.secret, code(offer.secret)) for name, offer in offers.items()
    }
    assert not totp.takes(place, "reza", codes[NAME][0])
    assert [True, False] == [totp.takes(place, NAME, codes[NAME][0].upper()) for _ in range(2)]
    assert totp.CODES - 1 == totp.codes_left(place, NAME)


def test_the_state_holds_neither_secret_nor_codes_and_another_key_opens_nothing(
    place: Engine, secret: str, put: Put, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with place.connect() as connection:
        kept = str([connection.execute(select(each)).all() for each in (second_factor, recovery_code, audit)])
    assert secret not in kept
    other = tmp_path_factory.mktemp("other") / "cookie.key"
    cookie_key.make(other)
    put(COOKIE_KEY_FILE=str(other))
    assert [False, False] == [totp.takes(place, NAME, sent) for sent in (code(secret), "000000")]


def test_an_administrator_takes_it_off_and_it_is_written_down(place: Engine, secret: str) -> None:
    assert secret
    totp.reset(place, NAME, "admin")
    assert (False, 0) == (totp.is_on(place, NAME), totp.codes_left(place, NAME))
    with place.connect() as connection:
        found = select(audit.c.who, audit.c.what, audit.c.detail).order_by(audit.c.id)
        *_, last = connection.execute(found).all()
    assert ("admin", "second factor reset", NAME) == tuple(last)


def test_wrong_codes_are_counted_as_passwords_are(place: Engine, secret: str) -> None:
    user = users.find(place, NAME)
    assert user
    tried = [second_step.try_code(user, "000000", "10.0.0.9") for _ in range(attempts.FREE)]
    assert [0] * attempts.FREE == [each.wait for each in tried]
    fresh = after_the_last(place, secret, 1)
    assert second_step.try_code(user, fresh, "10.0.0.9").wait > 0
    assert second_step.try_code(user, fresh, "10.0.0.10").user    # somebody else does not lock her out


def test_the_way_from_password_to_code_holds_for_one_browser_and_a_short_while(place: Engine) -> None:
    user = users.find(place, NAME)
    assert user
    step = second_step.begun(user, "browser", 1000.0)
    assert user == second_step.of(step, "browser", 1000.0)
    assert [None] * 5 == [
        second_step.of(step, "other", 1000.0), second_step.of(step, "browser", 2000.0),
        second_step.of(step[:-1], "browser", 1000.0), second_step.of("", "browser", 1000.0),
        second_step.of("ü.x", "browser", 1000.0),
    ]
    users.set_password(place, NAME, "another 9 long password")
    assert second_step.of(step, "browser", 1000.0) is None


def test_it_is_asked_after_the_right_password_only(served: Serving, own_state: Engine, put: Put,
                                                   installation: dict[str, str]) -> None:
    put(COOKIE_KEY_FILE=installation["COOKIE_KEY_FILE"], STATE_URL=installation["STATE_URL"])
    offer = totp.offer(NAME)
    totp.confirm(own_state, NAME, offer.secret, code(offer.secret, -1))
    try:
        visitor = Visitor(served.url)
        assert 'name="code"' not in visitor.sign_in(NAME, "wrong password").text
        asked = visitor.sign_in(NAME, PASSWORD, "/parks?period=1401")
        assert ('name="code"' in asked.text, "isipo_session" in visitor.cookies) == (True, False)
        fields = hidden(asked)
        wrong = visitor.post("/login?lang=fa", {**fields, "code": "000000"})
        assert ["این کد درست نیست یا پیش‌تر به کار رفته است."] == wrong.said
        right = visitor.post("/login?lang=fa", {**hidden(wrong), "code": code(offer.secret)})
        assert (303, "/parks?period=1401") == (right.status, right.to)
        assert 200 == visitor.get("/parks").status
        again = Visitor(served.url, {}, {"isipo_form": visitor.cookies["isipo_form"]})
        replayed = again.post("/login?lang=fa", {**fields, "code": code(offer.secret)})
        assert "isipo_session" not in again.cookies
        assert replayed.said
    finally:
        totp.reset(own_state, NAME, "admin")
