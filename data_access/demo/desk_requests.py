"""All requests of the desk and their stays, simulated or made out of needs and clusters, as rows."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from data_access.demo import desk_accounts, desk_clusters, desk_days, desk_flows, desk_needs, desk_officers
from data_access.demo import desk_workflows as workflows
from data_access.demo.desk_run import Task, run_all
from data_access.demo.world import World
from data_access.schema import desk_requests as tables
from simulation.model import MINUTE

Part = tuple[pd.DataFrame, pd.DataFrame]
COMMENTS = {
    "missing_document": "مدرک کامل نیست؛ مدرک خواسته‌شده را بارگذاری کنید.",
    "wrong_data": "اطلاعات با مدارک نمی‌خواند؛ اصلاح کنید.",
    "contract": "متن قرارداد را اصلاح کنید.",
    "report": "گزارش را کامل کنید.",
    "other": "توضیح بیشتری لازم است.",
}


def make(world: World) -> None:
    """Needs the workflows, technology needs, clusters, parks and units."""
    requests, stays = _joined(_parts(world))
    requests, stays = _seen(world, requests, stays)
    source = world.source("demo desk", "شبیه‌سازی میز خدمت", "Simulation of the service desk")
    rows = _request_rows(world, requests, stays)
    rows["portal_account_id"] = desk_accounts.add(world, rows, source)
    world.add(tables.request, rows, source, simulated=True)
    world.add(tables.request_step, _step_rows(world, stays), source, simulated=True)
    for table in (tables.request, tables.request_step):
        world.cover(table, desk_days.FIRST_DAY)


def _parts(world: World) -> Iterator[Part]:
    officers = desk_officers.make(world)
    days, office = tuple(desk_days.days(world)), tuple(desk_days.office(world))
    outages, span = tuple(desk_days.outages(world)), desk_days.span(world)
    tasks = []
    for place, own in officers.items():
        services = desk_flows.OF_A_PROVINCE if place else desk_flows.OF_THE_PROVIDER
        means = {code: desk_officers.mean_per_day(world, code, place) for code in services}
        tasks.append(Task(place, means, tuple(own), days, office, outages, span, world.seed))
    for task, (requests, stays) in zip(tasks, run_all(tasks), strict=True):
        frame = pd.DataFrame(requests)
        if not task.place:
            shares = desk_officers.shares(world)
            codes = sorted(shares)
            chance = [shares[code] for code in codes]
            frame["province_code"] = world.rng("desk provider").choice(codes, len(frame), p=chance)
        yield frame, pd.DataFrame(stays)
    yield desk_needs.part(world)
    yield desk_clusters.part(world)


def _joined(parts: Iterator[Part]) -> Part:
    """One frame of requests and one of stays, with keys that are unique among all."""
    requests, stays = [], []
    first = 0
    for own, visits in parts:
        requests.append(own.assign(key=own["key"] + first))
        stays.append(visits.assign(key=visits["key"] + first))
        first += int(own["key"].max()) + 1 if len(own) else 0
    return pd.concat(requests, ignore_index=True), pd.concat(stays, ignore_index=True)


def _seen(world: World, requests: pd.DataFrame, stays: pd.DataFrame) -> Part:
    """What the rows hold: nothing that was over before they begin. Requests in order of registration."""
    first = float(desk_days.calendar(world).begin_of(np.array([desk_days.FIRST_DAY.toordinal()]))[0])
    kept = requests[~(requests["finished"] < first)]
    kept = kept.sort_values(["registered", "province_code", "key"], kind="stable", ignore_index=True)
    kept["id"] = np.arange(1, len(kept) + 1)
    held = stays[~(stays["left"] < first) & stays["key"].isin(kept["key"])]
    held = held.assign(request_id=held["key"].map(kept.set_index("key")["id"]))
    return kept, held.sort_values(["request_id", "entered"], kind="stable", ignore_index=True)


def _step_rows(world: World, stays: pd.DataFrame) -> pd.DataFrame:
    known = desk_days.calendar(world)
    entered, left = stays["entered"].to_numpy(), stays["left"].to_numpy()
    return pd.DataFrame({
        "request_id": stays["request_id"],
        "workflow_step_id": stays["step"].map(workflows.step_ids()),
        "holder_id": stays["holder_id"].astype("Int64"),
        "entered_at": desk_days.moments(entered),
        "entered_on": desk_days.dates(known.day_of(entered)),
        "left_at": desk_days.moments(left),
        "left_on": desk_days.dates(known.day_of(left)),
        "outcome": stays["outcome"],
        "reason": stays["reason"],
        "comment": stays["reason"].map(COMMENTS),
    })


def _request_rows(world: World, requests: pd.DataFrame, stays: pd.DataFrame) -> pd.DataFrame:
    known = desk_days.calendar(world)
    registered, finished = requests["registered"].to_numpy(), requests["finished"].to_numpy()
    registered_on = known.day_of(registered)
    services = requests["service"].map(workflows.service_ids())
    rows = pd.DataFrame({
        "tracking_number": _numbers(world, requests["service"], registered_on),
        "service_id": services,
        "workflow_id": services,
        "province_code": requests["province_code"],
        "registered_at": desk_days.moments(registered),
        "registered_on": desk_days.dates(registered_on),
        "finished_at": desk_days.moments(finished),
        "finished_on": desk_days.dates(known.day_of(finished)),
        "status": _statuses(requests, stays),
        "result": requests["result"],
        "reason": requests["reason"],
    })
    rows["due_on"], rows["due_at"] = _due(world, requests["service"], registered_on)
    return rows.assign(**desk_accounts.details(world, requests, stays))


def _numbers(world: World, services: pd.Series, registered_on: np.ndarray) -> pd.Series:
    """Year, service and a number that runs within both."""
    frame = world.frames["calendar"]
    first = frame["day"].iloc[0].toordinal()
    years = pd.Series(frame["jalali_year"].to_numpy()[registered_on.astype(int) - first] % 100)
    running = services.groupby([years, services]).cumcount() + 1
    parts = zip(years, services, running, strict=True)
    return pd.Series([f"{year:02}-{service}-{number:06}" for year, service, number in parts])


def _statuses(requests: pd.DataFrame, stays: pd.DataFrame) -> np.ndarray:
    """Finished, or by the side of the step it is in."""
    last = stays.groupby("request_id")["step"].last().reindex(requests["id"])
    waits = last.map(workflows.sides()).to_numpy() == "applicant"
    still = np.where(waits, "waiting_for_action", "in_progress")
    return np.where(requests["finished"].notna(), "finished_archived", still)


def _due(world: World, services: pd.Series, registered_on: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The day and the moment by which the announced time is over, at the end of office hours."""
    known = desk_days.calendar(world)
    promised = {row["service"]: row["promised_days"] for row in workflows.listed("workflows")}
    days = pd.to_numeric(services.map(promised)).to_numpy(dtype=float)
    on = known.working_day_after(registered_on, np.nan_to_num(days, nan=1)).astype(float)
    at = known.begin_of(on) + desk_days.CLOSES * MINUTE
    none = np.isnan(days)
    on[none], at[none] = np.nan, np.nan
    return desk_days.dates(on), desk_days.moments(at)
