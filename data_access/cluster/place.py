"""Where copies of the rows lie on a ClickHouse server or cluster, and which of them is read.

The address names the base database. Each copy is a database of its own beside it, `<base>_<number>`; the base
holds one small table that says which. So nobody sees a copy under way, and all tables change at one moment.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
from clickhouse_connect import dbapi
from clickhouse_connect.driver.exceptions import ClickHouseError
from sqlalchemy import URL, Connection, Select, Table
from sqlalchemy.exc import SQLAlchemyError

from common.errors import SettingsError
from data_access.cluster.connecting import NAME, SETTINGS, WRITING, arguments, making
from data_access.cluster.dialect import CHOICE, Dialect
from data_access.cluster.tables import EVERYWHERE, held, statements
from data_access.engines import address
from data_access.failures import in_words

PATIENT = 3600   # seconds that one question or statement may take


@dataclass(frozen=True)
class Copy:
    """A finished copy: its number, the last load it holds (0 = none) and when that was taken over."""

    number: int
    load: int
    load_at: datetime | None
    database: str


@dataclass(frozen=True)
class Place:
    """A server, or a cluster by its name in the server's configuration."""

    client: Any
    url: URL
    cluster: str | None = None

    @property
    def base(self) -> str:
        return self.url.database or ""

    def prepare(self) -> None:
        """Makes the base database, and removes copies that nobody finished."""
        self.tell(f"CREATE DATABASE IF NOT EXISTS `{self.base}`{self.everywhere}")
        engine = EVERYWHERE if self.cluster else "MergeTree"
        self.tell(
            f"CREATE TABLE IF NOT EXISTS `{self.base}`.{CHOICE}{self.everywhere} (number Int32, load Int32,"
            f" load_at Nullable(DateTime64(6, 'UTC')), database String, made_at DateTime64(6, 'UTC'))"
            f" ENGINE = {engine} ORDER BY number"
        )
        self.sweep()

    def latest(self) -> Copy | None:
        """The copy that is read; None = none is finished."""
        columns = "number, load, load_at, database"
        found = self.ask(f"SELECT {columns} FROM `{self.base}`.{CHOICE} ORDER BY number DESC LIMIT 1")
        return Copy(*found[0]) if found else None

    def begin(self, number: int) -> str:
        """An empty database for the copy of that number."""
        database = f"{self.base}_{number}"
        self.tell(f"DROP DATABASE IF EXISTS `{database}`{self.everywhere} SYNC")
        self.tell(f"CREATE DATABASE `{database}`{self.everywhere}")
        return database

    def make(self, table: Table, database: str) -> None:
        for statement in statements(table, database, self.cluster):
            self.tell(statement)

    def take_over(self, table: Table, old: str, new: str) -> None:
        """Rows of the copy before, whole: the files are linked, not copied."""
        name = held(table, self.cluster)
        self.tell(f"ALTER TABLE `{new}`.`{name}`{self.everywhere} ATTACH PARTITION ALL FROM `{old}`.`{name}`")

    def keep(self, table: Table, old: str, new: str, where: str) -> None:
        """Some rows of the copy before."""
        self.tell(f"INSERT INTO `{new}`.`{table.name}` SELECT * FROM `{old}`.`{table.name}` WHERE {where}")

    def remove(self, table: Table, database: str, column: str, keys: list[Any]) -> None:
        name = held(table, self.cluster)
        self.tell(
            f"DELETE FROM `{database}`.`{name}`{self.everywhere} WHERE `{column}` IN %(keys)s", {"keys": keys}
        )

    def put(self, table: Table, database: str, batch: pa.RecordBatch) -> None:
        self.client.insert_arrow(table.name, pa.Table.from_batches([batch]), database=database)

    def settle(self, tables: Iterable[Table], database: str) -> None:
        """On a cluster every node has all rows of a copy before anybody reads it."""
        for table in tables if self.cluster else ():
            self.tell(f"SYSTEM SYNC REPLICA{self.everywhere} `{database}`.`{held(table, self.cluster)}`")

    def publish(self, copy: Copy) -> None:
        """From here on readers ask this copy: one row says so."""
        row = [copy.number, copy.load, copy.load_at, copy.database, datetime.now(UTC)]
        self.client.insert(CHOICE, [row], ["number", "load", "load_at", "database", "made_at"], self.base)

    def sweep(self) -> None:
        """Removes all copies but the one that is read and the one before it, which may still be asked."""
        kept = {self.base, *(row[0] for row in self.ask(
            f"SELECT database FROM `{self.base}`.{CHOICE} ORDER BY number DESC LIMIT 2"))}
        for (name,) in self.ask("SELECT name FROM system.databases"):
            if name not in kept and name.startswith(f"{self.base}_") and name[len(self.base) + 1 :].isdigit():
                self.tell(f"DROP DATABASE `{name}`{self.everywhere} SYNC")

    def answer(self, question: Select[Any], database: str) -> tuple[Any, ...]:
        """The one row of the answer of a copy."""
        asked = question.compile(dialect=Dialect(), compile_kwargs={"literal_binds": True})
        self.client.database = database
        try:
            return tuple(self.client.query(str(asked).replace("%%", "%"), settings=SETTINGS).result_rows[0])
        finally:
            self.client.database = "default"

    @contextmanager
    def writing(self, database: str) -> Iterator[Connection]:
        """A connection that reads and writes a copy which is not published yet. Raises DataUnavailable."""
        engine = making(self.url, database, PATIENT)
        try:
            with engine.connect() as connection:
                yield connection
        except SQLAlchemyError as failure:
            raise in_words(failure) from failure
        finally:
            engine.dispose()

    @property
    def everywhere(self) -> str:
        return f" ON CLUSTER `{self.cluster}`" if self.cluster else ""

    def tell(self, statement: str, values: dict[str, Any] | None = None) -> None:
        self.client.command(statement, values)

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.client.query(question, settings=SETTINGS).result_rows]


@contextmanager
def opened(url: str, cluster: str | None = None) -> Iterator[Place]:
    """The place at an address. Raises SettingsError for another engine's, DataUnavailable when it refuses."""
    parsed = address(url)
    if parsed.get_backend_name() != NAME or not parsed.database:
        raise SettingsError(
            "نسخهٔ توزیع‌شده روی ClickHouse ساخته می‌شود؛ نمونه: clickhousedb://کاربر@سرور:8123/isipo",
            "Copies are made on ClickHouse; example: clickhousedb://user@server:8123/isipo",
        )
    try:
        told = arguments(parsed.set(database="default"), WRITING)
        with closing(dbapi.connect(**told)) as connection:
            yield Place(connection.client, parsed, cluster)
    except (ClickHouseError, OSError) as failure:
        raise in_words(failure) from failure
