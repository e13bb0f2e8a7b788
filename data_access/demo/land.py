"""Approvals of 1401 and what happened to the land of each park."""

from datetime import date

import numpy as np
import pandas as pd

from data_access import report
from data_access.demo import sites
from data_access.demo.world import YEAR, YEAR_BEFORE, World, split_by_weight
from data_access.schema import land as tables

# Chart 3: land under contracts in force as a share of the industrial land, whose area is not printed.
ASSIGNED_SHARE = 0.71
ASSIGNED_SHARES = (0.62, 0.80)  # of single parks (generated)
# What was done in 1400 as a share of 1401, where the report prints 1401 only (generated).
SHARE_OF_1400 = 0.9


def make(world: World) -> None:
    """Needs the parks and the contracts. A park holds more than its industrial land, and assigns less."""
    _approvals(world)
    industrial = _industrial_land(world)
    held = _added(world, industrial)
    source = world.source(
        "ch2 table 5, ch1 chart 3", "زمین عملیاتی و صنعتی", "Operational and industrial land"
    )
    _operational_phase(world, held, source)
    _industrial(world, industrial, source)
    world.cover(tables.land_event, YEAR_BEFORE.start)


def _approvals(world: World) -> None:
    parks = world.frames["park"].set_index("id")
    printed = report.table("2_parks_approved_1401")
    ids = [sites.named(world, row["province_code"], row["name_fa"]) for row in printed]
    expanded = sites.days(world, "expansions", len(ids), YEAR)
    rows = pd.DataFrame(
        {
            "park_id": ids,
            "action": [row["action"] for row in printed],
            "area_ha": [float(row["area_ha"]) for row in printed],
            "approved_on": [
                parks.loc[park, "approved_on"] if row["action"] == "create" else day
                for park, row, day in zip(ids, printed, expanded, strict=True)
            ],
            "land_type": [row["land_type"] or None for row in printed],
        }
    )
    world.add(
        tables.park_approval,
        rows,
        world.source("ch2 table 1", "مصوبات ایجاد و توسعه", "Approvals"),
        simulated=False,
    )
    world.cover(tables.park_approval, YEAR.start)


def events(kind: str, parks: np.ndarray, days: list[date], areas: np.ndarray) -> pd.DataFrame:
    """Rows of the land of parks; those without any hectares are left out."""
    rows = pd.DataFrame({"park_id": parks, "kind": kind, "happened_on": days, "area_ha": areas})
    return rows[rows["area_ha"] > 0]


def tenths(total: float, weights: np.ndarray) -> np.ndarray:
    """`total` hectares in proportion to `weights`, to a tenth of a hectare, exactly."""
    return np.round(split_by_weight(round(total * 10), weights) / 10, 1)


def with_1400(world: World, rows: pd.DataFrame, total: float, count: int) -> pd.DataFrame:
    """The same hectares, `total` of them in `count` parks in 1400.

    The report prints 1401 only, but the year before was not idle.
    """
    kind = str(rows["kind"].iloc[0])
    rows = rows.reset_index(drop=True)
    chosen = world.rng(f"{kind} 1400").choice(
        len(rows), count, replace=False, p=rows["area_ha"] / rows["area_ha"].sum()
    )
    part = tenths(total, rows["area_ha"].to_numpy()[chosen])
    rows.loc[chosen, "area_ha"] = np.round(rows["area_ha"].to_numpy()[chosen] - part, 1)
    late = events(
        kind, rows["park_id"].to_numpy()[chosen], sites.days(world, f"{kind} 1400", count, YEAR_BEFORE), part
    )
    return pd.concat([rows, late], ignore_index=True)


def _industrial_land(world: World) -> pd.Series:
    """Hectares of industrial land of each operating park at the end of 1401."""
    assigned = sites.sizes(world)
    wanted = assigned / world.rng("assigned shares").uniform(*ASSIGNED_SHARES, len(assigned))
    stock = round(report.value("land_assigned_in_force_ha", table_no="54") / ASSIGNED_SHARE, 1)
    return pd.Series(tenths(stock, wanted.to_numpy()), index=wanted.index)


