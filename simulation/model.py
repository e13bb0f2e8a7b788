"""What a simulation is told and what it tells: workflows, officers, requests, stays and ends.

Moments are seconds since 1970 in UTC, whole or not; work is seconds of an officer's attention.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

FAR = float("inf")
MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0


@dataclass(frozen=True)
class Duration:
    """A lognormal time: its median, and sigma of the logarithm; seconds."""

    median: float
    spread: float = 0.6


@dataclass(frozen=True)
class Move:
    """One outcome of a step. `next` None = the request ends, with `result` and `cause` if not served."""

    outcome: str
    probability: float
    next: str | None = None
    result: str | None = None
    cause: str | None = None
    reasons: tuple[tuple[str, float], ...] = ()   # why it was returned, with weights


@dataclass(frozen=True)
class Step:
    """A step of a workflow: officers work on it in office hours; without a role it runs in clock time."""

    code: str
    takes: Duration
    moves: tuple[Move, ...]
    role: str | None = None
    lapses_after: float = FAR   # seconds after which it is closed for inactivity
    lapse: Move | None = None


@dataclass(frozen=True)
class Flow:
    """A workflow; applicants in a queue give up after their patience, when one is given."""

    code: str
    first: str
    steps: Mapping[str, Step]
    patience: Duration | None = None
    give_up: Move = field(default_factory=lambda: Move("withdraw", 1, None, "withdrawn", "withdrawn"))


@dataclass(frozen=True)
class Officer:
    """An inbox and who works it: `pace` is the share of the office time given to the desk."""

    number: int
    role: str
    since: float = -FAR
    until: float = FAR
    pace: float = 1.0


class Arrival(NamedTuple):
    """A new request."""

    at: float
    number: int
    flow: str


class Waiting(NamedTuple):
    """A request that is open when the simulation begins, in a step since a moment."""

    number: int
    flow: str
    step: str
    entered: float
    holder: int | None = None


class Stay(NamedTuple):
    """A visit of a step; `left` and `outcome` None = it is there still; in nobody's inbox: `holder` None."""

    number: int
    flow: str
    step: str
    holder: int | None
    entered: float
    left: float | None
    outcome: str | None
    reason: str | None


class End(NamedTuple):
    """The end of a request."""

    number: int
    at: float
    result: str | None
    cause: str | None


@dataclass(frozen=True)
class History:
    """Stays in the order in which they ended, those that last at the end; and the ends."""

    stays: list[Stay]
    ends: list[End]
