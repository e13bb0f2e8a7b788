"""The second step of a login: a secret shared with a device (TOTP), and codes for when the device is lost."""

import hmac
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

import pyotp
from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import Connection, Engine, delete, insert, select, update

from common.errors import DashboardError
from data_access.state import audit, session_cookie
from data_access.state.tables import recovery_code, second_factor

ISSUER = "ISIPO"
STEP = 30              # seconds that a code holds
DRIFT = 1              # steps by which a device's clock may be wrong, either way
CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"   # none that is read as another
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


class WrongCode(DashboardError):
    """The code is not the one that the device shows now."""


@dataclass(frozen=True)
class Offer:
    """A new secret, shown once: as text, and as the address that a QR code holds."""

    secret: str
    address: str


def offer(username: str) -> Offer:
    """A new secret, not kept anywhere before it is confirmed."""
    secret = pyotp.random_base32()
    return Offer(secret, pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER))


def confirm(state: Engine, username: str, secret: str, code: str, address: str = "") -> list[str]:
    """Turns the second step on if the code is of this secret; gives the recovery codes, never shown again.

    Raises WrongCode.
    """
    step = _step_of(secret, code, 0)
    if step is None:
        raise WrongCode(
            "این کد درست نیست؛ ساعت گوشی را با ساعت رسمی یکی کنید و کد تازه را بنویسید.",
            "The code is not right: set the clock of the device and type the code that it shows now.",
        )
    codes = [f"{_word()}-{_word()}" for _ in range(CODES)]
    with state.begin() as connection:
        _forget(connection, username)
        connection.execute(insert(second_factor).values(
            username=username, secret=_cipher().encrypt(secret.encode()).decode(),
            since=datetime.now(UTC), last_step=step,
        ))
        connection.execute(insert(recovery_code), [
            {"username": username, "code_hash": _hash(username, each)} for each in codes
        ])
        audit.noted(connection, username, "second factor on", "", address)
    return codes


def is_on(state: Engine, username: str) -> bool:
    """Whether the user is asked for a code."""
    with state.connect() as connection:
        asked = select(second_factor.c.username).where(second_factor.c.username == username)
        return connection.execute(asked).scalar() is not None


def codes_left(state: Engine, username: str) -> int:
    """How many recovery codes were not used yet."""
    unused = recovery_code.c.username == username, recovery_code.c.used_at.is_(None)
    with state.connect() as connection:
        return len(connection.execute(select(recovery_code.c.id).where(*unused)).all())


def takes(state: Engine, username: str, code: str) -> bool:
    """Whether the code lets the user in, this once: no code of device or list is good a second time."""
    typed = "".join(code.translate(_DIGITS).lower().split())
    with state.begin() as connection:
        asked = select(second_factor).where(second_factor.c.username == username)
        row = connection.execute(asked).mappings().first()
        if row is None:
            return False
        step = _step_of(_opened(row["secret"]), typed, row["last_step"])
        if step is not None:
            newer = update(second_factor).where(
                second_factor.c.username == username, second_factor.c.last_step < step,
            )
            return connection.execute(newer.values(last_step=step)).rowcount == 1
        return _take_recovery(connection, username, typed)


def remove(state: Engine, username: str, address: str = "") -> None:
    """The user takes the second step off."""
    with state.begin() as connection:
        _forget(connection, username)
        audit.noted(connection, username, "second factor off", "", address)


def reset(state: Engine, username: str, who: str, address: str = "") -> None:
    """An administrator takes it off for somebody who lost the device and the codes."""
    with state.begin() as connection:
        _forget(connection, username)
        audit.noted(connection, who, "second factor reset", username, address)


def _word() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(5))


def _take_recovery(connection: Connection, username: str, typed: str) -> bool:
    unused = update(recovery_code).where(
        recovery_code.c.username == username, recovery_code.c.used_at.is_(None),
        recovery_code.c.code_hash == _hash(username, typed),
    )
    return connection.execute(unused.values(used_at=datetime.now(UTC))).rowcount == 1


def _step_of(secret: str, code: str, after: int) -> int | None:
    """The step of time that the code is of; None for a wrong one, and for those up to `after`."""
    typed = "".join(code.translate(_DIGITS).split())
    if not secret or not typed.isascii() or not typed.isdigit():
        return None
    device, now = pyotp.TOTP(secret, interval=STEP), int(datetime.now(UTC).timestamp()) // STEP
    for step in range(now - DRIFT, now + DRIFT + 1):
        if step > after and hmac.compare_digest(device.generate_otp(step), typed):
            return step
    return None


def _forget(connection: Connection, username: str) -> None:
    for table in (second_factor, recovery_code):
        connection.execute(delete(table).where(table.c.username == username))


def _cipher() -> Fernet:
    """Whoever holds only a copy of the database makes no codes: the key lies in a file of its own."""
    return Fernet(urlsafe_b64encode(_keyed("second factor").digest()))


def _opened(kept: str) -> str:
    """The secret; "" for one closed with another key: then only an administrator's reset helps."""
    try:
        return _cipher().decrypt(kept.encode()).decode()
    except InvalidToken:
        return ""


def _hash(username: str, code: str) -> str:
    return _keyed(f"recovery code {username} {code}").hexdigest()


def _keyed(purpose: str) -> "hmac.HMAC":
    return hmac.new(session_cookie.key().encode(), purpose.encode(), sha256)
