"""A copy of the demo whose rows may be moved, doubled and taken away: no keys, every day covered."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, Select, Table, create_engine, delete, insert, select, text, update
from sqlalchemy.engine import make_url
from sqlalchemy.pool import StaticPool

from common.period import Period
from data_access.database import Database
from metrics import registry
from metrics.asking import PARCEL
from metrics.formula import Formula
from metrics.indicator import Better, Indicator, Unit
from metrics.question import Question
from metrics.scope import Rights, Scope
from metrics.spine import Grain, Steps
from tests.examples import _default

RIGHTS = Rights("steward")
COPIES_FROM = 10_000_000   # keys of doubled rows begin here
ADDED = 9_000_000          # the key of a row that was added
Row = dict[str, Any]


class LooseDemo:
    """The rows of the demo in memory. Whatever a block changes is put back at its end."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.database = Database(engine)

    def values(
        self, formulas: list[Formula], period: Period, provinces: frozenset[str] = frozenset()
    ) -> list[float | None]:
        """What each formula gives, asked like any indicator, in one question."""
        return values(formulas, period, self.database, provinces)

    def years(self, formula: Formula, first: int, last: int) -> Callable[[], dict[int, float | None]]:
        """A question to be asked again and again: the Jalali years `first` to `last`, by the calendar."""
        span = Period(Period.of_year(first).start, Period.of_year(last).stop)
        asked = _question([formula], Steps(Grain.YEAR, span), Scope(span, RIGHTS))
        return lambda: {row.period: row.probe_0 for row in self.database.fetch(asked)}

    @contextmanager
    def without(self, table: Table, key: int) -> Iterator[Row]:
        """One row is gone for the length of the block."""
        row = self._row(table, key)
        self._run(delete(table).where(table.c.id == key))
        yield row
        self._run(insert(table).values(row))

    @contextmanager
    def changed(self, table: Table, key: int, **cells: Any) -> Iterator[None]:
        """Some cells of one row are others for the length of the block."""
        row = self._row(table, key)
        self._run(update(table).where(table.c.id == key).values(cells))
        yield
        self._run(update(table).where(table.c.id == key).values({name: row[name] for name in cells}))

    @contextmanager
    def doubled(self, table: Table) -> Iterator[None]:
        """Every row stands twice, with a key of its own, for the length of the block."""
        copies = f"INSERT INTO {table.name} SELECT * REPLACE (id + {COPIES_FROM} AS id) FROM {table.name}"
        self._run(text(copies))
        yield
        self._run(delete(table).where(table.c.id >= COPIES_FROM))

    def add(self, table: Table, **cells: Any) -> None:
        """One more row, with a key of its own; what is not said is unknown or the default."""
        self._run(insert(table).values({one.name: _default(one, ADDED) for one in table.c} | cells))

    def _row(self, table: Table, key: int) -> Row:
        return dict(self.database.fetch(select(table).where(table.c.id == key))[0]._mapping)

    def _run(self, statement: Any) -> None:
        with self.engine.begin() as connection:
            connection.execute(statement)


def loose_demo(url: str) -> LooseDemo:
    """The demo at `url`, copied without keys and checks; what its tables cover is left out."""
    engine = create_engine("duckdb:///:memory:", poolclass=StaticPool)
    with engine.begin() as connection:
        connection.execute(text(f"ATTACH '{make_url(url).database}' AS demo (READ_ONLY)"))
        listed = text("SELECT table_name FROM information_schema.tables WHERE table_catalog = 'demo'")
        for name in connection.execute(listed).scalars().all():
            connection.execute(text(f"CREATE TABLE {name} AS SELECT * FROM demo.{name}"))
        connection.execute(text("DELETE FROM coverage"))
    with engine.begin() as connection:
        connection.execute(text("DETACH demo"))
    return LooseDemo(engine)


def values(
    formulas: list[Formula], period: Period, database: Database, provinces: frozenset[str] = frozenset()
) -> list[float | None]:
    """What each formula gives for the country or for these provinces together. None = unknown."""
    found: list[Any] = []
    for start in range(0, len(formulas), PARCEL):
        asked = _question(formulas[start : start + PARCEL], (period,), Scope(period, RIGHTS, provinces))
        found += database.fetch(asked)[0][1::2]   # beside each value stands whether it is simulated
    return [None if value is None else float(value) for value in found]


def _question(formulas: list[Formula], periods: tuple[Period, ...] | Steps, scope: Scope) -> Select[Any]:
    """The SELECT for formulas that no indicator bears: they are lent to the catalogue meanwhile."""
    codes = {f"probe_{number}": indicator(formula) for number, formula in enumerate(formulas)}
    registry.all_indicators().update(codes)
    try:
        return Question(list(codes), periods, scope).select()
    finally:
        for code in codes:
            del registry.all_indicators()[code]


def indicator(formula: Formula) -> Indicator:
    """A formula in the dress of an indicator."""
    return Indicator(
        title="ت", title_en="T", question="چند؟", definition="ت", definition_en="T", formula=formula,
        unit=Unit.COUNT, better=Better.NEUTRAL, owner="د", source="1",
    )
