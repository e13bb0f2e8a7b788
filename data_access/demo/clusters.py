"""Business clusters: the named ones of the report and enough others, with their steps."""

from datetime import date

import numpy as np
import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import events, sites
from data_access.demo.world import YEAR, World
from data_access.schema import clusters as tables

FIRST = Period.of_year(1385).start
UP_TO_1389 = Period.of_year(1389).last_day
# Shares of a project's time: study, action plan, three years of implementation.
PARTS = np.array([0.12, 0.08, 0.25, 0.27, 0.28])
# Named as started in 1401 but not among the running of table 30: still in their feasibility study.
NOT_RUNNING = {("IR-10", "گز اصفهان"), ("IR-26", "مواد شوینده")}
ENDED = Period(Period.of_year(1388).start, YEAR.start)
ENGAGED = Period(Period.of_year(1397).start, YEAR.start)
STARTED = Period(YEAR.start, Period.parse("1401-12").start)  # early enough to be measured again
FAR = date(2100, 1, 1).toordinal()
Rows = list[dict[str, object]]


def make(world: World) -> None:
    """Needs the operating units (for the weights of provinces)."""
    found = _clusters(world)
    bounds = _days(world, found)
    found["agent_engaged_on"] = [_day(day) for day in bounds[:, 8]]
    columns = ["name_fa", "name_en", "province_code", "agent_engaged_on"]
    for named, some in found.groupby(found["name_fa"].notna(), sort=True):
        world.add(tables.cluster, some[columns], _source(world), simulated=not named)
    world.cover(tables.cluster, FIRST)
    order = np.argsort(found["name_fa"].notna().to_numpy(), kind="stable")
    _stages(world, bounds[order])
    _map_updates(world)


def _source(world: World) -> int:
    return world.source("ch3 tables 26 to 32", "خوشه‌های کسب‌وکار", "Business clusters")


def _clusters(world: World) -> pd.DataFrame:
    """The named clusters, one running without name and place, and others up to those identified."""
    named = pd.DataFrame(report.table("3_clusters"))[["province_code", "name_fa", "name_en", "status"]]
    unplaced = pd.DataFrame([{"province_code": None, "status": "running"}])
    feasible = report.by_province("cluster_feasibility_completed")
    studied = [code for code, count in sorted(feasible.items()) for _ in range(int(count))]
    waiting = pd.DataFrame({"province_code": studied, "status": "feasible_1401"})
    before = round(report.value("cluster_feasibility_completed", period="1400", period_type="cumulative"))
    under_way = round(report.value("cluster_feasibility_running")) - len(studied) - len(NOT_RUNNING)
    older = before - (len(named) + 1 - len(NOT_RUNNING))
    left = round(report.value("clusters_identified")) - len(named) - 1 - len(studied) - under_way - older
    states = ["feasible"] * older + ["in_feasibility"] * under_way + ["identified"] * left
    codes = sites.spread("clusters", world, len(states), events.weights(world))
    others = pd.DataFrame({"province_code": codes, "status": states})
    return pd.concat([named, unplaced, waiting, others], ignore_index=True)


def _days(world: World, found: pd.DataFrame) -> np.ndarray:
    """Ordinals of the days a cluster enters its 8 steps, [8] its agent is engaged, [9] its project ends."""
    rng = world.rng("cluster days")
    made = np.array([_one(rng, row) for row in found.to_dict("records")])
    _identify(rng, made, found)
    return made


def _one(rng: np.random.Generator, row: dict[str, object]) -> np.ndarray:
    """One cluster, built backwards from where it stands at the end of 1401."""
    status = str(row["status"])
    engaged, ended = FAR, FAR
    if status in ("finished", "finished_1401"):
        ended = _within(rng, YEAR if status == "finished_1401" else ENDED)
        engaged = ended - int(rng.normal(1150, 130))
    elif status in ("running", "started_1401"):
        engaged = _within(rng, STARTED if status == "started_1401" else ENGAGED)
        ended = max(engaged + int(rng.normal(1200, 150)), YEAR.stop.toordinal() + int(rng.integers(30, 500)))
    return _steps(rng, status, engaged, ended, (row.get("province_code"), row.get("name_fa")) in NOT_RUNNING)


def _steps(rng: np.random.Generator, status: str, engaged: int, ended: int, studied: bool) -> np.ndarray:
    start, stop = YEAR.start.toordinal(), YEAR.stop.toordinal()
    feasible = {
        "feasible": start - int(rng.integers(30, 700)),
        "feasible_1401": int(rng.integers(start, stop)),
        "in_feasibility": FAR,
        "identified": FAR,
    }.get(status, min(engaged, start) - int(rng.integers(10, 200)))
    begun = FAR if status == "identified" else min(feasible, stop) - int(rng.integers(60, 300))
    if studied:
        begun, feasible = engaged - 60, FAR
    ranked = min(begun, start) - int(rng.integers(120, 700))
    runs = engaged < FAR and not studied
    steps = engaged + np.round(np.cumsum(PARTS) * (ended - engaged)).astype(int) if runs else [FAR] * 5
    # The study begins when the feasibility study ends; its agent is engaged in the course of it.
    return np.array(
        [ranked - int(rng.integers(60, 400)), ranked, begun, feasible, *steps[:4], engaged, steps[4]]
    )


def _identify(rng: np.random.Generator, made: np.ndarray, found: pd.DataFrame) -> None:
    """As many identified by the end of 1389 as printed: the rest of them among those never studied."""
    limit = UP_TO_1389.toordinal()
    early = made[:, 0] <= limit
    free = np.flatnonzero((found["status"] == "identified").to_numpy())
    settled = int(early.sum() - early[free].sum())
    wanted = round(report.value("clusters_identified", period="1389")) - settled
    first, later = free[:wanted], free[wanted:]
    made[first, 0] = rng.integers(FIRST.toordinal(), limit + 1, len(first))
    made[later, 0] = rng.integers(limit + 1, YEAR.stop.toordinal(), len(later))
    made[free, 1] = made[free, 0] + rng.integers(60, 400, len(free))


def _stages(world: World, bounds: np.ndarray) -> None:
    """A row per step that was entered by the end of 1401; the next step ends it."""
    entered = np.column_stack([bounds[:, :8]])
    left = np.column_stack([bounds[:, 1:8], bounds[:, 9]])
    stop = YEAR.stop.toordinal()
    cluster, step = np.nonzero(entered < stop)
    rows = pd.DataFrame(
        {
            "cluster_id": cluster + 1,
            "step": np.array(tables.STEPS)[step],
            "entered_on": [_day(day) for day in entered[cluster, step]],
            "left_on": [_day(day) for day in left[cluster, step]],
        }
    )
    world.add(tables.cluster_stage, rows, _source(world), simulated=True)
    world.cover(tables.cluster_stage, FIRST)


def _map_updates(world: World) -> None:
    named = report.table("3_cluster_map_updates_1401")
    source = world.source("ch3 table 28", "به‌روزرسانی نقشهٔ خوشه‌ها", "Cluster-map updates")
    events.put(
        world,
        tables.cluster_map_update,
        "completed_on",
        len(named),
        source,
        simulated=False,
        name_fa=[row["study_fa"] for row in named],
        province_code=[row["province_code"] for row in named],
    )
    world.cover(tables.cluster_map_update, YEAR.start)


def _within(rng: np.random.Generator, period: Period) -> int:
    return int(rng.integers(period.start.toordinal(), period.stop.toordinal()))


def _day(ordinal: int) -> date | None:
    """The day, unless it lies after the data."""
    return date.fromordinal(int(ordinal)) if ordinal < YEAR.stop.toordinal() else None
