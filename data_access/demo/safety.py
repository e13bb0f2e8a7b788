"""Accidents, audits, meetings, courses, fire stations and engines, hydrants, drills, health centres."""

from datetime import date

import numpy as np
import pandas as pd
from sqlalchemy import Table

from common.period import Period
from data_access import report
from data_access.demo import sites
from data_access.demo.world import YEAR, World, split_by_weight
from data_access.schema import environment as tables

SINCE_1395 = Period(Period.of_year(1395).start, YEAR.start)
ACCIDENTS = {1398: 1610, 1399: 1515, 1400: 1420, 1401: 1330}   # simulated: only the change of -12 percent is printed


def make(world: World) -> None:
    """Needs the parks and the operating units."""
    _facilities(world)
    _at_parks(world, tables.fire_hydrant, "installed_on", "fire_hydrants_installed", "ch2 2-10-4")
    _at_parks(world, tables.fire_drill, "held_on", "fire_drills", "ch2 2-10-4")
    _audits(world)
    _meetings(world)
    _courses(world)
    _accidents(world)
    _lessons(world)


def _facilities(world: World) -> None:
    """Stations and engines by the printed stock of each year; health centres and ambulances at the end of 1401."""
    source = world.source("ch2 table 24, 2-10-5", "ایستگاه‌ها و خودروهای آتش‌نشانی", "Fire stations and engines")
    for kind, code in (("fire_station", "fire_stations"), ("fire_engine", "fire_engines")):
        stock = [int(report.value(code, period=str(year), table_no="24")) for year in range(1391, 1402)]
        days = [
            day
            for year, (before, now) in enumerate(zip([0, *stock], stock, strict=False), start=1391)
            for day in sites.days(world, f"{kind} {year}", now - before, Period(Period.of_year(1380).start, Period.of_year(1391).stop)
                                  if year == 1391 else Period.of_year(year))
        ]
        _add_facilities(world, kind, days, source)
    for kind, code in (("health_centre", "health_centres"), ("ambulance", "ambulances")):
        days = sites.days(world, kind, int(report.value(code)), Period(Period.of_year(1390).start, YEAR.stop))
        _add_facilities(world, kind, days, source)
    world.cover(tables.safety_facility, Period.of_year(1391).last_day)


def _add_facilities(world: World, kind: str, days: list[date], source: int) -> None:
    rows = pd.DataFrame({
        "park_id": sites.any_of(world, kind, len(days), YEAR.start), "kind": kind, "in_service_on": days, "out_of_service_on": None,
    })
    world.add(tables.safety_facility, rows, source, simulated=True)


def _at_parks(world: World, table: Table, day: str, code: str, reference: str) -> None:
    count = int(report.value(code))
    rows = pd.DataFrame({"park_id": sites.any_of(world, code, count, YEAR.start), day: sites.days(world, code, count, YEAR)})
    world.add(table, rows, world.source(reference, "ایمنی و آتش‌نشانی", "Safety and firefighting"), simulated=True)
    world.cover(table, YEAR.start)


def _provinces(world: World, name: str, count: int) -> np.ndarray:
    return sites.spread(name, world, count, sites.units_by_province(world))


def _audits(world: World) -> None:
    source = world.source("ch2 2-10-4, 2-10-5", "ممیزی ایمنی، بهداشت و محیط زیست", "HSEE audits")
    now = int(report.value("hsee_audits", period_type="year"))
    all_time = int(report.value("hsee_audits", period_type="cumulative"))
    for kind, count, when in (
        ("unit_first_phase", now, YEAR), ("unit_first_phase", all_time - now, SINCE_1395),
        ("unit_second_phase", int(report.value("hsee_phase2_audits")), YEAR),
        ("park_profile", int(report.value("hsee_park_profiles")), YEAR),
    ):
        name = f"audit {kind} {when}"
        rows = pd.DataFrame({"province_code": _provinces(world, name, count), "kind": kind, "audited_on": sites.days(world, name, count, when)})
        world.add(tables.hsee_audit, rows, source, simulated=True)
    world.cover(tables.hsee_audit, YEAR.start)


