"""The "finished only" figures, to stand beside the right ones: they leave out those that wait longest."""

from dataclasses import dataclass

import numpy as np

from metrics.waits.observed import Observed

QUANTILES = {"median": 0.5, "p90": 0.9}


@dataclass(frozen=True)
class FinishedOnly:
    """Days of the finished ones (None: none finished), how many they are, and how many were `left_out`."""

    mean: float | None
    median: int | None
    p90: int | None
    finished: int
    left_out: int


def finished_only(observed: Observed) -> FinishedOnly:
    """Mean, median and p90 of those that ended. A quantile is the first day by which that share had ended."""
    ended = observed.has_ended & (observed.number > 0)
    left_out = int(observed.number[~observed.has_ended].sum())
    order = np.argsort(observed.days[ended], kind="stable")
    days, number = observed.days[ended][order], observed.number[ended][order]
    finished = int(number.sum())
    if not finished:
        return FinishedOnly(None, None, None, 0, left_out)
    running = np.cumsum(number) / finished
    median, p90 = (int(days[int(np.argmax(running >= p - 1e-12))]) for p in QUANTILES.values())
    return FinishedOnly(float(np.sum(days * number) / finished), median, p90, finished, left_out)
