"""Loads an event log, a CSV file of stays in steps, into the operational database: all of it or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import Any

import duckdb
from psycopg import Error as PostgreSQLError
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError
from tqdm import tqdm

from common.errors import DataUnavailable
from data_access.database import Database
from data_access.engines import address, read_only_engine
from data_access.event_log.checks import check
from data_access.event_log.days import Days, days_of, put_closing, put_days
from data_access.event_log.holders import find_holders
from data_access.event_log.loading import load
from data_access.event_log.names import (
    Names,
    find_provinces,
    find_roles,
    find_services,
    find_steps,
    next_id,
)
from data_access.event_log.oddities import TOLD, settle
from data_access.event_log.reading import NO_ROWS, Log, size_of, unreadable
from data_access.event_log.refusals import FileRefused, persian
from data_access.event_log.rows import make_requests, make_steps
from data_access.event_log.staging import raise_refusals, staging, take_in
from data_access.failures import unavailable
from data_access.loading.target import writing
from data_access.partitions.cutting import days_in, prepare
from data_access.schema.desk_requests import request, request_step

READING, WRITING = "خواندن / reading", "نوشتن / writing"


@dataclass(frozen=True)
class Loaded:
    """What was loaded, or would be: rows by kind; `created` = new rows by table of names."""

    lines: int
    requests: int
    open_requests: int
    stays: int
    services: int
    other_roles: int   # stays whose role is not that of their step; the step keeps its own
    dry_run: bool
    created: dict[str, int] = field(default_factory=dict)
    odd: dict[str, int] = field(default_factory=dict)   # lines by what is odd of them

    @property
    def fa(self) -> str:
        made = "، ".join(f"{table} {persian(count)}" for table, count in self.created.items()) or "هیچ"
        return (
            f"{'بارگذاری می‌شد' if self.dry_run else 'بارگذاری شد'}: {persian(self.requests)} درخواست"
            f" ({persian(self.open_requests)} باز) از {persian(self.services)} خدمت،"
            f" {persian(self.stays)} توقف در مرحله‌ها؛ ساخته‌شده: {made};"
            f" توقف با نقشی جز نقش مرحله: {persian(self.other_roles)}"
            + "".join(f"; {TOLD[name][0]}: {persian(lines)}" for name, lines in self.odd.items())
        ).replace(";", "؛")

    @property
    def en(self) -> str:
        made = ", ".join(f"{table} {count}" for table, count in self.created.items()) or "none"
        return (
            f"{'Would load' if self.dry_run else 'Loaded'} {self.requests} requests"
            f" ({self.open_requests} open) of {self.services} services, {self.stays} stays in steps;"
            f" created: {made}; stays with another role than their step's: {self.other_roles}"
            + "".join(f"; {TOLD[name][1]}: {lines}" for name, lines in self.odd.items())
        )


def import_log(
    url: str, path: Path, create: bool = False, dry_run: bool = False, progress: bool = False,
    now: datetime | None = None, who: str = "",
) -> Loaded:
    """Checks the whole file, then loads it in one transaction; a dry run writes nothing.

    `now` is the UTC moment after which nothing may lie, `who` loads it (default: the system's user).
    Raises FileRefused, LogRefused, SettingsError, OldSchema or DataUnavailable; then nothing was changed.
    """
    size = size_of(path)
    now = now or datetime.now(UTC).replace(tzinfo=None)
    try:
        with _connection(url, dry_run) as connection, staging() as place:
            days = days_of(connection)
            bar = tqdm(total=size, unit="B", unit_scale=True, desc=READING, disable=not progress)
            with bar:
                lines, digest = _read(place, path, (now, days), bar)
            if not dry_run:   # before stays are asked about: then nobody waits for this transaction
                prepare(url, {request_step.name: days_in(place, "event", "entered_at")})
            odd = settle(place)
            names = _resolve(place, connection, days, create)
            loaded = replace(_summary(place, lines, names, dry_run), odd=odd)
            if not dry_run:
                _write(place, connection, names, (path, digest, who or getuser()), (loaded, progress))
    except (SQLAlchemyError, duckdb.Error, PostgreSQLError, OSError) as failure:
        raise _not_loaded(failure) from failure
    return loaded


def _not_loaded(failure: Exception) -> DataUnavailable:
    kind = type(failure).__name__
    return DataUnavailable(
        "رویدادنگاشت بارگذاری نشد و چیزی عوض نشد؛ نشانی پایگاه، اجازهٔ نوشتن، جای خالی دیسک و بسته بودن"
        f" برنامه‌هایی را که پایگاه را باز دارند بررسی کنید. ({kind})",
        "The event log was not loaded and nothing was changed: check the address of the database, the right"
        f" to write, free disk space, and that no other program has the file open. ({kind})",
    )


def _read(
    place: duckdb.DuckDBPyConnection, path: Path, known: tuple[datetime, Days], bar: Any
) -> tuple[int, str]:
    """Number of lines and hash of the file, once its lines are in the staging database."""
    try:
        file = path.open("rb")
    except OSError as failure:
        raise unreadable(path) from failure
    with file:
        log = Log(file, bar.update)
        lines = take_in(place, log, known[0], known[1].span)
    if not lines:
        raise_refusals(place)
        raise FileRefused(*NO_ROWS)
    return lines, log.sha256


def _resolve(place: duckdb.DuckDBPyConnection, connection: Connection, days: Days, create: bool) -> Names:
    """All rows made and all refusals found. Raises LogRefused when there are any."""
    check(place, connection)
    put_days(place, days)
    names = Names(place, connection, create)
    for find in (find_provinces, find_roles, find_services):
        find(names)
    put_closing(place, days)
    make_requests(place, next_id(connection, request))
    for find in (find_steps, find_holders):
        find(names)
    raise_refusals(place)
    make_steps(place, next_id(connection, request_step))
    return names


def _summary(place: duckdb.DuckDBPyConnection, lines: int, names: Names, dry_run: bool) -> Loaded:
    requests: Any = place.execute(
        "SELECT count(*), count(*) FILTER (finished_at IS NULL), count(DISTINCT service_id) FROM asked_id"
    ).fetchone()
    stays: Any = place.execute("SELECT count(*), count(*) FILTER (other_role) FROM stay").fetchone()
    created = {table: len(rows) for table, rows in names.made.items() if rows}
    return Loaded(lines, requests[0], requests[1], stays[0], requests[2], stays[1], dry_run, created)


def _write(
    place: duckdb.DuckDBPyConnection, connection: Connection, names: Names, file: tuple[Path, str, str],
    shown: tuple[Loaded, bool],
) -> None:
    loaded, progress = shown
    total = loaded.requests + loaded.stays
    with tqdm(total=total, unit=" rows", desc=WRITING, disable=not progress) as bar:
        for written in load(place, connection, names.made, file, loaded.lines):
            bar.update(written)


@contextmanager
def _connection(url: str, dry_run: bool) -> Iterator[Connection]:
    """One transaction on a database of this version; committed only when everything went well."""
    parsed = address(url)
    if parsed.get_backend_name() == "duckdb" and not Path(parsed.database or "").is_file():
        raise unavailable()
    if not dry_run:
        with writing(url) as connection:
            yield connection
        return
    engine: Engine = read_only_engine(url)
    try:
        Database(engine).check_version()
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()
