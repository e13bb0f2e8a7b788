"""A table on its way out: what every screen, file, API answer and command line gives of one selection.

Whoever makes a table (metrics/crosstab, metrics/register) gives a Content; whoever writes one (exports) takes
it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pyarrow as pa


class Kind(StrEnum):
    """What stands in a column, and so how a file stores it."""

    TEXT = "text"
    WHOLE = "whole"          # int64
    NUMBER = "number"        # float64, in the unit of the column
    YES_NO = "yes_no"
    DAY = "day"              # a Gregorian date; files write the Jalali one beside it
    MOMENT = "moment"        # UTC; files write Tehran's clock, and the Jalali day beside it


ARROW = {
    Kind.TEXT: pa.string(), Kind.WHOLE: pa.int64(), Kind.NUMBER: pa.float64(), Kind.YES_NO: pa.bool_(),
    Kind.DAY: pa.date32(), Kind.MOMENT: pa.timestamp("us"),
}


@dataclass(frozen=True)
class Column:
    """A column: its stable ASCII name, what readers call it, and what its figures are."""

    key: str
    title_fa: str
    title_en: str
    kind: Kind
    unit: str = ""              # a metrics.indicator.Unit; empty for text and plain numbers
    definition_fa: str = ""     # of the indicator in it, if any
    definition_en: str = ""
    code: str = ""              # the indicator in it, if any

    def title(self, language: str) -> str:
        return self.title_fa if language == "fa" else self.title_en


@dataclass(frozen=True)
class Filter:
    """One thing that narrows a table, in words of both languages."""

    label_fa: str
    label_en: str
    value_fa: str
    value_en: str


@dataclass(frozen=True)
class Content:
    """A whole table with everything a reader must know of it; its rows come batch by batch, unknown as null.

    `batches()` begins anew at every call and gives record batches of `schema`; it raises DataUnavailable.
    """

    name: str                               # ASCII, the stem of a file's name
    title_fa: str
    title_en: str
    columns: tuple[Column, ...]
    rows: int                               # counted before the first batch
    batches: Callable[[], Iterator[pa.RecordBatch]]
    filters: tuple[Filter, ...] = ()
    as_of: date | None = None               # the last day the rows know; None = an empty database
    simulated: bool = False                 # at least one row behind it is generated
    address: str = ""                       # the query string that asks for this very table again
    notes: tuple[tuple[str, str], ...] = ()  # further sentences, Persian and English
    place: str = ""                         # the column that names a province or park on the map, if any

    @property
    def schema(self) -> pa.Schema:
        return pa.schema([pa.field(column.key, ARROW[column.kind]) for column in self.columns])

    def title(self, language: str) -> str:
        return self.title_fa if language == "fa" else self.title_en
