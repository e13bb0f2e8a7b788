"""Treatment plants of parks and their modules: those the report names, and as many more as it counts."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import plant_work, sites
from data_access.demo.world import YEAR, World, share_out
from data_access.schema import environment as tables

HISTORY_START = Period.of_year(1376).start
PROCESSES = (
    "لجن فعال متعارف", "لجن فعال با هوادهی گسترده", "راکتور ناپیوستهٔ متوالی",
    "راکتور بیوفیلمی با بستر متحرک", "لجن فعال با بستر ثابت", "بیوراکتور غشایی",
    "راکتور بی‌هوازی با بستر لجن", "راکتور بی‌هوازی بافل‌دار", "فیلتر بی‌هوازی", "برکهٔ تثبیت",
    "لاگون هوادهی", "صافی چکنده", "دیسک چرخان زیستی", "تالاب مصنوعی", "بی‌هوازی-هوازی پیاپی",
    "هوادهی تماسی", "انعقاد و لخته‌سازی", "شناورسازی با هوا", "اکسایش پیشرفته",
    "الترافیلتراسیون", "اسمز معکوس",
)
MODULE = ["treatment_plant_id", "module_no", "commissioned_on", "first_of_plant"]


@dataclass(frozen=True)
class Parks:
    """Keys of parks by how they come to a plant."""

    new: list[int]        # named, with a plant of their own since 1401
    extended: list[int]   # named, with one more module since 1401
    other: list[int]      # with a plant of their own from before
    city: list[int]       # connected to the plant of a city


def make(world: World) -> None:
    """Plants first, then what stands on them. Needs the parks and the operating units."""
    plants = _plants(world, _parks(world))
    _modules(world, plants)
    plant_work.make(world, plants)


def _commissioned(world: World, kind: str) -> list[tuple[int, int]]:
    """Park and number of the module for what the report names as put into operation in 1401."""
    return [
        (sites.named(world, row["province_code"], row["name_fa"].split("/")[0]), int(row["module_no"] or 1))
        for row in report.table("2_wwtp_by_park")
        if row["kind"] == kind and row["commissioned"] == "1"
    ]


def _parks(world: World) -> Parks:
    """Beside the named parks, those with the most units: the plants serve three of four units."""
    new, extended = ([park for park, _ in _commissioned(world, kind)] for kind in ("new_plant", "module"))
    own = int(report.value("parks_with_wwtp"))
    connected = int(report.value("wwtp_plants")) - own
    free = set(sites.operating(world, YEAR.start)["id"]) - {*new, *extended}
    units = world.frames["operating_unit"]["park_id"].value_counts().sort_index(kind="stable")
    ranked = [int(park) for park in units.sort_values(ascending=False, kind="stable").index if park in free]
    others = own - len(new) - len(extended)
    return Parks(new, extended, ranked[:others], ranked[others:others + connected])


def _plants(world: World, parks: Parks) -> pd.DataFrame:
    """A plant per park; the government pays half."""
    before = [*parks.extended, *parks.other, *parks.city]
    keys = [*parks.new, *before]
    own = len(keys) - len(parks.city)
    named = len(parks.new) + len(parks.extended)
    listed = world.frames["park"].set_index("id").loc[keys]
    began = pd.to_datetime(listed["operating_on"]).dt.date.iloc[len(parks.new):]
    cost = np.round(world.rng("plants").lognormal(11.6, 0.5, len(keys)), 1)
    rows = pd.DataFrame({
        "park_id": keys, "name": [f"تصفیه‌خانهٔ {name}" for name in listed["name_fa"]],
        "commissioned_on": [
            *sites.days(world, "new plants", len(parks.new), YEAR),
            *_until_the_year(world, "old plants", began),
        ],
        "city_connection": [n >= own for n in range(len(keys))],
        "process": [PROCESSES[n % len(PROCESSES)] if n < own else None for n in range(len(keys))],
        "cost_mirr": cost, "government_aid_mirr": cost / 2,
    })
    source = world.source("ch2 2-8, 2-10-2, table 20", "تصفیه‌خانه‌ها", "Treatment plants")
    world.cover(tables.treatment_plant, YEAR.start)
    return world.add(tables.treatment_plant, rows, source, pd.Series(range(len(keys))) >= named)


def _until_the_year(world: World, name: str, began: pd.Series) -> list[date]:
    """A day between each beginning and 1401."""
    first = np.array([max(day, HISTORY_START).toordinal() for day in began])
    room = YEAR.start.toordinal() - first
    days = first + (world.rng(name).random(len(first)) * room).astype(int)
    return [date.fromordinal(int(day)) for day in days]


def _modules(world: World, plants: pd.DataFrame) -> None:
    """A first module of each own plant, more from before, the named ones of 1401, and of city connections."""
    # The report counts modules without city connections in one place and with them in another.
    printed = {cell.value for cell in report.cells() if cell.indicator_code == "wwtp_modules"}
    without, with_city = min(printed), max(printed)
    own, city = plants[~plants["city_connection"]], plants[plants["city_connection"]]
    first, new = _as_modules(own, 1), _new_modules(world, own)
    older = _older_modules(world, own, new, int(without) - len(first) - len(new))
    modules = pd.concat([first, older, new], ignore_index=True)
    capacity = report.value("wwtp_capacity_m3_day", table_no="23")
    modules["capacity_m3_day"] = share_out(world.rng("capacity"), capacity, len(modules))
    linked = _as_modules(city.iloc[: int(with_city - without)], 1)
    rows = pd.concat([modules, linked], ignore_index=True)
    named = rows["commissioned_on"] >= YEAR.start
    source = world.source("ch2 table 23, 2-8", "مدول‌های تصفیه‌خانه", "Treatment modules")
    world.add(tables.treatment_module, rows, source, ~named)
    world.cover(tables.treatment_module, YEAR.start)


def _as_modules(plants: pd.DataFrame, number: int) -> pd.DataFrame:
    """Module `number` of each plant, as old as the plant."""
    made = plants.assign(treatment_plant_id=plants["id"], module_no=number, first_of_plant=number == 1)
    return made[MODULE]


def _new_modules(world: World, own: pd.DataFrame) -> pd.DataFrame:
    named = _commissioned(world, "module")
    plants = own.set_index("park_id").loc[[park for park, _ in named], "id"]
    return pd.DataFrame({
        "treatment_plant_id": plants.to_numpy(), "module_no": [number for _, number in named],
        "commissioned_on": sites.days(world, "new modules", len(named), YEAR), "first_of_plant": False,
    })


def _older_modules(world: World, own: pd.DataFrame, new: pd.DataFrame, count: int) -> pd.DataFrame:
    """Second modules from before 1401; a plant that got its third module in 1401 has one."""
    third = own["id"].isin(new.loc[new["module_no"] > 2, "treatment_plant_id"])  # noqa: PLR2004 - the third module
    free = (own["commissioned_on"] < YEAR.start) & ~own["id"].isin(new["treatment_plant_id"])
    chosen = pd.concat([own[third], own[free]]).iloc[:count]
    days = _until_the_year(world, "older modules", chosen["commissioned_on"])
    return _as_modules(chosen, 2).assign(commissioned_on=days)
