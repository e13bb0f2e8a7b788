"""One table on its way into one file: its settled rows are counted and hashed as they pass."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from exports.about import Line, Value, described, lines, now
from exports.fingerprint import Fingerprint
from exports.settling import jalali_of, pieces, with_jalali
from metrics.content import Column, Content

Progress = Callable[[int], None]
Positions = Mapping[Any, tuple[float, float]]     # park id to longitude and latitude


@dataclass(frozen=True)
class Receipt:
    """What left: number of rows, content hash, bytes of the file."""

    rows: int
    content_hash: str
    size: int = 0


@dataclass
class Outgoing:
    """The table, how it was asked for, and what passed of it so far."""

    content: Content
    language: str = "fa"
    tells: bool = True                        # whether the file carries what it is
    progress: Progress | None = None
    positions: Positions | None = None        # of parks, for maps
    about: dict[str, Value] = field(init=False)
    _taken: Fingerprint = field(init=False)

    def __post_init__(self) -> None:
        self.about = described(self.content, self.language, now())
        self._taken = Fingerprint(self.content.columns)

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Settled batches of the content's own columns; to be walked once. Raises DataUnavailable."""
        for batch in self.content.batches():
            for piece in pieces(batch, self.content.columns):
                self._taken.add(piece)
                yield piece
                if self.progress:
                    self.progress(self._taken.rows)

    @property
    def file_columns(self) -> tuple[Column, ...]:
        """The columns of the file: the content's, and Jalali days beside Gregorian ones."""
        return tuple(column for column, _, _ in with_jalali(self.content.columns))

    def spread(self, batch: pa.RecordBatch) -> list[pa.Array]:
        """The arrays of `file_columns` of a settled batch."""
        columns = self.content.columns
        return [
            jalali_of(batch.column(place), columns[place].kind) if derived else batch.column(place)
            for _, place, derived in with_jalali(columns)
        ]

    def lines(self) -> list[Line]:
        return list(lines(self.about, self.language))

    @property
    def rows(self) -> int:
        return self._taken.rows

    @property
    def content_hash(self) -> str:
        return self._taken.hexdigest()
