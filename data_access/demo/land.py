"""Approvals of 1401 and what happened to the land of each park."""

from datetime import date

import numpy as np
import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import sites
from data_access.demo.world import YEAR, YEAR_BEFORE, World, split_by_weight
from data_access.schema import land as tables

ASSIGNED_SHARE = 0.71   # chart 3: land under contracts in force as a share of the industrial land, whose area is not printed


def make(world: World) -> None:
    """Needs the parks."""
    _approvals(world)
    held = _added(world)
    _within_1401(world, "operational_phase", report.value("land_operational_phase_added_ha"), 90, "ch2 table 5")
    _industrial(world, held)
    _deeds(world, held)
    world.cover(tables.land_event, YEAR_BEFORE.start)


def _approvals(world: World) -> None:
    parks = world.frames["park"].set_index("id")
    printed = report.table("2_parks_approved_1401")
    ids = [sites.named(world, row["province_code"], row["name_fa"]) for row in printed]
    expanded = sites.days(world, "expansions", len(ids), YEAR)
    rows = pd.DataFrame({
        "park_id": ids, "action": [row["action"] for row in printed], "area_ha": [float(row["area_ha"]) for row in printed],
        "approved_on": [parks.at[park, "approved_on"] if row["action"] == "create" else day
                        for park, row, day in zip(ids, printed, expanded, strict=True)],
        "land_type": [row["land_type"] or None for row in printed],
    })
    world.add(tables.park_approval, rows, world.source("ch2 table 1", "مصوبات ایجاد و توسعه", "Approvals"), simulated=False)
    world.cover(tables.park_approval, YEAR.start)


def _events(kind: str, parks: np.ndarray, days: list[date], areas: np.ndarray) -> pd.DataFrame:
    rows = pd.DataFrame({"park_id": parks, "kind": kind, "happened_on": days, "area_ha": areas})
    return rows[rows["area_ha"] > 0]


def _tenths(total: float, weights: np.ndarray) -> np.ndarray:
    """`total` hectares in proportion to `weights`, to a tenth of a hectare, exactly."""
    return np.round(split_by_weight(round(total * 10), weights) / 10, 1)


def _added(world: World) -> pd.Series:
    """1401 as printed by park, 1400 and before generated; gives the hectares each park held before 1400."""
    _added_in_1401(world)
    rng = world.rng("land added")
    parks = world.frames["park"]
    old = parks[pd.to_datetime(parks["land_on"]).notna() & (pd.to_datetime(parks["land_on"]) < pd.Timestamp(YEAR_BEFORE.start))]
    source = world.source("ch2 table 6", "زمین در اختیار", "Land held")
    before = report.value("land_added_ha", period="1400")
    some = old.iloc[rng.choice(len(old), 70, replace=False)]
    areas = _tenths(before, rng.lognormal(0, 0.8, len(some)))
    days = sites.days(world, "land 1400", len(some), YEAR_BEFORE)
    world.add(tables.land_event, _events("added", some["id"].to_numpy(), days, areas), source, simulated=True)
    first = _tenths(report.value("land_held_ha", period="1400") - before, rng.lognormal(0, 0.7, len(old)))
    world.add(tables.land_event, _events("added", old["id"].to_numpy(), list(old["land_on"]), first), source, simulated=True)
    return pd.Series(first, index=old["id"].to_numpy())


