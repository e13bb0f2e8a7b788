"""From when to when loaded rows are complete: who loads them says so; outside, figures are unknown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Table, insert, literal, select, update

from common.errors import BadPeriod
from common.period import Period
from data_access.loading import history, titles
from data_access.loading.entities import Entity
from data_access.loading.refusals import FileRefused, refused
from data_access.schema.places import coverage

ALL = "*"


@dataclass(frozen=True)
class Cover:
    """Days of which a table holds all rows; `last` None = open."""

    first: date
    last: date | None

    @classmethod
    def parse(cls, text: str) -> "Cover":
        """Reads `1401`, `1390/1401` or `1390/`. Raises FileRefused.

        >>> Cover.parse("1390/1401")
        Cover(first=datetime.date(2011, 3, 21), last=datetime.date(2023, 3, 20))
        """
        begin, slash, end = text.partition("/")
        try:
            first = Period.parse(begin)
            last = Period.parse(end).last_day if end else None if slash else first.last_day
        except BadPeriod as failure:
            raise unreadable(text) from failure
        if last is not None and last < first.start:
            raise unreadable(text)
        return cls(first.start, last)


def unreadable(text: str) -> FileRefused:
    return refused("covers", "--covers", text)


def cover(
    connection: Connection, load_id: int, entities: Sequence[Entity], said: Mapping[str, Cover]
) -> list[tuple[str, str]]:
    """Widens what the tables cover by what was said; gives a sentence on each of which nothing is known."""
    told = []
    for entity in entities:
        asked = said.get(entity.name, said.get(ALL))
        known = _known(connection, entity.name)
        if asked is not None:
            keep(connection, load_id, entity.name)
            widen(connection, entity.table, asked.first, asked.last)
        elif known is None and not _held_rows(connection, entity.table, load_id):
            keep(connection, load_id, entity.name)
            connection.execute(insert(coverage).values(entity=entity.name, first_day=None, last_day=None))
            told.append(_unsaid(entity.name))
        elif known is not None and known.first_day is None:
            told.append(_unsaid(entity.name))
    return told


def keep(connection: Connection, load_id: int, entity: str) -> None:
    """Remembers what was covered before the load."""
    key = select(coverage.c.entity).where(coverage.c.entity == entity)
    if not history.keep_before(connection, load_id, coverage, key):
        history.keep_absent(connection, load_id, coverage, select(literal(entity)))


def widen(connection: Connection, table: Table, first: date, last: date | None) -> None:
    """Widens what the rows of a table cover; an open end stays open."""
    found = _known(connection, table.name)
    days = _widened(found, Cover(first, last))
    if found is None:
        connection.execute(insert(coverage).values(entity=table.name, **days))
    else:
        connection.execute(update(coverage).where(coverage.c.entity == table.name).values(**days))


def says_more(connection: Connection, entities: Sequence[Entity], said: Mapping[str, Cover]) -> bool:
    """Whether what was said is more than what is known."""
    for entity in entities:
        asked = said.get(entity.name, said.get(ALL))
        known = _known(connection, entity.name)
        now = {"first_day": known.first_day, "last_day": known.last_day} if known else None
        if asked is not None and _widened(known, asked) != now:
            return True
    return False


def _known(connection: Connection, name: str) -> Row[Any] | None:
    return connection.execute(select(coverage).where(coverage.c.entity == name)).first()


def _widened(known: Row[Any] | None, asked: Cover) -> dict[str, date | None]:
    if known is None or known.first_day is None:
        return {"first_day": asked.first, "last_day": asked.last}
    ends = (known.last_day, asked.last)
    return {"first_day": min(known.first_day, asked.first), "last_day": None if None in ends else max(ends)}


def _held_rows(connection: Connection, table: Table, load_id: int) -> bool:
    """Rows of another source than this load's: what they cover was settled before."""
    own = history.source_of(connection, load_id)
    return connection.execute(select(table.c.id).where(table.c.source_id != own).limit(1)).first() is not None


def _unsaid(name: str) -> tuple[str, str]:
    fa = (f"گفته نشده که ردیف‌های «{titles.of_entity(name)}» از کی تا کی کامل است؛"
          f" تا گفته نشود ارقامش نامعلوم می‌ماند (--covers {name}=1401).")
    en = (f"Nobody said from when to when the rows of {name} are complete: until then its figures stay"
          f" unknown (--covers {name}=1401).")
    return fa, en
