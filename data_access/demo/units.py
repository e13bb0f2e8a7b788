"""Operating units by province: those before 1400, of 1400 and of 1401, with staff, land and investment."""

from datetime import date

import numpy as np
import pandas as pd

from data_access import report
from data_access.demo.world import YEAR, YEAR_BEFORE, World, share_out, split_by_weight
from data_access.schema import units as tables

# Table 55 prints 1,397 ha and a mean of 4,703 m2 over 2,971 units: the hectares before rounding were these.
LAND_OF_1401 = 1397.2613
ERAS = ("before", "1400", "1401")
# Larger contracts have reached operation a little more often; then no unit needs more land than it has.
TILT = 0.2


def make(world: World) -> None:
    """Needs the contracts."""
    codes = sorted(report.by_province("units_operating"))
    frames = [_province(world, code) for code in codes]
    units = pd.concat(frames, ignore_index=True)
    _measure(world, units)
    source = world.source("ch4 tables 55 to 57", "واحدهای بهره‌بردار", "Operating units")
    units["name"] = [f"واحد نمایشی {n + 1}" for n in range(len(units))]
    world.add(tables.operating_unit, units.drop(columns="era"), source, simulated=True)
    world.cover(tables.operating_unit, YEAR_BEFORE.start)


def _province(world: World, code: str) -> pd.DataFrame:
    """The units of a province, each on a contract; those beyond the contracts have none on record."""
    rng = world.rng(f"units {code}")
    scale = world.scale
    total = int(report.value("units_operating", scope=code, table_no="56")) * scale
    new = [int(report.value("units_commissioned", scope=code, period=era)) * scale for era in ERAS[1:]]
    chosen = _contracts(world, code, total)
    lacking = total - len(chosen)
    parks = np.concatenate([chosen["park_id"].to_numpy(), rng.choice(chosen["park_id"].to_numpy(), lacking)])
    numbers = pd.array([*chosen["id"], *[None] * lacking], dtype="Int64")
    signed = np.array(
        [day.toordinal() for day in chosen["signed_on"]] + [YEAR_BEFORE.start.toordinal() - 900] * lacking
    )
    # The newest contracts of these carry the units of 1400 and 1401.
    era = np.array(["before"] * (total - sum(new)) + ["1400"] * new[0] + ["1401"] * new[1])
    areas = np.concatenate([chosen["area_m2"].to_numpy(), np.full(lacking, chosen["area_m2"].mean())])
    frame = pd.DataFrame({"park_id": parks, "contract_id": numbers, "era": era, "land_m2": areas})
    frame["licence_on"] = _licences(rng, signed, era)
    frame["closed_on"] = None
    frame["employment"] = _employment(world, code, era)
    return frame


def _contracts(world: World, code: str, total: int) -> pd.DataFrame:
    """Contracts of a province that reached operation, oldest first: in force, signed before 1400.

    Which did is chance.
    """
    contracts = world.frames["contract"]
    parks = world.frames["park"].set_index("id")["province_code"]
    here = contracts[(contracts["park_id"].map(parks) == code) & contracts["ended_on"].isna()]
    here = here[here["signed_on"] < YEAR_BEFORE.start]
    chance = (
        world.rng(f"unit contracts {code}").exponential(size=len(here)) / here["area_m2"].to_numpy() ** TILT
    )
    chosen = here.iloc[np.argsort(chance, kind="stable")[:total]]
    return chosen.sort_values(["signed_on", "id"], kind="stable")


def _licences(rng: np.random.Generator, signed: np.ndarray, era: np.ndarray) -> list[date]:
    """A day after the contract and within the era of the unit."""
    first = np.select(
        [era == "1400", era == "1401"],
        [YEAR_BEFORE.start.toordinal(), YEAR.start.toordinal()],
        default=signed,
    )
    stop = np.select(
        [era == "1400", era == "1401"],
        [YEAR_BEFORE.stop.toordinal(), YEAR.stop.toordinal()],
        default=YEAR_BEFORE.start.toordinal(),
    )
    days = (first + rng.random(len(era)) * np.maximum(stop - first, 1)).astype(int)
    return [date.fromordinal(int(day)) for day in days]


def _employment(world: World, code: str, era: np.ndarray) -> np.ndarray:
    """Whole persons, at least one a unit, that add up to the printed figures of each era."""
    new = {
        name: int(report.value("employment_commissioned", scope=code, period=name)) * world.scale
        for name in ERAS[1:]
    }
    total = int(report.value("employment", scope=code, table_no="57")) * world.scale
    wanted = {"before": total - sum(new.values()), **new}
    persons = np.zeros(len(era), dtype=int)
    for name, people in wanted.items():
        own = era == name
        count = int(own.sum())
        least = 1 if people >= count else 0
        weights = world.rng(f"employment {code} {name}").lognormal(0, 0.8, count)
        if count:
            persons[own] = split_by_weight(people - least * count, weights) + least
    return persons


def _measure(world: World, units: pd.DataFrame) -> None:
    """Both are printed for the country only: land follows the contracts, investment is shared out."""
    for era, hectares in _by_era("units_land", "ha", {"1401": LAND_OF_1401}).items():
        own = units["era"] == era
        land = units.loc[own, "land_m2"].to_numpy()
        units.loc[own, "land_m2"] = split_by_weight(round(hectares * 10_000 * world.scale), land)
    units["investment_mirr"] = 0.0
    for era, billions in _by_era("units_investment", "birr", {}).items():
        own = units["era"] == era
        rng = world.rng(f"investment_mirr {era}")
        amounts = share_out(rng, billions * 1_000 * world.scale, int(own.sum()), 0.7)
        units.loc[own, "investment_mirr"] = amounts


def _by_era(code: str, unit: str, known: dict[str, float]) -> dict[str, float]:
    """What the units of each era have; finer figures than the printed ones may be known."""
    new = {era: known.get(era) or report.value(f"{code}_commissioned_{unit}", period=era) for era in ERAS[1:]}
    return {"before": report.value(f"{code}_{unit}") - sum(new.values()), **new}