def _meetings(world: World) -> None:
    count = int(report.value("hsee_joint_meetings"))
    rows = pd.DataFrame({"province_code": _provinces(world, "meetings", count), "held_on": sites.days(world, "meetings", count, YEAR)})
    world.add(tables.hsee_meeting, rows, world.source("ch2 2-10-5", "نشست‌ها و آموزش", "Meetings and training"), simulated=True)
    world.cover(tables.hsee_meeting, YEAR.start)


def _courses(world: World) -> None:
    """Courses whose participants and person-hours add up to the printed figures, for 1401 and for the years since 1395."""
    source = world.source("ch2 2-10-5", "نشست‌ها و آموزش", "Meetings and training")
    codes = ("hsee_courses", "hsee_trainees", "hsee_training_person_hours")
    now = [int(report.value(code, period_type="year")) for code in codes]
    ever = [int(report.value(code, period_type="cumulative")) for code in codes]
    for (count, people, hours), when in ((now, YEAR), ([all_ - this for all_, this in zip(ever, now, strict=True)], SINCE_1395)):
        name = f"courses {when}"
        participants, length = _course_sizes(world.rng(name), count, people, hours)
        rows = pd.DataFrame({
            "province_code": _provinces(world, name, count), "held_on": sites.days(world, name, count, when),
            "participants": participants, "hours": length,
        })
        world.add(tables.hsee_course, rows, source, simulated=True)
    world.cover(tables.hsee_course, SINCE_1395.start)


def _course_sizes(rng: np.random.Generator, count: int, people: int, person_hours: int) -> tuple[np.ndarray, np.ndarray]:
    """Whole numbers of participants and of hours; one course has a single participant and takes up the rest."""
    participants = split_by_weight(people - 1 - (count - 1), rng.lognormal(0, 0.4, count - 1)) + 1
    mean = person_hours / people
    hours = np.maximum(1, np.floor(mean * rng.uniform(0.7, 1.3, count - 1)))
    rest = person_hours - float((participants * hours).sum())
    order = np.argsort(participants, kind="stable")
    for place in order[::-1]:   # an hour more or less for the largest courses until the rest fits one small course
        if abs(rest) < participants[place]:
            continue
        step = np.sign(rest) * min(abs(rest) // participants[place], 6)
        hours[place] = max(1, hours[place] + step)
        rest = person_hours - float((participants * hours).sum())
    if rest < 1:
        smallest = order[0]
        hours[smallest] -= 1
        rest += participants[smallest]
    return np.append(participants, 1), np.append(hours, rest)


def _accidents(world: World) -> None:
    source = world.source("ch2 2-10-4", "سامانهٔ حوادث", "Accident system")
    for year, count in ACCIDENTS.items():
        rows = pd.DataFrame({
            "province_code": _provinces(world, f"accidents {year}", count),
            "happened_on": sites.days(world, f"accidents {year}", count, Period.of_year(year)),
            "injured": world.rng(f"injured {year}").poisson(0.8, count),
        })
        world.add(tables.accident, rows, source, simulated=True)
    world.cover(tables.accident, Period.of_year(1398).start)


def _lessons(world: World) -> None:
    now = int(report.value("accident_lesson_reports", period_type="year"))
    ever = int(report.value("accident_lesson_reports", period_type="cumulative"))
    days = sites.days(world, "lessons", now, YEAR) + sites.days(world, "lessons before", ever - now, SINCE_1395)
    rows = pd.DataFrame({"province_code": None, "issued_on": days})
    world.add(tables.lesson_report, rows, world.source("ch2 2-10-4", "سامانهٔ حوادث", "Accident system"), simulated=True)
    world.cover(tables.lesson_report, SINCE_1395.start)
