"""The kinds of databases a backup can hold: a server's, an embedded file of rows, a small file of state."""

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import duckdb
from sqlalchemy import URL, Connection, create_engine, inspect, text
from sqlalchemy.pool import NullPool

from common.errors import DataUnavailable, SettingsError
from data_access.operation import programs, roles
from data_access.schema import metadata
from data_access.schema.partitions import is_part

TABLES = ("SELECT table_name FROM information_schema.tables"
          " WHERE table_schema IN ('main', 'public') AND table_type = 'BASE TABLE' ORDER BY 1")
VERSIONS = ("schema_version.version", "state_version.version_num")
# The rights and defaults of the schema stay; what lies in it goes, also what a newer version had added.
_EACH = """
    FOR each IN SELECT {0} AS name FROM {1} WHERE {2}namespace = 'public'::regnamespace AND {3}
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = {1}.oid AND deptype = 'e')
    LOOP EXECUTE format('DROP {4} IF EXISTS %s CASCADE', each.name); END LOOP;"""
EMPTYING = "DO $$ DECLARE each record; BEGIN {} END $$".format("".join([
    *(_EACH.format("oid::regclass", "pg_class", "rel", f"relkind = '{kind}'", what)
      for kind, what in (("m", "MATERIALIZED VIEW"), ("v", "VIEW"), ("p", "TABLE"), ("r", "TABLE"),
                         ("S", "SEQUENCE"))),
    _EACH.format("oid::regprocedure", "pg_proc", "pro", "prokind = 'f'", "FUNCTION"),
]))


@dataclass(frozen=True)
class Contents:
    """What a database holds: the version of its schema ("" = none), rows by table."""

    version: str
    counts: Mapping[str, int]


class Store(Protocol):
    """A kind of database."""

    suffix: str

    def save(self, url: URL, path: Path) -> Contents:
        """Writes a consistent copy while others read and write; gives what is in it."""

    def occupied(self, url: URL) -> bool:
        """Whether anything is there that a restore would replace."""

    def load(self, url: URL, path: Path) -> None:
        """Puts the copy in the place of whatever is there, all or nothing."""

    def contents(self, url: URL) -> Contents: ...


class Server:
    """PostgreSQL: a snapshot of one moment, dumped and restored by its own programs."""

    suffix = ".dump"

    def save(self, url: URL, path: Path) -> Contents:
        engine = create_engine(url, poolclass=NullPool, isolation_level="REPEATABLE READ")
        with engine.connect() as connection:
            snapshot = str(connection.scalar(text("SELECT pg_export_snapshot()")))
            programs.dump(url, path, snapshot)
            return _contents(connection)

    def occupied(self, url: URL) -> bool:
        with create_engine(url, poolclass=NullPool).connect() as connection:
            return bool(inspect(connection).get_table_names())

    def load(self, url: URL, path: Path) -> None:
        """Rights come with it where our roles are known; see data_access.operation.roles."""
        with create_engine(url, poolclass=NullPool).connect() as connection:
            asked = text("SELECT count(*) FROM pg_roles WHERE rolname = ANY(:names)")
            known = connection.scalar(asked, {"names": list(roles.NAMES)})
        programs.load(url, path, [EMPTYING], privileges=known == len(roles.NAMES))

    def contents(self, url: URL) -> Contents:
        with create_engine(url, poolclass=NullPool).connect() as connection:
            return _contents(connection)


class File:
    """A database in one file: the copy takes the old one's place by one rename."""

    suffix = ""

    def occupied(self, url: URL) -> bool:
        return _path(url).exists()

    def load(self, url: URL, path: Path) -> None:
        final = _path(url)
        final.parent.mkdir(parents=True, exist_ok=True)
        fresh = final.with_name(final.name + ".restoring")
        shutil.copyfile(path, fresh)
        fresh.chmod(final.stat().st_mode if final.exists() else 0o600)
        fresh.replace(final)
        for left in (".wal", "-wal", "-shm", "-journal"):   # of the file before; the copy needs none
            final.with_name(final.name + left).unlink(missing_ok=True)


class Embedded(File):
    """DuckDB: loads swap the file and never write into it, so an opened one is copied as it is."""

    suffix = ".duckdb"

    def save(self, url: URL, path: Path) -> Contents:
        source = _path(url)
        for _ in range(3):
            before = _mark(source)
            shutil.copyfile(source, path)
            if before == _mark(source) and not source.with_name(source.name + ".wal").exists():
                return self.contents(url.set(database=str(path)))
        raise DataUnavailable(
            "پروندهٔ پایگاه داده در حال نوشته شدن است؛ پس از پایان آن دوباره پشتیبان بگیرید.",
            "The database file is being written: make the backup again when that has ended.",
        )

    def contents(self, url: URL) -> Contents:
        with closing(duckdb.connect(str(_path(url)), read_only=True)) as opened:
            names = [row[0] for row in opened.execute(TABLES).fetchall()]
            asked = {name: f'SELECT count(*) FROM "{name}"' for name in names}  # noqa: S608 - quoted or our own
            counts = {name: opened.execute(question).fetchall()[0][0] for name, question in asked.items()}
            versioned = "schema_version" in names
            found = opened.execute("SELECT version FROM schema_version").fetchall() if versioned else []
        return Contents(str(found[0][0]) if found else "", counts)


class Small(File):
    """SQLite: its own backup copies page by page while others write."""

    suffix = ".sqlite"

    def save(self, url: URL, path: Path) -> Contents:
        with closing(sqlite3.connect(_path(url))) as source, closing(sqlite3.connect(path)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        path.chmod(0o600)
        return self.contents(url.set(database=str(path)))

    def contents(self, url: URL) -> Contents:
        with create_engine(url, poolclass=NullPool).connect() as connection:
            return _contents(connection)


KINDS: dict[str, type[Server | Embedded | Small]] = {
    "postgresql": Server, "duckdb": Embedded, "sqlite": Small,
}


def store_of(url: URL) -> Store:
    """The kind of the database at an address. Raises SettingsError for one that cannot be saved."""
    kind = KINDS.get(url.get_backend_name())
    if kind is None or (kind is not Server and url.database in (None, "", ":memory:")):
        raise SettingsError(
            "از این نوع پایگاه داده پشتیبان گرفته نمی‌شود؛ نشانی را بررسی کنید.",
            "There is no backup of this kind of database: check the address.",
        )
    return kind()


def _contents(connection: Connection) -> Contents:
    names = sorted(name for name in inspect(connection).get_table_names() if not is_part(name, metadata))
    quoted = {name: f'"{name}"' for name in names}
    counts = {name: connection.scalar(text(f"SELECT count(*) FROM {quoted[name]}")) or 0 for name in names}  # noqa: S608 - quoted or our own
    held = next((each.partition(".") for each in VERSIONS if each.partition(".")[0] in names), None)
    version = connection.scalar(text(f"SELECT {held[2]} FROM {held[0]}")) if held else ""  # noqa: S608 - quoted or our own
    return Contents(str(version or ""), counts)


def _path(url: URL) -> Path:
    return Path(str(url.database))


def _mark(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns
