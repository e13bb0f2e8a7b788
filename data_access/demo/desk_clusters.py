"""Requests of the cluster service, made out of the clusters that have a project: years long, no promise."""

import numpy as np
import pandas as pd

from data_access.demo import desk_days, desk_workflows
from data_access.demo.desk_days import CLOSES, OPENS
from data_access.demo.world import World
from simulation.model import MINUTE

# Where the steps of a cluster begin and end in terms of the service's four.
FIRST = {"CL-1": "ranked", "CL-2": "feasibility", "CL-3": "diagnostic_study", "CL-4": "action_plan"}
LAST = {"CL-1": "ranked", "CL-2": "feasibility", "CL-3": "diagnostic_study", "CL-4": "implementation_year_3"}


def part(world: World) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Requests and stays, a request for each cluster of a known province whose agent was engaged."""
    clusters = world.frames["cluster"]
    chosen = clusters[clusters["agent_engaged_on"].notna() & clusters["province_code"].notna()]
    stays = _stays(world, chosen)
    over = stays[(stays["step"] == "CL-4") & stays["left"].notna()].set_index("key")["left"]
    finished = chosen["id"].map(over).to_numpy(dtype=float)
    requests = pd.DataFrame({
        "key": chosen["id"].to_numpy(),
        "service": "CL",
        "province_code": chosen["province_code"].to_numpy(),
        "registered": chosen["id"].map(stays.groupby("key")["entered"].min()).to_numpy(),
        "finished": finished,
        "result": [None if np.isnan(end) else "approved" for end in finished],
        "reason": None,
    })
    return requests, stays


def _stays(world: World, chosen: pd.DataFrame) -> pd.DataFrame:
    stages = world.frames["cluster_stage"]
    stages = stages[stages["cluster_id"].isin(chosen["id"])]
    entered = stages.pivot_table(index="cluster_id", columns="step", values="entered_on", aggfunc="first")
    left = stages.pivot_table(index="cluster_id", columns="step", values="left_on", aggfunc="first")
    rows = [_of_step(world, entered, left, step) for step in FIRST]
    made = pd.concat(rows, ignore_index=True)
    province = chosen.set_index("id")["province_code"]
    return made.assign(holder_id=made["key"].map(province).map(_deputies(world)), reason=None)


def _of_step(world: World, entered: pd.DataFrame, left: pd.DataFrame, step: str) -> pd.DataFrame:
    begun = entered[FIRST[step]].dropna()
    ended = left[LAST[step]].reindex(begun.index)
    moments = [_moment(world, key, day) for key, day in begun.items()]
    ends = [_moment(world, key, day) for key, day in ended.items()]
    final = "end" if step == "CL-4" else "approve"
    outcome = [None if np.isnan(end) else final for end in ends]
    return pd.DataFrame({
        "key": begun.index, "step": step, "entered": moments, "left": ends, "outcome": outcome,
    })


def _moment(world: World, key: object, day: object) -> float:
    """A moment in office hours of the day, the same whenever the same day of a cluster is asked for."""
    if not hasattr(day, "toordinal") or pd.isna(day):
        return float("nan")
    begin = float(desk_days.calendar(world).begin_of(np.array([day.toordinal()]))[0])
    minute = world.rng(f"desk cluster {key} {day}").uniform(OPENS, CLOSES)
    return begin + round(minute * MINUTE)


def _deputies(world: World) -> dict[str, float]:
    """Province to the inbox of its small-industries deputy."""
    roles = [row["code"] for row in desk_workflows.listed("roles")]
    holders = world.frames["holder"]
    own = holders[holders["desk_role_id"] == roles.index("prov_sme_deputy") + 1]
    return {str(code): float(key) for code, key in zip(own["province_code"], own["id"], strict=True)}
