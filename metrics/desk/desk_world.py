"""The desk of one place as the simulation is told of it: requests, officers, steps and the days to come."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

import numpy as np
import pandas as pd

from common.errors import UnknownPlace
from data_access.database import Database
from metrics.desk import directory
from metrics.desk.desk_records import Records, records
from metrics.desk.directory import Step
from metrics.desk.selection import Selection
from simulation.arrivals import Day, Season
from simulation.hours import Span
from simulation.model import DAY, Duration, Flow, Move, Waiting
from simulation.model import Step as Task

DAYS = 90
SPREAD, WIDE = 0.6, 1.0     # sigma of the logarithm of the time that officers work, and that others take
FEWEST_A_DAY = 0.5          # visits an officer ends a working day; below, no queue is read out of the record
SHORTEST = 60.0             # seconds


@dataclass(frozen=True, eq=False)
class World:
    """All that a run needs. `asked`: the services whose backlog is asked for; others share their officers.

    `busy`: role to the share of office time its officers work on the desk. `visits`: of steps, in a run.
    """

    flows: Mapping[str, Flow]
    officers: dict[str, int]
    busy: dict[str, float]
    waiting: tuple[Waiting, ...]
    arrivals: dict[str, tuple[float, Season]]
    days: tuple[Day, ...]
    office: tuple[Span, ...]
    asked: frozenset[str]
    sides: dict[str, str]       # step to the role that holds it; applicant for all of that side
    visits: float

    @property
    def since(self) -> float:
        return self.days[0].begins_at

    @property
    def until(self) -> float:
        return self.days[-1].begins_at + DAY

    def held_by(self, one: Waiting) -> str:
        return self.sides[one.step]


def world(selection: Selection, database: Database) -> World:
    """The province that is selected, or the whole country for a service that one office does for all.

    Raises UnknownPlace where officers belong to provinces and none is selected, Forbidden, DataUnavailable.
    """
    selection.scope.rights.check()
    selection.scope.check_provinces()
    steps = directory.steps(database)
    central = not needs_a_province(selection, database)
    places = selection.scope.provinces
    if not central and len(places) != 1:
        raise UnknownPlace(
            "مأموران هر استان جدا هستند؛ برای این پرسش یک استان برگزینید.",
            "Each province has officers of its own: choose one province for this question.",
        )
    place = "" if central else next(iter(places))
    services = {selection.service} if central else {step.service for step in steps.values()}
    known = records(place, {each for each in services if each is not None}, database)
    return _made(known, steps, selection.service)


def needs_a_province(selection: Selection, database: Database) -> bool:
    """Not where one office does the chosen service for the whole country."""
    if selection.service is None:
        return True
    own = {step.role for step in directory.steps(database).values()
           if step.side == "organisation" and step.service == selection.service}
    inboxes = directory.inboxes(selection.scope.rights, database).values()
    return {inbox.province is None for inbox in inboxes if inbox.role in own} != {True}


def _made(known: Records, steps: Mapping[int, Step], service: int | None) -> World:
    queues = _queues(known, steps)
    work = {role: seconds for role, (seconds, _) in queues.items()}
    flows = {f"{key}": _flow(key, steps, known, work) for key in sorted(known.services)}
    sides = {f"{key}": "applicant" if step.side == "applicant" else step.role for key, step in steps.items()}
    waiting = tuple(
        Waiting(number, f"{service_key}", f"{step}", known.begins - held * DAY)
        for number, (service_key, step, held) in enumerate(known.open)
    )
    arrivals = {f"{key}": _arrivals(part) for key, part in known.arrivals.groupby("service")}
    asked = frozenset(flows if service is None else {f"{service}"})
    expected = len(waiting) + DAYS * sum(mean for mean, _ in arrivals.values())
    per_request = max(known.visits / max(known.ended, 1), 1)
    busy = {role: share for role, (_, share) in queues.items()}
    return World(
        flows, {role: known.officers[role] for role in queues}, busy, waiting,
        arrivals, known.days[:DAYS], known.office, asked, sides, expected * per_request,
    )


def _queues(known: Records, steps: Mapping[int, Step]) -> dict[str, tuple[float, float]]:
    """Role to the seconds of work of a visit and the share of their time its officers are busy.

    The work is the one with which a queue of so many officers and visits takes as long as was recorded.
    """
    found = {}
    for role, officers in known.officers.items():
        keys = [key for key, step in steps.items() if step.role == role and key in known.took.index]
        part = known.took.loc[keys]
        visits = float(part["ended"].sum())
        if not keys or visits < FEWEST_A_DAY * officers * known.working_days:
            continue
        took = float(part["working"].sum()) / visits
        work = _work(took, visits / known.office_seconds, officers)
        found[role] = work, min(work * visits / known.office_seconds / officers, 1.0)
    return found


def _work(took: float, rate: float, officers: int) -> float:
    """Seconds of work of a visit that took so long with its queue (approximation of Sakasegawa), halving."""
    low, high = 0.0, min(officers / rate, took)
    for _ in range(60):
        work = (low + high) / 2
        low, high = (work, high) if work + _queue(work, rate, officers) < took else (low, work)
    return max((low + high) / 2, SHORTEST)


def _queue(work: float, rate: float, officers: int) -> float:
    """Seconds in the queue before the work begins, in the mean."""
    busy = rate * work / officers
    if busy >= 1:
        return float("inf")
    variation = (1 + exp(SPREAD**2) - 1) / 2
    return float(work * busy ** (np.sqrt(2 * (officers + 1)) - 1) / (officers * (1 - busy)) * variation)


def _flow(service: int, steps: Mapping[int, Step], known: Records, work: Mapping[str, float]) -> Flow:
    own = {key: step for key, step in steps.items() if step.service == service}
    tasks = {f"{key}": _task(key, step, known, work.get(step.role)) for key, step in own.items()}
    first = max(own, key=lambda key: known.begins_in.get(key, 0))
    return Flow(f"{service}", f"{first}", tasks)


def _task(key: int, step: Step, known: Records, work: float | None) -> Task:
    """Officers' work where they have a queue; else time that passes, as long as it took."""
    moves = known.moves.get(key) or ((None, 1.0),)
    listed = tuple(Move("end" if to is None else "approve", share, None if to is None else f"{to}")
                   for to, share in moves)
    if work is not None and step.side == "organisation":
        return Task(f"{key}", _lasting(work, SPREAD), listed, step.role)
    passed = known.took["calendar"].get(key, 0.0) / max(known.took["ended"].get(key, 0.0), 1.0)
    return Task(f"{key}", _lasting(max(passed, 1.0), WIDE), listed)


def _lasting(mean: float, spread: float) -> Duration:
    return Duration(mean / exp(spread**2 / 2), spread)


def _arrivals(part: pd.DataFrame) -> tuple[float, Season]:
    """Requests of a working day in the mean of the year, and the factors of months and of holidays."""
    working, holiday = (part[part["working"] == which] for which in (True, False))
    mean = float(working["registered"].sum() / max(working["days"].sum(), 1))
    months = tuple(
        float(own["registered"].sum() / max(own["days"].sum() * mean, 1e-9)) if len(own) and mean else 1.0
        for own in (working[working["month"] == month] for month in range(1, 13))
    )
    off = float(holiday["registered"].sum() / max(holiday["days"].sum() * mean, 1e-9)) if mean else 1.0
    return mean, Season(months=months, holiday=off)


