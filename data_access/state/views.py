"""Saved views: a page with its choices under a name, one's own or shared with everybody who may sign in.

A view is an address and nothing more: who opens it sees what the page shows to that reader.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from common import rights
from common.errors import DashboardError, Forbidden
from data_access.state import audit, users, written
from data_access.state.tables import saved_view, utc
from data_access.state.users import User
from data_access.state.written import persian

LONGEST_NAME, MOST = 80, 200   # letters of a name; views of one owner
PAGE = re.compile(r"[a-z][a-z_]{0,39}")


class BadView(DashboardError):
    """A view that cannot be kept or changed so."""


@dataclass(frozen=True)
class View:
    """A saved view; `address` is the query string of `page`, without the language."""

    number: int
    owner: str
    name: str
    page: str
    address: str
    shared: bool
    created_at: datetime
    changed_at: datetime


def save(state: Engine, username: str, name: str, page: str, address: str, shared: bool = False) -> int:
    """Keeps a view under a name and gives its number.

    Raises Forbidden for nobody's name; BadText and BadView for a name that is empty, too long or in use, for
    an address that is too long, and when there are too many.
    """
    owner, called = _user(state, username), written.line(name, LONGEST_NAME)
    if not PAGE.fullmatch(page):
        raise _gone()
    now = datetime.now(UTC)
    row = {"owner": owner.username, "name": called, "page": page, "address": written.address(address),
           "shared": shared, "created_at": now, "changed_at": now}
    try:
        with state.begin() as connection:
            _check_room(connection, owner)
            saved = insert(saved_view).values(row).returning(saved_view.c.id)
            number = int(connection.execute(saved).scalar_one())
            audit.noted(connection, owner.username, "view saved", f"{number} {page} shared={shared}")
    except IntegrityError as failure:
        raise _in_use(called) from failure
    return number


def listed(state: Engine, username: str) -> list[View]:
    """The user's own views and those that others share, by name. Raises Forbidden for nobody's name."""
    wanted = select(saved_view).where(_open_to(_user(state, username)))
    with state.connect() as connection:
        rows = connection.execute(wanted.order_by(saved_view.c.name, saved_view.c.id)).mappings()
        return [_view(dict(row)) for row in rows]


def find(state: Engine, username: str, number: int) -> View:
    """A view of the user's own, or a shared one. Raises BadView for any other number."""
    reader = _user(state, username)
    with state.connect() as connection:
        return _found(connection, reader, number)


def rename(state: Engine, username: str, number: int, name: str) -> None:
    """Raises Forbidden, BadView, BadText."""
    called = written.line(name, LONGEST_NAME)
    try:
        _change(state, username, number, "view renamed", name=called)
    except IntegrityError as failure:
        raise _in_use(called) from failure


def share(state: Engine, username: str, number: int, shared: bool) -> None:
    """Shows the view to all readers, or to its owner only. Raises Forbidden, BadView."""
    _change(state, username, number, "view shared" if shared else "view no longer shared", shared=shared)


def remove(state: Engine, username: str, number: int) -> None:
    """Raises Forbidden, BadView."""
    user = _user(state, username)
    with state.begin() as connection:
        _changeable(connection, user, number)
        connection.execute(delete(saved_view).where(saved_view.c.id == number))
        audit.noted(connection, user.username, "view removed", str(number))


def may_change(username: str, role: str, view: View) -> bool:
    """Its owner may, and a steward may see to what is shared with everybody."""
    return view.owner == username or (view.shared and rights.may(role, "tend_views"))


def _change(state: Engine, username: str, number: int, what: str, **values: object) -> None:
    user = _user(state, username)
    with state.begin() as connection:
        _changeable(connection, user, number)
        changed = update(saved_view).where(saved_view.c.id == number)
        connection.execute(changed.values(changed_at=datetime.now(UTC), **values))
        audit.noted(connection, user.username, what, str(number))


def _changeable(connection: Connection, user: User, number: int) -> None:
    if not may_change(user.username, user.role, _found(connection, user, number)):
        raise Forbidden(
            "این نما از شخص دیگری است؛ آن را باز کنید و با نام خود ذخیره کنید.",
            "This view is somebody else's: open it and save it under a name of your own.",
        )


def _found(connection: Connection, reader: User, number: int) -> View:
    wanted = select(saved_view).where(saved_view.c.id == number, _open_to(reader))
    row = connection.execute(wanted).mappings().first()
    if row is None:
        raise _gone()
    return _view(dict(row))


def _open_to(reader: User) -> ColumnElement[bool]:
    return or_(saved_view.c.owner == reader.username, saved_view.c.shared)


def _user(state: Engine, username: str) -> User:
    user = users.find(state, username)
    if user is None or not user.active:
        raise Forbidden("برای ذخیرهٔ نما باید وارد شوید.", "Sign in to keep views.")
    return user


def _check_room(connection: Connection, owner: User) -> None:
    own = select(func.count()).select_from(saved_view).where(saved_view.c.owner == owner.username)
    if (connection.execute(own).scalar() or 0) >= MOST:
        raise BadView(
            persian(f"شما {MOST} نمای ذخیره‌شده دارید؛ یکی را حذف کنید تا جا باز شود."),
            f"You have {MOST} saved views: delete one to make room.",
        )


def _in_use(name: str) -> BadView:
    return BadView(
        f"نمایی به نام «{name}» دارید؛ نام دیگری بنویسید.",
        f"You have a view called {name!r}: write another name.",
    )


def _gone() -> BadView:
    return BadView(
        "این نما دیگر نیست یا برای شما باز نیست؛ از فهرست یکی را برگزینید.",
        "This view is no longer there or not open to you: choose one from the list.",
    )


def _view(row: dict[str, object]) -> View:
    moments = {name: utc(row[name]) for name in ("created_at", "changed_at")}  # type: ignore[arg-type]
    return View(number=row.pop("id"), **(row | moments))  # type: ignore[arg-type]
