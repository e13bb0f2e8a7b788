"""Tables as XLSX: right to left in Persian, real numbers and days, further sheets at the limit, what it is.

The sheets are written here and not by a general library: columns at a time, every text an inline string
whatever it looks like, every number with all its digits.
"""

from collections.abc import Sequence
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

import pyarrow as pa

from data_access.state.written import persian
from exports import cells
from exports.forms import BadExport
from exports.outgoing import Outgoing
from exports.settling import fit
from exports.workbook_parts import HEAD, KEY, MAIN, NOTE, TEXT, TITLE, package
from metrics.content import Column, Kind

SHEET_ROWS, SHEET_COLUMNS = 1_048_576, 16_384
SHEET_BYTES = 2**30          # of XML in one sheet: beyond 2 GiB old readers stumble
HEADERS = 2                  # a row of titles, a row of names
NAMES = {"fa": ("داده", "دربارهٔ این پرونده"), "en": ("Data", "About this file")}
_WIDTHS = {Kind.TEXT: 22, Kind.WHOLE: 14, Kind.NUMBER: 16, Kind.YES_NO: 10, Kind.DAY: 13, Kind.MOMENT: 20}


def workbook(out: Outgoing, file: BinaryIO, sheet_rows: int = SHEET_ROWS) -> None:
    """Writes the workbook. Raises BadExport for too many columns or a text too long for a cell."""
    if len(out.file_columns) > SHEET_COLUMNS:
        raise BadExport(
            persian(f"کارپوشهٔ اکسل تنها {SHEET_COLUMNS:,} ستون دارد؛ ستون‌های کمتری برگزینید")
            + " یا csv یا parquet بگیرید.",
            f"A workbook has only {SHEET_COLUMNS:,} columns: choose fewer, or take csv or parquet.",
        )
    data, about = NAMES[out.language]
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=3) as archive:
        number = _tables(out, archive, sheet_rows)
        names = [data, *(f"{data} {n}" for n in range(2, number + 1))]
        if out.tells:
            names.append(about)
            _about(out, archive, len(names))
        for name, text in package(names).items():
            archive.writestr(name, text)


class _Sheet:
    """A worksheet while it is written."""

    def __init__(self, archive: ZipFile, number: int, out: Outgoing, most: int) -> None:
        self._file = archive.open(f"xl/worksheets/sheet{number}.xml", "w")
        self._columns = out.file_columns
        self._row, self._bytes, self._most = HEADERS + 1, 0, most
        titles = [_title(column, out.language) for column in self._columns]
        names = [column.key for column in self._columns]
        widths = [_WIDTHS[column.kind] for column in self._columns]
        self._write(_opening(out.language == "fa", widths, HEADERS).encode())
        self._write((cells.texts(titles, 1, TITLE) + cells.texts(names, 2, KEY)).encode())

    @property
    def room(self) -> int:
        """Rows that still go in."""
        return self._most - self._row + 1 if self._bytes < SHEET_BYTES else 0

    def add(self, arrays: Sequence[pa.Array]) -> None:
        self._write(cells.rows(self._columns, arrays, self._row))
        self._row += len(arrays[0])

    def finish(self) -> None:
        last = f"{cells.letters(len(self._columns) - 1)}{self._row - 1}"
        self._write(f'</sheetData><autoFilter ref="A{HEADERS}:{last}"/></worksheet>'.encode())
        self.close()

    def close(self) -> None:
        self._file.close()

    def _write(self, content: bytes) -> None:
        self._bytes += len(content)
        self._file.write(content)


def _tables(out: Outgoing, archive: ZipFile, most: int) -> int:
    """Writes the rows and gives the number of sheets they took, at least one."""
    number, sheet = 1, _Sheet(archive, 1, out, most)
    try:
        for batch in out.batches():
            done = 0
            while done < batch.num_rows:
                if not sheet.room:
                    sheet.finish()
                    number += 1
                    sheet = _Sheet(archive, number, out, most)
                part = batch.slice(done, sheet.room)
                sheet.add(out.spread(part))
                done += part.num_rows
        sheet.finish()
    finally:
        sheet.close()
    return number


def _about(out: Outgoing, archive: ZipFile, number: int) -> None:
    lines = [(line.key, line.label, line.text) for line in out.lines()]
    lines += [("end rows", "", str(out.rows)), ("sha256", "", out.content_hash)]
    rows = "".join(
        cells.texts(line, n, NOTE if n > 1 else TEXT) for n, line in enumerate(lines, 1)
    )
    opening = _opening(out.language == "fa", [14, 24, 110], 0)
    archive.writestr(f"xl/worksheets/sheet{number}.xml", f"{opening}{rows}</sheetData></worksheet>")


def _title(column: Column, language: str) -> str:
    return fit(column.title(language)) + (f" [{column.unit}]" if column.unit else "")


def _opening(right_to_left: bool, widths: Sequence[int], frozen: int) -> str:
    turned = ' rightToLeft="1"' if right_to_left else ""
    pane = f'<pane ySplit="{frozen}" topLeftCell="A{frozen + 1}" activePane="bottomLeft" state="frozen"/>'
    wide = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(widths, 1)
    )
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView{turned} workbookViewId="0">'
        f'{pane if frozen else ""}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f"<cols>{wide}</cols><sheetData>"
    )
