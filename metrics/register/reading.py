"""Asks the database for the rows of a register: counted, a page at a time, or whole."""

from collections.abc import Iterator
from datetime import date

import pandas as pd
import pyarrow as pa
from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql

from common.errors import BadSelection
from data_access.database import Database
from data_access.schema.places import coverage
from metrics.content import Content
from metrics.register.filters import filters
from metrics.register.question import Question
from metrics.register.selection import Register
from metrics.scope import Rights

LARGEST = 500       # rows of a page


def count(register: Register, rights: Rights, database: Database) -> int:
    """How many rows there are. Raises Forbidden, BadSelection, BadPeriod, UnknownPlace, DataUnavailable."""
    question = Question(register, rights).in_any_order(func.count())
    return int(database.fetch(question)[0][0])


def page(register: Register, rights: Rights, database: Database, number: int, size: int) -> pd.DataFrame:
    """Rows of page `number`, from 1, with `size` rows each; a page past the end is empty.

    Every row stands on exactly one page. Raises the same as `count`.
    """
    if not (1 <= size <= LARGEST and 1 <= number <= 10**9):
        raise BadSelection(
            f"صفحه‌ای با این شماره یا اندازه نیست؛ شماره از ۱ و اندازه از ۱ تا {LARGEST} است.",
            f"There is no page of this number or size: numbers begin with 1, sizes run from 1 to {LARGEST}.",
        )
    asked = Question(register, rights)
    rows = database.fetch(asked.rows().limit(size).offset((number - 1) * size))
    return pd.DataFrame([tuple(row) for row in rows], columns=[field.key for field in asked.fields])


def content(register: Register, rights: Rights, database: Database) -> Content:
    """The whole table, counted; its rows stream with flat memory. Raises the same as `count`."""
    asked = Question(register, rights)
    rows, simulated = list(database.fetch(asked.in_any_order(func.count(), asked.simulated))[0])
    shown = [field.key for field in asked.fields]

    def batches() -> Iterator[pa.RecordBatch]:
        return database.stream(asked.rows(), table.schema, by=asked.by_key)

    table = Content(
        asked.entity.name, asked.entity.title_fa, asked.entity.title_en,
        tuple(field.column for field in asked.fields), int(rows), batches,
        filters=filters(register, asked.entity, rights), as_of=_known_to(asked.entity.name, database),
        simulated=bool(simulated), address=register.address(),
        place=next((key for key in ("park_id", "province_code") if key in shown), ""),
    )
    return table


def sql(register: Register, rights: Rights, database: Database) -> str:
    """The SELECT with its values, to be pasted into the engine's own terminal. Raises the same as `count`."""
    dialect = database.dialect
    if dialect.name == "postgresql":   # without the doubled % of its driver
        dialect = postgresql.dialect(paramstyle="named")  # type: ignore[no-untyped-call]
    question = Question(register, rights).rows()
    return str(question.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))


def _known_to(entity: str, database: Database) -> date | None:
    """The last day that the rows of the entity know; where that is open, the last that any rows do."""
    own = select(func.max(coverage.c.last_day)).where(coverage.c.entity == entity).scalar_subquery()
    any_rows = select(func.max(coverage.c.last_day)).scalar_subquery()
    day: date | None = database.fetch(select(func.coalesce(own, any_rows)))[0][0]
    return day
