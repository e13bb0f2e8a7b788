"""Indicators of the desk from rollups, beside SQL by hand on the rollup and on the rows, at growing sizes."""

import argparse
from collections.abc import Callable, Iterator
from math import isclose
from statistics import median
from time import process_time

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.pool import NullPool

from benchmarks import desk
from benchmarks.indicators import QUESTIONS, SUMMARIES, Answer, Question
from benchmarks.places import KEYS, desk_log, opened
from benchmarks.results import Table, kept
from benchmarks.timing import Seconds, Unequal, seconds
from data_access.database import Database

HEADER = (
    "question", "ours, ms", "by hand on the rollup, ms", "the same, all told, ms", "engine's own, ms",
    "by hand on rows, ms",
    "ours / rollup", "ours / all told", "ours / engine's own", "rows / ours", "ours, ms of processor",
)
WORDS = """Ours is `metrics.compute`, which finds the rollup by itself. It tells beside each number whether it
is known for the period and whether a row behind it is generated; "all told" is SQL by hand that tells so too
(that the rollup still holds, ours alone proves), the other SQL tells numbers only. "Engine's own" is a
materialised view (PostgreSQL) or a table (DuckDB) made for the very question. All five give the same numbers,
which are compared before they are timed. Medians of {rounds} rounds in turns."""
ASKINGS = 10
GROWTH = "Processor time of our process, in the middle of the questions: a busy machine does not move it."


def tables(asked: argparse.Namespace) -> Iterator[Table]:
    for engine in asked.engines:
        for steps in asked.steps:
            with desk_log(engine, steps, asked) as url:
                summarise(url)
                with opened(url) as (database, by_hand):
                    yield indicators(_title(engine, steps), database, by_hand, asked.rounds)
                    if steps <= KEYS:   # above, only the rollups of these questions are made
                        title = f"Pages of the desk, {engine}, {steps:,} steps"
                        yield desk.table(title, database, by_hand, asked.rounds)
    yield growth()


def summarise(url: str) -> None:
    """Makes the engine's own summaries, unless they are there."""
    engine = create_engine(url, poolclass=NullPool)
    kind = "MATERIALIZED VIEW" if engine.dialect.name == "postgresql" else "TABLE"
    with engine.begin() as connection:
        for name, question in SUMMARIES.items():
            connection.execute(text(f"CREATE {kind} IF NOT EXISTS {name} AS {question}"))
    engine.dispose()


def indicators(title: str, database: Database, by_hand: Engine, rounds: int) -> Table:
    rows = [_row(question, _timed(question, database, by_hand, rounds)) for question in QUESTIONS]
    return Table(title, WORDS.format(rounds=rounds), HEADER, rows)


def _timed(question: Question, database: Database, by_hand: Engine, rounds: int) -> list[Seconds]:
    """Medians of ours, the rollup twice, the engine's own, the rows; then ours in processor time.

    Raises Unequal.
    """
    written = (question.rollup, question.told, question.best, question.rows)
    ways: list[Callable[[], Answer]] = [
        lambda: question.ours(database), *(_asking(by_hand, words) for words in written),
    ]
    answers = [way() for way in ways]
    for answer in answers[1:]:
        if len(answer) != len(answers[0]) or not all(map(_close, answer, answers[0])):
            raise Unequal(f"{question.name}: {answers}")
    taken = [[seconds(way) for way in ways] for _ in range(rounds)]
    begun = process_time()
    for _ in range(ASKINGS):
        ways[0]()
    return [*(median(times) for times in zip(*taken, strict=True)), (process_time() - begun) / ASKINGS]


def _close(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=1e-9)


def _asking(engine: Engine, words: str) -> Callable[[], Answer]:
    def asked() -> Answer:
        with engine.connect() as connection:
            return sorted(float(row[0]) for row in connection.execute(text(words)))

    return asked


def _row(question: Question, medians: list[Seconds]) -> tuple[str, ...]:
    ours, rollup, told, best, rows, used = medians
    return (
        question.name, *(f"{each * 1000:.1f}" for each in medians[:-1]),
        *(f"{ours / each:.2f}" for each in (rollup, told, best)), f"{rows / ours:.1f}", f"{used * 1000:.1f}",
    )


def _title(engine: str, steps: int) -> str:
    return f"Indicators, {engine}, {steps:,} steps"


def growth() -> Table:
    """Of all sizes that were ever measured: ours in the middle, and against the smallest size."""
    found: dict[str, dict[int, float]] = {}
    for title, rows in kept("questions"):
        if title.startswith("Indicators, "):
            _, engine, size = title.split(", ", 2)
            steps = int(size.removesuffix(" steps").replace(",", ""))
            found.setdefault(engine, {})[steps] = median(float(row[-1]) for row in rows)
    lines = [
        (engine, f"{steps:,}", f"{middle:.1f}", f"{middle / sizes[min(sizes)]:.2f}")
        for engine, sizes in found.items() for steps, middle in sorted(sizes.items())
    ]
    header = ("engine", "steps", "ours, ms of processor", "times the smallest size")
    return Table("Growth", GROWTH, header, lines)
