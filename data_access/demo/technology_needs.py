"""Technology needs on their way through the two flowcharts: registered, reviewed, sent back, met or ended."""

from datetime import date, timedelta
from typing import cast

import numpy as np
import pandas as pd

from common.period import Period
from data_access.demo import events, sites
from data_access.demo.world import YEAR, World
from data_access.schema import technology_needs as tables

SINCE = Period(Period.of_year(1397).start, YEAR.start)
CHARTS = {chart: [step for step in tables.STEPS if step[1] == chart] for chart in tables.CHARTS}
REVIEWS = frozenset(
    {"TA-2", "TA-4", "TA-5", "TA-7", "TA-12", "TA-13", "TA-14", "TB-2", "TB-4", "TB-6", "TB-8", "TB-12"}
)
SHARE_OF_A, SHARE_PAID = 0.55, 0.9  # assumed
SENT_BACK = 0.18  # share of reviews that do not approve at first, assumed
REJECTED, NO_MEMORANDUM = 260, 170  # not printed: assumed
LAST_OF = {"proposal_rejected": "TB-4", "no_memorandum": "TB-5"}
Rows = list[dict[str, object]]


def make(world: World) -> None:
    """Needs the operating units (for the weights of provinces)."""
    source = world.source("ch3 3-3-3-1", "نیازهای فناورانه", "Technology needs")
    needs = _needs(world)
    made = world.add(tables.tech_need, needs, source, simulated=True)
    rng = world.rng("need steps")
    steps = [row for need in made.to_dict("records") for row in _steps(rng, need)]
    world.add(tables.tech_need_step, pd.DataFrame(steps), source, simulated=True)
    _after(world, made[made["outcome"] == "met"], source)
    for table in (tables.tech_need, tables.tech_need_step, tables.tech_need_subsidy, tables.tech_need_survey):
        world.cover(table, YEAR.start)


def _needs(world: World) -> pd.DataFrame:
    """As many registered and met before 1401 and in it as printed; the others ended or are open."""
    rng = world.rng("needs")
    now, met_now = events.printed("tech_needs_identified"), events.printed("tech_needs_met")
    before, met_before = (round(events.earlier(code)) for code in ("tech_needs_identified", "tech_needs_met"))
    days = sites.days(world, "needs before", before, SINCE) + sites.days(world, "needs now", now, YEAR)
    registered = np.array(sorted(days))
    outcome = np.full(before + now, None, dtype=object)
    finished = np.full(before + now, None, dtype=object)
    _end(rng, registered, outcome, finished, "met", met_before, SINCE)
    _end(rng, registered, outcome, finished, "met", met_now, YEAR)
    whole = Period(SINCE.start, YEAR.stop)
    _end(rng, registered, outcome, finished, "proposal_rejected", REJECTED, whole)
    _end(rng, registered, outcome, finished, "no_memorandum", NO_MEMORANDUM, whole)
    chart = np.where(rng.random(before + now) < SHARE_OF_A, "A", "B")
    chart[np.isin(outcome.astype(str), list(LAST_OF))] = "B"
    return pd.DataFrame(
        {
            "province_code": sites.spread("needs", world, before + now, events.weights(world)),
            "chart": chart,
            "registered_on": registered,
            "finished_on": finished,
            "outcome": outcome,
        }
    )


def _end(
    rng: np.random.Generator,
    registered: np.ndarray,
    outcome: np.ndarray,
    finished: np.ndarray,
    how: str,
    count: int,
    when: Period,
) -> None:
    """`count` needs that have not ended, registered at least a month before `when` ends, end within it."""
    soon = when.stop - timedelta(days=40)
    free = np.flatnonzero(pd.isna(outcome) & (registered < soon))
    chosen = rng.choice(free, count, replace=False)
    for place in chosen:
        first = max(registered[place] + timedelta(days=20), when.start)
        room = (when.stop - first).days
        wait = min(int(rng.gamma(3, 70)), room - 1) if first > when.start else int(rng.integers(0, room))
        finished[place] = first + timedelta(days=wait)
        outcome[place] = how


def _steps(rng: np.random.Generator, need: dict[str, object]) -> Rows:
    """The steps a need has passed, in turn, each ended by the next; a review may send back once or more."""
    steps = CHARTS[str(need["chart"])]
    ended = need["finished_on"]
    if need["outcome"] in LAST_OF:
        steps = steps[: steps.index(LAST_OF[str(need["outcome"])]) + 1]
    elif ended is None:
        steps = steps[: int(rng.integers(2, len(steps)))]
    visits: list[tuple[str, str]] = []
    for step in steps:
        while step in REVIEWS and rng.random() < SENT_BACK:
            visits.append((step, "not_approved"))
        visits.append((step, "approved" if step in REVIEWS else "done"))
    if need["outcome"] == "proposal_rejected":
        visits[-1] = (visits[-1][0], "not_approved")
    return _dated(rng, need, visits)


def _dated(rng: np.random.Generator, need: dict[str, object], visits: list[tuple[str, str]]) -> Rows:
    """The days of the visits: parts of the time from the registration to the end, or to the end of 1401."""
    start, ended = cast("date", need["registered_on"]), cast("date | None", need["finished_on"])
    until = ended or YEAR.last_day
    parts = rng.gamma(1, 1, len(visits)) + 0.01
    bounds = np.concatenate([[0], np.round(np.cumsum(parts) / parts.sum() * (until - start).days)])
    days = [start + timedelta(days=int(bound)) for bound in bounds]
    rows: Rows = [
        {
            "tech_need_id": need["id"],
            "step": step,
            "entered_on": days[place],
            "left_on": days[place + 1],
            "outcome": outcome,
        }
        for place, (step, outcome) in enumerate(visits)
    ]
    if ended is None:
        rows[-1] |= {"left_on": None, "outcome": None}
    return rows


def _after(world: World, met: pd.DataFrame, source: int) -> None:
    """Subsidies of the needs that were met, and the survey that chart B has."""
    rng = world.rng("subsidies")
    both = met[met["chart"] == "B"]
    receivers = pd.concat([met.assign(receiver="consultant"), both.assign(receiver="technologist")])
    world.add(tables.tech_need_subsidy, _subsidies(rng, receivers), source, simulated=True)
    surveys = pd.DataFrame(
        {
            "tech_need_id": both["id"].to_numpy(),
            "filled_in_on": both["finished_on"].to_numpy(),
            "score": rng.choice([2, 3, 4, 5], len(both), p=[0.08, 0.22, 0.4, 0.3]),
        }
    )
    world.add(tables.tech_need_survey, surveys, source, simulated=True)


def _subsidies(rng: np.random.Generator, receivers: pd.DataFrame) -> pd.DataFrame:
    """A subsidy for each receiver, approved when the need was met; most are paid by the end of 1401."""
    waits = rng.gamma(2, 45, len(receivers))
    paid = [
        day + timedelta(days=int(wait)) for day, wait in zip(receivers["finished_on"], waits, strict=True)
    ]
    return pd.DataFrame(
        {
            "tech_need_id": receivers["id"].to_numpy(),
            "receiver": receivers["receiver"].to_numpy(),
            "approved_on": receivers["finished_on"].to_numpy(),
            "paid_on": [day if day <= YEAR.last_day and rng.random() < SHARE_PAID else None for day in paid],
            "amount_mirr": np.round(rng.lognormal(5, 0.5, len(receivers))),
        }
    )
