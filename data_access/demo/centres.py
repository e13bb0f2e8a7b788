"""Service centres and their building projects, consultants, contracts, results, and business clinics."""

import numpy as np
import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import sites
from data_access.demo.world import YEAR, World, share_out, split_by_weight
from data_access.schema import centres as tables

SINCE = Period(Period.of_year(1385).start, YEAR.start)
CLINIC_SINCE = Period(Period.of_year(1396).start, YEAR.stop)
CLINIC_EVENTS = {
    "clinic_launched": "business_clinics_new", "manager_selected": "business_clinic_managers_selected",
    "service_delivered": "clinic_services",
}
NOT_APPROVED = 24   # registered in a tenth group of fields that the chart of approved consultants does not show


def make(world: World) -> None:
    """Needs the parks and the operating units (for the weights of provinces)."""
    centres = _centres(world)
    _projects(world)
    _consultants(world, centres)
    _results(world)
    _clinic_events(world)
    _clinic_members(world)


def _centres(world: World) -> pd.DataFrame:
    printed = report.table("3_service_centres")
    rows = pd.DataFrame({
        "name_fa": [row["name_fa"] for row in printed], "name_en": [row["name_en"] for row in printed],
        "province_code": [row["province_code"] for row in printed], "status": [row["status"] for row in printed],
        "since": sites.days(world, "centres", len(printed), SINCE), "until": None,
    })
    world.cover(tables.service_centre, YEAR.last_day)
    source = world.source("ch3 table 35", "مراکز خدمات فناوری و کسب‌وکار", "Technology and business service centres")
    return world.add(tables.service_centre, rows, source, simulated=False)


def _projects(world: World) -> None:
    source = world.source("ch2 table 18, 2-7", "پروژه‌های مراکز خدمات", "Service centre projects")
    printed = report.table("2_tech_centres_progress")
    built = pd.DataFrame({
        "name_fa": [row["name_fa"] for row in printed], "name_en": [row["name_en"] for row in printed],
        "province_code": [row["province_code"] for row in printed], "status": "under_construction",
        "since": sites.days(world, "centre projects", len(printed), Period(Period.of_year(1396).start, YEAR.start)), "until": None,
        "floor_area_m2": [float(row["floor_area_m2"]) for row in printed],
        "progress_pct": [float(row["physical_progress_end_1401_pct"]) for row in printed],
    })
    made = world.add(tables.centre_project, built, source, simulated=False)
    design = pd.DataFrame([{
        "name_fa": "پروژهٔ در حال طراحی (نام چاپ نشده)", "name_en": "Project in design (name not printed)", "province_code": None,
        "status": "in_design", "since": YEAR.start, "until": None, "floor_area_m2": None, "progress_pct": None,
    }])
    world.add(tables.centre_project, design, source, simulated=False)
    world.cover(tables.centre_project, YEAR.last_day)
    spent = [float(row["credit_spent_1401_mrial"]) for row in printed]
    paid = [n for n, amount in enumerate(spent) if amount]
    rows = pd.DataFrame({
        "centre_project_id": made["id"].iloc[paid].to_numpy(), "spent_on": sites.days(world, "centre spending", len(paid), YEAR),
        "amount_mirr": [spent[n] for n in paid],
    })
    world.add(tables.centre_spending, rows, source, simulated=False)
    world.cover(tables.centre_spending, YEAR.start)


def _consultants(world: World, centres: pd.DataFrame) -> None:
    source = world.source("ch3 3-3-1-1", "مشاوران مراکز خدمات", "Consultants of the service centres")
    count, staff = int(report.value("service_centre_consultants")), int(report.value("service_centre_staff"))
    rng = world.rng("consultants")
    operating = centres[centres["status"] == "operating"]["id"].to_numpy()
    rows = pd.DataFrame({
        "service_centre_id": rng.choice(operating, count), "joined_on": SINCE.stop, "left_on": None,
        "staff": split_by_weight(staff - count, rng.lognormal(0, 0.7, count)) + 1,
    })
    rows["joined_on"] = sites.days(world, "consultants", count, Period(Period.of_year(1390).start, YEAR.start))
    made = world.add(tables.centre_consultant, rows, source, simulated=True)
    world.cover(tables.centre_consultant, YEAR.start)
    signed = int(report.value("consulting_contracts"))
    contracts = pd.DataFrame({
        "centre_consultant_id": rng.choice(made["id"].to_numpy(), signed), "signed_on": sites.days(world, "consulting", signed, YEAR),
        "value_mirr": share_out(rng, report.value("consulting_contract_value_birr") * 1000, signed, 0.9),
    })
    world.add(tables.consulting_contract, contracts, source, simulated=True)
    world.cover(tables.consulting_contract, YEAR.start)


def _results(world: World) -> None:
    source = world.source("ch3 table 36", "پروژه‌های مراکز و کلینیک‌ها", "Projects of centres and clinics")
    weights = sites.units_by_province(world)
    for effect in tables.EFFECTS:
        count = int(report.value("service_centre_projects", category=effect))
        rows = pd.DataFrame({
            "province_code": sites.spread(f"effect {effect}", world, count, weights), "effect": effect,
            "done_on": sites.days(world, f"effect {effect}", count, YEAR),
        })
        world.add(tables.centre_result, rows, source, simulated=True)
    world.cover(tables.centre_result, YEAR.start)


def _clinic_source(world: World) -> int:
    return world.source("ch3 3-3-1-1, chart 14", "کلینیک‌های کسب‌وکار", "Business clinics")


def _clinic_events(world: World) -> None:
    weights = sites.units_by_province(world)
    provinces = sorted(weights, key=lambda code: -weights[code])[: int(report.value("consultant_workshops_provinces"))]
    frames = [("consultants_workshop", np.array(provinces))]
    frames += [(kind, sites.spread(kind, world, int(report.value(code)), weights)) for kind, code in CLINIC_EVENTS.items()]
    for kind, where in frames:
        rows = pd.DataFrame({"province_code": where, "kind": kind, "happened_on": sites.days(world, kind, len(where), YEAR)})
        world.add(tables.clinic_event, rows, _clinic_source(world), simulated=True)
    world.cover(tables.clinic_event, YEAR.start)


def _clinic_members(world: World) -> None:
    """Assessors, and consultants whose approved shares by field are the printed percents."""
    consultants, assessors = int(report.value("clinic_consultants")), int(report.value("clinic_assessors"))
    shown = [field for field in tables.CLINIC_FIELDS if field != "other"]
    percents = np.array([report.value("clinic_consultants_field_pct", category=field, kind="published_percent") for field in shown])
    approved = consultants - NOT_APPROVED
    fields = [field for field, n in zip(shown, split_by_weight(approved, percents), strict=True) for _ in range(n)] + ["other"] * NOT_APPROVED
    weights = sites.units_by_province(world)
    for role, of in (("consultant", fields), ("assessor", [None] * assessors)):
        days = sites.days(world, role, len(of), CLINIC_SINCE)
        rows = pd.DataFrame({
            "province_code": sites.spread(role, world, len(of), weights), "role": role, "field": of, "registered_on": days,
            "approved_on": [None if field == "other" else day for field, day in zip(of, days, strict=True)], "left_on": None,
        })
        world.add(tables.clinic_member, rows, _clinic_source(world), simulated=True)
    world.cover(tables.clinic_member, YEAR.last_day)
