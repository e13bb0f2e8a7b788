"""Writes a table into a file that is whole or is not there, or gives its bytes as they come."""

import os
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from exports import mapped
from exports.columnar import parquet
from exports.delimited import delimited
from exports.forms import form_named
from exports.json_rows import json_rows
from exports.outgoing import Outgoing, Positions, Progress, Receipt
from exports.workbook import workbook
from metrics.content import Content

CHUNK = 2**20
_STREAMS: dict[str, Callable[[Outgoing], Iterator[bytes]]] = {
    "csv": lambda out: delimited(out, ","), "tsv": lambda out: delimited(out, "\t"), "json": json_rows,
    "parquet": parquet, "geojson": mapped.geojson,
}


def write(
    content: Content, form: str, file: BinaryIO | Path, about: bool = True, language: str = "fa",
    progress: Progress | None = None, positions: Positions | None = None,
) -> Receipt:
    """Writes the whole table; at a path nothing appears before all of it is written.

    `progress` is told the number of rows so far; `positions` (exports.places) are needed for maps of parks.
    Raises BadExport for a table that this form cannot hold, and what the content raises (DataUnavailable).
    """
    receipts: list[Receipt] = []
    chunks = stream(content, form, about, language, progress, positions, receipts.append)
    if isinstance(file, Path):
        _write_whole(chunks, file)
    else:
        for chunk in chunks:
            file.write(chunk)
    return receipts[0]


def stream(
    content: Content, form: str, about: bool = True, language: str = "fa", progress: Progress | None = None,
    positions: Positions | None = None, finished: Callable[[Receipt], None] | None = None,
) -> Iterator[bytes]:
    """The bytes of the file; `finished` gets the receipt after the last of them was taken.

    A form that does not stream (FORMS[form].streams) is made among the temporary files before its first byte
    is given. An error in the middle is raised to whoever takes the bytes. Raises as `write` does.
    """
    form_named(form)
    out = Outgoing(content, language, about, progress, positions)
    return _told(out, _STREAMS[form](out) if form in _STREAMS else _made(out, form), finished)


def _told(
    out: Outgoing, chunks: Iterator[bytes], finished: Callable[[Receipt], None] | None,
) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        if chunk:
            size += len(chunk)
            yield chunk
    if finished:
        finished(Receipt(out.rows, out.content_hash, size))


def _made(out: Outgoing, form: str) -> Iterator[bytes]:
    with TemporaryDirectory(prefix="export-") as folder:
        path = Path(folder) / f"{out.content.name}.{form}"
        if form == "gpkg":
            mapped.geopackage(out, path)
        else:
            with path.open("wb") as file:
                workbook(out, file)
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk


def _write_whole(chunks: Iterator[bytes], path: Path) -> None:
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
