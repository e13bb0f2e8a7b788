"""Assignment contracts by province: in force, signed and ended so that the columns of table 54 come out."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import sites
from data_access.demo.world import YEAR, YEAR_BEFORE, World, share_out
from data_access.schema import units as tables

OLD = Period(Period.of_year(1372).start, YEAR_BEFORE.start)
M2 = 10_000
PARK_SPREAD = 1.3  # few parks hold most contracts: the 250 with a plant serve three of four units
TRANSFERRED_SHARE = 0.002  # chart 2: transferred contracts that are not converted yet
COMPANIES = 0.35  # of the applicants; the others are persons (generated)
CONVERTED = 600  # transferred ones that were converted before 1401 (generated)


@dataclass(frozen=True)
class Group:
    """Contracts of one province that began and ended alike; an unknown area is None."""

    province: str
    count: int
    area_m2: float | None
    signed: Period
    ended: Period | None


def make(world: World) -> None:
    """Needs the parks."""
    groups = [
        group
        for code in sorted(report.by_province("contracts_in_force"))
        for group in _groups(code, world.scale)
        if group.count
    ]
    parks = _parks_by_province(world)
    frames = [
        _rows(world, f"{group.province} {n}", group, parks[group.province]) for n, group in enumerate(groups)
    ]
    contracts = pd.concat(frames, ignore_index=True)
    applicants = _applicants(world, len(contracts))
    contracts["applicant_id"] = applicants["id"].to_numpy()
    contracts["number"] = [f"D-{n + 1:06}" for n in range(len(contracts))]
    _transfer(world, contracts)
    source = world.source("ch4 table 54", "قراردادهای واگذاری زمین", "Land assignment contracts")
    world.add(tables.contract, contracts, source, simulated=True)
    world.cover(tables.contract, YEAR_BEFORE.start)


def _groups(code: str, scale: int) -> list[Group]:
    """The contracts of a province by when they began and ended.

    What ended in 1400 is not printed: as many as in 1401.
    """

    def printed(indicator: str, period: str) -> float:
        return report.value(indicator, scope=code, period=period) * scale

    force_0, force_1 = (round(printed("contracts_in_force", year)) for year in ("1400", "1401"))
    signed_0, signed_1 = (round(printed("contracts_signed", year)) for year in ("1400", "1401"))
    land_0, land_1 = (printed("land_assigned_in_force_ha", year) * M2 for year in ("1400", "1401"))
    new_0, new_1 = (printed("land_assigned_ha", year) * M2 for year in ("1400", "1401"))
    ended = force_0 + signed_1 - force_1
    returned = land_0 + new_1 - land_1
    # Lorestan: a negative area would have come back; it is unknown, and the land in force stays short.
    area_ended = returned if returned >= 0 else None
    kept = land_0 - new_0 - (area_ended or 0)
    mean = land_0 / force_0
    return [
        Group(code, force_0 - signed_0 - ended, kept, OLD, None),
        Group(code, ended, area_ended, OLD, YEAR),
        Group(code, ended, ended * mean, OLD, YEAR_BEFORE),
        Group(code, signed_0, new_0, YEAR_BEFORE, None),
        Group(code, signed_1, new_1, YEAR, None),
    ]


def _parks_by_province(world: World) -> dict[str, pd.DataFrame]:
    parks = sites.operating(world, OLD.stop)
    return {str(code): frame for code, frame in parks.groupby("province_code")}


def _rows(world: World, name: str, group: Group, parks: pd.DataFrame) -> pd.DataFrame:
    rng = world.rng(f"contracts {name}")
    size = world.rng(f"park sizes {group.province}").lognormal(0, PARK_SPREAD, len(parks))
    chosen = rng.choice(len(parks), group.count, p=size / size.sum())
    if group.ended is None and group.signed is OLD:  # no park is in operation without a contract
        chosen[: len(parks)] = range(len(parks))
    began = np.array([day.toordinal() for day in parks["operating_on"]])[chosen]
    first = np.maximum(began, group.signed.start.toordinal())
    signed = (first + rng.random(group.count) ** 0.8 * (group.signed.stop.toordinal() - first)).astype(int)
    known = group.area_m2 is not None
    rows = pd.DataFrame({"park_id": parks["id"].to_numpy()[chosen]})
    rows["signed_on"] = [date.fromordinal(n) for n in signed]
    rows["area_m2"] = share_out(rng, group.area_m2 or 0, group.count, 0.7) if known else np.nan
    rows["ended_on"], rows["end_reason"], rows["transferred"], rows["converted_on"] = None, None, False, None
    if group.ended is not None:
        rows["ended_on"] = sites.days(world, f"ended {name}", group.count, group.ended)
        rows["end_reason"] = rng.choice(tables.ENDINGS, group.count, p=[0.6, 0.3, 0.1])
    return rows


def _applicants(world: World, count: int) -> pd.DataFrame:
    kinds = np.where(world.rng("applicants").random(count) < COMPANIES, "company", "person")
    rows = pd.DataFrame(
        {"kind": kinds, "name": [f"متقاضی نمایشی {n + 1}" for n in range(count)], "national_id": None}
    )
    world.cover(tables.applicant, None)
    return world.add(tables.applicant, rows, world.source("demo", "دادهٔ نمایشی", "Demo data"), simulated=True)


def _transfer(world: World, contracts: pd.DataFrame) -> None:
    """Some older contracts came from another body; 0.2 percent of those in force are not converted yet."""
    old = contracts.index[
        contracts["ended_on"].isna() & (contracts["signed_on"] < YEAR_BEFORE.start)
    ].to_numpy()
    waiting = round(contracts["ended_on"].isna().sum() * TRANSFERRED_SHARE)
    chosen = world.rng("transferred").choice(old, waiting + CONVERTED, replace=False)
    contracts.loc[chosen, "transferred"] = True
    contracts.loc[chosen[waiting:], "converted_on"] = YEAR_BEFORE.last_day
