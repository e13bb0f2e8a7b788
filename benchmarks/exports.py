"""Rows into files beside the engine's own COPY of the same rows, and the memory it takes at growing sizes."""

import argparse
import dataclasses
import multiprocessing
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pyarrow as pa
from sqlalchemy import Connection, create_engine, insert, text
from sqlalchemy.pool import NullPool

import exports
from benchmarks import desk_log, timing
from benchmarks.timing import seconds
from data_access.database import Database, read_only_engine
from data_access.schema import metadata
from metrics.content import Content
from metrics.register import Register, content, sql
from metrics.scope import Rights
from tests.engines import ALWAYS, new_database
from tests.postgresql import server
from tests.serving import ROOT

REPORT = ROOT / "docs" / "performance_exports.md"
REGISTER, RIGHTS = Register("request_step"), Rights("analyst")
FORMS = ("csv", "parquet", "xlsx")
HEADER = ("written", "median, s", "rows/s", "MB", "times COPY to CSV", "times COPY to Parquet")
MEMORY = ("form", "rows", "peak memory of the process, MiB")
WORDS = """The rows are stays of requests in steps, with the names they lead to, as the API gives them.
COPY is the engine's own, of the very same SELECT, written by the engine into a file; ours also hashes values,
puts Jalali days beside Gregorian ones and makes cells harmless. Medians of rounds in which all took turns.
PostgreSQL has no Parquet of its own. Memory is that of a fresh process that writes one file."""
Job = tuple[str, str, int, str]


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks.exports", description="Writes its report.")
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--memory", type=int, nargs="*", default=[100_000, 1_000_000, 2_000_000])
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--postgresql", action="store_true")
    asked = options.parse_args()
    parts = [f"## {engine}\n\n{part}" for engine, part in measured(asked)]
    report = "\n\n".join(["# Files", timing.machine(), WORDS, *parts])
    REPORT.write_text(report + "\n", "utf-8")
    print(f"{REPORT.relative_to(ROOT)} written")


def measured(asked: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """Name of the engine and its tables, for each engine."""
    with TemporaryDirectory() as home:
        yield "DuckDB", _report(f"duckdb:///{Path(home) / 'rows.duckdb'}", asked, Path(home))
    if asked.postgresql:
        with TemporaryDirectory() as home, server() as running, new_database(running, "rows") as url:
            Path(home).chmod(0o777)   # the server writes there as a user of its own
            yield "PostgreSQL", _report(url, asked, Path(home))


def _report(url: str, asked: argparse.Namespace, home: Path) -> str:
    engine = create_engine(url, poolclass=NullPool)
    metadata.create_all(engine)
    with engine.begin() as connection:
        for table, rows in ALWAYS:
            connection.execute(insert(table), list(rows))
    engine.dispose()
    desk_log.make(url, max(asked.rows, *asked.memory, 0))
    speed = timing.table(HEADER, _speed(url, asked.rows, asked.rounds, home))
    memory = timing.table(MEMORY, [
        (form, f"{rows:,}", f"{_peak_of((url, form, rows, str(home / f'memory.{form}'))):.0f}")
        for form in FORMS for rows in asked.memory
    ])
    return f"{asked.rows:,} rows, {asked.rounds} rounds.\n\n{speed}\n\n{memory}"


def _speed(url: str, rows: int, rounds: int, home: Path) -> list[tuple[str, ...]]:
    database = Database.at(url)
    question = f"{sql(REGISTER, RIGHTS, database)} LIMIT {rows}"
    table = _first(content(REGISTER, RIGHTS, database), rows)
    # DuckDB opens a file in one way at a time; PostgreSQL's read-only sessions end after 30 seconds.
    duckdb = url.startswith("duckdb")
    engine = read_only_engine(url) if duckdb else create_engine(url, poolclass=NullPool)
    copies = _copies(question, home, duckdb)
    with engine.connect() as connection:
        actions: dict[str, Callable[[], object]] = {
            name: _copying(connection, statement) for name, statement in copies.items()
        }
        for form in FORMS:
            actions[f"ours, {form}"] = _writing(table, form, home)
        taken = [{name: seconds(action) for name, action in actions.items()} for _ in range(rounds)]
    engine.dispose()
    database.close()
    medians = {name: median(each[name] for each in taken) for name in actions}
    return [_line(name, medians, rows, home) for name in actions]


def _copies(question: str, home: Path, duckdb: bool) -> dict[str, str]:
    if not duckdb:
        return {"COPY, csv": f"COPY ({question}) TO '{home}/copy.csv' (FORMAT csv, HEADER)"}
    return {
        "COPY, csv": f"COPY ({question}) TO '{home}/copy.csv' (FORMAT csv, HEADER)",
        "COPY, parquet": f"COPY ({question}) TO '{home}/copy.parquet' (FORMAT parquet, COMPRESSION zstd)",
    }


def _copying(connection: Connection, statement: str) -> Callable[[], object]:
    return lambda: connection.execute(text(statement.replace(":", r"\:")))


def _writing(table: Content, form: str, home: Path) -> Callable[[], object]:
    return lambda: exports.write(table, form, home / f"ours.{form}")


def _line(name: str, medians: dict[str, float], rows: int, home: Path) -> tuple[str, ...]:
    kind, form = name.split(", ")
    size = (home / f"{'copy' if kind == 'COPY' else kind}.{form}").stat().st_size / 1e6
    ratios = [f"{medians[name] / medians[other]:.2f}" if other in medians else "-"
              for other in ("COPY, csv", "COPY, parquet")]
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


def _peak_of(job: Job) -> float:
    """MiB; measured in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_peak, job)


def _peak(url: str, form: str, rows: int, path: str) -> float:
    database = Database.at(url)
    exports.write(_first(content(REGISTER, RIGHTS, database), rows), form, Path(path))
    database.close()
    status = Path("/proc/self/status").read_text("ascii")   # of this process alone, not of who began it
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
