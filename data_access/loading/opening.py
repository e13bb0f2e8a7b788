"""Opens the files of a load: which sheets they hold, their hashes, and whether they stayed the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from data_access.loading import csv_file, workbook
from data_access.loading.entities import FileColumn
from data_access.loading.refusals import Refusal, refused
from data_access.loading.sheets import Sheet, entity_called, entity_named

LARGEST = 16 * 1024**3   # bytes
_GIGABYTE = 1024**3


@dataclass(frozen=True)
class Files:
    """The files of a load. `wrong` is what is wrong with their sheets and headers."""

    paths: tuple[Path, ...]
    hashes: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    wrong: tuple[Refusal, ...]

    @property
    def names(self) -> str:
        return ", ".join(path.name for path in self.paths)

    @property
    def size(self) -> int:
        return sum(path.stat().st_size for path in self.paths)

    @property
    def columns(self) -> dict[str, Sequence[FileColumn]]:
        """Entity to the columns its sheets have."""
        return {sheet.entity.name: sheet.columns for sheet in self.sheets}

    def same(self) -> bool:
        """Nothing was written to them since they were opened."""
        return self.hashes == tuple(hash_of(path) for path in self.paths)


def opened(paths: Sequence[Path], entity: str) -> Files:
    """Raises FileRefused for a file that cannot be read, or holds no rows of a known table."""
    for path in paths:
        _check(path)
    hashes = tuple(hash_of(path) for path in paths)
    sheets: list[Sheet] = []
    wrong: list[Refusal] = []
    for path in paths:
        found, faults = _sheets(path, entity)
        sheets += found
        wrong += faults
    wrong += _differing(sheets)
    if not sheets and not wrong:
        raise refused("no_rows", ", ".join(path.name for path in paths))
    return Files(tuple(paths), hashes, tuple(sheets), tuple(wrong))


def hash_of(path: Path) -> str:
    """SHA-256 of the content."""
    digest = sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(2**20):
                digest.update(block)
    except OSError as failure:
        raise refused("no_file", path.name) from failure
    return digest.hexdigest()


def _check(path: Path) -> None:
    try:
        size = path.stat().st_size if path.is_file() else None
    except (OSError, ValueError):
        size = None
    if size is None:
        raise refused("no_file", path.name)
    if size == 0:
        raise refused("empty_file", path.name)
    if size > LARGEST:
        raise refused("too_large", path.name, f"{LARGEST // _GIGABYTE} GB")


def _sheets(path: Path, entity: str) -> tuple[list[Sheet], list[Refusal]]:
    kind = path.suffix.casefold()
    named = entity_called(entity, path.name) if entity else None
    if kind == ".xlsx":
        return workbook.sheets_of(path, named)
    if kind == ".xlsm":
        raise refused("macro", path.name)
    if kind not in (".csv", ".tsv", ".txt"):
        raise refused("too_old_format", path.name)
    found = named or entity_named(path.stem)
    if found is None:
        raise refused("unknown_entity", path.name, path.stem)
    sheet, wrong = csv_file.sheet_of(path, found)
    return ([] if wrong else [sheet]), wrong   # rows under a wrong header cannot be judged


def _differing(sheets: Sequence[Sheet]) -> list[Refusal]:
    """Sheets of one table must have the same columns: an empty cell means unknown, no column says nothing."""
    first: dict[str, Sheet] = {}
    wrong: list[Refusal] = []
    for sheet in sheets:
        other = first.setdefault(sheet.entity.name, sheet)
        differing = sorted(column.code for column in set(other.columns) ^ set(sheet.columns))
        wrong += [Refusal(sheet.file, sheet.name, 1, code, "", "missing_column", code) for code in differing]
    return wrong
