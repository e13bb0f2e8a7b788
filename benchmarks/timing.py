"""Fair pairs of measurements: ours and the yardstick take turns; medians and their ratio are told."""

import os
import platform
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from statistics import median

import psutil

Seconds = float
PACKAGES = ("streamlit", "duckdb", "SQLAlchemy", "pandas", "plotly")


class Unequal(Exception):
    """Ours and the yardstick disagree, so their times say nothing."""


@dataclass(frozen=True)
class Pair:
    """What was measured: medians of ours and of the yardstick, and how often."""

    name: str
    ours: Seconds
    yardstick: Seconds
    rounds: int

    @property
    def ratio(self) -> float:
        return self.ours / self.yardstick

    def row(self) -> tuple[str, ...]:
        return self.name, f"{self.ours:.3f}", f"{self.yardstick:.3f}", f"{self.ratio:.2f}"


HEADER = ("measured", "ours, s", "yardstick, s", "ratio")


def take_turns(name: str, ours: Callable[[], Seconds], yardstick: Callable[[], Seconds], rounds: int) -> Pair:
    """Each round measures both, so that a busy moment hits both."""
    measured = [(ours(), yardstick()) for _ in range(rounds)]
    return Pair(name, median(o for o, _ in measured), median(y for _, y in measured), rounds)


def seconds(action: Callable[[], object]) -> Seconds:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def machine() -> str:
    """The machine and the versions that the numbers belong to."""
    memory = psutil.virtual_memory().total / 2**30
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GiB"
    return f"{system}; Python {platform.python_version()}, {packages}"


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    header = tuple(header)
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
