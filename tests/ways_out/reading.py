"""What other programs read out of each kind of file, as rows that can be compared with one another.

Unknown is None, days are dates, moments stand on Tehran's clock; Jalali columns beside them are left out.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import geopandas as gpd
import openpyxl
import pandas as pd
import pyarrow.parquet as pq

from common.spreadsheet import written
from common.tehran import local
from exports.settling import fit
from metrics.content import Column, Content, Kind

Rows = list[tuple[Any, ...]]
Read = Callable[[Path, Sequence[Column]], Rows]
SHEET = "داده"
MILLISECOND = 1000


def wanted(content: Content) -> Rows:
    """The rows of the table itself."""
    return list(_wanted(content))


def _wanted(content: Content) -> Iterator[tuple[Any, ...]]:
    for batch in content.batches():
        for row in zip(*(array.to_pylist() for array in batch.columns), strict=True):
            yield tuple(_settled(value) for value in row)


def of_page(frame: pd.DataFrame, columns: Sequence[Column]) -> Rows:
    """The rows of a page of a register."""
    found = []
    for line in frame[[each.key for each in columns]].itertuples(index=False, name=None):
        known = [None if pd.isna(value) else value for value in line]
        found.append(tuple(
            _settled(value if value is None or each.kind is not Kind.WHOLE else int(value))
            for value, each in zip(known, columns, strict=True)
        ))
    return found


def _settled(value: Any) -> Any:
    """What every file can hold: no control characters, no empty text, moments to the millisecond."""
    if isinstance(value, str):
        return fit(value) or None
    if isinstance(value, datetime):
        clock = local(value)
        return clock.replace(microsecond=clock.microsecond // MILLISECOND * MILLISECOND)
    return value


def from_csv(path: Path, columns: Sequence[Column], separator: str = ",") -> Rows:
    """By pandas, past the lines that tell what the file is."""
    frame = pd.read_csv(path, comment="#", sep=separator, dtype=str, keep_default_na=False)
    return _rows(frame.to_dict("records"), columns, written)


def from_tsv(path: Path, columns: Sequence[Column]) -> Rows:
    return from_csv(path, columns, "\t")


def from_bare_csv(text: str, columns: Sequence[Column]) -> Rows:
    """By Python's own reader, of what a command line prints: texts as they are."""
    return _rows(csv.DictReader(io.StringIO(text, newline="")), columns, fit)


def from_xlsx(path: Path, columns: Sequence[Column]) -> Rows:
    """By openpyxl: names in the second row, values below."""
    book = openpyxl.load_workbook(path)
    _, names, *lines = book[SHEET].iter_rows(values_only=True)
    book.close()
    return _rows((dict(zip(names, line, strict=True)) for line in lines), columns)


def from_parquet(path: Path, columns: Sequence[Column]) -> Rows:
    return _rows(pq.read_table(path).to_pylist(), columns)


def from_json(path: Path, columns: Sequence[Column]) -> Rows:
    return _rows(json.loads(path.read_text("utf-8"))["rows"], columns)


def from_map(path: Path, columns: Sequence[Column]) -> Rows:
    """By geopandas, GeoJSON and GeoPackage alike."""
    return _rows(gpd.read_file(path, layer=0).to_dict("records"), columns)


READERS: Mapping[str, Read] = {
    "csv": from_csv, "tsv": from_tsv, "xlsx": from_xlsx, "parquet": from_parquet, "json": from_json,
    "geojson": from_map, "gpkg": from_map,
}


def _rows(
    found: Iterable[Mapping[Any, Any]], columns: Sequence[Column], text: Callable[[str], str] = str,
) -> Rows:
    return [tuple(_cell(row[each.key], each.kind, text) for each in columns) for row in found]


def _cell(value: Any, kind: Kind, text: Callable[[str], str]) -> Any:
    if value is None or value == "" or value is pd.NaT or value != value:  # noqa: PLR0124 - NaN
        return None
    return text(str(value)) if kind is Kind.TEXT else _CELLS[kind](value)


def _day(value: Any) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else date(value.year, value.month, value.day)


def _moment(value: Any) -> datetime:
    if isinstance(value, str):
        return datetime.fromisoformat(value)
    plain: datetime = value.replace(tzinfo=None)
    return plain


def _yes_no(value: Any) -> bool:
    return {"true": True, "false": False}[value] if isinstance(value, str) else bool(value)


_CELLS: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.WHOLE: int, Kind.NUMBER: float, Kind.YES_NO: _yes_no, Kind.DAY: _day, Kind.MOMENT: _moment,
}
