"""Runs the desk: requests queue for officers, are worked on, sent back, given up or ended."""

import random
from collections.abc import Generator, Iterable, Mapping, Sequence
from math import log
from typing import Any

import simpy

from simulation.hours import Hours
from simulation.model import FAR, Arrival, Duration, End, Flow, History, Move, Officer, Stay, Step, Waiting

Journey = Generator[simpy.Event, Any, None]
TRIES = 40   # draws of a time longer than the one already waited, before it is taken as due


def run(
    flows: Mapping[str, Flow],
    officers: Sequence[Officer],
    hours: Hours,
    arrivals: Iterable[Arrival],
    *,
    since: float,
    until: float,
    seed: int,
    waiting: Sequence[Waiting] = (),
) -> History:
    """What happens from `since` to `until`; the same for the same seed.

    `arrivals` are in order of time, none before `since`. `waiting` are the requests already open: each
    queues again in its step, the longest there first, and its stay keeps the moment it was entered.
    Raises KeyError for a flow, step or role nobody declared.
    """
    floor = _Floor(flows, officers, hours, since, seed)
    for each in sorted(waiting, key=lambda one: (one.entered, one.number)):
        floor.env.process(floor.resume(each))
    floor.env.process(floor.open_doors(arrivals))
    floor.env.run(until)
    return floor.history(until)


class _Floor:
    """The desk during a run: its queues, what is in them, and what has been."""

    def __init__(
        self, flows: Mapping[str, Flow], officers: Sequence[Officer], hours: Hours, since: float, seed: int
    ) -> None:
        self.env = simpy.Environment(initial_time=since)
        self._flows, self._hours, self._since = flows, hours, since
        self._rng = random.Random(seed)
        self._desks: dict[str, list[tuple[Officer, simpy.Resource]]] = {}
        for officer in officers:
            self._desks.setdefault(officer.role, []).append((officer, simpy.Resource(self.env)))
        self._stays: list[Stay] = []
        self._ends: list[End] = []
        self._open: dict[int, tuple[Flow, Step, int | None, float, float]] = {}

    def open_doors(self, arrivals: Iterable[Arrival]) -> Journey:
        env = self.env
        for at, number, code in arrivals:
            if at > env.now:
                yield env.timeout(at - env.now)
            flow = self._flows[code]
            env.process(self._journey(number, flow, flow.steps[flow.first], at))

    def resume(self, one: Waiting) -> Journey:
        flow = self._flows[one.flow]
        return self._journey(one.number, flow, flow.steps[one.step], one.entered, one.holder)

    def _journey(
        self, number: int, flow: Flow, step: Step, entered: float, holder: int | None = None
    ) -> Journey:
        """Step after step until the request ends."""
        steps = flow.steps
        while True:
            if step.role is None:
                self._open[number] = (flow, step, None, entered, FAR)
                left, move = self._alone(step, entered)
                yield self.env.timeout(max(left - self.env.now, 0))
                by = None
            else:
                left, move, by = yield from self._attended(number, flow, step, entered, holder)
            reason = self._one_of(move.reasons) if move.reasons else None
            self._stays.append(Stay(number, flow.code, step.code, by, entered, left, move.outcome, reason))
            if move.next is None:
                self._ends.append(End(number, left, move.result, move.cause))
                del self._open[number]
                return
            step, entered, holder = steps[move.next], left, None

    def _alone(self, step: Step, entered: float) -> tuple[float, Move]:
        """A step that no officer works on: in clock time, not during an outage, closed when it lapses."""
        took = self._draw(step.takes, self.env.now - entered)
        if step.lapse is not None and took > step.lapses_after:
            return self._hours.free(max(entered + step.lapses_after, self.env.now)), step.lapse
        return self._hours.free(entered + took), self._move(step)

    def _attended(
        self, number: int, flow: Flow, step: Step, entered: float, holder: int | None
    ) -> Generator[simpy.Event, Any, tuple[float, Move, int]]:
        """Waits in the queue of one officer, then is worked on; gives up when patience runs out before."""
        officer, desk = self._choose(step.role or "", holder)
        patience = self._draw(flow.patience, self.env.now - entered) if flow.patience else FAR
        self._open[number] = (flow, step, officer.number, entered, entered + patience)
        with desk.request() as turn:
            yield turn
            gives_up = self._hours.free(max(entered + patience, self._since))
            if gives_up < self.env.now:   # it has left the queue since: nobody works on it
                return gives_up, flow.give_up, officer.number
            self._open[number] = (flow, step, officer.number, entered, FAR)
            work = float(round(self._draw(step.takes) / officer.pace))
            done = self._hours.after(self.env.now, work)
            yield self.env.timeout(done - self.env.now)
        return done, self._move(step), officer.number

    def _choose(self, role: str, holder: int | None) -> tuple[Officer, simpy.Resource]:
        """Whose inbox: the one it is in already, else the one with the fewest requests."""
        desks = self._desks[role]
        if len(desks) == 1:
            return desks[0]
        now = self.env.now
        there = [each for each in desks if each[0].since <= now < each[0].until] or desks
        own = [each for each in there if each[0].number == holder]
        return min(own or there, key=lambda each: (each[1].count + len(each[1].queue), each[0].number))

    def _draw(self, takes: Duration, passed: float = 0.0) -> float:
        """A time in whole seconds, longer than what has passed of it."""
        for _ in range(TRIES):
            drawn = float(round(self._rng.lognormvariate(log(takes.median), takes.spread)))
            if drawn >= passed:
                return drawn
        return float(round(passed))

    def _move(self, step: Step) -> Move:
        chance = self._rng.random()
        for move in step.moves:
            chance -= move.probability
            if chance < 0:
                return move
        return step.moves[-1]

    def _one_of(self, reasons: Sequence[tuple[str, float]]) -> str:
        names, weights = zip(*reasons, strict=True)
        return str(self._rng.choices(names, weights)[0])

    def history(self, until: float) -> History:
        """Everything recorded, and where the others are; who has run out of patience in a queue is gone."""
        for number, (flow, step, holder, entered, gives_up) in self._open.items():
            moment = self._hours.free(max(gives_up, self._since))
            gone = moment <= until
            left = moment if gone else None
            outcome = flow.give_up.outcome if gone else None
            self._stays.append(Stay(number, flow.code, step.code, holder, entered, left, outcome, None))
            if left is not None:
                self._ends.append(End(number, left, flow.give_up.result, flow.give_up.cause))
        return History(self._stays, self._ends)
