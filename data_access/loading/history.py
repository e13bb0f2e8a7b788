"""Remembers what a load does: who, when, why, and how the rows it touches looked before.

Everything here is one statement of SQL for any number of rows, in the transaction of the load.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Select,
    String,
    Table,
    cast,
    exists,
    func,
    insert,
    literal,
    literal_column,
    null,
    select,
)

from common.wording import digits
from data_access.schema.loads import load, load_entity, row_change
from data_access.schema.places import source

TICK = timedelta(microseconds=1)   # what PostgreSQL and DuckDB tell apart
KEPT = [row_change.c.load_id, row_change.c.entity, row_change.c.row_id, row_change.c.before]


def begin(
    connection: Connection, who: str, kind: str, file_name: str | None, file_hash: str | None, rows: int,
    reason: str | None = None, at: datetime | None = None,
) -> int:
    """Writes the load down with a source of its own, which rows it adds or changes must carry; gives its key.

    `at` is a UTC moment without a zone, by default now. A load is always later than the one before it, even
    when the machine's clock went back: as-of questions go by the order of the moments.
    """
    newest, last, last_source = connection.execute(select(
        select(func.max(load.c.at)).scalar_subquery(), select(func.max(load.c.id)).scalar_subquery(),
        select(func.max(source.c.id)).scalar_subquery(),
    )).one()
    moment = at or datetime.now(UTC).replace(tzinfo=None)
    if newest is not None:
        moment = max(moment, newest + TICK)
    number, own = (last or 0) + 1, (last_source or 0) + 1
    named = file_name or kind
    connection.execute(insert(source).values(
        id=own, reference=f"load {number}: {named}",
        title_fa=f"بارگذاری {digits(str(number), 'fa')}: {named}", title_en=f"Load {number}: {named}",
    ))
    connection.execute(insert(load).values(
        id=number, at=moment, who=who, kind=kind, file_name=file_name,
        file_hash=file_hash, rows=rows, reason=reason or None, source=own,
    ))
    return number


def source_of(connection: Connection, load_id: int) -> int:
    """The source that the rows added or changed by the load carry as `source_id`."""
    return int(connection.execute(select(load.c.source).where(load.c.id == load_id)).scalar_one())


def keep_before(connection: Connection, load_id: int, table: Table, ids: Select[Any]) -> int:
    """Keeps these rows whole, as they are now; call it before they are changed or removed.

    `ids` gives one column of keys of the table. A row that the load kept already stays as it was kept first.
    Gives how many rows were kept.
    """
    key = key_of(table)
    question = select(
        literal(load_id), literal(table.name), cast(key, String), _as_json(connection, table)
    ).where(key.in_(ids), ~_kept(load_id, table, cast(key, String)))
    return _insert(connection, question, load_id, table)


def keep_absent(connection: Connection, load_id: int, table: Table, ids: Select[Any]) -> int:
    """Writes down that the table has no rows of these keys yet, before they are added.

    Needed only for tables whose rows name no source: of all others the source tells which load added a row.
    """
    key = key_of(table)
    asked = ids.subquery("asked")
    wanted = cast(asked.c[0], String)
    there = exists(select(literal(1)).select_from(table).where(cast(key, String) == wanted))
    question = select(literal(load_id), literal(table.name), wanted, cast(null(), String)).where(
        ~there, ~_kept(load_id, table, wanted)
    )
    return _insert(connection, question.distinct(), load_id, table)


def count(
    connection: Connection, load_id: int, entity: str, added: int, changed: int, removed: int
) -> None:
    """Writes down what the load did to the rows of a table."""
    connection.execute(insert(load_entity).values(
        load_id=load_id, entity=entity, added=added, changed=changed, removed=removed
    ))


def key_of(table: Table) -> Column[Any]:
    """The one column by which a row is found again. Raises ValueError where there is none."""
    keys = list(table.primary_key.columns)
    if len(keys) != 1:
        raise ValueError(f"{table.name} has no single key: its rows cannot be kept")
    return keys[0]


def read_back(before: ColumnElement[Any], column: Column[Any]) -> ColumnElement[Any]:
    """The value of a column in a kept row, exactly as it was; NULL where the row had none."""
    document = cast(before, JSON)
    value = cast(document.op("->>", return_type=String())(literal(column.name, String())), column.type)
    return value.label(column.name)


def _as_json(connection: Connection, table: Table) -> ColumnElement[Any]:
    """Both engines write a row as one JSON object: numbers to their last digit, days and moments as ISO."""
    whole: ColumnElement[Any] = literal_column(connection.dialect.identifier_preparer.format_table(table))
    row: Any = func.row_to_json if connection.dialect.name == "postgresql" else func.to_json
    return cast(row(whole), String)


def _kept(load_id: int, table: Table, key: ColumnElement[str]) -> ColumnElement[bool]:
    return exists(select(literal(1)).select_from(row_change).where(
        row_change.c.load_id == load_id, row_change.c.entity == table.name, row_change.c.row_id == key
    ))


def _insert(
    connection: Connection, question: Select[*tuple[Any, ...]], load_id: int, table: Table
) -> int:
    """How many rows came to those the load keeps of the table; drivers do not tell."""
    kept = select(func.count()).select_from(row_change).where(
        row_change.c.load_id == load_id, row_change.c.entity == table.name
    )
    before = connection.scalar(kept) or 0
    connection.execute(insert(row_change).from_select(KEPT, question))
    return (connection.scalar(kept) or 0) - before
