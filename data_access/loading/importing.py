"""Loads files of the organisation's own tables: all in one transaction, or nothing and every reason why."""

import errno
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
from psycopg import Error as PostgreSQLError
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from common.errors import DataUnavailable
from common.settings import ROOT
from data_access.database import Database
from data_access.engines import read_only_engine
from data_access.loading import covering, history, opening
from data_access.loading.applying import apply, recount
from data_access.loading.covering import Cover
from data_access.loading.difference import Load, compare
from data_access.loading.opening import Files
from data_access.loading.refusals import Counted, Refusal, Report, refused
from data_access.loading.sheets import entity_called
from data_access.loading.staging import Staging, drop, key_of, staging
from data_access.loading.taking import take_in
from data_access.loading.target import NoSpace, require_space, writing
from data_access.loading.validating import now_in_tehran
from data_access.partitions.cutting import days_in, prepare
from data_access.schema import SCHEMA_VERSION, metadata
from data_access.schema.partitions import DAY, cut_tables

FOLDER = ROOT / "var/loading"
ROOM = 4   # times the size of the files that staging and comparing may take on disk
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)   # the disk, what the user may take of it, or a file
_NO_SPACE = (
    "no space", "file too large", "quota exceeded", "disk full", "out of disk", "not enough space",
    "max_temp_directory_size",
)
Progress = Callable[[str, int], object]   # what is done ("reading", "writing"), and rows more of it


@dataclass(frozen=True)
class Asked:
    """What the steward says besides the files."""

    who: str
    reason: str
    complete: frozenset[str]   # entities whose files hold all rows: missing ones are removed
    dry_run: bool
    covers: Mapping[str, Cover]
    simulated: bool
    progress: Progress


class _Stopped(Exception):
    """The transaction is left without a change; the report says why."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report


def import_files(
    url: str, paths: Sequence[Path], who: str, reason: str = "", complete: Collection[str] = (),
    dry_run: bool = False, progress: Progress | None = None, *, entity: str = "",
    covers: Mapping[str, str] | None = None, simulated: bool = False, folder: Path = FOLDER,
    today: date | None = None,
) -> Report:
    """Checks the files whole, then loads them in one transaction; a dry run writes nothing.

    `covers` says from when to when rows are complete: entity (or *) to 1401, 1390/1401 or 1390/. `entity` is
    the table of files whose names do not tell. Refusals come in the report. Raises FileRefused for a file
    that cannot be read at all, LoadRunning, NoSpace, SettingsError, OldSchema or DataUnavailable. Whatever
    is refused or raised, nothing was changed.
    """
    said = {_known(name): Cover.parse(text) for name, text in (covers or {}).items()}
    asked = Asked(
        who, reason.strip(), frozenset(map(_known, complete)), dry_run, said, simulated,
        progress or (lambda _what, _rows: None),
    )
    try:
        files = opening.opened([Path(path) for path in paths], entity)
        return _import(url, files, asked, folder, today or now_in_tehran())
    except (SQLAlchemyError, duckdb.Error, PostgreSQLError, OSError) as failure:
        raise _not_loaded(failure) from failure


def _known(name: str) -> str:
    return name if name == covering.ALL else entity_called(name, name).name


def _import(url: str, files: Files, asked: Asked, folder: Path, today: date) -> Report:
    key = key_of([*files.hashes, *(sheet.entity.name for sheet in files.sheets), SCHEMA_VERSION, str(today)])
    folder.mkdir(parents=True, exist_ok=True)
    require_space(folder, ROOM * files.size)
    with staging(folder, key) as stage:
        for number, sheet in enumerate(files.sheets):
            take_in(stage, number, sheet, today, asked.progress)
        if not files.same():
            drop(folder, key)
            raise refused("changed_file", files.names)
        report = _judged(url, stage, files, asked)
    if report.load is not None:
        drop(folder, key)
    return report


def _judged(url: str, stage: Staging, files: Files, asked: Asked) -> Report:
    """What is wrong with rows by themselves is told together with what the database says of the others."""
    stage.forget_late()
    load = Load(files.columns, asked.complete, asked.simulated)
    if files.wrong:
        return _report(stage, files, asked, {})
    if asked.dry_run or stage.refusals(_names(files))[0]:
        return _compared(url, stage, files, asked, load)
    prepare(url, {
        table.name: days_in(stage.place, f"f_{table.name}", table.info[DAY])
        for table in cut_tables(metadata) if table.name in load.columns
    })
    try:
        with writing(url) as connection:
            return _loaded(connection, stage, files, asked, load)
    except _Stopped as stopped:
        return stopped.report


def _compared(url: str, stage: Staging, files: Files, asked: Asked, load: Load) -> Report:
    engine = read_only_engine(url)
    try:
        Database(engine).check_version()
        with engine.connect() as connection:
            counted = compare(stage, connection, load)
            return _report(stage, files, asked, counted)
    finally:
        engine.dispose()


def _loaded(connection: Connection, stage: Staging, files: Files, asked: Asked, load: Load) -> Report:
    """Raises _Stopped where nothing is to be written."""
    report = _report(stage, files, asked, compare(stage, connection, load))
    more = report.changes or covering.says_more(connection, load.entities, asked.covers)
    if report.refusals or not more:
        raise _Stopped(report)
    key = history.begin(
        connection, asked.who, "import", files.names, ",".join(files.hashes), stage.taken(), asked.reason
    )
    apply(stage, connection, load, key, report.entities, asked.progress)
    notes = covering.cover(connection, key, load.entities, asked.covers)
    recount(connection, load)
    return Report(report.entities, load=key, notes=tuple(notes))


def _report(stage: Staging, files: Files, asked: Asked, counted: Mapping[str, Counted]) -> Report:
    found, more = stage.refusals(_names(files))
    refusals = (*files.wrong, *found)
    if not refusals:
        refusals = tuple(_without_reason(files, asked, counted))
    return Report(counted, refusals, more, asked.dry_run)


def _without_reason(files: Files, asked: Asked, counted: Mapping[str, Counted]) -> list[Refusal]:
    """Corrections are kept with their reason; a dry run need not know it yet."""
    told = [
        f"{name}: {one.changed + one.removed}" for name, one in counted.items() if one.changed + one.removed
    ]
    if asked.reason or asked.dry_run or not told:
        return []
    return [Refusal(files.names, "", 0, "", "", "reason", ", ".join(told))]


def _names(files: Files) -> list[tuple[str, str]]:
    return [(sheet.file, sheet.name) for sheet in files.sheets]


def _not_loaded(failure: Exception) -> DataUnavailable:
    kind = type(failure).__name__
    told = str(failure).casefold()
    if getattr(failure, "errno", None) in _FULL or any(word in told for word in _NO_SPACE):
        return NoSpace(
            "دیسک در میان بارگذاری پر شد و چیزی عوض نشد؛ جا باز کنید و همان فرمان را دوباره بدهید.",
            "The disk became full during the load, and nothing was changed: free some space and give the same"
            " command again.",
        )
    return DataUnavailable(
        "بارگذاری انجام نشد و چیزی عوض نشد؛ نشانی پایگاه، اجازهٔ نوشتن و برپا بودن آن را بررسی کنید و همان"
        f" فرمان را دوباره بدهید. ({kind})",
        "Nothing was loaded and nothing was changed: check that the database runs, its address and the right"
        f" to write, then give the same command again. ({kind})",
    )
