"""Treatment plants, their modules, ratings and monitoring, the units they serve, and effluent reuse."""

from datetime import date

import numpy as np
import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import sites
from data_access.demo.world import YEAR, World, share_out
from data_access.schema import environment as tables

HISTORY = Period(Period.of_year(1376).start, YEAR.start)
PROCESSES = (
    "لجن فعال متعارف", "لجن فعال با هوادهی گسترده", "راکتور ناپیوستهٔ متوالی", "راکتور بیوفیلمی با بستر متحرک", "لجن فعال با بستر ثابت",
    "بیوراکتور غشایی", "راکتور بی‌هوازی با بستر لجن", "راکتور بی‌هوازی بافل‌دار", "فیلتر بی‌هوازی", "برکهٔ تثبیت",
    "لاگون هوادهی", "صافی چکنده", "دیسک چرخان زیستی", "تالاب مصنوعی", "بی‌هوازی-هوازی پیاپی",
    "هوادهی تماسی", "انعقاد و لخته‌سازی", "شناورسازی با هوا", "اکسایش پیشرفته", "الترافیلتراسیون", "اسمز معکوس",
)


def make(world: World) -> None:
    """Plants first, then what stands on them. Needs the parks and the operating units."""
    plants = _plants(world)
    _modules(world, plants)
    own = plants[~plants["city_connection"]]
    _ratings(world, own)
    _connections(world, plants)
    _monitoring(world, own)
    _reuse(world)


def _plants(world: World) -> pd.DataFrame:
    """196 parks with a plant of their own, 54 connected to a city's; four of the former began in 1401."""
    new = [(row["province_code"], row["name_fa"]) for row in report.table("2_wwtp_by_park")
           if row["kind"] == "new_plant" and row["commissioned"] == "1"]
    extended = [(row["province_code"], row["name_fa"].split("/")[0]) for row in report.table("2_wwtp_by_park")
                if row["kind"] == "module" and row["commissioned"] == "1"]
    new_ids = [sites.named(world, *place) for place in new]
    old_ids = list(dict.fromkeys(sites.named(world, *place) for place in extended))
    units = world.frames["operating_unit"]["park_id"].value_counts()
    own_count = int(report.value("parks_with_wwtp"))
    city_count = int(report.value("wwtp_plants")) - own_count
    ranked = [int(park) for park in units.sort_index(kind="stable").sort_values(ascending=False, kind="stable").index
              if park not in {*new_ids, *old_ids}]
    known = set(sites.operating(world, YEAR.start)["id"])
    ranked = [park for park in ranked if park in known]
    older = old_ids + ranked[: own_count - len(old_ids) - len(new_ids)]
    city = ranked[len(older) - len(old_ids):][:city_count]
    names = world.frames["park"].set_index("id")["name_fa"]
    rng = world.rng("plants")
    parks = np.array([*new_ids, *older, *city])
    cost = np.round(rng.lognormal(11.6, 0.5, len(parks)), 1)
    rows = pd.DataFrame({
        "park_id": parks, "name": [f"تصفیه‌خانهٔ {names[park]}" for park in parks],
        "commissioned_on": sites.days(world, "new plants", len(new_ids), YEAR) + _after_parks(world, parks[len(new_ids):], "old plants"),
        "city_connection": [False] * (len(new_ids) + len(older)) + [True] * len(city),
        "process": [PROCESSES[n % len(PROCESSES)] if n < own_count else None for n in range(len(parks))],
        "cost_mirr": cost, "government_aid_mirr": cost / 2,
    })
    source = world.source("ch2 2-8, 2-10-2, table 20", "تصفیه‌خانه‌ها", "Treatment plants")
    named = pd.Series([True] * len(new_ids) + [False] * len(old_ids) + [True] * (len(parks) - len(new_ids) - len(old_ids)))
    named.iloc[: len(new_ids) + len(old_ids)] = False
    world.cover(tables.treatment_plant, YEAR.start)
    return world.add(tables.treatment_plant, rows, source, named)


def _after_parks(world: World, parks: np.ndarray, name: str) -> list[date]:
    """A day between the start of each park and 1401."""
    began = pd.to_datetime(world.frames["park"].set_index("id").loc[parks, "operating_on"]).dt.date
    rng = world.rng(name)
    found = []
    for start in began:
        first = max(start, HISTORY.start)
        found.append(date.fromordinal(int(rng.integers(first.toordinal(), YEAR.start.toordinal()))))
    return found


def _modules(world: World, plants: pd.DataFrame) -> None:
    """250 modules of own plants, 19 of city connections; eight additional ones came in 1401."""
    own, city = plants[~plants["city_connection"]], plants[plants["city_connection"]]
    added = [sites.named(world, row["province_code"], row["name_fa"].split("/")[0]) for row in report.table("2_wwtp_by_park")
             if row["kind"] == "module" and row["commissioned"] == "1"]
    by_park = own.set_index("park_id")
    first = own.assign(treatment_plant_id=own["id"], module_no=1, first_of_plant=True)
    more = 250 - len(own) - len(added)
    older = own[(own["commissioned_on"] < YEAR.start) & ~own["park_id"].isin(added)].iloc[:more]
    second = older.assign(treatment_plant_id=older["id"], module_no=2, first_of_plant=False)
    new = pd.DataFrame({
        "treatment_plant_id": by_park.loc[added, "id"].to_numpy(), "module_no": 2, "first_of_plant": False,
        "commissioned_on": sites.days(world, "new modules", len(added), YEAR),
    })
    columns = ["treatment_plant_id", "module_no", "commissioned_on", "first_of_plant"]
    modules = pd.concat([first[columns], second[columns], new[columns]], ignore_index=True)
    modules["capacity_m3_day"] = share_out(world.rng("capacity"), report.value("wwtp_capacity_m3_day", table_no="23"), len(modules))
    linked = city.iloc[:19].assign(module_no=1, first_of_plant=True, capacity_m3_day=None)
    linked["treatment_plant_id"] = linked["id"]
    everything = pd.concat([modules, linked[[*columns, "capacity_m3_day"]]], ignore_index=True)
    everything["capacity_m3_day"] = everything["capacity_m3_day"].astype(float)
    source = world.source("ch2 table 23, 2-8", "مدول‌های تصفیه‌خانه", "Treatment modules")
    world.add(tables.treatment_module, everything, source, simulated=True)
    world.cover(tables.treatment_module, YEAR.start)


