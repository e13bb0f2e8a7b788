"""Programmes for industrial units: idle units brought back, training, tours, groups abroad."""

from datetime import timedelta
from typing import Any

import numpy as np
import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import events, sites
from data_access.demo.world import YEAR, World, split_by_weight
from data_access.schema import reactivation, training

STILL_IDLE = 4_200  # not printed: assumed
GROUP = 18  # managers who travel together, assumed
REGISTERED_AHEAD = timedelta(days=40)  # of the journey, assumed
MEAN, SPREAD = {"reaction_score": 92, "learning_score": 85}, 4


def make(world: World) -> None:
    """Needs the operating units (for the weights of provinces)."""
    _idle(world)
    _courses(world)
    _tours(world)
    _abroad(world)


def _idle(world: World) -> None:
    """Units brought back in 1401, units that still stand idle, and units raised above half of capacity."""
    source = world.source("ch3 3-7", "احیای واحدهای راکد", "Idle units brought back")
    rng = world.rng("idle units")
    _restarted(world, rng, source)
    _still_idle(world, rng, source)
    world.cover(reactivation.idle_unit, YEAR.start)
    raised = events.printed("units_raised_above_half")
    events.put(world, reactivation.capacity_rise, "raised_on", raised, source)
    world.cover(reactivation.capacity_rise, YEAR.start)


def _restarted(world: World, rng: np.random.Generator, source: int) -> None:
    """Restarts by method in proportion to the printed percents, with the printed jobs."""
    count = events.printed("idle_units_restarted")
    percents = [
        report.value("idle_restart_method_pct", category=method, kind="published_percent")
        for method in reactivation.METHODS
    ]
    method = np.repeat(reactivation.METHODS, split_by_weight(count, np.array(percents)))
    restarted = sites.days(world, "restarts", count, YEAR)
    waits = rng.gamma(2, 300, count)
    jobs = split_by_weight(events.printed("idle_units_restarted_jobs"), rng.lognormal(0, 0.8, count))
    rows = pd.DataFrame(
        {
            "province_code": sites.spread("restarts", world, count, events.weights(world)),
            "stopped_on": [day - timedelta(int(wait)) for day, wait in zip(restarted, waits, strict=True)],
            "restarted_on": restarted,
            "method": rng.permutation(method),
            "jobs": jobs,
        }
    )
    world.add(reactivation.idle_unit, rows, source, simulated=True)


def _still_idle(world: World, rng: np.random.Generator, source: int) -> None:
    """Units that stopped before 1401 and stay idle, some for a cause nobody wrote down."""
    causes = rng.choice(np.array([*reactivation.CAUSES, None], dtype=object), STILL_IDLE)
    events.put(
        world, reactivation.idle_unit, "stopped_on", STILL_IDLE, source, events.BEFORE,
        name="idle", cause=causes,
    )


def _courses(world: World) -> None:
    """Courses of 1401 and before, and the centres of skills."""
    source = world.source("ch3 tables 49 to 52", "دوره‌های آموزشی", "Training courses")
    rng = world.rng("courses")
    _courses_of_the_year(world, rng, source)
    older = round(events.earlier("training_courses"))
    events.put(
        world, training.training_course, "held_on", older, source, events.BEFORE,
        type=rng.choice(training.TYPES, older, p=[0.7, 0.22, 0.08]),
        participants=_crowd(rng, round(events.earlier("training_persons")), older),
    )
    world.cover(training.training_course, YEAR.start)
    for status in training.CENTRES:
        centres = int(report.value("skill_centres", category=status))
        events.put(
            world, training.skill_centre, "since", centres, source, events.BEFORE, name=status, status=status
        )
    world.cover(training.skill_centre, YEAR.last_day)


def _courses_of_the_year(world: World, rng: np.random.Generator, source: int) -> None:
    """Courses of 1401 by type and topic with participants as printed, and the scores they were given."""
    types, topics = (
        np.repeat(names, [events.printed("training_courses", category=name) for name in names])
        for names in (training.TYPES, training.TOPICS)
    )
    count = events.printed("training_courses")
    participants = _trainees(rng, types == "skill")
    scores: dict[str, Any] = {
        name: np.clip(np.round(rng.normal(mean, SPREAD, count), 1), 0, 100) for name, mean in MEAN.items()
    }
    events.put(
        world, training.training_course, "held_on", count, source,
        type=types, topic=rng.permutation(topics), participants=participants, **scores,
    )


