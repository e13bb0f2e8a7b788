"""Service centres and their building projects, consultants and contracts."""

import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import clinics, sites
from data_access.demo.world import YEAR, World, share_out, split_by_weight
from data_access.schema import centres as tables

SINCE = Period(Period.of_year(1385).start, YEAR.start)
PROJECTS_SINCE = Period(Period.of_year(1396).start, YEAR.start)


def make(world: World) -> None:
    """Needs the parks and the operating units (for the weights of provinces)."""
    centres = _centres(world)
    _spending(world, _projects(world))
    _contracts(world, _consultants(world, centres))
    clinics.make(world)


def _centres(world: World) -> pd.DataFrame:
    printed = report.table("3_service_centres")
    names = ["name_fa", "name_en", "province_code", "status"]
    rows = pd.DataFrame([{name: row[name] for name in names} for row in printed])
    rows = rows.assign(since=sites.days(world, "centres", len(rows), SINCE), until=None)
    world.cover(tables.service_centre, YEAR.last_day)
    source = world.source("ch3 table 35", "مراکز خدمات فناوری و کسب‌وکار", "Service centres")
    return world.add(tables.service_centre, rows, source, simulated=False)


def _project_source(world: World) -> int:
    return world.source("ch2 table 18, 2-7", "پروژه‌های مراکز خدمات", "Service centre projects")


def _projects(world: World) -> pd.DataFrame:
    """The named projects in their order, and the one in design without a printed name or place."""
    printed = report.table("2_tech_centres_progress")
    built = pd.DataFrame({
        **{name: [row[name] for row in printed] for name in ("name_fa", "name_en", "province_code")},
        "status": "under_construction", "until": None,
        "since": sites.days(world, "centre projects", len(printed), PROJECTS_SINCE),
        "floor_area_m2": [float(row["floor_area_m2"]) for row in printed],
        "progress_pct": [float(row["physical_progress_end_1401_pct"]) for row in printed],
    })
    made = world.add(tables.centre_project, built, _project_source(world), simulated=False)
    design = pd.DataFrame([{
        "name_fa": "پروژهٔ در حال طراحی (نام چاپ نشده)", "name_en": "Project in design (name not printed)",
        "province_code": None, "status": "in_design", "since": YEAR.start, "until": None,
        "floor_area_m2": None, "progress_pct": None,
    }])
    world.add(tables.centre_project, design, _project_source(world), simulated=False)
    world.cover(tables.centre_project, YEAR.last_day)
    return made


def _spending(world: World, projects: pd.DataFrame) -> None:
    """One payment per project on which credit was spent."""
    printed = report.table("2_tech_centres_progress")
    spent = pd.Series([float(row["credit_spent_1401_mrial"]) for row in printed], index=projects["id"])
    spent = spent[spent > 0]
    rows = pd.DataFrame({
        "centre_project_id": spent.index, "amount_mirr": spent.to_numpy(),
        "spent_on": sites.days(world, "centre spending", len(spent), YEAR),
    })
    world.add(tables.centre_spending, rows, _project_source(world), simulated=False)
    world.cover(tables.centre_spending, YEAR.start)


def _consultant_source(world: World) -> int:
    return world.source("ch3 3-3-1-1", "مشاوران مراکز خدمات", "Consultants of the service centres")


def _consultants(world: World, centres: pd.DataFrame) -> pd.DataFrame:
    """Each with at least one person, in an operating centre, from some day after it opened."""
    count, staff = int(report.value("service_centre_consultants")), int(report.value("service_centre_staff"))
    rng = world.rng("consultants")
    operating = centres[centres["status"] == "operating"]
    chosen = operating.iloc[rng.integers(0, len(operating), count)]
    opened = pd.to_datetime(chosen["since"]).reset_index(drop=True)
    room = (pd.Timestamp(YEAR.start) - opened).dt.days
    rows = pd.DataFrame({
        "service_centre_id": chosen["id"].to_numpy(), "left_on": None,
        "joined_on": opened + pd.to_timedelta((rng.random(count) * room).astype(int), unit="D"),
        "staff": split_by_weight(staff - count, rng.lognormal(0, 0.7, count)) + 1,
    })
    world.cover(tables.centre_consultant, YEAR.start)
    return world.add(tables.centre_consultant, rows, _consultant_source(world), simulated=True)


def _contracts(world: World, consultants: pd.DataFrame) -> None:
    count = int(report.value("consulting_contracts"))
    rng = world.rng("consulting")
    rows = pd.DataFrame({
        "centre_consultant_id": rng.choice(consultants["id"].to_numpy(), count),
        "signed_on": sites.days(world, "consulting", count, YEAR),
        "value_mirr": share_out(rng, report.value("consulting_contract_value_birr") * 1000, count, 0.9),
    })
    world.add(tables.consulting_contract, rows, _consultant_source(world), simulated=True)
    world.cover(tables.consulting_contract, YEAR.start)
