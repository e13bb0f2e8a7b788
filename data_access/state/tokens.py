"""Personal tokens: how a program asks in the name of a user; kept as hashes, scoped, ending, revocable."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Engine, RowMapping, func, insert, select, update

from common.errors import DashboardError, Forbidden
from data_access.state import audit, users, written
from data_access.state.tables import token, utc
from data_access.state.users import User

SCOPES = ("values", "rows")      # figures of indicators; operational rows
MARK = "isipo_"                  # before every secret, so that one left in a file can be found
LONGEST_DAYS, USUAL_DAYS, MOST, LONGEST_NAME = 365, 90, 20, 60
COARSE = timedelta(minutes=10)   # the last use is known no finer: not every question writes


class BadToken(DashboardError):
    """A token that cannot be made or changed so."""


@dataclass(frozen=True)
class Token:
    """A token as lists show it; its secret is nowhere."""

    number: int
    username: str
    name: str
    scopes: tuple[str, ...]
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None

    @property
    def holds(self) -> bool:
        """Whether it is neither revoked nor too old."""
        return self.revoked_at is None and self.expires_at > datetime.now(UTC)


def make(
    state: Engine, username: str, name: str, scopes: Collection[str] = SCOPES, days: int = USUAL_DAYS,
) -> str:
    """Makes a token and gives its secret, which nobody can read again.

    Raises Forbidden for nobody's name, BadToken for scopes or days there are not and for too many tokens,
    BadText for a name that is empty or too long.
    """
    owner, called = _active(state, username), written.line(name, LONGEST_NAME)
    _check(scopes, days)
    secret, now = MARK + secrets.token_urlsafe(32), datetime.now(UTC)
    with state.begin() as connection:
        own = select(func.count()).select_from(token).where(token.c.username == username, *_in_force(now))
        if (connection.execute(own).scalar() or 0) >= MOST:
            raise BadToken(
                written.persian(f"شما {MOST} کلید معتبر دارید؛ یکی را باطل کنید تا جا باز شود."),
                f"You have {MOST} tokens in force: revoke one to make room.",
            )
        number = connection.execute(insert(token).values(
            token_hash=_hash(secret), username=username, credential_version=owner.credential_version,
            name=called, scopes=" ".join(each for each in SCOPES if each in scopes),
            created_at=now, expires_at=now + timedelta(days=days),
        ).returning(token.c.id)).scalar_one()
        audit.noted(connection, username, "token made", f"{number} {' '.join(sorted(scopes))} {days} days")
    return secret


def find(state: Engine, secret: str) -> tuple[User, Token] | None:
    """Whose secret this is; None unless it holds, its user is active and the password is the same since."""
    if not secret.startswith(MARK) or len(secret) > 2 * len(MARK) + 64 or not secret.isascii():
        return None
    with state.connect() as connection:
        row = connection.execute(select(token).where(token.c.token_hash == _hash(secret))).mappings().first()
    if row is None or not _token(row).holds:
        return None
    user = users.find(state, row["username"])
    if user is None or not user.active or user.credential_version != row["credential_version"]:
        return None
    _used(state, row)
    return user, _token(row)


def listed(state: Engine, username: str = "") -> list[Token]:
    """The tokens of a user, or everybody's: those in force first, the newest first."""
    wanted = select(token).order_by(token.c.id.desc())
    if username:
        wanted = wanted.where(token.c.username == username)
    with state.connect() as connection:
        found = [_token(row) for row in connection.execute(wanted).mappings()]
    return sorted(found, key=lambda each: not each.holds)


def revoke(state: Engine, number: int, who: str, username: str = "") -> None:
    """Ends a token at once, only one of `username` if that is given. Raises BadToken when there is none."""
    mine = [token.c.username == username] if username else []
    ended = update(token).where(token.c.id == number, token.c.revoked_at.is_(None), *mine)
    with state.begin() as connection:
        if not connection.execute(ended.values(revoked_at=datetime.now(UTC))).rowcount:
            raise BadToken(
                "کلیدی با این شماره نیست یا باطل شده است؛ از فهرست یکی را برگزینید.",
                "There is no such token, or it is revoked: choose one from the list.",
            )
        audit.noted(connection, who, "token revoked", str(number))


def _check(scopes: Collection[str], days: int) -> None:
    if not scopes or set(scopes) - set(SCOPES):
        raise BadToken(
            f"دامنهٔ کلید را برگزینید؛ ممکن‌ها: {', '.join(SCOPES)}",
            f"Choose the scopes of the token; possible: {', '.join(SCOPES)}.",
        )
    if not 1 <= days <= LONGEST_DAYS:
        raise BadToken(
            written.persian(f"اعتبار کلید از ۱ تا {LONGEST_DAYS} روز است."),
            f"A token is in force for 1 to {LONGEST_DAYS} days.",
        )


def _active(state: Engine, username: str) -> User:
    user = users.find(state, username)
    if user is None or not user.active:
        raise Forbidden("برای ساختن کلید باید وارد شوید.", "Sign in to make a token.")
    return user


def _used(state: Engine, row: RowMapping) -> None:
    now, last = datetime.now(UTC), row["last_used_at"]
    if last is None or utc(last) < now - COARSE:
        with state.begin() as connection:
            connection.execute(update(token).where(token.c.id == row["id"]).values(last_used_at=now))


def _in_force(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return token.c.revoked_at.is_(None), token.c.expires_at > now


def _token(row: RowMapping) -> Token:
    used, revoked = (utc(row[key]) if row[key] else None for key in ("last_used_at", "revoked_at"))
    return Token(
        row["id"], row["username"], row["name"], tuple(row["scopes"].split()), utc(row["created_at"]),
        utc(row["expires_at"]), used, revoked,
    )


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
