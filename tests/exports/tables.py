"""Small tables of nasty values to write into files."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from common.tehran import local
from exports.settling import fit
from metrics.content import ARROW, Column, Content, Filter, Kind

NASTY = (
    "شهرک\u200cهای صنعتی", "Fars فارس 12 متر", "\u202eevil\u202c", 'a "quoted" word',

    "two\nlines\n# not a remark", "=1+1", "+98 21", "-5", "@SUM(A1)", "\tTab", "'=1+1", "''", "'tis",
    "# a remark", "#",
    "a,b;c\td|e",
    "x" * 10_000, "🏭👷🏽\u200d♀️", "\x00\x01\x1f\x7f", "\r\nline\rend", "علي كاظمي", "علی کاظمی", " spaces ",
    "007", "1401-01-01", "NA", "null", "true", "1e5", "<r>bold</r>", "<b>&amp;</b>", "]]>", "mailto:a@b",
    "http://example.org", "{=1}", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0", "  =2+2",
    "\ufeffmark", "\u2028", "\ufffe", "", "۱۲۳٫۴", '"', '""', "a\\", "\\N", "%41",
)
COLUMNS = (
    Column("province", "کد استان", "Province code", Kind.TEXT),
    Column("name", "نام", "Name", Kind.TEXT),
    Column("units", "واحدها", "Units", Kind.WHOLE, "count", "شمار، با ویرگول", "Units counted", "units"),
    Column("share__1401", "سهم ۱۴۰۱", "Share 1401", Kind.NUMBER, "%", "سهم", "Share, =1+1", "share"),
    Column("open", "باز", "Open", Kind.YES_NO),
    Column("decided_on", "روز تصمیم", "Decided on", Kind.DAY),
    Column("entered_at", "زمان ورود", "Entered at", Kind.MOMENT),
)


def content(rows: Sequence[Sequence[Any]], size: int = 7, **other: Any) -> Content:
    """A table of COLUMNS (or `columns=`) that comes in batches of `size` rows."""
    columns = other.pop("columns", COLUMNS)
    types = [ARROW[column.kind] for column in columns]
    arrays = [pa.array([row[n] for row in rows], kind) for n, kind in enumerate(types)]
    schema = pa.schema([pa.field(column.key, kind) for column, kind in zip(columns, types, strict=True)])
    whole = pa.RecordBatch.from_arrays(arrays, schema=schema)

    def batches() -> Iterator[pa.RecordBatch]:
        return (whole.slice(start, size) for start in range(0, len(rows), size))

    told: dict[str, Any] = {
        "filters": (Filter("سال", "Year", "۱۴۰۱", "1401"), Filter("متن", "Text", "الف,=1+1\nب", "a,=1+1\nb")),
        "as_of": date(2023, 3, 20), "simulated": True, "address": "rows=province&indicators=units,share",
        "notes": (("یادداشت", "A note"),),
    }
    return Content("table", "جدول, =1+1", "Table", tuple(columns), len(rows), batches, **(told | other))


def rows() -> list[tuple[Any, ...]]:
    """One row per nasty text, every other value unknown now and then."""
    found = []
    for n, text in enumerate(NASTY):
        values: tuple[Any, ...] = (
            n * 10**n if n < 16 else n - 20, 0.1 + 0.2 if n == 1 else (-1) ** n * 1.7 ** (n * 3), n % 2 == 0,
            date(2022, 3, 21 if n % 2 else 20),
            datetime(2021, 9, 21, 19, n % 60, 30, n * 1000),  # noqa: DTZ001 - UTC, as databases give it
        )
        known = (None if n % (k + 3) == 0 else value for k, value in enumerate(values))
        found.append((f"IR-{n % 31:02}", text, *known))
    return found


def expected(given: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """The rows as every form holds them."""
    return [
        tuple((fit(value) or None) if isinstance(value, str) else value for value in row) for row in given
    ]


def clock(moment: datetime | None) -> datetime | None:
    """Tehran's wall clock of a UTC moment."""
    return None if moment is None else local(moment)


def soffice(folder: Path, *arguments: str) -> None:
    """Runs LibreOffice without a window, as nobody's own user."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--norestore", *arguments, "--outdir", str(folder)]
    own = os.environ | {"HOME": str(folder)}
    subprocess.run(command, check=True, capture_output=True, timeout=180, env=own)
