"""The databases every test runs on: made once per session and engine, touched rows swept after each test."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, cast

from sqlalchemy import Delete, Engine, Insert, Table, Update, create_engine, delete, event, insert, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import StaticPool

from data_access import calendar as calendars
from data_access.rollups import triggers
from data_access.schema import SCHEMA_VERSION, metadata
from data_access.schema.places import calendar, province, schema_version, source
from data_access.schema.rollups import rollup_dirty

FIRST_YEAR, LAST_YEAR = 1395, 1405
Row = Mapping[str, Any]


class Stand:
    """A database on which tests follow each other: knows what stands always and sweeps the rest away."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._touched: set[str] = set()
        metadata.create_all(engine, checkfirst=False)
        self._put_always(metadata.tables)
        event.listen(engine, "before_execute", self._note)

    def sweep(self) -> None:
        """Empties the tables that were written to, children first, and puts back what stands always."""
        touched = {*self._touched, rollup_dirty.name}   # triggers write notes, too
        for table in reversed(metadata.sorted_tables):
            if table.name in touched:
                with self.engine.begin() as connection:   # one each: DuckDB checks keys at commit
                    connection.execute(delete(table))
        self._put_always(touched)
        self._touched.clear()

    def _put_always(self, names: Any) -> None:
        for table, rows in ALWAYS:
            if table.name in names:
                with self.engine.begin() as connection:
                    connection.execute(insert(table), list(rows))

    def _note(self, _connection: Any, clause: Any, *_: Any) -> None:
        if isinstance(clause, Insert | Update | Delete) and isinstance(clause.table, Table):
            self._touched.add(clause.table.name)


def duckdb() -> Stand:
    """An embedded database in memory; all connections share the one that holds it."""
    return Stand(create_engine("duckdb:///:memory:", poolclass=StaticPool))


def postgresql(server_url: str) -> Stand:
    stand = Stand(create_engine(server_url))
    with stand.engine.begin() as connection:
        triggers.settle(connection)
    return stand


@contextmanager
def new_database(server_url: str, name: str, copied: str = "template1") -> Iterator[str]:
    """A database on the server, empty or a copy of another one, dropped at the end; gives its URL."""
    admin = create_engine(server_url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{copied}"'))
        yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
        connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    admin.dispose()


def _provinces() -> Sequence[Row]:
    return [{"code": f"IR-{n:02}", "name_fa": f"استان {n}", "name_en": f"Province {n}"} for n in range(31)]


def _days() -> Sequence[Row]:
    """Every day of the years that tests live in."""
    return cast("list[Row]", calendars.rows(FIRST_YEAR, LAST_YEAR).to_dict("records"))


ALWAYS: tuple[tuple[Table, Sequence[Row]], ...] = (
    (schema_version, [{"version": SCHEMA_VERSION}]),
    (province, _provinces()),
    (source, [{"id": 1, "reference": "tests", "title_fa": "آزمون", "title_en": "Tests"}]),
    (calendar, _days()),
)
