"""How long the rest of the way takes: out of the days of each step and where steps lead, the chance to end.

A request is taken to forget how it came: what lies ahead depends on the step it is in and the days in it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
NOTHING = 1e-9      # of a share worked out as a difference


@dataclass(frozen=True, eq=False)
class Way:
    """Of each step: the chance to be left after exactly d days, (steps, days + 1); where it leads, (steps,
    steps); the chance that the request ends on leaving it, (steps,); and where requests begin, (steps,).
    """

    leaves: Numbers
    leads: Numbers
    ends: Numbers
    begins: Numbers

    @property
    def days(self) -> int:
        return int(self.leaves.shape[1]) - 1

    def ended(self) -> Numbers:
        """The chance to have ended within so many days of entering each step, (steps, days + 1)."""
        found = np.zeros_like(self.leaves)
        after = np.zeros_like(self.leaves)      # once a step is left: the chance to have ended by then
        # Steps that take no day lead on within the same day, so each day is a system of equations.
        same_day = np.linalg.inv(np.eye(len(self.ends)) - self.leaves[:, :1] * self.leads)
        for day in range(self.days + 1):
            earlier = (self.leaves[:, 1 : day + 1] * after[:, :day][:, ::-1]).sum(axis=1)
            found[:, day] = same_day @ (self.leaves[:, 0] * self.ends + earlier)
            after[:, day] = self.ends + self.leads @ found[:, day]
        return found

    def from_the_beginning(self, ended: Numbers) -> Numbers:
        """The chance to have ended within so many days of registration, (days + 1,)."""
        return np.asarray(self.begins @ ended)

    def from_within(self, ended: Numbers, step: int, held: int) -> Numbers | None:
        """The same for a request that has been in `step` for `held` days, counted from now, (days + 1,);
        None where no request on record was there so long, so that nothing is known.
        """
        lasting = 1 - self.leaves[step, : held + 1].sum()
        if held >= self.days or lasting < NOTHING or self.leaves[step, held + 1 :].sum() <= 0:
            return None
        still = self.leaves[step, held + 1 :] / lasting
        after = self.ends[step] + self.leads[step] @ ended
        within = np.convolve(still, after)[: self.days]
        return np.asarray(np.concatenate([[0.0], np.minimum(within, 1)]))


def leaving(there: Numbers, left: Numbers) -> Numbers:
    """The chance to leave after exactly 0, 1, ... days, by Kaplan-Meier; both and the answer (steps, days).

    `there`: stays that were last seen after so many days; `left`: those of them that ended then. What lasts
    longer than any on record has no chance at all.
    """
    at_risk = np.cumsum(there[:, ::-1], axis=1)[:, ::-1]
    hazard = np.divide(left, at_risk, out=np.zeros_like(left), where=at_risk > 0)
    lasting = np.cumprod(1 - hazard, axis=1)
    return np.asarray(np.concatenate([np.ones((len(left), 1)), lasting[:, :-1]], axis=1) * hazard)
