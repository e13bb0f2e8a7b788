"""Tables as Parquet: exact types, moments with their zone, and what the file is as metadata."""

import io
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from exports.json_rows import text
from exports.outgoing import Outgoing
from metrics.content import ARROW, Column, Kind

ABOUT, HASH = "isipo.about", "isipo.sha256"
ZONED = pa.timestamp("ms", "Asia/Tehran")


def parquet(out: Outgoing) -> Iterator[bytes]:
    """The bytes of the file; a group of rows leaves as soon as it is whole."""
    drain = _Drain()
    schema = pa.schema([_field(column) for column in out.file_columns])
    with pq.ParquetWriter(drain, schema, compression="zstd") as writer:
        for batch in out.batches():
            arrays = [_stored(array) for array in out.spread(batch)]
            writer.write_batch(pa.RecordBatch.from_arrays(arrays, schema=schema))
            yield drain.taken()
        if out.tells:
            writer.add_key_value_metadata({ABOUT: text(out.about), HASH: out.content_hash})
    yield drain.taken()


def _field(column: Column) -> pa.Field:
    kind = ZONED if column.kind is Kind.MOMENT else ARROW[column.kind]
    told = {
        "title_fa": column.title_fa, "title_en": column.title_en, "unit": column.unit, "code": column.code,
        "definition_fa": column.definition_fa, "definition_en": column.definition_en,
    }
    return pa.field(column.key, kind, metadata={name: value for name, value in told.items() if value})


def _stored(array: pa.Array) -> pa.Array:
    if not pa.types.is_timestamp(array.type):
        return array
    return pc.assume_timezone(array, "UTC").cast(ZONED)


class _Drain(io.RawIOBase):
    """A file that is written and emptied in turns."""

    def __init__(self) -> None:
        self._written: list[bytes] = []
        self._position = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def write(self, content: Any) -> int:
        kept = bytes(content)
        self._written.append(kept)
        self._position += len(kept)
        return len(kept)

    def taken(self) -> bytes:
        written, self._written = b"".join(self._written), []
        return written
