"""Takes the rows of a sheet into the staging database, chunk by chunk, and notes what is wrong with each."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

import pyarrow as pa

from data_access.loading.columns import Reader
from data_access.loading.sheets import Rows, RowsCut, Sheet
from data_access.loading.staging import Staging
from data_access.loading.validating import Judge

CHUNK = 50_000
Fault = tuple[int, str, str, str, str]   # row, column, value, rule, detail
Progress = Callable[[str, int], object]   # what is done ("reading", "writing"), and rows more of it


def take_in(staging: Staging, number: int, sheet: Sheet, today: date, progress: Progress) -> None:
    """All rows of the sheet that are not staged yet; what is wrong is told, and the row marked."""
    staging.table(sheet.entity, sheet.columns)
    last, taken, finished = staging.reached(number)
    progress("reading", taken)
    if finished:
        return
    readers = [Reader(column.field, sheet.sure_dot) for column in sheet.columns]
    judge = Judge(sheet.entity, sheet.columns, today)
    rows = (each for each in sheet.rows() if each[0] > last)
    end: list[Fault] = []
    for chunk in _chunks(rows, end):
        even, faults = _even(chunk, len(sheet.columns), of_text=not sheet.name)
        table, found = _read(number, sheet, readers, even)
        kept, judged = _judged(judge, table, even, found)
        taken, last = taken + len(chunk), chunk[-1][0]
        staging.keep(number, sheet.entity, kept, faults + found + judged, (last, taken, False))
        progress("reading", len(chunk))
    staging.keep(number, sheet.entity, None, end, (last, taken, True))


def _chunks(rows: Rows, end: list[Fault]) -> Iterator[list[tuple[int, Sequence[Any]]]]:
    """Where the file cannot be read on, what was read before is still judged; `end` gets the reason."""
    while True:
        chunk = []
        try:
            for row in islice(rows, CHUNK):
                chunk.append(row)   # noqa: PERF402 - what came before a fault is kept
        except RowsCut as cut:
            end.append((cut.row, "", "", cut.rule, cut.detail))
        if chunk:
            yield chunk
        if len(chunk) < CHUNK or end:
            return


def _even(
    chunk: list[tuple[int, Sequence[Any]]], width: int, *, of_text: bool
) -> tuple[list[tuple[int, Sequence[Any]]], list[Fault]]:
    """The rows as wide as the header; a workbook leaves empty cells at the end out, a CSV does not."""
    even: list[tuple[int, Sequence[Any]]] = []
    faults: list[Fault] = []
    for each in chunk:
        row, cells = each
        if len(cells) == width:
            even.append(each)
            continue
        extra = [cell for cell in cells[width:] if cell not in (None, "")]
        if of_text and (extra or len(cells) < width):
            faults.append((row, "", "", "ragged", f"{len(cells)} / {width}"))
        elif extra:
            faults.append((row, "", str(extra[0]), "beside", ""))
        else:
            even.append((row, (list(cells) + [None] * width)[:width]))
    return even, faults


def _read(
    number: int, sheet: Sheet, readers: Sequence[Reader], rows: list[tuple[int, Sequence[Any]]]
) -> tuple[pa.Table, list[Fault]]:
    numbers = [row for row, _ in rows]
    cells = list(zip(*(cells for _, cells in rows), strict=True)) or [() for _ in readers]
    names = ["sheet", "row", *(column.code for column in sheet.columns)]
    arrays = [pa.array([number] * len(rows), pa.int32()), pa.array(numbers, pa.int64())]
    faults: list[Fault] = []
    for column, reader, values in zip(sheet.columns, readers, cells, strict=True):
        array, doubts = reader(values)
        arrays.append(array)
        faults += [
            (numbers[place], column.code, str(values[place]), doubt.rule, doubt.detail)
            for place, doubt in doubts
        ]
    return pa.table(arrays, names), faults


def _judged(
    judge: Judge, table: pa.Table, rows: list[tuple[int, Sequence[Any]]], found: list[Fault]
) -> tuple[pa.Table, list[Fault]]:
    """The rows, marked where something is wrong, and the rules they break; a cell is refused once."""
    known = {(row, column) for row, column, *_ in found}
    places = {column.code: place for place, column in enumerate(judge.columns)}
    judged: list[Fault] = []
    for fault in judge.faults(table):
        row, cells = rows[fault.place]
        if (row, fault.column) not in known:
            cell = cells[places[fault.column]]
            judged.append((row, fault.column, "" if cell is None else str(cell), fault.rule, fault.detail))
    wrong = {row for row, *_ in found} | {row for row, *_ in judged}
    return table.append_column("wrong", pa.array([row in wrong for row, _ in rows], pa.bool_())), judged
