"""Technology parks with their parts, technology markets, knowledge-based units, innovation centres."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import events, sites
from data_access.demo.world import YEAR, World, share_out
from data_access.schema import technology as tables

SINCE = Period(Period.of_year(1390).start, YEAR.start)
PARTS = {
    "laboratory": "laboratories",
    "rd_unit": "rd_units",
    "production_unit": "production_tech_units",
}
ALL_UNITS = 100_000  # the report prints the share of small units only


def make(world: World) -> None:
    """Needs the operating units (for the weights of provinces)."""
    _parks(world)
    _markets(world)
    _knowledge_based(world)
    _centres(world)
    _country(world)


def _parks(world: World) -> None:
    """The technology parks of the report with what is in them and the projects they carried out."""
    source = world.source("ch3 table 37", "شهرک‌های فناوری", "Technology parks")
    printed = report.table("3_technology_parks")
    parks = events.put(
        world, tables.technology_park, "operating_on", len(printed), source, SINCE,
        simulated=False, under_bylaw_1401=False, **_named(printed),
    )
    world.cover(tables.technology_park, YEAR.start)
    world.cover(tables.technology_park_workshop, YEAR.start)
    for park, row in zip(parks.to_dict("records"), printed, strict=True):
        _in_park(world, source, park["id"], row, Period(park["operating_on"], YEAR.stop))
    for table in (tables.technology_park_unit, tables.technology_park_consultant):
        world.cover(table, YEAR.last_day)
    _park_projects(world, source, parks["id"].to_numpy())
    world.cover(tables.technology_park_project, YEAR.start)


def _named(printed: list[dict[str, str]]) -> dict[str, Any]:
    """The provinces and names of printed places, by column."""
    return {name: [row[name] for row in printed] for name in ("province_code", "name_fa", "name_en")}


def _park_projects(world: World, source: int, parks: np.ndarray) -> None:
    """As many projects of 1401 as printed for each effect, in any of the parks."""
    for effect in tables.EFFECTS:
        count = events.printed("tech_park_projects", category=effect)
        where = events.pick(world, f"park projects {effect}", parks, count)
        events.put(
            world, tables.technology_park_project, "done_on", count, source,
            name=effect, effect=effect, technology_park_id=where,
        )


def _in_park(world: World, source: int, park: int, row: dict[str, str], since: Period) -> None:
    """The consultants and units of a park, as many as its line of the table says."""
    events.put(
        world, tables.technology_park_consultant, "joined_on", int(row["consultants_based"]), source, since,
        name=str(park), technology_park_id=park,
    )
    for kind, column in PARTS.items():
        allocated, operating = int(row[f"{column}_allocated"]), int(row[f"{column}_operating"])
        days = sites.days(world, f"{kind} {park}", allocated, since)
        started = _started(world.rng(f"{kind} operation {park}"), days[:operating])
        rows = pd.DataFrame(
            {
                "technology_park_id": park,
                "kind": kind,
                "allocated_on": days,
                "operating_on": started + [None] * (allocated - operating),
            }
        )
        if allocated:
            world.add(tables.technology_park_unit, rows, source, simulated=True)


def _started(rng: np.random.Generator, allocated: list[date]) -> list[date | None]:
    """For each unit a day of operation between its allocation and the end of 1401."""
    rooms = [(YEAR.stop - day).days for day in allocated]
    return [
        day + timedelta(days=int(rng.integers(0, room))) for day, room in zip(allocated, rooms, strict=True)
    ]


def _markets(world: World) -> None:
    source = world.source("ch3 table 39", "فن‌بازارها", "Technology markets")
    rng = world.rng("fan bazaars")
    count, new = int(report.value("fan_bazaars")), events.printed("fan_bazaars_launched")
    codes = rng.choice(sorted(events.weights(world)), count, replace=False)
    for part, when in ((codes[:new], YEAR), (codes[new:], SINCE)):
        events.put(world, tables.fan_bazaar, "launched_on", len(part), source, when, province_code=part)
    world.cover(tables.fan_bazaar, YEAR.start)
    for kind in tables.DEALS:
        count = events.printed("fanbazaar_deals", category=kind)
        value = report.value("fanbazaar_deal_value_birr", category=kind) * 1_000
        events.put(
            world,
            tables.fan_bazaar_deal,
            "done_on",
            count,
            source,
            name=kind,
            kind=kind,
            value_mirr=share_out(rng, value, count, 0.8),
        )
    world.cover(tables.fan_bazaar_deal, YEAR.start)


def _knowledge_based(world: World) -> None:
    """Candidates of 1401 and before; some of the older ones approved in 1401; others operating already."""
    source = world.source("ch3 3-3-4", "واحدهای دانش‌بنیان", "Knowledge-based units")
    candidates, new = int(report.value("kb_candidates")), events.printed("kb_candidates_identified")
    approved, operating = events.printed("kb_approved"), int(report.value("kb_units_operating"))
    days = sites.days(world, "approved", approved, YEAR)
    older = candidates - new
    events.put(
        world,
        tables.kb_unit,
        "identified_on",
        older,
        source,
        SINCE,
        approved_on=days + [None] * (older - approved),
        operating_on=days + [None] * (older - approved),
    )
    events.put(world, tables.kb_unit, "identified_on", new, source)
    events.put(world, tables.kb_unit, "operating_on", operating - approved, source, SINCE, name="operating")
    world.cover(tables.kb_unit, YEAR.start)
    count = events.printed("kb_land_companies")
    area = share_out(world.rng("kb land"), report.value("kb_land_ha") * 10_000, count, 0.6)
    events.put(world, tables.kb_land, "assigned_on", count, source, area_m2=area)
    world.cover(tables.kb_land, YEAR.start)


def _centres(world: World) -> None:
    source = world.source("ch3 3-3-5", "مراکز نوآوری", "Innovation centres")
    printed = report.table("3_innovation_centres")
    for new in (True, False):
        some = [row for row in printed if bool(row["launched_1401"]) == new]
        events.put(
            world, tables.innovation_centre, "launched_on", len(some), source, YEAR if new else SINCE,
            simulated=False, **_named(some),
        )
    world.cover(tables.innovation_centre, YEAR.start)


def _country(world: World) -> None:
    """The share is printed without date or source: the numbers behind it are generated."""
    source = world.source("ch3 3-3-3", "سهم صنایع کوچک", "Share of small industries")
    small = round(ALL_UNITS * report.value("small_industry_share_pct", kind="published_percent") / 100)
    rows = pd.DataFrame(
        {
            "size": list(tables.SIZES),
            "as_of": YEAR.last_day,
            "units": np.array([small, ALL_UNITS - small]),
        }
    )
    world.add(tables.country_units, rows, source, simulated=True)
    world.cover(tables.country_units, YEAR.last_day)
