"""Accidents, audits, meetings, courses, fire stations and engines, hydrants, drills, health centres."""

from datetime import date

import numpy as np
import pandas as pd
from sqlalchemy import Table

from common.period import Period
from data_access import report
from data_access.demo import sites
from data_access.demo.courses import make as make_courses
from data_access.demo.world import YEAR, World
from data_access.schema import environment as tables

SINCE_1395 = Period(Period.of_year(1395).start, YEAR.start)
FACILITIES_SINCE = Period.of_year(1380).start
STOCKS = range(1391, 1402)   # the years at whose end stations and engines are printed
ACCIDENTS = {1398: 1610, 1399: 1515, 1400: 1420, 1401: 1330}   # only their change of -12 percent is printed


def make(world: World) -> None:
    """Needs the parks and the operating units."""
    _facilities(world)
    _at_parks(world, tables.fire_hydrant, "installed_on", "fire_hydrants_installed")
    _at_parks(world, tables.fire_drill, "held_on", "fire_drills")
    _audits(world)
    _meetings(world)
    make_courses(world)
    _accidents(world)
    _lessons(world)


def _facilities(world: World) -> None:
    """Stations and engines by the stock of each year, health centres and ambulances by that of 1401."""
    for kind, code in (("fire_station", "fire_stations"), ("fire_engine", "fire_engines")):
        stock = [int(report.value(code, period=str(year), table_no="24")) for year in STOCKS]
        first = Period(FACILITIES_SINCE, Period.of_year(STOCKS[0]).stop)
        days = sites.days(world, kind, stock[0], first)
        for year, before, now in zip(STOCKS[1:], stock, stock[1:], strict=False):
            days += sites.days(world, f"{kind} {year}", now - before, Period.of_year(year))
        _add_facilities(world, kind, days)
    for kind, code in (("health_centre", "health_centres"), ("ambulance", "ambulances")):
        since = Period(Period.of_year(1390).start, YEAR.stop)
        _add_facilities(world, kind, sites.days(world, kind, int(report.value(code)), since))
    world.cover(tables.safety_facility, Period.of_year(STOCKS[0]).last_day)


def _add_facilities(world: World, kind: str, days: list[date]) -> None:
    rows = pd.DataFrame({
        "park_id": _parks_of(world, kind, days), "kind": kind,
        "in_service_on": days, "out_of_service_on": None,
    })
    title = "ایستگاه‌ها و خودروهای آتش‌نشانی"
    source = world.source("ch2 table 24, 2-10-5", title, "Fire stations and engines")
    world.add(tables.safety_facility, rows, source, simulated=True)


def _parks_of(world: World, name: str, days: list[date]) -> np.ndarray:
    """For each day a state park that operated by then."""
    parks = sites.operating(world, YEAR.start).sort_values(["operating_on", "id"])
    began = pd.to_datetime(parks["operating_on"]).to_numpy()
    choices = np.searchsorted(began, pd.to_datetime(pd.Series(days)).to_numpy(), side="right")
    chosen = (world.rng(name).random(len(days)) * choices).astype(int)
    return np.asarray(parks["id"].to_numpy()[chosen])


def _at_parks(world: World, table: Table, day: str, code: str) -> None:
    count = int(report.value(code))
    rows = pd.DataFrame({
        "park_id": sites.any_of(world, code, count, YEAR.start), day: sites.days(world, code, count, YEAR),
    })
    source = world.source("ch2 2-10-4", "ایمنی و آتش‌نشانی", "Safety and firefighting")
    world.add(table, rows, source, simulated=True)
    world.cover(table, YEAR.start)


def _in_provinces(world: World, name: str, day: str, count: int, when: Period) -> pd.DataFrame:
    """`count` events of the period in provinces, more where there are more units."""
    return pd.DataFrame({
        "province_code": sites.spread(name, world, count, sites.units_by_province(world)),
        day: sites.days(world, name, count, when),
    })


def _audits(world: World) -> None:
    """First phase since 1395 as printed; of the second phase and the profiles only 1401 is printed."""
    source = world.source("ch2 2-10-4, 2-10-5", "ممیزی ایمنی، بهداشت و محیط زیست", "HSEE audits")
    now = int(report.value("hsee_audits", period_type="year"))
    ever = int(report.value("hsee_audits", period_type="cumulative"))
    for kind, count, when in (
        ("unit_first_phase", now, YEAR), ("unit_first_phase", ever - now, SINCE_1395),
        ("unit_second_phase", int(report.value("hsee_phase2_audits")), YEAR),
        ("park_profile", int(report.value("hsee_park_profiles")), YEAR),
    ):
        rows = _in_provinces(world, f"audit {kind} {when}", "audited_on", count, when).assign(kind=kind)
        world.add(tables.hsee_audit, rows, source, simulated=True)
    world.cover(tables.hsee_audit, YEAR.start)


def _meetings(world: World) -> None:
    rows = _in_provinces(world, "meetings", "held_on", int(report.value("hsee_joint_meetings")), YEAR)
    source = world.source("ch2 2-10-5", "نشست‌ها و آموزش", "Meetings and training")
    world.add(tables.hsee_meeting, rows, source, simulated=True)
    world.cover(tables.hsee_meeting, YEAR.start)


def _accidents(world: World) -> None:
    for year, count in ACCIDENTS.items():
        rows = _in_provinces(world, f"accidents {year}", "happened_on", count, Period.of_year(year))
        rows["injured"] = world.rng(f"injured {year}").poisson(0.8, count)
        world.add(tables.accident, rows, _accident_source(world), simulated=True)
    world.cover(tables.accident, Period.of_year(min(ACCIDENTS)).start)


def _lessons(world: World) -> None:
    """The report prints no provinces of them."""
    now = int(report.value("accident_lesson_reports", period_type="year"))
    ever = int(report.value("accident_lesson_reports", period_type="cumulative"))
    days = sites.days(world, "lessons", now, YEAR)
    days += sites.days(world, "lessons before", ever - now, SINCE_1395)
    rows = pd.DataFrame({"province_code": None, "issued_on": days})
    world.add(tables.lesson_report, rows, _accident_source(world), simulated=True)
    world.cover(tables.lesson_report, SINCE_1395.start)


def _accident_source(world: World) -> int:
    return world.source("ch2 2-10-4 accidents", "سامانهٔ حوادث", "Accident system")
