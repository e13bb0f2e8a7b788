"""Users as an administrator changes them: every change with who made it, what was before and what is now.

Each function asks itself whether who acts may; a page that forgot to ask opens nothing.
"""

from collections.abc import Collection

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from common import rights
from common.errors import Forbidden
from data_access.state import attempts, audit, audit_chain, passwords, sessions, totp, user_rules, users
from data_access.state.keyed import keyed
from data_access.state.tables import user_province
from data_access.state.tables import users as table
from data_access.state.user_rules import BadUser
from data_access.state.users import User

MANAGING = "manage_users"
LONGEST_FULL_NAME = 100


def add(
    state: Engine, who: str, username: str, role: str, provinces: Collection[str] = (), full_name: str = "",
) -> str:
    """Makes a user and gives the password, shown this once and changed at the first sign-in.

    Raises Forbidden, BadUser.
    """
    _may(state, who)
    password = passwords.drawn()
    users.add(state, username, password, role, provinces, full_name, who=who, must_change=True)
    return password


def set_role(state: Engine, who: str, username: str, role: str, provinces: Collection[str] = ()) -> None:
    """Another role, other provinces, or both; the user's sessions end. Raises Forbidden, BadUser."""
    _may(state, who)
    user_rules.check_role(role, provinces)
    with state.begin() as connection:
        found = _found(connection, state, username)
        if who == username and role != found.role:
            raise _oneself()
        if role != found.role:
            _not_the_last(connection, found)
        before, after = sorted(found.provinces), sorted(set(provinces))
        if (role, after) == (found.role, before):
            return
        _change(connection, username, role=role)
        connection.execute(delete(user_province).where(user_province.c.username == username))
        if after:
            rows = [{"username": username, "province_code": code} for code in after]
            connection.execute(insert(user_province), rows)
        if role != found.role:
            audit.noted(connection, who, "role changed", f"{username}: {found.role} -> {role}")
        if after != before:
            told = f"{username}: {' '.join(before) or '-'} -> {' '.join(after) or '-'}"
            audit.noted(connection, who, "provinces changed", told)


def rename(state: Engine, who: str, username: str, full_name: str) -> None:
    """Another full name. Raises Forbidden, BadUser."""
    _may(state, who)
    called = " ".join(full_name.replace("\0", "").split())[:LONGEST_FULL_NAME] or username
    with state.begin() as connection:
        found = _found(connection, state, username)
        if called != found.full_name:
            connection.execute(update(table).where(table.c.username == username).values(full_name=called))
            told = f"{username}: {found.full_name} -> {called}"
            audit.noted(connection, who, "name changed", told)


def new_password(state: Engine, who: str, username: str) -> str:
    """Gives a new password, shown this once and changed at the next sign-in. Raises Forbidden, BadUser."""
    _may(state, who)
    password = passwords.drawn()
    users.set_password(state, username, password, who=who, must_change=True)
    return password


def deactivate(state: Engine, who: str, username: str) -> None:
    """The user can no longer sign in; sessions and tokens end. Raises Forbidden, BadUser."""
    _may(state, who)
    with state.begin() as connection:
        found = _found(connection, state, username)
        if who == username:
            raise _oneself()
        _not_the_last(connection, found)
        _change(connection, username, active=False)
        audit.noted(connection, who, "user deactivated", username)


def reactivate(state: Engine, who: str, username: str) -> None:
    """The user may sign in again, with the password of before. Raises Forbidden, BadUser."""
    _may(state, who)
    with state.begin() as connection:
        if not _found(connection, state, username).active:
            _change(connection, username, active=True)
            audit.noted(connection, who, "user reactivated", username)


def end_sessions(state: Engine, who: str, username: str) -> int:
    """Ends every session of the user and gives how many. Raises Forbidden, BadUser."""
    _may(state, who)
    _there(state, username)
    return sessions.end_all(state, username, who=who)


def reset_second_factor(state: Engine, who: str, username: str) -> None:
    """The user signs in by the password alone, until a device is set up anew. Raises Forbidden, BadUser."""
    _may(state, who)
    _there(state, username)
    totp.reset(state, username, who)


def unlock(state: Engine, who: str, username: str) -> None:
    """Whoever failed too often for this name need wait no longer. Raises Forbidden, BadUser."""
    _may(state, who)
    _there(state, username)
    attempts.forget(state, keyed("attempt", username))
    audit.record(state, who, "login unlocked", username)


def _may(state: Engine, who: str) -> None:
    """The command line may: whoever can run it can read the database itself."""
    if who == audit.TERMINAL:
        return
    user = users.find(state, who)
    if user is None or not user.active or not rights.may(user.role, MANAGING):
        raise Forbidden(
            "کاربران را تنها مدیر سامانه می‌سازد و تغییر می‌دهد.",
            "Only an administrator makes and changes users.",
        )


def _there(state: Engine, username: str) -> User:
    found = users.find(state, username)
    if found is None:
        raise user_rules.nobody(username)
    return found


def _found(connection: Connection, state: Engine, username: str) -> User:
    """The user, while nobody else can change one: two administrators cannot put each other out at once."""
    audit_chain.taken(connection)
    return _there(state, username)


def _not_the_last(connection: Connection, found: User) -> None:
    others = select(func.count()).select_from(table).where(
        table.c.role == found.role, table.c.active, table.c.demo.is_(False),
        table.c.username != found.username,
    )
    if rights.may(found.role, MANAGING) and not connection.execute(others).scalar():
        raise BadUser(
            "این تنها مدیر فعال سامانه است؛ نخست مدیر دیگری بسازید.",
            "This is the last active administrator: make another one first.",
        )


def _change(connection: Connection, username: str, **values: object) -> None:
    """Sessions and tokens of the user end with it."""
    risen = {"credential_version": table.c.credential_version + 1}
    connection.execute(update(table).where(table.c.username == username).values(**values, **risen))


def _oneself() -> Forbidden:
    return Forbidden(
        "نقش و دسترسی خود را نمی‌توانید عوض کنید؛ مدیر دیگری باید چنین کند.",
        "Nobody changes the own role or access: another administrator has to.",
    )
