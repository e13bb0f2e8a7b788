"""What treatment plants do: ratings, the units they serve, monitoring rounds and effluent reuse."""

import numpy as np
import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import sites
from data_access.demo.world import YEAR, World
from data_access.schema import environment as tables

REUSE_SINCE = Period(Period.of_year(1376).start, YEAR.start)


def make(world: World, plants: pd.DataFrame) -> None:
    """Needs the plants beside the parks and the operating units."""
    own = plants[~plants["city_connection"]]
    _ratings(world, own)
    _connections(world, plants)
    _monitoring(world, own)
    _parameters(world)
    _reuse(world)


def _ratings(world: World, own: pd.DataFrame) -> None:
    """One rating per plant, at the end of 1401."""
    good = int(report.value("parks_wwtp_good_operation"))
    rows = pd.DataFrame({
        "treatment_plant_id": own["id"].to_numpy(), "rated_on": YEAR.last_day, "until": None,
        "good": world.rng("ratings").permutation(len(own)) < good,
    })
    source = world.source("ch2 table 22", "ارزیابی کار تصفیه‌خانه‌ها", "Ratings of treatment plants")
    world.add(tables.plant_rating, rows, source, simulated=True)
    world.cover(tables.plant_rating, YEAR.last_day)


def _connections(world: World, plants: pd.DataFrame) -> None:
    """Units served by the plant of their own park: all covered, most of them connected."""
    served = _served(world, plants, int(report.value("units_covered_wwtp")))
    connected = int(report.value("units_connected_wwtp", table_no="23"))
    new = int(report.value("units_connected_wwtp_added", table_no="22"))
    rows = pd.DataFrame({
        "operating_unit_id": served["id"], "treatment_plant_id": served["id_plant"],
        "covered_on": served["since"], "ended_on": None,
        "connected_on": _connected(world.rng("connections"), served["since"], connected - new, new),
    })
    source = world.source("ch2 tables 22, 23", "واحدهای زیر پوشش تصفیه‌خانه", "Units served by plants")
    world.add(tables.plant_connection, rows, source, simulated=True)
    world.cover(tables.plant_connection, YEAR.start)


def _served(world: World, plants: pd.DataFrame, count: int) -> pd.DataFrame:
    """`count` units in parks with a plant, longest served first; `since` = later of licence and plant."""
    units = world.frames["operating_unit"]
    candidates = units[pd.to_datetime(units["closed_on"]).isna()].merge(
        plants[["park_id", "id", "commissioned_on"]], on="park_id", suffixes=("", "_plant"),
    )
    if len(candidates) < count:
        raise ValueError(f"only {len(candidates)} units stand in parks with a plant, {count} are needed")
    days = [pd.to_datetime(candidates[name]) for name in ("licence_on", "commissioned_on")]
    candidates["since"] = days[0].where(days[0] > days[1], days[1])
    kept = np.sort(world.rng("served units").permutation(len(candidates))[:count])
    return candidates.iloc[kept].sort_values(["since", "id"], kind="stable").reset_index(drop=True)


def _connected(rng: np.random.Generator, since: pd.Series, before: int, new: int) -> pd.Series:
    """Day of connection: `before` of the longest served units before 1401, the next `new` in 1401."""
    start, stop = pd.Timestamp(YEAR.start), pd.Timestamp(YEAR.stop)
    early = since.index[since < start][:before]
    late = since.index.difference(early)[:new]
    day = pd.Series(pd.NaT, index=since.index, dtype=since.dtype)
    for chosen, first, end in ((early, since[early], start), (late, since[late].clip(lower=start), stop)):
        offset = (rng.random(len(chosen)) * (end - first).dt.days.to_numpy()).astype(int)
        day[chosen] = first + pd.to_timedelta(offset, unit="D")
    return day


def _monitoring(world: World, own: pd.DataFrame) -> None:
    """Rounds at plants that worked the whole year."""
    count = int(report.value("wwtp_monitoring_rounds"))
    working = own[own["commissioned_on"] < YEAR.start]["id"].to_numpy()
    rows = pd.DataFrame({
        "treatment_plant_id": world.rng("rounds").choice(working, count),
        "held_on": sites.days(world, "rounds", count, YEAR),
    })
    world.add(tables.monitoring_round, rows, _monitoring_source(world), simulated=True)
    world.cover(tables.monitoring_round, YEAR.start)


def _parameters(world: World) -> None:
    """As many as the report counts; it names none."""
    count = int(report.value("wwtp_monitoring_parameters"))
    names = [f"پارامتر {number}" for number in "۱۲۳۴۵۶۷۸۹"[:count]]
    rows = pd.DataFrame({"name": names, "set_on": REUSE_SINCE.start, "ended_on": None})
    world.add(tables.monitoring_parameter, rows, _monitoring_source(world), simulated=True)
    world.cover(tables.monitoring_parameter, YEAR.start)


def _monitoring_source(world: World) -> int:
    return world.source("ch2 2-10-3", "پایش تصفیه‌خانه‌ها", "Monitoring of treatment plants")


def _reuse(world: World) -> None:
    """Different parks; the first of them came in 1401."""
    count, new = int(report.value("parks_effluent_reuse")), int(report.value("parks_effluent_reuse_added"))
    parks = sites.some(world, "reuse", count, YEAR.start)
    began = pd.to_datetime(world.frames["park"].set_index("id").loc[parks[new:], "operating_on"])
    first = began.clip(lower=pd.Timestamp(REUSE_SINCE.start))
    room = (pd.Timestamp(REUSE_SINCE.stop) - first).dt.days.to_numpy()
    old = first + pd.to_timedelta((world.rng("reuse old").random(len(first)) * room).astype(int), unit="D")
    days = [*sites.days(world, "reuse new", new, YEAR), *old.dt.date]
    rows = pd.DataFrame({"park_id": parks, "realised_on": days, "ended_on": None})
    source = world.source("ch2 2-8", "بازچرخانی پساب", "Effluent reuse")
    world.add(tables.effluent_reuse, rows, source, simulated=True)
    world.cover(tables.effluent_reuse, YEAR.start)
