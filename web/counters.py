"""What this process has done so far - runs, questions, failures - for Prometheus and for a page.

Each process of an installation counts for itself and is asked at its own port.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Histogram, PlatformCollector, ProcessCollector

REGISTRY = CollectorRegistry()
ProcessCollector(namespace="isipo", registry=REGISTRY)
PlatformCollector(registry=REGISTRY)
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_times_of = partial(Histogram, buckets=_SECONDS, registry=REGISTRY)
_number_of = partial(Counter, registry=REGISTRY)
RUNS = _times_of("isipo_run_seconds", "Runs of a page's script", ["page"])
QUESTIONS = _times_of("isipo_question_seconds", "Questions to a database", ["database"])
BROKEN = _number_of("isipo_questions_failed", "Questions a database did not answer", ["database"])
FAILURES = _number_of("isipo_failures", "Failures a reader was told of", ["place", "kind"])
KEPT = _number_of("isipo_kept_answers", "Answers kept from before, while the database was away")
MOST_KNOWN, MOST_TIMES = 50, 1000


@dataclass(frozen=True)
class Failure:
    """A failure that a reader was told of; under its reference the log tells the rest."""

    reference: str
    place: str
    kind: str
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


_failures: deque[Failure] = deque(maxlen=MOST_KNOWN)
_times: deque[float] = deque(maxlen=MOST_TIMES)
_page: ContextVar[str] = ContextVar("page", default="none")


@contextmanager
def run() -> Iterator[None]:
    """Counts one run of a page's script and how long it took, however it ends."""
    started, before = perf_counter(), _page.set("none")
    try:
        yield
    finally:
        taken = perf_counter() - started
        RUNS.labels(_page.get()).observe(taken)
        _times.append(taken)
        _page.reset(before)


def of_page(name: str) -> None:
    """Which page it is that runs in this thread; known only on the way."""
    _page.set(name)


def failed(reference: str, place: str, problem: BaseException) -> None:
    """Counts a failure that a reader was told of."""
    kind = type(problem).__name__
    FAILURES.labels(place, kind).inc()
    _failures.append(Failure(reference, place, kind))


def failures() -> list[Failure]:
    """The last ones, the newest first; at most MOST_KNOWN."""
    return list(reversed(_failures))


def total(counted: Counter | Histogram) -> float:
    """How often it was counted, whatever its labels."""
    samples = (each for family in counted.collect() for each in family.samples)
    return sum(each.value for each in samples if each.name.endswith(("_count", "_total")))


def slowest_twentieth() -> float | None:
    """Seconds within which 19 of 20 of the last MOST_TIMES runs ended (p95); None before the first."""
    times = sorted(_times)
    return times[min(len(times) - 1, int(len(times) * 0.95))] if times else None
