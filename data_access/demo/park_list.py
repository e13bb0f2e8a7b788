"""Which parks the demo has: the report's own by name, others named after towns up to the printed counts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import cycle

import numpy as np

from data_access import report
from data_access.demo.world import World, split_by_weight
from data_access.gazetteer import Position, Town, locate, towns
from data_access.place_names import site_key

# Counts the report does not print; they follow from the shares of chart 4 on 858 operating parks.
APPROVED, WITH_LAND = 1059, 950
LEAST = 9  # parks of the smallest province, at least
SURE = 4  # generated parks of a province that are in operation, at least
ZONE_EVERY = 3  # so many generated sites make one zone
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@dataclass(frozen=True)
class Park:
    """A park to be made."""

    province_code: str
    name_fa: str
    name_en: str | None
    kind: str
    position: Position
    named: bool = False
    state_owned: bool = True
    created_in_1401: bool = False
    has_land: bool = False
    operating: bool = False
    licence: str | None = None


def listed(world: World) -> list[Park]:
    """Every park, named ones first, in a fixed order."""
    named = _named()
    wanted = _wanted(named)
    used = {(park.province_code, site_key(park.name_fa)) for park in named}
    made: list[Park] = []
    for code in sorted(wanted):
        fresh = _after_towns(code, used)
        have = sum(park.province_code == code for park in named)
        made += [next(fresh) for _ in range(wanted[code] - have)]
    parks = _with_states(world, named, made)
    return parks + _non_state(world, used)


def _named() -> list[Park]:
    """The parks of tables 1, 7 and 20, each once, however it is spelt."""
    found: dict[tuple[str, str], Park] = {}
    acquired = {_key(row) for row in report.table("2_land_acquired_by_park")}
    created = {_key(row) for row in report.table("2_parks_approved_1401") if row["action"] == "create"}
    for table in ("2_parks_approved_1401", "2_land_acquired_by_park", "2_wwtp_by_park"):
        for row in report.table(table):
            name, english = row["name_fa"].split("/")[0], row["name_en"].split("/")[0]
            key = _key(row)
            if key in found:
                continue
            new = key in created
            found[key] = Park(
                key[0],
                name,
                english,
                "zone" if "ناحیه" in name else "park",
                locate(name, key[0]),
                named=True,
                created_in_1401=new,
                has_land=not new or key in acquired,
                operating=not new,
            )
    return list(found.values())


def _key(row: dict[str, str]) -> tuple[str, str]:
    """Province and name of a park, however it is spelt."""
    return row["province_code"], site_key(row["name_fa"].split("/")[0])


def _wanted(named: list[Park]) -> dict[str, int]:
    """State parks per province, growing with its contracts but less than in proportion."""
    contracts = report.by_province("contracts_in_force")
    codes = sorted(contracts)
    least = {code: max(LEAST, sum(park.province_code == code for park in named) + 2) for code in codes}
    weights = np.array([contracts[code] ** 0.7 for code in codes])
    extra = split_by_weight(APPROVED - sum(least.values()), weights)
    return {code: least[code] + int(more) for code, more in zip(codes, extra, strict=True)}


def _after_towns(code: str, used: set[tuple[str, str]]) -> Iterator[Park]:
    """Parks and zones named after the towns of a province: first each town, then numbers two and more."""
    places = towns(code)
    for number in cycle(range(1, 100)):
        for rank, town in enumerate(places):
            name = town.name_fa if number == 1 else f"{town.name_fa} {str(number).translate(PERSIAN)}"
            key = code, site_key(name)
            if key in used:
                continue
            used.add(key)
            kind = "zone" if rank % ZONE_EVERY == ZONE_EVERY - 1 else "park"
            title = f"شهرک صنعتی {name}" if kind == "park" else f"ناحیه صنعتی {name}"
            yield Park(code, title, None, kind, _at(town))


def _at(town: Town) -> Position:
    return Position(town.latitude, town.longitude, "town", town.name_fa)


def _with_states(world: World, named: list[Park], made: list[Park]) -> list[Park]:
    """As many with land and in operation as the report has; every province keeps some in operation."""
    operating = int(report.value("parks_operating")) - sum(park.operating for park in named)
    land_only = (
        WITH_LAND
        - int(report.value("parks_operating"))
        - sum(park.has_land and not park.operating for park in named)
    )
    first = dict.fromkeys({park.province_code for park in made}, 0)
    sure: list[int] = []
    others: list[int] = []
    for n, park in enumerate(made):
        first[park.province_code] += 1
        (sure if first[park.province_code] <= SURE else others).append(n)
    order = sure + [int(n) for n in world.rng("park states").permutation(others)]
    works, holds = set(order[:operating]), set(order[operating : operating + land_only])
    return named + [
        replace(park, operating=n in works, has_land=n in works or n in holds) for n, park in enumerate(made)
    ]


def _non_state(world: World, used: set[tuple[str, str]]) -> list[Park]:
    contracts = report.by_province("contracts_in_force")
    codes = sorted(contracts)
    counts = {
        kind: int(report.value(f"nonstate_parks_{kind}_licences")) for kind in ("establishment", "operating")
    }
    each = split_by_weight(sum(counts.values()), np.array([contracts[code] for code in codes]))
    where = [code for code, count in zip(codes, each, strict=True) for _ in range(count)]
    kinds = world.rng("non-state").permutation([kind for kind, count in counts.items() for _ in range(count)])
    parks: list[Park] = []
    for code, kind in zip(where, kinds, strict=True):
        park = next(_after_towns(code, used))
        name = f"شهرک غیردولتی {park.position.near_town}"
        number = sum(known.province_code == code and known.name_fa.startswith(name) for known in parks)
        title = name if number == 0 else f"{name} {str(number + 1).translate(PERSIAN)}"
        parks.append(replace(park, name_fa=title, kind="park", state_owned=False, licence=str(kind)))
    return parks
