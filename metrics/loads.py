"""The recorded loads: what each did, which rows it changed and how they looked before and after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from data_access.database import Database
from data_access.schema.loads import load, load_entity, row_change
from metrics import compute, registry
from metrics.content import Column
from metrics.register import Register
from metrics.register.question import Question
from metrics.scope import Rights

MOST_LOADS, MOST_ROWS, PARCEL = 200, 100, 2000
OWN = ("source_id", "source_name", "simulated")   # changed by every load, so no news
AFTER = timedelta(microseconds=1)


@dataclass(frozen=True)
class Touched:
    """What a load did to the rows of one table."""

    entity: str
    added: int
    changed: int
    removed: int


@dataclass(frozen=True)
class Load:
    """A load as it was written down; `at` in UTC. `following` = when the next one came, None = the last."""

    id: int
    at: datetime
    who: str
    kind: str
    file_name: str | None
    rows: int
    reason: str | None
    touched: tuple[Touched, ...]
    following: datetime | None

    @property
    def after(self) -> datetime | None:
        """The moment at which this load is the last one known; None = now."""
        return self.at + AFTER if self.following else None

    def total(self, what: str) -> int:
        """Rows added, changed or removed in all tables."""
        return sum(getattr(each, what) for each in self.touched)


@dataclass(frozen=True)
class Changed:
    """One column of one row before and after; `removed` = the row is not there any more."""

    row: int
    column: Column
    old: Any
    new: Any
    removed: bool


def loads(rights: Rights, database: Database) -> list[Load]:
    """The newest first, 200 at most. Raises Forbidden for readers from outside."""
    rights.check()
    found = database.fetch(select(load).order_by(load.c.id.desc()).limit(MOST_LOADS))
    counted = database.fetch(select(load_entity).where(load_entity.c.load_id.in_([row.id for row in found])))
    of: dict[int, list[Touched]] = {}
    for row in counted:
        if row.added or row.changed or row.removed:
            of.setdefault(row.load_id, []).append(Touched(row.entity, row.added, row.changed, row.removed))
    nexts = [None, *(row.at for row in found)]
    return [
        Load(row.id, row.at, row.who, row.kind, row.file_name, row.rows, row.reason,
             tuple(sorted(of.get(row.id, ()), key=lambda each: each.entity)), following)
        for row, following in zip(found, nexts, strict=False)
    ]


def reading(chosen: Load) -> tuple[str, ...]:
    """The indicators that read a table whose rows the load added, changed or removed."""
    touched = {each.entity for each in chosen.touched}
    return tuple(code for code in registry.all_indicators() if touched & {*compute.tables(code)})


def touching(code: str, found: Sequence[Load]) -> list[Load]:
    """Those of the loads that may have restated an indicator."""
    read = {*compute.tables(code)}
    return [each for each in found if any(one.entity in read for one in each.touched)]


def changes(
    chosen: Load, entity: str, rights: Rights, before: Database, after: Database,
) -> tuple[list[Changed], bool]:
    """What the load changed in the rows of an entity that the reader may see, and whether there is more.

    Only columns that the register shows to this role; `before` and `after` are the databases around the load.
    Raises Forbidden, BadSelection.
    """
    found: list[Changed] = []
    rows = 0
    asked = Register(entity)
    for ids in _kept(chosen.id, entity, after):
        old, new = (_rows(asked, ids, rights, each) for each in (before, after))
        gone = {*ids} - _there(asked, ids, rights, after)
        for key in sorted(old):
            found += _differences(key, old[key], new.get(key), asked, rights, key in gone)
            rows += 1
            if rows >= MOST_ROWS:
                return found, True
    return found, False


def _kept(load_id: int, entity: str, database: Database) -> Iterator[list[int]]:
    """Keys of the rows the load changed or removed, parcel by parcel."""
    last = ""
    while True:
        question = select(row_change.c.row_id).where(
            row_change.c.load_id == load_id, row_change.c.entity == entity, row_change.c.row_id > last
        )
        found = [row.row_id for row in database.fetch(question.order_by(row_change.c.row_id).limit(PARCEL))]
        if not found:
            return
        yield [int(key) for key in found]
        last = found[-1]


def _rows(asked: Register, ids: Sequence[int], rights: Rights, database: Database) -> dict[int, list[Any]]:
    """Key to the cells of the rows the reader may see."""
    question = Question(asked, rights)
    table = question.entity.table
    rows = database.fetch(question.rows().add_columns(table.c.id.label("_key")).where(table.c.id.in_(ids)))
    return {row[-1]: list(row)[:-1] for row in rows}


def _there(asked: Register, ids: Sequence[int], rights: Rights, database: Database) -> set[int]:
    """Keys that still exist, whoever may see them: a row that went to another province is not removed."""
    table = Question(asked, rights).entity.table
    return {row.id for row in database.fetch(select(table.c.id).where(table.c.id.in_(ids)))}


def _differences(
    key: int, old: list[Any], new: list[Any] | None, asked: Register, rights: Rights, removed: bool,
) -> Iterator[Changed]:
    columns = [field.column for field in Question(asked, rights).fields]
    for place, column in enumerate(columns):
        later = None if new is None else new[place]
        if column.key in OWN or (old[place] == later and not removed):
            continue
        if removed and old[place] is None:
            continue
        yield Changed(key, column, old[place], later, removed)
