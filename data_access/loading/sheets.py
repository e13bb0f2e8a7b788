"""What a file holds: its sheets, which table each one is, and which column stands where."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from data_access.loading import titles
from data_access.loading.doubt import Doubtful
from data_access.loading.entities import ENTITIES, Entity, FileColumn
from data_access.loading.refusals import Refusal, refused
from data_access.place_names import normalise

Rows = Iterator[tuple[int, Sequence[Any]]]
_NUMBERED = re.compile(r"[-_ .]*\(?\d*\)?$")


@dataclass(frozen=True)
class Sheet:
    """Rows of one table in a file. `rows()` gives row number and cells, the first below the header."""

    file: str
    name: str   # of the sheet; "" in a CSV
    entity: Entity
    columns: tuple[FileColumn, ...]   # as they stand in the file
    sure_dot: bool   # a point in a text can only be a decimal point
    rows: Callable[[], Rows]


class RowsCut(Exception):
    """The rows cannot be read beyond this one; `rule` says why."""

    def __init__(self, row: int, rule: str, detail: str = "") -> None:
        super().__init__(rule)
        self.row, self.rule, self.detail = row, rule, detail


def entity_named(text: str) -> Entity | None:
    """The table that a file or sheet is named after: its code or one of its titles, perhaps numbered.

    >>> entity_named("plot_1401").name, entity_named("قرارداد واگذاری").name, entity_named("Sheet1")
    ('plot', 'contract', None)
    """
    bare = text.strip()
    for name in (bare, _NUMBERED.sub("", bare)):
        if found := _named().get(normalise(name)):
            return ENTITIES[found]
    return None


@cache
def _named() -> Mapping[str, str]:
    languages = ("en", "fa")
    shown = {normalise(titles.of_entity(name, language)): name for language in languages for name in ENTITIES}
    return shown | {normalise(name): name for name in ENTITIES}


def entity_called(name: str, file: str) -> Entity:
    """The table of this code or title. Raises FileRefused."""
    found = entity_named(name)
    if found is None:
        close = get_close_matches(name, ENTITIES, n=1)
        raise refused("unknown_entity", file, "".join([name, *(f" → {each}?" for each in close)]))
    return found


def columns_of(
    file: str, sheet: str, entity: Entity, header: Sequence[Any], row: int = 1
) -> tuple[tuple[FileColumn, ...], list[Refusal]]:
    """The columns in the order of the header, and what is wrong with it."""
    wrong: list[Refusal] = []
    found: list[FileColumn] = []
    for place, cell in enumerate(header, 1):
        column = _column(entity, cell)
        if isinstance(column, Doubtful):
            value = "" if cell is None else str(cell)[:60]
            wrong.append(Refusal(file, sheet, row, value or str(place), value, column.rule, column.detail))
        elif column in found:
            wrong.append(Refusal(file, sheet, row, column.code, str(cell), "twice_column", column.code))
        else:
            found.append(column)
    for rule, code in _missing(entity, {column.code for column in found}):
        wrong.append(Refusal(file, sheet, row, code, "", rule, code))
    return tuple(found), wrong


def _column(entity: Entity, cell: Any) -> FileColumn | Doubtful:
    text = cell.strip().removesuffix("*").strip() if isinstance(cell, str) else ""
    if not text:
        return Doubtful("no_header")
    known = headers(entity)
    if column := known.get(normalise(text)):
        return column
    close = get_close_matches(text, [column.code for column in entity.columns], n=1)
    return Doubtful("unknown_column", "".join(f" ({each}?)" for each in close))


@cache
def headers(entity: Entity) -> Mapping[str, FileColumn]:
    """What may stand in a header to the column: code, title in Persian or English."""
    by_code = {column.code: column for column in entity.columns}
    shown = {title: by_code[code] for title, code in titles.by_title(entity).items()}
    return shown | {normalise(code): column for code, column in by_code.items()}


def _missing(entity: Entity, there: set[str]) -> Iterator[tuple[str, str]]:
    """Required columns, and parts of references of which other parts are there."""
    for column in entity.columns:
        if column.code in there:
            continue
        if column.required:
            yield "missing_column", column.code
        elif any(other.code in there for other in entity.columns if other.of == column.of):
            yield "missing_part", column.code
