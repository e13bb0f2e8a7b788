"""What a load of many readers came to, in rows and sentences."""

from collections import defaultdict
from dataclasses import dataclass
from statistics import median, quantiles

from benchmarks.clients import Noted
from benchmarks.results import Table

HEADER = (
    "windows", "reruns/s", "p50, s", "p95, s", "slowest, s", "bare p95, s", "ratio of p95", "CPU, cores",
    "MiB a process", "alerts", "lost",
)


@dataclass(frozen=True)
class Result:
    """One load: what its readers saw, and what it cost."""

    windows: int
    seconds: float
    noted: Noted
    cores: float                      # of the processes behind nginx, together
    memory: tuple[list[float], list[float]]   # MiB of each process at the start and at the end

    @property
    def times(self) -> list[float]:
        return sorted(taken for _, taken in self.noted.seconds)

    @property
    def p95(self) -> float:
        return quantiles(self.times, n=20)[-1] if len(self.times) > 1 else float("nan")


def row(result: Result, bare: Result) -> tuple[str, ...]:
    times, memory = result.times or [float("nan")], result.memory[1]
    return (
        str(result.windows), f"{len(result.noted.seconds) / result.seconds:.1f}", f"{median(times):.2f}",
        f"{result.p95:.2f}", f"{times[-1]:.2f}", f"{bare.p95:.3f}", f"{result.p95 / bare.p95:.0f}",
        f"{result.cores:.2f}", f"{sum(memory) / len(memory):.0f}", str(result.noted.alerts),
        str(len(result.noted.lost)),
    )


def by_page(result: Result) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    found: dict[str, list[float]] = defaultdict(list)
    for page, taken in result.noted.seconds:
        found[page or "overview"].append(taken)
    rows = [
        (page, str(len(times)), f"{median(times):.2f}", f"{max(times):.2f}") for page, times in found.items()
    ]
    return ("page", "reruns", "p50, s", "slowest, s"), sorted(rows, key=lambda each: -float(each[2]))


def soaked(result: Result) -> Table:
    rows = [
        (f"{number}", f"{before:.0f}", f"{after:.0f}")
        for number, (before, after) in enumerate(zip(*result.memory, strict=True), start=1)
    ]
    words = (
        f"{len(result.noted.seconds)} reruns, p50 {median(result.times):.2f} s, p95 {result.p95:.2f} s,"
        f" slowest {result.times[-1]:.2f} s; {result.noted.alerts} alerts,"
        f" {len(result.noted.lost)} windows lost."
    )
    title = f"{result.seconds / 60:.0f} minutes at {result.windows} windows"
    return Table(title, words, ("process", "resident at the start, MiB", "at the end, MiB"), rows)
