"""HSEE courses whose participants and person-hours add up to the printed figures exactly."""

import numpy as np
import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import sites
from data_access.demo.world import YEAR, World, split_by_weight
from data_access.schema.environment import hsee_course

CODES = ("hsee_courses", "hsee_trainees", "hsee_training_person_hours")
BEFORE = Period(Period.of_year(1395).start, YEAR.start)
MOST_HOURS_MOVED = 6


def make(world: World) -> None:
    """Courses of 1401 and of the years from 1395 to 1400. Needs the operating units."""
    now = [int(report.value(code, period_type="year")) for code in CODES]
    ever = [int(report.value(code, period_type="cumulative")) for code in CODES]
    _courses(world, now, YEAR)
    _courses(world, [all_ - this for all_, this in zip(ever, now, strict=True)], BEFORE)
    world.cover(hsee_course, BEFORE.start)


def _courses(world: World, figures: list[int], when: Period) -> None:
    count, people, person_hours = figures
    name = f"courses {when}"
    participants, hours = sizes(world.rng(name), count, people, person_hours)
    rows = pd.DataFrame({
        "province_code": sites.spread(name, world, count, sites.units_by_province(world)),
        "held_on": sites.days(world, name, count, when), "participants": participants, "hours": hours,
    })
    source = world.source("ch2 2-10-5", "نشست‌ها و آموزش", "Meetings and training")
    world.add(hsee_course, rows, source, simulated=True)


def sizes(
    rng: np.random.Generator, count: int, people: int, person_hours: int,
) -> tuple[np.ndarray, np.ndarray]:
    """Whole participants and hours per course; the last course has one participant and takes up the rest."""
    participants = split_by_weight(people - count, rng.lognormal(0, 0.4, count - 1)) + 1
    hours = np.maximum(1, np.floor(person_hours / people * rng.uniform(0.7, 1.3, count - 1)))
    rest = person_hours - float((participants * hours).sum())
    by_size = np.argsort(participants, kind="stable")
    # Hours more or fewer for the largest courses first, until the rest fits a small one.
    for place in by_size[::-1]:
        steps = min(abs(rest) // participants[place], MOST_HOURS_MOVED)
        before, hours[place] = hours[place], max(1.0, hours[place] + np.sign(rest) * steps)
        rest -= (hours[place] - before) * participants[place]
    if rest < 1:
        hours[by_size[0]] -= 1
        rest += participants[by_size[0]]
    return np.append(participants, 1), np.append(hours, rest)