def _ratings(world: World, own: pd.DataFrame) -> None:
    good = int(report.value("parks_wwtp_good_operation"))
    rows = pd.DataFrame({"treatment_plant_id": own["id"].to_numpy(), "rated_on": YEAR.last_day, "until": None,
                         "good": [n < good for n in range(len(own))]})
    source = world.source("ch2 table 22", "ارزیابی کار تصفیه‌خانه‌ها", "Ratings of treatment plants")
    world.add(tables.plant_rating, rows, source, simulated=True)
    world.cover(tables.plant_rating, YEAR.last_day)


def _connections(world: World, plants: pd.DataFrame) -> None:
    """Units served by the plant of their own park: all covered, most connected, 1,908 of them in 1401."""
    covered, connected = int(report.value("units_covered_wwtp")), int(report.value("units_connected_wwtp", table_no="23"))
    new = int(report.value("units_connected_wwtp_added", table_no="22"))
    units = world.frames["operating_unit"]
    served = units.merge(plants[["park_id", "id", "commissioned_on"]], on="park_id", suffixes=("", "_plant"))
    served = served[pd.to_datetime(served["closed_on"]).isna()]
    served["since"] = np.maximum(pd.to_datetime(served["licence_on"]), pd.to_datetime(served["commissioned_on"]))
    served = served.sort_values(["since", "id"], kind="stable").iloc[:covered].reset_index(drop=True)
    if len(served) < covered:
        raise ValueError(f"only {len(served)} units stand in parks with a plant, {covered} are needed")
    limit = pd.Timestamp(YEAR.start)
    early = served.index[served["since"] < limit][: connected - new]
    rest = served.index.difference(early)[:new]
    rng = world.rng("connections")
    linked = pd.Series(pd.NaT, index=served.index, dtype="datetime64[us]")
    room = (limit - served.loc[early, "since"]).dt.days.to_numpy()
    linked.loc[early] = served.loc[early, "since"] + pd.to_timedelta((rng.random(len(early)) * room).astype(int), unit="D")
    start = served.loc[rest, "since"].clip(lower=limit)
    room = (pd.Timestamp(YEAR.stop) - start).dt.days.to_numpy()
    linked.loc[rest] = start + pd.to_timedelta((rng.random(len(rest)) * room).astype(int), unit="D")
    rows = pd.DataFrame({
        "operating_unit_id": served["id"], "treatment_plant_id": served["id_plant"], "covered_on": served["since"].dt.date,
        "connected_on": linked.dt.date.where(linked.notna(), None), "ended_on": None,
    })
    source = world.source("ch2 tables 22, 23", "واحدهای زیر پوشش تصفیه‌خانه", "Units served by treatment plants")
    world.add(tables.plant_connection, rows, source, simulated=True)
    world.cover(tables.plant_connection, YEAR.start)


def _monitoring(world: World, own: pd.DataFrame) -> None:
    rounds = int(report.value("wwtp_monitoring_rounds"))
    old = own[own["commissioned_on"] < YEAR.start]["id"].to_numpy()
    rows = pd.DataFrame({"treatment_plant_id": world.rng("rounds").choice(old, rounds), "held_on": sites.days(world, "rounds", rounds, YEAR)})
    source = world.source("ch2 2-10-3", "پایش تصفیه‌خانه‌ها", "Monitoring of treatment plants")
    world.add(tables.monitoring_round, rows, source, simulated=True)
    world.cover(tables.monitoring_round, YEAR.start)
    count = int(report.value("wwtp_monitoring_parameters"))
    names = pd.DataFrame({"name": [f"پارامتر {n + 1}" for n in range(count)], "set_on": HISTORY.start, "ended_on": None})
    world.add(tables.monitoring_parameter, names, source, simulated=True)
    world.cover(tables.monitoring_parameter, YEAR.start)


def _reuse(world: World) -> None:
    count, new = int(report.value("parks_effluent_reuse")), int(report.value("parks_effluent_reuse_added"))
    parks = sites.some(world, "reuse", count, YEAR.start)
    days = sites.days(world, "reuse new", new, YEAR) + _after_parks(world, parks[new:], "reuse old")
    rows = pd.DataFrame({"park_id": parks, "realised_on": days, "ended_on": None})
    source = world.source("ch2 2-8", "بازچرخانی پساب", "Effluent reuse")
    world.add(tables.effluent_reuse, rows, source, simulated=True)
    world.cover(tables.effluent_reuse, YEAR.start)
