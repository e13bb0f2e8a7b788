"""Rows into files beside the engine's own COPY and pandas, and the memory it takes at growing sizes."""

import argparse
import dataclasses
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

import exports
from benchmarks.places import desk_log
from benchmarks.results import Table
from benchmarks.timing import seconds
from data_access.database import Database
from data_access.engines import read_only_engine
from metrics.content import Content
from metrics.register import Register, content, sql
from metrics.scope import Rights

REGISTER, RIGHTS = Register("request_step"), Rights("analyst")
FORMS = ("csv", "parquet", "xlsx")
HEADER = (
    "written", "median, s", "rows/s", "MB", "times COPY to CSV", "times COPY to Parquet", "times pandas",
)
MEMORY = ("form", "rows", "ours: peak of the process, MiB", "pandas: peak of the process, MiB")
WORDS = """The rows are stays of requests in steps, with the names they lead to, as the API gives them. COPY
is the engine's own, of the very same SELECT, written by the engine into a file; pandas reads the SELECT
whole and writes it, but not as XLSX (unfinished after 28 minutes of a busy machine); ours also hashes
values, puts Jalali days beside Gregorian ones and makes cells harmless. Medians of {rounds} rounds in
turns. PostgreSQL has no Parquet of its own."""
MEMORY_WORDS = "Of a fresh process that writes one file; pandas only up to a million rows, and no XLSX."
Job = tuple[str, str, int, str]


def tables(asked: argparse.Namespace) -> Iterator[Table]:
    words = WORDS.format(rounds=asked.rounds)
    for engine in asked.engines:
        size = max((*asked.rows, *asked.memory))
        with TemporaryDirectory() as folder, desk_log(engine, size, asked) as url:
            home = Path(folder)
            home.chmod(0o777)   # PostgreSQL writes there as a user of its own
            for rows in asked.rows:
                speed = _speed(url, rows, asked.rounds, home)
                yield Table(f"Exports, {engine}, {rows:,} rows", words, HEADER, speed)
            memory = _memory(url, asked.memory, home)
            yield Table(f"Memory of exports, {engine}", MEMORY_WORDS, MEMORY, memory)


def _memory(url: str, sizes: Sequence[int], home: Path) -> Sequence[tuple[str, ...]]:
    found = []
    for form in FORMS:
        for rows in sizes:
            job = (url, form, rows, str(home / f"memory.{form}"))
            theirs = f"{_peak_of(_peak_of_pandas, job):.0f}" if rows <= 10**6 and form != "xlsx" else "-"
            found.append((form, f"{rows:,}", f"{_peak_of(_peak, job):.0f}", theirs))
    return found


def _speed(url: str, rows: int, rounds: int, home: Path) -> list[tuple[str, ...]]:
    database = Database.at(url)
    question = f"{sql(REGISTER, RIGHTS, database)} LIMIT {rows}"
    table = _first(content(REGISTER, RIGHTS, database), rows)
    # DuckDB opens a file in one way at a time; PostgreSQL's read-only sessions end after 30 seconds.
    duckdb = url.startswith("duckdb")
    engine = read_only_engine(url) if duckdb else create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        actions = {
            **{name: _copying(connection, words) for name, words in _copies(question, home, duckdb).items()},
            **{f"ours, {form}": _writing(table, form, home) for form in FORMS},
            **{f"pandas, {form}": _by_pandas(connection, question, form, home) for form in FORMS[:2]},
        }
        taken = [{name: seconds(action) for name, action in actions.items()} for _ in range(rounds)]
        medians = {name: median(each[name] for each in taken) for name in actions}
    engine.dispose()
    database.close()
    return [_line(name, medians, rows, home) for name in medians]


def _copies(question: str, home: Path, duckdb: bool) -> dict[str, str]:
    ways = {"csv": "HEADER", "parquet": "COMPRESSION zstd"} if duckdb else {"csv": "HEADER"}
    return {
        f"COPY, {form}": f"COPY ({question}) TO '{home}/COPY.{form}' (FORMAT {form}, {way})"
        for form, way in ways.items()
    }


def _copying(connection: Connection, statement: str) -> Callable[[], object]:
    return lambda: connection.execute(text(statement.replace(":", r"\:")))


def _writing(table: Content, form: str, home: Path) -> Callable[[], object]:
    return lambda: exports.write(table, form, home / f"ours.{form}")


def _by_pandas(connection: Connection, question: str, form: str, home: Path) -> Callable[[], object]:
    return lambda: _write_frame(connection, question, form, home / f"pandas.{form}")


def _write_frame(connection: Connection, question: str, form: str, path: Path) -> None:
    frame = pd.read_sql_query(text(question.replace(":", r"\:")), connection)
    if form == "csv":
        frame.to_csv(path, index=False)
    else:
        frame.to_parquet(path, index=False, compression="zstd")


def _line(name: str, medians: dict[str, float], rows: int, home: Path) -> tuple[str, ...]:
    who, form = name.split(", ")
    size = (home / f"{who}.{form}").stat().st_size / 1e6
    others = ("COPY, csv", "COPY, parquet", f"pandas, {form}")
    ratios = [f"{medians[name] / medians[other]:.2f}" if other in medians else "-" for other in others]
    return name, f"{medians[name]:.2f}", f"{rows / medians[name]:,.0f}", f"{size:.0f}", *ratios


def _first(table: Content, rows: int) -> Content:
    """The same table with that many rows only."""

    def batches() -> Iterator[pa.RecordBatch]:
        left = rows
        for batch in table.batches():
            yield batch.slice(0, left)
            left -= batch.num_rows
            if left <= 0:
                return

    return dataclasses.replace(table, rows=min(rows, table.rows), batches=batches)


def _peak_of(work: Callable[[str, str, int, str], float], job: Job) -> float:
    """MiB; measured in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, job)


def _peak(url: str, form: str, rows: int, path: str) -> float:
    database = Database.at(url)
    exports.write(_first(content(REGISTER, RIGHTS, database), rows), form, Path(path))
    database.close()
    return _highest()


def _peak_of_pandas(url: str, form: str, rows: int, path: str) -> float:
    database = Database.at(url)
    question = f"{sql(REGISTER, RIGHTS, database)} LIMIT {rows}"
    database.close()
    engine = read_only_engine(url) if url.startswith("duckdb") else create_engine(url)
    with engine.connect() as connection:
        _write_frame(connection, question, form, Path(path))
    return _highest()


def _highest() -> float:
    """MiB of this process alone, not of who began it."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024
