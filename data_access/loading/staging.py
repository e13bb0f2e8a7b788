"""Keeps what was read of files in a database of its own on disk, so that a load that was stopped goes on."""

import fcntl
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

import duckdb
import pyarrow as pa

from data_access.loading.entities import Entity, FileColumn, Kind
from data_access.loading.refusals import KEPT, Refusal
from data_access.loading.target import LoadRunning
from data_access.place_names import ONE_SPELLING

MEMORY = "600MB"
STALE = 2 * 24 * 3600   # seconds after which what a stopped load left is thrown away
SQL_TYPES: dict[Kind, str] = {
    "date": "DATE", "moment": "TIMESTAMP", "integer": "BIGINT", "number": "DOUBLE", "flag": "BOOLEAN",
    "text": "VARCHAR", "one_of": "VARCHAR", "province": "VARCHAR",
}
_TABLES = """
CREATE TABLE IF NOT EXISTS done (sheet INTEGER PRIMARY KEY, row BIGINT, taken BIGINT, finished BOOLEAN);
CREATE TABLE IF NOT EXISTS refused
    (sheet INTEGER, row BIGINT, col VARCHAR, value VARCHAR, rule VARCHAR, detail VARCHAR,
    late BOOLEAN DEFAULT false);
CREATE TABLE IF NOT EXISTS counted (sheet INTEGER, col VARCHAR, rule VARCHAR, rows BIGINT,
    late BOOLEAN DEFAULT false);
"""
# One spelling of a name for comparing: as data_access.place_names.normalise has it.
SAME = (
    r"CREATE OR REPLACE TEMP MACRO same(t) AS lower(translate(regexp_replace(t, '[\s\x{{00a0}}\x{{00ad}}"
    r"\x{{200b}}-\x{{200f}}\x{{202a}}-\x{{202f}}\x{{2060}}-\x{{2069}}\x{{feff}}\x{{0640}}\x{{064b}}-\x{{065f}}"
    r"\x{{0670}}]+', '', 'g'), '{}', '{}'))"
).format("".join(map(chr, ONE_SPELLING)), "".join(ONE_SPELLING.values()))
Faults = Iterable[tuple[int, str, str, str, str]]   # row, column, value, rule, detail


