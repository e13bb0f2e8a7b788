"""Inboxes of the desk and the time officers give it; in two provinces too little from 1399 on."""

from math import ceil, sqrt

import numpy as np
import pandas as pd

from common.period import Period
from data_access.demo import desk_days, desk_flows, desk_workflows, events
from data_access.demo.world import World
from data_access.schema import desk_services as tables
from simulation.arrivals import factors
from simulation.load import work
from simulation.model import FAR, HOUR, Officer

FALL_BEHIND = ("IR-11", "IR-29")   # officers leave and are not replaced: assumed
FROM = Period.of_year(1399).start
OVERLOAD = 1.09   # work that comes for each unit of work that can be done
BUSY = {   # share of their time for the desk that officers are busy in 1401: least and most of a province
    "desk_officer": (0.74, 0.9), "desk_followup": (0.72, 0.88), "prov_field_deputy": (0.5, 0.72),
    "provider_expert": (0.8, 0.8), "provider_committee": (0.6, 0.6),
}
MOST = 0.6   # of the office time one officer gives the desk, before a second is needed
OFFICE = 7 * HOUR
LABELS = {
    "desk_officer": "مسئول {n} میز خدمت {place}", "desk_followup": "نمایندهٔ {n} حوزهٔ تخصصی {place}",
    "prov_field_deputy": "معاون {n} حوزهٔ تخصصی {place}",
    "prov_tech_expert": "کارشناس {n} توسعهٔ فناوری {place}",
    "prov_sme_deputy": "معاون {n} صنایع کوچک {place}", "consultant": "مشاور {n} {place}",
    "prov_tech_consultant": "مشاور {n} توسعهٔ فناوری {place}", "org_tech_evaluator": "ارزیاب فنی {n} {place}",
    "org_group_senior_supervisor": "ناظر عالی {n} گروه فناوری {place}",
    "org_group_supervisor": "ناظر {n} گروه فناوری {place}",
    "provider_expert": "کارشناس {n} ارائه‌دهندهٔ خدمت {place}",
    "provider_committee": "کمیتهٔ {n} رسیدگی {place}",
}
NEEDS_OF_A_PROVINCE = {
    "prov_tech_expert": 1, "prov_sme_deputy": 1, "consultant": 2, "prov_tech_consultant": 1,
}
NEEDS_OF_THE_COUNTRY = {"org_tech_evaluator": 2, "org_group_senior_supervisor": 1, "org_group_supervisor": 1}
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
Officers = dict[str, list[Officer]]   # by province; "" = the whole country


def make(world: World) -> Officers:
    """Rows of `holder`; the officers of the simulation, by province."""
    rows: list[dict[str, object]] = []
    officers = {place: _simulated(world, rows, place) for place in [*sorted(shares(world)), ""]}
    for place in sorted(shares(world)):
        for role, count in NEEDS_OF_A_PROVINCE.items():
            _seats(world, rows, role, place, count)
    for role, count in NEEDS_OF_THE_COUNTRY.items():
        _seats(world, rows, role, "", count)
    source = world.source("demo desk", "شبیه‌سازی میز خدمت", "Simulation of the service desk")
    world.add(tables.holder, pd.DataFrame(rows), source, simulated=True)
    world.cover(tables.holder, desk_days.WARM_UP)
    return officers


def shares(world: World) -> dict[str, float]:
    """The share of the country's requests that each province has: less than in proportion to its units."""
    sizes = {code: units**0.7 for code, units in events.weights(world).items()}
    return {code: size / sum(sizes.values()) for code, size in sizes.items()}


def _simulated(world: World, rows: list[dict[str, object]], place: str) -> list[Officer]:
    """As many as the requests of 1401 need, or too few."""
    rng = world.rng(f"desk officers {place}")
    found = []
    for role, seconds in _load(world, place, late=False).items():
        low, high = BUSY[role]
        if place in FALL_BEHIND and role == "desk_officer":
            found += _falling_behind(world, rows, place)
            continue
        busy = rng.uniform(low, high)
        heads = max(1, ceil(seconds / (busy * MOST * OFFICE)))
        pace = seconds / (busy * heads * OFFICE) / min(sqrt(world.desk), 1)
        found += [Officer(seat, role, pace=pace) for seat in _seats(world, rows, role, place, heads)]
    return found


def _falling_behind(world: World, rows: list[dict[str, object]], place: str) -> list[Officer]:
    """Twice as many before 1399 as after, and those left get more work than they can do."""
    role = "desk_officer"
    seconds = _load(world, place, late=True)[role]
    heads = max(1, ceil(seconds / (OVERLOAD * MOST * OFFICE)))
    pace = seconds / (OVERLOAD * heads * OFFICE)
    leave = float(desk_days.calendar(world).begin_of(np.array([FROM.toordinal()]))[0])
    seats = _seats(world, rows, role, place, 2 * heads)
    for row in rows[-heads:]:
        row["until"] = Period.of_year(1398).last_day
    until = [FAR] * heads + [leave] * heads
    return [Officer(seat, role, until=end, pace=pace) for seat, end in zip(seats, until, strict=True)]


def _load(world: World, place: str, late: bool) -> dict[str, float]:
    """Role to the seconds of work that come per working day: in 1401, or on average from 1399 on."""
    days = [day for day in desk_days.days(world) if day.year >= (1399 if late else 1401)]
    per_day = factors(days, desk_flows.SEASON).sum() / sum(day.working for day in days)
    found: dict[str, float] = {}
    for code in desk_flows.OF_A_PROVINCE if place else desk_flows.OF_THE_PROVIDER:
        requests = per_day * mean_per_day(world, code, place)
        for role, seconds in work(desk_flows.flows()[code]).items():
            found[role] = found.get(role, 0.0) + requests * seconds
    return found


def mean_per_day(world: World, service: str, place: str) -> float:
    """Requests of a day whose factors are 1, with the desk's share and scale."""
    share = shares(world)[place] if place else 1.0
    return desk_flows.PER_DAY[service] * share * world.desk * world.scale


def _seats(world: World, rows: list[dict[str, object]], role: str, place: str, count: int) -> list[int]:
    """New rows of `holder`; their keys."""
    roles = {row["code"]: key for key, row in enumerate(desk_workflows.listed("roles"), 1)}
    provinces = world.frames["province"].set_index("code")["name_fa"]
    where = provinces[place] if place else ("سازمان" if role.startswith("org") else "ارائه‌دهنده")
    first = len(rows) + 1
    for number in range(1, count + 1):
        label = LABELS[role].format(n=str(number).translate(PERSIAN), place=where)
        rows.append({
            "name": label, "desk_role_id": roles[role], "province_code": place or None,
            "since": desk_days.WARM_UP, "until": None,
        })
    return list(range(first, first + count))
