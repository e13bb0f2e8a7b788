"""Requests of the technology-need services, made out of the needs and their steps: printed figures stay."""

from typing import Any

import numpy as np
import pandas as pd

from data_access.demo import desk_days, desk_workflows
from data_access.demo.desk_days import CLOSES, OPENS
from data_access.demo.world import World
from simulation.model import MINUTE

RESULTS = {"met": ("approved", None), "proposal_rejected": ("rejected", "proposal_rejected"),
           "no_memorandum": ("rejected", "no_memorandum")}
REASONS = {"TA-7": "contract", "TB-6": "contract", "TA-12": "report", "TA-13": "report", "TA-14": "report",
           "TB-8": "report"}
STILL_CORRECTING = 0.4   # of those that were sent back and have not come back, assumed
Rows = list[dict[str, Any]]


def part(world: World) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Requests and stays, a request for each need."""
    rng = world.rng("desk needs")
    known = desk_days.calendar(world)
    seats = _seats(world)
    of_need: dict[int, Rows] = {}
    for visit in world.frames["tech_need_step"].to_dict("records"):
        of_need.setdefault(visit["tech_need_id"], []).append(visit)
    requests: Rows = []
    stays: Rows = []
    for need in world.frames["tech_need"].to_dict("records"):
        made = _stays(rng, known, need, of_need[need["id"]])
        for stay in made:
            stay["holder_id"] = _held(rng, seats, stay["step"], need["province_code"])
        stays += made
        requests.append(_request(need, made))
    return pd.DataFrame(requests), pd.DataFrame(stays)


def _request(need: dict[str, Any], stays: Rows) -> dict[str, Any]:
    result, reason = RESULTS.get(need["outcome"], (None, None))
    return {
        "key": need["id"], "service": f"T{need['chart']}", "province_code": need["province_code"],
        "registered": stays[0]["entered"], "finished": stays[-1]["left"] if result else np.nan,
        "result": result, "reason": reason,
    }


def _stays(
    rng: np.random.Generator, known: desk_days.Calendar, need: dict[str, Any], visits: Rows
) -> Rows:
    """The visits in order at moments of office hours on their days; one that was sent back is split."""
    days = [visit["entered_on"].toordinal() for visit in visits]
    if need["outcome"] in RESULTS:
        days.append(visits[-1]["left_on"].toordinal())
    minutes = rng.uniform(OPENS, CLOSES, len(days))
    moments = np.sort(known.begin_of(np.array(days)) + np.round(minutes * MINUTE))
    bounds = [*moments, np.nan][: len(visits) + 1]
    made: Rows = []
    for place, visit in enumerate(visits):
        last = need["outcome"] if place == len(visits) - 1 else None   # unknown while it is open
        sent_back = place > 0 and visits[place - 1]["outcome"] == "not_approved"
        row = {"key": need["id"], "step": visit["step"], "entered": bounds[place], "left": bounds[place + 1]}
        row |= _outcome(visit, last)
        made += _corrected(rng, known, row) if sent_back else [row]
    return made


def _outcome(visit: dict[str, Any], last: str | None) -> dict[str, Any]:
    if last in ("proposal_rejected", "no_memorandum"):
        return {"outcome": "reject", "reason": None}
    if last == "met":
        return {"outcome": "end", "reason": None}
    if visit["outcome"] == "not_approved":
        return {"outcome": "return", "reason": REASONS.get(visit["step"], "missing_document")}
    return {"outcome": None if pd.isna(visit["outcome"]) else "approve", "reason": None}


def _corrected(rng: np.random.Generator, known: desk_days.Calendar, row: dict[str, Any]) -> Rows:
    """First the correction, then the review again; what is not over may be in either."""
    correction = row | {"step": f"{row['step']}C", "outcome": "approve", "reason": None}
    until = row["left"]
    if np.isnan(until):
        if rng.random() < STILL_CORRECTING:
            return [correction | {"outcome": None}]
        until = known.begin_of(np.array([desk_days.LAST_DAY.toordinal()]))[0]
    back = np.floor(row["entered"] + rng.uniform(0.2, 0.8) * max(until - row["entered"], 0))
    return [correction | {"left": back}, row | {"entered": back}]


def _seats(world: World) -> dict[tuple[str, str | None], list[int]]:
    """Role and province to inboxes that are still held; of national roles the province is None."""
    roles = [row["code"] for row in desk_workflows.listed("roles")]
    holders = world.frames["holder"]
    found: dict[tuple[str, str | None], list[int]] = {}
    for row in holders[holders["until"].isna()].to_dict("records"):
        place = row["province_code"] if isinstance(row["province_code"], str) else None
        found.setdefault((roles[row["desk_role_id"] - 1], place), []).append(row["id"])
    return found


def _held(
    rng: np.random.Generator, seats: dict[tuple[str, str | None], list[int]], step: str, province: str
) -> float:
    """An inbox of the step's role; of an applicant or the system there is none."""
    role = desk_workflows.role_of(step)
    free = seats.get((role, province)) or seats.get((role, None))
    return float(free[int(rng.integers(len(free)))]) if free else np.nan
