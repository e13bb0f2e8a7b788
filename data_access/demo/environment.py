"""Studies, certificates, green space and workshop units of 1401."""

import numpy as np
import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import sites
from data_access.demo.world import YEAR, World, share_out
from data_access.schema import environment as tables
from data_access.schema import land

BEFORE = Period(Period.of_year(1380).start, YEAR.start)
AWARDED = Period(Period.of_year(1388).start, YEAR.stop)
GREEN = {
    "green_space": ("green_space_added_ha", 2, 150),
    "drip_irrigation": ("drip_irrigation_added_km", 1, 200),
    "trees": ("trees_planted", 0, 400),
    "flower_lawn": ("flower_lawn_area_ha", 2, 60),
}


def make(world: World) -> None:
    """Needs the parks and the operating units."""
    _studies(world)
    _certificates(world)
    _green(world)
    _workshops(world)
    for table in (land.green_area, land.plot):
        world.cover(table, None)


def _studies(world: World) -> None:
    """Studies done and studies approved are different ones: the report counts them at different steps."""
    now, ever = (int(report.value("eia_approvals", period_type=span)) for span in ("year", "cumulative"))
    rows = [
        _study(world, "treatment_and_reuse", "done_on", int(report.value("wwtp_reuse_studies"))),
        _study(world, "treatment_design", "approved_on", int(report.value("wwtp_design_studies_approved"))),
        _study(world, "effluent_reuse", "approved_on", int(report.value("effluent_reuse_studies_approved"))),
        _study(world, "impact_assessment", "done_on", int(report.value("eia_studies"))),
        _study(world, "impact_assessment", "approved_on", now),
        _study(world, "impact_assessment", "approved_on", ever - now, BEFORE),
    ]
    source = world.source("ch2 table 22, 2-10-3", "مطالعات محیط زیست", "Environmental studies")
    world.add(tables.study, pd.concat(rows, ignore_index=True), source, simulated=True)
    world.cover(tables.study, YEAR.start)


def _study(world: World, kind: str, step: str, count: int, when: Period = YEAR) -> pd.DataFrame:
    """Each of another park; an assessment may come before the park operates."""
    name = f"study {kind} {step} {when}"
    parks = sites.some(world, name, count, YEAR.start)
    nothing = {"done_on": None, "approved_on": None}
    days = sites.days(world, name, count, when)
    return pd.DataFrame({"park_id": parks, "kind": kind, **nothing, step: days})


def _certificates(world: World) -> None:
    source = world.source("ch2 2-8, 2-10-2", "گواهی‌های محیط زیستی", "Environmental certificates")
    for kind, code in (("iso14001", "iso14001_systems"), ("green_industry", "green_industry_plaques")):
        count = int(report.value(code))
        rows = pd.DataFrame({
            "province_code": sites.spread(kind, world, count, sites.units_by_province(world)),
            "kind": kind, "awarded_on": sites.days(world, kind, count, AWARDED), "ended_on": None,
        })
        world.add(tables.certificate, rows, source, simulated=True)
    world.cover(tables.certificate, YEAR.last_day)


def _green(world: World) -> None:
    source = world.source("ch2 table 21", "فضای سبز", "Green space")
    for kind, (code, decimals, count) in GREEN.items():
        amounts = share_out(world.rng(f"green {kind}"), report.value(code), count, decimals=decimals)
        kept = amounts[amounts > 0]
        rows = pd.DataFrame({
            "park_id": sites.any_of(world, f"green {kind}", len(kept), YEAR.start), "kind": kind,
            "done_on": sites.days(world, f"green {kind}", len(kept), YEAR), "quantity": kept,
        })
        world.add(land.green_work, rows, source, simulated=True)
    world.cover(land.green_work, YEAR.start)


def _workshops(world: World) -> None:
    source = world.source("ch2 table 17", "واحدهای کارگاهی", "Workshop units")
    for builder in land.BUILDERS:
        count = int(report.value("workshop_units_built", category=builder))
        rows = pd.DataFrame({
            "park_id": sites.any_of(world, builder, count, YEAR.start), "builder": builder,
            "built_on": sites.days(world, builder, count, YEAR),
            "area_m2": np.round(world.rng(f"{builder} area").uniform(60, 400, count)),
        })
        world.add(land.workshop_unit, rows, source, simulated=True)
    world.cover(land.workshop_unit, YEAR.start)
