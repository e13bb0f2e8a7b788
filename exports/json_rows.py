"""Tables as JSON for programs: what it is, its columns, its rows, and at the end their number and hash."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from exports.outgoing import Outgoing
from exports.settling import clock_texts
from metrics.content import Column, Kind


def json_rows(out: Outgoing) -> Iterator[bytes]:
    """The bytes of `{"about": ..., "columns": [...], "rows": [{...}, ...], "end": {...}}`."""
    told = f'"about": {text(out.about)},\n' if out.tells else ""
    yield f'{{{told}"columns": {text([_column(each) for each in out.file_columns])},\n"rows": ['.encode()
    before = "\n"
    for batch in out.batches():
        rows = [text(row) for row in records(out, batch)]
        if rows:
            yield (before + ",\n".join(rows)).encode()
            before = ",\n"
    ending = {"rows": out.rows, "sha256": out.content_hash}
    yield (f'\n],\n"end": {text(ending)}}}\n' if out.tells else "\n]}\n").encode()


def records(out: Outgoing, batch: pa.RecordBatch) -> Iterator[Mapping[str, Any]]:
    """The rows of a settled batch; days and moments as text."""
    names = [column.key for column in out.file_columns]
    columns = [plain(column.kind, array).to_pylist()
               for column, array in zip(out.file_columns, out.spread(batch), strict=True)]
    return (dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True))


def plain(kind: Kind, array: pa.Array) -> pa.Array:
    """Values as JSON has them."""
    if kind is Kind.DAY:
        return array.cast(pa.string())
    return clock_texts(array) if kind is Kind.MOMENT else array


def text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _column(column: Column) -> dict[str, str]:
    return {
        "key": column.key, "kind": str(column.kind), "unit": column.unit, "code": column.code,
        "title_fa": column.title_fa, "title_en": column.title_en,
        "definition_fa": column.definition_fa, "definition_en": column.definition_en,
    }
