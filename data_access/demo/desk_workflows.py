"""Services, workflows, roles, steps and moves as the documents print them; our assumptions are marked."""

import csv
from functools import cache

import pandas as pd
from sqlalchemy import Table

from common.settings import ROOT
from data_access.demo.world import World
from data_access.schema import desk_services as tables

FOLDER = ROOT / "assets/desk"
KNOWN = {"yes": True, "no": False}
NUMBERS = frozenset({
    "version", "position", "opens_minute", "closes_minute", "promised_days", "promised_minutes",
    "announced_visits",
})
SOURCES = {
    "ID": ("desk guide pp. 2-12", "راهنمای میز خدمت الکترونیک", "Guide of the electronic service desk"),
    "TA": ("flowchart A", "نمودار الف نیاز فناورانه", "Flowchart A, technology need"),
    "TB": ("flowchart B", "نمودار ب نیاز فناورانه", "Flowchart B, technology need"),
    "CL": ("cluster form", "شناسنامهٔ خدمت خوشه‌ها", "Identity form of the cluster service"),
    "SU": ("SLA start-ups", "توافق‌نامهٔ خدمات نوپا", "Service-level agreement, start-ups"),
    "CO": ("SLA start-ups section 7", "فرایند حل اختلاف", "Dispute route of the agreement"),
}
TABLES = (tables.service, tables.workflow, tables.desk_role, tables.workflow_step, tables.workflow_move)
NAMED_ONLY = ("desk guide, contents", "فهرست راهنمای میز خدمت", "Contents of the desk guide")


@cache
def listed(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `assets/desk/<name>.csv`."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def make(world: World) -> None:
    """Facts of the documents: not simulated, assumptions marked by `assumed`."""
    guide = world.source(*SOURCES["ID"])
    services = _frame("services")
    _put(world, tables.service, services, services["code"])
    workflows = _frame("workflows")
    _put(world, tables.workflow, _linked(workflows, "service", service_ids()), workflows["service"])
    world.add(tables.desk_role, _frame("roles"), guide, simulated=False)
    steps = _frame("steps")
    linked = _linked(steps, "service", _ids("workflows", "service"), "workflow_id")
    linked = _linked(linked, "role", _ids("roles", "code"), "desk_role_id")
    _put(world, tables.workflow_step, linked, steps["service"])
    moves = _frame("moves")
    linked = _linked(moves, "step", step_ids(), "workflow_step_id")
    linked = _linked(linked, "next", step_ids(), "next_step_id").drop(columns="service")
    _put(world, tables.workflow_move, linked, moves["service"])
    for table in TABLES:
        world.cover(table, pd.Timestamp(workflows["valid_from"].min()).date())


def step_ids() -> dict[str, int]:
    """Step code to the key of its row."""
    return _ids("steps", "code")


def service_ids() -> dict[str, int]:
    """Service code to the key of its row; its one workflow has the same key."""
    return _ids("services", "code")


@cache
def role_of(step: str) -> str:
    """The code of the role that acts in a step."""
    return next(row["role"] for row in listed("steps") if row["code"] == step)


def sides() -> dict[str, str]:
    """Step code to the side that holds a request in it."""
    of_role = {row["code"]: row["side"] for row in listed("roles")}
    return {row["code"]: of_role[row["role"]] for row in listed("steps")}


def _ids(name: str, column: str) -> dict[str, int]:
    return {row[column]: place for place, row in enumerate(listed(name), 1)}


def _frame(name: str) -> pd.DataFrame:
    """The rows with yes and no as booleans and what is empty as unknown."""
    frame = pd.DataFrame(listed(name)).astype(object)
    frame = frame.map(lambda value: KNOWN.get(value, value or None))
    for column in NUMBERS.intersection(frame.columns):
        frame[column] = frame[column].astype("float")
    if "valid_from" in frame:
        frame["valid_from"] = pd.to_datetime(frame["valid_from"])
    return frame


def _linked(frame: pd.DataFrame, column: str, ids: dict[str, int], name: str = "") -> pd.DataFrame:
    """The code in `column` replaced by the key of its row."""
    found = frame.assign(**{name or f"{column}_id": frame[column].map(ids).astype("Int64")})
    return found.drop(columns=column)


def _put(world: World, table: Table, frame: pd.DataFrame, services: pd.Series) -> None:
    """Rows with the source of their service, in the order of the file."""
    sources = services.map(lambda code: world.source(*SOURCES.get(str(code), NAMED_ONLY)))
    made = world.add(table, frame, 0, simulated=False)
    made["source_id"] = sources.to_numpy()
    world.frames[table.name] = made
