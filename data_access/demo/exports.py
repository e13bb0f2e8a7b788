"""Exports, exhibitions and standards."""

import numpy as np
import pandas as pd

from data_access import report
from data_access.demo import events, sites
from data_access.demo.world import YEAR, World, share_out
from data_access.schema import exports as tables

MILLION = 1_000_000
DECLARATIONS, OLDER_DECLARATIONS = 6_000, 24_000  # their number is not printed
CONSORTIUM_ROWS, EMC_ROWS = 180, 90  # so are these
CONSORTIA, OLDER_EXHIBITIONS = 40, 3_000


def make(world: World) -> None:
    """Needs the operating units (for the weights of provinces)."""
    _declarations(world)
    _consortia(world)
    _companies(world)
    _exhibitions(world)
    _permanent(world)
    source = world.source("ch3 3-18", "استانداردها", "Standards")
    events.put(
        world, tables.standard_certificate, "obtained_on", events.printed("standards_obtained"), source
    )
    world.cover(tables.standard_certificate, YEAR.start)


def _declarations(world: World) -> None:
    """Every exporting enterprise of 1401 declares at least once; the table's figure is the finer one."""
    source = world.source("ch3 table 61", "صادرات صنایع کوچک", "Exports of small industries")
    rng = world.rng("declarations")
    names = np.array([f"E{number:05}" for number in range(1, 2_001)])
    active = rng.choice(names, events.printed("exporting_smes"), replace=False)
    codes = sites.spread("exporters", world, len(names), events.weights(world))
    places = dict(zip(names, codes, strict=True))
    now = report.value("sme_exports_musd", table_no="61", period_type="year")
    ever = report.value("sme_exports_musd", table_no="61", period_type="cumulative")
    older = rng.choice(names, OLDER_DECLARATIONS)
    again = rng.choice(active, DECLARATIONS - len(active))
    for when, total, who in (
        (events.BEFORE, ever - now, older),
        (YEAR, now, np.concatenate([active, again])),
    ):
        events.put(
            world, tables.export_declaration, "declared_on", len(who), source, when,
            enterprise=who, province_code=[places[name] for name in who],
            value_usd=share_out(rng, total * MILLION, len(who), 1.0),
        )
    world.cover(tables.export_declaration, YEAR.start)


def _consortia(world: World) -> None:
    source = world.source("ch3 table 60", "صادرات کنسرسیوم‌ها", "Exports of consortia")
    rng = world.rng("consortia")
    names = np.array([f"K{number:02}" for number in range(1, CONSORTIA + 1)])
    now = report.value("consortia_exports_musd", table_no="60", period_type="year")
    ever = report.value("consortia_exports_musd", table_no="60", period_type="cumulative")
    for when, count, total in (
        (events.BEFORE, CONSORTIUM_ROWS * 5, ever - now),
        (YEAR, CONSORTIUM_ROWS, now),
    ):
        events.put(
            world, tables.consortium_export, "exported_on", count, source, when,
            consortium=rng.choice(names, count), value_usd=share_out(rng, total * MILLION, count, 0.8),
        )
    world.cover(tables.consortium_export, YEAR.start)


def _companies(world: World) -> None:
    """Export management companies; only those with a grade sign contracts and export."""
    source = world.source("ch3 table 62, 3-15-3", "شرکت‌های مدیریت صادرات", "Export management companies")
    found = int(report.value("emc_companies", category="identified"))
    companies = events.put(world, tables.emc, "identified_on", found, source, events.BEFORE)
    graded = companies["id"].to_numpy()[: int(report.value("emc_companies", category="graded"))]
    _grades(world, source, graded)
    for table in (tables.emc, tables.emc_grade):
        world.cover(table, YEAR.last_day)
    _company_contracts(world, source, graded)
    _company_exports(world, source, graded)
    for table in (tables.emc_contract, tables.emc_export):
        world.cover(table, YEAR.start)


def _grades(world: World, source: int, graded: np.ndarray) -> None:
    """21 companies hold the 22 grades that are printed: so one of them stands under two."""
    held = [int(report.value("emc_companies", category=grade)) for grade in tables.GRADES]
    grades = np.repeat(tables.GRADES, held)
    rows = pd.DataFrame(
        {
            "emc_id": graded[np.arange(len(grades)) % len(graded)],
            "grade": grades,
            "granted_on": sites.days(world, "grades", len(grades), YEAR),
        }
    )
    world.add(tables.emc_grade, rows, source, simulated=True)


