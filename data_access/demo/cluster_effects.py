"""What supported clusters had at entry and have now, their networks, and what the programme did for them."""

from datetime import date

import numpy as np
import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import events
from data_access.demo.world import YEAR, World, split_by_weight
from data_access.schema import clusters as tables

WHOLE = {
    "enterprises": "cluster_enterprises",
    "bdsp": "cluster_bdsp",
    "bdsp_projects": "cluster_bdsp_projects",
    "joint_activities": "cluster_joint_activities",
    "organisations": "cluster_organisations",
    "employment": "cluster_employment",
}
AMOUNTS = {"exports_musd": ("cluster_exports_musd", 1.0), "sales_mirr": ("cluster_sales_birr", 1_000.0)}
CENTS = 100


def make(world: World) -> None:
    """Needs the clusters."""
    clusters = world.frames["cluster"]
    stages = world.frames["cluster_stage"]
    studied = stages.loc[stages["step"] == "diagnostic_study", "cluster_id"]
    supported = clusters[clusters["id"].isin(studied) & clusters["agent_engaged_on"].notna()]
    _readings(world, supported)
    _networks(world, supported)
    last = stages[(stages["step"] == tables.STEPS[-1]) & stages["left_on"].notna()]
    ended = last[last["left_on"] < YEAR.start]  # so that no plan of 1401 comes before the end of its project
    _support(world, supported["id"].to_numpy(), ended["cluster_id"].to_numpy())


def _source(world: World) -> int:
    return world.source("ch3 table 27", "خوشه‌ها پیش و پس از مداخله", "Clusters before and after")


def _readings(world: World, supported: pd.DataFrame) -> None:
    """At entry, at the end of every year since, and at the end of 1401; measures grow evenly in between."""
    rng = world.rng("cluster readings")
    first, last = _measured(rng, len(supported))
    frames = []
    for place, (key, entry) in enumerate(zip(supported["id"], supported["agent_engaged_on"], strict=True)):
        days = [entry, *_ends_of_years(entry)]
        part = np.linspace(0, 1, len(days))
        rows = {
            name: np.round(first[name][place] + part * (last[name][place] - first[name][place]), 2)
            for name in first
        }
        rows |= {name: np.round(rows[name]) for name in WHOLE}
        moments = ["entry"] + ["follow_up"] * (len(days) - 1)
        frames.append(pd.DataFrame({"cluster_id": key, "moment": moments, "read_on": days, **rows}))
    world.add(tables.cluster_reading, pd.concat(frames, ignore_index=True), _source(world), simulated=True)
    world.cover(tables.cluster_reading, YEAR.last_day)


def _measured(rng: np.random.Generator, count: int) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Per cluster the first and the last figure of each measure; they add up to the printed ones."""
    size = rng.lognormal(0, 0.9, count)
    first, last = {}, {}
    for name, code in WHOLE.items():
        before, now = (int(report.value(code, category=c)) for c in ("before_intervention", ""))
        first[name] = split_by_weight(before, size * rng.lognormal(0, 0.3, count)).astype(float)
        last[name] = first[name] + split_by_weight(
            now - before, (first[name] + 0.5) * rng.lognormal(0, 0.5, count)
        )
    for name, (code, factor) in AMOUNTS.items():
        entry, end = (report.value(code, category=c) * factor for c in ("before_intervention", ""))
        shares = size * rng.lognormal(0, 0.6, count)
        first[name] = split_by_weight(round(entry * CENTS), shares) / CENTS
        last[name] = split_by_weight(round(end * CENTS), shares * rng.lognormal(0, 0.25, count)) / CENTS
    return first, last


def _ends_of_years(entry: date) -> list[date]:
    """The last days of the Jalali years from the year of entry to 1401."""
    year = Period.of_year(1401).last_day
    days = [Period.of_year(y).last_day for y in range(1384, 1402)]
    return [day for day in days if day > entry] or [year]


def _networks(world: World, supported: pd.DataFrame) -> None:
    """As many formed before the entry of their cluster as printed; the others since."""
    rng = world.rng("cluster networks")
    before, now = (int(report.value("cluster_networks", category=c)) for c in ("before_intervention", ""))
    chosen = supported.iloc[rng.integers(0, len(supported), now)]
    entry = np.array([day.toordinal() for day in chosen["agent_engaged_on"]])
    formed = entry - rng.integers(30, 2000, now)
    room = YEAR.stop.toordinal() - entry[before:]
    formed[before:] = entry[before:] + (rng.random(now - before) * room).astype(int)
    rows = pd.DataFrame(
        {
            "cluster_id": chosen["id"].to_numpy(),
            "kind": rng.choice(tables.NETWORKS, now, p=[0.25, 0.1, 0.25, 0.15, 0.25]),
            "formed_on": [date.fromordinal(int(day)) for day in formed],
        }
    )
    world.add(tables.cluster_network, rows, _source(world), simulated=True)
    world.cover(tables.cluster_network, YEAR.last_day)


def _support(world: World, supported: np.ndarray, finished: np.ndarray) -> None:
    """Recipients by month, action plans of finished clusters, courses of agents and documents."""
    _recipients(world, supported)
    source = world.source("ch3 table 26", "شاخص‌های توسعهٔ خوشه", "Indicators of cluster development")
    plans = events.printed("cluster_action_plans")
    ended = events.pick(world, "action plans", finished, plans)
    events.put(world, tables.cluster_action_plan, "carried_out_on", plans, source, cluster_id=ended)
    courses = events.printed("cluster_agent_courses")
    events.put(world, tables.cluster_agent_course, "held_on", courses, source)
    documents = events.printed("cluster_documents")
    events.put(
        world, tables.cluster_document, "produced_on", documents, source,
        cluster_id=events.pick(world, "documents", supported, documents),
        kind=events.pick(world, "kinds of documents", np.array(tables.DOCUMENTS), documents),
    )
    for table in (tables.cluster_action_plan, tables.cluster_agent_course, tables.cluster_document):
        world.cover(table, YEAR.start)


def _recipients(world: World, supported: np.ndarray) -> None:
    """As many different members served in every month of 1401 as the form says."""
    source = world.source("cluster form", "فرم خدمت توسعهٔ خوشه", "Form of the cluster service")
    each = int(report.value("cluster_service_recipients", period=""))
    for month in range(1, 13):
        numbers = world.rng(f"recipients {month}").choice(900, each, replace=False)
        when = Period.parse(f"1401-{month:02}")
        events.put(
            world, tables.cluster_recipient, "served_on", each, source, when,
            member=[f"M{number:04}" for number in numbers],
            cluster_id=events.pick(world, f"recipients of {month}", supported, each),
        )
    world.cover(tables.cluster_recipient, YEAR.start)
