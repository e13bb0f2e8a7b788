"""Where a booklet's table has its provinces and its indicators: either may go down or across."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data_access.booklets import catalogue, names

Cell = str | Decimal | None
HEAD_ROWS, HEAD_COLUMNS = 20, 5   # among so many first ones stand the headings


@dataclass(frozen=True)
class Layout:
    """`head` is the row of headings, `label` the column of names; what is below and beside are figures."""

    head: int
    label: int
    indicators_across: bool


def layout(rows: Sequence[Sequence[Cell]]) -> Layout | None:
    """None where no table of provinces and indicators is to be seen."""
    found = []
    for across in (True, False):
        over, down = (_indicator, _province) if across else (_province, _indicator)
        head, headings = _best([_known(row, over) for row in rows[:HEAD_ROWS]])
        below = range(head + 1, len(rows))
        columns = [[at(rows, row, place) for row in below] for place in range(HEAD_COLUMNS)]
        label, labels = _best([_known(column, down) for column in columns])
        if headings and labels:
            found.append((headings + labels, Layout(head, label, across)))
    return max(found, key=lambda each: each[0])[1] if found else None


def _best(counts: Sequence[int]) -> tuple[int, int]:
    """The first place with the highest count, and the count."""
    most = max(counts, default=0)
    return (counts.index(most) if counts else 0), most


def _known(cells: Sequence[Cell], is_one: Callable[[str], bool]) -> int:
    return sum(isinstance(cell, str) and is_one(cell) for cell in cells)


def _indicator(text: str) -> bool:
    return catalogue.find(text) is not None


def _province(text: str) -> bool:
    return names.place(text) is not None


def at(rows: Sequence[Sequence[Cell]], row: int, column: int) -> Cell:
    """The cell; rows may be of different lengths."""
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else None
