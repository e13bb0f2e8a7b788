"""The content hash: SHA-256 over a table's values, the same in every form of file and size of batch.

Of each column two streams are hashed on their own: marks (text: the length in UTF-8 bytes as int32, -1 for
unknown; others: one byte, 1 known and 0 unknown) and values (text: the UTF-8 bytes; others: 8 bytes each,
0 for unknown). Whole numbers, yes (1) and no (0), days since 1970-01-01 and milliseconds of Tehran's wall
clock since then are int64; numbers are float64. All little-endian. The content hash is that of one line per
column: `key kind marks values`, the two in hexadecimal, each line ended by LF. Values are settled before
(settling.py).
"""

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from exports.settling import tehran
from metrics.content import Column, Kind


class Fingerprint:
    """Takes settled batches one after another and tells the hash of all."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.rows = 0
        self._columns = tuple(columns)
        self._streams = [(hashlib.sha256(), hashlib.sha256()) for _ in columns]

    def add(self, batch: pa.RecordBatch) -> None:
        for column, (marks, values), array in zip(self._columns, self._streams, batch.columns, strict=True):
            for stream, content in zip((marks, values), _canonical(column.kind, array), strict=True):
                stream.update(content)
        self.rows += batch.num_rows

    def hexdigest(self) -> str:
        whole = hashlib.sha256()
        for column, (marks, values) in zip(self._columns, self._streams, strict=True):
            whole.update(f"{column.key} {column.kind} {marks.hexdigest()} {values.hexdigest()}\n".encode())
        return whole.hexdigest()


def fingerprint(columns: Sequence[Column], batches: Sequence[pa.RecordBatch]) -> str:
    """The content hash of settled batches."""
    taken = Fingerprint(columns)
    for batch in batches:
        taken.add(batch)
    return taken.hexdigest()


def _canonical(kind: Kind, array: pa.Array) -> tuple[Any, Any]:
    if kind is Kind.TEXT:
        marks = pc.fill_null(pc.binary_length(array), -1).to_numpy(zero_copy_only=False).astype("<i4")
        return marks, text_bytes(pc.fill_null(array, ""))
    known = pc.is_valid(array).to_numpy(zero_copy_only=False).astype("u1")
    if kind is Kind.NUMBER:
        return known, pc.fill_null(array, 0.0).to_numpy(zero_copy_only=False).astype("<f8")
    counted = pc.fill_null(_counted(kind, array), 0).to_numpy(zero_copy_only=False)
    return known, np.ascontiguousarray(counted, "<i8")


def _counted(kind: Kind, array: pa.Array) -> pa.Array:
    if kind is Kind.DAY:
        return array.cast(pa.int32()).cast(pa.int64())
    if kind is Kind.MOMENT and pa.types.is_timestamp(array.type):
        return tehran(array).cast(pa.int64())
    return array.cast(pa.int64())   # a moment read back is Tehran's milliseconds already


def text_bytes(array: pa.Array) -> Any:
    """The UTF-8 bytes of all texts after one another; none of them may be unknown."""
    if not len(array):
        return b""
    ends = np.frombuffer(array.buffers()[1], dtype=np.int32)
    first, last = int(ends[array.offset]), int(ends[array.offset + len(array)])
    data = array.buffers()[2]
    return memoryview(data)[first:last] if data is not None else b""
