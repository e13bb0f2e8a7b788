"""What returns for correction cost: how often, in how many rounds, how many days, which cause costs most."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import func, select

from data_access.database import Database
from data_access.schema.desk_counts import desk_move, desk_return, desk_round
from data_access.schema.desk_services import workflow_step
from metrics.desk.process import DAY
from metrics.desk.selection import Selection, frame


@dataclass(frozen=True)
class Rounds:
    """Requests that ended in the period by the number of sendings: 1 = right the first time."""

    requests: dict[int, int]
    simulated: bool

    @property
    def ended(self) -> int:
        return sum(self.requests.values())

    @property
    def returned_share(self) -> float | None:
        """The share (0 to 1) of requests that were sent back at least once; None when none ended."""
        return 1 - self.requests.get(1, 0) / self.ended if self.ended else None

    @property
    def mean(self) -> float | None:
        """Sendings per request, on average."""
        total = sum(rounds * requests for rounds, requests in self.requests.items())
        return total / self.ended if self.ended else None


@dataclass(frozen=True)
class Loss:
    """Returns by one step for one reason (None = none recorded), made in the period.

    `seconds`: calendar time from the return until the step was reached again, of the `back` ones only.
    """

    step: str
    reason: str | None
    returns: int
    back: int
    seconds: float

    @property
    def days(self) -> float:
        return self.seconds / DAY

    @property
    def mean_days(self) -> float | None:
        """Days a return cost on average; None when none is back yet."""
        return self.days / self.back if self.back else None


@dataclass(frozen=True)
class Fix:
    """The cause whose end would save most: `share` (0 to 1) of all days lost, and days per request."""

    loss: Loss
    share: float
    per_request: float | None


def rounds(selection: Selection, database: Database) -> Rounds:
    """How often requests that ended in the period had been sent."""
    question = select(
        desk_round.c.rounds, func.sum(desk_round.c.requests).label("requests"),
        func.bool_or(desk_round.c.simulated).label("simulated"),
    ).where(*selection.in_months(desk_round)).group_by(desk_round.c.rounds).order_by(desk_round.c.rounds)
    rows = database.fetch(question)
    return Rounds({row.rounds: int(row.requests) for row in rows}, any(row.simulated for row in rows))


def losses(selection: Selection, database: Database) -> list[Loss]:
    """By step and reason, the costliest first."""
    groups = (workflow_step.c.code, desk_return.c.reason)
    sums = [func.sum(desk_return.c[name]).label(name) for name in ("returns", "back", "seconds")]
    rows = desk_return.join(workflow_step, workflow_step.c.id == desk_return.c.step_id)
    question = select(*groups, *sums).select_from(rows).where(*selection.in_months(desk_return))
    found = [
        Loss(row.code, row.reason, int(row.returns), int(row.back), float(row.seconds))
        for row in database.fetch(question.group_by(*groups))
    ]
    return sorted(found, key=lambda loss: (-loss.seconds, loss.step, loss.reason or ""))


def largest_gain(lost: list[Loss], ended: int) -> Fix | None:
    """The costliest cause; its days are spread over the requests that `ended`. None: no day lost."""
    total = sum(loss.seconds for loss in lost)
    if not total:
        return None
    most = max(lost, key=lambda loss: loss.seconds)
    return Fix(most, most.seconds / total, most.days / ended if ended else None)


def handovers(selection: Selection, database: Database) -> pd.DataFrame:
    """Columns leaves, to (codes; `to` None = the request ended), moves: which step follows which."""
    left, reached = workflow_step.alias("left_step"), workflow_step.alias("reached_step")
    groups: list[Any] = [left.c.code.label("leaves"), reached.c.code.label("to")]
    rows = desk_move.join(left, left.c.id == desk_move.c.from_id)
    rows = rows.outerjoin(reached, reached.c.id == desk_move.c.to_id)
    counted = select(*groups, func.sum(desk_move.c.moves).label("moves")).select_from(rows)
    ordered = counted.where(*selection.in_months(desk_move)).group_by(left.c.code, reached.c.code)
    return frame(ordered.order_by(left.c.code, reached.c.code), database)
