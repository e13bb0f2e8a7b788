"""Business clinics: events, members, and the projects done with the service centres."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import sites
from data_access.demo.world import YEAR, World, split_by_weight
from data_access.schema import centres as tables

SINCE = Period(Period.of_year(1396).start, YEAR.stop)
EVENTS = {
    "clinic_launched": "business_clinics_new", "manager_selected": "business_clinic_managers_selected",
    "service_delivered": "clinic_services",
}
NOT_APPROVED = 24   # in a tenth group of fields, which the chart of approved consultants does not show


def make(world: World) -> None:
    """Needs the operating units (for the weights of provinces)."""
    weights = sites.units_by_province(world)
    _results(world, weights)
    _events(world, weights)
    _members(world, "assessor", [None] * int(report.value("clinic_assessors")), weights)
    _members(world, "consultant", _fields(), weights)
    world.cover(tables.clinic_member, YEAR.last_day)


def _results(world: World, weights: dict[str, float]) -> None:
    source = world.source("ch3 table 36", "پروژه‌های مراکز و کلینیک‌ها", "Projects of centres and clinics")
    for effect in tables.EFFECTS:
        name, count = f"effect {effect}", int(report.value("service_centre_projects", category=effect))
        rows = pd.DataFrame({
            "province_code": sites.spread(name, world, count, weights), "effect": effect,
            "done_on": sites.days(world, name, count, YEAR),
        })
        world.add(tables.centre_result, rows, source, simulated=True)
    world.cover(tables.centre_result, YEAR.start)


def _source(world: World) -> int:
    return world.source("ch3 3-3-1-1, chart 14", "کلینیک‌های کسب‌وکار", "Business clinics")


def _events(world: World, weights: dict[str, float]) -> None:
    """A workshop for consultants in as many provinces as printed; the rest where there are more units."""
    provinces = int(report.value("consultant_workshops_provinces"))
    largest = sorted(weights, key=lambda code: (-weights[code], code))[:provinces]
    places = {"consultants_workshop": np.array(largest)}
    for kind, code in EVENTS.items():
        places[kind] = sites.spread(kind, world, int(report.value(code)), weights)
    for kind, where in places.items():
        days = sites.days(world, kind, len(where), YEAR)
        rows = pd.DataFrame({"province_code": where, "kind": kind, "happened_on": days})
        world.add(tables.clinic_event, rows, _source(world), simulated=True)
    world.cover(tables.clinic_event, YEAR.start)


def _fields() -> list[str]:
    """The field of each consultant: the shares of those approved are the printed percents."""
    shown = [field for field in tables.CLINIC_FIELDS if field != "other"]
    code = "clinic_consultants_field_pct"
    percents = np.array([report.value(code, category=field, kind="published_percent") for field in shown])
    counts = split_by_weight(int(report.value("clinic_consultants")) - NOT_APPROVED, percents)
    approved = [field for field, count in zip(shown, counts, strict=True) for _ in range(count)]
    return approved + ["other"] * NOT_APPROVED


def _members(world: World, role: str, fields: Sequence[str | None], weights: dict[str, float]) -> None:
    days = sites.days(world, role, len(fields), SINCE)
    rows = pd.DataFrame({
        "province_code": sites.spread(role, world, len(fields), weights),
        "role": role, "field": fields, "registered_on": days, "left_on": None,
        "approved_on": [None if field == "other" else day for field, day in zip(fields, days, strict=True)],
    })
    world.add(tables.clinic_member, rows, _source(world), simulated=True)
