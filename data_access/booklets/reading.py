"""Reads a booklet: every figure with its indicator, province and period, or every reason against it."""

from pathlib import Path

from common.errors import BadPeriod
from data_access.booklets import figures, grid
from data_access.booklets.booklet import Booklet, Figure
from data_access.booklets.catalogue import Printed
from data_access.booklets.grid import FORMULA, Sheet
from data_access.booklets.headings import Headings, headings
from data_access.booklets.layout import layout
from data_access.booklets.spans import Span, of_title
from data_access.loading.doubt import Doubtful

What = tuple[Span, Printed, str]


def read(path: Path, given: Span | None = None, name: str = "") -> Booklet:
    """The booklet in the file. `given` is its period, else the title of each sheet tells it.

    Raises BookletRefused for a file that cannot be read at all.
    """
    booklet = Booklet(name or path.name)
    seen: set[tuple[Span, str, str]] = set()
    for sheet in grid.sheets(path):
        _sheet(booklet, sheet, given, seen)
    if not booklet.figures and not booklet.refusals:
        booklet.refuse(Sheet("", []), None, None, "booklet_empty")
    return booklet


def _sheet(booklet: Booklet, sheet: Sheet, given: Span | None, seen: set[tuple[Span, str, str]]) -> None:
    found = layout(sheet.rows)
    if found is None:
        booklet.refuse(sheet, None, None, "booklet_no_table")
        return
    span = _span(booklet, sheet, found.head, given)
    told = headings(booklet, sheet, found)
    if span is None:
        return
    for row, column, about, province in told.cells():
        figure = _figure(booklet, sheet, (row, column), (span, about, province), told)
        if figure and (span, about.code, province) in seen:
            booklet.refuse(sheet, (row, column), sheet.rows[row][column], "booklet_twice")
        elif figure:
            seen.add((span, about.code, province))
            booklet.figures.append(figure)


def _span(booklet: Booklet, sheet: Sheet, head: int, given: Span | None) -> Span | None:
    """The period chosen, or that of the title above the table; the two must not contradict each other."""
    title = " ".join(str(cell) for row in sheet.rows[:head] for cell in row if cell is not None)
    title = f"{title} {sheet.name}".strip()
    try:
        told = of_title(title)
    except BadPeriod:
        if given is None:
            booklet.refuse(sheet, None, title[:60], "booklet_period_unclear")
        return given
    if given is None and told is None:
        booklet.refuse(sheet, None, None, "booklet_period")
    elif given is not None and told is not None and told != given:
        booklet.refuse(sheet, None, title[:60], "booklet_period_differs")
        return None
    return given or told


def _figure(
    booklet: Booklet, sheet: Sheet, at: tuple[int, int], what: What, told: Headings,
) -> Figure | None:
    """The figure of a cell; None where nothing is printed or it is refused."""
    span, about, province = what
    row, column = at
    cell = sheet.rows[row][column] if column < len(sheet.rows[row]) else None
    if cell == FORMULA:
        booklet.refuse(sheet, at, cell, "formula")
        return None
    try:
        value = None if cell is None else figures.printed(cell, about.unit)
    except Doubtful as doubt:
        booklet.refuse(sheet, at, cell, doubt.rule, doubt.detail)
        return None
    if value is None:
        booklet.empty += 1
        return None
    value *= told.factor(*at)
    return Figure(span, about.code, province, float(value), figures.text(value), told.label(*at))
