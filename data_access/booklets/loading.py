"""Takes a booklet over as published figures: all of it or nothing, and what it repeats only once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import Connection, Select, insert, select
from sqlalchemy.exc import SQLAlchemyError

from common.errors import DashboardError, DataUnavailable
from data_access.booklets.booklet import Booklet, Figure
from data_access.booklets.reading import read
from data_access.booklets.spans import Span
from data_access.database import Database
from data_access.loading import history
from data_access.loading.refusals import Refusal
from data_access.loading.target import writing
from data_access.schema.loads import published_figure

Key: TypeAlias = tuple[Any, ...]
COLUMNS = ("indicator_code", "province_code", "jalali_year", "quarter", "cumulative", "printed")
BATCH = 1000   # rows of one statement


class ReasonMissing(DashboardError):
    """Figures that were published before are changed, and nobody says why."""


@dataclass(frozen=True)
class Taken:
    """What became of a booklet: figures by what they are against those known before.

    With refusals nothing was changed. `load` is None for a dry run and for a booklet that says nothing new.
    """

    figures: int
    added: int
    changed: int
    unchanged: int
    empty: int
    spans: tuple[Span, ...]
    refusals: tuple[Refusal, ...]
    dry_run: bool
    load: int | None = None
    more: int = 0   # refusals beyond those kept; of a booklet all are kept


def import_booklet(
    url: str, path: Path, who: str, span: Span | None = None, reason: str = "", dry_run: bool = False,
    name: str = "",
) -> Taken:
    """Reads the file and, unless it is a dry run or anything is refused, adds what it says anew.

    Figures printed before stay as they were, under the load they came with; the newest counts. A changed
    figure needs a reason. Raises BookletRefused, ReasonMissing, DataUnavailable or SettingsError.
    """
    booklet = read(path, span, name)
    if booklet.refusals or dry_run:
        database = Database.at(url)
        try:
            return _taken(booklet, _known(database.fetch(_newest())), dry_run=dry_run)
        finally:
            database.close()
    try:
        with writing(url) as connection:
            return _written(connection, booklet, path, (who, reason))
    except (SQLAlchemyError, OSError) as failure:
        raise _not_loaded(failure) from failure


def _newest() -> Select[Any]:
    """Figures in the order of their loads: the last one of a key counts."""
    columns = [published_figure.c[column] for column in COLUMNS]
    return select(*columns).order_by(published_figure.c.load_id)


def _known(rows: Iterable[Any]) -> dict[Key, str]:
    return {tuple(row[:-1]): row[-1] for row in rows}


def _key(figure: Figure) -> Key:
    span = figure.span
    return figure.code, figure.province or None, span.year, span.quarter, span.cumulative


def _taken(booklet: Booklet, known: Mapping[Key, str], *, dry_run: bool, load: int | None = None) -> Taken:
    added = sum(_key(each) not in known for each in booklet.figures)
    changed = sum(known.get(_key(each), each.printed) != each.printed for each in booklet.figures)
    count = len(booklet.figures)
    return Taken(
        count, added, changed, count - added - changed, booklet.empty, tuple(booklet.spans),
        tuple(booklet.refusals), dry_run, load,
    )


def _written(connection: Connection, booklet: Booklet, path: Path, told: tuple[str, str]) -> Taken:
    known = _known(connection.execute(_newest()))
    taken, (who, reason) = _taken(booklet, known, dry_run=False), told
    if not taken.added and not taken.changed:
        return taken
    if taken.changed and not reason.strip():
        raise ReasonMissing(
            "رقم‌هایی که پیش از این منتشر شده‌اند عوض می‌شوند؛ علت را بنویسید.",
            "Figures that were published before are changed: give the reason.",
        )
    digest = sha256(path.read_bytes()).hexdigest()
    number = history.begin(connection, who, "booklet", booklet.file, digest, taken.figures, reason.strip())
    fresh = [each for each in booklet.figures if known.get(_key(each)) != each.printed]
    for start in range(0, len(fresh), BATCH):
        rows = [_row(each, number) for each in fresh[start : start + BATCH]]
        connection.execute(insert(published_figure), rows)
    history.count(connection, number, published_figure.name, taken.added, taken.changed, 0)
    return replace(taken, load=number)


def _row(figure: Figure, load: int) -> dict[str, Any]:
    values = dict(zip(COLUMNS, (*_key(figure), figure.printed), strict=True))
    return {**values, "load_id": load, "value": figure.value, "label": figure.label}


def _not_loaded(failure: Exception) -> DataUnavailable:
    kind = type(failure).__name__
    return DataUnavailable(
        f"شاخص‌نامه بارگذاری نشد و چیزی عوض نشد؛ پایگاه، اجازهٔ نوشتن و جای خالی دیسک را بررسی کنید. ({kind})",
        "The booklet was not loaded and nothing was changed: check the database, the right to write and the"
        f" free disk space. ({kind})",
    )
