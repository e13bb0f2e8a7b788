"""One page of rows as JSON, with the values a whole file of them has."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pandas as pd
import pyarrow as pa

from api.question import Said
from data_access.database import Database
from exports.json_rows import records
from exports.outgoing import Outgoing
from metrics import register
from metrics.content import ARROW, Column
from metrics.register import Register
from metrics.scope import Rights


def page_of(asked: Register, rights: Rights, database: Database, number: int, size: int) -> Said:
    """Page `number` of the rows, from 1. Raises what the register raises."""
    frame = register.page(asked, rights, database, number, size)
    whole = register.content(asked, rights, database)
    pages = max(1, -(-whole.rows // size))
    own = [pair for pair in parse_qsl(asked.address(), keep_blank_values=True) if pair[0] != "entity"]
    here = Outgoing(replace(whole, batches=lambda: _batch(frame, whole.columns)))
    return Said({
        "entity": asked.entity, "title_fa": whole.title_fa, "title_en": whole.title_en,
        "as_of": str(whole.as_of) if whole.as_of else None, "simulated": whole.simulated,
        "page": number, "size": size, "pages": pages, "count": whole.rows,
        "next": "?" + urlencode([*own, ("page", number + 1), ("size", size)]) if number < pages else None,
        "columns": [_column(each) for each in here.file_columns],
        "rows": [row for batch in here.batches() for row in records(here, batch)],
    }, whole.rows)


def _batch(frame: pd.DataFrame, columns: tuple[Column, ...]) -> Iterator[pa.RecordBatch]:
    cells = [[None if pd.isna(cell) else cell for cell in frame[column.key]] for column in columns]
    arrays = [pa.array(each, ARROW[column.kind]) for each, column in zip(cells, columns, strict=True)]
    yield pa.RecordBatch.from_arrays(arrays, names=[column.key for column in columns])


def _column(column: Column) -> dict[str, Any]:
    return {
        "key": column.key, "kind": str(column.kind), "unit": column.unit,
        "title_fa": column.title_fa, "title_en": column.title_en,
    }


