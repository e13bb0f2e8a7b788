"""Values as every form of file can hold them, so that one table is the same in each and has one hash.

Text: line ends become LF, control characters their pictures (U+2400 onwards), empty text unknown.
Numbers: what is not finite is unknown, minus zero is zero. Moments: to the millisecond.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from common.jalali import jalali
from metrics.content import ARROW, Column, Kind

MOST_ROWS, MOST_BYTES = 50_000, 8 * 2**20    # of one piece: memory stays flat whatever a batch holds
SUFFIX = "_jalali"
_UNFIT = r"[\x00-\x08\x0b-\x1f\x{FFFE}\x{FFFF}]"
_PICTURES = {code: 0x2400 + code for code in range(32) if code not in {9, 10}}
_PICTURES |= {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}
_EPOCH = date(1970, 1, 1).toordinal()


def pieces(batch: pa.RecordBatch, columns: Sequence[Column]) -> Iterator[pa.RecordBatch]:
    """The batch cut into bounded pieces, each with settled values."""
    step = max(1, min(MOST_ROWS, batch.num_rows * MOST_BYTES // max(1, batch.nbytes)))
    for start in range(0, batch.num_rows, step):
        yield settled(batch.slice(start, step), columns)


def settled(batch: pa.RecordBatch, columns: Sequence[Column]) -> pa.RecordBatch:
    """The batch in the types of its kinds, its values as every form can hold them."""
    arrays = [_settle(column.kind, array) for column, array in zip(columns, batch.columns, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, names=[column.key for column in columns])


def _settle(kind: Kind, array: pa.Array) -> pa.Array:
    if kind is Kind.MOMENT:
        exact = array.cast(pa.timestamp("us")) if array.type != ARROW[kind] else array
        return pc.floor_temporal(exact, unit="millisecond").cast(pa.timestamp("ms"))
    array = array.cast(ARROW[kind])
    if kind is Kind.NUMBER:
        finite = pc.if_else(pc.is_finite(array), array, pa.scalar(None, pa.float64()))
        return pc.if_else(pc.equal(finite, 0.0), pa.scalar(0.0), finite)
    return _settle_text(array) if kind is Kind.TEXT else array


def _settle_text(array: pa.Array) -> pa.Array:
    if pc.any(pc.match_substring_regex(array, _UNFIT)).as_py():
        array = pa.array([text if text is None else fit(text) for text in array.to_pylist()], pa.string())
    return pc.if_else(pc.equal(pc.binary_length(array), 0), pa.scalar(None, pa.string()), array)


def fit(text: str) -> str:
    r"""One text as files hold it.

    >>> fit("a\r\nb\x00c")
    'a\nb␀c'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_PICTURES)


def by_value(array: pa.Array, change: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """What `change` makes of each text, done once for texts that come again and again."""
    coded = array.dictionary_encode()
    if 2 * len(coded.dictionary) > len(array):
        return change(array)
    return change(coded.dictionary).take(coded.indices)


def clock_texts(moments: pa.Array) -> pa.Array:
    """Tehran's wall clock as text: 2022-05-14 08:30:00, with milliseconds where there are any."""
    return pc.replace_substring_regex(tehran(moments).cast(pa.string()), r"\.000$", "")


def tehran(moments: pa.Array) -> pa.Array:
    """Tehran's wall clock, to the millisecond and without a zone, of UTC moments."""
    zoned = pc.assume_timezone(moments.cast(pa.timestamp("ms")), "UTC")
    return pc.local_timestamp(zoned.cast(pa.timestamp("ms", "Asia/Tehran")))


def with_jalali(columns: Sequence[Column]) -> tuple[tuple[Column, int, bool], ...]:
    """The columns of a file: each with the place of its source, a Jalali text after each day and moment."""
    taken = {column.key for column in columns}
    found: list[tuple[Column, int, bool]] = []
    for place, column in enumerate(columns):
        found.append((column, place, False))
        if column.kind in {Kind.DAY, Kind.MOMENT}:
            key = column.key + SUFFIX
            while key in taken:
                key += "_"
            titles = f"{column.title_fa} (شمسی)", f"{column.title_en} (Jalali)"
            found.append((Column(key, *titles, Kind.TEXT), place, True))
    return tuple(found)


def jalali_of(array: pa.Array, kind: Kind) -> pa.Array:
    """Jalali days as text, 1401.02.24, of days or of moments on Tehran's clock.

    Points, because programs take 1401-02-24 for a Gregorian day of the year 1401.
    """
    days = array if kind is Kind.DAY else tehran(array).cast(pa.date32(), safe=False)
    coded = days.cast(pa.int32()).dictionary_encode()
    texts = pa.array([jalali_text(day) for day in coded.dictionary.to_pylist()], pa.string())
    return texts.take(coded.indices)


@lru_cache(maxsize=100_000)
def jalali_text(day: int | None) -> str | None:
    """Of a day counted from 1970-01-01; unknown where the calendar does not reach."""
    try:
        year, month, number = jalali(date.fromordinal(_EPOCH + int(day or 0)))
    except (ValueError, OverflowError):
        return None
    return f"{year:04}.{month:02}.{number:02}"
