"""A CSV or TSV brought back: its lines of what it is, its rows, its last line."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from common.spreadsheet import written
from exports.brought import reasons
from exports.brought.recount import Brought, Changed, Cut, NotOurs, Recount, Refused

LONGEST_LINE = 2**26
_ENTRY = re.compile(r"# (\w+)(?: \([^)]*\))?: (.*)\n")
_END = re.compile(r"# end rows=(\d{1,12}) sha256=([0-9a-f]{64})\n")


class _Lines:
    """The lines of the file one by one; the very last is kept back."""

    def __init__(self, file: io.TextIOBase) -> None:
        self._file = file
        self.last = ""

    def __iter__(self) -> Iterator[str]:
        while line := self._file.readline(LONGEST_LINE):
            if len(line) == LONGEST_LINE:
                raise Refused(reasons.LONG_LINE)
            if self.last:
                yield self.last
            self.last = line


@contextmanager
def _long_fields() -> Iterator[None]:
    """The limit is one for the whole process, and others read CSV with the usual one."""
    usual = csv.field_size_limit(LONGEST_LINE)
    try:
        yield
    finally:
        csv.field_size_limit(usual)


def read(path: Path) -> Brought:
    """Raises Cut, Changed, NotOurs or Refused."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = _Lines(file)
        try:
            with _long_fields():
                return _read(lines)
        except (UnicodeDecodeError, csv.Error) as failure:
            raise (Changed(reasons.UNREADABLE) if _END.fullmatch(lines.last) else Cut) from failure


def _read(lines: _Lines) -> Brought:
    walk = iter(lines)
    entries, header = _entries(walk)
    if entries.get("format") is None:
        raise NotOurs
    recount = Recount(entries)
    separator = "\t" if '"\t"' in header else ","
    if next(csv.reader([header], delimiter=separator), []) != recount.names:
        raise Changed(reasons.NAMES)
    for rows in _batched(csv.reader(walk, delimiter=separator, strict=True), 10_000):
        recount.add([[written(cell) for cell in row] for row in rows])
    end = _END.fullmatch(lines.last)
    if end is None:
        raise Cut
    return recount.found("tsv" if separator == "\t" else "csv", entries, int(end[1]), end[2])


def _entries(walk: Iterator[str]) -> tuple[dict[str, list[str]], str]:
    entries: defaultdict[str, list[str]] = defaultdict(list)
    for line in walk:
        found = _ENTRY.fullmatch(line)
        if found is None:
            return dict(entries), line
        entries[found[1]].append(found[2])
    raise Cut


def _batched(rows: Iterator[list[str]], size: int) -> Iterator[list[list[str]]]:
    while taken := list(islice(rows, size)):
        yield taken
