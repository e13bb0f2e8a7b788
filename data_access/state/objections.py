"""Objections to figures, read: which figures are contested, by whom, and what the answer was."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, RowMapping, Select, func, or_, select

from common import rights
from common.errors import Forbidden
from common.period import Period
from data_access.state import users
from data_access.state.tables import objection, objection_end, utc
from data_access.state.users import User

STATES = ("open", "accepted", "rejected", "withdrawn")
AUTHORS, STEWARDS = rights.who("object"), rights.who("answer_objections")
READERS = tuple(role for role in rights.ROLES if rights.opens(role, "objections"))
ALL = select(
    *objection.c, objection_end.c.outcome, objection_end.c.reason,
    objection_end.c.who.label("answered_by"), objection_end.c.at.label("answered_at"),
).outerjoin(objection_end)
_STATUS = func.coalesce(objection_end.c.outcome, "open")


@dataclass(frozen=True)
class Figure:
    """One figure of one province: what is contested, whatever its value."""

    code: str
    period: Period
    province: str
    park: int | None = None
    category: str | None = None


@dataclass(frozen=True)
class Seen:
    """What the author saw: the value in its unit (None = unknown), on which page, by which query string."""

    value: float | None
    unit: str
    page: str = ""
    address: str = ""


@dataclass(frozen=True)
class Objection:
    """An objection with its end, if it has one; `status` is one of STATES."""

    number: int
    at: datetime
    who: str
    figure: Figure
    seen: Seen
    text: str
    status: str
    answered_by: str | None
    answered_at: datetime | None
    answer: str


def find(state: Engine, username: str, number: int) -> Objection | None:
    """The objection of that number, if there is one that this user may read. Raises Forbidden."""
    wanted = ALL.where(objection.c.id == number, *_readable(state, username))
    with state.connect() as connection:
        row = connection.execute(wanted).mappings().first()
    return _objection(row) if row else None


def listed(
    state: Engine, username: str, status: str = "", province: str = "", page: int = 0, most: int = 20,
) -> list[Objection]:
    """The newest first that this user may read; "" = every status or province. Raises Forbidden."""
    wanted = ALL.where(*_readable(state, username), *_narrowed(status, province))
    ordered = wanted.order_by(objection.c.id.desc()).offset(page * most).limit(most)
    with state.connect() as connection:
        return [_objection(row) for row in connection.execute(ordered).mappings()]


def counted(state: Engine, username: str, province: str = "") -> dict[str, int]:
    """How many of each status this user may read; every status has its number. Raises Forbidden."""
    both = select(_STATUS, func.count()).select_from(objection).outerjoin(objection_end)
    wanted: Select[str, int] = both.where(*_readable(state, username), *_narrowed("", province))
    with state.connect() as connection:
        found = {row[0]: row[1] for row in connection.execute(wanted.group_by(_STATUS))}
    return {status: found.get(status, 0) for status in STATES}


def contested(state: Engine) -> dict[Figure, int]:
    """How many open objections each contested figure has; without texts and names, so for every reader."""
    names = ("indicator", "start", "stop", "province", "park", "category")
    still = select(*(objection.c[name] for name in names)).outerjoin(objection_end).where(
        objection_end.c.outcome.is_(None)
    )
    with state.connect() as connection:
        rows = connection.execute(still).mappings()
        return dict(Counter(figure_of(row) for row in rows))


def of_figure(state: Engine, username: str, figure: Figure) -> list[Objection]:
    """The open objections to one figure that this user may read. Raises Forbidden."""
    same = _narrowed("open", figure.province)
    wanted = ALL.where(*_readable(state, username), *same, objection.c.indicator == figure.code)
    with state.connect() as connection:
        found = [_objection(row) for row in connection.execute(wanted.order_by(objection.c.id)).mappings()]
    return [each for each in found if each.figure == figure]


def _narrowed(status: str, province: str) -> list[ColumnElement[bool]]:
    wanted = {_STATUS: status, objection.c.province: province}
    return [column == value for column, value in wanted.items() if value]


def _readable(state: Engine, username: str) -> list[ColumnElement[bool]]:
    """A deputy reads those to the own provinces, and those written by the deputy while others were."""
    reader = may(users.find(state, username), READERS)
    if reader.role not in AUTHORS:
        return []
    return [or_(objection.c.province.in_(sorted(reader.provinces)), objection.c.who == reader.username)]


def may(user: User | None, roles: tuple[str, ...]) -> User:
    """The user, if active and of one of these roles. Raises Forbidden."""
    if user is None or not user.active or user.role not in roles:
        raise forbidden()
    return user


def figure_of(row: RowMapping) -> Figure:
    """The figure that a row of the table objection is about."""
    period = Period(row["start"], row["stop"])
    return Figure(row["indicator"], period, row["province"], row["park"], row["category"])


def _objection(row: RowMapping) -> Objection:
    return Objection(
        row["id"], utc(row["at"]), row["who"], figure_of(row),
        Seen(row["value"], row["unit"], row["page"], row["address"]), row["text"], row["outcome"] or "open",
        row["answered_by"], utc(row["answered_at"]) if row["answered_at"] else None, row["reason"] or "",
    )


def forbidden() -> Forbidden:
    """Why not, in words."""
    return Forbidden(
        "این کار برای نقش شما باز نیست: اعتراض از معاون همان استان است و پاسخ از امین داده.",
        "Your role may not do this: objections come from the deputy of that very province, answers from a"
        " steward.",
    )
