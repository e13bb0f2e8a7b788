"""What the rows and columns of a booklet's table stand for, and in which units its figures are printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from data_access.booklets import catalogue, names, units
from data_access.booklets.booklet import Booklet
from data_access.booklets.catalogue import Printed
from data_access.booklets.grid import Sheet
from data_access.booklets.layout import Cell, Layout, at

Key: TypeAlias = Printed | str   # an indicator, or the code of a province ("" = the country)
Lines: TypeAlias = dict[int, Key]


@dataclass
class Headings:
    """`down` = row to what it stands for, `across` = column; `factors` and `labels` by row or column."""

    layout: Layout
    down: Lines = field(default_factory=dict)
    across: Lines = field(default_factory=dict)
    factors: dict[int, Decimal] = field(default_factory=dict)   # of the lines of indicators
    labels: dict[int, str] = field(default_factory=dict)

    def cells(self) -> Iterator[tuple[int, int, Printed, str]]:
        """Row, column, indicator and province of every cell of the table."""
        for row, below in self.down.items():
            for column, over in self.across.items():
                about, province = (over, below) if self.layout.indicators_across else (below, over)
                if isinstance(about, Printed) and isinstance(province, str):
                    yield row, column, about, province

    def line(self, row: int, column: int) -> int:
        """The line of the indicator of a cell."""
        return column if self.layout.indicators_across else row

    def factor(self, row: int, column: int) -> Decimal:
        """What a printed figure is multiplied by to be in the unit of its indicator."""
        return self.factors.get(self.line(row, column), Decimal(1))

    def label(self, row: int, column: int) -> str:
        return self.labels[self.line(row, column)]


@dataclass(frozen=True, eq=False)
class _Side:
    """One side of a table: its cells seen as lines, whichever way they go."""

    booklet: Booklet
    sheet: Sheet
    rows: bool          # lines are rows, else columns
    head: int           # where along the line its name stands
    first: int          # the first line
    of_indicators: bool

    def cell(self, line: int, place: int) -> Cell:
        return at(self.sheet.rows, line, place) if self.rows else at(self.sheet.rows, place, line)

    def refuse(self, line: int, place: int, rule: str, detail: str = "") -> None:
        row, column = (line, place) if self.rows else (place, line)
        self.booklet.refuse(self.sheet, (row, column), self.cell(line, place), rule, detail)

    def find(self, text: str) -> Key | None:
        return catalogue.find(text) if self.of_indicators else names.place(text)

    def lines(self) -> range:
        last = len(self.sheet.rows) if self.rows else max(map(len, self.sheet.rows), default=0)
        return range(self.first, last)


def headings(booklet: Booklet, sheet: Sheet, found: Layout) -> Headings:
    """Names what can be named; everything else that holds figures is refused."""
    across = _Side(booklet, sheet, False, found.head, found.label + 1, found.indicators_across)
    down = _Side(booklet, sheet, True, found.label, found.head + 1, not found.indicators_across)
    told = Headings(found)
    beside_across, beside_down = _beside(across), _beside(down)
    sides = (
        (across, told.across, beside_across, beside_down), (down, told.down, beside_down, beside_across),
    )
    for side, lines, skipped, others in sides:
        for line in side.lines():
            if line not in skipped:
                _name(side, line, lines, told)
        for place, kind in others.items():
            _check(side, lines, (place, kind), told)
    _nameless(across, told.across, [*told.down], beside_across)
    _nameless(down, told.down, [*told.across], beside_down)
    return told


def _beside(side: _Side) -> dict[int, str]:
    """Lines that hold codes, names, units or numbers of the other side, by what their heading says."""
    found = {}
    for line in side.lines():
        cell = side.cell(line, side.head)
        if isinstance(cell, str) and (kind := names.line(cell)) and side.find(cell) is None:
            found[line] = kind
    return found


def _name(side: _Side, line: int, lines: Lines, told: Headings) -> None:
    cell = side.cell(line, side.head)
    key = side.find(cell) if isinstance(cell, str) else None
    if key is None:
        return
    if key in lines.values():
        side.refuse(line, side.head, "booklet_twice")
        return
    lines[line] = key
    if side.of_indicators:
        told.labels[line] = str(cell).strip()


def _check(side: _Side, lines: Lines, beside: tuple[int, str], told: Headings) -> None:
    """A second name must mean the same; a unit must be one of the indicator."""
    place, kind = beside
    for line, key in lines.items():
        cell = side.cell(line, place)
        if cell is None or kind == "number":
            continue
        if kind == "unit" and isinstance(key, Printed):
            factor = units.factor(str(cell), key.unit)
            told.factors[line] = factor or Decimal(1)
            if factor is None:
                side.refuse(line, place, "booklet_unit", key.unit)
        elif kind in ("code", "name") and side.find(str(cell)) != key:
            side.refuse(line, place, "booklet_code_differs")


def _nameless(side: _Side, lines: Lines, others: Sequence[int], skipped: dict[int, str]) -> None:
    """Lines that hold figures without a name that is known."""
    for line in side.lines():
        held = line not in lines and line not in skipped and any(
            side.cell(line, place) is not None for place in others
        )
        name = side.cell(line, side.head)
        if held and not (isinstance(name, str) and side.find(name) is not None):
            known = name is not None
            rule = "booklet_indicator" if side.of_indicators else "booklet_province"
            side.refuse(line, side.head, rule if known else "booklet_unnamed")