def _trainees(rng: np.random.Generator, teaches_skill: np.ndarray) -> np.ndarray:
    """The participants of each course: those of the courses of skills and of the others as printed."""
    skilled, people = events.printed("skill_trainees"), events.printed("training_persons")
    participants = np.zeros(len(teaches_skill), dtype=int)
    for courses, total in ((teaches_skill, skilled), (~teaches_skill, people - skilled)):
        participants[courses] = _crowd(rng, total, int(courses.sum()))
    return participants


def _tours(world: World) -> None:
    source = world.source("ch3 table 53", "تورهای صنعتی", "Industrial tours")
    rng = world.rng("tours")
    for when, count, people in (
        (events.BEFORE, events.earlier("industrial_tours"), events.earlier("industrial_tour_participants")),
        (YEAR, events.printed("industrial_tours"), events.printed("industrial_tour_participants")),
    ):
        crowd = _crowd(rng, round(people), round(count))
        events.put(world, training.industrial_tour, "held_on", round(count), source, when, participants=crowd)
    world.cover(training.industrial_tour, YEAR.start)


def _abroad(world: World) -> None:
    """Managers who travelled in 1401 and before, and those who registered in 1401 and were refused."""
    source = world.source("ch3 3-14", "دورهٔ GIZ در آلمان", "GIZ course in Germany")
    now = events.printed("giz_participants")
    older = round(events.earlier("giz_participants"))
    before = _travelled(world, source, events.BEFORE, older)
    before = before.assign(registered_on=[day - REGISTERED_AHEAD for day in before["attended_on"]])
    reached = _reached(world.rng("giz"), older)
    world.add(training.giz_manager, before.assign(**reached), source, simulated=True)
    new = _travelled(world, source, YEAR, now)
    registered = [max(day - REGISTERED_AHEAD, YEAR.start) for day in new["attended_on"]]
    world.add(training.giz_manager, new.assign(registered_on=registered), source, simulated=True)
    refused = events.printed("giz_registered") - now
    events.put(world, training.giz_manager, "registered_on", refused, source, name="refused")
    for table in (training.giz_manager, training.giz_group):
        world.cover(table, YEAR.start)


def _travelled(world: World, source: int, when: Period, count: int) -> pd.DataFrame:
    """`count` managers, each with a group of the period and the day it travelled on."""
    jointly = report.value("giz_companies_visited", category="jointly_per_group", period_type="cumulative")
    groups = events.put(
        world, training.giz_group, "travelled_on", -(-count // GROUP), source, when,
        joint_visits=int(jointly),
    )
    group = groups.iloc[np.arange(count) % len(groups)]
    return pd.DataFrame(
        {"giz_group_id": group["id"].to_numpy(), "attended_on": group["travelled_on"].to_numpy()}
    )


def _reached(rng: np.random.Generator, count: int) -> dict[str, list[object]]:
    """What the first managers who told it reached, printed without a period; of the others it is unknown."""
    visits = round(report.value("giz_companies_visited", category="individually", period_type="cumulative"))
    mean = report.value("giz_companies_visited", category="mean_per_participant", period_type="cumulative")
    told = round(visits / mean)
    jobs = round(report.value("giz_jobs_created", period_type="cumulative"))
    contracts = round(report.value("giz_contracts_meur", period_type="cumulative") * 10)
    none: list[object] = [None] * (count - told)
    return {
        "individual_visits": [*_crowd(rng, visits, told), *none],
        "jobs_created": [*split_by_weight(jobs, rng.lognormal(0, 0.5, told)), *none],
        "contracts_meur": [*(split_by_weight(contracts, rng.lognormal(0, 1, told)) / 10), *none],
    }


def _crowd(rng: np.random.Generator, total: int, count: int) -> np.ndarray:
    """Whole numbers of at least one that add up to `total`."""
    return split_by_weight(total - count, rng.lognormal(0, 0.4, count)) + 1
