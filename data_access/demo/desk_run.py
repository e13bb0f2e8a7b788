"""Simulates the desk of one province, or of the provider: a task that another process can do."""

import zlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

import numpy as np

from data_access.demo import desk_flows
from simulation.arrivals import Day, moments
from simulation.hours import Hours, Span
from simulation.model import Arrival, Officer
from simulation.run import run

PROCESSES = 2
WORTH_A_POOL = 20_000   # requests; a process takes a second to start
Columns = dict[str, np.ndarray]


@dataclass(frozen=True)
class Task:
    """All that one simulation needs; `means` = requests by service on a day whose factors are 1."""

    place: str
    means: dict[str, float]
    officers: tuple[Officer, ...]
    days: tuple[Day, ...]
    office: tuple[Span, ...]
    outages: tuple[Span, ...]
    span: Span
    seed: int

    @property
    def requests(self) -> float:
        return sum(self.means.values()) * len(self.days)


def run_all(tasks: list[Task], worth_a_pool: float = WORTH_A_POOL) -> Iterator[tuple[Columns, Columns]]:
    """Requests and stays of each task, in the order of the tasks, whatever the number of processes."""
    if sum(task.requests for task in tasks) < worth_a_pool:
        yield from map(simulated, tasks)
        return
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        yield from pool.map(simulated, tasks)


def simulated(task: Task) -> tuple[Columns, Columns]:
    """Columns of the requests (key, service, registered, finished, result, cause) and of their stays."""
    hours = Hours(task.office, task.outages)
    arrivals = _arrivals(task, hours)
    since, until = task.span
    history = run(
        desk_flows.flows(), task.officers, hours, arrivals,
        since=since, until=until - 1, seed=_seed(task, "run"),
    )
    ends = {end.number: end for end in history.ends}
    return _requests(task, arrivals, ends), _stays(history.stays)


def _arrivals(task: Task, hours: Hours) -> list[Arrival]:
    """All that come, in order of time, numbered."""
    found = [
        (float(at), code)
        for code, mean in task.means.items()
        for at in moments(
            np.random.default_rng(_seed(task, code)), task.days, mean, desk_flows.SEASON, hours
        )
    ]
    return [Arrival(at, number, code) for number, (at, code) in enumerate(sorted(found))]


def _seed(task: Task, name: str) -> int:
    return task.seed * 2**32 + zlib.crc32(f"desk {task.place} {name}".encode())


def _requests(task: Task, arrivals: list[Arrival], ends: dict[int, Any]) -> Columns:
    found = [ends.get(arrival.number) for arrival in arrivals]
    return {
        "key": np.arange(len(arrivals)),
        "service": np.array([arrival.flow for arrival in arrivals], dtype=object),
        "province_code": np.full(len(arrivals), task.place or None, dtype=object),
        "registered": np.array([arrival.at for arrival in arrivals], dtype=float),
        "finished": np.array([end.at if end else np.nan for end in found], dtype=float),
        "result": np.array([end.result if end else None for end in found], dtype=object),
        "reason": np.array([end.cause if end else None for end in found], dtype=object),
    }


def _stays(stays: list[Any]) -> Columns:
    number, _, step, holder, entered, left, outcome, reason = zip(*stays, strict=True) if stays else [()] * 8
    return {
        "key": np.array(number, dtype=int),
        "step": np.array(step, dtype=object),
        "holder_id": np.array(holder, dtype=float),
        "entered": np.array(entered, dtype=float),
        "left": np.array(left, dtype=float),
        "outcome": np.array(outcome, dtype=object),
        "reason": np.array(reason, dtype=object),
    }
