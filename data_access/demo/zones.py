"""Special economic zones as the report describes them; only the days are generated."""

from datetime import date
from typing import Any

import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import sites
from data_access.demo.world import YEAR, World
from data_access.schema import centres as tables

IN_ASSIGNMENT = (("کاشان", "Kashan", "IR-10"), ("ابرکوه", "Abarkuh", "IR-21"))
STARTED = Period(Period.of_year(1388).start, YEAR.start)


def make(world: World) -> None:
    """Needs nothing but the provinces."""
    printed = report.table("2_special_economic_zones")
    zones = _zones(world, printed)
    _statuses(world, printed)
    _units(world, printed, zones)
    _items(world, printed, zones)


def _zones(world: World, printed: list[dict[str, str]]) -> pd.DataFrame:
    rows = [
        {
            "name_fa": row["name_fa"],
            "name_en": row["name_en"],
            "province_code": row["province_code"],
            "area_ha": float(row["area_ha"]) if row["area_ha"] else None,
            "area_approximate": row["area_is_approximate"] == "yes",
            "operating_units_recorded": bool(row["units_operating"]),
            "licensed_plans_recorded": bool(row["plans_with_establishment_licence"]),
        }
        for row in printed
    ] + [
        {
            "name_fa": fa,
            "name_en": en,
            "province_code": code,
            "area_ha": None,
            "area_approximate": False,
            "operating_units_recorded": False,
            "licensed_plans_recorded": False,
        }
        for fa, en, code in IN_ASSIGNMENT
    ]
    world.cover(tables.special_zone, YEAR.last_day)
    return world.add(tables.special_zone, pd.DataFrame(rows), _source(world), simulated=False)


def _source(world: World) -> int:
    return world.source("ch2 table 25, 2-11", "مناطق ویژهٔ اقتصادی", "Special economic zones")


def _statuses(world: World, printed: list[dict[str, str]]) -> None:
    statuses = [row["status_table25"] for row in printed] + ["in_assignment"] * len(IN_ASSIGNMENT)
    rows = pd.DataFrame(
        {
            "special_zone_id": range(1, len(statuses) + 1),
            "status": statuses,
            "since": sites.days(world, "zone status", len(statuses), STARTED),
            "until": None,
        }
    )
    world.add(tables.special_zone_status, rows, _source(world), simulated=False)
    world.cover(tables.special_zone_status, YEAR.last_day)


def _units(world: World, printed: list[dict[str, str]], zones: pd.DataFrame) -> None:
    """A row per plan or unit. The report counts permits and units apart, so a unit need not be one of the permits."""
    rows: list[dict[str, Any]] = []
    for row, zone in zip(printed, zones["id"], strict=False):
        permits, units = (
            int(row[name] or 0) for name in ("plans_with_establishment_licence", "units_operating")
        )
        days = sites.days(world, f"zone units {zone}", max(permits, units), STARTED)
        later = sites.days(
            world, f"zone units in use {zone}", max(permits, units), Period(STARTED.stop, YEAR.stop)
        )
        rows += [
            {
                "special_zone_id": zone,
                "permit_on": day if n < permits else None,
                "operating_on": use if n < units else None,
                "closed_on": None,
            }
            for n, (day, use) in enumerate(zip(days, later, strict=True))
        ]
    world.add(tables.special_zone_unit, pd.DataFrame(rows), _source(world), simulated=True)
    world.cover(tables.special_zone_unit, YEAR.last_day)


def _items(world: World, printed: list[dict[str, str]], zones: pd.DataFrame) -> None:
    since: date = STARTED.stop
    rows = [
        {"special_zone_id": zone, "item": item, "state": row[item], "since": since, "until": None}
        for row, zone in zip(printed, zones["id"], strict=False)
        for item in (*tables.MILESTONES, *tables.ZONE_FACILITIES)
        if row[item]
    ]
    world.add(tables.special_zone_item, pd.DataFrame(rows), _source(world), simulated=False)
    world.cover(tables.special_zone_item, YEAR.last_day)
