"""Reads an event log from its bytes: one record after the other, never more than a few million in memory."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from data_access.event_log.refusals import FileRefused, LogRefused, Refusal, persian

LARGEST = 2 * 1024**3       # bytes; a larger file is refused before it is read
_BLOCK = 1024**2
_LONGEST_LINE = 1_000_000   # letters without an end of line: no log of 500 letters a field has such a line
COLUMNS = (
    "tracking_number", "service", "province_code", "registered_at", "finished_at", "due_at", "step", "role",
    "holder", "entered_at", "left_at", "outcome",
)
_CANNOT_READ = ("پرونده «{}» را نمی‌توان خواند؛ نام و اجازهٔ خواندن آن را بررسی کنید.",
                "The file {!r} cannot be read: check its name and the right to read it.")
_EMPTY = ("پرونده خالی است؛ نمونه: assets/import/event_log.csv",
          "The file is empty; an example is assets/import/event_log.csv.")
NO_ROWS = ("پرونده جز سرستون سطری ندارد.", "The file has a header and no line below it.")


class _Unreadable(Exception):
    """The bytes cannot be read on; its argument is the reason."""


class Log:
    """An open event log. `position` = lines read so far, `header` = its columns, `sha256` once it is read."""

    def __init__(self, file: BinaryIO, advance: Callable[[int], object]) -> None:
        self._file = file
        self._advance = advance
        self._digest = sha256()
        self._records = csv.reader(self._lines(), strict=True)
        self.position = 0
        self.header = self._header()

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def rows(self) -> Iterator[tuple[int, Sequence[str]]]:
        """Line number and fields of every line that is not blank. Raises LogRefused when it cannot go on."""
        while (record := self._next()) is not None:
            if record:
                yield self.position, record

    def _next(self) -> list[str] | None:
        self.position += 1
        try:
            return next(self._records, None)
        except _Unreadable as fault:
            reason = str(fault)
        except csv.Error as fault:
            reason = "endless" if "new-line" in str(fault) or "larger" in str(fault) else "quotes"
        raise LogRefused((Refusal(self.position, "", "", reason),), 1)

    def _header(self) -> tuple[str, ...]:
        record = self._next()
        if record is None:
            raise FileRefused(*_EMPTY)
        names = tuple(name.strip() for name in record)
        _refuse_columns(names)
        return names

    def _lines(self) -> Iterator[str]:
        """The text line by line, each with its end, so that quoted ends of line stay what they are."""
        decoder = codecs.getincrementaldecoder("utf-8-sig")()
        rest = ""
        while True:
            block = self._file.read(_BLOCK)
            self._digest.update(block)
            self._advance(len(block))
            text, fault = _decoded(decoder, block)
            head, end, rest = (rest + text).rpartition("\n")
            yield from io.StringIO(head + end, newline="\n")
            if fault:
                raise _Unreadable(fault)
            if len(rest) > _LONGEST_LINE:
                raise _Unreadable("endless")
            if not block:
                break
        if rest:
            yield rest


def _decoded(decoder: codecs.IncrementalDecoder, block: bytes) -> tuple[str, str]:
    """The text up to the first byte that cannot be text, and the reason why it ends there."""
    if block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "", "utf16"
    readable, nul, _ = block.partition(b"\0")
    try:
        text = decoder.decode(readable, final=not block)
    except UnicodeDecodeError as failure:
        return bytes(failure.object[: failure.start]).decode("utf-8", "ignore"), "encoding"
    return text, "nul" if nul else ""


def _refuse_columns(names: Sequence[str]) -> None:
    missing = [name for name in COLUMNS if name not in names]
    unknown = [name[:40] for name in names if name not in COLUMNS]
    twice = sorted({name for name in names if names.count(name) > 1})
    if not (missing or unknown or twice):
        return
    parts = (
        ("ستون کم", "missing", missing), ("ستون ناشناخته", "unknown", unknown), ("تکراری", "twice", twice),
    )
    fa = "؛ ".join(f"{fa}: {_listed(names)}" for fa, _, names in parts if names)
    en = "; ".join(f"{en}: {_listed(names)}" for _, en, names in parts if names)
    raise FileRefused(
        f"ستون‌های پرونده درست نیست ({fa}). جداکننده ویرگول است؛ نمونه: assets/import/event_log.csv",
        f"The columns of the file are not right ({en}). The delimiter is a comma;"
        " an example is assets/import/event_log.csv.",
    )


def _listed(names: Sequence[str]) -> str:
    plain = ["".join(letter if letter.isprintable() else "?" for letter in name) for name in names[:20]]
    return ", ".join(plain) or "-"


def size_of(path: Path) -> int:
    """Bytes of the file. Raises FileRefused when it is no file, is empty or is above the limit."""
    try:
        size = path.stat().st_size if path.is_file() else None
    except (OSError, ValueError):
        size = None
    if size is None:
        raise unreadable(path)
    if size == 0:
        raise FileRefused(*_EMPTY)
    if size > LARGEST:
        limit = LARGEST // 1024**3
        raise FileRefused(
            f"پرونده از {persian(limit)} گیگابایت بزرگ‌تر است؛ آن را به چند پرونده با درخواست‌های کامل بشکنید.",
            f"The file is larger than {limit} GB: split it into files that each hold whole requests.",
        )
    return size


def unreadable(path: Path) -> FileRefused:
    return FileRefused(_CANNOT_READ[0].format(path.name), _CANNOT_READ[1].format(path.name))
