"""Loads of the organisation's tables: time, rows a second and memory, beside the engine's own bare COPY."""

import argparse
import csv
import multiprocessing
import resource
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from benchmarks import timing
from benchmarks.results import Table
from common.jalali import jalali
from data_access.loading.importing import import_files
from data_access.migrations.upgrade import upgrade
from tests.engines import new_database
from tests.postgresql import server
from tests.serving import ROOT

HEADER = (
    "rows", "file, MB", "load, s", "rows/s", "peak memory, MiB", "same again, s", "bare COPY, s",
    "times COPY",
)
WORDS = """A CSV of plots (key, the park by province, name and kind, status, area, two days of the Jalali
calendar) is read, judged, compared and loaded in one transaction by a fresh process, whose peak memory is
shown. "Same again" is the same file once more, which changes nothing. COPY is the engine's own, of the very
rows that were loaded, into the same table of an empty database: their keys looked up before, no calendar, no
rules, nothing compared, no history. One run of each."""
PARKS = 100
BEGINNING = date(2011, 3, 21)
COLUMNS = "id, park_id, status, area_m2, since, until, source_id, simulated"
Place = Callable[[str], str]   # name of a new database to its address


def tables(asked: argparse.Namespace) -> Iterator[Table]:
    for engine in asked.engines:
        with TemporaryDirectory(dir=ROOT / "var") as home, _databases(engine, Path(home)) as new:
            for rows in asked.rows:
                line = _line(Path(home), new, rows)
                yield Table(f"Import, {engine}, {rows:,} rows", WORDS, HEADER, [line])


@contextmanager
def _databases(engine: str, home: Path) -> Iterator[Place]:
    with ExitStack() as kept:
        if engine == "DuckDB":
            yield lambda name: f"duckdb:///{home / name}.duckdb"
            return
        running = kept.enter_context(server())
        yield lambda name: kept.enter_context(new_database(running, name))


def _line(home: Path, new: Place, rows: int) -> tuple[str, ...]:
    loaded, bare = new(f"loaded_{rows}"), new(f"bare_{rows}")
    files = _files(home, rows)
    for url in (loaded, bare):
        upgrade(url)
        import_files(url, files[:1], "bench", folder=home / "staging")
    first = _alone(loaded, files[1], home)
    again = _alone(loaded, files[1], home)
    copied = timing.seconds(lambda: _copy(bare, files[2]))
    megabytes = files[1].stat().st_size / 10**6
    for path in files:
        path.unlink()
    seconds, memory = first
    return (
        f"{rows:,}", f"{megabytes:.0f}", f"{seconds:.1f}", f"{rows / seconds:,.0f}", f"{memory:.0f}",
        f"{again[0]:.1f}", f"{copied:.1f}", f"{seconds / copied:.1f}",
    )


def _files(home: Path, rows: int) -> tuple[Path, Path, Path]:
    """Parks, plots as a steward has them, and the same plots as they are stored."""
    parks, plots, stored = (home / name for name in ("park.csv", "plot.csv", "stored.csv"))
    with parks.open("w", encoding="utf-8", newline="") as file:
        head = ("name_fa", "province_code", "kind", "state_owned", "specialised", "position_basis")
        named = [(f"شهرک {park}", f"IR-{park % 31:02}") for park in range(PARKS)]
        csv.writer(file).writerows([head, *((*one, "park", "بله", "خیر", "town") for one in named)])
    days = [BEGINNING + timedelta(days=number) for number in range(4000)]
    written = ["{}/{:02}/{:02}".format(*jalali(day)) for day in days]
    with plots.open("w", encoding="utf-8", newline="") as ours, stored.open("w", encoding="utf-8") as theirs:
        ours.write("id,park.province_code,park.name_fa,park.kind,status,area_m2,since,until\n")
        for key in range(1, rows + 1):
            park, day, area = key % PARKS, key % 3990, (key * 7919 % 9_000_000) / 100
            ours.write(f"{key},IR-{park % 31:02},شهرک {park},park,assigned,{area},{written[day]},\n")
            theirs.write(f"{key},{park + 1},assigned,{area},{days[day]},,1,false\n")
    return parks, plots, stored


def _alone(url: str, path: Path, home: Path) -> tuple[float, float]:
    """Seconds and peak MiB of a fresh process that loads the file."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_load, args=(url, path, home / "staging", theirs))
    process.start()
    found: tuple[float, float] = ours.recv()
    process.join()
    return found


def _load(url: str, path: Path, folder: Path, out: Any) -> None:
    covers = {"plot": "1390/"}
    seconds = timing.seconds(lambda: import_files(url, [path], "bench", folder=folder, covers=covers))
    out.send((seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def _copy(url: str, path: Path) -> None:
    """The engine's own COPY of the stored rows, committed."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        raw: Any = connection.connection.driver_connection
        if connection.dialect.name == "duckdb":
            raw.execute(f"COPY plot ({COLUMNS}) FROM '{path}' (FORMAT csv, HEADER false, NULLSTR '')")
        else:
            target = f"COPY plot ({COLUMNS}) FROM STDIN (FORMAT csv)"
            with path.open("rb") as file, raw.cursor().copy(target) as to:
                while block := file.read(2**20):
                    to.write(block)
    engine.dispose()