def _company_contracts(world: World, source: int, graded: np.ndarray) -> None:
    """Contracts of the graded companies, before 1401 and in it as many as printed."""
    for when, count in (
        (events.BEFORE, round(events.earlier("emc_contracts"))),
        (YEAR, events.printed("emc_contracts")),
    ):
        who = events.pick(world, f"emc {when}", graded, count)
        events.put(world, tables.emc_contract, "signed_on", count, source, when, emc_id=who)


def _company_exports(world: World, source: int, graded: np.ndarray) -> None:
    """Exports through the graded companies that add up to the printed value, before 1401 and in it."""
    rng = world.rng("emc")
    for when, total in (
        (events.BEFORE, events.earlier("emc_exports_musd", "62")),
        (YEAR, report.value("emc_exports_musd", table_no="62", period_type="year")),
    ):
        who = events.pick(world, f"emc exports {when}", graded, EMC_ROWS)
        value = share_out(rng, total * MILLION, EMC_ROWS, 0.8)
        events.put(
            world, tables.emc_export, "exported_on", EMC_ROWS, source, when, emc_id=who, value_usd=value
        )


def _exhibitions(world: World) -> None:
    source = world.source("ch3 table 63, 3-16", "نمایشگاه‌ها", "Exhibitions")
    for place in tables.PLACES:
        count = events.printed("exhibitions_supported", category=place)
        shows = events.put(world, tables.exhibition, "held_on", count, source, name=place, place=place)
        units = _attend(world, source, shows, place, events.printed("exhibition_units", category=place))
        _agree(world, source, shows, units, place)
    older = events.put(
        world,
        tables.exhibition,
        "held_on",
        OLDER_EXHIBITIONS,
        source,
        events.BEFORE,
        place=events.pick(world, "places", np.array(tables.PLACES), OLDER_EXHIBITIONS),
    )
    _attend(world, source, older, "older", round(events.earlier("exhibition_units", table_no="63")))
    for table in (tables.exhibition, tables.exhibition_unit, tables.exhibition_agreement):
        world.cover(table, YEAR.start)


def _attend(world: World, source: int, shows: pd.DataFrame, name: str, count: int) -> pd.DataFrame:
    where = np.concatenate(
        [shows["id"].to_numpy(), events.pick(world, f"at {name}", shows["id"].to_numpy(), count)]
    )
    codes = sites.spread(f"attend {name}", world, count, events.weights(world))
    rows = pd.DataFrame({"exhibition_id": where[:count], "province_code": codes})
    return world.add(tables.exhibition_unit, rows, source, simulated=True)


def _agree(world: World, source: int, shows: pd.DataFrame, units: pd.DataFrame, place: str) -> None:
    """Signed on the day the exhibition opened."""
    days = shows.set_index("id")["held_on"]
    for kind, code in (("contract", "exhibition_contracts"), ("memorandum", "exhibition_memoranda")):
        count = events.printed(code, category=place)
        chosen = units.set_index("id").loc[
            events.pick(world, f"{kind} {place}", units["id"].to_numpy(), count)
        ]
        rows = pd.DataFrame(
            {
                "exhibition_unit_id": chosen.index.to_numpy(),
                "kind": kind,
                "signed_on": days.loc[chosen["exhibition_id"]].to_numpy(),
            }
        )
        world.add(tables.exhibition_agreement, rows, source, simulated=True)


def _permanent(world: World) -> None:
    source = world.source("ch3 3-16-1", "نمایشگاه‌های دائمی", "Permanent exhibitions")
    for when, shows, units in (
        (
            events.BEFORE,
            events.earlier("permanent_exhibitions"),
            events.earlier("permanent_exhibition_units"),
        ),
        (YEAR, events.printed("permanent_exhibitions"), events.printed("permanent_exhibition_units")),
    ):
        made = events.put(world, tables.permanent_exhibition, "opened_on", round(shows), source, when)
        chosen = made.set_index("id").loc[
            events.pick(world, f"permanent {when}", made["id"].to_numpy(), round(units))
        ]
        rows = pd.DataFrame(
            {
                "permanent_exhibition_id": chosen.index.to_numpy(),
                "joined_on": chosen["opened_on"].to_numpy(),
            }
        )
        world.add(tables.permanent_exhibition_unit, rows, source, simulated=True)
    for table in (tables.permanent_exhibition, tables.permanent_exhibition_unit):
        world.cover(table, YEAR.start)
