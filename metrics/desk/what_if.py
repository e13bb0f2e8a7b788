"""What one more officer would change: the desk of a place simulated with the officers of today and more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from common.errors import DataUnavailable
from data_access.database import Database
from metrics.desk.desk_world import DAYS, World, world
from metrics.desk.selection import Selection
from simulation.arrivals import moments
from simulation.hours import Hours
from simulation.model import Arrival, Officer
from simulation.run import run

EXTRA = (0, 1, 2)
MOST_RUNS, LEAST_RUNS = 9, 3
BUDGET = 120_000        # visits of steps that are simulated in all, so that it stays a matter of seconds
SEED = 1401
HELPS = 0.05            # of the backlog: less than this is no help worth the name


@dataclass(frozen=True)
class Outcome:
    """Open requests of the services chosen after DAYS days: median, lowest and highest of the runs."""

    extra: int
    median: float
    low: float
    high: float


@dataclass(frozen=True)
class Answer:
    """The outcomes with 0, 1 and 2 officers more, and what they rest on.

    `busy`: share of their time that the officers of the role work on the desk today. `with_applicants` and
    `with_role`: shares of what is open now that wait there. `busiest`: the role with the least time left.
    """

    role: str
    officers: int
    busy: float
    open: int
    with_applicants: float
    with_role: float
    busiest: str
    runs: int
    outcomes: tuple[Outcome, ...]

    @property
    def verdict(self) -> str:
        """helps; or why not: applicants (most wait there), other (another role is busier), enough."""
        now, more = self.outcomes[0].median, self.outcomes[-1].median
        if now - more >= max(HELPS * now, 1.0):
            return "helps"
        if self.with_applicants > max(self.with_role, 1 - self.with_applicants):
            return "applicants"
        return "other" if self.busiest != self.role else "enough"


def roles(selection: Selection, database: Database) -> list[str]:
    """Roles whose officers could be more in the place selected, the busiest first.

    Raises DataUnavailable where no such officers are on record.
    """
    made = world(selection, database)
    acting = {made.sides[step] for flow in made.asked for step in made.flows[flow].steps}
    return sorted(acting.intersection(made.officers), key=lambda role: -made.busy[role])


def what_if(
    selection: Selection, database: Database, role: str, told: Callable[[float], None] = lambda _: None
) -> Answer:
    """The place selected, simulated; see `simulated`."""
    return simulated(world(selection, database), role, told)


def simulated(made: World, role: str, told: Callable[[float], None] = lambda _: None) -> Answer:
    """The same runs with the same arrivals, with more and more officers of `role`. `told` hears the share
    that is done, 0 to 1, after each run. Raises DataUnavailable for a role that nobody there has.
    """
    if role not in made.officers:
        raise DataUnavailable(
            "در این جا کسی با این نقش ثبت نشده است؛ نقش دیگری برگزینید.",
            "Nobody is on record with this role here: choose another role.",
        )
    runs = int(np.clip(BUDGET / (made.visits * len(EXTRA)), LEAST_RUNS, MOST_RUNS))
    found = np.zeros((runs, len(EXTRA)))
    for number in range(runs):
        arrivals = _arrivals(made, number)
        for place, extra in enumerate(EXTRA):
            found[number, place] = _left(made, role, extra, arrivals, number)
            told((number * len(EXTRA) + place + 1) / found.size)
    return _answer(made, role, found)


def _answer(made: World, role: str, found: NDArray[np.float64]) -> Answer:
    outcomes = tuple(
        Outcome(extra, float(np.median(column)), float(column.min()), float(column.max()))
        for extra, column in zip(EXTRA, found.T, strict=True)
    )
    waiting = [each for each in made.waiting if each.flow in made.asked]
    held = [made.held_by(each) for each in waiting]
    total = max(len(held), 1)
    return Answer(
        role, made.officers[role], made.busy[role], len(waiting), held.count("applicant") / total,
        held.count(role) / total, max(made.busy, key=lambda each: made.busy[each]), len(found), outcomes,
    )


def _left(made: World, role: str, extra: int, arrivals: Sequence[Arrival], number: int) -> int:
    """Requests of the services asked for that are open at the end."""
    ends = run(
        made.flows, _officers(made, role, extra), Hours(made.office), arrivals, since=made.since,
        until=made.until, seed=SEED + number, waiting=made.waiting,
    ).ends
    over = {end.number for end in ends}
    every = [(each.number, each.flow) for each in made.waiting]
    every += [(each.number, each.flow) for each in arrivals]
    return sum(flow in made.asked and one not in over for one, flow in every)


def _officers(made: World, role: str, extra: int) -> list[Officer]:
    """As many as there are, and `extra` of the role; the first are the same in all runs."""
    counts = made.officers | {role: made.officers[role] + extra}
    listed = [code for code, count in sorted(counts.items()) for _ in range(count)]
    return [Officer(number, code) for number, code in enumerate(listed)]


def _arrivals(made: World, number: int) -> list[Arrival]:
    """New requests of the coming days, as many a day as in the last year, month by month."""
    found: list[tuple[float, str]] = []
    for place, (code, (mean, season)) in enumerate(sorted(made.arrivals.items())):
        rng = np.random.default_rng([SEED, number, place])
        found += [(float(at), code) for at in moments(rng, made.days, mean, season, Hours(made.office))]
    first = len(made.waiting)
    return [Arrival(at, first + place, code) for place, (at, code) in enumerate(sorted(found))]


__all__ = ["DAYS", "Answer", "Outcome", "roles", "simulated", "what_if"]
