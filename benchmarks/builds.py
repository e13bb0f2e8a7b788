"""Databases made, loaded and brought up to date: the demo, an import beside COPY, rollups after a change."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from benchmarks import imports, installation
from benchmarks.places import desk_log
from benchmarks.results import Table
from benchmarks.timing import Seconds, seconds
from tests.engines import new_database
from tests.postgresql import server

DEMO_WORDS = "`python -m data_access demo`, all rows and what is counted of them; one run."
WORDS = """One request of a hundred is ended with another result, in one transaction; then `python -m
data_access refresh` makes what is stale. The newest are those registered last; the others lie evenly over
five years, so that every month is touched. Whole: `refresh --all`. One run of each, the start of Python
included."""
HEADER = ("engine, steps", "changed", "change, s", "refresh, s", "whole, s", "whole / refresh")
CHANGES = {
    "the newest 1 %": "id > (SELECT max(id) - count(*) / 100 FROM request)",
    "1 % over five years": "id % 100 = 7",
}


def tables(asked: argparse.Namespace) -> Iterator[Table]:
    demos = [(engine, _demo(engine)) for engine in asked.engines]
    yield Table("Demo build", DEMO_WORDS, ("engine", "s"), demos)
    if "PostgreSQL" in asked.engines:   # DuckDB has no triggers: only the product's own loads tell of changes
        for steps in asked.steps:
            with desk_log("PostgreSQL", steps, asked) as url:
                yield Table(f"Refresh, PostgreSQL, {steps:,} steps", WORDS, HEADER, _refreshed(url, steps))
    yield from imports.tables(asked)


def _demo(engine: str) -> str:
    with ExitStack() as stack:
        if engine == "DuckDB":
            url = f"duckdb:///{Path(stack.enter_context(TemporaryDirectory())) / 'demo.duckdb'}"
        else:
            url = stack.enter_context(new_database(stack.enter_context(server()), "demo"))
        return f"{seconds(lambda: installation.demo(url)):.0f}"


def _refreshed(url: str, steps: int) -> Sequence[tuple[str, ...]]:
    whole = seconds(lambda: _refresh(url, "--all"))
    rows = []
    for name, which in CHANGES.items():
        changed = _change(url, which)
        again = seconds(lambda: _refresh(url))
        times = (f"{each:.1f}" for each in (changed, again, whole, whole / again))
        rows.append((f"PostgreSQL, {steps:,}", name, *times))
    return rows


def _refresh(url: str, *more: str) -> None:
    installation.data_access({"DATABASE_URL": url}, "refresh", *more)


def _change(url: str, which: str) -> Seconds:
    engine = create_engine(url, poolclass=NullPool)

    def change() -> None:
        with engine.begin() as connection:
            connection.execute(text(f"UPDATE request SET result = 'rejected' WHERE {which} AND result <> ''"))

    taken = seconds(change)
    engine.dispose()
    return taken