def _added_in_1401(world: World) -> None:
    source = world.source("ch2 table 7", "زمین تملک‌شده در ۱۴۰۱", "Land acquired in 1401")
    parks = world.frames["park"].set_index("id")
    printed = report.table("2_land_acquired_by_park")
    ids = np.array([sites.named(world, row["province_code"], row["name_fa"]) for row in printed])
    areas = np.array([float(row["land_acquired_actual_ha"]) for row in printed])
    spread = sites.days(world, "land 1401", len(ids), YEAR)
    days = [max(day, parks.at[park, "land_on"]) for park, day in zip(ids, spread, strict=True)]
    world.add(tables.land_event, _events("added", ids, days, areas), source, simulated=False)
    sums = pd.Series(areas).groupby(parks.loc[ids, "province_code"].to_numpy()).sum()
    for code, total in sorted(report.by_province("land_added_ha").items()):
        rest = round(total - float(sums.get(code, 0)), 4)
        if rest > 0:   # the province's figure is larger than its named parks: the rest went to a park that is not named
            park = _one_of(world, code)
            world.add(tables.land_event, _events("added", np.array([park]), [YEAR.last_day], np.array([rest])), source, simulated=True)


def _one_of(world: World, code: str) -> int:
    parks = sites.operating(world, YEAR_BEFORE.start)
    return int(parks[parks["province_code"] == code]["id"].iloc[0])


def _within_1401(world: World, kind: str, total: float, count: int, reference: str) -> None:
    rng = world.rng(kind)
    parks = sites.any_of(world, kind, count, YEAR.start)
    rows = _events(kind, parks, sites.days(world, kind, count, YEAR), _tenths(total, rng.lognormal(0, 0.8, count)))
    world.add(tables.land_event, rows, world.source(reference, "زمین عملیاتی و صنعتی", "Operational and industrial land"), simulated=True)


def _industrial(world: World, held: pd.Series) -> None:
    new = report.value("industrial_land_added_ha")
    stock = round(report.value("land_assigned_in_force_ha", table_no="54") / ASSIGNED_SHARE, 1)
    _within_1401(world, "industrial", new, 80, "ch2 table 5")
    began = sites.operating(world, YEAR_BEFORE.start)
    weights = began["id"].map(held).fillna(1.0).to_numpy()
    rows = _events("industrial", began["id"].to_numpy(), list(began["operating_on"]), _tenths(stock - new, weights))
    world.add(tables.land_event, rows, world.source("ch1 chart 3", "زمین صنعتی", "Industrial land"), simulated=True)


def _deeds(world: World, held: pd.Series) -> None:
    """Older deeds in proportion to the land held before 1400; those of 1401 by the printed provinces."""
    source = world.source("ch2 tables 9, 11, 2-4-1", "اسناد ثبتی و تفکیکی", "Registered and subdivided deeds")
    for kind, stock_code, new_code in (
        ("registered_deed", "land_registered_deed_ha", "land_registered_deed_added_ha"),
        ("subdivided_deed", "land_subdivided_deed_ha", "land_subdivided_deed_added_ha"),
    ):
        provinces = report.by_province(new_code)
        nation = report.value(new_code, table_no="11") if kind == "subdivided_deed" else sum(provinces.values())
        unplaced = round(nation - sum(provinces.values()), 1)
        _deeds_of_1401(world, kind, provinces, unplaced, source)
        older = _tenths(report.value(stock_code) - nation, held.to_numpy())
        days = sites.days(world, kind, len(held), Period(Period.of_year(1385).start, YEAR_BEFORE.start))
        parks = world.frames["park"].set_index("id")["land_on"]
        days = [max(day, parks.at[park]) for park, day in zip(held.index, days, strict=True)]
        world.add(tables.land_event, _events(kind, held.index.to_numpy(), days, older), source, simulated=True)


def _deeds_of_1401(world: World, kind: str, provinces: dict[str, float], unplaced: float, source: int) -> None:
    days = sites.days(world, f"{kind} 1401", len(provinces), YEAR)
    parks = np.array([_one_of(world, code) for code in sorted(provinces)])
    areas = np.array([provinces[code] for code in sorted(provinces)])
    world.add(tables.land_event, _events(kind, parks, days, areas), source, simulated=True)
    if unplaced > 0:   # rows that the table lost: their province is not known
        row = pd.DataFrame([{"park_id": None, "kind": kind, "happened_on": YEAR.last_day, "area_ha": unplaced}])
        world.add(tables.land_event, row, source, simulated=True)
