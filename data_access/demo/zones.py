"""Special economic zones as the report describes them; only the days are generated."""

import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import sites
from data_access.demo.world import YEAR, World
from data_access.schema import centres as tables

IN_ASSIGNMENT = (("کاشان", "Kashan", "IR-10"), ("ابرکوه", "Abarkuh", "IR-21"))
Row = dict[str, str]
STARTED = Period(Period.of_year(1388).start, YEAR.start)


def make(world: World) -> None:
    """Needs nothing but the provinces."""
    printed = report.table("2_special_economic_zones")
    zones = _zones(world, printed)
    _statuses(world, printed, zones)
    _units(world, printed, zones)
    _items(world, printed, zones)


def _zones(world: World, printed: list[Row]) -> pd.DataFrame:
    """The zones of the report; of those being assigned it prints the names only."""
    names = ("name_fa", "name_en", "province_code")
    named = [*printed, *(dict(zip(names, zone, strict=True)) for zone in IN_ASSIGNMENT)]
    rows = [
        {
            "name_fa": row["name_fa"], "name_en": row["name_en"], "province_code": row["province_code"],
            "area_ha": float(row["area_ha"]) if row.get("area_ha") else None,
            "area_approximate": row.get("area_is_approximate") == "yes",
            "operating_units_recorded": bool(row.get("units_operating")),
            "licensed_plans_recorded": bool(row.get("plans_with_establishment_licence")),
        }
        for row in named
    ]
    world.cover(tables.special_zone, YEAR.last_day)
    return world.add(tables.special_zone, pd.DataFrame(rows), _source(world), simulated=False)


def _source(world: World) -> int:
    return world.source("ch2 table 25, 2-11", "مناطق ویژهٔ اقتصادی", "Special economic zones")


def _statuses(world: World, printed: list[Row], zones: pd.DataFrame) -> None:
    statuses = [row["status_table25"] for row in printed] + ["in_assignment"] * len(IN_ASSIGNMENT)
    rows = pd.DataFrame({
        "special_zone_id": zones["id"].to_numpy(), "status": statuses,
        "since": sites.days(world, "zone status", len(statuses), STARTED), "until": None,
    })
    world.add(tables.special_zone_status, rows, _source(world), simulated=False)
    world.cover(tables.special_zone_status, YEAR.last_day)


def _units(world: World, printed: list[Row], zones: pd.DataFrame) -> None:
    """A row per plan or unit; counted apart in the report, so that a unit need not have a permit."""
    frames = [_of_zone(world, int(zone), row) for row, zone in zip(printed, zones["id"], strict=False)]
    world.add(tables.special_zone_unit, pd.concat(frames, ignore_index=True), _source(world), simulated=True)
    world.cover(tables.special_zone_unit, YEAR.last_day)


def _of_zone(world: World, zone: int, row: Row) -> pd.DataFrame:
    """As many permits and as many units as printed; a plan with both operates some time after its permit."""
    permits, units = int(row["plans_with_establishment_licence"] or 0), int(row["units_operating"] or 0)
    count = max(permits, units)
    permitted = pd.to_datetime(pd.Series(sites.days(world, f"permits of zone {zone}", count, STARTED)))
    room = (pd.Timestamp(YEAR.stop) - permitted).dt.days
    after = (world.rng(f"units of zone {zone}").random(count) * room).astype(int)
    place = permitted.index
    return pd.DataFrame({
        "special_zone_id": zone, "permit_on": permitted.where(place < permits), "closed_on": None,
        "operating_on": (permitted + pd.to_timedelta(after, unit="D")).where(place < units),
    })


def _items(world: World, printed: list[Row], zones: pd.DataFrame) -> None:
    since = STARTED.stop
    rows = [
        {"special_zone_id": zone, "item": item, "state": row[item], "since": since, "until": None}
        for row, zone in zip(printed, zones["id"], strict=False)
        for item in (*tables.MILESTONES, *tables.ZONE_FACILITIES)
        if row[item]
    ]
    world.add(tables.special_zone_item, pd.DataFrame(rows), _source(world), simulated=False)
    world.cover(tables.special_zone_item, YEAR.last_day)
