"""Water, power, gas, telephone and fibre: which park has them since when, and how much came in 1401."""

from datetime import date

import numpy as np
import pandas as pd

from data_access import report
from data_access.demo import sites
from data_access.demo.world import YEAR, World, split_by_weight
from data_access.schema.land import utility_supply

EXTRA_POWER = 10  # parks that have power before they operate: 862 with power stand beside 858 operating ones
LEAST_NEW = 5  # new l/s or MW of a province in which a park may have been supplied for the first time
DRY_SHARE = 0.3  # of the older water supplies, the share touched by drought


def make(world: World) -> None:
    """Needs the parks."""
    _water(world)
    _power(world)
    _connections(
        world,
        "gas",
        int(report.value("parks_with_gas")),
        _anywhere(world, "gas", int(report.value("parks_gas_added", table_no="12"))),
    )
    _connections(world, "phone", int(report.value("parks_with_phone")), _counts("parks_phone_added"))
    _connections(world, "fibre", int(report.value("parks_with_fibre")), _counts("parks_fibre_added"))
    world.cover(utility_supply, YEAR.start)


def _counts(code: str) -> dict[str, int]:
    return {province: int(count) for province, count in sorted(report.by_province(code).items()) if count}


def _anywhere(world: World, name: str, count: int) -> dict[str, int]:
    """`count` parks over provinces by chance: the report does not say where."""
    weights = sites.operating(world, YEAR.start)["province_code"].value_counts().to_dict()
    where = sites.spread(name, world, count, {str(code): float(n) for code, n in weights.items()})
    return {str(code): int(n) for code, n in sorted(pd.Series(where).value_counts().items())}


def _rows(
    parks: np.ndarray, utility: str, days: list[date], capacity: np.ndarray | None = None
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "park_id": parks,
            "utility": utility,
            "kind": "new",
            "supplied_on": days,
            "capacity": capacity,
            "not_withdrawable": None,
        }
    )


def _candidates(world: World, name: str) -> pd.DataFrame:
    """Operating parks in a fixed chance order, generated ones last: those at the end lack the utility."""
    parks = sites.operating(world, YEAR.start)
    order = world.rng(f"{name} order").permutation(len(parks))
    return parks.iloc[order].sort_values("simulated", kind="stable")


def _newly(candidates: pd.DataFrame, counts: dict[str, int]) -> list[int]:
    """So many generated parks of each province, which got the utility for the first time in 1401."""
    chosen: list[int] = []
    for code, count in counts.items():
        here = candidates[(candidates["province_code"] == code)]["id"].to_numpy()[::-1]
        chosen += [int(park) for park in here[:count]]
    if len(chosen) != sum(counts.values()):
        raise ValueError(f"too few parks for {counts}")
    return chosen


def _older_days(world: World, parks: np.ndarray, name: str) -> list[date]:
    """A day between the land of the park and 1401."""
    rng = world.rng(f"{name} days")
    began = world.frames["park"].set_index("id").loc[parks, "land_on"]
    return [date.fromordinal(int(rng.integers(day.toordinal(), YEAR.start.toordinal()))) for day in began]


def _connections(world: World, utility: str, total: int, counts: dict[str, int]) -> None:
    candidates = _candidates(world, utility)
    new = _newly(candidates, counts)
    older = candidates[~candidates["id"].isin(new)]["id"].to_numpy()[: total - len(new)]
    source = world.source(
        "ch2 2-5-5 to 2-5-7, tables 12, 15, 16", "گاز، تلفن و فیبر نوری", "Gas, telephone and fibre"
    )
    days = sites.days(world, f"{utility} new", len(new), YEAR) + _older_days(world, older, utility)
    world.add(utility_supply, _rows(np.array([*new, *older]), utility, days), source, simulated=True)


