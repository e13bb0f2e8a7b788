"""Users: who may sign in, in which role, for which provinces."""

import csv
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

import bcrypt
from sqlalchemy import Engine, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from common.errors import DashboardError
from common.settings import ROOT
from data_access.state import audit
from data_access.state.tables import ROLES, user_province, users

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,31}")
SHORTEST, LONGEST_BYTES = 10, 72   # bcrypt reads 72 bytes


class BadUser(DashboardError):
    """A user that must not be made or changed so."""


@dataclass(frozen=True)
class User:
    """A user as the rest of the program sees it; the password hash stays here."""

    username: str
    full_name: str
    role: str
    provinces: frozenset[str]
    active: bool
    demo: bool
    credential_version: int


def add(
    state: Engine, username: str, password: str, role: str, provinces: Collection[str] = (),
    full_name: str = "", demo: bool = False,
) -> None:
    """Makes a user. Raises BadUser for what is not acceptable in a user, and for a name in use."""
    _check(username, password, role, provinces)
    own = [{"username": username, "province_code": code} for code in sorted(set(provinces))]
    try:
        with state.begin() as connection:
            connection.execute(insert(users).values(
                username=username, full_name=full_name[:100] or username, password_hash=_hash(password),
                role=role, active=True, demo=demo, credential_version=1, created_at=datetime.now(UTC),
            ))
            if own:
                connection.execute(insert(user_province), own)
    except IntegrityError as failure:
        raise BadUser(
            f"کاربر «{username}» از پیش هست.", f"There is already a user {username!r}.",
        ) from failure
    audit.record(state, audit.TERMINAL, "user added", f"{username} {role}")


def find(state: Engine, username: str) -> User | None:
    """The user of that name, or None."""
    with state.connect() as connection:
        named = select(users).where(users.c.username == username)
        row = connection.execute(named).mappings().first()
        if row is None:
            return None
        own = select(user_province.c.province_code).where(user_province.c.username == username)
        codes = frozenset(connection.execute(own).scalars())
        return User(
            row["username"], row["full_name"], row["role"], codes, row["active"], row["demo"],
            row["credential_version"],
        )


def password_hash(state: Engine, username: str) -> str | None:
    """The bcrypt hash of an active user; None for everybody else."""
    with state.connect() as connection:
        found: str | None = connection.execute(
            select(users.c.password_hash).where(users.c.username == username, users.c.active)
        ).scalar()
        return found


def known(state: Engine, username: str) -> bool:
    """Whether there is a user of that name; one question, as long for every name."""
    with state.connect() as connection:
        named = select(users.c.username).where(users.c.username == username)
        return connection.execute(named).scalar() is not None


def everyone(state: Engine) -> list[User]:
    with state.connect() as connection:
        names = connection.execute(select(users.c.username).order_by(users.c.username)).scalars().all()
    return [user for user in (find(state, name) for name in names) if user]


def nobody_yet(state: Engine) -> bool:
    """Whether no real (not demo) user exists."""
    with state.connect() as connection:
        real = select(func.count()).select_from(users).where(users.c.demo.is_(False))
        return not connection.execute(real).scalar()


def set_password(state: Engine, username: str, password: str) -> None:
    """Sets a new password and ends all sessions of the user."""
    _check_password(password)
    _change(state, username, "password changed", password_hash=_hash(password))


def deactivate(state: Engine, username: str) -> None:
    """The user can no longer sign in; sessions end."""
    _change(state, username, "user deactivated", active=False)


def _change(state: Engine, username: str, what: str, **values: object) -> None:
    with state.begin() as connection:
        changed = connection.execute(
            update(users).where(users.c.username == username)
            .values(credential_version=users.c.credential_version + 1, **values)
        ).rowcount
    if not changed:
        raise BadUser(f"کاربری به نام «{username}» نداریم.", f"There is no user {username!r}.")
    audit.record(state, audit.TERMINAL, what, username)


def _check(username: str, password: str, role: str, provinces: Collection[str]) -> None:
    if not NAME.fullmatch(username):
        raise BadUser(
            "نام کاربری باید ۳ تا ۳۲ حرف کوچک لاتین، رقم، نقطه یا خط باشد.",
            "A user name has 3 to 32 lower-case Latin letters, digits, dots or dashes.",
        )
    if role not in ROLES:
        listed = ", ".join(ROLES)
        raise BadUser(f"نقش «{role}» نداریم؛ نقش‌ها: {listed}", f"There is no role {role!r}; roles: {listed}")
    unknown = set(provinces) - _province_codes()
    if unknown:
        listed = ", ".join(sorted(unknown))
        raise BadUser(f"استان ناشناخته: {listed}", f"Unknown province: {listed}")
    if (role == "provincial_deputy") != bool(provinces):
        raise BadUser(
            "معاون استانی باید استان داشته باشد و نقش‌های دیگر نه.",
            "A provincial deputy needs a province, other roles have none.",
        )
    _check_password(password)


def _check_password(password: str) -> None:
    if len(password) < SHORTEST or len(password.encode()) > LONGEST_BYTES:
        raise BadUser(
            "گذرواژه باید دست‌کم ۱۰ نویسه و حداکثر ۷۲ بایت باشد.",
            "A password has at least 10 characters and at most 72 bytes.",
        )


def _hash(password: str) -> str:
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt()).decode()


def _province_codes() -> set[str]:
    with (ROOT / "assets/provinces.csv").open(encoding="utf-8", newline="") as file:
        return {row["province_code"] for row in csv.DictReader(file)}
