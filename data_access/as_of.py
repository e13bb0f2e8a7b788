"""The database as it stood at the end of a past day, as an embedded file made once and kept for a while."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
from duckdb import Error as DuckDBError
from sqlalchemy import Connection, MetaData, Table, create_engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from common.errors import DataUnavailable
from common.settings import settings
from data_access import frames
from data_access.database import Database
from data_access.desk import counts
from data_access.engines import address
from data_access.loading.then import Then
from data_access.past_days import loads_around
from data_access.schema import metadata, rollups
from data_access.schema.desk_counts import TABLES, desk_made
from data_access.streaming import arrow_type

ENDING, HELD = ".duckdb", ".held"
LONGEST_READING = timedelta(hours=6)   # nobody reads the database of now so long for one file
MADE_ANEW = (*TABLES, desk_made, *rollups.TABLES)   # without rollups the rows answer
Step = Callable[[float], None]   # told the share that is done, 0 to 1


def place(database_url: str, database: Database, moment: datetime) -> Path:
    """Where the file for this moment is, or will be when it is made."""
    key = sha256(f"{database_url} {loads_around(database, moment).key}".encode()).hexdigest()[:32]
    return Path(settings().as_of_dir) / f"{key}{ENDING}"


def snapshot(database_url: str, moment: datetime, step: Step = lambda _: None) -> Path:
    """The file that holds the rows as they stood at the UTC `moment`; made when it is not there yet.

    Made beside its place and moved there whole, by one process at a time. Raises DataUnavailable.
    """
    try:
        with _reading(database_url) as database:
            final = place(database_url, database, moment)
            with _alone(final):
                if not final.exists():
                    _make(database, Then(moment), final, step)
        os.utime(final)
        sweep(keep=final)
    except (SQLAlchemyError, DuckDBError, OSError) as failure:
        raise DataUnavailable(
            "پایگاه دادهٔ آن روز ساخته نشد؛ جای خالی دیسک و اجازهٔ نوشتن در پوشهٔ AS_OF_DIR را بررسی کنید.",
            "The database of that day could not be made: check free disk space and the right to write to"
            f" AS_OF_DIR. ({type(failure).__name__})",
        ) from failure
    return final


@contextmanager
def _reading(database_url: str) -> Iterator[Database]:
    """The database, held as it is; an embedded file under a name of its own.

    DuckDB shares what it keeps of a file between all who open its name: held open here while it is swapped,
    pages that open the new one would be given the old.
    """
    parsed = address(database_url)
    link = None
    if parsed.get_backend_name() == "duckdb" and parsed.database:
        link = Path(settings().as_of_dir) / f"{uuid4().hex}{HELD}"
        link.parent.mkdir(parents=True, exist_ok=True)
        try:
            link.hardlink_to(parsed.database)
        except OSError:   # on another disk
            shutil.copyfile(parsed.database, link)
    database = Database.at(str(parsed.set(database=str(link))) if link else database_url)
    try:
        yield database
    finally:
        database.close()
        if link:
            link.unlink(missing_ok=True)


def sweep(keep: Path | None = None) -> None:
    """Removes files that nobody asked for in a while, and what a killed process left half made."""
    now, longest = datetime.now(UTC), timedelta(days=settings().as_of_days)
    for found in Path(settings().as_of_dir).glob("*"):
        with suppress(FileNotFoundError):
            about = found.stat()
            unasked = now - datetime.fromtimestamp(about.st_mtime, UTC) > longest
            forgotten = now - datetime.fromtimestamp(about.st_ctime, UTC) > LONGEST_READING
            half_made = found.name.endswith((".new", ".wal"))
            held = found.suffix == HELD
            if found != keep and (
                (half_made and not _at_work(found)) or (held and forgotten) or (unasked and not held)
            ):
                found.unlink()


def _make(database: Database, then: Then, final: Path, step: Step) -> None:
    fresh = final.with_name(final.name + ".new")
    fresh.unlink(missing_ok=True)
    engine = create_engine(f"duckdb:///{fresh}", poolclass=NullPool)
    tables = [table for table in metadata.sorted_tables if table not in MADE_ANEW]
    with engine.begin() as connection:
        _loose().create_all(connection)
        for done, table in enumerate(tables):
            step(done / (len(tables) + 2))
            _copy(database, then, table, connection)
        step(len(tables) / (len(tables) + 2))
        counts.refresh(connection)
    with engine.connect() as connection:
        connection.exec_driver_sql("CHECKPOINT")
    engine.dispose()
    step(1.0)
    fresh.chmod(0o600)   # it holds what the database holds
    fresh.replace(final)


def _copy(database: Database, then: Then, table: Table, connection: Connection) -> None:
    """Batch by batch, in the order of the keys: sums come out the same to the last digit."""
    question = then.rows(table)
    keys = [question.selected_columns[column.name] for column in table.primary_key.columns]
    schema = pa.schema([(column.name, arrow_type(column.type)) for column in table.columns])
    batches = database.stream(question.order_by(*keys), schema)
    frames.put(connection, table, schema.names, pa.RecordBatchReader.from_batches(schema, batches))


def _loose() -> MetaData:
    """The tables without their rules: the rows met them where they come from, and nobody writes here."""
    made = MetaData()
    for table in metadata.sorted_tables:
        columns = [column._copy() for column in table.columns]  # noqa: SLF001 - public only for whole tables
        for column in columns:
            column.foreign_keys.clear()
            column.primary_key = column.unique = False
            column.comment = None   # each would be a statement
        Table(table.name, made, *columns)
    return made


@contextmanager
def _alone(final: Path) -> Iterator[None]:
    """One process makes the file, others wait for it."""
    final.parent.mkdir(parents=True, exist_ok=True)
    with final.with_name(final.name + ".lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _at_work(half_made: Path) -> bool:
    """Whether a living process is making this file."""
    name = half_made.name.removesuffix(".wal").removesuffix(".new") + ".lock"
    with half_made.with_name(name).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False

