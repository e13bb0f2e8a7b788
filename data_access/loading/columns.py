"""Reads a column of cells: each value as its field wants it, and the rule that each other one breaks."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
from pyarrow import compute

from data_access.loading import moments, numbers, texts
from data_access.loading.doubt import Doubtful
from data_access.loading.entities import LARGEST, Field, Kind

TYPES: dict[Kind, pa.DataType] = {
    "date": pa.date32(), "moment": pa.timestamp("us"), "integer": pa.int64(), "number": pa.float64(),
    "flag": pa.bool_(), "text": pa.string(), "one_of": pa.string(), "province": pa.string(),
}
# Numbers that mean one thing however they are read, and that no bound of ours refuses.
PLAIN = {"integer": r"^[1-9][0-9]{0,8}$", "number": r"^-?(0|[1-9][0-9]{0,11})([.][0-9]{1,12})?$"}
REMEMBERED = 50_000   # different cells of a column whose value is kept at hand


@dataclass(frozen=True)
class Marked:
    """A cell that cannot be read at all: a formula or an error of the spreadsheet."""

    rule: str
    shown: str

    def __str__(self) -> str:
        return self.shown


@dataclass
class Reader:
    """Reads the cells of one column; `sure_dot` = a point can only be a decimal point in this file."""

    of: Field
    sure_dot: bool
    _known: dict[Hashable, Any] = field(default_factory=dict)

    def __call__(self, cells: Sequence[Any]) -> tuple[pa.Array, list[tuple[int, Doubtful]]]:
        """Values, empty where there is none, and the faults by their place in the column.

        Of texts each different one is read once.
        """
        try:
            column = pa.array(cells, pa.string())
        except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeError):   # cells of a workbook have kinds
            return self._each(cells)
        if self._plain(column):
            return column.cast(TYPES[self.of.kind]), []
        coded = column.dictionary_encode()
        values, doubts = self._each(coded.dictionary.to_pylist())
        if not doubts:
            return values.take(coded.indices), []
        wrong = dict(doubts)
        places = enumerate(coded.indices.to_pylist())
        return values.take(coded.indices), [(place, wrong[of]) for place, of in places if of in wrong]

    def _plain(self, column: pa.Array) -> bool:
        """Whether all cells are numbers of which no reader can doubt."""
        form = PLAIN.get(self.of.kind)
        if form is None or (self.of.kind == "number" and not self.sure_dot) or column.null_count:
            return False
        return bool(compute.all(compute.match_substring_regex(column, form)).as_py())

    def _each(self, cells: Sequence[Any]) -> tuple[pa.Array, list[tuple[int, Doubtful]]]:
        known, values, faults = self._known, [], []
        for place, cell in enumerate(cells):
            key = cell if cell.__class__ is str else (cell.__class__, cell)
            try:
                value = known[key]
            except KeyError:
                value = self._read(key, cell)
            if value.__class__ is Doubtful:
                faults.append((place, value))
                value = None
            values.append(value)
        return pa.array(values, TYPES[self.of.kind]), faults

    def _read(self, key: Hashable, cell: Any) -> Any:
        value = self._value(cell)
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        self._known[key] = value
        return value

    def _value(self, cell: Any) -> Any:
        """The value, None for an empty cell, or the doubt."""
        if isinstance(cell, Marked):
            return Doubtful(cell.rule)
        try:
            if cell is None or (isinstance(cell, str) and not texts.shown(cell, lines=True)):
                return None
            if isinstance(cell, str) and self.of.kind != "text":
                cell = texts.shown(cell)
            return _READ[self.of.kind](cell, self.of, self.sure_dot)
        except Doubtful as doubt:
            return Doubtful(doubt.rule, doubt.detail)


def _number(cell: Any, of: Field, sure_dot: bool) -> float:
    del of
    return numbers.number(cell, sure_dot)


def _whole(cell: Any, of: Field, sure_dot: bool) -> int:
    del of, sure_dot
    found = numbers.whole(cell)
    if abs(found) > LARGEST:
        raise Doubtful("range", f"-{LARGEST} … {LARGEST}")
    return found


_READ: dict[Kind, Callable[[Any, Field, bool], Any]] = {
    "date": lambda cell, _of, _sure: moments.day(cell),
    "moment": lambda cell, _of, _sure: moments.moment(cell),
    "integer": _whole,
    "number": _number,
    "flag": lambda cell, _of, _sure: texts.flag(cell),
    "text": lambda cell, _of, _sure: texts.text(cell, _of.name),
    "one_of": lambda cell, _of, _sure: texts.choice(cell, _of.name, _of.values),
    "province": lambda cell, _of, _sure: texts.province(cell),
}
