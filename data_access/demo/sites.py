"""Finds parks of the demo by name and picks parks and days at random, for what is put into parks."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from common.period import Period
from data_access.demo.world import YEAR_BEFORE, World
from data_access.place_names import site_key


def operating(world: World, by: date) -> pd.DataFrame:
    """State parks in operation before `by`, in the order of their keys."""
    parks = world.frames["park"]
    began = pd.to_datetime(parks["operating_on"]).dt.date
    return parks[parks["state_owned"].astype(bool) & began.notna() & (began < by)]


def named(world: World, province_code: str, name: str) -> int:
    """The key of a park the report names. Raises KeyError when the demo does not hold it."""
    parks = world.frames["park"]
    key = site_key(name)
    found = parks[(parks["province_code"] == province_code) & (parks["name_fa"].map(site_key) == key)]
    if found.empty:
        raise KeyError(f"{province_code} {name}")
    return int(found["id"].iloc[0])


def sizes(world: World) -> pd.Series:
    """Operating park to the hectares of its contracts in force, at least one: its land is in proportion."""
    contracts = world.frames["contract"]
    in_force = contracts[contracts["ended_on"].isna()].groupby("park_id")["area_m2"].sum() / 10_000
    parks = operating(world, YEAR_BEFORE.start)["id"]
    return pd.Series(parks.map(in_force).fillna(0).clip(lower=1).to_numpy(), index=parks.to_numpy())


def some(world: World, name: str, count: int, by: date, weights: pd.Series | None = None) -> np.ndarray:
    """`count` different operating parks, by weight where given."""
    parks = operating(world, by)
    chance = None
    if weights is not None:
        chance = parks["id"].map(weights).fillna(0).to_numpy() + 0.01
        chance = chance / chance.sum()
    return np.asarray(world.rng(name).choice(parks["id"].to_numpy(), count, replace=False, p=chance))


def any_of(world: World, name: str, count: int, by: date) -> np.ndarray:
    """`count` operating parks, the same one as often as it comes."""
    return np.asarray(world.rng(name).choice(operating(world, by)["id"].to_numpy(), count))


def days(world: World, name: str, count: int, period: Period) -> list[date]:
    """`count` days of the period."""
    offsets = world.rng(f"{name} days").integers(0, period.days, count)
    return [period.start + timedelta(days=int(offset)) for offset in offsets]


def spread(name: str, world: World, count: int, weights: dict[str, float]) -> np.ndarray:
    """`count` province codes in proportion to `weights`, every province in a fixed order."""
    codes = sorted(weights)
    chance = np.array([weights[code] for code in codes], dtype=float)
    return np.asarray(world.rng(f"{name} provinces").choice(codes, count, p=chance / chance.sum()))


def units_by_province(world: World) -> dict[str, float]:
    """How many operating units each province has: what most of the work is proportional to."""
    parks = world.frames["park"].set_index("id")["province_code"]
    counts = world.frames["operating_unit"]["park_id"].map(parks).value_counts()
    return {str(code): float(count) for code, count in counts.items()}
