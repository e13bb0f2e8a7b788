"""Is this file what we gave out? Its values are read again, their hash is found anew and looked up."""

import logging
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from common.errors import DashboardError
from data_access.state.exports import Record
from exports.about import FORMAT
from exports.brought import columnar, delimited, mapped, reasons, workbook
from exports.brought.recount import FILE_BYTES, Brought, Changed, Cut, NotOurs, Refused
from exports.delimited import one_line
from exports.verdict import Verdict, changed, cut, not_ours, refused, unrecorded, whole

log = logging.getLogger(__name__)
Known = Callable[[str], Sequence[Record]]     # data_access.state.exports.find_all of an installation
_READERS: tuple[tuple[bytes, str, Callable[[Path], Brought]], ...] = (
    (b"PK\x03\x04", "xlsx", workbook.read), (b"PAR1", "parquet", columnar.read),
    (b"SQLite format 3\0", "gpkg", mapped.read_geopackage),
    (b"\xef\xbb\xbf# format", "csv", delimited.read), (b"# format", "csv", delimited.read),
    (b"{", "json", mapped.read_json),
)


def verify(file: Path | BinaryIO, name: str = "", known: Known | None = None) -> Verdict:
    """Whether the file is whole, changed, cut, not ours or refused; never raises for what is in it.

    `name` is only told again. `known` gives the installation's exports of a hash; without it a file that
    agrees with itself is called whole. The kind of a file is told by its first bytes, never by its name.
    """
    if not isinstance(file, Path):
        with TemporaryDirectory(prefix="brought-") as folder:
            path = Path(folder) / "file"
            with path.open("wb") as copy:
                shutil.copyfileobj(_Limited(file), copy)
            return verify(path, name, known)
    name = (name or file.name)[-100:]
    if file.stat().st_size > FILE_BYTES:
        return refused(name, reasons.LARGE)
    return _judged(file, name, known)


class _Limited:
    """Lets a byte more than the limit through, so that what is too large is told as such."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._left = file, FILE_BYTES + 1

    def read(self, size: int = 2**20, /) -> bytes:
        found = self._file.read(min(size, self._left))
        self._left -= len(found)
        return found


def _judged(path: Path, name: str, known: Known | None) -> Verdict:
    form = ""
    try:
        form, read = _reader(path)
        verdict = _compared(read(path), name, known)
    except Cut:
        verdict = cut(name, form)
    except NotOurs:
        verdict = not_ours(name)
    except Refused as failure:
        verdict = refused(name, (failure.fa, failure.en))
    except Changed as failure:
        verdict = changed(name, form, (failure.fa, failure.en))
    except DashboardError:  # the record of exports cannot be read: no matter of the file
        raise
    except Exception:  # whatever a hostile file does to its reader, the answer is a sentence
        log.exception("a brought file could not be read")
        verdict = changed(name, form, reasons.UNREADABLE)
    return verdict


def _reader(path: Path) -> tuple[str, Callable[[Path], Brought]]:
    with path.open("rb") as file:
        start = file.read(32)
    for mark, form, read in _READERS:
        if start.startswith(mark):
            return form, read
    raise NotOurs


def _compared(brought: Brought, name: str, known: Known | None) -> Verdict:
    if brought.entries.get("format", [""])[0] != FORMAT:
        raise NotOurs
    if brought.content_hash != brought.said_hash:
        return changed(name, brought.form, reasons.VALUES, brought)
    if brought.rows != brought.said_rows:
        return changed(name, brought.form, reasons.ROWS, brought)
    if known is None:
        return whole(name, brought, None)
    records = known(brought.content_hash)
    alike = next((record for record in records if _same(brought, record)), None)
    if alike:
        return whole(name, brought, alike)
    if not records:
        return unrecorded(name, brought)
    return changed(name, brought.form, reasons.ADDRESS, brought)


def _same(brought: Brought, record: Record) -> bool:
    """Whether the file tells of itself what was written down when it left."""
    said_as_of = brought.entries.get("as_of", [""])[0]
    as_of = said_as_of.startswith(f"{record.as_of} ") if record.as_of else "(" not in said_as_of
    address = one_line(brought.entries.get("address", [""])[0])
    return as_of and address == one_line(record.address) and record.rows == brought.rows
