"""A table that was asked: its lines, columns, totals and whatever a reader must know of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd
import pyarrow as pa

from metrics.content import ARROW, Column, Content, Filter, Kind
from metrics.crosstab.selection import Crosstab
from metrics.crosstab.totals import Reason, Totals

BATCH = 10_000
TOTAL = ("کل", "Total")


@dataclass(frozen=True, eq=False)
class Table:
    """The answer to a Crosstab.

    `frame` has the columns of `columns` in their order - keys, names in both languages, values as floats with
    unknown as NaN - and after them a bool column `<key>__simulated` for each value column.
    """

    crosstab: Crosstab
    columns: tuple[Column, ...]
    frame: pd.DataFrame
    totals: Totals                      # key of a value column to the figure of the whole selection
    no_totals: Reason | None            # why the totals are unknown, in Persian and English
    filters: tuple[Filter, ...]
    notes: tuple[tuple[str, str], ...]
    as_of: date | None
    simulated: bool

    @property
    def value_columns(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.code)

    def content(self, total: bool = False) -> Content:
        """The table on its way out; with `total` a last line holds the totals, under no key."""
        lines = self._with_total() if total and self.no_totals is None else self.frame
        shown = lines[[column.key for column in self.columns]]
        titles = [", ".join(column.title(language) for column in self.value_columns[:3])
                  + (" ..." if len(self.value_columns) > 3 else "") for language in ("fa", "en")]  # noqa: PLR2004 - three names
        return Content(
            name="indicators", title_fa=titles[0], title_en=titles[1], columns=self.columns, rows=len(shown),
            batches=lambda: _batches(shown, self.columns), filters=self.filters, as_of=self.as_of,
            simulated=self.simulated, address=self.crosstab.address(), notes=self.notes, place=self._place,
        )

    @property
    def _place(self) -> str:
        return next((key for key in ("park", "province") if key in self.crosstab.rows), "")

    def _with_total(self) -> pd.DataFrame:
        line: dict[str, object] = dict.fromkeys(self.frame.columns)
        line |= self.totals
        for language, name in zip(("fa", "en"), TOTAL, strict=True):
            for key in self.crosstab.line_keys[:1]:
                line[f"{key}_{language}"] = name
        return pd.concat([self.frame.astype(object), pd.DataFrame([line], dtype=object)], ignore_index=True)


def _batches(lines: pd.DataFrame, columns: tuple[Column, ...]) -> Iterator[pa.RecordBatch]:
    schema = pa.schema([pa.field(column.key, ARROW[column.kind]) for column in columns])
    for first in range(0, len(lines), BATCH):
        some = lines.iloc[first : first + BATCH]
        yield pa.record_batch([_array(some[column.key], column.kind) for column in columns], schema=schema)


def _array(cells: pd.Series, kind: Kind) -> pa.Array:
    plain = [None if pd.isna(cell) else cell for cell in cells]
    if kind is Kind.WHOLE:
        plain = [None if cell is None else int(cell) for cell in plain]
    return pa.array(plain, ARROW[kind])
