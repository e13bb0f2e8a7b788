"""Where a service waits most: the step that holds the largest share of all request-days, and where worst."""

from dataclasses import dataclass

from data_access.database import Database
from metrics.desk import process as processes
from metrics.desk.process import Process, StepFigures
from metrics.desk.selection import Selection
from metrics.waits.estimate import Quantile

ENOUGH = 30   # stays of a province before its median is compared with others


@dataclass(frozen=True)
class Worst:
    """The province with the longest median in a step, among those with enough stays; waits in days."""

    province: str
    median: Quantile
    stays: int
    compared: int   # how many provinces had enough


@dataclass(frozen=True)
class Bottleneck:
    """The step that holds the most request-days; `share` of the time in all steps, 0 to 1.

    `worst` None: fewer than two provinces have enough stays to be compared.
    """

    figures: StepFigures
    share: float
    worst: Worst | None


@dataclass(frozen=True)
class Reading:
    """The process with its bottleneck among all steps, and among those of the organisation."""

    process: Process
    worst: Bottleneck | None
    inside: Bottleneck | None


def read(selection: Selection, database: Database, clock: str) -> Reading:
    """All that the picture of a service needs, in one answer."""
    found = processes.process(selection, database, clock)
    worst, inside = (bottleneck(found, selection, database, clock, side) for side in (None, "organisation"))
    return Reading(found, worst, inside)


def bottleneck(
    found: Process, selection: Selection, database: Database, clock: str, side: str | None = None
) -> Bottleneck | None:
    """Of all steps, or of those of one side (applicant, organisation, system). None: nothing waited."""
    steps = [each for each in found.steps if side in (None, each.step.side)]
    most = max(steps, key=lambda each: each.seconds, default=None)
    if most is None or most.seconds <= 0:
        return None
    return Bottleneck(most, most.seconds / found.seconds, _worst(most, selection, database, clock))


def _worst(most: StepFigures, selection: Selection, database: Database, clock: str) -> Worst | None:
    """Not yet known medians count as just above what has been seen; ties: the province that holds more."""
    counted = processes.stays(selection, database, clock, "province_code")
    of_step = counted[counted["code"] == most.step.code]
    parts = [(str(code), part) for code, part in of_step.groupby("province_code")]
    large = [(code, part) for code, part in parts if part["stays"].sum() >= ENOUGH]
    if len(large) < 2:  # noqa: PLR2004 - one is not compared with anything
        return None
    medians = [(code, part, processes.curve(part).quantile(0.5)) for code, part in large]
    code, part, median = max(medians, key=lambda each: (_length(each[2]), each[1]["seconds"].sum()))
    return Worst(code, median, int(part["stays"].sum()), len(large))


def _length(median: Quantile) -> float:
    return float(median.value) if median.value is not None else float(median.more_than or 0) + 0.5
