"""Foreign investment in units of parks and the feasibility studies that seek it."""

import numpy as np
import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import sites
from data_access.demo.world import YEAR, World, share_out, split_by_weight
from data_access.schema import units as tables

SINCE = Period(Period.of_year(1380).start, YEAR.start)


def make(world: World) -> None:
    """Needs the parks and the operating units."""
    _investments(world)
    _studies(world)


def _investments(world: World) -> None:
    """An investment per unit: those of 1401 first, then those in force from before."""
    new, held = int(report.value("fdi_projects")), int(report.value("fdi_units"))
    now, ever = report.value("fdi_musd"), report.value("fdi_stock_musd")
    rng = world.rng("foreign investment")
    units = _units(world, rng, held)
    parks = world.frames["park"].set_index("id")["province_code"]
    jobs = split_by_weight(int(report.value("fdi_jobs")) - new, rng.lognormal(0, 0.6, new)) + 1
    before = _since_licence(rng, units["licence_on"].iloc[new:])
    rows = pd.DataFrame({
        "province_code": parks.loc[units["park_id"]].to_numpy(), "operating_unit_id": units["id"].to_numpy(),
        "invested_on": [*pd.to_datetime(pd.Series(sites.days(world, "fdi", new, YEAR))), *before],
        "amount_musd": [*share_out(rng, now, new, 0.8, 2), *share_out(rng, ever - now, held - new, 1.0, 2)],
        "jobs": [*jobs, *rng.poisson(35, held - new)], "ended_on": None,
    })
    world.add(tables.foreign_investment, rows, _source(world), simulated=True)
    world.cover(tables.foreign_investment, YEAR.start)


def _units(world: World, rng: np.random.Generator, count: int) -> pd.DataFrame:
    """Different units that operated before 1401 and still do."""
    units = world.frames["operating_unit"]
    older = pd.to_datetime(units["licence_on"]) < pd.Timestamp(YEAR.start)
    there = older & pd.to_datetime(units["closed_on"]).isna()
    return units[there].iloc[rng.choice(int(there.sum()), count, replace=False)]


def _since_licence(rng: np.random.Generator, licence: pd.Series) -> pd.Series:
    """A day between the licence of each unit and 1401."""
    first = pd.to_datetime(licence).clip(lower=pd.Timestamp(SINCE.start))
    room = (pd.Timestamp(SINCE.stop) - first).dt.days
    return first + pd.to_timedelta((rng.random(len(first)) * room).astype(int), unit="D")


def _studies(world: World) -> None:
    """Supported up to the end of 1400, approved in 1401: the report counts each at another step."""
    supported = int(report.value("pfs_studies", period="1400", period_type="cumulative"))
    approved = int(report.value("pfs_studies"))
    for step, count, when in (("supported", supported, SINCE), ("approved", approved, YEAR)):
        name = f"pfs {step}"
        rows = pd.DataFrame({
            "province_code": sites.spread(name, world, count, sites.units_by_province(world)), "step": step,
            "decided_on": sites.days(world, name, count, when),
        })
        world.add(tables.pfs_study, rows, _source(world), simulated=True)
    world.cover(tables.pfs_study, YEAR.start)


def _source(world: World) -> int:
    return world.source("ch3 3-17", "سرمایه‌گذاری خارجی", "Foreign investment")