def _first_and_older(
    world: World, utility: str, total: int, first: int, added: dict[str, float]
) -> tuple[list[int], np.ndarray]:
    """Parks first supplied in 1401, in provinces with new capacity, and those supplied before."""
    candidates = _candidates(world, utility)
    weights = candidates["province_code"].value_counts()
    able = {code: float(weights[code]) for code, amount in added.items() if amount >= LEAST_NEW}
    where = sites.spread(f"{utility} first", world, first, able)
    counts = {str(code): int(n) for code, n in sorted(pd.Series(where).value_counts().items())}
    new = _newly(candidates, counts)
    older = candidates[~candidates["id"].isin(new)]["id"].to_numpy()[: total - first]
    return new, older


def _new_capacity(
    world: World, utility: str, added: dict[str, float], new: list[int], older: np.ndarray
) -> pd.DataFrame:
    """The capacity of 1401 in each province, over its newly supplied parks and up to three others."""
    where = world.frames["park"].set_index("id")["province_code"]
    frames = []
    for code, total in sorted(added.items()):
        if not total:
            continue
        others = [int(park) for park in older if where.loc[park] == code][:3]
        here = np.array([*(park for park in new if where.loc[park] == code), *others])
        amounts = _tenths(total, world.rng(f"{utility} {code}").lognormal(0, 0.5, len(here)))
        days = sites.days(world, f"{utility} {code}", len(here), YEAR)
        frames.append(_rows(here, utility, days, amounts))
    rows = pd.concat(frames, ignore_index=True)
    return rows[(rows["capacity"] > 0) | rows["park_id"].isin(new)]


def _tenths(total: float, weights: np.ndarray) -> np.ndarray:
    return np.round(split_by_weight(round(total * 10), weights) / 10, 1)


def _older_capacity(world: World, utility: str, total: float, parks: np.ndarray) -> pd.DataFrame:
    amounts = _tenths(total, world.rng(f"{utility} stock").lognormal(0, 0.7, len(parks)))
    return _rows(parks, utility, _older_days(world, parks, utility), amounts)


def _water(world: World) -> None:
    added = report.by_province("water_added_lps")
    total, first = int(report.value("parks_with_water")), int(report.value("parks_water_added"))
    new, older = _first_and_older(world, "water", total, first, added)
    source = world.source("ch2 tables 12, 13, 2-5-2, 2-5-3", "تأمین آب", "Water supply")
    rows = _new_capacity(world, "water", added, new, older).assign(not_withdrawable=0.0)
    world.add(utility_supply, rows, source, simulated=True)
    stock = _older_capacity(world, "water", report.value("water_capacity_lps") - sum(added.values()), older)
    dry = np.arange(len(stock)) < len(stock) * DRY_SHARE
    stock["not_withdrawable"] = 0.0
    lost = _tenths(report.value("water_not_withdrawable_lps"), stock["capacity"].to_numpy()[dry])
    stock.loc[dry, "not_withdrawable"] = lost
    world.add(utility_supply, stock, source, simulated=True)
    # Restored water is printed for the country only.
    amount = np.array([report.value("water_restored_lps", table_no="13")])
    restored = _rows(np.array([None]), "water", [YEAR.last_day], amount).assign(kind="restored")
    world.add(utility_supply, restored, source, simulated=False)


def _power(world: World) -> None:
    added = report.by_province("power_added_mw")
    total, first = int(report.value("parks_with_power")), int(report.value("parks_power_added"))
    new, older = _first_and_older(world, "power", total - EXTRA_POWER, first, added)
    parks = world.frames["park"]
    waiting = parks[parks["state_owned"].astype(bool) & parks["operating_on"].isna()]
    with_land = pd.to_datetime(waiting["land_on"]) < pd.Timestamp(YEAR.start)
    early = waiting[with_land]["id"].to_numpy()[:EXTRA_POWER]
    source = world.source("ch2 tables 12, 14, 2-5-4", "تأمین برق", "Power supply")
    world.add(utility_supply, _new_capacity(world, "power", added, new, older), source, simulated=True)
    before = report.value("power_capacity_mw") - sum(added.values())
    stock = _older_capacity(world, "power", before, np.concatenate([older, early]))
    world.add(utility_supply, stock, source, simulated=True)
