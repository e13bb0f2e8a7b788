"""Where the rows of a table lie: the shape of a province, the point of a park."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import pyarrow as pa
import shapely
from sqlalchemy import select

from common.errors import UnknownPlace
from common.settings import settings
from data_access.database import Database
from data_access.schema.places import park
from data_access.state.written import persian
from exports.forms import BadExport
from exports.outgoing import Outgoing, Positions
from geo import outlines
from metrics.content import Kind

MOST_ROWS = 20_000       # of a map: every row carries its shape
Shape = Callable[[Any], Any]


def positions(database: Database) -> Positions:
    """Longitude and latitude of every park, by its id. Raises DataUnavailable."""
    rows = database.fetch(select(park.c.id, park.c.longitude, park.c.latitude))
    return {int(row.id): (float(row.longitude), float(row.latitude)) for row in rows}


def check(out: Outgoing) -> None:
    """Raises BadExport for a table that is no map."""
    content = out.content
    if content.place not in {column.key for column in content.columns}:
        raise BadExport(
            "سطرهای این جدول استان یا شهرک نیستند و نقشه نمی‌شوند؛ سطرها را استان یا شهرک برگزینید، یا csv،"
            " xlsx یا parquet بگیرید.",
            "The rows of this table are neither provinces nor parks, so they make no map: choose provinces or"
            " parks for its rows, or take csv, xlsx or parquet.",
        )
    if content.rows > MOST_ROWS:
        raise BadExport(
            persian(f"نقشه حداکثر {MOST_ROWS:,} سطر دارد و این جدول {content.rows:,}؛ آن را محدودتر کنید، یا")
            + " csv یا parquet بگیرید.",
            f"A map has at most {MOST_ROWS:,} rows and this table has {content.rows:,}: narrow it, or take"
            " csv or parquet.",
        )


def shapes(out: Outgoing, batch: pa.RecordBatch) -> Iterator[Any]:
    """The shape of each row of a settled batch; None where it is not known."""
    names = batch.schema.names
    if {"longitude", "latitude"} <= set(names):
        for point in zip(batch["longitude"].to_pylist(), batch["latitude"].to_pylist(), strict=True):
            yield None if None in point else shapely.Point(point)
        return
    found = _shape_of(out)
    for place in batch[out.content.place].to_pylist():
        yield None if place is None else found(place)


def credit(out: Outgoing) -> str:
    """Whose outlines these are, if any are in the file."""
    if _kind(out) is not Kind.TEXT:
        return ""
    drawn = _outlines()
    return drawn.credit_fa if out.language == "fa" else drawn.credit_en


def _kind(out: Outgoing) -> Kind:
    return next(column.kind for column in out.content.columns if column.key == out.content.place)


def _shape_of(out: Outgoing) -> Shape:
    """Provinces are named by text, parks by number."""
    if _kind(out) is Kind.TEXT:
        return _province
    known = out.positions
    if known is None:
        raise BadExport(
            "جای شهرک‌ها در دست نیست؛ پایگاه داده را بررسی کنید یا csv یا xlsx بگیرید.",
            "The positions of the parks are not at hand: check the database, or take csv or xlsx.",
        )
    return lambda number: shapely.Point(known[number]) if number in known else None


def _outlines() -> outlines.Outlines:
    return outlines.load(settings().outlines_file, settings().outlines_code_property)


@lru_cache(maxsize=64)
def _province(code: str) -> Any:
    try:
        return _outlines().area(code)
    except UnknownPlace:
        return None
