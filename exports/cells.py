"""The cells of a worksheet as XML, a column at a time: no text a formula, no digit lost."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from common.spreadsheet import DANGER
from data_access.state.written import persian
from exports.fingerprint import text_bytes
from exports.forms import BadExport
from exports.settling import by_value, tehran
from exports.workbook_parts import DAY, FIGURE, MARKED, MOMENT, PLAIN, TEXT, THOUSANDS, WHOLE
from metrics.content import Column, Kind

LONGEST = 32_767                 # UTF-16 units of a cell
EXACT = 999_999_999_999_999      # whole numbers beyond fifteen digits are kept as text
FIRST_SERIAL, EPOCH = 61, 25_569 # 1900-03-01, before which spreadsheets disagree; 1970-01-01
DAY_MS = 86_400_000
_ESCAPED = "_x[0-9A-Fa-f]{4}_"   # what a workbook reads as a letter of that number


def rows(columns: Sequence[Column], arrays: Sequence[pa.Array], first: int) -> bytes:
    """`<row>` elements, numbered from `first`. Raises BadExport for a text no cell can hold."""
    numbers = pa.array(np.arange(first, first + len(arrays[0])), pa.int64()).cast(pa.string())
    cells = [
        _column(column, array, letters(place), numbers)
        for place, (column, array) in enumerate(zip(columns, arrays, strict=True))
    ]
    # A last cell that is empty still stands there, so that readers find every row equally wide.
    cells[-1] = pc.coalesce(cells[-1], pc.binary_join_element_wise(
        f'<c r="{letters(len(cells) - 1)}', numbers, '"/>', "",
    ))
    joined = pc.binary_join_element_wise(
        '<row r="', numbers, '">', *cells, "</row>", "", null_handling="replace", null_replacement="",
    )
    return bytes(text_bytes(joined))


def texts(values: Sequence[str], row: int, style: int) -> str:
    """One row of texts."""
    cells = [pa.array([value], pa.string()) for value in values]
    numbers = pa.array([str(row)])
    joined = "".join(
        _texts(cell, letters(place), numbers, style, style).to_pylist()[0] for place, cell in enumerate(cells)
    )
    return f'<row r="{row}">{joined}</row>'


def letters(place: int) -> str:
    """How a workbook names the column.

    >>> letters(0), letters(25), letters(26), letters(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    found, left = "", place + 1
    while left:
        left, digit = divmod(left - 1, 26)
        found = chr(65 + digit) + found
    return found


def _column(column: Column, array: pa.Array, name: str, numbers: pa.Array) -> pa.Array:
    if column.kind is Kind.TEXT:
        _check_length(column, array)
        return _texts(array, name, numbers, TEXT, MARKED)
    if column.kind is Kind.YES_NO:
        return _values(array.cast(pa.int8()).cast(pa.string()), name, numbers, PLAIN, ' t="b"')
    if column.kind is Kind.NUMBER:
        return _values(array.cast(pa.string()), name, numbers, FIGURE if column.code else PLAIN)
    if column.kind is Kind.WHOLE:
        style = THOUSANDS if column.code else WHOLE
        fits = pc.and_(pc.less_equal(array, EXACT), pc.greater_equal(array, -EXACT))
        return _either(fits, array.cast(pa.string()), array, name, numbers, style)
    return _times(column.kind, array, name, numbers)


def _times(kind: Kind, array: pa.Array, name: str, numbers: pa.Array) -> pa.Array:
    if kind is Kind.DAY:
        serial, style = pc.add(array.cast(pa.int32()), EPOCH), DAY
    else:
        array = tehran(array)
        milliseconds = array.cast(pa.int64()).cast(pa.float64(), safe=False)
        serial, style = pc.add(pc.divide(milliseconds, float(DAY_MS)), float(EPOCH)), MOMENT
    fits = pc.greater_equal(serial, FIRST_SERIAL)
    return _either(fits, serial.cast(pa.string()), array, name, numbers, style)


def _either(
    fits: Any, written: pa.Array, array: pa.Array, name: str, numbers: pa.Array, style: int,
) -> pa.Array:
    """A number where a spreadsheet counts rightly, otherwise the same as text."""
    found = _values(written, name, numbers, style)
    if pc.all(fits, skip_nulls=True).as_py():
        return found
    return pc.if_else(fits, found, _texts(array.cast(pa.string()), name, numbers, TEXT, TEXT))


def _values(written: pa.Array, name: str, numbers: pa.Array, style: int, kind: str = "") -> pa.Array:
    return pc.binary_join_element_wise(
        f'<c r="{name}', numbers, f'" s="{style}"{kind}><v>', written, "</v></c>", "",
    )


def _texts(array: pa.Array, name: str, numbers: pa.Array, style: int, marked: int) -> pa.Array:
    """Inline strings; what would be run if it were typed carries the mark of text of spreadsheets."""
    inner = by_value(array, lambda texts: _inner(texts, str(style), str(marked)))
    return pc.binary_join_element_wise(f'<c r="{name}', numbers, inner, "")


def _inner(array: pa.Array, style: str, marked: str) -> pa.Array:
    """What follows the name of the cell."""
    safe = array
    for letter, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        safe = pc.replace_substring(safe, letter, entity)
    if pc.any(pc.match_substring_regex(array, _ESCAPED)).as_py():
        kept = pc.replace_substring(safe, "_x", "_x005F_x")
        safe = pc.if_else(pc.match_substring_regex(array, _ESCAPED), kept, safe)
    styles = pc.if_else(pc.match_substring_regex(array, DANGER), marked, style)
    return pc.binary_join_element_wise(
        '" t="inlineStr" s="', styles, '"><is><t xml:space="preserve">', safe, "</t></is></c>", "",
    )


def _check_length(column: Column, array: pa.Array) -> None:
    longest = pc.max(pc.utf8_length(array)).as_py() or 0
    if longest <= LONGEST // 2:
        return
    if any(len(text.encode("utf-16-le")) > 2 * LONGEST for text in array.to_pylist() if text):
        raise BadExport(
            f"متنی در ستون «{column.title_fa}» از {persian(f'{LONGEST:,}')} نویسه‌ای که یک خانهٔ اکسل جا دارد"
            " درازتر است؛ همین جدول را به قالب csv یا parquet بگیرید که متن را کامل نگه می‌دارند.",
            f"A text in the column {column.title_en!r} is longer than the {LONGEST:,} characters that a cell"
            " of a workbook holds: take this table as csv or parquet, which keep it whole.",
        )
