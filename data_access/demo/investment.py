"""Foreign investment in units of parks and the feasibility studies that seek it."""

import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import sites
from data_access.demo.world import YEAR, World, share_out, split_by_weight
from data_access.schema import units as tables

SINCE = Period(Period.of_year(1380).start, YEAR.start)


def make(world: World) -> None:
    """Needs the parks and the operating units."""
    source = world.source("ch3 3-17", "سرمایه‌گذاری خارجی", "Foreign investment")
    new, held = int(report.value("fdi_projects")), int(report.value("fdi_units"))
    rng = world.rng("foreign investment")
    units = world.frames["operating_unit"]
    old_units = units[pd.to_datetime(units["licence_on"]) < pd.Timestamp(YEAR.start)]
    chosen = old_units.iloc[rng.choice(len(old_units), held, replace=False)]
    provinces = world.frames["park"].set_index("id")["province_code"].loc[chosen["park_id"]].to_numpy()
    now, ever = report.value("fdi_musd"), report.value("fdi_stock_musd")
    rows = pd.DataFrame(
        {
            "province_code": provinces,
            "operating_unit_id": chosen["id"].to_numpy(),
            "invested_on": sites.days(world, "fdi", new, YEAR)
            + sites.days(world, "fdi before", held - new, SINCE),
            "amount_musd": [
                *share_out(rng, now, new, 0.8, 2),
                *share_out(rng, ever - now, held - new, 1.0, 2),
            ],
            "jobs": [
                *(split_by_weight(int(report.value("fdi_jobs")) - new, rng.lognormal(0, 0.6, new)) + 1),
                *rng.poisson(35, held - new),
            ],
            "ended_on": None,
        }
    )
    world.add(tables.foreign_investment, rows, source, simulated=True)
    world.cover(tables.foreign_investment, YEAR.start)
    for step, count, when in (
        ("supported", int(report.value("pfs_studies", period="1400", period_type="cumulative")), SINCE),
        ("approved", int(report.value("pfs_studies")), YEAR),
    ):
        studies = pd.DataFrame(
            {
                "province_code": sites.spread(f"pfs {step}", world, count, sites.units_by_province(world)),
                "step": step,
                "decided_on": sites.days(world, f"pfs {step}", count, when),
            }
        )
        world.add(tables.pfs_study, studies, source, simulated=True)
    world.cover(tables.pfs_study, YEAR.start)
