"""The desk as a system in the demo: outages, changes, incidents, representatives and prerequisites."""

from datetime import timedelta

import numpy as np
import pandas as pd

from common.period import Period
from data_access.demo import desk_days, desk_workflows
from data_access.demo.world import World
from data_access.schema import desk_system as tables
from simulation.model import MINUTE

FIELDS = ("صنایع کوچک", "فنی و عمرانی", "امور متقاضیان و زمین", "حقوقی و قراردادها", "فناوری اطلاعات")
RULE_SINCE = Period.parse("1397-09-28").start   # the letter that asks for one representative per field
REPRESENTED, NOTICED, ANNOUNCED, MET = 0.86, 0.8, 0.85, 0.8   # shares, assumed
CHANGES, INCIDENTS, SERVICE_OUTAGES = 22, 4, 9


def make(world: World) -> None:
    """Needs the services, provinces and days."""
    source = world.source("demo desk", "شبیه‌سازی میز خدمت", "Simulation of the service desk")
    made = {
        tables.service_outage: _outages(world),
        tables.service_change: _changes(world.rng("desk changes")),
        tables.security_incident: _incidents(world.rng("desk incidents")),
        tables.follow_up_field: _fields(world),
        tables.desk_prerequisite: _prerequisites(world),
    }
    for table, rows in made.items():
        world.add(table, rows, source, simulated=True)
        world.cover(table, desk_days.FIRST_DAY)


def _outages(world: World) -> pd.DataFrame:
    """Those of the desk that the simulation knows, and some of service systems; most were announced."""
    rng = world.rng("desk system outages")
    spans = [("desk", *span) for span in desk_days.outages(world)]
    begins = desk_days.calendar(world).begin_of(_days(rng, SERVICE_OUTAGES))
    for begin in begins:
        start = begin + round(rng.uniform(5, 20) * 60) * MINUTE
        spans.append(("service", start, start + round(rng.lognormal(4.2, 0.7)) * MINUTE))
    spans.sort(key=lambda span: span[1])
    started = np.array([start for _, start, _ in spans])
    noticed = started + np.round(rng.exponential(25, len(spans))) * MINUTE
    noticed[rng.random(len(spans)) > NOTICED] = np.nan
    return pd.DataFrame({
        "system": [system for system, _, _ in spans],
        "started_at": desk_days.moments(started),
        "started_on": desk_days.dates(desk_days.calendar(world).day_of(started)),
        "ended_at": desk_days.moments(np.array([end for _, _, end in spans])),
        "noticed_at": desk_days.moments(noticed),
    })


def _changes(rng: np.random.Generator) -> pd.DataFrame:
    days = np.sort(_days(rng, CHANGES)).astype(float)
    announced = np.minimum(days + rng.integers(-10, 4, CHANGES), desk_days.LAST_DAY.toordinal())
    announced[rng.random(CHANGES) > ANNOUNCED] = np.nan
    ids = desk_workflows.service_ids()
    changed = rng.choice(list(ids.values()), CHANGES)
    changed[np.flatnonzero(np.isnan(announced))[-1:]] = ids["SU"]   # whose changes an indicator counts
    return pd.DataFrame({
        "service_id": changed,
        "kind": rng.choice(tables.CHANGES, CHANGES),
        "changed_on": desk_days.dates(days),
        "announced_on": desk_days.dates(announced),
    })


def _incidents(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame({
        "kind": rng.choice(tables.INCIDENTS, INCIDENTS),
        "happened_on": desk_days.dates(np.sort(_days(rng, INCIDENTS)).astype(float)),
    })


def _fields(world: World) -> pd.DataFrame:
    """A row for each field of each provincial company, most with a representative."""
    rng = world.rng("desk fields")
    rows = []
    for code in world.frames["province"]["code"]:
        for field in FIELDS:
            since = RULE_SINCE + timedelta(days=int(rng.integers(5, 700)))
            there = rng.random() < REPRESENTED
            rows.append({
                "province_code": code, "field": field, "opened_on": RULE_SINCE,
                "represented_since": since if there else None, "represented_until": None,
            })
    return pd.DataFrame(rows)


def _prerequisites(world: World) -> pd.DataFrame:
    rng = world.rng("desk prerequisites")
    rows = []
    for code in world.frames["province"]["code"]:
        for kind in tables.PREREQUISITES:
            met = RULE_SINCE + timedelta(days=int(rng.integers(0, 1200)))
            rows.append({"province_code": code, "kind": kind, "met_on": met if rng.random() < MET else None})
    return pd.DataFrame(rows)


def _days(rng: np.random.Generator, count: int) -> np.ndarray:
    """Ordinals of days of 1397 to 1401."""
    first, last = desk_days.FIRST_DAY.toordinal(), desk_days.LAST_DAY.toordinal()
    return rng.integers(first, last + 1, count)
