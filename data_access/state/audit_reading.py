"""The audit log as its readers ask for it: the newest first, by who, what and when, a page at a time."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, func, select

from data_access.state.audit_chain import Line
from data_access.state.tables import audit, utc

PAGE, MANY = 50, 5000
_COLUMNS = tuple(column for column in audit.c if column.name not in {"previous", "mark"})


@dataclass(frozen=True)
class Wanted:
    """Which lines; empty = any. `since` is the first moment, `until` the first one no longer wanted."""

    who: str = ""
    what: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if self.who:
            found.append(audit.c.who == self.who)
        if self.what:
            found.append(audit.c.what == self.what)
        if self.since:
            found.append(audit.c.at >= self.since)
        if self.until:
            found.append(audit.c.at < self.until)
        return found


def page(engine: Engine, wanted: Wanted, skipped: int = 0, most: int = PAGE) -> list[Line]:
    """The newest lines wanted, after the first `skipped` of them. Raises DataUnavailable."""
    asked = _asked(wanted).order_by(audit.c.id.desc()).offset(skipped).limit(most)
    with engine.connect() as connection:
        return [_line(row) for row in connection.execute(asked)]


def count(engine: Engine, wanted: Wanted) -> int:
    """How many lines are wanted. Raises DataUnavailable."""
    with engine.connect() as connection:
        asked = select(func.count()).select_from(audit).where(*wanted.conditions())
        return connection.execute(asked).scalar() or 0


def actors(engine: Engine) -> list[str]:
    """Whoever stands in the log. Raises DataUnavailable."""
    with engine.connect() as connection:
        return [*connection.execute(select(audit.c.who).distinct().order_by(audit.c.who)).scalars()]


def last(engine: Engine, what: str) -> dict[str, datetime]:
    """When each did this last, of those whose line is not put away. Raises DataUnavailable."""
    asked = select(audit.c.who, func.max(audit.c.at)).where(audit.c.what == what).group_by(audit.c.who)
    with engine.connect() as connection:
        return {who: utc(at) for who, at in connection.execute(asked)}


def each(engine: Engine, wanted: Wanted) -> Iterator[Line]:
    """All lines wanted, the oldest first, in flat memory. Raises DataUnavailable."""
    last = 0
    with engine.connect() as connection:
        while lines := _after(connection, wanted, last):
            yield from lines
            last = lines[-1].number


def shown(text: str) -> str:
    r"""The text with every letter that could change how the rest reads made visible.

    >>> shown("a\u202eb\x1b")
    'a⟨U+202E⟩b⟨U+001B⟩'
    """
    return "".join(
        f"⟨U+{ord(letter):04X}⟩"
        if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and letter != "\u200c" else letter
        for letter in text
    )


def _after(connection: Connection, wanted: Wanted, last: int) -> list[Line]:
    asked = _asked(wanted).where(audit.c.id > last).order_by(audit.c.id).limit(MANY)
    return [_line(row) for row in connection.execute(asked)]


def _asked(wanted: Wanted) -> Select[Any]:
    return select(*_COLUMNS).where(*wanted.conditions())


def _line(row: Any) -> Line:
    return Line(row.id, utc(row.at), row.who, row.what, row.detail, row.address, "")
