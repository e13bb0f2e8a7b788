"""The steps of a service: what each holds, how long it takes, where it leads, how long requests take in all.

Steps are told apart by their code, so that the versions of a workflow are one picture.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Select, func, select

from data_access.database import Database
from data_access.schema.desk_counts import OPEN, desk_move, desk_stay
from data_access.schema.desk_services import workflow, workflow_move, workflow_step
from metrics.desk import directory
from metrics.desk.directory import Step
from metrics.desk.selection import Selection, frame
from metrics.desk.throughput import Throughput, throughput
from metrics.waits.curve import Curve, kaplan_meier
from metrics.waits.estimate import Quantile
from metrics.waits.observed import Observed

DAY = 86400.0


@dataclass(frozen=True)
class StepFigures:
    """A step and the stays in it that began in the period; waits in days on the clock that was asked for.

    `seconds` holds all its stays, `ended_seconds` those that ended; `returned` of these were sent back.
    """

    step: Step
    stays: int
    open_now: int
    returned: int
    median: Quantile
    p90: Quantile
    seconds: float
    ended_seconds: float
    simulated: bool

    @property
    def ended(self) -> int:
        return self.stays - self.open_now

    @property
    def mean_sojourn(self) -> float | None:
        """Seconds a stay that ended took on average, exactly; None when none ended."""
        return self.ended_seconds / self.ended if self.ended else None

    @property
    def returned_share(self) -> float | None:
        """Of the stays that ended, the share that was sent back (0 to 1)."""
        return self.returned / self.ended if self.ended else None

    @property
    def days(self) -> float:
        """Request-days: days that requests spent in the step, open ones included."""
        return self.seconds / DAY


@dataclass(frozen=True)
class Edge:
    """How often a step (by code) was left with an outcome for another one; `to` None = the request ended.

    `assumed`: the document does not show this move; None: the workflow does not declare it at all.
    """

    leaves: str
    outcome: str | None
    to: str | None
    moves: int
    assumed: bool | None


@dataclass(frozen=True)
class Process:
    """A service: its steps in the order of its document, and every move between them."""

    steps: tuple[StepFigures, ...]
    edges: tuple[Edge, ...]
    throughput: Throughput

    @property
    def seconds(self) -> float:
        """All time spent in all steps."""
        return sum(each.seconds for each in self.steps)


def process(selection: Selection, database: Database, clock: str = "calendar") -> Process:
    """The chosen service in the period and places, on the clock "calendar" or "working".

    Stays count in the month in which they began, moves in the month of leaving, requests in that of their
    registration. Raises Forbidden and UnknownPlace as every question of the desk does.
    """
    own = [step for step in directory.steps(database).values() if step.service == selection.service]
    counted = stays(selection, database, clock)
    newest = {step.code: step for step in sorted(own, key=lambda step: step.key)}.values()
    figures = (
        _figures(step, counted[counted["code"] == step.code])
        for step in sorted(newest, key=lambda step: (step.position, step.key))
    )
    return Process(tuple(figures), tuple(edges(selection, database)), throughput(selection, database, clock))


def stays(selection: Selection, database: Database, clock: str, *by: str) -> pd.DataFrame:
    """Counts of stays: code, entry, days, ending, stays, seconds, simulated, and columns `by`."""
    groups = [workflow_step.c.code, *(desk_stay.c[name] for name in (*by, "entry", "days", "ending"))]
    rows = desk_stay.join(workflow_step, workflow_step.c.id == desk_stay.c.step_id)
    rows = rows.join(workflow, workflow.c.id == workflow_step.c.workflow_id)
    question = select(
        *groups, func.sum(desk_stay.c.stays).label("stays"), func.sum(desk_stay.c.seconds).label("seconds"),
        func.bool_or(desk_stay.c.simulated).label("simulated"),
    ).select_from(rows).where(
        desk_stay.c.clock == clock, workflow.c.service_id == selection.service,
        *selection.in_months(desk_stay),
    ).group_by(*groups)
    return frame(question, database)


def curve(counted: pd.DataFrame) -> Curve:
    """The Kaplan-Meier curve of such counts; stays that last are censored at the last known day."""
    rows: Any = zip(*(counted[name] for name in ("entry", "days", "ending", "stays")), strict=True)
    return kaplan_meier(Observed.of(
        (int(entry), int(days), str(ending), int(many)) for entry, days, ending, many in rows
    ))


def edges(selection: Selection, database: Database) -> list[Edge]:
    """Every move that happened or is declared, the most frequent first."""
    rows = database.fetch(_happened(selection))
    happened = {(row.leaves, row.outcome, row.to): int(row.moves) for row in rows}
    rows = database.fetch(_declared(selection))
    declared = {(row.leaves, row.outcome, row.to): bool(row.assumed) for row in rows}
    found = (
        Edge(*move, happened.get(move, 0), declared.get(move)) for move in happened.keys() | declared.keys()
    )
    return sorted(found, key=lambda each: (-each.moves, each.leaves, each.outcome or "", each.to or ""))


def _happened(selection: Selection) -> Select[Any]:
    """Code of the step that was left, outcome, code of the next one, how often."""
    left, reached = workflow_step.alias("left_step"), workflow_step.alias("reached_step")
    groups = (left.c.code.label("leaves"), desk_move.c.outcome, reached.c.code.label("to"))
    rows = desk_move.join(left, left.c.id == desk_move.c.from_id)
    rows = rows.outerjoin(reached, reached.c.id == desk_move.c.to_id)
    counted = select(*groups, func.sum(desk_move.c.moves).label("moves")).select_from(rows)
    chosen = counted.where(*selection.in_months(desk_move))
    return chosen.group_by(left.c.code, desk_move.c.outcome, reached.c.code)


def _declared(selection: Selection) -> Select[Any]:
    """Code of the step, outcome, code of the next one, whether this is assumed."""
    left, reached = workflow_step.alias("left_step"), workflow_step.alias("reached_step")
    groups = (left.c.code.label("leaves"), workflow_move.c.outcome, reached.c.code.label("to"))
    rows = workflow_move.join(left, left.c.id == workflow_move.c.workflow_step_id)
    rows = rows.join(workflow, workflow.c.id == left.c.workflow_id)
    rows = rows.outerjoin(reached, reached.c.id == workflow_move.c.next_step_id)
    found = select(*groups, func.bool_or(workflow_move.c.assumed).label("assumed")).select_from(rows)
    return found.where(workflow.c.service_id == selection.service).group_by(
        left.c.code, workflow_move.c.outcome, reached.c.code
    )


def _figures(step: Step, counted: pd.DataFrame) -> StepFigures:
    found = curve(counted)
    lasting = counted["ending"] == OPEN
    return StepFigures(
        step, int(counted["stays"].sum()), int(counted["stays"][lasting].sum()),
        int(counted["stays"][counted["ending"] == "return"].sum()), found.quantile(0.5), found.quantile(0.9),
        float(counted["seconds"].sum()), float(counted["seconds"][~lasting].sum()),
        bool(counted["simulated"].any()),
    )