def _added(world: World, industrial: pd.Series) -> pd.Series:
    """1401 as printed by park, 1400 and before generated; gives the hectares each park held before 1400."""
    _added_in_1401(world)
    rng = world.rng("land added")
    parks = world.frames["park"]
    began = pd.to_datetime(parks["land_on"])
    old = parks[began.notna() & (began < pd.Timestamp(YEAR_BEFORE.start))]
    source = world.source("ch2 table 6", "زمین در اختیار", "Land held")
    before = report.value("land_added_ha", period="1400")
    some = old.iloc[rng.choice(len(old), 70, replace=False)]
    areas = tenths(before, rng.lognormal(0, 0.8, len(some)))
    days = sites.days(world, "land 1400", len(some), YEAR_BEFORE)
    rows = events("added", some["id"].to_numpy(), days, areas)
    world.add(tables.land_event, rows, source, simulated=True)
    weights = industrial.reindex(old["id"], fill_value=float(industrial.median())).to_numpy()
    weights = weights * rng.uniform(0.8, 1.2, len(old))
    first = tenths(report.value("land_held_ha", period="1400") - before, weights)
    rows = events("added", old["id"].to_numpy(), list(old["land_on"]), first)
    world.add(tables.land_event, rows, source, simulated=True)
    return pd.Series(first, index=old["id"].to_numpy())


def _added_in_1401(world: World) -> None:
    source = world.source("ch2 table 7", "زمین تملک‌شده در ۱۴۰۱", "Land acquired in 1401")
    parks = world.frames["park"].set_index("id")
    printed = report.table("2_land_acquired_by_park")
    ids = np.array([sites.named(world, row["province_code"], row["name_fa"]) for row in printed])
    areas = np.array([float(row["land_acquired_actual_ha"]) for row in printed])
    spread = sites.days(world, "land 1401", len(ids), YEAR)
    began = parks.loc[ids, "land_on"]
    # A park created in 1401 got its first land that year: this land.
    days = [first if first >= YEAR.start else day for first, day in zip(began, spread, strict=True)]
    world.add(tables.land_event, events("added", ids, days, areas), source, simulated=False)
    sums = pd.Series(areas).groupby(parks.loc[ids, "province_code"].to_numpy()).sum()
    for code, total in sorted(report.by_province("land_added_ha").items()):
        rest = round(total - float(sums.get(code, 0)), 4)
        if rest > 0:  # more than its named parks got: the rest went to one that is not named
            park = _one_of(world, code)
            world.add(
                tables.land_event,
                events("added", np.array([park]), [YEAR.last_day], np.array([rest])),
                source,
                simulated=True,
            )


def _one_of(world: World, code: str) -> int:
    parks = sites.operating(world, YEAR_BEFORE.start)
    return int(parks[parks["province_code"] == code]["id"].iloc[0])


def _within_1401(world: World, kind: str, total: float, parks: pd.Series, count: int) -> pd.DataFrame:
    """What was done in 1401 in `count` of the parks, larger ones more."""
    rng = world.rng(kind)
    chosen = parks.iloc[rng.choice(len(parks), count, replace=False)]
    areas = tenths(total, chosen.to_numpy() * rng.uniform(0.6, 1.0, count))
    return events(kind, chosen.index.to_numpy(), sites.days(world, kind, count, YEAR), areas)


def _operational_phase(world: World, held: pd.Series, source: int) -> None:
    new = report.value("land_operational_phase_added_ha")
    rows = _within_1401(world, "operational_phase", new, held, 90)
    world.add(tables.land_event, rows, source, simulated=True)
    earlier = _within_1401(world, "operational_phase", round(new * SHARE_OF_1400, 1), held.iloc[::-1], 85)
    days = sites.days(world, "operational phase 1400", len(earlier), YEAR_BEFORE)
    world.add(tables.land_event, earlier.assign(happened_on=days), source, simulated=True)


def _industrial(world: World, industrial: pd.Series, source: int) -> None:
    """The industrial land of 1401, then what each park had before."""
    new = report.value("industrial_land_added_ha")
    rows = _within_1401(world, "industrial", new, industrial, 200)
    world.add(tables.land_event, rows, source, simulated=True)
    older = industrial.sub(rows.groupby("park_id")["area_ha"].sum(), fill_value=0).round(1)
    began = world.frames["park"].set_index("id")["operating_on"]
    rows = events("industrial", older.index.to_numpy(), list(began.loc[older.index]), older.to_numpy())
    rows = with_1400(world, rows, round(new * SHARE_OF_1400, 1), 150)
    world.add(tables.land_event, rows, source, simulated=True)
