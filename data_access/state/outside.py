"""Accounts of the organisation (OpenID Connect): which of them is which user; nobody else is let in."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Engine, delete, insert, select

from data_access.state import audit, users
from data_access.state.tables import outside_account
from data_access.state.users import BadUser, User

LONGEST = 255


def attach(state: Engine, username: str, issuer: str, subject: str, who: str = audit.TERMINAL) -> None:
    """From now on this account is this user; an account of before is forgotten. Raises BadUser."""
    if not users.known(state, username):
        raise BadUser(f"کاربری به نام «{username}» نداریم.", f"There is no user {username!r}.")
    if not 0 < len(subject) <= LONGEST or not 0 < len(issuer) <= LONGEST:
        raise BadUser(
            "نشانی صادرکننده و شناسهٔ حساب را بنویسید.", "Give the issuer and the subject of the account.",
        )
    own = (outside_account.c.username == username) & (outside_account.c.issuer == issuer)
    same = (outside_account.c.subject == subject) & (outside_account.c.issuer == issuer)
    with state.begin() as connection:
        connection.execute(delete(outside_account).where(own | same))
        connection.execute(insert(outside_account).values(
            issuer=issuer, subject=subject, username=username, added_at=datetime.now(UTC),
        ))
        audit.noted(connection, who, "outside account set", f"{username} {issuer}")


def user_of(state: Engine, issuer: str, subjects: Sequence[str]) -> User | None:
    """The active user whose account this is, by any of its names; None for everybody else."""
    mine = outside_account.c.issuer == issuer, outside_account.c.subject.in_(subjects)
    with state.connect() as connection:
        names = connection.execute(select(outside_account.c.username).where(*mine)).scalars().all()
    found = users.find(state, names[0]) if len(set(names)) == 1 else None
    return found if found and found.active else None
