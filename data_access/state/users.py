"""Users: who may sign in, in which role, for which provinces."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from data_access.state import audit, passwords, user_rules
from data_access.state.tables import session, user_province, users

BadUser, LONGEST_BYTES = user_rules.BadUser, passwords.LONGEST_BYTES


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
    full_name: str = "", demo: bool = False, *, who: str = audit.TERMINAL, must_change: bool = False,
) -> None:
    """Makes a user. Raises BadUser for what is not acceptable in a user, and for a name in use.

    `must_change`: whoever signs in with this password has to choose another one first.
    """
    user_rules.check_name(username)
    user_rules.check_role(role, provinces)
    if not demo:   # the password of demo users is public, and marked so
        passwords.check(password, username, full_name)
    kept = passwords.hashed(password)
    own = [{"username": username, "province_code": code} for code in sorted(set(provinces))]
    try:
        with state.begin() as connection:
            connection.execute(insert(users).values(
                username=username, full_name=full_name[:100] or username, password_hash=kept, role=role,
                active=True, demo=demo, must_change=must_change, credential_version=1,
                created_at=datetime.now(UTC),
            ))
            if own:
                connection.execute(insert(user_province), own)
            told = f"{username} {role} {' '.join(each['province_code'] for each in own)}"
            audit.noted(connection, who, "user added", told.rstrip())
    except IntegrityError as failure:
        raise BadUser(
            f"کاربر «{username}» از پیش هست.", f"There is already a user {username!r}.",
        ) from failure


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


def set_password(
    state: Engine, username: str, password: str, *, who: str = audit.TERMINAL, must_change: bool = False,
) -> None:
    """Sets a new password and ends all sessions and tokens of the user. Raises BadUser."""
    user = find(state, username)
    if user is None:
        raise user_rules.nobody(username)
    passwords.check(password, username, user.full_name)
    _change(
        state, username, (who, "password changed" if who == username else "password set"),
        password_hash=passwords.hashed(password), must_change=must_change,
    )


def change_own_password(state: Engine, username: str, password: str, secret: str) -> None:
    """The user chooses a new one: all sessions but that of `secret`, and all tokens, end. Raises BadUser."""
    set_password(state, username, password, who=username)
    version = select(users.c.credential_version).where(users.c.username == username).scalar_subquery()
    key = hashlib.sha256(secret.encode()).hexdigest()
    own = (session.c.token_hash == key, session.c.username == username)
    with state.begin() as connection:
        connection.execute(update(session).where(*own).values(credential_version=version))


def deactivate(state: Engine, username: str) -> None:
    """The user can no longer sign in; sessions end. Whoever acts is not asked for: see administering.py."""
    _change(state, username, (audit.TERMINAL, "user deactivated"), active=False)


def must_change(state: Engine, username: str) -> bool:
    """Whether the password was set by somebody else, so that its owner has to choose another."""
    with state.connect() as connection:
        found = select(users.c.must_change).where(users.c.username == username)
        return bool(connection.execute(found).scalar())


def _change(state: Engine, username: str, told: tuple[str, str], **values: object) -> None:
    who, what = told
    with state.begin() as connection:
        changed = connection.execute(
            update(users).where(users.c.username == username)
            .values(credential_version=users.c.credential_version + 1, **values)
        ).rowcount
        if not changed:
            raise user_rules.nobody(username)
        audit.noted(connection, who, what, username)