class Staging:
    """The staging database. `sheet` is the place of a sheet among those of the load, from 0."""

    def __init__(self, place: duckdb.DuckDBPyConnection) -> None:
        self.place = place

    def table(self, entity: Entity, columns: Sequence[FileColumn]) -> None:
        """Makes the table of the entity's rows, or widens it by the columns of a further sheet."""
        self.place.execute(f'CREATE TABLE IF NOT EXISTS "f_{entity.name}"'
                           " (sheet INTEGER, row BIGINT, wrong BOOLEAN)")
        for column in columns:
            kind = SQL_TYPES[column.field.kind]
            self.place.execute(
                f'ALTER TABLE "f_{entity.name}" ADD COLUMN IF NOT EXISTS "{column.code}" {kind}'
            )

    def reached(self, sheet: int) -> tuple[int, int, bool]:
        """The last row staged, how many were, and whether it was the last of the sheet."""
        found = self.place.execute(
            "SELECT row, taken, finished FROM done WHERE sheet = ?", [sheet]
        ).fetchall()
        return (found[0][0], found[0][1], found[0][2]) if found else (0, 0, False)

    def keep(
        self, sheet: int, entity: Entity, rows: pa.Table | None, faults: Faults,
        reached: tuple[int, int, bool],
    ) -> None:
        """A chunk with its faults, all of it or nothing."""
        self.place.execute("BEGIN")
        if rows is not None and rows.num_rows:
            self.place.register("chunk", rows)
            names = ", ".join(f'"{name}"' for name in rows.schema.names)
            self.place.execute(f'INSERT INTO "f_{entity.name}" ({names}) SELECT {names} FROM chunk')
            self.place.unregister("chunk")
        self._refuse(sheet, faults)
        self.place.execute("INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?)", [sheet, *reached])
        self.place.execute("COMMIT")

    def refuse_where(self, question: str, column: str, rule: str) -> None:
        """Refuses the rows of a question (sheet, row, value, detail); `forget_late` takes it back."""
        counted = "SELECT sheet, ?, ?, count(*), true FROM ({}) GROUP BY sheet"
        self.place.execute(f"INSERT INTO counted {counted.format(question)}", [column, rule])
        self.place.execute(
            f"INSERT INTO refused SELECT sheet, row, ?, value[:200], ?, detail, true FROM ({question})"
            f" ORDER BY sheet, row LIMIT {KEPT}", [column, rule],
        )

    def forget_late(self) -> None:
        """Forgets what was refused by comparing with the database, before it is compared anew."""
        for table in ("refused", "counted"):
            self.place.execute(f"DELETE FROM {table} WHERE late")

    def repeated(self, source: str, key: str, condition: str) -> bool:
        """Whether two rows of a table have the same key."""
        once = f"SELECT 1 FROM {source} WHERE {condition} GROUP BY {key} HAVING count(*) > 1 LIMIT 1"
        return self.whole(f"SELECT count(*) FROM ({once})") > 0

    def sheet_of(self, entity: str) -> int:
        """The first sheet that holds rows of the entity."""
        return self.whole(f'SELECT coalesce(min(sheet), 0) FROM "f_{entity}"')

    def _refuse(self, sheet: int, faults: Faults) -> None:
        """The first of each rule in each column are kept, all are counted."""
        counted: dict[tuple[str, str], int] = {}
        kept = []
        for row, column, value, rule, detail in faults:
            counted[column, rule] = counted.get((column, rule), 0) + 1
            if counted[column, rule] <= KEPT:
                kept.append([sheet, row, column, value[:200], rule, detail])
        if kept:
            self.place.executemany("INSERT INTO refused VALUES (?, ?, ?, ?, ?, ?, false)", kept)
        if counted:
            rows = [[sheet, column, rule, rows] for (column, rule), rows in counted.items()]
            self.place.executemany("INSERT INTO counted VALUES (?, ?, ?, ?, false)", rows)

    def refusals(self, names: Sequence[tuple[str, str]]) -> tuple[tuple[Refusal, ...], int]:
        """The first of each rule and column by sheet and row, and how many there are besides."""
        found = self.place.execute(
            "SELECT sheet, row, col, value, rule, detail FROM (SELECT *, row_number() OVER"
            " (PARTITION BY sheet, col, rule ORDER BY row) AS place FROM refused)"
            " WHERE place <= ? ORDER BY sheet, row, col, rule", [KEPT],
        ).fetchall()
        total = self.whole("SELECT coalesce(sum(rows), 0) FROM counted")
        told = tuple(
            Refusal(names[sheet][0], names[sheet][1], row, column, value, rule, detail)
            for sheet, row, column, value, rule, detail in found
        )
        return told, total - len(told)

    def taken(self) -> int:
        return self.whole("SELECT coalesce(sum(taken), 0) FROM done")

    def whole(self, question: str) -> int:
        """The one whole number that answers; the answer is read to its end, as DuckDB wants it."""
        return int(self.place.execute(question).fetchall()[0][0])


@contextmanager
def staging(folder: Path, key: str) -> Iterator[Staging]:
    """The staging database of these very files, as far as an earlier load came. Raises LoadRunning.

    It is left on disk: `drop` removes it once the load is done.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder, key)
    with (folder / f"{key}.lock").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise running() from taken
        place = _opened(folder / f"{key}.duckdb")
        try:
            yield Staging(place)
        finally:
            place.close()


def drop(folder: Path, key: str) -> None:
    """Throws the staging database away."""
    for end in ("duckdb", "duckdb.wal"):
        (folder / f"{key}.{end}").unlink(missing_ok=True)


def key_of(parts: Iterable[str]) -> str:
    """The name of the staging database of files with these hashes."""
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def _opened(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        place = duckdb.connect(str(path))
        place.execute("SELECT 1")
    except duckdb.Error:   # a power cut may have broken it: it is read anew
        for each in (path, path.with_name(f"{path.name}.wal")):
            each.unlink(missing_ok=True)
        place = duckdb.connect(str(path))
    for setting in (f"memory_limit = '{MEMORY}'", "preserve_insertion_order = false",
                    "enable_progress_bar = false", f"temp_directory = '{path}.tmp'"):
        place.execute(f"SET {setting}")
    place.execute(_TABLES)
    place.execute(SAME)
    return place


def _sweep(folder: Path, key: str) -> None:
    """Removes what loads left long ago."""
    for left in folder.iterdir():
        with suppress(OSError):
            if not left.name.startswith(key) and left.stat().st_mtime < time.time() - STALE:
                left.unlink()


def running() -> LoadRunning:
    return LoadRunning(
        "همین پرونده‌ها هم‌اکنون بارگذاری می‌شوند؛ پس از پایان آن دوباره بکوشید.",
        "These very files are being loaded now: try again when that has ended.",
    )
