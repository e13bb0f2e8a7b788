"""Projects under construction with the history of their stages, and those that became units since 1400."""

from datetime import date

import numpy as np
import pandas as pd

from data_access import report
from data_access.demo.world import YEAR, YEAR_BEFORE, World
from data_access.schema import units as tables

LONGEST = 2500  # days from the land to the end of the period, at most


def make(world: World) -> None:
    """Needs the contracts and the units."""
    standing = pd.concat(
        [_standing(world, code) for code in sorted(report.by_province("units_operating"))], ignore_index=True
    )
    finished = _finished(world)
    source = world.source("ch4 table 58", "طرح‌های در دست ساخت", "Projects under construction")
    columns = ["contract_id", "park_id", "started_on", "ended_on"]
    everything = pd.concat([standing, finished], ignore_index=True)
    made = world.add(tables.project, everything[columns], source, simulated=True)
    stages = _stages(world, made["id"].to_numpy(), everything)
    world.add(tables.project_stage, stages, source, simulated=True)
    world.cover(tables.project, YEAR_BEFORE.start)
    world.cover(tables.project_stage, YEAR.last_day)


def _standing(world: World, code: str) -> pd.DataFrame:
    """The projects of a province at the end of 1401, each at its printed stage, on the newest contracts."""
    counts = [
        int(report.value("projects_under_construction", scope=code, category=stage)) * world.scale
        for stage in tables.STAGES
    ]
    here, free = _contracts(world, code)
    rng = world.rng(f"projects {code}")
    total = sum(counts)
    chosen = free.iloc[:total]
    lacking = total - len(chosen)
    # The newest contracts are at the first stage.
    stage = np.repeat(range(len(counts)), counts)
    started = np.array(
        [day.toordinal() for day in chosen["signed_on"]] + [YEAR_BEFORE.start.toordinal()] * lacking
    )
    return pd.DataFrame(
        {
            "contract_id": pd.array([*chosen["id"], *[None] * lacking], dtype="Int64"),
            "park_id": np.concatenate([chosen["park_id"].to_numpy(), rng.choice(here["park_id"], lacking)]),
            "started_on": [date.fromordinal(int(day)) for day in started],
            "ended_on": None,
            "stage": stage,
        }
    )


def _contracts(world: World, code: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """All contracts of a province, and those in force that carry no unit, newest first."""
    contracts, parks = world.frames["contract"], world.frames["park"].set_index("id")["province_code"]
    here = contracts[contracts["park_id"].map(parks) == code]
    taken = world.frames["operating_unit"]["contract_id"].dropna().astype(int)
    free = here[here["ended_on"].isna() & ~here["id"].isin(taken)]
    return here, free.sort_values(["signed_on", "id"], kind="stable", ascending=False)


def _finished(world: World) -> pd.DataFrame:
    """One project for each unit of 1400 and 1401; it ended on the day of the licence."""
    units = world.frames["operating_unit"]
    new = units[units["licence_on"] >= YEAR_BEFORE.start]
    signed = world.frames["contract"].set_index("id")["signed_on"]
    started = [
        max(signed.loc[int(contract)], date.fromordinal(licence.toordinal() - LONGEST))
        if pd.notna(contract)
        else date.fromordinal(licence.toordinal() - 900)
        for contract, licence in zip(new["contract_id"], new["licence_on"], strict=True)
    ]
    return pd.DataFrame(
        {
            "contract_id": new["contract_id"].to_numpy(),
            "park_id": new["park_id"].to_numpy(),
            "started_on": started,
            "ended_on": new["licence_on"].to_numpy(),
            "stage": len(tables.STAGES) - 1,
        }
    )


def _stages(world: World, ids: np.ndarray, projects: pd.DataFrame) -> pd.DataFrame:
    """A row per stage reached, entered in order, left when the next one was entered or the project ended."""
    rng = world.rng("stages")
    start = np.array([day.toordinal() for day in projects["started_on"]])
    limit = YEAR.last_day.toordinal()
    end = np.array([limit if pd.isna(day) else day.toordinal() for day in projects["ended_on"]])
    ended = projects["ended_on"].notna().to_numpy()
    stage = projects["stage"].to_numpy(dtype=int)
    frames = []
    for last in range(len(tables.STAGES)):
        own = stage == last
        steps = np.sort(rng.random((int(own.sum()), last)), axis=1)
        reached = (start[own, None] + steps * (end[own] - start[own])[:, None]).astype(int)
        entered = np.column_stack([start[own], reached])
        left = np.column_stack([reached, np.where(ended[own], end[own], 0)])
        frames += [_stage(ids[own], place, entered[:, place], left[:, place]) for place in range(last + 1)]
    return pd.concat(frames, ignore_index=True)


def _stage(projects: np.ndarray, place: int, entered: np.ndarray, left: np.ndarray) -> pd.DataFrame:
    """The history of one stage; day 0 = not left yet."""
    return pd.DataFrame(
        {
            "project_id": projects,
            "stage": tables.STAGES[place],
            "entered_on": [date.fromordinal(int(day)) for day in entered],
            "left_on": [date.fromordinal(int(day)) if day else None for day in left],
        }
    )
