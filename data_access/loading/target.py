"""Where a load writes: one transaction, one writer at a time; who reads meanwhile sees the rows before."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import duckdb
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool, StaticPool

from common.errors import DataUnavailable
from common.wording import digits
from data_access.database import Database
from data_access.failures import unavailable
from data_access.writers import writable

LOCK = 1401_0018   # the advisory lock of loads; PostgreSQL keeps it apart for each database
SPARE = 256 * 1024**2   # bytes that stay free beside the copy of an embedded database
MEMORY = "2GB"   # of an embedded database while a load writes; what is more goes to the disk
WORKING = ".loading"   # the copy of an embedded database that a load writes; it replaces the old one


class LoadRunning(DataUnavailable):
    """Another load is at work."""


class NoSpace(DataUnavailable):
    """The disk has not enough room; nothing was changed."""


class Moved(DataUnavailable):
    """The embedded database was changed by another program while the load was at work."""


@contextmanager
def writing(url: str) -> Iterator[Connection]:
    """A connection in one transaction, committed when the block ends well; otherwise nothing was changed.

    An embedded database is copied beside itself, and the written copy takes its place by one rename:
    programs that have the old file open go on reading it. Raises SettingsError, OldSchema, DataUnavailable,
    LoadRunning, NoSpace or Moved; errors of the database come as they are.
    """
    parsed = writable(url)
    if parsed.get_backend_name() == "duckdb":
        with _on_copy(parsed) as connection:
            yield connection
        return
    with _transaction(parsed) as connection:
        if not connection.scalar(text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": LOCK}):
            raise _running()
        yield connection


@contextmanager
def _transaction(parsed: URL) -> Iterator[Connection]:
    if parsed.get_backend_name() == "duckdb":   # opened once: to open so many tables takes a while
        own = {"config": {"memory_limit": MEMORY}}
        engine = create_engine(parsed, poolclass=StaticPool, connect_args=own)
    else:
        engine = create_engine(parsed, poolclass=NullPool)
    try:
        Database(engine).check_version()
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def _on_copy(parsed: URL) -> Iterator[Connection]:
    path = Path(parsed.database or "")
    if not path.is_file():
        raise unavailable()
    copy = path.with_name(path.name + WORKING)
    with _alone(path):
        sweep(path)
        try:
            _fold(path)
            before = _mark(path)
            _room_for_copy(path)
            shutil.copyfile(path, copy)
            with _transaction(parsed.set(database=str(copy))) as connection:
                yield connection
            _fold(copy)
            if before != _mark(path):
                raise _moved()
            _take_place(copy, path)
        finally:
            sweep(path)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Holds the lock file for the length of the block; the system frees it when the process dies."""
    with path.with_name(path.name + ".lock").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise _running() from taken
        yield


def sweep(path: Path) -> None:
    """Removes what a killed load left beside an embedded database."""
    working = path.name + WORKING
    for left in (working, f"{working}.wal", f"{working}.tmp"):
        found = path.with_name(left)
        with suppress(FileNotFoundError):
            if found.is_dir():
                shutil.rmtree(found)
            else:
                found.unlink()


def _fold(path: Path) -> None:
    """Rows in the log beside the file go into the file, so that a copy has them, and onto the disk.

    Who closes a file last folds the log; a killed program leaves it.
    """
    if path.with_name(path.name + ".wal").exists():
        with closing(duckdb.connect(str(path))) as opened:
            opened.execute("CHECKPOINT")
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _take_place(copy: Path, path: Path) -> None:
    found = path.stat()
    copy.chmod(found.st_mode)
    with suppress(PermissionError):
        os.chown(copy, found.st_uid, found.st_gid)
    now = max(time.time_ns(), found.st_mtime_ns + 1_000_000)   # readers know a new file by its time
    os.utime(copy, ns=(now, now))
    copy.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _mark(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _room_for_copy(path: Path) -> None:
    require_space(path.parent, 2 * path.stat().st_size + SPARE)


def require_space(folder: Path, needed: int) -> None:
    """Raises NoSpace when the disk of the folder has fewer free bytes than needed."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        megabytes = -(-(needed - free) // 1024**2)
        raise NoSpace(
            "جای خالی دیسک کم است و چیزی عوض نشد؛"
            f" دست‌کم {digits(str(megabytes), 'fa')} مگابایت دیگر آزاد کنید و دوباره بکوشید.",
            f"There is too little free disk space, and nothing was changed: free {megabytes} MB more"
            f" on the disk of {folder.name} and try again.",
        )


def _running() -> LoadRunning:
    return LoadRunning(
        "بارگذاری دیگری در جریان است و چیزی عوض نشد؛ پس از پایان آن دوباره بکوشید.",
        "Another load is running, and nothing was changed: try again when it has ended.",
    )


def _moved() -> Moved:
    return Moved(
        "پروندهٔ پایگاه داده در میان بارگذاری به دست برنامهٔ دیگری عوض شد و این بارگذاری کنار گذاشته شد؛"
        " دوباره بکوشید.",
        "Another program changed the database file during the load, so the load was dropped: try again.",
    )
