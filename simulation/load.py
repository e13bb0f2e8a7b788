"""How much work a request brings: the visits of each step to be expected, and the work of each role."""

from collections.abc import Mapping
from math import exp

import numpy as np

from simulation.model import Duration, Flow


def visits(flow: Flow) -> dict[str, float]:
    """Step to the number of visits a new request makes on average, corrections without limit counted.

    The chances of the moves are taken as they stand: who gives up in a queue or lapses is not counted.
    """
    codes = list(flow.steps)
    chances = np.zeros((len(codes), len(codes)))
    for place, code in enumerate(codes):
        for move in flow.steps[code].moves:
            if move.next is not None:
                chances[codes.index(move.next), place] += move.probability
    entry = np.array([float(code == flow.first) for code in codes])
    found = np.linalg.solve(np.eye(len(codes)) - chances, entry)
    return {code: float(number) for code, number in zip(codes, found, strict=True)}


def work(flow: Flow) -> Mapping[str, float]:
    """Role to the seconds of its work that a new request brings on average."""
    found: dict[str, float] = {}
    for code, number in visits(flow).items():
        step = flow.steps[code]
        if step.role is not None:
            found[step.role] = found.get(step.role, 0.0) + number * mean(step.takes)
    return found


def mean(takes: Duration) -> float:
    """The mean of a lognormal time, seconds."""
    return float(takes.median * exp(takes.spread**2 / 2))
