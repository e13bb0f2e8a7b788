"""A Parquet file brought back."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from exports.brought import reasons
from exports.brought.recount import EXPANDED_BYTES, Brought, Changed, Cut, Entries, NotOurs, Recount, Refused
from exports.columnar import ABOUT, HASH
from exports.settling import clock_texts

MARK, GROUP_BYTES = b"PAR1", 2**29


def read(path: Path) -> Brought:
    """Raises Cut, Changed, NotOurs or Refused."""
    with path.open("rb") as raw:
        raw.seek(-len(MARK), 2)
        if raw.read() != MARK:
            raise Cut
    with pq.ParquetFile(path) as file:
        told = file.schema_arrow.metadata or {} if file.metadata.metadata is None else file.metadata.metadata
        if ABOUT.encode() not in told:
            raise NotOurs
        _check(file.metadata)
        entries = entries_of(json.loads(told[ABOUT.encode()]))
        recount = Recount(entries)
        if file.schema_arrow.names != recount.names:
            raise Changed(reasons.NAMES)
        for batch in file.iter_batches(batch_size=10_000):
            recount.add(_rows(batch))
        said = told.get(HASH.encode(), b"").decode("ascii", "replace")
        return recount.found("parquet", entries, file.metadata.num_rows, said)


def entries_of(about: Any) -> Entries:
    """The entries that were written as JSON. Raises Changed when they are not."""
    if not isinstance(about, dict):
        raise Changed(reasons.ABOUT)
    return {
        str(key): [str(each) for each in value] if isinstance(value, list) else [str(value)]
        for key, value in about.items()
    }


def _check(metadata: Any) -> None:
    sizes = [metadata.row_group(n).total_byte_size for n in range(metadata.num_row_groups)]
    if sum(sizes) > EXPANDED_BYTES or max(sizes, default=0) > GROUP_BYTES:
        raise Refused(reasons.UNFOLDS)


def _rows(batch: pa.RecordBatch) -> list[tuple[Any, ...]]:
    columns = []
    for array in batch.columns:
        if pa.types.is_timestamp(array.type):
            if array.type.tz is None:
                raise Changed(reasons.ZONE)
            array = clock_texts(array.cast(pa.timestamp("ms", "UTC")).cast(pa.timestamp("ms")))  # noqa: PLW2901 - as text
        columns.append(array.to_pylist())
    return list(zip(*columns, strict=True))
