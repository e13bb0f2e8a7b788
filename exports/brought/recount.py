"""What a brought file says and what its values really are, the same for every form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from exports.brought import reasons
from exports.brought.reasons import Reason
from exports.fingerprint import Fingerprint
from exports.settling import jalali_text, settled, with_jalali
from metrics.content import ARROW, Column, Kind

FILE_BYTES = 2 * 2**30       # the largest file that is looked at
EXPANDED_BYTES = 6 * 2**30   # and the largest that it may unfold to
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - a wall clock has no zone
_YES_NO = {"true": True, "false": False, "1": True, "0": False}
_DAY_MS = 86_400_000
Entries = Mapping[str, Sequence[str]]


class Cut(Exception):
    """The end of the file is missing."""


class Told(Exception):
    """Something that a reader of the file is told, with the place in it where that is known."""

    def __init__(self, reason: Reason, place: str = "") -> None:
        super().__init__(reason[1])
        self.fa, self.en = (f"{text} ({place})" if place else text for text in reason)


class Changed(Told):
    """The file was ours and no longer is as we wrote it."""


class NotOurs(Exception):
    """The file was never written by this product."""


class Refused(Told):
    """The file is too large or of a kind that is not opened."""


@dataclass(frozen=True)
class Brought:
    """What the file says of itself, and what was found in it."""

    form: str
    entries: Entries
    said_rows: int
    said_hash: str
    rows: int
    content_hash: str


class Recount:
    """Takes the rows of a brought file and finds their hash; Jalali days must be those beside them."""

    def __init__(self, entries: Entries) -> None:
        self.columns = _columns(entries)
        self._file = with_jalali(self.columns)
        self.names = [column.key for column, _, _ in self._file]
        self._taken = Fingerprint(self.columns)

    @property
    def rows(self) -> int:
        return self._taken.rows

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        """Rows of the file's own columns, as texts or as values. Raises Changed."""
        if any(len(row) != len(self._file) for row in rows):
            raise Changed(reasons.CELLS)
        lists = [list(values) for values in zip(*rows, strict=True)] or [[] for _ in self._file]
        try:
            self._add(lists)
        except (ValueError, TypeError, OverflowError, pa.ArrowException) as failure:
            raise Changed(reasons.KIND) from failure

    def _add(self, lists: list[list[Any]]) -> None:
        own: list[list[Any]] = []
        for (column, place, derived), values in zip(self._file, lists, strict=True):
            if not derived:
                own.append([None if value in {None, ""} else _read(column.kind, value) for value in values])
                continue
            right = [_jalali(self.columns[place].kind, value) for value in own[place]]
            if right != [value or None for value in values]:
                raise Changed(reasons.JALALI, column.key)
        kinds = [_arrow(column.kind) for column in self.columns]
        arrays = [pa.array(values, kind) for kind, values in zip(kinds, own, strict=True)]
        moments = [n for n, column in enumerate(self.columns) if column.kind is Kind.MOMENT]
        plain = [_whole(column) if n in moments else column for n, column in enumerate(self.columns)]
        batch = pa.RecordBatch.from_arrays(arrays, names=[column.key for column in self.columns])
        self._taken.add(settled(batch, plain))

    def found(self, form: str, entries: Entries, rows: int, content_hash: str) -> Brought:
        return Brought(form, entries, rows, content_hash, self.rows, self._taken.hexdigest())


def _columns(entries: Entries) -> tuple[Column, ...]:
    found = []
    for token in " ".join(entries.get("schema", ())).split():
        key, _, kind = token.rpartition(":")
        if not key or kind not in set(Kind):
            raise Changed(reasons.SCHEMA)
        found.append(Column(key, key, key, Kind(kind)))
    if not found:
        raise Changed(reasons.SCHEMA)
    return tuple(found)


def _whole(column: Column) -> Column:
    return Column(column.key, column.key, column.key, Kind.WHOLE)


def _arrow(kind: Kind) -> pa.DataType:
    """Moments come as milliseconds of Tehran's clock."""
    return pa.int64() if kind is Kind.MOMENT else ARROW[kind]


def _read(kind: Kind, value: Any) -> Any:
    """One value. Raises ValueError for what is not of this kind."""
    if kind is Kind.TEXT:
        return str(value)
    if kind is Kind.WHOLE:
        if isinstance(value, float) and not value.is_integer():
            raise ValueError(f"{value} is not whole")
        return int(value)
    if kind is Kind.NUMBER:
        return float(value)
    if kind is Kind.YES_NO:
        if (known := _YES_NO.get(str(value).lower())) is None:
            raise ValueError(f"{value!s:.40} is neither true nor false")
        return known
    return _day(value) if kind is Kind.DAY else _milliseconds(value)


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        if value != datetime.combine(value.date(), datetime.min.time()):
            raise ValueError("a day has an hour")
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _milliseconds(value: Any) -> int:
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    since = moment.replace(tzinfo=None) - _EPOCH
    return since.days * _DAY_MS + since.seconds * 1000 + round(since.microseconds / 1000)


def _jalali(kind: Kind, value: Any) -> str | None:
    if value is None:
        return None
    days = (value - _EPOCH.date()).days if kind is Kind.DAY else value // _DAY_MS
    return jalali_text(days)
